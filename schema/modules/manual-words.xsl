<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Prose: what the ODD says in words. -->

  <!-- The words of a description, a paragraph or a heading. -->
  <xsl:function name="e:words" as="xs:string">
    <xsl:param name="words" as="element()"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:apply-templates select="$words/node()" mode="e:words"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($parts))"/>
  </xsl:function>

  <!-- The paragraphs of a remark, each a block. -->
  <xsl:function name="e:paragraphs" as="xs:string*">
    <xsl:param name="remarks" as="element(remarks)*"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="$remarks/*" mode="e:words"/>
    </xsl:variable>
    <xsl:sequence select="$blocks"/>
  </xsl:function>

  <!-- A description as a sentence: with a capital and a full stop. -->
  <xsl:function name="e:sentence" as="xs:string">
    <xsl:param name="desc" as="element(desc)"/>
    <xsl:variable name="words" as="xs:string" select="e:words($desc)"/>
    <xsl:sequence select="e:paragraph(e:capital($words) || '.'[not(matches($words, '[.!?]$'))])"/>
  </xsl:function>

  <!-- Turns prose into Markdown. -->
  <xsl:mode name="e:words" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="e:words" as="xs:string">
    <xsl:sequence select="e:text(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="e:words" as="empty-sequence()"/>

  <xsl:template match="remarks/p" mode="e:words" as="xs:string">
    <xsl:sequence select="e:paragraph(e:words(.))"/>
  </xsl:template>

  <xsl:template match="remarks/list" mode="e:words" as="xs:string">
    <xsl:sequence select="e:items(item ! e:paragraph(e:words(.)), false())"/>
  </xsl:template>

  <!-- What a description of a value quotes is to be typed. -->
  <xsl:template match="dataSpec//q" mode="e:words" as="xs:string" priority="1">
    <xsl:sequence select="e:code(.)"/>
  </xsl:template>

  <xsl:template match="q" mode="e:words" as="xs:string">
    <xsl:variable name="parts" as="xs:string*">
      <xsl:apply-templates select="node()" mode="e:words"/>
    </xsl:variable>
    <xsl:sequence select="'“' || string-join($parts) || '”'"/>
  </xsl:template>

  <xsl:template match="emph" mode="e:words" as="xs:string">
    <xsl:sequence select="'*' || e:words(.) || '*'"/>
  </xsl:template>

  <xsl:template match="code | val" mode="e:words" as="xs:string">
    <xsl:sequence select="e:code(.)"/>
  </xsl:template>

  <xsl:template match="att" mode="e:words" as="xs:string">
    <xsl:sequence select="e:code('@' || .)"/>
  </xsl:template>

  <!-- An element of the edition leads to its section; one of the TEI's that is not used does not. -->
  <xsl:template match="gi" mode="e:words" as="xs:string">
    <xsl:variable name="spec" as="element(elementSpec)?" select="key('e:specification', ., root(.))[self::elementSpec[e:real(.)]]"/>
    <xsl:sequence select="if ($spec) then e:link(e:code(.), e:element-target($spec)) else e:code(.)"/>
  </xsl:template>

  <xsl:template match="ident" mode="e:words" as="xs:string">
    <xsl:variable name="spec" as="element()?" select="key('e:specification', ., root(.))"/>
    <xsl:sequence select="if ($spec/self::elementSpec[e:real(.)]) then e:link(e:code(.), e:element-target($spec)) else e:code(.)"/>
  </xsl:template>

  <!-- A link to the web, or to a rule. -->
  <xsl:template match="ref[matches(@target, '^https?://[^\s()&lt;&gt;]+$')]" mode="e:words" as="xs:string">
    <xsl:sequence select="'[' || e:words(.) || '](' || @target || ')'"/>
  </xsl:template>

  <xsl:template match="ref[starts-with(@target, '#')][key('e:rule', substring(@target, 2))]" mode="e:words" as="xs:string">
    <xsl:sequence select="e:rule-link(e:words(.), substring(@target, 2))"/>
  </xsl:template>

</xsl:stylesheet>
