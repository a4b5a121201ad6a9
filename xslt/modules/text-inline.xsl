<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands within a block, as strings; what is withheld, as numbers of characters. -->

  <!-- Runs of text (strings) and withheld stretches (integers), in order. -->
  <xsl:mode name="e:plain-inline" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The content of a block as one line. Withheld stretches with nothing between them are told
       as one. -->
  <xsl:function name="e:plain" as="xs:string">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="runs" as="xs:anyAtomicType*">
      <xsl:apply-templates select="$content" mode="e:plain-inline"/>
    </xsl:variable>
    <xsl:variable name="told" as="xs:string*">
      <xsl:for-each-group select="$runs" group-adjacent=". instance of xs:integer or not(normalize-space(.))">
        <xsl:variable name="withheld" as="xs:integer*" select="current-group()[. instance of xs:integer]"/>
        <xsl:sequence select="
          if (empty($withheld)) then current-group()
          else (current-group()[1][. instance of xs:string], '[' || e:withheld-phrase(xs:integer(sum($withheld))) || ']', current-group()[last()][. instance of xs:string])"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($told))"/>
  </xsl:function>

  <xsl:template match="text()" as="xs:string" mode="e:plain-inline">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="tei:persName | tei:placeName | tei:pubPlace | tei:publisher | tei:biblScope | tei:orgName | tei:name | tei:rs | tei:date | tei:bibl | tei:seg | tei:title
    | tei:foreign | tei:term | tei:emph | tei:hi | tei:code | tei:idno | tei:corr | tei:sic | tei:supplied | tei:label[@type] | tei:cit/tei:quote
    | tei:ref[not(@type = 'note')]" as="xs:anyAtomicType*" mode="e:plain-inline">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What this edition knows in place of withheld words; ‹ › or “Ed.” say so. -->
  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:title | tei:bibl | tei:pubPlace
    | tei:publisher | tei:date | tei:ref[@corresp] | tei:seg[@type = 'biography'])[e:stand-in(.)]"
    as="xs:anyAtomicType*" mode="e:plain-inline" priority="5">
    <xsl:sequence select="if (self::tei:seg) then '[Ed.: ' || e:stand-in(.) || ']' else '‹' || e:stand-in(.) || '›'"/>
    <!-- Its corrections are listed at the end of the text. -->
    <xsl:for-each select="e:kept(.)[not(self::tei:choice)]">
      <xsl:sequence select="' '"/>
      <xsl:apply-templates select="." mode="e:plain-inline"/>
    </xsl:for-each>
  </xsl:template>

  <!-- An entry of a register that is led to without words. -->
  <xsl:template match="tei:ref[not(node())][not(@type)] | tei:ptr" as="xs:string*" mode="e:plain-inline" priority="1">
    <xsl:sequence select="e:entries(.) ! e:label(.)"/>
  </xsl:template>

  <xsl:template match="tei:note/tei:p | tei:item/tei:p | tei:quote/tei:p" as="xs:anyAtomicType*" mode="e:plain-inline">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:lb" as="xs:string" mode="e:plain-inline">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="tei:q | tei:quote" as="xs:anyAtomicType*" mode="e:plain-inline">
    <xsl:variable name="marks" as="xs:string*" select="e:quotation-marks(.)"/>
    <xsl:sequence select="$marks[1]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$marks[2]"/>
  </xsl:template>

  <xsl:template match="tei:choice" as="xs:anyAtomicType*" mode="e:plain-inline">
    <xsl:apply-templates select="if ($corrections) then tei:corr else tei:sic" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:num[@type = 'figure']" as="xs:string" mode="e:plain-inline">
    <xsl:sequence select="string(e:figure(.)/@value)"/>
  </xsl:template>

  <!-- Who quotes has left words out; the dots that say so are characters of the text. -->
  <xsl:template match="tei:gap[@reason = 'ellipsis']" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="tei:note[@type = 'editorial']" as="xs:anyAtomicType*" mode="e:plain-inline">
    <xsl:sequence select="' [Ed.: '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="']'"/>
  </xsl:template>

  <!-- What this edition adds to another's note. -->
  <xsl:template match="tei:note[@n]/tei:seg[e:is-own(.)][not(e:is-own(..))]" as="xs:anyAtomicType*" mode="e:plain-inline" priority="1">
    <xsl:sequence select="'[Ed.: '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="']'"/>
  </xsl:template>

  <xsl:template match="tei:gap[@reason = 'rights']" as="xs:integer" mode="e:plain-inline">
    <xsl:sequence select="xs:integer(@quantity)"/>
  </xsl:template>

  <!-- The number of a note is known; its words, where it has more of them, are the text's. -->
  <xsl:template match="tei:ref[@type = 'note']" as="xs:string" mode="e:plain-inline">
    <xsl:sequence select="if (text()) then string() else '[' || @n || ']'"/>
  </xsl:template>

  <xsl:template match="tei:note/tei:label[not(@type)]" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="*" as="empty-sequence()" mode="e:plain-inline" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'text'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
