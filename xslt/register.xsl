<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One register in, its index page out: KEY.html, beside the pages of the texts. It lists every
       entry, under its identifier, with the way to the entry's own page (see entry.xsl). -->

  <!-- The summaries of all texts and registers (see collect.xsl). Without it a page has no mentions
       and no links to other entries. -->
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
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>
  <xsl:include href="modules/html-page.xsl"/>
  <xsl:include href="modules/html-inline.xsl"/>
  <xsl:include href="modules/html-names.xsl"/>
  <xsl:include href="modules/html-instead.xsl"/>
  <xsl:include href="modules/register-entry.xsl"/>
  <xsl:include href="modules/register-fates.xsl"/>
  <xsl:include href="modules/register-links.xsl"/>
  <xsl:include href="modules/register-mentions.xsl"/>
  <xsl:include href="modules/register-grounds.xsl"/>
  <xsl:include href="modules/register-cells.xsl"/>
  <xsl:include href="modules/register-rows.xsl"/>
  <xsl:include href="modules/register-table.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/html-withdrawn.xsl"/>

  <!-- Only the root is matched; the entries are the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:variable name="list" as="element()" select="e:list(tei:TEI)"/>
    <xsl:variable name="summary" as="element(c:register)">
      <c:register><xsl:sequence select="e:header-facts(tei:TEI)"/></c:register>
    </xsl:variable>
    <html lang="{$summary/@language}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$summary"/>
        <xsl:with-param name="collection" select="$collection/c:collection"/>
        <xsl:with-param name="styles" select="'text', 'register'"/>
        <xsl:with-param name="scripts" select="'table'"/>
        <xsl:with-param name="metadata" select="e:page-metadata($summary, ())"/>
        <xsl:with-param name="title" select="string-join(($summary/@title, $collection/c:collection/@title), ' – ')"/>
      </xsl:call-template>
      <body class="register whole">
        <xsl:call-template name="e:banner">
          <xsl:with-param name="key" select="string($summary/@key)"/>
          <xsl:with-param name="collection" select="$collection/c:collection"/>
        </xsl:call-template>
        <main id="text">
          <header class="title">
            <h1><xsl:value-of select="$summary/@title"/></h1>
            <p class="extent"><xsl:value-of select="e:count(count($list/*[@xml:id]), 'entry', 'entries')"/></p>
            <p class="data">Data: <a href="{$e:up}data/{$summary/@key}.csv" type="text/csv">CSV</a> · <a href="{$e:up}data/{$summary/@key}.json" type="application/json">JSON</a></p>
          </header>
          <xsl:for-each select="$list">
            <xsl:call-template name="e:index"><xsl:with-param name="title" select="string($summary/@title)"/></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="e:outside-sources"/>
          <xsl:call-template name="e:withdrawn"><xsl:with-param name="page" select="string($summary/@key)"/></xsl:call-template>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$summary"/>
          <xsl:with-param name="example" select="string($list/*[@xml:id][1]/@xml:id)"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
