<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A picture: the register of places in, a drawn map out, as map.html. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
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
  <xsl:include href="modules/register-facts.xsl"/>
  <xsl:include href="modules/register-grounds.xsl"/>
  <xsl:include href="modules/register-links.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/html-withdrawn.xsl"/>
  <xsl:include href="modules/picture-page.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:call-template name="e:picture-page">
      <xsl:with-param name="key" select="'map'"/>
      <xsl:with-param name="content" as="element()*"><p>To come.</p></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
