<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An element: its section. -->

  <!-- Whether a specification is of an element that files may have. Some are only there for other
       processors of the ODD. -->
  <xsl:function name="e:real" as="xs:boolean">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="exists($spec/(@module | altIdent))"/>
  </xsl:function>

  <!-- The name of the element as files have it. -->
  <xsl:function name="e:element-name" as="xs:string">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="string(($spec/altIdent, $spec/@ident)[1])"/>
  </xsl:function>

  <xsl:function name="e:element-target" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="'element-' || lower-case(replace($spec/@ident, '\.', '-'))"/>
  </xsl:function>

  <!-- The element as a link. Of several things under one name, all but the first say which. -->
  <xsl:function name="e:element-link" as="xs:string">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:variable name="which" as="xs:string" select="substring-after($spec/@ident, $spec/altIdent || '.')"/>
    <xsl:sequence select="e:link(e:code(e:element-name($spec)) || ($spec/altIdent ! (' *' || e:text($which) || '*')), e:element-target($spec))"/>
  </xsl:function>

  <!-- Elements as links, from A to Z. -->
  <xsl:function name="e:element-links" as="xs:string*">
    <xsl:param name="specs" as="element(elementSpec)*"/>
    <xsl:for-each select="$specs">
      <xsl:sort select="lower-case(e:element-name(.))"/>
      <xsl:sort select="lower-case(@ident)"/>
      <xsl:sequence select="e:element-link(.)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:key name="e:named" match="elementSpec[e:real(.)]" use="e:element-name(.)"/>

  <xsl:template match="elementSpec[not(e:real(.))]" mode="e:declaration" as="empty-sequence()"/>

  <xsl:template match="elementSpec[e:real(.)]" mode="e:declaration" as="xs:string+">
    <xsl:sequence select="e:target(e:element-target(.)),
      e:heading(2, e:code(e:element-name(.)) || ' – ' || e:words(desc))"/>
    <xsl:apply-templates select="remarks" mode="e:section"/>
    <xsl:variable name="others" as="element(elementSpec)*" select="key('e:named', e:element-name(.)) except ."/>
    <xsl:sequence select="if ($others) then e:others(., $others) else ()"/>
    <xsl:apply-templates select="exemplum" mode="e:section"/>
    <xsl:sequence select="e:definitions('manual-facts', (
      ['Stands in', e:parents(.)],
      ['Contains', e:contains(.)],
      altIdent ! ['In the schema', e:code(../@ident)]))"/>
    <xsl:sequence select="e:attributes(.)"/>
    <xsl:variable name="rules" as="element(constraintSpec)*" select="$e:rules(@ident) ! key('e:rule', ., root(current()))"/>
    <xsl:sequence select="if ($rules) then (e:rubric('Rules'), e:items($rules ! (e:rule-link(e:code(@ident), @ident) || ' – ' || e:words(e:rule-statement(.))), false())) else ()"/>
    <xsl:apply-templates select="* except (desc, altIdent, remarks, exemplum, content, classes, attList)" mode="e:section"/>
  </xsl:template>

  <!-- What else bears the name: a reader may have come to the wrong one. -->
  <xsl:function name="e:others" as="xs:string">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:param name="others" as="element(elementSpec)+"/>
    <xsl:variable name="items" as="xs:string+"
      select="$others ! (e:element-link(.) || ' – ' || e:words(desc))"/>
    <xsl:sequence select="string-join((':::{container} manual-others', '',
      'Other elements are called ' || e:code(e:element-name($spec)) || ' too:', '', e:items($items, false()), ':::'), '&#10;')"/>
  </xsl:function>

  <!-- Turns a part of a declaration into blocks. -->
  <xsl:mode name="e:section" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="remarks" mode="e:section" as="xs:string*">
    <xsl:sequence select="e:paragraphs(.)"/>
  </xsl:template>

</xsl:stylesheet>
