<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A picture: the register of documents in, who wrote to whom and when out, as correspondence.html:
       over time, as a network, and as tables. The data go to data/correspondence.csv and .json. -->

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
  <xsl:include href="modules/picture-letters.xsl"/>
  <xsl:include href="modules/picture-letters-words.xsl"/>
  <xsl:include href="modules/picture-letters-places.xsl"/>
  <xsl:include href="modules/picture-letters-time.xsl"/>
  <xsl:include href="modules/picture-network-places.xsl"/>
  <xsl:include href="modules/picture-network.xsl"/>
  <xsl:include href="modules/picture-letters-legend.xsl"/>
  <xsl:include href="modules/picture-letters-table.xsl"/>
  <xsl:include href="modules/csv.xsl"/>
  <xsl:include href="modules/picture-letters-data.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:variable name="whole" as="element(c:correspondence)" select="e:correspondence(tei:TEI)/c:correspondence"/>
    <xsl:variable name="register" as="xs:string" select="e:key(tei:TEI)"/>
    <xsl:call-template name="e:picture-page">
      <xsl:with-param name="key" select="'correspondence'"/>
      <xsl:with-param name="lead" select="e:lead-of-letters($whole)"/>
      <xsl:with-param name="styles" select="'correspondence'"/>
      <xsl:with-param name="scripts" select="'correspondence'"/>
      <xsl:with-param name="content" as="element()*">
        <xsl:for-each select="$whole[c:letter]">
          <xsl:call-template name="e:letters-seen"><xsl:with-param name="register" select="$register"/></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:result-document href="data/correspondence.csv" method="text" encoding="UTF-8"><xsl:value-of select="e:letters-as-csv($whole/c:letter)"/></xsl:result-document>
    <xsl:result-document href="data/correspondence.json" method="text" encoding="UTF-8"><xsl:value-of select="e:letters-as-json($whole/c:letter)"/></xsl:result-document>
  </xsl:template>

  <xsl:template name="e:letters-seen" as="element()+">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:param name="register" as="xs:string" required="yes"/>
    <xsl:variable name="ties" as="element(c:tie)*" select="e:ties(.)"/>
    <xsl:variable name="over-time" as="element()?"><xsl:call-template name="e:letters-over-time"/></xsl:variable>
    <xsl:call-template name="e:choice-of-party"/>
    <xsl:if test="exists($over-time)">
      <section class="plate">
        <h2 id="over-time">Over time</h2>
        <a class="past" href="#letters">Skip the drawing: the same letters in a table</a>
        <div class="drawing" role="region" tabindex="0" aria-labelledby="over-time"><xsl:sequence select="$over-time"/></div>
        <xsl:call-template name="e:legend-of-time"/>
      </section>
    </xsl:if>
    <section class="plate">
      <h2 id="network">As a network</h2>
      <a class="past" href="#pairs">Skip the drawing: who wrote to whom in a table</a>
      <div class="drawing" role="region" tabindex="0" aria-labelledby="network">
        <xsl:call-template name="e:network"><xsl:with-param name="all-ties" select="$ties"/></xsl:call-template>
      </div>
      <xsl:call-template name="e:legend-of-network"/>
      <details id="pairs">
        <summary>Who wrote to whom, as a table</summary>
        <div class="wide" role="region" tabindex="0" aria-label="Who wrote to whom">
          <xsl:call-template name="e:table-of-ties"><xsl:with-param name="ties" select="$ties"/></xsl:call-template>
        </div>
      </details>
    </section>
    <section class="plate">
      <h2 id="letters">Letter by letter</h2>
      <div class="wide" role="region" tabindex="0" aria-labelledby="letters">
        <xsl:call-template name="e:table-of-letters"><xsl:with-param name="register" select="$register"/></xsl:call-template>
      </div>
    </section>
  </xsl:template>

</xsl:stylesheet>
