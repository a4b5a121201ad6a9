<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text in, its summary out: what the home page and the other texts need to know of it.
       The summaries, wrapped in a c:collection in reading order, are the parameter $collection of
       html.xsl and the source of home.xsl. -->

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>

  <!-- Only the root is matched; the summary is made by a function. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(c:text)">
    <xsl:sequence select="e:summary(tei:TEI)"/>
  </xsl:template>

</xsl:stylesheet>
