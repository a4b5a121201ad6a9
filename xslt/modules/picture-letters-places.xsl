<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map" exclude-result-prefixes="#all">

  <!-- Where things stand in the picture of the letters over time. Of whom most letters are has the line
       in the middle (the hub); above it stand persons, below it bodies and those who are described, each
       the farther off the later they come. So no line between two of them can cross a name, for names
       stand before the first letter. All measures are units of the drawing. -->

  <xsl:variable name="e:row" as="xs:decimal" select="20"/>
  <xsl:variable name="e:type-size" as="xs:decimal" select="13.5"/>
  <xsl:variable name="e:radius" as="xs:decimal" select="3.2"/>
  <xsl:variable name="e:apart" as="xs:decimal" select="4.2"/>
  <xsl:variable name="e:breadth" as="xs:decimal" select="1000"/>

  <!-- How wide a name will be, about: a little more than the face takes for roman, small capitals, italics. -->
  <xsl:function name="e:width" as="xs:decimal">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:sequence select="string-length($party/@name) * $e:type-size * map { 'person': 0.46, 'org': 0.6 , 'described': 0.43 }($party/@kind)"/>
  </xsl:function>

  <xsl:function name="e:n" as="xs:string">
    <xsl:param name="measure" as="xs:decimal"/>
    <xsl:sequence select="string(round($measure, 1))"/>
  </xsl:function>

  <!-- From the first day of a month to the last of another. -->
  <xsl:function name="e:axis" as="element(c:axis)?">
    <xsl:param name="whole" as="element(c:correspondence)"/>
    <xsl:variable name="days" as="xs:date*" select="sort($whole//(@first, @last) ! xs:date(.))"/>
    <xsl:if test="exists($days)">
      <xsl:variable name="first" as="xs:date" select="xs:date(substring(string($days[1]), 1, 8) || '01')"/>
      <xsl:variable name="end" as="xs:date" select="xs:date(substring(string($days[last()]), 1, 8) || '01') + xs:yearMonthDuration('P1M')"/>
      <c:axis first="{$first}" end="{$end}" scale="{$e:breadth div (($end - $first) div xs:dayTimeDuration('P1D'))}"/>
    </xsl:if>
  </xsl:function>

  <!-- Where a day begins. -->
  <xsl:function name="e:x" as="xs:decimal">
    <xsl:param name="day" as="xs:date"/>
    <xsl:param name="axis" as="element(c:axis)"/>
    <xsl:sequence select="xs:decimal(($day - xs:date($axis/@first)) div xs:dayTimeDuration('P1D')) * xs:decimal($axis/@scale)"/>
  </xsl:function>

  <!-- The letters with their places from left to right: the ends of the span (@left, @right; far is what
       is left open), the mark (@x), the day of arrival if it is known apart (@to). -->
  <xsl:function name="e:marks" as="element(c:mark)*">
    <xsl:param name="whole" as="element(c:correspondence)"/>
    <xsl:param name="axis" as="element(c:axis)"/>
    <xsl:variable name="day" as="xs:dayTimeDuration" select="xs:dayTimeDuration('P1D')"/>
    <xsl:variable name="marks" as="element(c:mark)*">
      <xsl:for-each select="$whole/c:letter[@first or @last]">
        <xsl:variable name="first" as="xs:decimal?" select="@first ! e:x(xs:date(.), $axis)"/>
        <xsl:variable name="last" as="xs:decimal?" select="@last ! e:x(xs:date(.) + $day, $axis)"/>
        <c:mark id="{@id}" left="{($first, $last - 2 * $e:row)[1]}" right="{($last, $first + 2 * $e:row)[1]}">
          <xsl:attribute name="x" select="if (@first and @last) then ($first + $last) div 2 else ($first, $last)[1]"/>
          <xsl:choose>
            <xsl:when test="@first = @last"><xsl:attribute name="exact" select="'yes'"/></xsl:when>
            <xsl:when test="empty(@first)"><xsl:attribute name="open" select="'before'"/></xsl:when>
            <xsl:when test="empty(@last)"><xsl:attribute name="open" select="'after'"/></xsl:when>
          </xsl:choose>
          <xsl:for-each select="c:arrival">
            <xsl:attribute name="to" select="(e:x(xs:date(@first), $axis) + e:x(xs:date(@last) + $day, $axis)) div 2"/>
          </xsl:for-each>
        </c:mark>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="exact" as="element(c:mark)*" select="e:side-by-side($marks[@exact])"/>
    <!-- A letter that is not dated to a day gives way, as near the middle of its span as there is room. -->
    <xsl:variable name="others" as="element(c:mark)*">
      <xsl:iterate select="$marks[not(@exact)]">
        <xsl:param name="taken" as="xs:decimal*" select="$exact ! xs:decimal(@x)"/>
        <xsl:variable name="middle" as="xs:decimal" select="xs:decimal(@x)"/>
        <xsl:variable name="near" as="xs:decimal*" select="$taken[abs(. - $middle) lt 21 * $e:apart]"/>
        <xsl:variable name="within" as="xs:decimal+" select="xs:decimal(@left), xs:decimal(@right)"/>
        <xsl:variable name="free" as="xs:decimal?" select="((0 to 40) ! ($middle - . * $e:apart div 2, $middle + . * $e:apart div 2))
          [. ge $within[1] and . le $within[2]][every $place in $near satisfies abs($place - .) ge $e:apart][1]"/>
        <xsl:variable name="x" as="xs:decimal" select="($free, xs:decimal(@x))[1]"/>
        <xsl:sequence select="e:moved(., $x)"/>
        <xsl:next-iteration><xsl:with-param name="taken" select="$taken, $x"/></xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="sort(($exact, $others), (), function($mark as element(c:mark)) as xs:decimal { xs:decimal($mark/@x) })"/>
  </xsl:function>

  <!-- Letters of about one day: pushed to the right, then the row of them brought back to its middle. -->
  <xsl:function name="e:side-by-side" as="element(c:mark)*">
    <xsl:param name="marks" as="element(c:mark)*"/>
    <xsl:variable name="pushed" as="element(c:mark)*">
      <xsl:iterate select="sort($marks, (), function($mark as element(c:mark)) as xs:decimal { xs:decimal($mark/@x) })">
        <xsl:param name="last" as="xs:decimal" select="-100"/>
        <xsl:variable name="x" as="xs:decimal" select="max((xs:decimal(@x), $last + $e:apart))"/>
        <c:mark at="{$x}"><xsl:sequence select="@*"/></c:mark>
        <xsl:next-iteration><xsl:with-param name="last" select="$x"/></xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:variable name="crowds" as="element(c:crowd)*">
      <xsl:for-each-group select="$pushed" group-starting-with="c:mark[xs:decimal(@at) eq xs:decimal(@x)]">
        <c:crowd><xsl:sequence select="current-group()"/></c:crowd>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:iterate select="$crowds">
      <xsl:param name="last" as="xs:decimal" select="-100"/>
      <xsl:variable name="too-far" as="xs:decimal" select="avg(c:mark ! (xs:decimal(@at) - xs:decimal(@x)))"/>
      <xsl:variable name="back" as="xs:decimal" select="min(($too-far, xs:decimal(c:mark[1]/@at) - $last - $e:apart))"/>
      <xsl:sequence select="c:mark ! e:moved(., xs:decimal(@at) - $back)"/>
      <xsl:next-iteration><xsl:with-param name="last" select="xs:decimal(c:mark[last()]/@at) - $back"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="e:moved" as="element(c:mark)">
    <xsl:param name="mark" as="element(c:mark)"/>
    <xsl:param name="x" as="xs:decimal"/>
    <c:mark>
      <xsl:sequence select="$mark/(@* except @at)"/>
      <xsl:attribute name="x" select="$x"/>
      <xsl:if test="$mark/@exact">
        <xsl:attribute name="left" select="$x - $e:radius"/>
        <xsl:attribute name="right" select="$x + $e:radius"/>
      </xsl:if>
      <xsl:for-each select="$mark/@to"><xsl:attribute name="to" select="max((xs:decimal(.), $x))"/></xsl:for-each>
    </c:mark>
  </xsl:function>

  <!-- The rows, each with its height (@y; the hub's is 0), its first and its last mark. -->
  <xsl:function name="e:rows" as="element(c:row)*">
    <xsl:param name="whole" as="element(c:correspondence)"/>
    <xsl:param name="marks" as="element(c:mark)*"/>
    <xsl:variable name="places" as="map(xs:string, element(c:mark))" select="map:merge($marks ! map:entry(string(@id), .))"/>
    <xsl:variable name="rows" as="element(c:row)*">
      <xsl:for-each select="$whole/c:party">
        <xsl:variable name="key" as="xs:string" select="@key"/>
        <xsl:variable name="letters" as="element(c:letter)*" select="key('e:letters-of', $key, root($whole))"/>
        <xsl:variable name="own" as="element(c:mark)*" select="$letters ! $places(@id)"/>
        <!-- At a sender the whole span is drawn, at an addressee the mark. -->
        <xsl:variable name="sent" as="xs:string*" select="$letters[c:end[@role = 'sent']/@party = $key]/@id"/>
        <xsl:if test="exists($own)">
          <c:row key="{$key}" left="{min($own ! xs:decimal((@left[../@id = $sent], @x - $e:radius)[1]))}"
            right="{max($own ! xs:decimal((@right[../@id = $sent], @to + $e:radius, @x + $e:radius)[1]))}"
            side="{if ($key = $whole/@hub) then 0 else if (@kind = 'person') then -1 else 1}"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="sort($rows, (), function($row as element(c:row)) as xs:decimal { xs:decimal($row/@left) })" group-by="@side">
      <xsl:for-each select="current-group()">
        <c:row y="{xs:decimal(@side) * ($e:row * position() + $e:row div 2)}"><xsl:sequence select="@*"/></c:row>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The days at which the scale has a mark: months; quarters, years or centuries where these would be too many. -->
  <xsl:function name="e:ticks" as="xs:date*">
    <xsl:param name="axis" as="element(c:axis)"/>
    <xsl:variable name="first" as="xs:date" select="xs:date($axis/@first)"/>
    <xsl:variable name="months" as="xs:integer" select="(year-from-date($axis/@end) - year-from-date($first)) * 12
      + month-from-date($axis/@end) - month-from-date($first)"/>
    <xsl:variable name="step" as="xs:integer" select="((1, 3, 12, 60, 120, 600), (1 to 9) ! (. * 1200))[$months div . le 26][1]"/>
    <xsl:sequence select="(0 to $months - 1) ! ($first + xs:yearMonthDuration('P' || . || 'M'))[(month-from-date(.) - 1 + 12 * year-from-date(.)) mod $step eq 0]"/>
  </xsl:function>

</xsl:stylesheet>
