<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the styles of citation share: lists of names, titles, dates. What comes out is text in which two signs
       for private use stand around what is to be set in italics (see html-citing). -->

  <xsl:function name="e:italic" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="'&#xE010;' || $words || '&#xE011;'"/>
  </xsl:function>

  <!-- A title that stands in quotation marks has single ones within. -->
  <xsl:function name="e:in-quotes" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="translate($title, '“”', '‘’')"/>
  </xsl:function>

  <!-- Names in a row: all, or, if there are more than so many, the first few and “et al.” -->
  <xsl:function name="e:row" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <!-- Whether the first has its family name first. -->
    <xsl:param name="turned" as="xs:boolean"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:param name="few" as="xs:integer"/>
    <xsl:variable name="count" as="xs:integer" select="count($names)"/>
    <xsl:sequence select="
      if ($count gt $most) then string-join($names[position() le $few], ', ') || ','[$turned or $few gt 1] || ' et al.'
      else if ($count gt 2) then string-join($names[position() lt $count], ', ') || ', and ' || $names[$count]
      else string-join($names, (',')[$turned] || ' and ')"/>
  </xsl:function>

  <!-- The names of a list of works, the first turned. -->
  <xsl:function name="e:row-of-authors" as="xs:string">
    <xsl:param name="names" as="array(*)?"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:param name="few" as="xs:integer"/>
    <xsl:sequence select="e:row((head($names?*) ! e:turned-name(.), tail($names?*) ! e:read-name(.)), true(), $most, $few)"/>
  </xsl:function>

  <!-- A part of an entry, with a full stop. -->
  <xsl:function name="e:stop" as="xs:string?">
    <xsl:param name="part" as="xs:string?"/>
    <xsl:if test="$part"><xsl:sequence select="$part || '.'[not(matches($part, '\.”?$'))]"/></xsl:if>
  </xsl:function>

  <!-- “letter to Leon Trotsky”. -->
  <xsl:function name="e:genre" as="xs:string?">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="$item?genre ! string-join((., $item?recipient ! string-join(?* ! e:read-name(.), ' and ')), ' to ')"/>
  </xsl:function>

  <xsl:variable name="e:month-names" as="xs:string+" select="'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
    'September', 'October', 'November', 'December'"/>

  <!-- The parts of a date that are certain: of a span, what its ends have in common. -->
  <xsl:function name="e:certain" as="xs:integer*">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:variable name="first" as="xs:integer*" select="$date?date-parts?1?*"/>
    <xsl:variable name="last" as="xs:integer*" select="$date?date-parts?*[last()]?*"/>
    <xsl:variable name="common" as="xs:integer*" select="for $n in 1 to count($first) return
      $first[$n][every $at in 1 to $n satisfies $first[$at] = $last[$at]]"/>
    <xsl:sequence select="if (exists($common)) then $common else $first[1]"/>
  </xsl:function>

</xsl:stylesheet>
