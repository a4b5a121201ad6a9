<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:math="http://www.w3.org/2005/xpath-functions/math"
  xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The drawing: the ground, the roads, and a mark for each place that lies on the sheet. -->

  <xsl:variable name="e:located" as="element(c:entry)*" select="$e:places[@north and @east]"/>

  <!-- The sheet is laid so that all places fit where something happened; one that is only named may fall outside. -->
  <xsl:variable name="e:sheet" as="map(xs:string, xs:double)?">
    <xsl:variable name="fitting" as="element(c:entry)*" select="$e:located[not(e:kinds-at(.)/@key = 'other') or @ref = $e:roads//c:stop/@ref]"/>
    <xsl:variable name="points" as="xs:double*" select="(if (exists($fitting)) then $fitting else $e:located) ! (xs:double(@east), xs:double(@north))"/>
    <xsl:sequence select="if (exists($points)) then e:sheet($points) else ()"/>
  </xsl:variable>

  <!-- The places on the sheet or beside it, the weightiest first: what is small is drawn over what is great. The
       area of a sign is the number of mentions; a water has none, its name lies on it. -->
  <xsl:variable name="e:laid-out" as="map(xs:string, item())*">
    <xsl:variable name="most" as="xs:integer?" select="max($e:located ! e:mention-count(.))"/>
    <xsl:variable name="unit" as="xs:double" select="min((2.6, 20 div math:sqrt(max((1, $most)))))"/>
    <xsl:for-each select="$e:located">
      <xsl:sort select="e:mention-count(.)" order="descending"/>
      <xsl:sort select="@sort" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
      <xsl:variable name="point" as="xs:double+" select="e:projected((xs:double(@east), xs:double(@north)), $e:sheet)"/>
      <xsl:variable name="stops" as="element(c:stop)*" select="$e:roads//c:stop[@ref = current()/@ref]"/>
      <xsl:variable name="kinds" as="xs:string+" select="e:kinds-at(.)/@key ! string()"/>
      <xsl:variable name="radius" as="xs:double" select="max(($unit * math:sqrt(max((1, e:mention-count(.)))), (2.6, 4.5, 6.5)[min((count($kinds), 3))]))"/>
      <xsl:sequence select="map:merge((map { 'ref': string(@ref), 'name': string(@name), 'entry': ., 'kinds': string-join($kinds, ' '),
        'x': e:tenth($point[1]), 'y': e:tenth($point[2]), 'r': if (e:is-water(.)) then 0e0 else e:tenth($radius) },
        map { 'date': string-join($stops ! e:halt-date(.), '; ') }[exists($stops)]))"/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:variable name="e:outside" as="map(xs:string, item())*"
    select="$e:laid-out[?x lt 0 or ?y lt 0 or ?x gt $e:sheet?width or ?y gt $e:sheet?height]"/>

  <!-- What is drawn: not a part of a settlement that at this scale lies in the settlement’s sign. -->
  <xsl:variable name="e:marks" as="map(xs:string, item())*">
    <xsl:variable name="within" as="map(xs:string, item())*" select="$e:laid-out[not(?ref = $e:outside?ref)]"/>
    <xsl:sequence select="for $mark in $within return $mark[not(?entry/@type = ('district', 'square') and (some $other in $within satisfies
      $other?entry/@type = 'settlement' and abs($other?x - $mark?x) lt $other?r and abs($other?y - $mark?y) lt $other?r))]"/>
  </xsl:variable>

  <xsl:function name="e:is-water" as="xs:boolean">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:sequence select="$place/@type = ('lake', 'sea', 'river') and e:kinds-at($place)/@key = 'other'"/>
  </xsl:function>

  <xsl:function name="e:tenth" as="xs:double">
    <xsl:param name="number" as="xs:double"/>
    <xsl:sequence select="round(10 * $number) div 10"/>
  </xsl:function>

  <xsl:template name="e:map" as="element(svg:svg)">
    <xsl:context-item use="optional"/>
    <xsl:variable name="labels" as="map(xs:string, item())*" select="e:labelled($e:marks, $e:sheet)"/>
    <svg id="view" class="sheet" viewBox="0 0 {$e:sheet?width} {$e:sheet?height}" data-pan="8" role="group" aria-label="Map of {count($e:marks)} places">
      <xsl:call-template name="e:lie-of-the-land"><xsl:with-param name="sheet" select="$e:sheet"/></xsl:call-template>
      <xsl:for-each select="$e:roads/c:road"><xsl:call-template name="e:road"/></xsl:for-each>
      <xsl:for-each select="$e:marks">
        <xsl:variable name="mark" as="map(xs:string, item())" select="."/>
        <xsl:call-template name="e:mark">
          <xsl:with-param name="mark" select="$mark"/>
          <xsl:with-param name="label" select="($labels[?ref = $mark?ref], e:spots($mark)[1])[1]"/>
        </xsl:call-template>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- A road, with an arrow half way along each of its stretches. -->
  <xsl:template name="e:road" as="element(svg:g)?">
    <xsl:context-item as="element(c:road)" use="required"/>
    <xsl:variable name="stops" as="map(xs:string, item())*" select="c:stop ! (for $ref in @ref return $e:marks[?ref = $ref])"/>
    <xsl:if test="count($stops) gt 1">
      <g class="way" aria-hidden="true">
        <path vector-effect="non-scaling-stroke" d="M{string-join($stops ! (?x || ' ' || ?y), 'L')}"/>
        <xsl:for-each select="2 to count($stops)">
          <xsl:variable name="from" as="map(xs:string, item())" select="$stops[current() - 1]"/>
          <xsl:variable name="to" as="map(xs:string, item())" select="$stops[current()]"/>
          <g transform="translate({e:tenth(($from?x + $to?x) div 2)} {e:tenth(($from?y + $to?y) div 2)}) rotate({
            e:tenth(math:atan2($to?y - $from?y, $to?x - $from?x) * 180 div math:pi())})"><path class="keep" vector-effect="non-scaling-stroke" d="M-5 -4L3 0L-5 4"/></g>
        </xsl:for-each>
      </g>
    </xsl:if>
  </xsl:template>

  <!-- A mark leads to the page of its place. What is in the group “keep” keeps its size when the map is enlarged. -->
  <xsl:template name="e:mark" as="element(svg:a)">
    <xsl:context-item use="optional"/>
    <xsl:param name="mark" as="map(xs:string, item())" required="yes"/>
    <xsl:param name="label" as="map(xs:string, item())" required="yes"/>
    <xsl:variable name="place" as="element(c:entry)" select="$mark?entry"/>
    <xsl:variable name="kinds" as="xs:string+" select="e:kinds-at($place)/@key ! string()"/>
    <!-- It begins with what is to be seen. -->
    <xsl:variable name="text" as="xs:string" select="string-join(($mark?name, $mark?date), ' ') || ': ' || e:what-it-was($place)"/>
    <xsl:variable name="left" as="xs:double" select="$label?left + (0, $label?width div 2, $label?width)[index-of(('start', 'middle', 'end'), $label?anchor)]"/>
    <xsl:variable name="base" as="xs:double" select="$label?top + 0.93 * $e:name-size"/>
    <a class="mark {$kinds}{' road'[$mark?date]}{' water'[$mark?r eq 0]}" href="{$e:up}{e:address-of($place)}" transform="translate({$mark?x} {$mark?y})">
      <title><xsl:value-of select="$text"/></title>
      <g class="keep">
        <circle class="reach" r="{max((12, $mark?r))}"/>
        <xsl:if test="$mark?r gt 0">
          <xsl:call-template name="e:sign">
            <xsl:with-param name="kinds" select="$kinds"/>
            <xsl:with-param name="r" select="$mark?r"/>
          </xsl:call-template>
        </xsl:if>
        <text paint-order="stroke" class="name from-{($label?scale, 0)[1]}" x="{e:tenth($left)}" y="{e:tenth($base)}" text-anchor="{$label?anchor}">
          <xsl:value-of select="$mark?name"/>
          <xsl:for-each select="$mark?date">
            <xsl:text> </xsl:text>
            <tspan class="date" x="{e:tenth($left)}" dy="{e:tenth(1.16 * $e:date-size)}"><xsl:value-of select="."/></tspan>
          </xsl:for-each>
        </text>
      </g>
    </a>
  </xsl:template>

  <!-- The sign of some kinds, one within the other: a ring for a centre, a square for a prison, a disc for
       exile; a place that is named only is a lozenge. The innermost is filled, but for a ring. -->
  <xsl:template name="e:sign" as="element()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="kinds" as="xs:string+" required="yes"/>
    <xsl:param name="r" as="xs:double" required="yes"/>
    <xsl:variable name="shapes" as="xs:string+" select="('centre', 'prison', 'exile', 'other')[. = $kinds]"/>
    <xsl:for-each select="$shapes">
      <xsl:variable name="place" as="xs:integer" select="position()"/>
      <xsl:variable name="size" as="xs:double" select="$r * (1, 0.62, 0.34)[$place]"/>
      <xsl:variable name="half" as="xs:double" select="e:tenth(0.886 * $size)"/>
      <xsl:variable name="class" as="xs:string" select="if ($place eq last() and . ne 'centre') then 'full' else 'open'"/>
      <xsl:choose>
        <xsl:when test=". = 'prison'"><rect class="{$class}" x="{-$half}" y="{-$half}" width="{2 * $half}" height="{2 * $half}"/></xsl:when>
        <xsl:when test=". = 'other'"><path class="slight" d="M0 {-$half}L{$half} 0L0 {$half}L{-$half} 0z"/></xsl:when>
        <xsl:otherwise><circle class="{$class}" r="{e:tenth($size)}"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
