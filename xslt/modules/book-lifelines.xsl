<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The lives of the site (picture-lives.xsl) for print: its lines one below the other, on as many sheets as
       they need, each with the years above it, and what a sheet shows in words. -->

  <!-- The measures of a sheet, in the site's pixels. A sheet lies on the length of a page, where a pixel
       becomes some two fifths of a point; on the smallest paper one of this height has letters of 6.5 points. -->
  <xsl:variable name="e:lives-width" as="xs:integer" select="1155"/>
  <xsl:variable name="e:lettering" as="xs:decimal" select="18.5"/>
  <xsl:variable name="e:pitch" as="xs:integer" select="24"/>
  <xsl:variable name="e:most-height" as="xs:integer" select="590"/>
  <xsl:variable name="e:axis-height" as="xs:integer" select="31"/>

  <xsl:template name="e:book-lifelines" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:variable name="lives" as="element()*" select="$files?*/tei:TEI/e:list(.)[self::tei:listPerson] ! e:lives(.)"/>
    <xsl:if test="exists($lives)">
      <xsl:variable name="points" as="element()+" select="$lives ! e:turning-points(.)[e:is-datable(.)]"/>
      <xsl:variable name="limits" as="map(xs:string, item())+" select="$points ! e:limits(.)"/>
      <xsl:variable name="stretches" as="element(c:stretch)+" select="e:stretches($points[not(self::tei:birth)] ! e:limits(.)?first,
        xs:integer(floor(min($limits ! ?first))) - 2, xs:integer(ceiling(max($limits ! ?last))) + 2)"/>
      <xsl:variable name="terror" as="xs:integer?" select="e:years-of-death(e:dated-deaths($lives))"/>
      <xsl:variable name="shown" as="element(c:mark)+" select="$e:marks-of-life[some $point in $points satisfies e:mark($point) is .]"/>
      <!-- The first sheet has the deaths by year too, and less room. -->
      <xsl:variable name="deaths" as="element(svg:svg)?">
        <xsl:call-template name="e:deaths">
          <xsl:with-param name="lives" select="$lives"/>
          <xsl:with-param name="stretches" select="$stretches" tunnel="yes"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:variable name="room" as="xs:integer" select="$e:most-height - $e:axis-height - 2"/>
      <xsl:variable name="first" as="xs:integer" select="max((1, ($room - xs:integer(($deaths/@height, 0)[1])) idiv $e:pitch))"/>
      <xsl:variable name="count" as="xs:integer" select="1 + e:divided-up(max((0, count($lives) - $first)), $room idiv $e:pitch)"/>
      <xsl:variable name="on-first" as="xs:integer" select="min(($first, e:divided-up(count($lives), $count)))"/>
      <xsl:variable name="on-next" as="xs:integer" select="max((1, e:divided-up(count($lives) - $on-first, max((1, $count - 1)))))"/>
      <xsl:text>&#10;</xsl:text>
      <lifelines title="Lifelines" key="lifelines">
        <caption>In the order of death. Above a line stands what concerns the party, below it what the state did.<xsl:text>{(
          ' Columns: deaths in a year, red by execution.'[exists(e:dated-deaths($lives))],
          $terror ! (' Band: ' || . || '–' || . + 2 || '.'),
          ' Dotted lines: here the scale of the years changes.'[count($stretches) gt 1]) => string-join()}</xsl:text></caption>
        <xsl:variable name="legend" as="element()"><xsl:call-template name="e:legend"><xsl:with-param name="shown" select="$shown"/></xsl:call-template></xsl:variable>
        <xsl:for-each select="$legend/*">
          <sign><xsl:sequence select="svg:svg ! e:printed(., @width, @height), normalize-space()"/></sign>
        </xsl:for-each>
        <xsl:for-each-group select="e:ordered($lives, $e:orders[1])" group-adjacent="e:divided-up(max((0, position() - $on-first)), $on-next)">
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="e:sheet-of-lives">
            <xsl:with-param name="lives" select="current-group()"/>
            <xsl:with-param name="deaths" select="$deaths[current-grouping-key() eq 0]"/>
            <xsl:with-param name="of" select="(' ' || current-grouping-key() + 1 || ' of ' || $count)[$count gt 1]"/>
            <xsl:with-param name="names-width" select="xs:integer(round(min((0.4 * $e:lives-width, 0.95 * max($lives ! e:breadth(e:named-life(.), $e:lettering))))))"/>
            <xsl:with-param name="stretches" select="$stretches" tunnel="yes"/>
            <xsl:with-param name="terror" select="$terror" tunnel="yes"/>
          </xsl:call-template>
        </xsl:for-each-group>
      </lifelines>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:sheet-of-lives" as="element(sheet)">
    <xsl:context-item use="optional"/>
    <xsl:param name="lives" as="element()+" required="yes"/>
    <xsl:param name="deaths" as="element(svg:svg)?" required="yes"/>
    <xsl:param name="of" as="xs:string?" required="yes"/>
    <xsl:param name="names-width" as="xs:integer" required="yes"/>
    <xsl:variable name="top" as="xs:integer" select="xs:integer(($deaths/@height, 0)[1])"/>
    <xsl:variable name="height" as="xs:integer" select="$top + $e:axis-height + $e:pitch * count($lives) + 2"/>
    <xsl:variable name="grid" as="element(svg:svg)"><xsl:call-template name="e:grid"/></xsl:variable>
    <xsl:variable name="axis" as="element(svg:svg)"><xsl:call-template name="e:axis"/></xsl:variable>
    <xsl:variable name="drawing" as="element(svg:svg)">
      <svg xmlns="http://www.w3.org/2000/svg">
        <svg x="{$names-width}"><xsl:sequence select="$grid//svg:g/*, $deaths"/></svg>
        <svg x="{$names-width}" y="{$top}"><xsl:sequence select="$axis"/></svg>
        <xsl:for-each select="$lives">
          <xsl:variable name="y" as="xs:integer" select="$top + $e:axis-height + $e:pitch * (position() - 1) - 2"/>
          <text class="name" y="{$y + 19.5}">{e:filed-name(.)} <tspan class="dates">{e:life-dates(.)}</tspan></text>
          <svg x="{$names-width}" y="{$y}" class="line"><xsl:call-template name="e:life-line"/></svg>
        </xsl:for-each>
      </svg>
    </xsl:variable>
    <sheet ratio="{round($height div $e:lives-width, 4)}" alt="{string-join(('Lifelines' || $of || ': the lives of ' || e:count(count($lives), 'person', 'persons')
      || ' as lines with their turning points, in the order of death. ' || replace(string-join($lives ! e:named-life(.), '; '), '\.$', '') || '.',
      $deaths/@aria-label, 'What the marks stand for is told in words under Lives.'), ' ')}">
      <xsl:sequence select="e:printed($drawing, $e:lives-width, $height, $e:lives-width - $names-width - 12)"/>
    </sheet>
  </xsl:template>

  <xsl:function name="e:divided-up" as="xs:integer">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="by" as="xs:integer"/>
    <xsl:sequence select="($number + $by - 1) idiv $by"/>
  </xsl:function>

  <!-- “Kasparova, V.D. 1875–1937”. -->
  <xsl:function name="e:named-life" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="string-join((e:filed-name($person), e:life-dates($person)), ' ')"/>
  </xsl:function>

  <!-- What the modules of the site ask the register for, from the collection. -->
  <xsl:function name="e:filed-name" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="string(e:entry-at('person:' || $person/@xml:id)/@sort)"/>
  </xsl:function>

  <xsl:function name="e:life-dates" as="xs:string?">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="e:entry-at('person:' || $person/@xml:id) ! e:span-of-life(.)"/>
  </xsl:function>

</xsl:stylesheet>
