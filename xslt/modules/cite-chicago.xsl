<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Items as the Chicago Manual of Style (18th edition, notes and bibliography) has them. -->

  <!-- A note. -->
  <xsl:function name="e:chicago-note" as="xs:string">
    <xsl:param name="items" as="map(*)+"/>
    <xsl:sequence select="string-join($items ! (if (exists(?archive)) then e:chicago-paper(.) else e:chicago-chapter(.)), '; ') || '.'"/>
  </xsl:function>

  <xsl:function name="e:chicago-chapter" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="translated" as="xs:string?" select="$item?translator ! (', trans. ' || e:row(?* ! e:read-name(.), false(), 2, 1))"/>
    <xsl:variable name="year" as="xs:string" select="string($item?issued?date-parts?1?1)"/>
    <xsl:variable name="published" as="xs:string" select="
      if (exists($item?original-date)) then $translated || ' (' || $item?original-date?date-parts?1?1 || '; ' || e:chicago-version($item) || ', ' || $item?publisher || ', ' || $year || ')'
      else ', ' || e:chicago-version($item) || $translated || ' (' || $item?publisher || ', ' || $year || ')'"/>
    <xsl:sequence select="string-join((
      $item?author ! e:row(?* ! e:read-name(.), false(), 2, 1),
      '“' || e:in-quotes($item?title) || ',” in ' || e:italic($item?container-title) || $published,
      $item?locator, $item?URL), ', ')"/>
  </xsl:function>

  <xsl:function name="e:chicago-paper" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="date" as="xs:string" select="e:chicago-date($item?issued)"/>
    <xsl:variable name="author" as="xs:string?" select="$item?author ! e:row(?* ! e:read-name(.), false(), 2, 1)"/>
    <xsl:variable name="what" as="xs:string" select="string-join(($item?title ! ('“' || e:in-quotes(.) || ',”'), e:genre($item)), ' ')"/>
    <xsl:sequence select="string-join(($author, $what || (if (starts-with($date, '[')) then ' ' else ', ') || $date,
      $item?archive_location, $item?archive), ', ')"/>
  </xsl:function>

  <!-- Entries of a bibliography; those without an author come first. -->
  <xsl:function name="e:chicago-entries" as="xs:string+">
    <xsl:param name="items" as="map(*)+"/>
    <xsl:sequence select="sort($items, (), function($item as map(*)) as xs:boolean { exists($item?author) })
      ! string-join((if (exists(?archive)) then e:chicago-paper-entry(.) else e:chicago-chapter-entry(.)) ! e:stop(.), ' ')"/>
  </xsl:function>

  <xsl:function name="e:chicago-chapter-entry" as="xs:string+">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="translated" as="xs:string?" select="$item?translator ! (', translated by ' || e:row(?* ! e:read-name(.), false(), 6, 3))"/>
    <xsl:variable name="whole" as="xs:string" select="e:italic($item?container-title)"/>
    <xsl:sequence select="
      $item?author ! e:row-of-authors(., 6, 3),
      '“' || e:stop(e:in-quotes($item?title)) || '”',
      if (exists($item?original-date)) then ('In ' || $whole || $translated, string($item?original-date?date-parts?1?1), e:capital(e:chicago-version($item)))
      else 'In ' || $whole || ', ' || e:chicago-version($item) || $translated,
      $item?publisher || ', ' || $item?issued?date-parts?1?1,
      $item?URL ! substring-before(. || '#', '#')"/>
  </xsl:function>

  <xsl:function name="e:chicago-paper-entry" as="xs:string+">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="
      $item?author ! e:row-of-authors(., 6, 3),
      $item?title ! ('“' || e:stop(e:in-quotes(.)) || '”'),
      e:genre($item) ! e:capital(.), e:chicago-date($item?issued), $item?archive_location, $item?archive"/>
  </xsl:function>

  <xsl:function name="e:chicago-version" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="if (count($item?issued?date-parts?1?*) eq 3 and starts-with($item?language, 'en'))
      then 'version ' || $item?custom?version || ' of ' || e:chicago-day($item?issued?date-parts?1?*) else string($item?edition)"/>
  </xsl:function>

  <!-- “February 20, 1928”, “[June 1928?]”, “n.d.” -->
  <xsl:function name="e:chicago-date" as="xs:string">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:variable name="day" as="xs:string" select="if (exists($date)) then e:chicago-day(e:certain($date)) else ''"/>
    <xsl:sequence select="if (empty($date)) then 'n.d.' else if (exists($date?circa)) then '[' || $day || '?]' else $day"/>
  </xsl:function>

  <xsl:function name="e:chicago-day" as="xs:string">
    <xsl:param name="parts" as="xs:integer*"/>
    <xsl:variable name="month" as="xs:string?" select="$e:month-names[position() eq $parts[2]]"/>
    <xsl:sequence select="string-join(($month || $parts[3] ! (' ' || . || ','), $parts[1] ! string())[.], ' ')"/>
  </xsl:function>

</xsl:stylesheet>
