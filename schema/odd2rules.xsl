<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:j="http://www.w3.org/2005/xpath-functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Makes the catalogue of rules from the ODD: a list in JSON, in the order of the ODD, a rule a
       line. Run it on edition.odd; the result is rules.json. -->

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/checks.xsl"/>
  <xsl:include href="modules/rules.xsl"/>

  <!-- Only the root is matched; the mode of the catalogue does the rest. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="rules" as="element(j:map)*">
      <xsl:apply-templates select="//constraintSpec" mode="e:catalogue"/>
    </xsl:variable>
    <xsl:value-of select="'[' || string-join($rules ! ('&#10;' || e:json(.)), ',') || '&#10;]&#10;'"/>
  </xsl:template>

  <!-- Turns a rule into an object of JSON. -->
  <xsl:mode name="e:catalogue" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="constraintSpec" mode="e:catalogue" as="element(j:map)">
    <j:map>
      <j:string key="id"><xsl:value-of select="e:rule-ident(.)"/></j:string>
      <j:string key="scheme"><xsl:value-of select="e:rule-scheme(.)"/></j:string>
      <j:string key="severity"><xsl:value-of select="e:rule-severity(.)"/></j:string>
      <j:string key="rule"><xsl:value-of select="e:plain(e:rule-statement(.))"/></j:string>
      <j:string key="reason"><xsl:value-of select="e:plain(e:rule-reason(.))"/></j:string>
      <j:string key="page"><xsl:value-of select="'manual/rules.html#' || e:rule-ident(.)"/></j:string>
    </j:map>
  </xsl:template>

  <!-- The object on one line. Processors differ in whether they escape a slash: here none is. -->
  <xsl:function name="e:json" as="xs:string">
    <xsl:param name="object" as="element(j:map)"/>
    <xsl:sequence select="string-join(analyze-string(xml-to-json($object), '\\.')/* ! (if (. = '\/') then '/' else string()))"/>
  </xsl:function>

</xsl:stylesheet>
