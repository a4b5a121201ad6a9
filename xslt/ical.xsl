<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The register of events in, a calendar out (iCalendar, RFC 5545): each dated event as one of whole
       days, from the first to the last on which it may have been. -->

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
        || upper-case(e:language($register)), 'CALSCALE:GREGORIAN', 'NAME:' || e:plain($collection/c:collection/@title)"/>
      <xsl:for-each select="e:list($register)/tei:event[exists(e:days(.))]">
        <xsl:sort select="e:date-key(.)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
        <xsl:sequence select="e:event(., e:days(.))"/>
      </xsl:for-each>
      <xsl:sequence select="'END:VCALENDAR'"/>
    </xsl:variable>
    <xsl:value-of select="$lines ! (e:content-line(.) || '&#13;&#10;')" separator=""/>
  </xsl:template>

  <!-- The lines of an event. -->
  <xsl:function name="e:event" as="xs:string+">
    <xsl:param name="event" as="element(tei:event)"/>
    <xsl:param name="days" as="xs:date+"/>
    <xsl:variable name="register" as="element(tei:TEI)" select="root($event)/tei:TEI"/>
    <xsl:variable name="vague" as="xs:string?" select="e:date($event)[not(string-length($event/@when) eq 10)]"/>
    <xsl:sequence select="
      'BEGIN:VEVENT',
      'UID:' || e:key($register) || '-' || $event/@xml:id || '@' || e:host(),
      'DTSTAMP:' || translate(e:release-date($register), '-', '') || 'T000000Z',
      'DTSTART;VALUE=DATE:' || e:compact($days[1]),
      'DTEND;VALUE=DATE:' || e:compact($days[2] + xs:dayTimeDuration('P1D')),
      'SUMMARY:' || e:plain(e:usual-name($event)),
      'DESCRIPTION:' || e:plain(string-join(($vague ! (. || '.'), $event/tei:desc ! normalize-space()), ' ')),
      e:entry-at(string($event/@where)) ! ('LOCATION:' || e:plain(@name)),
      'CATEGORIES:' || e:plain($event/@type),
      ('URL:' || e:published(e:key($register) || '/' || $event/@xml:id || '.html'))[$collection/c:collection/@address],
      'TRANSP:TRANSPARENT',
      'END:VEVENT'"/>
  </xsl:function>

  <!-- The first and the last day of what is dated; nothing of what has but one end. -->
  <xsl:function name="e:days" as="xs:date*">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="first" as="xs:string?" select="($dated/@when, $dated/@from, $dated/@notBefore)[1] ! string()"/>
    <xsl:variable name="last" as="xs:string?" select="($dated/@when, $dated/@to, $dated/@notAfter)[1] ! string()"/>
    <xsl:if test="$first and $last">
      <xsl:sequence select="e:first-day($first), e:last-day($last)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:compact" as="xs:string">
    <xsl:param name="date" as="xs:date"/>
    <xsl:sequence select="format-date($date, '[Y0001][M01][D01]')"/>
  </xsl:function>

  <!-- What makes an event's identifier the only one in the world. -->
  <xsl:function name="e:host" as="xs:string">
    <xsl:sequence select="($collection/c:collection/@address ! replace(., '^https?://([^/:]+).*$', '$1'),
      lower-case(replace($collection/c:collection/@title, '[^\p{L}\p{N}]+', '-')))[1]"/>
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
