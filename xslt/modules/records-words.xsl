<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:t="urn:edition:plain" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words of a passage or an entry, as search sees them: the words of text-inline.xsl, but
       without the marks that a reader of plain text needs. -->

  <xsl:function name="e:searched" as="xs:string">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="runs" as="element(t:raw)">
      <t:raw><xsl:apply-templates select="$content" mode="e:plain-inline"/></t:raw>
    </xsl:variable>
    <!-- A withheld stretch is three points, and so are several of them with nothing between. -->
    <xsl:variable name="words" as="xs:string" select="e:one-spaced(string-join($runs//(text() | t:gap) ! (if (self::t:gap) then ' … ' else string())))"/>
    <xsl:sequence select="normalize-space(replace($words, '(…[\s.,;:]*){2,}', '… '))"/>
  </xsl:function>

  <!-- With spaces of one kind alone, for words are counted here, by Pagefind and in the browser. -->
  <xsl:function name="e:one-spaced" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="normalize-space(replace($words, '\p{Z}', ' '))"/>
  </xsl:function>

  <!-- What people type: letters without their marks, in lower case, and one space for all else; an
       apostrophe is nothing. -->
  <xsl:function name="e:typed" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="normalize-space(replace(replace(e:folded($words), '[''’ʼ‘`]', ''), '[^\p{L}\p{N}]+', ' '))"/>
  </xsl:function>

  <!-- The numbers of notes stand between words that belong together. -->
  <xsl:template match="tei:ref[@type = 'note']" as="empty-sequence()" mode="e:plain-inline" priority="10"/>

  <!-- A note of this edition is a record of its own. -->
  <xsl:template match="tei:note[@type = 'editorial']" as="empty-sequence()" mode="e:plain-inline" priority="10"/>

  <xsl:template match="tei:note[@n]/tei:seg[not(e:stand-in(.))]" as="node()*" mode="e:plain-inline" priority="10">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What this edition knows in place of withheld words. -->
  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:title | tei:bibl | tei:pubPlace
    | tei:publisher | tei:date | tei:ref[@corresp] | tei:seg[@type = 'biography'])[e:stand-in(.)]"
    as="node()*" mode="e:plain-inline" priority="9">
    <xsl:value-of select="e:stand-in(.)"/>
    <xsl:for-each select="e:kept(.)">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="e:plain-inline"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:list | tei:item" as="node()*" mode="e:plain-inline" priority="9">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
