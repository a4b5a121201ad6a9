<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The calendar above a chronology: a row for each month with a cell for each day; over more than
       three years, a row for each year in which something happened with a cell for each month. Each
       cell with something in it shows how much, and leads there. -->

  <!-- Measures, in units of the drawing. -->
  <xsl:variable name="e:label-width" as="xs:integer" select="92"/>
  <xsl:variable name="e:head-width" as="xs:integer" select="76"/>
  <xsl:variable name="e:line-height" as="xs:integer" select="30"/>
  <xsl:variable name="e:body-width" as="xs:integer" select="930"/>

  <!-- Whether months are the rows. -->
  <xsl:function name="e:by-day" as="xs:boolean">
    <xsl:param name="items" as="element(c:item)+"/>
    <xsl:variable name="years" as="xs:integer+" select="$items/@at ! xs:integer(substring(., 1, 4))"/>
    <xsl:sequence select="max($years) - min($years) lt 3"/>
  </xsl:function>

  <!-- The keys of the rows. -->
  <xsl:function name="e:calendar-rows" as="xs:string+">
    <xsl:param name="items" as="element(c:item)+"/>
    <xsl:variable name="by-day" as="xs:boolean" select="e:by-day($items)"/>
    <xsl:variable name="days" as="xs:date+" select="if ($collection/c:collection/@from) then e:days(())
      else sort($items/@at ! (e:first-day(.), e:last-day(.)))[position() = (1, last())]"/>
    <xsl:sequence select="
      if ($by-day) then ($items/@at[string-length(.) eq 4] ! string(),
        (0 to 35) ! ($days[1] + xs:yearMonthDuration('P1M') * .)[. le $days[2]] ! format-date(., '[Y0001]-[M01]')) => distinct-values() => sort()
      else distinct-values($items/@at ! substring(., 1, 4)) => sort()"/>
  </xsl:function>

  <xsl:template name="e:calendar" as="element()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="element(c:item)+" required="yes"/>
    <xsl:variable name="by-day" as="xs:boolean" select="e:by-day($items)"/>
    <xsl:variable name="rows" as="xs:string+" select="e:calendar-rows($items)"/>
    <xsl:variable name="columns" as="xs:integer" select="if ($by-day) then 31 else 12"/>
    <xsl:variable name="step" as="xs:integer" select="$e:body-width idiv $columns"/>
    <a class="past" href="#days" xmlns="">Past the calendar</a>
    <div class="picture" role="region" aria-label="Calendar" tabindex="0" xmlns="">
      <svg xmlns="http://www.w3.org/2000/svg" class="calendar" viewBox="0 0 {$e:label-width + $e:head-width + $e:body-width} {(count($rows) + 1) * $e:line-height}">
        <xsl:for-each select="1 to $columns">
          <text class="unit" x="{$e:label-width + $e:head-width + (. - 0.5) * $step}" y="18"><xsl:value-of select="if ($by-day) then . else substring($e:months[current()], 1, 3)"/></text>
        </xsl:for-each>
        <xsl:for-each select="$rows">
          <xsl:variable name="row" as="xs:string" select="."/>
          <xsl:variable name="top" as="xs:integer" select="position() * $e:line-height"/>
          <xsl:variable name="own" as="element(c:item)*" select="$items[@at = $row]"/>
          <g class="row" transform="translate(0 {$top})">
            <line class="rule" x2="{$e:label-width + $e:head-width + $e:body-width}"/>
            <text class="name" y="20"><xsl:value-of select="if (ends-with($row, '-01') or position() eq 1 or string-length($row) eq 4) then e:day($row) else replace(e:day($row), ' \d+$', '')"/></text>
            <xsl:if test="exists($own)">
              <xsl:call-template name="e:calendar-cell">
                <xsl:with-param name="items" select="$own"/>
                <xsl:with-param name="at" select="$row"/>
                <xsl:with-param name="x" select="$e:label-width"/>
                <xsl:with-param name="width" select="$e:head-width - 8"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="not($by-day and string-length($row) eq 4)">
              <xsl:for-each select="1 to $columns">
                <xsl:variable name="cell" as="xs:string" select="$row || '-' || format-integer(., '00')"/>
                <xsl:variable name="x" as="xs:integer" select="$e:label-width + $e:head-width + (. - 1) * $step"/>
                <xsl:variable name="there" as="element(c:item)*" select="$items[@at = $cell or not($by-day) and starts-with(@at, $cell)]"/>
                <xsl:choose>
                  <xsl:when test="exists($there)">
                    <xsl:call-template name="e:calendar-cell">
                      <xsl:with-param name="items" select="$there"/>
                      <xsl:with-param name="at" select="$cell"/>
                      <xsl:with-param name="x" select="$x"/>
                      <xsl:with-param name="width" select="$step"/>
                    </xsl:call-template>
                  </xsl:when>
                  <xsl:when test="$cell castable as xs:date or not($by-day)"><circle class="empty" cx="{$x + $step idiv 2}" cy="15" r="0.9"/></xsl:when>
                </xsl:choose>
              </xsl:for-each>
            </xsl:if>
            <xsl:if test="string-length($row) eq 7">
              <xsl:sequence select="$items ! e:extent(., $row)"/>
            </xsl:if>
          </g>
        </xsl:for-each>
      </svg>
    </div>
    <xsl:if test="$by-day">
      <p class="key" xmlns="">The first column: what has no day of its own. A bar: something that lasted so many days.</p>
    </xsl:if>
  </xsl:template>

  <!-- The days of a month through which something lasted. -->
  <xsl:function name="e:extent" as="element(svg:line)?">
    <xsl:param name="item" as="element(c:item)"/>
    <xsl:param name="month" as="xs:string"/>
    <xsl:variable name="bounds" as="xs:date*" select="$item[@from and @to][string-length(@from) eq 10] ! e:bounds(.)"/>
    <xsl:variable name="first" as="xs:date" select="max((e:first-day($month), $bounds[1]))"/>
    <xsl:variable name="last" as="xs:date" select="min((e:last-day($month), $bounds[2]))"/>
    <xsl:if test="exists($bounds) and $first le $last">
      <xsl:variable name="left" as="xs:integer" select="$e:label-width + $e:head-width"/>
      <xsl:variable name="step" as="xs:integer" select="$e:body-width idiv 31"/>
      <line class="{$item/@kind} lasting" x1="{$left + (day-from-date($first) - 1) * $step + 4}" x2="{$left + day-from-date($last) * $step - 4}" y1="28" y2="28">
        <title><xsl:value-of select="$item/@name, $item/@date" separator=", "/></title>
      </line>
    </xsl:if>
  </xsl:function>

  <!-- What stands in a cell: its kinds, one mark each, or their number where they are many. -->
  <xsl:template name="e:calendar-cell" as="element(svg:g)">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="element(c:item)+" required="yes"/>
    <xsl:param name="at" as="xs:string" required="yes"/>
    <xsl:param name="x" as="xs:integer" required="yes"/>
    <xsl:param name="width" as="xs:integer" required="yes"/>
    <xsl:variable name="label" as="xs:string" select="e:day($at) || ': ' || e:tally($items)"/>
    <xsl:variable name="kinds" as="xs:string+" select="('event', 'document', 'life')[. = $items/@kind]"/>
    <g class="there" transform="translate({$x} 0)">
      <a href="#{e:anchor($at)}" aria-label="{$label}">
        <title><xsl:value-of select="$label"/></title>
        <rect class="cell" width="{$width}" height="{$e:line-height - 1}" y="1"/>
      </a>
      <xsl:for-each select="$kinds">
        <xsl:variable name="kind" as="xs:string" select="."/>
        <xsl:variable name="count" as="xs:integer" select="count($items[@kind = $kind])"/>
        <xsl:variable name="marks" as="xs:integer" select="if ($count le 4) then $count else 1"/>
        <!-- Three kinds want three lines; fewer stand closer to the middle. -->
        <xsl:variable name="y" as="xs:decimal" select="15 - 4.5 * (count($kinds) - 1) + 9 * (position() - 1)"/>
        <xsl:variable name="left" as="xs:decimal" select="$width * 0.5 - 3.5 * ($marks - 1) - (if ($count gt 4) then 6 else 0)"/>
        <g class="{$kind}" aria-hidden="true">
          <xsl:for-each select="1 to $marks"><use href="#kind-{$kind}" x="{$left + 7 * (. - 1)}" y="{$y}"/></xsl:for-each>
          <xsl:if test="$count gt 4"><text class="count" x="{$left + 6}" y="{$y + 3.4}"><xsl:value-of select="$count"/></text></xsl:if>
        </g>
      </xsl:for-each>
    </g>
  </xsl:template>

  <!-- The marks of the kinds; the first time each is drawn, for the whole page. -->
  <xsl:template name="e:kind-mark" as="element(svg:svg)">
    <xsl:context-item use="optional"/>
    <xsl:param name="kind" as="xs:string" required="yes"/>
    <svg class="mark" width="14" height="14" aria-hidden="true" focusable="false">
      <g transform="translate(7 7)">
        <xsl:choose>
          <xsl:when test="$kind eq 'event'"><circle id="kind-event" class="solid" r="2.4"/></xsl:when>
          <xsl:when test="$kind eq 'document'"><path id="kind-document" class="sheet" d="M-2.7-2.1H2.7V2.1H-2.7Z"/></xsl:when>
          <xsl:otherwise><path id="kind-life" class="stroke" d="M0-3V3"/></xsl:otherwise>
        </xsl:choose>
      </g>
    </svg>
  </xsl:template>

  <!-- “59 events, 61 letters and papers and 100 turning points of lives, from 1 January 1928 to 28
       February 1929”. -->
  <xsl:function name="e:chronology-lead" as="xs:string">
    <xsl:param name="items" as="element(c:item)*"/>
    <xsl:variable name="days" as="xs:string*" select="$collection/c:collection/(@from, @to) ! e:day(.)"/>
    <xsl:sequence select="replace(e:tally($items), ', ([^,]+)$', ' and $1')
      || (if (exists($days)) then ', from ' || $days[1] || ' to ' || $days[2] else '') || '.'
      || ' What is known to its month or year alone, or to lie between two days, stands at the head of the month or the year.'"/>
  </xsl:function>

</xsl:stylesheet>
