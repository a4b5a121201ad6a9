<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Dates as data, in words and as days. -->

  <!-- “24 June 1928” for @when; a range from @from and @to; the limits that @notBefore and @notAfter set. -->
  <xsl:function name="e:date" as="xs:string?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="
      if ($dated/@when) then e:day($dated/@when)
      else if ($dated/@from and $dated/@to) then e:range($dated/@from, $dated/@to, '–')
      else if ($dated/@from) then 'from ' || e:day($dated/@from)
      else if ($dated/@to) then 'until ' || e:day($dated/@to)
      else if ($dated/@notBefore and $dated/@notAfter) then e:within($dated/@notBefore, $dated/@notAfter)
      else if ($dated/@notBefore) then 'not before ' || e:day($dated/@notBefore)
      else if ($dated/@notAfter) then 'not after ' || e:day($dated/@notAfter)
      else ()"/>
  </xsl:function>

  <xsl:variable name="e:months" as="xs:string+" select="'January', 'February', 'March', 'April', 'May', 'June', 'July',
    'August', 'September', 'October', 'November', 'December'"/>

  <xsl:function name="e:day" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($date)"/>
    <xsl:variable name="month" as="xs:string?" select="if ($length ge 7) then subsequence($e:months, xs:integer(substring($date, 6, 2)), 1) || ' ' else ()"/>
    <xsl:sequence select="(if ($length eq 10) then xs:integer(substring($date, 9)) || ' ' else '') || $month || substring($date, 1, 4)"/>
  </xsl:function>

  <!-- What the two ends have in common is said once: “3–9 May 1928”, “May–July 1928”. -->
  <xsl:function name="e:range" as="xs:string">
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:param name="between" as="xs:string"/>
    <xsl:variable name="months" as="xs:boolean" select="substring($first, 1, 4) = substring($last, 1, 4) and string-length($first) eq string-length($last)"/>
    <xsl:variable name="days" as="xs:boolean" select="$months and substring($first, 1, 7) = substring($last, 1, 7)"/>
    <xsl:variable name="begin" as="xs:string" select="
      if ($days and contains(e:day($first), ' ')) then substring-before(e:day($first), ' ')
      else if ($months and contains(e:day($first), ' ')) then replace(e:day($first), ' \d+$', '')
      else e:day($first)"/>
    <!-- A dash beside an expression of several words has spaces. -->
    <xsl:variable name="spaced" as="xs:boolean" select="contains($begin, ' ') or not($months) and contains(e:day($last), ' ')"/>
    <xsl:sequence select="$begin || (if ($between = '–' and $spaced) then ' – ' else $between) || e:day($last)"/>
  </xsl:function>

  <!-- Some day of a month or a year, if the limits are its first and last day. -->
  <xsl:function name="e:within" as="xs:string">
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:variable name="month" as="xs:string" select="substring($first, 1, 7)"/>
    <xsl:sequence select="
      if ($first = $last) then e:day($first)
      else if (string-length($first) eq 10 and $first = $month || '-01' and string-length($last) eq 10
        and xs:date($last) = xs:date($first) + xs:yearMonthDuration('P1M') - xs:dayTimeDuration('P1D')) then e:day($month)
      else if (matches($first || '/' || $last, '^(\d{4})(-01){1,2}/\d{4}-12(-31)?$') and substring($first, 1, 4) = substring($last, 1, 4)) then substring($first, 1, 4)
      else 'between ' || e:range($first, $last, ' and ')"/>
  </xsl:function>

  <!-- What to put dated things in order by; the undated come last. -->
  <xsl:function name="e:date-key" as="xs:string">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="string(($dated/@when, $dated/@from, $dated/@notBefore, $dated/@to, $dated/@notAfter, '9999')[1])"/>
  </xsl:function>

  <!-- The first and the last day of a year, a month or a day. -->
  <xsl:function name="e:first-day" as="xs:date">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="xs:date($date || substring('-01-01', 1 + 3 * (count(tokenize($date, '-')) - 1)))"/>
  </xsl:function>

  <xsl:function name="e:last-day" as="xs:date">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="length" as="xs:duration?" select="(xs:yearMonthDuration('P1Y'), xs:yearMonthDuration('P1M'))[count(tokenize($date, '-'))]"/>
    <xsl:sequence select="if (exists($length)) then e:first-day($date) + $length - xs:dayTimeDuration('P1D') else xs:date($date)"/>
  </xsl:function>

</xsl:stylesheet>
