<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text or register in, its summary out: what the other pages need to know of it. Of a
       text its title, rights and extent, and what it mentions; of a register its entries, and what
       they lead to. The summaries, wrapped in a c:collection (texts in reading order, then
       registers; after them the ledger of released identifiers), are the parameter $collection of
       html.xsl, register.xsl, print.xsl and text.xsl, and the source of home.xsl. -->

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>
  <xsl:include href="modules/collect-mentions.xsl"/>
  <xsl:include href="modules/collect-register.xsl"/>

  <!-- Only the root is matched; the modules do the rest. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:choose>
      <xsl:when test="e:list(tei:TEI)"><xsl:sequence select="e:register(tei:TEI)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="e:summary(tei:TEI, e:mentions(tei:TEI/tei:text))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
