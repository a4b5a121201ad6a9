<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The years above and behind the lines of lives: the axis, the deaths of each year, and the years
       of death. -->

  <!-- The deaths that are dated to a year, and those of a year. -->
  <xsl:function name="e:dated-deaths" as="element()*">
    <xsl:param name="lives" as="element()*"/>
    <xsl:sequence select="$lives/tei:death[@when]"/>
  </xsl:function>

  <xsl:function name="e:year-of-death" as="xs:integer">
    <xsl:param name="death" as="element()"/>
    <xsl:sequence select="xs:integer(substring($death/@when, 1, 4))"/>
  </xsl:function>

  <!-- Of some deaths, those that were executions. -->
  <xsl:function name="e:executed" as="element()*">
    <xsl:param name="deaths" as="element()*"/>
    <xsl:sequence select="$deaths[../tei:event[@type = 'execution']]"/>
  </xsl:function>

  <!-- The first of the three years in a row in which most died, if these were a third of all and more
       than five. -->
  <xsl:function name="e:years-of-death" as="xs:integer?">
    <xsl:param name="deaths" as="element()*"/>
    <xsl:variable name="years" as="xs:integer*" select="$deaths ! e:year-of-death(.)"/>
    <xsl:variable name="first" as="xs:integer?" select="sort(distinct-values($years) ! (. - 2, . - 1, .), (), function($year as xs:integer) as xs:integer+ {
      -count($years[. = $year to $year + 2]), $year })[1]"/>
    <xsl:variable name="died" as="xs:integer" select="if (exists($first)) then count($years[. = $first to $first + 2]) else 0"/>
    <xsl:sequence select="$first[$died gt 5][3 * $died ge count($years)]"/>
  </xsl:function>

  <!-- Behind each row: the years of death as a band, the labelled years, the changes of measure. -->
  <xsl:template name="e:grid" as="element(svg:svg)">
    <xsl:context-item use="optional"/>
    <xsl:param name="stretches" as="element(c:stretch)+" required="yes" tunnel="yes"/>
    <xsl:param name="terror" as="xs:integer?" required="yes" tunnel="yes"/>
    <svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <g id="years">
          <xsl:for-each select="$terror">
            <xsl:variable name="left" as="xs:decimal" select="e:place($stretches, .)"/>
            <rect class="band" x="{$left}%" width="{round(e:place($stretches, . + 3) - $left, 3)}%" height="100%"/>
          </xsl:for-each>
          <xsl:for-each select="e:labelled-years($stretches, $e:room) ! e:place($stretches, .)">
            <line class="year" x1="{.}%" x2="{.}%" y2="100%"/>
          </xsl:for-each>
          <xsl:for-each select="tail($stretches) ! e:place($stretches, @from)">
            <line class="break" x1="{.}%" x2="{.}%" y2="100%"/>
          </xsl:for-each>
        </g>
      </defs>
    </svg>
  </xsl:template>

  <!-- The room, in percent, that the label of a year wants. -->
  <xsl:variable name="e:room" as="xs:double" select="4.5"/>

  <xsl:template name="e:axis" as="element(svg:svg)">
    <xsl:context-item use="optional"/>
    <xsl:param name="stretches" as="element(c:stretch)+" required="yes" tunnel="yes"/>
    <svg class="axis" width="100%" height="30" aria-hidden="true" focusable="false">
      <use href="#years"/>
      <xsl:for-each select="$stretches">
        <xsl:variable name="stretch" as="element(c:stretch)" select="."/>
        <xsl:for-each select="xs:integer(@from) to xs:integer(@to)">
          <xsl:variable name="x" as="xs:decimal" select="e:place($stretch, .)"/>
          <xsl:if test="$stretch/@width div ($stretch/@to - $stretch/@from) gt 0.8 or . mod 10 eq 0"><line class="tick" x1="{$x}%" x2="{$x}%" y1="25" y2="30"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="e:labelled-years($stretch, $e:room)">
          <text x="{e:place($stretch, .)}%" y="20"><xsl:value-of select="."/></text>
        </xsl:for-each>
      </xsl:for-each>
      <!-- Where the measure changes, the axis is cut. -->
      <xsl:for-each select="tail($stretches) ! e:place($stretches, @from)">
        <svg x="{.}%" y="29" overflow="visible"><path class="cut" d="M-4 4L0-6M0 4L4-6"/></svg>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- A column for each year in which someone died: as high as they were many; below, in red, those
       who were executed. -->
  <xsl:template name="e:deaths" as="element(svg:svg)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="lives" as="element()+" required="yes"/>
    <xsl:param name="stretches" as="element(c:stretch)+" required="yes" tunnel="yes"/>
    <xsl:variable name="deaths" as="element()*" select="e:dated-deaths($lives)"/>
    <xsl:variable name="columns" as="element(svg:g)*">
      <xsl:for-each-group select="$deaths" group-by="e:year-of-death(.)">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:variable name="left" as="xs:decimal" select="e:place($stretches, current-grouping-key())"/>
        <xsl:variable name="width" as="xs:decimal" select="round(e:place($stretches, current-grouping-key() + 1) - $left, 3)"/>
        <xsl:variable name="executed" as="xs:integer" select="count(e:executed(current-group()))"/>
        <g class="column" transform="translate(0 {-$e:death * count(current-group())})">
          <title><xsl:value-of select="e:deaths-of(current-grouping-key(), current-group())"/></title>
          <rect x="{$left}%" width="{$width}%" height="{$e:death * count(current-group())}"/>
          <xsl:if test="$executed gt 0">
            <rect class="killed" x="{$left}%" width="{$width}%" y="{$e:death * (count(current-group()) - $executed)}" height="{$e:death * $executed}"/>
          </xsl:if>
          <xsl:if test="$width gt 2"><text x="{round($left + $width div 2, 3)}%" y="-4"><xsl:value-of select="count(current-group())"/></text></xsl:if>
        </g>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="height" as="xs:double" select="max((0, $columns ! svg:rect[1]/@height)) + 24"/>
    <xsl:if test="exists($columns)">
      <svg class="deaths" width="100%" height="{$height}" role="img" aria-label="Deaths by year. {string-join($columns ! svg:title, '; ')}.">
        <use href="#years"/>
        <svg y="{$height}" overflow="visible"><xsl:sequence select="$columns"/></svg>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- The height of a death in its column. -->
  <xsl:variable name="e:death" as="xs:integer" select="6"/>

  <!-- “1937: 12 died, 3 of them executed”. -->
  <xsl:function name="e:deaths-of" as="xs:string">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:param name="deaths" as="element()+"/>
    <xsl:variable name="executed" as="xs:integer" select="count(e:executed($deaths))"/>
    <xsl:sequence select="$year || ': ' || count($deaths) || ' died'
      || (if ($executed eq 0) then '' else if ($executed eq count($deaths)) then ', executed' else ', ' || $executed || ' of them executed')"/>
  </xsl:function>

</xsl:stylesheet>
