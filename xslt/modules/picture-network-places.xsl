<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  exclude-result-prefixes="#all">

  <!-- Where things stand in the network. Each connected part of it is a tree with its best-connected party
       in the middle (the hub): to the left those who only wrote to the hub, to the right those to whom the
       hub wrote, farther out those whom only these reach. Each has a row of its own, so that
       no name meets another and no branch crosses another. -->

  <xsl:variable name="e:fan" as="xs:decimal" select="130"/>
  <xsl:variable name="e:twig" as="xs:decimal" select="56"/>
  <xsl:variable name="e:port" as="xs:decimal" select="6.5"/>

  <!-- Who wrote to whom, and how many letters. -->
  <xsl:function name="e:ties" as="element(c:tie)*">
    <xsl:param name="whole" as="element(c:correspondence)"/>
    <xsl:variable name="each" as="element(c:tie)*" select="
      for $letter in $whole/c:letter, $from in distinct-values($letter/c:end[@role = 'sent']/@party),
        $to in distinct-values($letter/c:end[@role = 'received']/@party)
      return e:tie($from, $to, $letter/@id)"/>
    <!-- In one tree, so that they have an order. -->
    <xsl:variable name="ties" as="element(c:ties)">
      <c:ties>
        <xsl:for-each-group select="$each" group-by="@from, @to" composite="yes">
          <c:tie from="{@from}" to="{@to}" letters="{current-group() ! @letters}" count="{count(current-group())}"/>
        </xsl:for-each-group>
      </c:ties>
    </xsl:variable>
    <xsl:sequence select="$ties/c:tie"/>
  </xsl:function>

  <xsl:function name="e:tie" as="element(c:tie)">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:param name="letter" as="xs:string"/>
    <c:tie from="{$from}" to="{$to}" letters="{$letter}"/>
  </xsl:function>

  <!-- The keys of those with whom one exchanged letters. -->
  <xsl:function name="e:partners" as="xs:string*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="ties" as="element(c:tie)*"/>
    <xsl:sequence select="distinct-values(($ties[@from = $key]/@to, $ties[@to = $key]/@from))"/>
  </xsl:function>

  <!-- From whom each is reached, beginning at the hub, by the shortest way. -->
  <xsl:function name="e:parents" as="map(xs:string, xs:string)">
    <xsl:param name="ties" as="element(c:tie)*"/>
    <xsl:param name="level" as="xs:string*"/>
    <xsl:param name="parents" as="map(xs:string, xs:string)"/>
    <xsl:variable name="next" as="map(xs:string, xs:string)" select="map:merge(
      for $one in $level, $other in e:partners($one, $ties)[not(map:contains($parents, .))] return map:entry($other, $one),
      map { 'duplicates': 'use-first' })"/>
    <xsl:variable name="reached" as="xs:string*" select="distinct-values($level ! e:partners(., $ties))[map:contains($next, .)]"/>
    <xsl:sequence select="if (empty($reached)) then $parents else e:parents($ties, $reached, map:merge(($parents, $next)))"/>
  </xsl:function>

  <!-- One and those beyond, persons first, in order of their first letter; who wrote to each other side by side. -->
  <xsl:function name="e:branch" as="element(c:node)">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:param name="ties" as="element(c:tie)*"/>
    <xsl:param name="parents" as="map(xs:string, xs:string)"/>
    <xsl:variable name="hub" as="xs:string" select="$party/@key"/>
    <xsl:variable name="beyond" as="element(c:party)*" select="$party/../c:party[$parents(@key) = $hub]"/>
    <c:node key="{$hub}" width="{e:width-of-node($party)}">
      <xsl:for-each select="$beyond">
        <xsl:sort select="if (@kind = 'person') then 0 else 1"/>
        <xsl:sort select="let $near := e:partners(@key, $ties) return min((., $beyond[@key = $near]) ! count(preceding-sibling::c:party))"/>
        <xsl:sequence select="e:branch(., $ties, $parents)"/>
      </xsl:for-each>
    </c:node>
  </xsl:function>

  <!-- How wide a name is with the numbers, which stand beside it where they are not plain from the one line. -->
  <xsl:function name="e:width-of-node" as="xs:decimal">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:sequence select="e:width($party) + string-length(e:tally($party)[$party/@letters ne '1']) * $e:type-size * 0.42"/>
  </xsl:function>

  <xsl:function name="e:slots" as="xs:integer">
    <xsl:param name="nodes" as="element(c:node)*"/>
    <xsl:sequence select="sum($nodes ! max((1, e:slots(c:node))))"/>
  </xsl:function>

  <!-- The place (@x, @y) of each node on one side of a hub; @out is where its name ends. -->
  <xsl:function name="e:places" as="element(c:place)*">
    <xsl:param name="nodes" as="element(c:node)*"/>
    <xsl:param name="x" as="xs:decimal"/>
    <xsl:param name="top" as="xs:decimal"/>
    <xsl:param name="side" as="xs:integer"/>
    <xsl:iterate select="$nodes">
      <xsl:param name="y" as="xs:decimal" select="$top"/>
      <xsl:variable name="height" as="xs:decimal" select="e:slots(.) * $e:row"/>
      <xsl:variable name="out" as="xs:decimal" select="$x + $side * (xs:decimal(@width) + 16)"/>
      <c:place key="{@key}" of="{../@key}" side="{$side}" x="{$x}" y="{$y + $height div 2}" out="{$out}"/>
      <xsl:sequence select="e:places(c:node, $out + $side * $e:twig, $y, $side)"/>
      <xsl:next-iteration><xsl:with-param name="y" select="$y + $height"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The connected parts one below the other, the greatest first: a c:part with the places in it. -->
  <xsl:function name="e:parts" as="element(c:part)*">
    <xsl:param name="left" as="element(c:party)*"/>
    <xsl:param name="ties" as="element(c:tie)*"/>
    <xsl:param name="top" as="xs:decimal"/>
    <xsl:variable name="hub" as="element(c:party)?" select="e:hub($left)"/>
    <xsl:if test="$hub">
      <xsl:variable name="parents" as="map(xs:string, xs:string)" select="e:parents($ties, $hub/@key, map { string($hub/@key): '' })"/>
      <xsl:variable name="tree" as="element(c:node)" select="e:branch($hub, $ties, $parents)"/>
      <xsl:variable name="right" as="element(c:node)*" select="$tree/c:node[@key = $ties[@from = $hub/@key]/@to]"/>
      <xsl:variable name="sides" as="map(xs:integer, element(c:node)*)" select="map { -1: $tree/c:node except $right, 1: $right }"/>
      <xsl:variable name="slots" as="xs:integer" select="max((1, e:slots($sides(-1)), e:slots($sides(1))))"/>
      <xsl:variable name="middle" as="xs:decimal" select="$top + $slots * $e:row div 2"/>
      <xsl:variable name="half" as="xs:decimal" select="e:width-of-node($hub) div 2 + 16"/>
      <c:part hub="{$hub/@key}" y="{$middle}" half="{$half}" foot="{$top + $slots * $e:row}">
        <xsl:sequence select="(-1, 1) ! e:places($sides(.), . * ($half + $e:fan), $middle - e:slots($sides(.)) * $e:row div 2, .)"/>
      </c:part>
      <xsl:sequence select="e:parts($left[not(map:contains($parents, @key))], $ties, $top + ($slots + 1) * $e:row)"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
