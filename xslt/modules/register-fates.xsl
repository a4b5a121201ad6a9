<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What became of a person, as far as the stages of the life tell: what they gave in to, and how
       they ended. -->

  <!-- The stages that count, in the order in which they are told, each with its word; how somebody
       died who was not put to death is told in the register's own words. -->
  <xsl:variable name="e:fates" as="map(xs:string, xs:string)" select="map {
    'capitulation': 'capitulated', 'disappearance': 'disappeared', 'death-circumstance': 'death told of', 'execution': 'executed',
    'rehabilitation': 'rehabilitated' }"/>
  <xsl:variable name="e:order-of-fates" as="xs:string+" select="'capitulation', 'disappearance', 'death-circumstance', 'execution', 'rehabilitation'"/>

  <xsl:function name="e:turns" as="element(tei:event)*">
    <xsl:param name="person" as="element()"/>
    <xsl:for-each select="$e:order-of-fates">
      <xsl:sequence select="$person/tei:event[@type = current()]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- “capitulated 1928, executed 1938”. -->
  <xsl:function name="e:fate" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:variable name="turns" as="xs:string*">
      <xsl:for-each-group select="e:turns($person)" group-by="@type">
        <xsl:variable name="word" as="xs:string" select="if (@type = 'death-circumstance') then lower-case(substring(tei:desc, 1, 1))
          || replace(normalize-space(substring(tei:desc, 2)), '\.$', '') else $e:fates(@type)"/>
        <xsl:variable name="years" as="xs:string" select="string-join(current-group() ! e:turn-year(.), ' and ')"/>
        <xsl:sequence select="string-join(($word, $years[.]), if (@type = 'death-circumstance') then ', ' else ' ')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($turns, '; ')"/>
  </xsl:function>

  <xsl:function name="e:turn-year" as="xs:string?">
    <xsl:param name="turn" as="element(tei:event)"/>
    <xsl:sequence select="
      if ($turn/(@when, @from)) then e:years($turn)
      else if ($turn/@notBefore and $turn/@notAfter) then e:years($turn)
      else if ($turn/@notBefore) then 'after ' || substring($turn/@notBefore, 1, 4)
      else if ($turn/@notAfter) then 'before ' || (xs:integer(substring($turn/@notAfter, 1, 4)) + 1)
      else ()"/>
  </xsl:function>

  <!-- Where a person was sent. -->
  <xsl:function name="e:exiles" as="element(tei:event)*">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="$person/tei:event[@type = ('deportation', 'exile')]"/>
  </xsl:function>

</xsl:stylesheet>
