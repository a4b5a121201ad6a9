<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A picture: the places of the collection in, a drawn map of them out, as map.html, and their data as
       data/map.csv and data/map.geojson. The source is the register of places, whose header the page carries. -->

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
  <xsl:include href="modules/picture-map.xsl"/>
  <xsl:include href="modules/land.xsl"/>
  <xsl:include href="modules/map-projection.xsl"/>
  <xsl:include href="modules/map-earth.xsl"/>
  <xsl:include href="modules/map-places.xsl"/>
  <xsl:include href="modules/map-roads.xsl"/>
  <xsl:include href="modules/map-labels.xsl"/>
  <xsl:include href="modules/map-table.xsl"/>
  <xsl:include href="modules/csv.xsl"/>
  <xsl:include href="modules/map-data.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:call-template name="e:map-data"/>
    <xsl:call-template name="e:picture-page">
      <xsl:with-param name="key" select="'map'"/>
      <xsl:with-param name="lead" select="'The places, by what they were and how often they are mentioned'"/>
      <xsl:with-param name="styles" select="'map'"/>
      <xsl:with-param name="scripts" select="'pan', 'kinds'"/>
      <xsl:with-param name="forms" select="'csv', 'geojson'"/>
      <xsl:with-param name="content" as="element()+">
        <xsl:if test="exists($e:sheet)"><xsl:call-template name="e:plate"/></xsl:if>
        <xsl:call-template name="e:road-in-words"/>
        <xsl:call-template name="e:table-of-places"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The drawing with its key, the buttons that a script puts to use, and what it rests on. -->
  <xsl:template name="e:plate" as="element(figure)">
    <xsl:context-item use="optional"/>
    <figure class="map">
      <xsl:call-template name="e:key"/>
      <p class="panning" role="group" aria-label="Enlarge and move the map" hidden="">
        <button type="button" data-by="2" aria-label="Larger">+</button>
        <button type="button" data-by="0.5" aria-label="Smaller">−</button>
        <button type="button" data-by="0" aria-label="The whole map">Whole</button>
      </p>
      <div class="plate" role="region" aria-label="Map" tabindex="0"><xsl:call-template name="e:map"/></div>
      <figcaption>
        <p>The area of a sign is the number of mentions<xsl:value-of select="$e:marks[1] ! (', from 1 to ' || e:mention-count(?entry) || ' (' || ?name || ')')"/>; a place of several kinds has one sign within the other. Some names appear only
          when the map is enlarged, or when a sign is pointed at. Albers’ equal-area projection.</p>
        <p>Positions are those of the <a href="{$e:up}places.html">register of places</a>, which names their source. Coasts, lakes and rivers,
          as they are today, were made with Natural Earth, which is in the public domain.</p>
      </figcaption>
    </figure>
  </xsl:template>

</xsl:stylesheet>
