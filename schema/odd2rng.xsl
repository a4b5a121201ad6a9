<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Makes the RelaxNG schema from the ODD: one define for each datatype, macro and element, each
       with its description. Run it on edition.odd; the result is edition.rng. -->

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:include href="modules/checks.xsl"/>
  <xsl:include href="modules/declarations.xsl"/>
  <xsl:include href="modules/content.xsl"/>
  <xsl:include href="modules/attributes.xsl"/>
  <xsl:include href="modules/layout.xsl"/>

  <xsl:template match="/" as="node()+">
    <xsl:variable name="schema" as="element(schemaSpec)" select="//schemaSpec"/>
    <xsl:apply-templates select="$schema, //specGrp" mode="e:check"/>
    <xsl:variable name="grammar" as="element()">
      <xsl:apply-templates select="$schema" mode="e:declare"/>
    </xsl:variable>
    <xsl:comment> Generated from edition.odd by odd2rng.xsl: change the ODD, not this file. </xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="$grammar" mode="e:layout"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
