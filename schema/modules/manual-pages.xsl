<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The pages: one for each chapter of the ODD that declares elements, one for all values and
       shared parts, one for all rules, and the index. -->

  <xsl:variable name="e:own-pages" as="xs:string+" select="'index', 'shared', 'rules'"/>

  <!-- The names of all pages, in the order of the manual. -->
  <xsl:function name="e:pages" as="xs:string+">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:sequence select="'index', $odd//specGrp[e:kind(.) = 'elements'] ! e:page-name(.), 'shared', 'rules'"/>
  </xsl:function>

  <xsl:function name="e:page-name" as="xs:string">
    <xsl:param name="group" as="element(specGrp)"/>
    <xsl:sequence select="if ($group/@xml:id = $e:own-pages) then e:refuse($group, 'its page would have the name of another')
      else string($group/@xml:id)"/>
  </xsl:function>

  <!-- What a chapter declares: elements, rules, or what elements share. -->
  <xsl:function name="e:kind" as="xs:string">
    <xsl:param name="group" as="element(specGrp)"/>
    <xsl:variable name="kinds" as="xs:string*"
      select="distinct-values($group/*/(if (self::elementSpec[e:real(.)]) then 'elements' else if (self::constraintSpec) then 'rules' else 'shared'))"/>
    <xsl:sequence select="if (not(root($group)//schemaSpec/specGrpRef/@target = '#' || $group/@xml:id)) then e:refuse($group, 'the schema does not refer to it')
      else if ($kinds = 'rules' and count($kinds) > 1) then e:refuse($group, 'rules stand by themselves')
      else if ($kinds = 'elements') then 'elements' else $kinds"/>
  </xsl:function>

  <!-- Chooses what the page consists of. -->
  <xsl:mode name="e:page" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="body[$page = '']" mode="e:page" as="empty-sequence()"/>

  <xsl:template match="body[$page = 'index']" mode="e:page" as="xs:string+">
    <xsl:sequence select="e:note(.), e:index(root())"/>
  </xsl:template>

  <xsl:template match="body[$page = 'shared']" mode="e:page" as="xs:string+">
    <xsl:sequence select="e:note(.), e:heading(1, 'Values and shared parts'),
      e:paragraph('What several elements have in common: the kinds of values, the attributes, and what may stand in a paragraph or a line.')"/>
    <xsl:apply-templates select="div[specGrp/e:kind(.) = 'shared']" mode="e:chapter">
      <xsl:with-param name="level" select="2" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="body[$page = 'rules']" mode="e:page" as="xs:string+">
    <xsl:sequence select="e:note(.), e:heading(1, 'Rules'), e:paragraph('What every file of the edition keeps to. The name of a rule is also its address on this page.'),
      e:paragraph('Below a rule stand files that it refuses: the lines with “-” are refused, those with “+” are right, and the message comes last.')"/>
    <xsl:apply-templates select="div[specGrp/e:kind(.) = 'rules']" mode="e:chapter">
      <xsl:with-param name="level" select="2" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="body" mode="e:page" as="xs:string+" priority="-1">
    <xsl:variable name="chapter" as="element(div)*" select="div[specGrp/@xml:id = $page][specGrp/e:kind(.) = 'elements']"/>
    <xsl:sequence select="if (count($chapter) = 1) then e:note(.) else e:refuse(., 'there is no page ' || $page)"/>
    <xsl:apply-templates select="$chapter" mode="e:chapter">
      <xsl:with-param name="level" select="1" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:function name="e:note" as="xs:string">
    <xsl:param name="place" as="element(body)"/>
    <xsl:sequence select="'% Generated from schema/edition.odd by schema/odd2manual.xsl: change the ODD, not this file.'"/>
  </xsl:function>

  <!-- Turns a chapter of the ODD into a page or a part of one. -->
  <xsl:mode name="e:chapter" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="div" mode="e:chapter" as="xs:string+">
    <xsl:apply-templates select="*" mode="e:chapter"/>
  </xsl:template>

  <xsl:template match="div/head" mode="e:chapter" as="xs:string">
    <xsl:param name="level" as="xs:integer" tunnel="yes" required="yes"/>
    <xsl:sequence select="e:heading($level, e:words(.))"/>
  </xsl:template>

  <xsl:template match="div/p" mode="e:chapter" as="xs:string">
    <xsl:sequence select="e:paragraph(e:words(.))"/>
  </xsl:template>

  <xsl:template match="div/specGrp" mode="e:chapter" as="xs:string*">
    <xsl:apply-templates select="*" mode="e:declaration"/>
  </xsl:template>

  <!-- Turns a declaration into a section. -->
  <xsl:mode name="e:declaration" on-no-match="fail" on-multiple-match="fail"/>

</xsl:stylesheet>
