<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A picture: the register of events in, what happened and was written day by day out, as
       chronology.html; and the same as data/chronology.csv and data/chronology.json. -->

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
  <xsl:include href="modules/register-entry.xsl"/>
  <xsl:include href="modules/register-facts.xsl"/>
  <xsl:include href="modules/register-grounds.xsl"/>
  <xsl:include href="modules/register-links.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/html-withdrawn.xsl"/>
  <xsl:include href="modules/picture-page.xsl"/>
  <xsl:include href="modules/csv.xsl"/>
  <xsl:include href="modules/picture-data.xsl"/>
  <xsl:include href="modules/picture-scale.xsl"/>
  <xsl:include href="modules/picture-marks.xsl"/>
  <xsl:include href="modules/picture-items.xsl"/>
  <xsl:include href="modules/picture-calendar.xsl"/>
  <xsl:include href="modules/picture-days.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:variable name="items" as="element(c:item)*" select="e:items(e:list(tei:TEI)/tei:event)"/>
    <xsl:variable name="content" as="element()*">
      <xsl:if test="exists($items)">
        <fieldset class="kinds">
          <legend>Shown</legend>
          <xsl:for-each select="'event', 'document', 'life'">
            <xsl:variable name="kind" as="xs:string" select="."/>
            <xsl:if test="$items/@kind = $kind">
              <label class="{$kind}"><input type="checkbox" name="show" id="show-{$kind}" value="{$kind}" checked="checked"/>
                <xsl:call-template name="e:kind-mark"><xsl:with-param name="kind" select="$kind"/></xsl:call-template>
                <xsl:value-of select="$e:item-kinds($kind)"/></label>
            </xsl:if>
          </xsl:for-each>
        </fieldset>
        <xsl:call-template name="e:calendar"><xsl:with-param name="items" select="$items"/></xsl:call-template>
        <div class="months" id="days">
          <xsl:call-template name="e:months"><xsl:with-param name="items" select="$items"/></xsl:call-template>
        </div>
      </xsl:if>
    </xsl:variable>
    <xsl:call-template name="e:data">
      <xsl:with-param name="key" select="'chronology'"/>
      <xsl:with-param name="columns" select="$e:item-columns"/>
      <xsl:with-param name="rows" select="e:item-rows($items)"/>
    </xsl:call-template>
    <xsl:call-template name="e:picture-page">
      <xsl:with-param name="key" select="'chronology'"/>
      <xsl:with-param name="lead" select="e:chronology-lead($items)"/>
      <xsl:with-param name="content" select="$content"/>
      <xsl:with-param name="styles" select="'chronology'"/>
      <xsl:with-param name="scripts" select="'kinds'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
