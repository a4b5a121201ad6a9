<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Makes the encoding manual from the ODD: pages in Markdown, for Sphinx. One run makes one
       page, that of the parameter page; without it, the names of all pages, one a line. -->

  <!-- The page that is wanted. -->
  <xsl:param name="page" as="xs:string" select="''"/>

  <!-- The files that are refused, for the examples of rules:
       <refused xmlns="urn:edition:refused"><file name="…" rule="…" fault="…" message="…"/></refused>,
       each file with the lines that are wrong and those that would be right:
       <line is="wrong">…</line>, <line is="right">…</line>. -->
  <xsl:param name="refused" as="document-node()?" select="()"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/checks.xsl"/>
  <xsl:include href="modules/rules.xsl"/>
  <xsl:include href="modules/markdown.xsl"/>
  <xsl:include href="modules/manual-pages.xsl"/>
  <xsl:include href="modules/manual-index.xsl"/>
  <xsl:include href="modules/manual-element.xsl"/>
  <xsl:include href="modules/manual-content.xsl"/>
  <xsl:include href="modules/manual-model.xsl"/>
  <xsl:include href="modules/manual-attributes.xsl"/>
  <xsl:include href="modules/manual-values.xsl"/>
  <xsl:include href="modules/manual-rules.xsl"/>
  <xsl:include href="modules/manual-concerned.xsl"/>
  <xsl:include href="modules/manual-words.xsl"/>
  <xsl:include href="modules/manual-example.xsl"/>

  <!-- Only the root is matched; the modules do the rest. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:apply-templates select="//schemaSpec, //specGrp[not(constraintSpec)]" mode="e:check"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="TEI/text/body" mode="e:page"/>
    </xsl:variable>
    <xsl:value-of select="(if ($page) then string-join($blocks, '&#10;&#10;') else string-join(e:pages(.), '&#10;')) || '&#10;'"/>
  </xsl:template>

</xsl:stylesheet>
