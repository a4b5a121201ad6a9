<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The correspondents as a network, as a drawing: a line for each direction, as broad as there are
       letters, with its arrow beside the one who is farther out. -->

  <xsl:template name="e:network" as="element()?">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:param name="all-ties" as="element(c:tie)*" required="yes"/>
    <!-- Who wrote to themselves did so in the table alone. -->
    <xsl:variable name="ties" as="element(c:tie)*" select="$all-ties[@from ne @to]"/>
    <xsl:variable name="parties" as="element(c:party)*" select="c:party"/>
    <xsl:variable name="parts" as="element(c:part)*" select="e:parts($parties, $ties, 0)"/>
    <xsl:if test="exists($parts)">
      <xsl:variable name="edges" as="xs:decimal+" select="$parts/c:place/@out ! xs:decimal(.), $parts ! (-xs:decimal(@half), xs:decimal(@half))"/>
      <svg class="network" role="group" aria-labelledby="network" aria-describedby="network-legend"
        viewBox="{e:n(min($edges) - 4)} -12 {e:n(max($edges) - min($edges) + 8)} {e:n(max($parts/@foot ! xs:decimal(.)) + 24)}">
        <g aria-hidden="true">
          <xsl:for-each select="$parts">
            <xsl:call-template name="e:ties-of-part">
              <xsl:with-param name="ties" select="$ties[(@from, @to) = (current()/@hub, current()/c:place/@key)]"/>
              <xsl:with-param name="parties" select="$parties"/>
            </xsl:call-template>
          </xsl:for-each>
        </g>
        <xsl:for-each select="$parts">
          <xsl:variable name="hub" as="element(c:party)" select="$parties[@key = current()/@hub]"/>
          <g class="{string-join(('node', 'hub'[$hub/@key = $hub/../@hub]), ' ')}">
            <xsl:sequence select="e:who(($hub/@key, $ties[(@from, @to) = $hub/@key]/(@from, @to)))"/>
            <xsl:call-template name="e:name-of-party">
              <xsl:with-param name="party" select="$hub"/>
              <xsl:with-param name="x" select="0.0"/>
              <xsl:with-param name="y" select="xs:decimal(@y) + (if ($hub/@letters ne '1') then -2 else 4.4)"/>
              <xsl:with-param name="anchor" select="'middle'"/>
              <xsl:with-param name="more" as="element(s:tspan)?">
                <xsl:if test="$hub/@letters ne '1'"><tspan class="tally" x="0" dy="16"><xsl:value-of select="e:tally($hub)"/></tspan></xsl:if>
              </xsl:with-param>
            </xsl:call-template>
          </g>
          <xsl:for-each select="c:place">
            <xsl:variable name="party" as="element(c:party)" select="$parties[@key = current()/@key]"/>
            <g class="node">
              <xsl:sequence select="e:who(($party/@key, $ties[(@from, @to) = $party/@key]/(@from, @to)))"/>
              <circle cx="{e:n(xs:decimal(@x))}" cy="{e:n(xs:decimal(@y))}" r="{$e:radius}"/>
              <xsl:call-template name="e:name-of-party">
                <xsl:with-param name="party" select="$party"/>
                <xsl:with-param name="x" select="xs:decimal(@x) + 8 * xs:decimal(@side)"/>
                <xsl:with-param name="y" select="xs:decimal(@y) + 4.4"/>
                <xsl:with-param name="anchor" select="if (@side = '1') then 'start' else 'end'"/>
                <xsl:with-param name="more" as="element(s:tspan)?">
                  <xsl:if test="$party/@letters ne '1'"><tspan class="tally" dx="3"><xsl:value-of select="e:tally($party)"/></tspan></xsl:if>
                </xsl:with-param>
              </xsl:call-template>
            </g>
          </xsl:for-each>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:ties-of-part" as="element(s:g)*">
    <xsl:context-item as="element(c:part)" use="required"/>
    <xsl:param name="ties" as="element(c:tie)*" required="yes"/>
    <xsl:param name="parties" as="element(c:party)*" required="yes"/>
    <xsl:variable name="part" as="element(c:part)" select="."/>
    <xsl:variable name="hub" as="xs:string" select="@hub"/>
    <!-- The lines that end on the inner side of each place; those that reach one from one side. -->
    <xsl:variable name="inner" as="map(xs:string, element(c:tie)*)" select="map:merge(c:place ! map:entry(string(@key), e:inner(., $ties)))"/>
    <xsl:variable name="outer" as="map(xs:string, element(c:tie)*)">
      <xsl:map>
        <xsl:for-each-group select="c:place" group-by="@side || @of">
          <xsl:map-entry key="current-grouping-key()" select="current-group() ! $inner(@key)[(@from, @to) = current()/@of]"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <!-- The bars at which the lines reach the hub. -->
    <xsl:for-each select="-1, 1">
      <xsl:variable name="many" as="xs:integer" select="count($outer(. || $hub))"/>
      <xsl:if test="$many gt 1">
        <g class="bar"><path d="M{e:n(. * xs:decimal($part/@half))} {e:n(xs:decimal($part/@y) - ($many + 1) * $e:port div 2)}v{e:n(($many + 1) * $e:port)}"/></g>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$ties">
      <xsl:variable name="from" as="element(c:place)?" select="$part/c:place[@key = current()/@from]"/>
      <xsl:variable name="to" as="element(c:place)?" select="$part/c:place[@key = current()/@to]"/>
      <!-- The end that is farther out has the arrow: the addressee's, where neither comes by way of the other. -->
      <xsl:variable name="out" as="element(c:place)?" select="if (empty($to) or $from/@of = $to/@key) then $from else $to"/>
      <xsl:variable name="in" as="element(c:place)?" select="($from, $to) except $out"/>
      <xsl:variable name="far" as="xs:decimal+" select="xs:decimal($out/@x), xs:decimal($out/@y) + e:port(., $inner($out/@key))"/>
      <xsl:variable name="side" as="xs:decimal" select="xs:decimal($out/@side)"/>
      <xsl:variable name="along" as="xs:boolean" select="$out/@of = ($in/@key, $hub[empty($in)])"/>
      <xsl:variable name="near" as="xs:decimal+" select="
        if (not($along)) then (xs:decimal($in/@x), xs:decimal($in/@y) + e:port(., $inner($in/@key)))
        else (if ($in) then xs:decimal($in/@out) else $side * xs:decimal($part/@half),
          xs:decimal(($in, $part)[1]/@y) + e:port(., $outer($out/@side || $out/@of))) "/>
      <xsl:variable name="bend" as="xs:decimal" select="if ($along) then abs($far[1] - $near[1]) div 2 else 70"/>
      <xsl:variable name="turn" as="xs:decimal" select="if ($along) then $side else -xs:decimal($in/@side)"/>
      <xsl:variable name="breadth" as="xs:decimal" select="min((5.5, 0.9 + 0.6 * (xs:integer(@count) - 1)))"/>
      <!-- Where the arrow's point is, and which way it shows. -->
      <xsl:variable name="way" as="xs:decimal" select="if ($out is $to) then $side else -$side"/>
      <xsl:variable name="point" as="xs:decimal" select="$far[1] - $side * (if ($out is $to) then 6 else 15)"/>
      <xsl:variable name="half" as="xs:decimal" select="2.2 + $breadth * 0.8"/>
      <g class="{string-join(('tie', 'by-hub'[current()/@from = $parties/../@hub]), ' ')}">
        <xsl:sequence select="e:who((@from, @to))"/>
        <xsl:attribute name="data-count" select="@count"/>
        <title><xsl:value-of select="e:tie-in-words(., $parties)"/></title>
        <path stroke-width="{$breadth}" d="M{$near ! e:n(.)}C{e:n($near[1] + $turn * $bend)} {e:n($near[2])} {e:n($far[1] - $side * $bend)} {e:n($far[2])} {$far ! e:n(.)}"/>
        <path class="arrow" d="M{e:n($point)} {e:n($far[2])}l{e:n(-$way * 9)} {e:n(-$half)}v{e:n(2 * $half)}z"/>
      </g>
    </xsl:for-each>
  </xsl:template>

  <!-- The lines that end on the inner side of a place: with the one by whom it is reached, and across. -->
  <xsl:function name="e:inner" as="element(c:tie)*">
    <xsl:param name="place" as="element(c:place)"/>
    <xsl:param name="ties" as="element(c:tie)*"/>
    <xsl:variable name="beyond" as="xs:string*" select="$place/../c:place[@of = $place/@key]/@key ! string()"/>
    <xsl:sequence select="$ties[(@from, @to) = $place/@key][not((@from, @to) = $beyond)]"/>
  </xsl:function>

  <!-- How far from the middle a line ends, among those that end there. -->
  <xsl:function name="e:port" as="xs:decimal">
    <xsl:param name="tie" as="element(c:tie)"/>
    <xsl:param name="ties" as="element(c:tie)+"/>
    <xsl:variable name="rank" as="xs:integer" select="(for $i in 1 to count($ties) return $i[$ties[$i] is $tie])[1]"/>
    <xsl:sequence select="($rank - (count($ties) + 1) div 2) * $e:port"/>
  </xsl:function>

  <xsl:function name="e:tie-in-words" as="xs:string">
    <xsl:param name="tie" as="element(c:tie)"/>
    <xsl:param name="parties" as="element(c:party)*"/>
    <xsl:sequence select="$parties[@key = $tie/@from]/@name || ' to ' || $parties[@key = $tie/@to]/@name || ': ' || e:number(xs:integer($tie/@count), 'document')"/>
  </xsl:function>

</xsl:stylesheet>
