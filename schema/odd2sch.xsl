<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Makes the Schematron schema from the ODD: the rules that a grammar cannot express. Each
       constraintSpec of the scheme "schematron" becomes a pattern of the same name. -->

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:include href="modules/checks.xsl"/>
  <xsl:include href="modules/rules.xsl"/>
  <xsl:include href="modules/rule-checks.xsl"/>

  <!-- The query language in which rules are written; and, for each rule, its place in the manual. -->
  <xsl:variable name="e:binding" as="xs:string" select="'xslt3'"/>
  <xsl:variable name="e:page" as="xs:string" select="'manual/rules.html#'"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <!-- Turns rules into patterns. -->
  <xsl:mode name="e:rules" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Copies what is Schematron already, without the namespaces of the ODD, each element on a line. -->
  <xsl:mode name="e:schematron" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="node()+">
    <xsl:variable name="declared" as="element(constraintDecl)*" select="//constraintDecl[@scheme = 'schematron']"/>
    <xsl:variable name="rules" as="element(constraintSpec)*" select="//constraintSpec[e:rule-scheme(.) = 'schematron'] ! e:known-rule(.)"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:comment> Made from edition.odd by odd2sch.xsl. Edit the ODD. </xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <sch:schema queryBinding="{$e:binding}">
      <xsl:apply-templates select="//schemaSpec/desc" mode="e:rules"/>
      <xsl:apply-templates select="$declared/sch:ns, $declared/sch:let" mode="e:schematron"/>
      <xsl:apply-templates select="$rules" mode="e:rules"/>
      <xsl:text>&#10;</xsl:text>
    </sch:schema>
  </xsl:template>

  <xsl:template match="schemaSpec/desc" mode="e:rules" as="node()+">
    <xsl:sequence select="e:line(1)"/>
    <sch:title><xsl:value-of select="normalize-space()"/></sch:title>
  </xsl:template>

  <xsl:template match="constraintSpec[@mode = 'add'][constraint/sch:rule]" mode="e:rules" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:sequence select="e:line(1)"/>
    <sch:pattern id="{e:rule-ident(.)}" see="{$e:page}{@ident}">
      <xsl:sequence select="e:line(2)"/>
      <sch:title><xsl:value-of select="e:plain(e:rule-statement(.))"/></sch:title>
      <xsl:sequence select="e:line(2)"/>
      <sch:p><xsl:value-of select="e:plain(e:rule-reason(.))"/></sch:p>
      <xsl:apply-templates select="constraint/*" mode="e:schematron"/>
      <xsl:sequence select="e:line(1)"/>
    </sch:pattern>
  </xsl:template>

  <xsl:template match="sch:ns | constraintDecl/sch:let" mode="e:schematron" as="node()+">
    <xsl:sequence select="e:line(1), e:copy(., ())"/>
  </xsl:template>

  <xsl:template match="constraint/sch:rule" mode="e:schematron" as="node()+">
    <xsl:variable name="content" as="node()+">
      <xsl:apply-templates select="sch:*" mode="e:schematron"/>
      <xsl:sequence select="e:line(2)"/>
    </xsl:variable>
    <xsl:sequence select="e:line(2), e:copy(., $content)"/>
  </xsl:template>

  <xsl:template match="sch:rule/sch:let" mode="e:schematron" as="node()+">
    <xsl:sequence select="e:line(3), e:copy(., ())"/>
  </xsl:template>

  <!-- A message of several lines is one line here. -->
  <xsl:template match="sch:assert | sch:report" mode="e:schematron" as="node()+">
    <xsl:variable name="message" as="node()+">
      <xsl:apply-templates mode="e:schematron"/>
    </xsl:variable>
    <xsl:sequence select="e:line(3), e:copy(., $message)"/>
  </xsl:template>

  <xsl:template match="(sch:assert | sch:report)/sch:value-of" mode="e:schematron" as="element()">
    <xsl:sequence select="e:copy(., ())"/>
  </xsl:template>

  <xsl:template match="(sch:assert | sch:report)/text()" mode="e:schematron" as="text()">
    <xsl:variable name="single" as="xs:string" select="replace(., '\s+', ' ')"/>
    <xsl:variable name="begun" as="xs:string"
      select="if (preceding-sibling::node()) then $single else replace($single, '^ ', '')"/>
    <xsl:value-of select="if (following-sibling::node()) then $begun else replace($begun, ' $', '')"/>
  </xsl:template>

  <!-- An element of Schematron with its attributes, each on one line, and new content. -->
  <xsl:function name="e:copy" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:element name="sch:{local-name($element)}">
      <xsl:for-each select="$element/@*">
        <xsl:attribute name="{name()}" select="normalize-space()"/>
      </xsl:for-each>
      <xsl:sequence select="$content"/>
    </xsl:element>
  </xsl:function>

  <xsl:function name="e:line" as="text()">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:value-of select="'&#10;' || string-join((1 to $depth) ! '  ')"/>
  </xsl:function>

</xsl:stylesheet>
