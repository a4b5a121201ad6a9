<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text as plain text for reading: blank lines between the paragraphs, the notes at the
       end of the text or of each section. What can be asked for stands in text-document.xsl. Beside it the map of
       what stands where in it, KEY.map.json. -->

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/text-document.xsl"/>
  <xsl:include href="modules/text-offsets.xsl"/>
  <xsl:include href="modules/text-wrapping.xsl"/>
  <xsl:include href="modules/text-runs.xsl"/>
  <xsl:include href="modules/text-blocks.xsl"/>
  <xsl:include href="modules/text-inline.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/text-withdrawn.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="plain" as="document-node()" select="e:plain-text(tei:TEI)"/>
    <xsl:result-document href="{e:key(tei:TEI)}.map.json">
      <xsl:sequence select="e:text-map($plain, tei:TEI, e:key(tei:TEI) || '.txt', map { 'kind': 'reading', 'wrap': $width, 'notes': $notes, 'readings': e:readings() })"/>
    </xsl:result-document>
    <xsl:value-of select="$plain"/>
  </xsl:template>

</xsl:stylesheet>
