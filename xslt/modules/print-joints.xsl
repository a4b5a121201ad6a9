<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where no line may break: at the spaces that print-bonds.xsl tells, and within “1936–38”, which becomes an
       element of its own. And where marks of notes, or brackets of this edition, meet. -->

  <!-- The print document once it is made, where words that were in several elements are one run. -->
  <xsl:mode name="e:joints" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="code/text() | drawing/text()" as="text()" mode="e:joints" priority="1">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="text()" as="node()*" mode="e:joints">
    <xsl:variable name="unbroken" as="xs:string" select="e:unbroken(., (tokenize((ancestor::*/@lang)[last()], '-'), '')[1])"/>
    <xsl:choose>
      <xsl:when test="contains($unbroken, '–')">
        <xsl:analyze-string select="$unbroken" regex="\p{{Nd}}+(–\p{{Nd}}+)+">
          <xsl:matching-substring><nb><xsl:value-of select="."/></nb></xsl:matching-substring>
          <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
        </xsl:analyze-string>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$unbroken"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Between two marks of notes that meet stand two narrow spaces, at which no line breaks: with one they look like one number. -->
  <xsl:function name="e:between-marks" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="block" as="element()?" select="$mark/ancestor::*[self::tei:p or self::tei:cit or self::tei:note or self::tei:head or self::tei:item or parent::tei:titlePage or parent::tei:div][1]"/>
    <xsl:variable name="before" as="node()?" select="($block//(text()[normalize-space()] | tei:gap | tei:ref[@type = 'note'][@xml:id])[. &lt;&lt; $mark])[last()]"/>
    <xsl:sequence select="
      if ($before[self::tei:ref] or $before/ancestor::tei:note[@type = 'editorial'][not(. is $block)][not(. intersect $mark/ancestor::*)]
        or $corrections and $before/ancestor::tei:choice) then '&#x202F;&#x202F;' else ''"/>
  </xsl:function>

  <!-- Whether after what stands for a life, this edition’s addition follows at once: both are in one pair of brackets. -->
  <xsl:function name="e:goes-on" as="xs:boolean">
    <xsl:param name="life" as="element()"/>
    <xsl:variable name="next" as="node()?" select="$life/following-sibling::node()[not(self::text()[not(normalize-space())])][1]"/>
    <xsl:sequence select="exists($life[@type = 'biography'][e:stand-in(.)][empty(e:kept(.))]) and exists($next[self::tei:seg][e:is-own(.)])"/>
  </xsl:function>

</xsl:stylesheet>
