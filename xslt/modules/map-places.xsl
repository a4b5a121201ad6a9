<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- What a place was: told by what leads to it in the registers, the stages of lives and the events. -->

  <!-- The kinds, each with the stages (of persons) and the events that make a place one of it, and what a place
       of it is called. -->
  <xsl:variable name="e:kinds-of-place" as="element(c:kinds)">
    <c:kinds>
      <c:kind key="exile" title="Exile" one="place of exile" stages="deportation exile" events="deportation">somebody was deported to it or lived there in exile</c:kind>
      <c:kind key="prison" title="Prison or camp" one="prison or camp" stages="imprisonment hunger-strike execution"
        events="imprisonment hunger-strike">somebody was held there, refused food or was shot</c:kind>
      <c:kind key="centre" title="Centre" one="centre" stages=""
        events="congress meeting party-decision negotiation election strike demonstration publication arrests expulsion other">something was done there: a meeting, a vote, a strike, a leaflet, arrests</c:kind>
      <c:kind key="other" title="Mentioned only" one="mentioned only" stages="" events="">it is mentioned, or stood on the way</c:kind>
    </c:kinds>
  </xsl:variable>

  <xsl:variable name="e:places" as="element(c:entry)*" select="$collection/c:collection/c:register[@kind = 'place']/c:entry"/>

  <!-- What leads to a place from other registers. -->
  <xsl:function name="e:leading" as="element(c:link)*">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:sequence select="key('e:leading', $place/@ref, $collection)[not(../../@kind = 'place')]"/>
  </xsl:function>

  <xsl:function name="e:mention-count" as="xs:integer">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:sequence select="count(key('e:mention', $place/@ref, $collection))"/>
  </xsl:function>

  <!-- The events that took place there: those that say so, and those that name the place and are of no
       place of their own that could be drawn. -->
  <xsl:function name="e:events-at" as="element(c:entry)*">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:sequence select="e:leading($place)[../../@kind = 'event'][@as = 'where' or empty(../c:link[@as = 'where'] ! e:entry-at(@target)/@north)]/.."/>
  </xsl:function>

  <!-- The persons of whom a stage of life of one kind took place there. -->
  <xsl:function name="e:persons-at" as="element(c:entry)*">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:param name="kind" as="element(c:kind)"/>
    <xsl:sequence select="e:leading($place)[../../@kind = 'person'][@as = tokenize($kind/@stages)]/.."/>
  </xsl:function>

  <!-- Letters that were sent from there, and that were received there. -->
  <xsl:function name="e:letters-at" as="element(c:entry)*">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:sequence select="e:leading($place)[../../@kind = 'doc'][@as = $role]/.."/>
  </xsl:function>

  <!-- An event belongs to the days that the edition shows, if it names any. -->
  <xsl:function name="e:in-span" as="xs:boolean">
    <xsl:param name="event" as="element(c:entry)"/>
    <xsl:variable name="span" as="element(c:collection)" select="root($event)/c:collection"/>
    <xsl:variable name="dates" as="xs:string*" select="$event/(@when, @from, @to, @notBefore, @notAfter) ! string()"/>
    <xsl:sequence select="empty(($span/@from, $span/@to)) or empty($dates)
      or min($dates) le $span/@to and max($dates) ge substring($span/@from, 1, string-length(max($dates)))"/>
  </xsl:function>

  <!-- What is no point: of a country one cannot say that it was a centre. -->
  <xsl:variable name="e:stretches" as="xs:string+" select="'continent', 'country', 'region'"/>

  <!-- The kinds of a place, in their order; one that is of no other is named only. -->
  <xsl:function name="e:kinds-at" as="element(c:kind)+">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:variable name="events" as="xs:string*" select="e:events-at($place)[e:in-span(.)]/@type ! string()"/>
    <xsl:variable name="stages" as="xs:string*" select="e:leading($place)[../../@kind = 'person']/@as ! string()"/>
    <xsl:variable name="kinds" as="element(c:kind)*" select="$e:kinds-of-place/c:kind[not($place/@type = $e:stretches)][tokenize(@stages) = $stages or tokenize(@events) = $events]"/>
    <xsl:sequence select="if (exists($kinds)) then $kinds else $e:kinds-of-place/c:kind[@key = 'other']"/>
  </xsl:function>

  <!-- “place of exile of L. S. Sosnovsky and 3 others, centre; 12 mentions”. -->
  <xsl:function name="e:what-it-was" as="xs:string">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:variable name="kinds" as="xs:string+">
      <xsl:for-each select="e:kinds-at($place)">
        <xsl:variable name="persons" as="xs:string*" select="e:persons-at($place, .)/@name ! string()"/>
        <xsl:sequence select="@one || (if (empty($persons)) then '' else ' of ' || $persons[1]
          || (if (count($persons) gt 1) then ' and ' || e:count(count($persons) - 1, 'other', 'others') else ''))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($kinds, ', ') || '; ' || e:count(e:mention-count($place), 'mention', 'mentions')"/>
  </xsl:function>

</xsl:stylesheet>
