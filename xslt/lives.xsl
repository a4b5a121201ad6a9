<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A picture: the register of persons in, the picture of their lives out, as lives.html; and their
       turning points as data/lives.csv and data/lives.json. -->

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
  <xsl:include href="modules/picture-lives.xsl"/>
  <xsl:include href="modules/picture-years.xsl"/>
  <xsl:include href="modules/picture-words.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:variable name="list" as="element()" select="e:list(tei:TEI)"/>
    <xsl:variable name="lives" as="element()*" select="e:lives($list)"/>
    <xsl:variable name="terror" as="xs:integer?" select="e:years-of-death(e:dated-deaths($lives))"/>
    <xsl:variable name="content" as="element()*">
      <xsl:if test="exists($lives)">
        <xsl:variable name="points" as="element()+" select="$lives ! e:turning-points(.)[e:is-datable(.)]"/>
        <xsl:variable name="limits" as="map(xs:string, item())+" select="$points ! e:limits(.)"/>
        <xsl:variable name="stretches" as="element(c:stretch)+" select="e:stretches(
          $points[not(self::tei:birth)] ! e:limits(.)?first,
          xs:integer(floor(min($limits ! ?first))) - 2, xs:integer(ceiling(max($limits ! ?last))) + 2)"/>
        <xsl:variable name="shown" as="element(c:mark)+" select="$e:marks-of-life[some $point in $points satisfies e:mark($point) is .]"/>
        <xsl:call-template name="e:shapes"/>
        <xsl:call-template name="e:grid">
          <xsl:with-param name="stretches" select="$stretches" tunnel="yes"/>
          <xsl:with-param name="terror" select="$terror" tunnel="yes"/>
        </xsl:call-template>
        <xsl:call-template name="e:legend"><xsl:with-param name="shown" select="$shown"/></xsl:call-template>
        <fieldset class="sorting" hidden="">
          <legend>In the order of</legend>
          <xsl:for-each select="$e:orders">
            <label><input type="radio" name="sort" value="{@key}">
              <xsl:if test="position() eq 1"><xsl:attribute name="checked" select="'checked'"/></xsl:if>
            </input><xsl:text> </xsl:text><xsl:value-of select="."/></label>
          </xsl:for-each>
        </fieldset>
        <!-- Half of the turning points lie before it: a narrow screen shows that first. -->
        <xsl:variable name="middle" as="xs:double" select="sort($points ! e:limits(.)?first) => subsequence((count($points) + 1) idiv 2, 1)"/>
        <div class="picture" role="region" aria-label="The lives, drawn" tabindex="0" data-middle="{e:place($stretches, $middle)}">
          <xsl:call-template name="e:lives-table">
            <xsl:with-param name="lives" select="$lives"/>
            <xsl:with-param name="stretches" select="$stretches" tunnel="yes"/>
          </xsl:call-template>
        </div>
        <xsl:call-template name="e:lives-in-words"><xsl:with-param name="lives" select="$lives"/></xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:call-template name="e:data">
      <xsl:with-param name="key" select="'lives'"/>
      <xsl:with-param name="columns" select="$e:life-columns"/>
      <xsl:with-param name="rows" select="e:life-rows($lives)"/>
    </xsl:call-template>
    <xsl:call-template name="e:picture-page">
      <xsl:with-param name="key" select="'lives'"/>
      <xsl:with-param name="lead" select="e:lead($lives, $terror)"/>
      <xsl:with-param name="content" select="$content"/>
      <xsl:with-param name="styles" select="'lives'"/>
      <xsl:with-param name="scripts" select="'lives'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
