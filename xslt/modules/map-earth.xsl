<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns="http://www.w3.org/2000/svg"
  xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The ground of a map: meridians and parallels, land, rivers and lakes, as far as the sheet shows them
       ($e:earth is in land.xsl). Paths are in tenths of the drawing’s unit, each point as the step from the one
       before, which halves their length. -->

  <xsl:template name="e:lie-of-the-land" as="element(svg:g)">
    <xsl:context-item use="optional"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)" required="yes"/>
    <xsl:variable name="window" as="xs:double+" select="e:window($sheet)"/>
    <g class="ground" transform="scale(.1)" aria-hidden="true">
      <path class="land" vector-effect="non-scaling-stroke" d="{tokenize($e:earth[self::e:land], ';') ! e:drawn(., $window, true()) ! e:path(?*, $sheet, true())}"/>
      <path class="river" vector-effect="non-scaling-stroke" d="{tokenize($e:earth[self::e:river], ';') ! e:drawn(., $window, false()) ! e:path(?*, $sheet, false())}"/>
      <path class="lake" vector-effect="non-scaling-stroke" d="{tokenize($e:earth[self::e:lake], ';') ! e:drawn(., $window, true()) ! e:path(?*, $sheet, true())}"/>
      <path class="net" vector-effect="non-scaling-stroke" d="{e:net($window) ! e:path(?*, $sheet, false())}"/>
    </g>
  </xsl:template>

  <!-- A line as far as it lies in the window: the globe is unrolled to its east and west, for a window may lie across
       the 180th meridian. A ring is cut along the window’s sides; a river is short, and shown whole. -->
  <xsl:function name="e:drawn" as="array(xs:double)*">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="window" as="xs:double+"/>
    <xsl:param name="closed" as="xs:boolean"/>
    <!-- West, south, east, north. -->
    <xsl:variable name="bounds" as="xs:double+" select="tokenize(substring-before($line, ':')) ! (xs:integer(.) div 100e0)"/>
    <xsl:for-each select="(-360, 0, 360)[$bounds[1] + . lt $window[3] and $bounds[3] + . gt $window[1]
      and $bounds[2] lt $window[4] and $bounds[4] gt $window[2]]">
      <xsl:variable name="points" as="xs:double+" select="e:points(substring-after($line, ':'), .)"/>
      <xsl:variable name="cut" as="xs:double*" select="if (not($closed)) then $points else
        fold-left(1 to 4, $points, function($ring, $side) { e:cut($ring, $side, $window[$side]) })"/>
      <xsl:if test="exists($cut)"><xsl:sequence select="array { e:bent($cut) }"/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The points of a line, in degrees, so many degrees to the east. -->
  <xsl:function name="e:points" as="xs:double+">
    <xsl:param name="written" as="xs:string"/>
    <xsl:param name="shift" as="xs:integer"/>
    <xsl:variable name="steps" as="xs:integer+" select="tokenize($written) ! xs:integer(.)"/>
    <xsl:iterate select="1 to count($steps) idiv 2">
      <xsl:param name="east" as="xs:integer" select="100 * $shift"/>
      <xsl:param name="north" as="xs:integer" select="0"/>
      <xsl:variable name="x" as="xs:integer" select="$east + $steps[2 * current() - 1]"/>
      <xsl:variable name="y" as="xs:integer" select="$north + $steps[2 * current()]"/>
      <xsl:sequence select="$x div 100e0, $y div 100e0"/>
      <xsl:next-iteration>
        <xsl:with-param name="east" select="$x"/>
        <xsl:with-param name="north" select="$y"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- What of a ring lies within one side of the window (1 west, 2 south, 3 east, 4 north), after Sutherland and
       Hodgman: of each edge the point where it crosses, and its end if that is within. -->
  <xsl:function name="e:cut" as="xs:double*">
    <xsl:param name="ring" as="xs:double*"/>
    <xsl:param name="side" as="xs:integer"/>
    <xsl:param name="limit" as="xs:double"/>
    <xsl:variable name="axis" as="xs:integer" select="if ($side mod 2 eq 1) then 1 else 2"/>
    <xsl:variable name="depths" as="xs:double*" select="e:each($ring, $axis) ! (if ($side le 2) then . - $limit else $limit - .)"/>
    <xsl:variable name="count" as="xs:integer" select="count($depths)"/>
    <xsl:choose>
      <xsl:when test="every $depth in $depths satisfies $depth ge 0"><xsl:sequence select="$ring"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="1 to $count">
          <xsl:variable name="before" as="xs:integer" select="if (. eq 1) then $count else . - 1"/>
          <xsl:variable name="from" as="xs:double" select="$depths[$before]"/>
          <xsl:variable name="to" as="xs:double" select="$depths[current()]"/>
          <xsl:if test="($from lt 0) ne ($to lt 0)">
            <xsl:variable name="part" as="xs:double" select="$from div ($from - $to)"/>
            <xsl:variable name="here" as="xs:integer" select="."/>
            <xsl:sequence select="for $i in (-1, 0) return $ring[2 * $before + $i] + $part * ($ring[2 * $here + $i] - $ring[2 * $before + $i])"/>
          </xsl:if>
          <xsl:if test="$to ge 0"><xsl:sequence select="$ring[2 * current() - 1], $ring[2 * current()]"/></xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A line with points between those that lie far apart in longitude: a parallel is bent on the sheet. -->
  <xsl:function name="e:bent" as="xs:double*">
    <xsl:param name="line" as="xs:double*"/>
    <xsl:sequence select="$line[1], $line[2]"/>
    <xsl:for-each select="2 to count($line) idiv 2">
      <xsl:variable name="x" as="xs:double" select="$line[2 * current() - 3]"/>
      <xsl:variable name="y" as="xs:double" select="$line[2 * current() - 2]"/>
      <xsl:variable name="right" as="xs:double" select="$line[2 * current() - 1] - $x"/>
      <xsl:variable name="up" as="xs:double" select="$line[2 * current()] - $y"/>
      <xsl:variable name="parts" as="xs:integer" select="xs:integer(ceiling(abs($right) div 3)) + 1"/>
      <xsl:sequence select="for $part in (if ($parts gt 2) then 1 to $parts else $parts) return ($x + $part div $parts * $right, $y + $part div $parts * $up)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Meridians and parallels in the window, a handful of each. -->
  <xsl:function name="e:net" as="array(xs:double)*">
    <xsl:param name="window" as="xs:double+"/>
    <xsl:variable name="step" as="xs:double" select="(1, 2, 5, 10, 20, 30)[. ge ($window[4] - $window[2]) div 8 or . eq 30][1]"/>
    <xsl:variable name="east" as="xs:double*" select="e:rungs($window[1], $window[3], $step)"/>
    <xsl:variable name="north" as="xs:double*" select="e:rungs($window[2], $window[4], $step)"/>
    <xsl:for-each select="$east">
      <xsl:sequence select="array { for $y in (0 to 20) return (., $window[2] + $y div 20 * ($window[4] - $window[2])) }"/>
    </xsl:for-each>
    <xsl:for-each select="$north">
      <xsl:sequence select="array { for $x in (0 to 60) return ($window[1] + $x div 60 * ($window[3] - $window[1]), .) }"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:rungs" as="xs:double*">
    <xsl:param name="from" as="xs:double"/>
    <xsl:param name="to" as="xs:double"/>
    <xsl:param name="step" as="xs:double"/>
    <xsl:sequence select="(xs:integer(ceiling($from div $step)) to xs:integer(floor($to div $step))) ! (. * $step)"/>
  </xsl:function>

  <xsl:function name="e:path" as="xs:string">
    <xsl:param name="points" as="xs:double+"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:param name="closed" as="xs:boolean"/>
    <xsl:variable name="tenths" as="xs:integer+" select="e:projected($points, $sheet) ! xs:integer(round(10 * .))"/>
    <xsl:sequence select="string-join(('M' || $tenths[1], $tenths[2] || 'l',
      (for $i in 3 to count($tenths) return string($tenths[$i] - $tenths[$i - 2])), 'z'[$closed]), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
