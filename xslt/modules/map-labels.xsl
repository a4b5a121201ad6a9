<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" exclude-result-prefixes="#all">

  <!-- Where the names on a map stand, so that none covers another or a mark. Marks come in the order of their
       weight; each takes the first of eight spots that is free. One that finds none at full view is tried again as
       the reader sees it at twice, four and eight times the scale, at which marks lie further apart and
       names keep their size. -->

  <!-- The scales at which names are shown. -->
  <xsl:variable name="e:scales" as="xs:integer+" select="1, 2, 4, 8"/>

  <!-- The sizes of a name and of the date under it, in the drawing’s units. -->
  <xsl:variable name="e:name-size" as="xs:double" select="13"/>
  <xsl:variable name="e:date-size" as="xs:double" select="11.5"/>

  <!-- About how wide a text is, rather too wide: letters are narrow, common or wide. -->
  <xsl:function name="e:breadth" as="xs:double">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:param name="size" as="xs:double"/>
    <xsl:sequence select="$size * (sum(string-to-codepoints($text) ! codepoints-to-string(.) ! (
      if (matches(., '[fijlrtI.,:;’''() -]')) then 0.33 else if (matches(., '[mwMWŒÆ—]')) then 0.86
      else if (matches(., '[A-ZА-Я]')) then 0.66 else if (matches(., '[\p{L}\p{N}–]')) then 0.53 else 0.8)))"/>
  </xsl:function>

  <!-- A mark with its spots: a spot is the corner of the text’s box, as seen from the mark’s middle, and
       the text’s anchor. A mark has its middle (x, y), its radius (r), its name and perhaps a date; where
       the radius is 0 there is nothing to stand beside, and the first spot is the middle itself. -->
  <xsl:function name="e:spots" as="map(xs:string, item())+">
    <xsl:param name="mark" as="map(xs:string, item())"/>
    <xsl:variable name="width" as="xs:double" select="max((e:breadth($mark?name, $e:name-size), e:breadth($mark?date, $e:date-size)))"/>
    <xsl:variable name="height" as="xs:double" select="1.16 * ($e:name-size + (if ($mark?date) then $e:date-size else 0))"/>
    <xsl:variable name="by" as="xs:double" select="$mark?r + 3"/>
    <xsl:variable name="off" as="xs:double" select="0.7 * $mark?r + 2"/>
    <xsl:variable name="base" as="map(xs:string, item())" select="map { 'width': $width, 'height': $height }"/>
    <xsl:sequence select="(
      map { 'anchor': 'middle', 'left': -$width div 2, 'top': -$height div 2 }[$mark?r eq 0],
      map { 'anchor': 'start', 'left': $by, 'top': -$height div 2 },
      map { 'anchor': 'end', 'left': -$by - $width, 'top': -$height div 2 },
      map { 'anchor': 'start', 'left': $off, 'top': -$off - 0.75 * $height },
      map { 'anchor': 'start', 'left': $off, 'top': $off - 0.25 * $height },
      map { 'anchor': 'end', 'left': -$off - $width, 'top': -$off - 0.75 * $height },
      map { 'anchor': 'end', 'left': -$off - $width, 'top': $off - 0.25 * $height },
      map { 'anchor': 'middle', 'left': -$width div 2, 'top': -$by - $height },
      map { 'anchor': 'middle', 'left': -$width div 2, 'top': $by }) ! map:merge((., $base))"/>
  </xsl:function>

  <!-- The marks that found a spot, each with it and with the scale from which it is shown. -->
  <xsl:function name="e:labelled" as="map(xs:string, item())*">
    <xsl:param name="marks" as="map(xs:string, item())*"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:sequence select="fold-left($e:scales, (), function($labelled, $scale) { e:labelled-at($marks, $labelled, $scale, $sheet) })"/>
  </xsl:function>

  <xsl:function name="e:labelled-at" as="map(xs:string, item())*">
    <xsl:param name="marks" as="map(xs:string, item())*"/>
    <xsl:param name="labelled" as="map(xs:string, item())*"/>
    <xsl:param name="scale" as="xs:integer"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:iterate select="$marks[not(?ref = $labelled?ref)]">
      <xsl:param name="labelled" as="map(xs:string, item())*" select="$labelled"/>
      <xsl:on-completion select="$labelled"/>
      <xsl:variable name="mark" as="map(xs:string, item())" select="."/>
      <xsl:variable name="spot" as="map(xs:string, item())?" select="(e:spots($mark)[e:is-free(., $mark, $marks, $labelled, $scale, $sheet)])[1]"/>
      <xsl:next-iteration>
        <xsl:with-param name="labelled" select="$labelled, $spot ! map:merge((., map { 'scale': $scale }, $mark))"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- Whether the text’s box touches no mark and no text that is there already, and at full view lies on the sheet. -->
  <xsl:function name="e:is-free" as="xs:boolean">
    <xsl:param name="spot" as="map(xs:string, item())"/>
    <xsl:param name="mark" as="map(xs:string, item())"/>
    <xsl:param name="marks" as="map(xs:string, item())*"/>
    <xsl:param name="labelled" as="map(xs:string, item())*"/>
    <xsl:param name="scale" as="xs:integer"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:variable name="left" as="xs:double" select="$scale * $mark?x + $spot?left"/>
    <xsl:variable name="top" as="xs:double" select="$scale * $mark?y + $spot?top"/>
    <xsl:variable name="right" as="xs:double" select="$left + $spot?width"/>
    <xsl:variable name="bottom" as="xs:double" select="$top + $spot?height"/>
    <xsl:sequence select="($scale gt 1 or $left ge 2 and $top ge 2 and $right le $sheet?width - 2 and $bottom le $sheet?height - 2)
      and (every $other in $marks satisfies $other?ref = $mark?ref or $scale * $other?x + $other?r le $left or $scale * $other?x - $other?r ge $right
        or $scale * $other?y + $other?r le $top or $scale * $other?y - $other?r ge $bottom)
      and (every $other in $labelled satisfies $scale * $other?x + $other?left ge $right or $scale * $other?x + $other?left + $other?width le $left
        or $scale * $other?y + $other?top ge $bottom or $scale * $other?y + $other?top + $other?height le $top)"/>
  </xsl:function>

</xsl:stylesheet>
