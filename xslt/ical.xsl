<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The register of events in, the chronology as a calendar out (iCalendar, RFC 5545): each dated event, letter
       and turning point of a life as one of whole days, from the first to the last on which it may have been. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/published.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="register" as="element(tei:TEI)" select="tei:TEI"/>
    <xsl:variable name="lines" as="xs:string+">
      <xsl:sequence select="'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//' || e:plain($collection/c:collection/@title) || '//' || e:version($register) || '//'
        || upper-case(e:language($register)), 'CALSCALE:GREGORIAN', ('NAME:', 'X-WR-CALNAME:') ! (. || e:plain($collection/c:collection/@title))"/>
      <xsl:variable name="letters" as="element(c:entry)*" select="$collection//c:register[@kind = 'doc']/c:entry"/>
      <xsl:variable name="stages" as="element(c:stage)*" select="$collection//c:register[@kind = 'person']/c:entry/c:stage"/>
      <xsl:for-each select="(e:list($register)/tei:event, $letters, $stages)[exists(e:days(.))]">
        <xsl:sort select="e:date-key(.)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
        <xsl:apply-templates select="." mode="entry">
          <xsl:with-param name="stamp" select="translate(e:release-date($register), '-', '') || 'T000000Z'" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
      <xsl:sequence select="'END:VCALENDAR'"/>
    </xsl:variable>
    <xsl:value-of select="$lines ! (e:content-line(.) || '&#13;&#10;')" separator=""/>
  </xsl:template>

  <!-- The mode "entry" gives the lines of what happened. -->
  <xsl:mode name="entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:event" as="xs:string+" mode="entry">
    <xsl:param name="stamp" as="xs:string" tunnel="yes"/>
    <xsl:sequence select="e:entry(., $stamp, 'event-' || @xml:id, ('event', @type), e:usual-name(.), tei:desc ! normalize-space(),
      @where, @cert, e:key(root()/tei:TEI) || '/' || @xml:id)"/>
  </xsl:template>

  <xsl:template match="c:entry" as="xs:string+" mode="entry">
    <xsl:param name="stamp" as="xs:string" tunnel="yes"/>
    <xsl:sequence select="e:entry(., $stamp, translate(@ref, ':', '-'), ('document', @type), @name, @number,
      c:link[@as = 'sent-at'][1]/@target, @date-cert, ../@key || '/' || substring-after(@ref, ':'))"/>
  </xsl:template>

  <!-- Of several turning points of one kind and date, the later ones have a number. -->
  <xsl:template match="c:stage" as="xs:string+" mode="entry">
    <xsl:param name="stamp" as="xs:string" tunnel="yes"/>
    <xsl:variable name="stage" as="element(c:stage)" select="."/>
    <xsl:variable name="alike" as="xs:integer" select="count(preceding-sibling::c:stage[@type = $stage/@type][e:date-key(.) = e:date-key($stage)])"/>
    <xsl:sequence select="e:entry(., $stamp, string-join((translate(../@ref, ':', '-'), @type, (@when, @from, @notBefore)[1], ($alike + 1)[. gt 1]), '-'), ('life', @type),
      string-join((../@name, @type[. ne 'other']), ': '), normalize-space(), @where, @cert, ../../@key || '/' || substring-after(../@ref, ':'))"/>
  </xsl:template>

  <!-- The lines of an entry of the calendar. What is not known to the day, or not for certain, says so. -->
  <xsl:function name="e:entry" as="xs:string+">
    <xsl:param name="dated" as="element()"/>
    <!-- When the calendar was made: the date of the release, so that two builds are the same. -->
    <xsl:param name="stamp" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="kinds" as="xs:string+"/>
    <xsl:param name="summary" as="xs:string"/>
    <xsl:param name="told" as="xs:string?"/>
    <xsl:param name="where" as="xs:string?"/>
    <xsl:param name="certainty" as="xs:string?"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="days" as="xs:date+" select="e:days($dated)"/>
    <xsl:variable name="doubt" as="xs:string?" select="map { 'low': 'uncertain', 'medium': 'probable' }(string($certainty))"/>
    <xsl:variable name="dating" as="xs:string?" select="string-join((e:date($dated)[$doubt or not(string-length($dated/@when) eq 10)], $doubt), ', ')[.]
      ! (upper-case(substring(., 1, 1)) || substring(., 2) || '.')"/>
    <xsl:sequence select="
      'BEGIN:VEVENT',
      'UID:' || $id || '@' || e:world(),
      'DTSTAMP:' || $stamp,
      'DTSTART;VALUE=DATE:' || e:compact($days[1]),
      'DTEND;VALUE=DATE:' || e:compact($days[2] + xs:dayTimeDuration('P1D')),
      'SUMMARY:' || e:plain($summary),
      string-join(($dating, $told), ' ')[.] ! ('DESCRIPTION:' || e:plain(.)),
      e:entry-at($where) ! ('LOCATION:' || e:plain(@name)),
      'CATEGORIES:' || string-join($kinds ! e:plain(.), ','),
      ('URL:' || e:published($page || '.html'))[$collection/c:collection/@address],
      'TRANSP:TRANSPARENT',
      'END:VEVENT'"/>
  </xsl:function>

  <!-- The first and the last day of what is dated; nothing of what has but one end. -->
  <xsl:function name="e:days" as="xs:date*">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="first" as="xs:string?" select="($dated/@when, $dated/@from, $dated/@notBefore)[1] ! string()"/>
    <xsl:variable name="last" as="xs:string?" select="($dated/@when, $dated/@to, $dated/@notAfter)[1] ! string()"/>
    <xsl:if test="matches($first, '^\d{4}') and matches($last, '^\d{4}')">
      <xsl:sequence select="e:first-day($first), e:last-day($last)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:compact" as="xs:string">
    <xsl:param name="date" as="xs:date"/>
    <xsl:sequence select="format-date($date, '[Y0001][M01][D01]')"/>
  </xsl:function>

  <!-- What makes an identifier the only one in the world: that of the edition. -->
  <xsl:function name="e:world" as="xs:string">
    <xsl:sequence select="($collection/c:collection/@uuid ! substring-after(., '-'), 'edition')[1]"/>
  </xsl:function>

  <!-- Text as the format has it. -->
  <xsl:function name="e:plain" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="replace(normalize-space($text), '[\\;,]', '\\$0')"/>
  </xsl:function>

  <!-- A line of more than 75 octets goes on in the next, after a space; no character is cut. It is packed
       from pieces of a few characters. -->
  <xsl:function name="e:content-line" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*" select="if (string-length($line) le 18) then $line else analyze-string($line, '.{1,6}')/* ! string()"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="folded" as="xs:string*" select="()"/>
      <xsl:param name="room" as="xs:integer" select="75"/>
      <xsl:on-completion select="string-join($folded)"/>
      <xsl:variable name="octets" as="xs:integer" select="e:octets(.)"/>
      <xsl:next-iteration>
        <xsl:with-param name="folded" select="$folded, '&#13;&#10; '[$octets gt $room], ."/>
        <xsl:with-param name="room" select="(if ($octets gt $room) then 74 else $room) - $octets"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- How long a text is in UTF-8. -->
  <xsl:function name="e:octets" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="signs" as="xs:integer*" select="string-to-codepoints($text)"/>
    <xsl:sequence select="count($signs) + count($signs[. ge 128]) + count($signs[. ge 2048]) + count($signs[. ge 65536])"/>
  </xsl:function>

</xsl:stylesheet>
