<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is cited, as items of CSL-JSON: a text of the edition as a chapter of it, an entry of a register
       as an entry in a work of reference. What an item has nothing for is left out. -->

  <xsl:function name="e:cited" as="map(*)+">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="tokenize($address, '[#:]')[last()]"/>
    <xsl:variable name="place" as="element()?" select="$file/tei:text//*[@xml:id = $name]"/>
    <xsl:choose>
      <xsl:when test="$address = e:key($file)"><xsl:sequence select="e:chapter($file, $address, ())"/></xsl:when>
      <xsl:when test="empty($place)"><xsl:message terminate="yes" select="e:key($file) || ' has no “' || $name || '”.'"/></xsl:when>
      <xsl:when test="empty(e:list($file))"><xsl:sequence select="e:chapter($file, $address, $place)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="e:document($place), e:reference-entry($file, $address, $place)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A text, or a register as a whole, and the passage of it. -->
  <xsl:function name="e:chapter" as="map(*)">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="passage" as="element()?"/>
    <xsl:variable name="header" as="element(tei:fileDesc)" select="$file/tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="translators" as="xs:string*"
      select="distinct-values($header/tei:sourceDesc/tei:biblStruct/*/tei:editor[@role = 'translator'] ! normalize-space())"/>
    <xsl:variable name="locator" as="map(*)?" select="$passage ! e:locator(.)"/>
    <xsl:sequence select="e:item($file, $address, map {
      'type': 'chapter',
      'title': e:title($file),
      'author': array { e:authors($file) ! e:person(., $file) },
      'translator': array { $translators ! e:person(., $file) },
      'original-date': e:date-parts($header/tei:sourceDesc/tei:biblStruct[@type = 'original'][1]//tei:imprint/tei:date),
      'locator': $locator?text,
      'note': string-join((e:sources($header/tei:sourceDesc), $locator ! ('Passage: ' || ?text || ' (' || $address || ').')), ' ')
    }, $locator)"/>
  </xsl:function>

  <xsl:function name="e:reference-entry" as="map(*)">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="string(($entry/tei:persName[@type = 'sort'], e:usual-name($entry))[1]) ! normalize-space()"/>
    <xsl:sequence select="e:item($file, $address, map {
      'type': 'entry-encyclopedia',
      'title': $name,
      'note': 'Register: ' || e:title($file) || ' (' || $address || ').'
    }, ())"/>
  </xsl:function>

  <!-- What all items of the edition have: its title, version, release date, publisher, and the link. -->
  <xsl:function name="e:item" as="map(*)">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="own" as="map(*)"/>
    <xsl:param name="locator" as="map(*)?"/>
    <xsl:variable name="header" as="element(tei:fileDesc)" select="$file/tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="date" as="element(tei:date)" select="$header/tei:editionStmt/tei:edition/tei:date"/>
    <xsl:sequence select="e:told(map:merge(($own, map {
      'id': translate($address, '#:', '--'),
      'container-title': $title,
      'edition': 'version ' || e:version($file) || ' of ' || normalize-space($date),
      'publisher': normalize-space($header/tei:publicationStmt/tei:publisher),
      'issued': e:date-parts($date),
      'language': e:language($file),
      'URL': if ($home) then $home || e:page($file, $address) else (),
      'custom': map:merge((
        map { 'address': $address, 'page': e:page($file, $address), 'version': e:version($file) },
        map:remove(($locator, map { })[1], 'text')))
    })))"/>
  </xsl:function>

  <!-- Where the address leads, from the folder of the pages. -->
  <xsl:function name="e:page" as="xs:string">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="string-join((e:key($file) || '.html', tokenize($address, '[#:]')[2]), '#')"/>
  </xsl:function>

  <!-- An item without the members that are empty. -->
  <xsl:function name="e:told" as="map(*)">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="map:merge(map:for-each($item, function($key as xs:string, $value as item()*) as map(*)? {
      if (empty($value) or ($value instance of array(*) and array:size($value) = 0) or ($value instance of xs:string and $value = ''))
      then () else map:entry($key, $value) }))"/>
  </xsl:function>

  <!-- A date as CSL has it: its parts, or those of its first and last day. -->
  <xsl:function name="e:date-parts" as="map(*)?">
    <xsl:param name="date" as="element(tei:date)?"/>
    <xsl:variable name="first" as="xs:string?" select="($date/@when, $date/@from, $date/@notBefore)[1] ! string()"/>
    <xsl:variable name="last" as="xs:string?" select="($date/@to, $date/@notAfter)[1] ! string()"/>
    <xsl:variable name="parts" as="array(*)*" select="($first, $last) ! array { tokenize(., '-') ! xs:integer(.) }"/>
    <xsl:if test="exists($parts)">
      <xsl:sequence select="map:merge((map { 'date-parts': array { $parts } },
        if ($date[empty(@when)] or $date/@cert = 'low') then map { 'circa': true() } else ()))"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
