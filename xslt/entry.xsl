<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:l="urn:edition:ledger" exclude-result-prefixes="#all">

  <!-- One register in, a page for each of its entries out: KEY/ID.html, beside the pages of texts and
       registers. It shows the entry's data with their grounds, what else in the registers leads to it,
       and every passage that mentions it. An entry that is withdrawn keeps a page, which leads on. There is
       no other result. -->

  <!-- The summaries of all texts and registers (see collect.xsl). Without it a page has no mentions
       and no links to other entries. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- The one entry whose page is made; by default all of them. -->
  <xsl:param name="only" as="xs:string" select="''"/>

  <!-- The way from the page to the folder of the site. -->
  <xsl:variable name="e:up" as="xs:string" select="'../'"/>

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
  <xsl:include href="modules/register-cells.xsl"/>
  <xsl:include href="modules/register-card.xsl"/>
  <xsl:include href="modules/register-facts.xsl"/>
  <xsl:include href="modules/register-grounds.xsl"/>
  <xsl:include href="modules/register-life.xsl"/>
  <xsl:include href="modules/register-lifeline.xsl"/>
  <xsl:include href="modules/register-letters.xsl"/>
  <xsl:include href="modules/register-links.xsl"/>
  <xsl:include href="modules/register-mentions.xsl"/>
  <xsl:include href="modules/register-article.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/html-withdrawn.xsl"/>
  <xsl:include href="modules/cite-document.xsl"/>
  <xsl:include href="modules/linked-entry.xsl"/>
  <xsl:include href="modules/register-withdrawn.xsl"/>
  <xsl:include href="modules/entry-pattern.xsl"/>

  <!-- Only the root is matched; the entries are the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="empty-sequence()">
    <xsl:variable name="list" as="element()" select="e:list(tei:TEI)"/>
    <xsl:variable name="summary" as="element(c:register)">
      <c:register><xsl:sequence select="e:header-facts(tei:TEI)"/></c:register>
    </xsl:variable>
    <xsl:variable name="entries" as="element()*" select="e:in-order($list/*[@xml:id])"/>
    <xsl:variable name="pattern" as="element(html)">
      <xsl:for-each select="$list"><xsl:call-template name="e:pattern"><xsl:with-param name="summary" select="$summary"/></xsl:call-template></xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$entries">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:if test="$only = ('', @xml:id)">
        <xsl:variable name="content" as="node()+">
          <xsl:call-template name="e:entry">
            <xsl:with-param name="before" select="subsequence($entries, max((1, $position - 2)), min((2, $position - 1)))"/>
            <xsl:with-param name="after" select="subsequence($entries, $position + 1, 2)"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:variable name="document" as="map(*)?" select="e:document(.)"/>
        <xsl:result-document href="{$summary/@key}/{@xml:id}.html">
          <xsl:choose>
            <xsl:when test="empty($document) and e:filed-name(.)">
              <xsl:apply-templates select="$pattern" mode="own">
                <xsl:with-param name="id" select="string(@xml:id)" tunnel="yes"/>
                <xsl:with-param name="name" select="e:usual-name(.)" tunnel="yes"/>
                <xsl:with-param name="title" select="e:filed-name(.)" tunnel="yes"/>
                <xsl:with-param name="thing" select="e:linked-entry(.)" tunnel="yes"/>
                <xsl:with-param name="content" select="$content" tunnel="yes"/>
              </xsl:apply-templates>
            </xsl:when>
            <xsl:otherwise>
              <xsl:variable name="cited" as="map(*)+" select="e:cited-entry($summary, .)"/>
              <xsl:call-template name="e:entry-page">
                <xsl:with-param name="summary" select="$summary"/>
                <xsl:with-param name="id" select="string(@xml:id)"/>
                <xsl:with-param name="name" select="e:usual-name(.)"/>
                <xsl:with-param name="cited" select="$cited"/>
                <xsl:with-param name="metadata" select="e:entry-metadata($summary, $cited, e:linked-entry(.))"/>
                <xsl:with-param name="content" select="$content"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:result-document>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="e:withdrawn-entries($summary/@key)[$only = ('', e:id-of(@at))]">
      <xsl:result-document href="{e:page-of(@at)}/{e:id-of(@at)}.html">
        <xsl:call-template name="e:entry-page">
          <xsl:with-param name="summary" select="$summary"/>
          <xsl:with-param name="id" select="string(e:id-of(@at))"/>
          <xsl:with-param name="name" select="string(e:id-of(@at))"/>
          <xsl:with-param name="content" as="node()+"><xsl:call-template name="e:epitaph"/></xsl:with-param>
        </xsl:call-template>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <!-- What surrounds an entry. -->
  <xsl:template name="e:entry-page" as="element(html)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="summary" as="element(c:register)" required="yes"/>
    <xsl:param name="id" as="xs:string" required="yes"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()+" required="yes"/>
    <!-- As what it is cited, and what its page says of itself: nothing, of what is withdrawn. -->
    <xsl:param name="cited" as="map(*)*" select="()"/>
    <xsl:param name="metadata" as="element()*" select="()"/>
    <html lang="{$summary/@language}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$summary"/>
        <xsl:with-param name="collection" select="$collection/c:collection"/>
        <xsl:with-param name="styles" select="'text', 'register'"/>
        <xsl:with-param name="metadata" select="$metadata"/>
        <xsl:with-param name="scripts" select="'mark'"/>
        <xsl:with-param name="title" select="string-join(($name, $collection/c:collection/@title), ' – ')"/>
      </xsl:call-template>
      <body class="register">
        <xsl:call-template name="e:banner">
          <xsl:with-param name="key" select="string($summary/@key)"/>
          <xsl:with-param name="collection" select="$collection/c:collection"/>
        </xsl:call-template>
        <main id="text">
          <xsl:sequence select="$content"/>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$summary"/>
          <xsl:with-param name="items" select="if (exists($cited)) then $cited else e:chapter($summary, (), ())"/>
          <xsl:with-param name="example" select="$id"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
