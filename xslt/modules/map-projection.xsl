<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:math="http://www.w3.org/2005/xpath-functions/math"
  exclude-result-prefixes="#all">

  <!-- From the globe to the sheet and back: Albers’ equal-area conic projection, laid for the points that
       have to fit. A point on the globe is a longitude and a latitude, in degrees; on the sheet it is x and y, in
       the units of the drawing, from the top left. Lists of points are flat: x, y, x, y. -->

  <!-- The width of the sheet, the least share of it that the points may leave free at each side, the greatest
       share that its height may be, and the least breadth in degrees that a sheet shows. -->
  <xsl:variable name="e:sheet-width" as="xs:double" select="1200"/>
  <xsl:variable name="e:sheet-margin" as="xs:double" select="0.055"/>
  <xsl:variable name="e:sheet-height" as="xs:double" select="0.64"/>
  <xsl:variable name="e:least-breadth" as="xs:double" select="9"/>

  <!-- The sheet for some points: the projection’s constants, the scale, and where its corner lies. -->
  <xsl:function name="e:sheet" as="map(xs:string, xs:double)">
    <xsl:param name="points" as="xs:double+"/>
    <xsl:variable name="east" as="xs:double+" select="e:each($points, 1)"/>
    <xsl:variable name="north" as="xs:double+" select="e:each($points, 2)"/>
    <xsl:variable name="middle" as="xs:double" select="(min($north) + max($north)) div 2"/>
    <xsl:variable name="half" as="xs:double" select="max((max($north) - min($north), $e:least-breadth)) div 2"/>
    <!-- Two parallels a sixth of the height within the northern and the southern limit, never so that the cone
         would be a cylinder. -->
    <xsl:variable name="sines" as="xs:double+" select="(-2, 2) ! math:sin(e:radians($middle + . div 3 * $half))"/>
    <xsl:variable name="mean" as="xs:double" select="sum($sines) div 2"/>
    <xsl:variable name="n" as="xs:double" select="if (abs($mean) ge 0.02) then $mean else if ($mean lt 0) then -0.02 else 0.02"/>
    <xsl:variable name="cone" as="map(xs:string, xs:double)" select="map { 'n': $n, 'c': 1 + $sines[1] * $sines[2],
      'east': (min($east) + max($east)) div 2, 'north': $middle, 'k': 1e0, 'x': 0e0, 'y': 0e0 }"/>
    <xsl:variable name="flat" as="xs:double+" select="e:projected($points, $cone)"/>
    <xsl:variable name="xs" as="xs:double+" select="e:each($flat, 1)"/>
    <xsl:variable name="ys" as="xs:double+" select="e:each($flat, 2)"/>
    <!-- Neither a strip nor a tower. -->
    <xsl:variable name="wide" as="xs:double" select="max((max($xs) - min($xs), e:radians($e:least-breadth)))"/>
    <xsl:variable name="high" as="xs:double" select="max((max($ys) - min($ys), e:radians($e:least-breadth) div 2))"/>
    <xsl:variable name="breadth" as="xs:double" select="max(($wide div (1 - 2 * $e:sheet-margin), $high div ($e:sheet-height - 2 * $e:sheet-margin)))"/>
    <xsl:variable name="k" as="xs:double" select="$e:sheet-width div $breadth"/>
    <xsl:variable name="height" as="xs:double" select="round(min(($e:sheet-height, max((0.5, $high div $breadth + 2 * $e:sheet-margin)))) * $e:sheet-width)"/>
    <xsl:sequence select="map:merge((map { 'k': $k, 'width': $e:sheet-width, 'height': $height,
      'x': $e:sheet-width div 2 - $k * (min($xs) + max($xs)) div 2, 'y': $height div 2 - $k * (min($ys) + max($ys)) div 2 }, $cone))"/>
  </xsl:function>

  <xsl:function name="e:radians" as="xs:double">
    <xsl:param name="degrees" as="xs:double"/>
    <xsl:sequence select="$degrees * math:pi() div 180"/>
  </xsl:function>

  <!-- The first or the second number of each point. -->
  <xsl:function name="e:each" as="xs:double*">
    <xsl:param name="points" as="xs:double*"/>
    <xsl:param name="which" as="xs:integer"/>
    <xsl:sequence select="$points[position() mod 2 eq $which mod 2]"/>
  </xsl:function>

  <!-- Points of the globe on the sheet. -->
  <xsl:function name="e:projected" as="xs:double*">
    <xsl:param name="points" as="xs:double*"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:variable name="n" as="xs:double" select="$sheet('n')"/>
    <xsl:variable name="c" as="xs:double" select="$sheet('c')"/>
    <xsl:variable name="k" as="xs:double" select="$sheet('k')"/>
    <xsl:variable name="middle" as="xs:double" select="$sheet('east')"/>
    <xsl:variable name="apex" as="xs:double" select="e:radius($sheet('north'), $n, $c)"/>
    <xsl:for-each select="1 to count($points) idiv 2">
      <xsl:variable name="angle" as="xs:double" select="$n * e:radians($points[2 * current() - 1] - $middle)"/>
      <xsl:variable name="radius" as="xs:double" select="e:radius($points[2 * current()], $n, $c)"/>
      <xsl:sequence select="$sheet('x') + $k * $radius * math:sin($angle), $sheet('y') - $k * ($apex - $radius * math:cos($angle))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- How far a parallel lies from the cone’s apex, in radii of the globe. -->
  <xsl:function name="e:radius" as="xs:double">
    <xsl:param name="north" as="xs:double"/>
    <xsl:param name="n" as="xs:double"/>
    <xsl:param name="c" as="xs:double"/>
    <xsl:sequence select="math:sqrt(max((0, $c - 2 * $n * math:sin(e:radians($north))))) div $n"/>
  </xsl:function>

  <!-- The longitude and the latitude that lie at a point of the sheet. -->
  <xsl:function name="e:unprojected" as="xs:double+">
    <xsl:param name="x" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:variable name="n" as="xs:double" select="$sheet('n')"/>
    <xsl:variable name="right" as="xs:double" select="($x - $sheet('x')) div $sheet('k')"/>
    <xsl:variable name="down" as="xs:double" select="e:radius($sheet('north'), $n, $sheet('c')) - ($sheet('y') - $y) div $sheet('k')"/>
    <xsl:variable name="turn" as="xs:double" select="if ($n lt 0) then -1 else 1"/>
    <xsl:variable name="sine" as="xs:double" select="($sheet('c') - $n * $n * ($right * $right + $down * $down)) div (2 * $n)"/>
    <xsl:sequence select="$sheet('east') + math:atan2($turn * $right, $turn * $down) div $n * 180 div math:pi(),
      math:asin(max((-1, min((1, $sine))))) * 180 div math:pi()"/>
  </xsl:function>

  <!-- The part of the globe that a sheet shows, and somewhat more: west, south, east, north. -->
  <xsl:function name="e:window" as="xs:double+">
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:variable name="edge" as="xs:double+">
      <xsl:for-each select="0 to 20">
        <xsl:variable name="part" as="xs:double" select=". div 20"/>
        <xsl:variable name="x" as="xs:double" select="$part * $sheet('width')"/>
        <xsl:variable name="y" as="xs:double" select="$part * $sheet('height')"/>
        <xsl:sequence select="e:unprojected($x, 0, $sheet), e:unprojected($x, $sheet('height'), $sheet),
          e:unprojected(0, $y, $sheet), e:unprojected($sheet('width'), $y, $sheet)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="east" as="xs:double+" select="e:each($edge, 1)"/>
    <xsl:variable name="north" as="xs:double+" select="e:each($edge, 2)"/>
    <xsl:sequence select="min($east) - 1, max((-90, min($north) - 1)), max($east) + 1, min((90, max($north) + 1))"/>
  </xsl:function>

</xsl:stylesheet>
