<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A text or register of the edition in, and out what one cites for an address in it: as CSL-JSON, BibTeX,
       BibLaTeX or RIS. Citation processors make of the first whatever style is asked for. -->

  <!-- What is cited: letters, letters#p2 or person:fenwick-a. -->
  <xsl:param name="address" as="xs:string" required="yes"/>

  <!-- The title of the edition, and the web address of its folder, as https://example.org/coast/; without
       that a citation has no link. -->
  <xsl:param name="title" as="xs:string" required="yes"/>
  <xsl:param name="home" as="xs:string" select="''"/>

  <!-- csl-json, bibtex, biblatex or ris. -->
  <xsl:param name="format" as="xs:string" select="'csl-json'"/>

  <!-- The registers of persons and works, for names in their parts and the titles of documents. Without
       them the last word of a name is the family name, and a document has no title. -->
  <xsl:param name="registers" as="array(document-node())" select="[]"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/cite-names.xsl"/>
  <xsl:include href="modules/cite-items.xsl"/>
  <xsl:include href="modules/cite-document.xsl"/>
  <xsl:include href="modules/cite-locator.xsl"/>
  <xsl:include href="modules/cite-sources.xsl"/>
  <xsl:include href="modules/cite-bibtex.xsl"/>
  <xsl:include href="modules/cite-ris.xsl"/>

  <!-- Only the root is matched; what is cited is the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="items" as="map(*)+" select="e:cited(tei:TEI, $address)"/>
    <xsl:value-of>
      <xsl:choose>
        <xsl:when test="$format = 'csl-json'"><xsl:sequence select="serialize(array { $items }, map { 'method': 'json', 'indent': true() }) || '&#10;'"/></xsl:when>
        <xsl:when test="$format = ('bibtex', 'biblatex')"><xsl:sequence select="string-join($items ! e:bibtex(., $format), '&#10;')"/></xsl:when>
        <xsl:when test="$format = 'ris'"><xsl:sequence select="string-join($items ! e:ris(.), '&#10;')"/></xsl:when>
        <xsl:otherwise><xsl:message terminate="yes" select="'There is no format “' || $format || '”.'"/></xsl:otherwise>
      </xsl:choose>
    </xsl:value-of>
  </xsl:template>

</xsl:stylesheet>
