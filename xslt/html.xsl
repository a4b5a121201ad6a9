<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text in, one HTML page out: KEY.html, for a folder that also holds index.html and
       the assets. The page needs no script and no other host. -->

  <!-- The summaries of all texts and registers (see collect.xsl), for navigation and for links to the
       registers, and the ledger, for withdrawn addresses; without it the page stands alone. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- The way from the page to the folder of the site. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>
  <xsl:include href="modules/html-page.xsl"/>
  <xsl:include href="modules/html-structure.xsl"/>
  <xsl:include href="modules/html-contents.xsl"/>
  <xsl:include href="modules/html-layers.xsl"/>
  <xsl:include href="modules/html-place.xsl"/>
  <xsl:include href="modules/html-notes.xsl"/>
  <xsl:include href="modules/html-voices.xsl"/>
  <xsl:include href="modules/html-inline.xsl"/>
  <xsl:include href="modules/html-editorial.xsl"/>
  <xsl:include href="modules/html-names.xsl"/>
  <xsl:include href="modules/html-instead.xsl"/>
  <xsl:include href="modules/html-withheld.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/html-withdrawn.xsl"/>

  <!-- Only the root is matched; the text itself is the business of the mode "text". -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:variable name="summary" as="element(c:text)" select="e:summary(tei:TEI, ())"/>
    <html lang="{$summary/@language}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$summary"/>
        <xsl:with-param name="collection" select="$collection/c:collection"/>
        <xsl:with-param name="styles" select="'text'"/>
        <xsl:with-param name="scripts" select="'notes', 'cards', 'layers', 'place', 'mark'"/>
        <xsl:with-param name="metadata" select="e:page-metadata($summary, tei:TEI/tei:text)"/>
      </xsl:call-template>
      <body class="reading">
        <xsl:call-template name="e:banner">
          <xsl:with-param name="key" select="string($summary/@key)"/>
          <xsl:with-param name="collection" select="$collection/c:collection"/>
        </xsl:call-template>
        <xsl:for-each select="tei:TEI/tei:text"><xsl:call-template name="e:running-head"/></xsl:for-each>
        <main id="text">
          <xsl:apply-templates select="tei:TEI/tei:text" mode="text"/>
          <xsl:call-template name="e:withdrawn"><xsl:with-param name="page" select="string($summary/@key)"/></xsl:call-template>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$summary"/>
          <xsl:with-param name="collection" select="$collection/c:collection"/>
          <xsl:with-param name="example" select="string((tei:TEI/tei:text//tei:p/@xml:id, tei:TEI/tei:text//@xml:id)[1])"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
