<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- A drawing of lives that is as wide as its place and refers to shapes by name, into one that has its
       measures and its shapes in itself, and its looks. -->

  <xsl:variable name="e:shapes-of-life" as="element(svg:svg)"><xsl:call-template name="e:shapes"/></xsl:variable>

  <!-- The looks of each class: ink, paper, two greys and the one red, for what kills. -->
  <xsl:variable name="e:looks-of-lives" as="element(svg:look)+">
    <look class="mark" fill="#fff" stroke="#000" stroke-width="1.1"/>
    <look class="line" fill="#fff" stroke="#000" stroke-width="1.1"/>
    <look class="solid" fill="#000"/>
    <look class="open" fill="none"/>
    <look class="thick" stroke-width="1.7"/>
    <look class="killing" stroke="#9b1c1c" stroke-width="2.4"/>
    <look class="unsure" stroke-dasharray="1.7 1.3"/>
    <look class="life" fill="#000" stroke="none"/>
    <look class="lasting" fill="#696969" stroke="none"/>
    <look class="whisker" stroke="#696969" stroke-width="1"/>
    <look class="fading" stroke="none"/>
    <look class="none" stop-opacity="0"/>
    <look class="band" fill="#f4e6e6" stroke="none"/>
    <look class="year" stroke="#cfcfcf" stroke-width=".7"/>
    <look class="break" stroke="#696969" stroke-width=".8" stroke-dasharray="1 3"/>
    <look class="tick" stroke="#696969" stroke-width="1"/>
    <look class="cut" fill="none" stroke="#696969" stroke-width="1"/>
    <look class="column" fill="#fff" stroke="#696969" stroke-width=".9"/>
    <look class="killed" fill="#9b1c1c" stroke="#9b1c1c"/>
    <look class="lettering" font-family="Libertinus Serif" font-size="{$e:lettering}" fill="#000" stroke="none"/>
    <look class="dates" fill="#505050"/>
  </xsl:variable>

  <!-- A drawing of some size; what is told in percent is told of a breadth. -->
  <xsl:function name="e:printed" as="element(drawing)">
    <xsl:param name="drawing" as="element(svg:svg)"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:param name="height" as="xs:integer"/>
    <xsl:param name="breadth" as="xs:integer"/>
    <xsl:variable name="measured" as="node()+">
      <xsl:apply-templates select="$drawing" mode="e:measured">
        <xsl:with-param name="breadth" select="$breadth" tunnel="yes"/>
        <xsl:with-param name="height" select="$height" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="printed" as="element(svg:svg)">
      <svg viewBox="0 0 {$width} {$height}" width="{$width}" height="{$height}">
        <xsl:apply-templates select="$e:shapes-of-life/svg:defs/svg:linearGradient[some $fill in $measured//@fill satisfies $fill = 'url(#' || @id || ')'], $measured" mode="e:figure">
          <xsl:with-param name="looks" select="$e:looks-of-lives" tunnel="yes"/>
        </xsl:apply-templates>
      </svg>
    </xsl:variable>
    <xsl:sequence select="e:drawing($printed)"/>
  </xsl:function>

  <xsl:function name="e:printed" as="element(drawing)">
    <xsl:param name="drawing" as="element(svg:svg)"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:param name="height" as="xs:integer"/>
    <xsl:sequence select="e:printed($drawing, $width, $height, $width)"/>
  </xsl:function>

  <!-- Percentages to lengths, drawings within drawings to groups, shapes to where they are used. -->
  <xsl:mode name="e:measured" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="svg:svg" as="element(svg:g)" mode="e:measured">
    <g>
      <xsl:sequence select="@class"/>
      <xsl:if test="@x or @y"><xsl:attribute name="transform" select="e:shift(., ())"/></xsl:if>
      <xsl:apply-templates mode="#current"/>
    </g>
  </xsl:template>

  <xsl:template match="svg:svg[ends-with(@x, '%')] | svg:use" as="element(svg:g)" mode="e:measured" priority="1">
    <xsl:param name="breadth" as="xs:integer" required="yes" tunnel="yes"/>
    <g transform="{e:shift(., $breadth)}">
      <xsl:apply-templates select="node(), $e:shapes-of-life/svg:defs/*[@id = substring-after(current()/@href, '#')]" mode="#current"/>
    </g>
  </xsl:template>

  <!-- The years behind a line are drawn once for all lines. -->
  <xsl:template match="svg:use[@href = '#years']" as="empty-sequence()" mode="e:measured" priority="2"/>

  <xsl:template match="@id" as="empty-sequence()" mode="e:measured"/>

  <xsl:template match="(@x | @x1 | @x2 | @width)[ends-with(., '%')]" as="attribute()" mode="e:measured">
    <xsl:param name="breadth" as="xs:integer" required="yes" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="e:length(., $breadth)"/>
  </xsl:template>

  <xsl:template match="(@y2 | @height)[. = '100%']" as="attribute()" mode="e:measured">
    <xsl:param name="height" as="xs:integer" required="yes" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="$height"/>
  </xsl:template>

  <xsl:template match="svg:rect[starts-with(@fill, 'url(')]" as="element(svg:rect)" mode="e:measured">
    <rect class="fading"><xsl:apply-templates select="@*" mode="#current"/></rect>
  </xsl:template>

  <!-- Names begin at their place; the years and the numbers of the dead have it in their middle. -->
  <xsl:template match="svg:text" as="element(svg:text)" mode="e:measured">
    <text class="lettering" text-anchor="{if (@class = 'name') then 'start' else 'middle'}">
      <xsl:apply-templates select="@* except @class, node()" mode="#current"/>
    </text>
  </xsl:template>

  <!-- Where the measure of the years changes, two of them may come too near each other. -->
  <xsl:template match="svg:svg[@class = 'axis']/svg:text[number(translate(@x, '%', '')) lt number(translate(preceding-sibling::svg:text[1]/@x, '%', '')) + 0.99 * $e:room]"
    as="empty-sequence()" mode="e:measured" priority="1"/>

  <xsl:function name="e:shift" as="xs:string">
    <xsl:param name="placed" as="element()"/>
    <xsl:param name="breadth" as="xs:integer?"/>
    <xsl:sequence select="'translate(' || string-join((($placed/@x ! e:length(., $breadth), '0')[1], ($placed/@y, '0')[1]), ' ') || ')'"/>
  </xsl:function>

  <xsl:function name="e:length" as="xs:string">
    <xsl:param name="told" as="xs:string"/>
    <xsl:param name="breadth" as="xs:integer?"/>
    <xsl:sequence select="if (ends-with($told, '%')) then string(round(xs:decimal(substring-before($told, '%')) * $breadth div 100, 2)) else $told"/>
  </xsl:function>

</xsl:stylesheet>
