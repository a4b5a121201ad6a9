<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a chronology is made of: c:item, each an event, a document, or a turning point of a life,
       with its dating and with the day, the month or the year under which it stands (@at). -->

  <xsl:variable name="e:item-kinds" as="map(xs:string, xs:string)" select="map {
    'event': 'Events', 'document': 'Documents', 'life': 'Turning points of lives' }"/>

  <!-- The first and the last day: those that the edition names, or else of all that is dated. -->
  <xsl:function name="e:days" as="xs:date*">
    <xsl:param name="dated" as="element()*"/>
    <xsl:variable name="collection" as="element(c:collection)?" select="$collection/c:collection"/>
    <xsl:sequence select="
      if ($collection/@from) then ($collection/@from, $collection/@to) ! xs:date(.)
      else if (exists($dated)) then (min($dated ! e:bounds(.)[1]), max($dated ! e:bounds(.)[2]))
      else ()"/>
  </xsl:function>

  <!-- The first and the last day of a dated thing; of one with but one limit, of this. -->
  <xsl:function name="e:bounds" as="xs:date+">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="first" as="xs:string?" select="$dated/(@when, @from, @notBefore)[1]"/>
    <xsl:variable name="last" as="xs:string?" select="$dated/(@when, @to, @notAfter)[1]"/>
    <xsl:sequence select="e:first-day(($first, $last)[1]), e:last-day(($last, $first)[1])"/>
  </xsl:function>

  <!-- Where a dated thing stands: at the day on which it was or began; at its month or year, if no day
       is known, or if it lies between two limits; at the first year, if it began before the first day.
       Nowhere, if it lies wholly outside. -->
  <xsl:function name="e:standing" as="xs:string?">
    <xsl:param name="dated" as="element()"/>
    <xsl:param name="days" as="xs:date+"/>
    <xsl:variable name="bounds" as="xs:date+" select="e:bounds($dated)"/>
    <xsl:variable name="begin" as="xs:string" select="string(($dated/@when, $dated/@from, $dated/@notBefore, $dated/@to, $dated/@notAfter)[1])"/>
    <xsl:variable name="whole-year" as="xs:boolean" select="format-date($bounds[1], '[M01][D01]') || format-date($bounds[2], '[M01][D01]') = '01011231'"/>
    <xsl:sequence select="
      if ($bounds[2] lt $days[1] or $bounds[1] gt $days[2]) then ()
      else if ($bounds[1] lt $days[1]) then substring(string($days[1]), 1, 4)
      else if (string-length($begin) eq 4 or $whole-year) then substring($begin, 1, 4)
      else if ($dated/@when or $dated/@from) then $begin
      else substring($begin, 1, 7)"/>
  </xsl:function>

  <!-- All items, in the order of time. -->
  <xsl:function name="e:items" as="element(c:item)*">
    <xsl:param name="events" as="element(tei:event)*"/>
    <xsl:variable name="events" as="element(tei:event)*" select="$events[e:is-datable(.)]"/>
    <xsl:variable name="documents" as="element(c:entry)*" select="$collection//c:register[@kind = 'doc']/c:entry[e:is-datable(.)]"/>
    <xsl:variable name="stages" as="element(c:stage)*" select="$collection//c:register[@kind = 'person']/c:entry/c:stage[exists(e:mark(.))]"/>
    <!-- Without days of its own a chronology is that of its events and documents. -->
    <xsl:variable name="days" as="xs:date*" select="e:days(($events, $documents))"/>
    <xsl:variable name="items" as="element(c:item)*">
      <xsl:for-each select="($events, $documents, $stages)">
        <xsl:variable name="dated" as="element()" select="."/>
        <xsl:for-each select="e:standing(., $days)">
          <c:item at="{.}" date="{e:date($dated)}">
            <xsl:sequence select="$dated/@*[local-name() = $e:dating], $dated/@type"/>
            <xsl:apply-templates select="$dated" mode="item"/>
          </c:item>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:perform-sort select="$items">
      <xsl:sort select="@at" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
      <xsl:sort select="e:date-key(.)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- The mode "item" gives what an item is, and what is told of it. -->
  <xsl:mode name="item" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:event" mode="item" as="node()*">
    <xsl:attribute name="kind" select="'event'"/>
    <xsl:attribute name="ref" select="'event:' || @xml:id"/>
    <xsl:attribute name="name" select="e:usual-name(.)"/>
    <xsl:sequence select="@cert, @where, @source"/>
    <xsl:apply-templates select="tei:desc/node()" mode="text"/>
  </xsl:template>

  <xsl:template match="c:entry" mode="item" as="node()*">
    <xsl:attribute name="kind" select="'document'"/>
    <xsl:sequence select="@ref"/>
    <!-- The date need not be said again. -->
    <xsl:variable name="date" as="xs:string" select="', ' || e:date(.)"/>
    <xsl:attribute name="name" select="if (ends-with(@name, $date)) then substring(@name, 1, string-length(@name) - string-length($date)) else @name"/>
    <xsl:sequence select="@number"/>
    <xsl:for-each select="@date-cert"><xsl:attribute name="cert" select="."/></xsl:for-each>
    <xsl:for-each select="@passages"><xsl:attribute name="source" select="."/></xsl:for-each>
    <xsl:for-each select="c:link[@as = 'sent-at'][1]"><xsl:attribute name="where" select="@target"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="c:stage" mode="item" as="node()*">
    <xsl:attribute name="kind" select="'life'"/>
    <xsl:sequence select="../@ref, ../@name, @cert, @where, @source"/>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- “3 events, 1 letter or paper”. -->
  <xsl:function name="e:tally" as="xs:string">
    <xsl:param name="items" as="element(c:item)*"/>
    <xsl:sequence select="string-join((
      count($items[@kind = 'event'])[. gt 0] ! e:count(., 'event', 'events'),
      count($items[@kind = 'document'])[. gt 0] ! e:count(., 'document', 'documents'),
      count($items[@kind = 'life'])[. gt 0] ! e:count(., 'turning point of a life', 'turning points of lives')), ', ')"/>
  </xsl:function>

  <xsl:variable name="e:item-columns" as="xs:string+" select="'kind', 'id', 'type', 'stands', 'when', 'from', 'to', 'notBefore', 'notAfter',
    'certainty', 'name', 'number', 'place', 'text', 'sources'"/>

  <xsl:function name="e:item-rows" as="element(c:row)*">
    <xsl:param name="items" as="element(c:item)*"/>
    <xsl:for-each select="$items">
      <c:row id="{substring-after(@ref, ':')}" stands="{@at}" text="{normalize-space()}">
        <xsl:sequence select="@kind, @type, @name, @number, @*[local-name() = $e:dating]"/>
        <xsl:for-each select="@cert"><xsl:attribute name="certainty" select="."/></xsl:for-each>
        <xsl:for-each select="@where"><xsl:attribute name="place" select="substring-after(., ':')"/></xsl:for-each>
        <xsl:for-each select="@source"><xsl:attribute name="sources" select="string-join(tokenize(.) ! replace(., '^text:', ''), ' ')"/></xsl:for-each>
      </c:row>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
