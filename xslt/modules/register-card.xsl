<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What an entry is, in short: its name, its dates, and at most two sentences (@data-card), which
       other pages can show in passing; and the rest of what is told of it in sentences. -->

  <xsl:template name="e:card" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="told" as="element()*" select="e:told(.)"/>
    <xsl:variable name="first" as="node()*"><xsl:apply-templates select="$told[1]/node()" mode="text"/></xsl:variable>
    <xsl:variable name="words" as="xs:string" select="string-join($first)"/>
    <xsl:variable name="enough" as="xs:integer" select="e:length-of-sentences($words, 2)"/>
    <xsl:variable name="rest" as="node()*" select="if ($enough lt string-length($words)) then e:from($first, $enough) else ()"/>
    <div data-card="">
      <h1 id="{@xml:id}-name">
        <xsl:apply-templates select="tei:label, *[@type = 'usual']" mode="name"/>
        <xsl:for-each select="e:life-dates(.)">
          <xsl:text> </xsl:text>
          <span class="dates"><xsl:value-of select="."/></span>
        </xsl:for-each>
      </h1>
      <xsl:call-template name="e:kind-of-entry"/>
      <xsl:if test="exists($first)"><p class="prose"><xsl:sequence select="if (exists($rest)) then e:up-to($first, $enough) else $first"/></p></xsl:if>
    </div>
    <xsl:if test="exists($rest)"><p class="prose"><xsl:sequence select="$rest"/></p></xsl:if>
    <xsl:variable name="grounds" as="node()*">
      <xsl:for-each select="self::tei:event, $told[1]"><xsl:call-template name="e:ground"/></xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($grounds)"><p class="rests"><xsl:sequence select="$grounds"/></p></xsl:if>
    <xsl:apply-templates select="$told[position() gt 1]" mode="prose"/>
  </xsl:template>

  <!-- The mode "prose" gives what is told in sentences. -->
  <xsl:mode name="prose" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:note | tei:desc" mode="prose" as="element(p)">
    <p class="prose"><xsl:apply-templates mode="text"/><xsl:call-template name="e:ground"/></p>
  </xsl:template>

  <!-- Of what kind it is, when and where; of a work, by whom. -->
  <xsl:template name="e:kind-of-entry" as="element(p)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test="@type[. ne 'other'] or e:date(e:dated(.)) or @where">
      <p class="kind">
        <!-- Not again what the name says. -->
        <xsl:value-of select="e:date(e:dated(.))[not(contains(e:usual-name(current()), .))], @type[. ne 'other'] ! e:words(.)" separator=" · "/>
        <xsl:for-each select="e:entry-at(@where), tei:author[e:kind(../..) = 'work'] ! e:entries(.)">
          <xsl:text> · </xsl:text>
          <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- How many characters the first sentences have. A full stop after a capital is that of initials; where
       there are few full stops nothing is to be looked for. -->
  <xsl:function name="e:length-of-sentences" as="xs:integer">
    <xsl:param name="prose" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="sentences" as="xs:string*" select="if (string-length($prose) - string-length(translate($prose, '.!?…', '')) le $number) then $prose
      else tokenize(replace($prose, '([\p{Ll}\p{N}”’)\]][.!?…][”’)]?\s+)([\p{Lu}“‘(])', '$1&#xE000;$2'), '&#xE000;')"/>
    <xsl:sequence select="string-length(string-join($sentences[position() le $number]))"/>
  </xsl:function>

  <!-- Nodes up to a number of characters, and those from there on. A link is not cut. -->
  <xsl:function name="e:up-to" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:iterate select="$nodes">
      <xsl:param name="left" as="xs:integer" select="$length"/>
      <xsl:sequence select="if ($left le 0) then () else if (self::text()) then e:text(substring(., 1, $left)) else ."/>
      <xsl:next-iteration><xsl:with-param name="left" select="$left - string-length()"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="e:from" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:iterate select="$nodes">
      <xsl:param name="left" as="xs:integer" select="$length"/>
      <xsl:sequence select="if ($left le 0) then . else if (self::text()) then substring(., $left + 1)[.] ! e:text(.) else ()"/>
      <xsl:next-iteration><xsl:with-param name="left" select="$left - string-length()"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
