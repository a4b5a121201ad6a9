<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text or register in, its search records out: a JSON array with an object for each passage
       or entry, in the form that Pagefind's AddRecord takes (url, content, language, meta, filters,
       sort). What is withheld is in none of them; the names that stand in its place are. -->

  <!-- The summaries of all texts and registers (see collect.xsl): the forms of the names by which a
       passage is found, and the order of the texts. Without it a passage is found by its words alone. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- The corrections are the text; the witness's readings are found too (see records-names.xsl). -->
  <xsl:variable name="corrections" as="xs:boolean" select="true()"/>
  <xsl:variable name="own" as="xs:string*" select="()"/>

  <!-- Addresses are those of the folder of the site. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <xsl:output method="json" encoding="UTF-8" indent="no"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/text-inline.xsl"/>
  <xsl:include href="modules/alphabet.xsl"/>
  <xsl:include href="modules/layers.xsl"/>
  <xsl:include href="modules/records-words.xsl"/>
  <xsl:include href="modules/records-names.xsl"/>
  <xsl:include href="modules/records-passages.xsl"/>
  <xsl:include href="modules/records-entries.xsl"/>

  <!-- Only the root is matched; the modules do the rest. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="array(map(xs:string, item()*))">
    <xsl:variable name="list" as="element()?" select="e:list(tei:TEI)"/>
    <xsl:variable name="records" as="map(xs:string, item()*)*">
      <xsl:choose>
        <xsl:when test="$list"><xsl:apply-templates select="$list/*[@xml:id]" mode="entry-record"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="e:passages(tei:TEI/tei:text)" mode="passage-record"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="array { $records }"/>
  </xsl:template>

  <!-- A record. What is found but not shown – other forms of the names in it – follows the words that
       are shown; meta.words says how many those are, meta.names what the rest belongs to. -->
  <xsl:function name="e:record" as="map(xs:string, item()*)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="url" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="names" as="map(xs:string, xs:string)*"/>
    <xsl:param name="meta" as="map(xs:string, xs:string)"/>
    <xsl:param name="filters" as="map(xs:string, array(xs:string))"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="root($element)/tei:TEI"/>
    <xsl:variable name="place" as="xs:integer" select="count($collection/c:collection/*[@key = e:key($text)]/preceding-sibling::*)"/>
    <xsl:sequence select="map {
      'url': $url,
      'language': e:language($element),
      'content': string-join(($words[.], $names?hidden), ' '),
      'meta': map:merge(($meta, map {
        'in': e:title($text),
        'words': string(count(tokenize($words))),
        'names': serialize(array { e:ranges($names, count(tokenize($words))) }, map { 'method': 'json' }) })),
      'filters': $filters,
      'sort': map { 'order': string($place * 100000 + $number) } }" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- Where the hidden forms stand, counted in words, with the words that are shown in their place. -->
  <xsl:function name="e:ranges" as="array(item())*">
    <xsl:param name="names" as="map(xs:string, xs:string)*"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:if test="exists($names)">
      <xsl:variable name="end" as="xs:integer" select="$start + count(tokenize($names[1]?hidden))"/>
      <xsl:sequence select="[$end, $names[1]?shown], e:ranges(tail($names), $end)"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
