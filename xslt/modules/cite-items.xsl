<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is cited, as items of CSL-JSON: a text of the edition, or a register, as a chapter of it, and an
       entry of a register (see cite-document) as one in a work of reference. What an item has nothing for is
       left out. The facts are those of a header (see html-summary). -->

  <!-- A text, or a register as a whole, and the passage of it. -->
  <xsl:function name="e:chapter" as="map(*)">
    <xsl:param name="facts" as="element()"/>
    <xsl:param name="name" as="xs:string?"/>
    <xsl:param name="locator" as="map(*)?"/>
    <xsl:variable name="address" as="xs:string" select="string-join(($facts/@key, $name), '#')"/>
    <xsl:variable name="page" as="xs:string" select="string-join(($facts/@key || '.html' || $locator?query, $name), '#')"/>
    <xsl:sequence select="e:item($facts, $address, $page, map {
      'type': 'chapter',
      'title': string($facts/@title),
      'author': array { $facts/c:citing/c:author ! e:person(.) },
      'translator': array { $facts/c:citing/c:translator ! e:person(.) },
      'original-date': e:date-parts($facts/c:citing/c:original),
      'locator': $locator?text,
      'note': string-join(($facts/c:citing/c:source, $locator ! ('Passage: ' || ?text || ' (' || $address || ').')), ' ')
    }, $locator)"/>
  </xsl:function>

  <!-- What all items of the edition have: its title, version, release date, publisher, and the link. -->
  <xsl:function name="e:item" as="map(*)">
    <xsl:param name="facts" as="element()"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="own" as="map(*)"/>
    <xsl:param name="locator" as="map(*)?"/>
    <xsl:sequence select="e:filled(map:merge(($own, map {
      'id': translate($address, '#:', '--'),
      'container-title': string(($collection/c:collection/@title, $facts/@title)[1]),
      'edition': 'version ' || $facts/@version || ' of ' || $facts/@date-text,
      'publisher': string($facts/c:citing/@publisher),
      'issued': e:date-parts($facts/c:citing/c:issued),
      'language': string($facts/@language),
      'URL': $collection/c:collection/@address ! (. || $page),
      'custom': map:merge((
        map { 'address': $address, 'page': $page, 'version': string($facts/@version) },
        $locator ! map { 'label': ?label, 'locator': ?locator }))
    })))"/>
  </xsl:function>

  <!-- An item without the members that are empty. -->
  <xsl:function name="e:filled" as="map(*)">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="map:merge(map:for-each($item, function($key as xs:string, $value as item()*) as map(*)? {
      if (empty($value) or ($value instance of array(*) and array:size($value) = 0) or ($value instance of xs:string and $value = ''))
      then () else map:entry($key, $value) }))"/>
  </xsl:function>

  <!-- A date as CSL has it: its parts, or those of its first and last day. -->
  <xsl:function name="e:date-parts" as="map(*)?">
    <xsl:param name="date" as="element()?"/>
    <xsl:variable name="first" as="xs:string?" select="($date/@when, $date/@from, $date/@notBefore)[1] ! string()"/>
    <xsl:variable name="last" as="xs:string?" select="($date/@to, $date/@notAfter)[1] ! string()"/>
    <xsl:variable name="parts" as="array(*)*" select="($first, $last) ! array { tokenize(., '-') ! xs:integer(.) }"/>
    <xsl:if test="exists($parts)">
      <xsl:sequence select="map:merge((map { 'date-parts': array { $parts } },
        if ($date[empty(@when)] or $date/@cert = 'low') then map { 'circa': true() } else ()))"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
