<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A register in, its entries as linked data out (JSON-LD, in the terms of schema.org): each as on its page. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/published.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>
  <xsl:include href="modules/json.xsl"/>
  <xsl:include href="modules/cite-names.xsl"/>
  <xsl:include href="modules/cite-items.xsl"/>
  <xsl:include href="modules/cite-document.xsl"/>
  <xsl:include href="modules/linked-entry.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="folder" as="xs:string" select="e:key(tei:TEI) || '/'"/>
    <xsl:variable name="graph" as="map(*)*" select="e:list(tei:TEI)/*[@xml:id]
      ! map:put(e:linked-entry(., e:published-from-data('')), '@id', e:published-from-data($folder || @xml:id || '.html'))"/>
    <xsl:value-of select="e:json(map { '@context': 'https://schema.org', '@graph': array { $graph } }) || '&#10;'"/>
  </xsl:template>

</xsl:stylesheet>
