<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text into the print document that assets/print.typ sets: a shallow row of blocks in
       reading order, each note inside its reference, every run of text in place. -->

  <!-- Print the corrections of this edition (true) or the witness's readings (false). -->
  <xsl:param name="corrections" as="xs:boolean" select="true()"/>

  <!-- The summaries of all texts and registers (see collect.xsl), for the names that stand in place of
       withheld ones; without it those are told by their length. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <!-- Whether the file holds more texts than this one. -->
  <xsl:variable name="e:is-book" as="xs:boolean" select="false()"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/print-space.xsl"/>
  <xsl:include href="modules/print-bonds.xsl"/>
  <xsl:include href="modules/print-joints.xsl"/>
  <xsl:include href="modules/print-addresses.xsl"/>
  <xsl:include href="modules/print-front.xsl"/>
  <xsl:include href="modules/print-blocks.xsl"/>
  <xsl:include href="modules/print-inline.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/print-withdrawn.xsl"/>

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <!-- The document and its root. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="e:space"/>

  <xsl:template match="/" as="element(print)">
    <xsl:variable name="made" as="element(print)">
      <xsl:apply-templates select="tei:TEI"/>
    </xsl:variable>
    <xsl:apply-templates select="$made" mode="e:joints"/>
  </xsl:template>

  <xsl:template match="tei:TEI" as="element(print)">
    <print key="{e:key(.)}" lang="{e:language(.)}" title="{e:title(.)}"
      author="{string-join(e:authors(.), ', ')}" date="{e:release-date(.)}" version="{e:version(.)}"
      withheld="{e:withheld-characters(tei:text)}"
      keywords="{string-join(e:keywords(.), '|')}">
      <xsl:call-template name="e:title-page"/>
      <xsl:call-template name="e:imprint"/>
      <xsl:apply-templates select="tei:text" mode="e:block"/>
      <xsl:call-template name="e:withdrawn"/>
    </print>
  </xsl:template>

</xsl:stylesheet>
