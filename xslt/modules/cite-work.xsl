<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A work, or a document, as an item of CSL-JSON by itself: as one cites the thing, and not the
       register's entry of it. A title in square brackets is this edition's; an item has the entry's address in its note. -->

  <xsl:function name="e:listed" as="map(*)">
    <xsl:param name="entry" as="element(tei:bibl)"/>
    <xsl:variable name="kind" as="xs:string" select="e:kind($entry/..)"/>
    <xsl:variable name="item" as="map(*)" select="(e:document($entry), e:work($entry))[1]"/>
    <xsl:sequence select="e:filled(map:merge((map {
      'id': $kind || '-' || $entry/@xml:id,
      'note': 'Register: ' || $kind || ':' || $entry/@xml:id || '.'
    }, $item, if ($item?title) then () else map { 'title': e:usual-name($entry) })))"/>
  </xsl:function>

  <xsl:function name="e:work" as="map(*)">
    <xsl:param name="entry" as="element(tei:bibl)"/>
    <xsl:variable name="title" as="element(tei:title)" select="$entry/tei:title[@type = 'usual']"/>
    <xsl:variable name="whole" as="element(c:entry)?" select="e:referred($entry/tei:ref[@type = 'within'][1]/@target)"/>
    <xsl:sequence select="e:filled(map {
      'type': e:work-type($entry, $title, $whole),
      'title': normalize-space($title),
      'author': array { $entry/tei:author ! e:party(.) },
      'container-title': $whole/@name ! string(),
      'issued': e:date-parts($entry/tei:date[1]),
      'publisher-place': string-join($entry/tei:pubPlace ! normalize-space(), ', '),
      'publisher': string-join($entry/tei:publisher ! normalize-space(), ', '),
      'language': string($title/@xml:lang),
      'genre': $entry/@type ! string()
    })"/>
  </xsl:function>

  <!-- The type by what it is part of, by the level of its title, and by its kind. -->
  <xsl:function name="e:work-type" as="xs:string">
    <xsl:param name="entry" as="element(tei:bibl)"/>
    <xsl:param name="title" as="element(tei:title)"/>
    <xsl:param name="whole" as="element(c:entry)?"/>
    <xsl:sequence select="
      if ($whole/@type = 'periodical') then 'article-magazine'
      else if ($whole) then 'chapter'
      else if ($title/@level = 'm') then 'book'
      else if ($title/@level = 'j') then 'periodical'
      else if ($entry/@type = ('thesis', 'speech', 'report')) then string($entry/@type)
      else if ($entry/@type = 'letter') then 'personal_communication'
      else 'manuscript'"/>
  </xsl:function>

</xsl:stylesheet>
