<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Items as the MLA Handbook (9th edition) has them. -->

  <!-- The citation in the text. -->
  <xsl:function name="e:mla-citation" as="xs:string">
    <xsl:param name="items" as="map(*)+"/>
    <xsl:sequence select="'(' || string-join($items ! string-join((
      if (exists(?author)) then e:row(?author?* ! (?family, ?literal)[1], false(), 2, 1) else '“' || e:in-quotes(e:described(.)) || '”',
      ?locator ! e:mla-locator(.)), ', '), '; ') || ')'"/>
  </xsl:function>

  <!-- The MLA abbreviates “paragraph” in its own way. -->
  <xsl:function name="e:mla-locator" as="xs:string">
    <xsl:param name="locator" as="xs:string"/>
    <xsl:sequence select="replace($locator, '^para\.', 'par.') => replace('&#xE002;', '&#xE003;')"/>
  </xsl:function>

  <!-- Works cited; those without an author come first, and a title that comes again is a line. -->
  <xsl:function name="e:mla-entries" as="xs:string+">
    <xsl:param name="items" as="map(*)+"/>
    <xsl:variable name="sorted" as="map(*)+" select="sort($items, (), function($item as map(*)) as xs:integer { count($item?author) * 2 + count($item?archive) })"/>
    <xsl:for-each select="$sorted">
      <xsl:variable name="at" as="xs:integer" select="position()"/>
      <xsl:variable name="again" as="xs:boolean" select="empty(?author) and ?title = $sorted[$at - 1][empty(?author)]?title"/>
      <xsl:sequence select="string-join((?author ! e:row-of-authors(., 2, 1) ! e:stop(.),
        if ($again) then '———' else ?title ! ('“' || e:stop(e:in-quotes(.)) || '”'),
        if (exists(?archive)) then e:mla-paper(.) else e:mla-chapter(.)), ' ')"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:mla-chapter" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="string-join(($item?original-date ! (e:mla-date(.) || '. '), string-join((
      e:italic($item?container-title),
      $item?translator ! ('translated by ' || e:row(?* ! e:read-name(.), false(), 2, 1)),
      e:mla-version($item), $item?publisher, string($item?issued?date-parts?1?1),
      $item?URL ! substring-before(. || '#', '#')), ', ') || '.'))"/>
  </xsl:function>

  <xsl:function name="e:mla-paper" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="e:stop(e:genre($item) ! e:capital(.)) || ' ' || e:stop(string-join((
      $item?issued ! e:mla-date(.), $item?archive, $item?archive_location), ', '))"/>
  </xsl:function>

  <xsl:function name="e:mla-version" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="e:capital(if (count($item?issued?date-parts?1?*) eq 3 and starts-with($item?language, 'en'))
      then 'version ' || $item?custom?version || ' of ' || e:mla-day($item?issued?date-parts?1?*) else string($item?edition))"/>
  </xsl:function>

  <!-- “20 Feb. 1928”, “Circa June 1928”. -->
  <xsl:function name="e:mla-date" as="xs:string">
    <xsl:param name="date" as="map(*)"/>
    <xsl:sequence select="'Circa '[exists($date?circa)] || e:mla-day(e:certain($date))"/>
  </xsl:function>

  <xsl:function name="e:mla-day" as="xs:string">
    <xsl:param name="parts" as="xs:integer*"/>
    <xsl:variable name="month" as="xs:string?" select="$e:month-names[position() eq $parts[2]]"/>
    <xsl:variable name="short" as="xs:string?" select="$month ! (
      if (string-length(.) le 4) then . else if (. = 'September') then 'Sept.' else substring(., 1, 3) || '.')"/>
    <xsl:sequence select="string-join(($parts[3] ! string(), $short, $parts[1] ! string()), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
