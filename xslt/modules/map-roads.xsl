<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- The roads that were travelled, told by the events that are journeys and say where they were. -->

  <!-- The dated events of journeys, in the order of time. -->
  <xsl:variable name="e:journeys" as="element(c:entry)*">
    <xsl:perform-sort select="$collection/c:collection/c:register[@kind = 'event']/c:entry[@type = 'journey'][c:link/@as = 'where'][e:date-key(.) ne '9999']">
      <xsl:sort select="e:date-key(.)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
    </xsl:perform-sort>
  </xsl:variable>

  <!-- Where an event can be drawn: its own place, or if that has no position the first that it names and that has one. -->
  <xsl:function name="e:halt" as="element(c:entry)?">
    <xsl:param name="event" as="element(c:entry)"/>
    <xsl:sequence select="($event/c:link[@as = 'where'], $event/c:link[@as = 'mention']) ! e:entry-at(@target)[@north] => head()"/>
  </xsl:function>

  <!-- The roads, each with its stops, which have the dates of a day, of a stay, or the limits between which they lie;
       what is known exactly goes before what is not. Where more than two months lie between, another road begins. -->
  <xsl:variable name="e:roads" as="element(c:roads)">
    <xsl:variable name="stops" as="element(c:stop)*">
      <xsl:for-each-group select="$e:journeys[exists(e:halt(.))]" group-adjacent="string(e:halt(.)/@ref)">
        <xsl:variable name="sure" as="element(c:entry)*" select="current-group()[@when | @from | @to]"/>
        <xsl:variable name="days" as="xs:string+" select="sort(($sure/(@when, @from, @to), current-group()[empty($sure)]/(@notBefore, @notAfter)) ! string())"/>
        <c:stop ref="{current-grouping-key()}">
          <xsl:choose>
            <xsl:when test="exists($sure) and $days[1] = $days[last()]"><xsl:attribute name="when" select="$days[1]"/></xsl:when>
            <xsl:otherwise>
              <xsl:attribute name="{if (exists($sure)) then 'from' else 'notBefore'}" select="$days[1]"/>
              <xsl:attribute name="{if (exists($sure)) then 'to' else 'notAfter'}" select="$days[last()]"/>
            </xsl:otherwise>
          </xsl:choose>
        </c:stop>
      </xsl:for-each-group>
    </xsl:variable>
    <c:roads>
      <xsl:for-each-group select="1 to count($stops)" group-adjacent="count(for $i in 2 to . return $i[e:pause($stops[$i - 1], $stops[$i]) gt 60])">
        <c:road><xsl:sequence select="$stops[position() = current-group()]"/></c:road>
      </xsl:for-each-group>
    </c:roads>
  </xsl:variable>

  <!-- The days between two stops. -->
  <xsl:function name="e:pause" as="xs:decimal">
    <xsl:param name="stop" as="element(c:stop)"/>
    <xsl:param name="next" as="element(c:stop)"/>
    <xsl:variable name="days" as="xs:date+" select="($stop/(@when, @to, @notAfter)[1], $next/(@when, @from, @notBefore)[1]) ! xs:date(substring(. || '-01-01', 1, 10))"/>
    <xsl:sequence select="($days[2] - $days[1]) div xs:dayTimeDuration('P1D')"/>
  </xsl:function>

  <!-- The date at a stop as the map writes it: with the year at a road’s beginning, and where it changes. -->
  <xsl:function name="e:halt-date" as="xs:string">
    <xsl:param name="stop" as="element(c:stop)"/>
    <xsl:variable name="year" as="xs:string" select="substring($stop/(@when, @to, @notAfter)[1], 1, 4)"/>
    <xsl:variable name="before" as="xs:string?" select="$stop/preceding-sibling::c:stop[1]/(@when, @to, @notAfter)[1] ! substring(., 1, 4)"/>
    <xsl:sequence select="if ($year = $before) then replace(e:date($stop), ' ' || $year || '$', '') else e:date($stop)"/>
  </xsl:function>

</xsl:stylesheet>
