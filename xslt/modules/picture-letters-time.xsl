<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The letters over time, as a drawing: each a dot at its sender, a ring at its addressee, and a line
       between them that leads to the letter's page. -->

  <xsl:template name="e:letters-over-time" as="element()?">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:variable name="axis" as="element(c:axis)?" select="e:axis(.)"/>
    <xsl:if test="exists($axis)">
      <xsl:variable name="marks" as="element(c:mark)*" select="e:marks(., $axis)"/>
      <xsl:variable name="rows" as="element(c:row)*" select="e:rows(., $marks)"/>
      <xsl:variable name="whole" as="document-node()" select="root()"/>
      <xsl:variable name="parties" as="element(c:party)*" select="c:party"/>
      <xsl:variable name="left" as="xs:decimal" select="min((-160, for $row in $rows[@side ne '0'] return xs:decimal($row/@left) - e:width($parties[@key = $row/@key]))) - 14"/>
      <xsl:variable name="right" as="xs:decimal" select="max((max($rows/@right ! xs:decimal(.)), $e:breadth)) + 8"/>
      <xsl:variable name="top" as="xs:decimal" select="min($rows/@y ! xs:decimal(.)) - $e:row"/>
      <xsl:variable name="foot" as="xs:decimal" select="max($rows/@y ! xs:decimal(.)) + $e:row"/>
      <svg class="over-time" role="group" aria-labelledby="over-time" aria-describedby="over-time-legend"
        viewBox="{e:n($left)} {e:n($top - 34)} {e:n($right - $left)} {e:n($foot - $top + 44)}">
        <xsl:call-template name="e:scale">
          <xsl:with-param name="axis" select="$axis"/>
          <xsl:with-param name="top" select="$top"/>
          <xsl:with-param name="foot" select="$foot"/>
        </xsl:call-template>
        <xsl:for-each select="$rows">
          <xsl:variable name="party" as="element(c:party)" select="$parties[@key = current()/@key]"/>
          <g class="{string-join(('row', $party/@kind, 'hub'[current()/@side = '0']), ' ')}">
            <xsl:sequence select="e:who(($party/@key, key('e:letters-of', $party/@key, root($party))/c:end/@party))"/>
            <path d="M{e:n((@left, $left)[if (current()/@side = '0') then 2 else 1])} {@y}H{e:n((@right, $right)[if (current()/@side = '0') then 2 else 1])}"/>
            <xsl:call-template name="e:name-of-party">
              <xsl:with-param name="party" select="$party"/>
              <xsl:with-param name="x" select="if (@side = '0') then $left + 2 else xs:decimal(@left) - 7"/>
              <xsl:with-param name="y" select="xs:decimal(@y) + (if (@side = '0') then -7 else 4.4)"/>
              <xsl:with-param name="anchor" select="if (@side = '0') then 'start' else 'end'"/>
            </xsl:call-template>
          </g>
        </xsl:for-each>
        <xsl:for-each select="$marks">
          <xsl:call-template name="e:mark">
            <xsl:with-param name="letter" select="key('e:letter', @id, $whole)"/>
            <xsl:with-param name="rows" select="$rows"/>
          </xsl:call-template>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:scale" as="element(s:g)">
    <xsl:context-item use="optional"/>
    <xsl:param name="axis" as="element(c:axis)" required="yes"/>
    <xsl:param name="top" as="xs:decimal" required="yes"/>
    <xsl:param name="foot" as="xs:decimal" required="yes"/>
    <g class="scale" aria-hidden="true">
      <xsl:for-each select="e:ticks($axis)">
        <xsl:variable name="x" as="xs:string" select="e:n(e:x(., $axis))"/>
        <path d="M{$x} {e:n($top)}V{e:n($foot)}"/>
        <xsl:variable name="month" as="xs:string" select="substring($e:months[month-from-date(current())], 1, 3)"/>
        <xsl:for-each select="$top + 2, $foot + 4">
          <text x="{e:n(xs:decimal($x) + 4)}" y="{e:n(.)}"><xsl:value-of select="$month"/></text>
        </xsl:for-each>
        <xsl:if test="position() eq 1 or month-from-date(.) eq 1">
          <text class="year" x="{e:n(e:x(., $axis) + 4)}" y="{e:n($top - 16)}"><xsl:value-of select="year-from-date(.)"/></text>
        </xsl:if>
      </xsl:for-each>
    </g>
  </xsl:template>

  <!-- A name, which leads to its entry if there is one. -->
  <xsl:template name="e:name-of-party" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="party" as="element(c:party)" required="yes"/>
    <xsl:param name="x" as="xs:decimal" required="yes"/>
    <xsl:param name="y" as="xs:decimal" required="yes"/>
    <xsl:param name="anchor" as="xs:string" required="yes"/>
    <xsl:param name="more" as="element()*" select="()"/>
    <xsl:variable name="text" as="element(s:text)">
      <text class="name {$party/@kind}" x="{e:n($x)}" y="{e:n($y)}" text-anchor="{$anchor}"><xsl:value-of select="$party/@name"/><xsl:if test="$more"><xsl:text> </xsl:text></xsl:if><xsl:sequence select="$more"/></text>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$party/@address">
        <a href="{$party/@address}" aria-label="{$party/@name}: {e:tally($party)}"><xsl:sequence select="$text"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="e:mark" as="element()">
    <xsl:context-item as="element(c:mark)" use="required"/>
    <xsl:param name="letter" as="element(c:letter)" required="yes"/>
    <xsl:param name="rows" as="element(c:row)*" required="yes"/>
    <xsl:variable name="mark" as="element(c:mark)" select="."/>
    <xsl:variable name="x" as="xs:string" select="e:n(xs:decimal(@x))"/>
    <xsl:variable name="to" as="xs:string" select="e:n(xs:decimal((@to, @x)[1]))"/>
    <xsl:variable name="from" as="element(c:row)+" select="$rows[@key = $letter/c:end[@role = 'sent']/@party]"/>
    <xsl:variable name="towards" as="element(c:row)+" select="$rows[@key = $letter/c:end[@role = 'received']/@party]"/>
    <xsl:variable name="lines" as="xs:string" select="string-join(for $one in $from, $other in $towards return 'M' || $x || ' ' || $one/@y || 'L' || $to || ' ' || $other/@y)"/>
    <xsl:element name="{if ($letter/@address) then 'a' else 'g'}">
      <xsl:for-each select="$letter/@address"><xsl:attribute name="href" select="."/></xsl:for-each>
      <xsl:attribute name="class" select="'letter', 'by-hub'[$from/@side = '0'], 'doubtful'[$letter//@doubt]"/>
      <xsl:attribute name="data-letter" select="$letter/@id"/>
      <xsl:sequence select="e:who($letter/c:end/@party)"/>
      <title><xsl:value-of select="e:letter-in-words($letter)"/></title>
      <path class="hit" d="{$lines}"/>
      <xsl:for-each select="$from[not($mark/@exact)]">
        <path class="span" d="M{e:n(xs:decimal($mark/@left))} {@y}H{e:n(xs:decimal($mark/@right))}{
          (if ($mark/@open = 'before') then '' else 'M' || e:n(xs:decimal($mark/@left)) || ' ' || (@y - 3.5) || 'v7')
          || (if ($mark/@open = 'after') then '' else 'M' || e:n(xs:decimal($mark/@right)) || ' ' || (@y - 3.5) || 'v7')}"/>
      </xsl:for-each>
      <path class="line" d="{$lines}"/>
      <xsl:for-each select="$from"><circle class="sender" cx="{$x}" cy="{@y}" r="{$e:radius}"/></xsl:for-each>
      <xsl:for-each select="$towards"><circle class="addressee" cx="{$to}" cy="{@y}" r="{$e:radius}"/></xsl:for-each>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
