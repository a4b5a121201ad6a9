<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The map of the site (picture-map.xsl), for print: its drawing as a string, its proportions, and what it
       shows in words. -->

  <!-- The looks of each class; lines of the ground are in tenths of the drawing's unit. -->
  <xsl:variable name="e:looks-of-map" as="element(svg:look)+">
    <svg:look class="land" fill="#fff" fill-rule="evenodd" stroke="#696969" stroke-width="7" stroke-linejoin="round"/>
    <svg:look class="lake" fill="#ececec" stroke="#696969" stroke-width="5"/>
    <svg:look class="river" fill="none" stroke="#a5a5a5" stroke-width="6"/>
    <svg:look class="net" fill="none" stroke="#d4d4d4" stroke-width="5"/>
    <svg:look class="way" fill="none" stroke="#9b1c1c" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/>
    <svg:look class="full" fill="#000" stroke="#fff" stroke-width=".8"/>
    <svg:look class="open" fill="#fff" stroke="#000" stroke-width="1.6"/>
    <svg:look class="slight" fill="#696969" stroke="#fff" stroke-width=".8"/>
    <svg:look class="name" font-family="Libertinus Serif" font-size="{$e:name-size}" fill="#000" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"/>
    <svg:look class="date" font-size="{$e:date-size}" font-style="italic" fill="#9b1c1c"/>
  </xsl:variable>

  <xsl:template name="e:book-map" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:if test="exists($e:sheet)">
      <xsl:variable name="drawing" as="element(svg:svg)"><xsl:call-template name="e:map"/></xsl:variable>
      <xsl:variable name="printed" as="element(svg:svg)">
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="{$drawing/@viewBox}">
          <rect width="100%" height="100%" fill="#ececec"/>
          <xsl:apply-templates select="$drawing/node()" mode="e:figure">
            <xsl:with-param name="looks" select="$e:looks-of-map" tunnel="yes"/>
          </xsl:apply-templates>
        </svg>
      </xsl:variable>
      <xsl:text>&#10;</xsl:text>
      <map title="Map" key="map" ratio="{$e:sheet?height div $e:sheet?width}" alt="{e:map-in-words()}">
        <caption>A disc: a place of exile. A square: a prison or camp. A ring: a centre. A lozenge: named only. The area of a sign is the number of mentions.<xsl:text>{(
          ' The line is the road that was travelled, with its dates.'[exists($e:roads/c:road)],
          (count($e:places) - count($e:located))[. gt 0] ! (' Missing for want of coordinates: ' || . || ' of ' || count($e:places) || ' places.'),
          string-join($e:outside?name, ', ')[.] ! (' Outside of the sheet: ' || . || '.'),
          ' A name or date for which there is no room is left out.'[count(e:labelled($e:marks, $e:sheet)) lt count($e:marks) or exists($e:undated)])
          => string-join()}</xsl:text> Coasts, lakes and rivers after Natural Earth.</caption>
        <xsl:sequence select="e:drawing($printed)"/>
      </map>
    </xsl:if>
  </xsl:template>

  <!-- On paper there is one view. The stops of roads have their names first, with their dates if there is room; a
       name without a date may stand on a road where it would else stand nowhere. -->
  <xsl:function name="e:labelled" as="map(xs:string, item())*">
    <xsl:param name="marks" as="map(xs:string, item())*"/>
    <xsl:param name="sheet" as="map(xs:string, xs:double)"/>
    <xsl:variable name="ordered" as="map(xs:string, item())*" select="$marks[?date], $marks[not(?date)]"/>
    <xsl:variable name="dated" as="map(xs:string, item())*" select="e:labelled-at($ordered, $e:along-roads, 1, $sheet)[?date]"/>
    <xsl:variable name="named" as="map(xs:string, item())*" select="$ordered ! map:remove(., 'date')"/>
    <xsl:variable name="beside" as="map(xs:string, item())*" select="e:labelled-at($named, ($dated, $e:along-roads), 1, $sheet)[?ref]"/>
    <xsl:sequence select="e:labelled-at($named, $beside, 1, $sheet)"/>
  </xsl:function>

  <!-- Where the marks stand that have their names without their dates. -->
  <xsl:variable name="e:undated" as="xs:string*" select="e:labelled($e:marks, $e:sheet)[?ref = $e:roads//c:stop/@ref][not(?date)] ! ('translate(' || ?x || ' ' || ?y || ')')"/>

  <xsl:template match="svg:a[@transform = $e:undated]//svg:tspan[@class = 'date']" as="empty-sequence()" mode="e:figure" priority="4"/>

  <!-- What lies on a road, as boxes that no name may touch. -->
  <xsl:variable name="e:along-roads" as="map(xs:string, item())*">
    <xsl:for-each select="$e:roads/c:road">
      <xsl:variable name="stops" as="map(xs:string, item())*" select="c:stop ! (for $ref in @ref return $e:marks[?ref = $ref])"/>
      <xsl:for-each select="2 to count($stops)">
        <xsl:variable name="from" as="map(xs:string, item())" select="$stops[current() - 1]"/>
        <xsl:variable name="to" as="map(xs:string, item())" select="$stops[current()]"/>
        <xsl:variable name="steps" as="xs:integer" select="1 + xs:integer(max((abs($to?x - $from?x), abs($to?y - $from?y)))) idiv 4"/>
        <xsl:sequence select="(0 to $steps) ! map { 'left': -1e0, 'top': -1e0, 'width': 2e0, 'height': 2e0,
          'x': $from?x + ($to?x - $from?x) * . div $steps, 'y': $from?y + ($to?y - $from?y) * . div $steps }"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <!-- “Map of 60 places. Places of exile: Barnaul, …”: for each kind the places of it, by weight. -->
  <xsl:function name="e:map-in-words" as="xs:string">
    <xsl:variable name="groups" as="xs:string*">
      <xsl:for-each select="$e:kinds-of-place/c:kind">
        <xsl:variable name="kind" as="element(c:kind)" select="."/>
        <xsl:variable name="names" as="xs:string*" select="$e:marks[e:kinds-at(?entry)/@key = $kind/@key]?name"/>
        <xsl:sequence select="(@title || ': ' || string-join($names, ', ') || '.')[exists($names)]"/>
      </xsl:for-each>
      <xsl:for-each select="$e:roads/c:road">
        <xsl:sequence select="'A road: ' || string-join(c:stop ! (e:entry-at(@ref)/@name || ' (' || e:date(.) || ')'), ', ') || '.'"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join(('Map of ' || e:count(count($e:marks), 'place', 'places') || '.', $groups), ' ')"/>
  </xsl:function>

  <!-- What the map of the site says of a mark, and where it leads, is of no use on paper. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <xsl:function name="e:address-of" as="xs:string">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="''"/>
  </xsl:function>

  <xsl:function name="e:count" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="many" as="xs:string"/>
    <xsl:sequence select="$number || ' ' || (if ($number eq 1) then $one else $many)"/>
  </xsl:function>

</xsl:stylesheet>
