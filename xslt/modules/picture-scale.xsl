<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:math="http://www.w3.org/2005/xpath-functions/math" exclude-result-prefixes="#all">

  <!-- From dates to places along a line. A moment is a year and its fraction: 1928.5 is the middle of
       1928. A place is a percentage of the picture's width, to three decimals. -->

  <xsl:function name="e:moment" as="xs:double">
    <xsl:param name="day" as="xs:date"/>
    <xsl:variable name="new-year" as="xs:date" select="xs:date(format-date($day, '[Y0001]-01-01'))"/>
    <xsl:variable name="one" as="xs:dayTimeDuration" select="xs:dayTimeDuration('P1D')"/>
    <xsl:sequence select="year-from-date($day)
      + (($day - $new-year) div $one) div (($new-year + xs:yearMonthDuration('P1Y') - $new-year) div $one)"/>
  </xsl:function>

  <xsl:function name="e:is-datable" as="xs:boolean">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="exists($dated/(@when, @from, @to, @notBefore, @notAfter))"/>
  </xsl:function>

  <!-- The stretch of time in which a dated thing lies, and on which side it is open: of one that has
       but one limit, the year, month or day of this limit. -->
  <xsl:function name="e:limits" as="map(xs:string, item())">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="first" as="xs:string?" select="$dated/(@when, @from, @notBefore)[1]"/>
    <xsl:variable name="last" as="xs:string?" select="$dated/(@when, @to, @notAfter)[1]"/>
    <xsl:sequence select="map {
      'first': e:moment(e:first-day(($first, $last)[1])),
      'last': e:moment(e:last-day(($last, $first)[1]) + xs:dayTimeDuration('P1D')),
      'open': if (empty($first)) then 'before' else if (empty($last)) then 'after' else 'closed' }"/>
  </xsl:function>

  <!-- The measure of a line from one year to another. The years in which most of the moments lie get
       three quarters of the width, and those before and after share the rest: a line of up to three
       stretches. Those years are the shortest time that holds six in seven of the moments. Where there are
       few moments, all years have one measure. -->
  <xsl:function name="e:stretches" as="element(c:stretch)+">
    <xsl:param name="moments" as="xs:double*"/>
    <xsl:param name="first" as="xs:integer"/>
    <xsl:param name="last" as="xs:integer"/>
    <xsl:variable name="years" as="xs:integer*" select="sort($moments ! xs:integer(floor(.)))"/>
    <xsl:variable name="held" as="xs:integer" select="xs:integer(ceiling(count($years) * 6 div 7))"/>
    <xsl:variable name="shortest" as="xs:integer?" select="sort(1 to count($years) - $held + 1, (), function($i as xs:integer) as xs:integer { $years[$i + $held - 1] - $years[$i] })[1]"/>
    <xsl:variable name="dense" as="xs:integer+" select="if (count($years) ge 12) then ($years[$shortest], $years[$shortest + $held - 1] + 1) else ($first, $last)"/>
    <xsl:variable name="outer" as="xs:double" select="math:sqrt($dense[1] - $first) + math:sqrt($last - $dense[2])"/>
    <xsl:iterate select="($first, $dense[1])[$first lt $dense[1]], $dense, ($dense[2], $last)[$dense[2] lt $last]">
      <xsl:param name="from" as="xs:integer?" select="()"/>
      <xsl:param name="left" as="xs:double" select="0"/>
      <xsl:variable name="width" as="xs:double" select="
        if (empty($from)) then 0
        else if ($outer eq 0) then 100
        else if ($from eq $dense[1]) then 75
        else 25 * math:sqrt(. - $from) div $outer"/>
      <xsl:if test="exists($from)"><c:stretch from="{$from}" to="{.}" left="{$left}" width="{$width}"/></xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="from" select="if (exists($from)) then () else xs:integer(.)"/>
        <xsl:with-param name="left" select="$left + $width"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- Where a moment is; what lies beyond an end is at it. -->
  <xsl:function name="e:place" as="xs:decimal">
    <xsl:param name="stretches" as="element(c:stretch)+"/>
    <xsl:param name="moment" as="xs:double"/>
    <xsl:variable name="stretch" as="element(c:stretch)" select="($stretches[number(@to) gt $moment], $stretches[last()])[1]"/>
    <xsl:variable name="share" as="xs:double" select="($moment - $stretch/@from) div ($stretch/@to - $stretch/@from)"/>
    <xsl:sequence select="round(xs:decimal($stretch/@left + $stretch/@width * max((0, min((1, $share))))), 3)"/>
  </xsl:function>

  <!-- The years to be labelled: as many as have room, which is some percent of the width each. -->
  <xsl:function name="e:labelled-years" as="xs:integer*">
    <xsl:param name="stretches" as="element(c:stretch)+"/>
    <xsl:param name="room" as="xs:double"/>
    <xsl:for-each select="$stretches">
      <xsl:variable name="year" as="xs:double" select="@width div (@to - @from)"/>
      <xsl:variable name="step" as="xs:integer" select="((1, 2, 5, 10, 20, 50, 100)[. * $year ge $room], 200)[1]"/>
      <xsl:sequence select="(xs:integer(@from) to xs:integer(@to) - 1)[. mod $step eq 0]"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
