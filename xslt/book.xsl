<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The whole edition into the print document that assets/book.typ sets: the texts in reading order, as
       print.xsl makes them, and what the registers give: a map, lifelines, lives, letters by date, indexes. The source
       is the collection (see collect.xsl). -->

  <!-- Imported, for some of their measures are others here. -->
  <xsl:import href="modules/map-labels.xsl"/>
  <xsl:import href="modules/map-projection.xsl"/>
  <xsl:import href="modules/picture-years.xsl"/>

  <!-- All texts, in reading order, and all registers. -->
  <xsl:param name="files" as="array(document-node())" required="yes"/>

  <!-- Print the corrections of this edition (true) or the witness's readings (false). -->
  <xsl:param name="corrections" as="xs:boolean" select="true()"/>

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <xsl:variable name="collection" as="document-node()" select="/"/>

  <xsl:variable name="e:is-book" as="xs:boolean" select="true()"/>

  <!-- A map in print has the proportions of a page on its side; names are larger: it is made small, and nobody
       enlarges it. -->
  <xsl:variable name="e:sheet-height" as="xs:double" select="0.52"/>
  <xsl:variable name="e:sheet-margin" as="xs:double" select="0.03"/>
  <xsl:variable name="e:name-size" as="xs:double" select="16"/>
  <xsl:variable name="e:date-size" as="xs:double" select="13.8"/>

  <!-- So are the years above the lives, and the columns of deaths are lower. -->
  <xsl:variable name="e:room" as="xs:double" select="6"/>
  <xsl:variable name="e:death" as="xs:integer" select="5"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/alphabet.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/print-space.xsl"/>
  <xsl:include href="modules/print-bonds.xsl"/>
  <xsl:include href="modules/print-joints.xsl"/>
  <xsl:include href="modules/print-addresses.xsl"/>
  <xsl:include href="modules/print-blocks.xsl"/>
  <xsl:include href="modules/print-inline.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/print-withdrawn.xsl"/>
  <xsl:include href="modules/book-front.xsl"/>
  <xsl:include href="modules/book-mentions.xsl"/>
  <xsl:include href="modules/book-about.xsl"/>
  <xsl:include href="modules/book-registers.xsl"/>
  <xsl:include href="modules/book-map.xsl"/>
  <xsl:include href="modules/book-lifelines.xsl"/>
  <xsl:include href="modules/book-looks.xsl"/>
  <xsl:include href="modules/book-figure.xsl"/>
  <xsl:include href="modules/picture-scale.xsl"/>
  <xsl:include href="modules/picture-marks.xsl"/>
  <xsl:include href="modules/picture-lives.xsl"/>
  <xsl:include href="modules/picture-map.xsl"/>
  <xsl:include href="modules/land.xsl"/>
  <xsl:include href="modules/map-earth.xsl"/>
  <xsl:include href="modules/map-places.xsl"/>
  <xsl:include href="modules/map-roads.xsl"/>

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <!-- The collection and the texts. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail" use-accumulators="e:space"/>

  <xsl:variable name="e:texts" as="element(tei:TEI)+" select="$files?*/tei:TEI[not(e:list(.))]"/>

  <!-- The edition's own facts are those of the first text that is not ours, else of the first. -->
  <xsl:variable name="e:chief" as="element(tei:TEI)" select="
    let $key := ($collection/c:collection/(c:text[@kind = 'source'], c:text)[1]/@key) return ($e:texts[@xml:id = $key], $e:texts)[1]"/>

  <xsl:template match="/" as="element(book)">
    <xsl:variable name="made" as="element(book)">
      <xsl:apply-templates select="c:collection"/>
    </xsl:variable>
    <xsl:apply-templates select="$made" mode="e:joints"/>
  </xsl:template>

  <xsl:template match="c:collection" as="element(book)">
    <book key="book" lang="{@xml:lang}" title="{@title}" author="{string-join(e:authors($e:chief), ', ')}"
      date="{e:release-date($e:chief)}" version="{e:version($e:chief)}"
      withheld="{sum($e:texts/tei:text ! e:withheld-characters(.))}" running="{e:book-title()}"
      keywords="{string-join(distinct-values($e:texts ! e:keywords(.)), '|')}">
      <xsl:call-template name="e:book-title-page"/>
      <xsl:call-template name="e:book-imprint"/>
      <contents title="Contents"/>
      <xsl:apply-templates select="$e:texts"/>
      <xsl:call-template name="e:about"/>
      <xsl:call-template name="e:book-map"/>
      <xsl:call-template name="e:book-lifelines"/>
      <xsl:call-template name="e:book-lives"/>
      <xsl:call-template name="e:book-letters"/>
      <xsl:call-template name="e:indexes"/>
    </book>
  </xsl:template>

  <xsl:template match="tei:TEI" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <part key="{e:key(.)}" lang="{e:language(.)}" title="{e:title(.)}" withheld="{e:withheld-characters(tei:text)}">
      <xsl:apply-templates select="tei:text" mode="e:block"/>
      <xsl:call-template name="e:withdrawn"/>
    </part>
  </xsl:template>

</xsl:stylesheet>
