<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Words that are withheld: for the eye a bar as long as they are, for the ear one phrase a block. -->

  <!-- The bar is a run of spaces on a ruled ground, so that it wraps as words do. The style sheet makes
       each an em wide, and a character of running English in our typeface is 0.444 em wide on average.
       One or two characters are a mark of punctuation, as a rule: a single space as it is. -->
  <xsl:template match="tei:gap[@reason = 'rights']" mode="text" as="element(span)">
    <xsl:param name="copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="ems" as="xs:integer" select="xs:integer(max((1, round(@quantity * 0.444))))"/>
    <span class="bar{' point'[xs:integer(current()/@quantity) lt 3]}">
      <xsl:if test="not($copy)"><xsl:attribute name="aria-hidden" select="true()"/></xsl:if>
      <xsl:value-of select="(1 to $ems) ! ' '" separator=""/>
    </span>
  </xsl:template>

  <!-- A separator is structure, not wording: the stylesheet draws it. -->
  <xsl:template match="tei:ab[@type = 'separator']/tei:gap[@reason = 'rights']" mode="text" as="empty-sequence()" priority="2"/>

  <xsl:template name="e:withheld-phrase" as="element(span)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="characters" as="xs:integer" select="e:withheld-characters(.)"/>
    <xsl:if test="$characters gt 0">
      <span class="phrase"><xsl:value-of select="'[' || $characters || ' character' || 's'[$characters ne 1] || ' withheld] '"/></span>
    </xsl:if>
  </xsl:template>

  <!-- The context's words, or, where they are withheld, the fact that the header states in our own;
       unless all of it is known by name. -->
  <xsl:template name="e:words-or-fact" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="fact" as="xs:string" required="yes"/>
    <xsl:variable name="words" as="element()?" select="if (self::tei:div) then tei:head else ."/>
    <xsl:choose>
      <xsl:when test="empty($words) or $words//tei:gap[@reason = 'rights'][not(ancestor::*[. >> $words][exists(e:stand-in(.))])]">
        <xsl:value-of select="$fact"/>
        <xsl:apply-templates select="$words//tei:ref" mode="text"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$words/node()" mode="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
