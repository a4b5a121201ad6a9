<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries of a register: the order in which they stand, and what they are called there. -->

  <xsl:include href="alphabet.xsl"/>

  <xsl:function name="e:in-order" as="element()*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:perform-sort select="$entries"><xsl:sort select="e:order(.)" collation="{$e:by-character}"/></xsl:perform-sort>
  </xsl:function>

  <!-- Documents and events stand in the order of time, all else in that of the alphabet. -->
  <xsl:function name="e:order" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="(if (e:is-dated($entry)) then e:date-key(e:dated($entry)) || ' ' else '') || e:folded(e:sort-name($entry))"/>
  </xsl:function>

  <xsl:function name="e:is-dated" as="xs:boolean">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="e:kind($entry/..) = ('doc', 'event')"/>
  </xsl:function>

  <!-- What of an entry bears its date. -->
  <xsl:function name="e:dated" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/self::tei:event, $entry/tei:date)[1]"/>
  </xsl:function>

  <!-- The letter or the year under which an entry stands. -->
  <xsl:function name="e:group" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="order" as="xs:string" select="e:order($entry)"/>
    <xsl:sequence select="
      if (starts-with($order, '9999')) then 'Undated'
      else if (e:is-dated($entry)) then substring($order, 1, 4)
      else upper-case(substring($order, 1, 1))"/>
  </xsl:function>

  <xsl:function name="e:pointer" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="e:kind($entry/..) || ':' || $entry/@xml:id"/>
  </xsl:function>

  <!-- A person by surname, all else by its name. -->
  <xsl:function name="e:filed-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="normalize-space(($entry/tei:persName[@type = 'sort'], e:usual-name($entry))[1])"/>
  </xsl:function>

  <!-- “1886–1937”, “born 1886”, “died 1937”: the years alone. -->
  <xsl:function name="e:life-dates" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="born" as="xs:string?" select="$entry/tei:birth ! e:years(.)"/>
    <xsl:variable name="died" as="xs:string?" select="$entry/tei:death ! e:years(.)"/>
    <xsl:sequence select="
      if ($born and $died) then $born || '–' || $died
      else if ($born) then 'born ' || $born
      else if ($died) then 'died ' || $died
      else ()"/>
  </xsl:function>

  <xsl:function name="e:years" as="xs:string">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values($dated/(@when, @from, @notBefore, @to, @notAfter) ! substring(., 1, 4))"/>
    <xsl:sequence select="string-join($years, '/') || '?'[$dated/@cert = ('low', 'medium')]"/>
  </xsl:function>

  <xsl:function name="e:count" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="many" as="xs:string"/>
    <xsl:sequence select="$number || ' ' || (if ($number eq 1) then $one else $many)"/>
  </xsl:function>

  <!-- The mode "name" gives an entry's name as its heading. -->
  <xsl:mode name="name" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="name" as="node()*">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:title[@level]" mode="name" as="element(cite)">
    <cite class="{@level}"><xsl:apply-templates select="@xml:lang, node()" mode="text"/></cite>
  </xsl:template>

</xsl:stylesheet>
