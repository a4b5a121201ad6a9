<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text as plain text for reading: a paragraph a line, blank lines between, the notes at
       the end. -->

  <!-- Give the corrections of this edition (true) or the witness's readings (false). -->
  <xsl:param name="corrections" as="xs:boolean" select="true()"/>

  <!-- The summaries of all texts and registers (see collect.xsl), for the names that stand in place of
       withheld ones; without it those are told by their length. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/text-blocks.xsl"/>
  <xsl:include href="modules/text-inline.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/text-withdrawn.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The document and its root. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:apply-templates select="tei:TEI"/>
  </xsl:template>

  <xsl:template match="tei:TEI" as="text()">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="tei:text" mode="e:plain-block"/>
      <xsl:variable name="corrected" as="element(tei:choice)*" select="tei:text//tei:choice[$corrections]"/>
      <xsl:if test="exists($corrected)">
        <xsl:sequence select="e:underlined('Corrections', '-'),
          $corrected ! (ancestor::*[@xml:id][1]/@xml:id || ': “' || normalize-space(tei:corr) || '”. ' || e:witness-reading(tei:sic))"/>
      </xsl:if>
      <xsl:sequence select="e:withdrawn(e:key(.)), e:underlined(e:title(.) || ': this edition', '-'), e:release(.) || '.', e:rights(.),
        if (e:has-stand-ins(.)) then 'What stands in ‹ › is this edition’s: names and dates from its registers, in place of withheld words.' else ()"/>
    </xsl:variable>
    <xsl:value-of select="string-join($blocks, '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

</xsl:stylesheet>
