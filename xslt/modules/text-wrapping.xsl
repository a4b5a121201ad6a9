<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Lines of a certain length: a space becomes the end of a line where the next word would not fit. -->

  <!-- The mode "e:wrap" copies a block, and breaks its runs where it is told to. -->
  <xsl:mode name="e:wrap" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:function name="e:wrapped" as="element(t:block)">
    <xsl:param name="block" as="element(t:block)"/>
    <xsl:variable name="breaks" as="xs:integer*" select="e:breaks(string($block), string-length($block/@hang))"/>
    <xsl:choose>
      <xsl:when test="$width eq 0 or empty($breaks)"><xsl:sequence select="$block"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$block" mode="e:wrap">
          <xsl:with-param name="breaks" select="$breaks" tunnel="yes"/>
          <xsl:with-param name="hang" select="string($block/@hang)" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="t:block | t:span" as="element()" mode="e:wrap">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="text()" as="text()" mode="e:wrap">
    <xsl:param name="breaks" as="xs:integer*" tunnel="yes"/>
    <xsl:param name="hang" as="xs:string" tunnel="yes"/>
    <xsl:variable name="before" as="xs:integer" select="xs:integer(accumulator-before('e:offset'))"/>
    <xsl:variable name="run" as="xs:string" select="string()"/>
    <xsl:variable name="own" as="xs:integer*" select="$breaks[. gt $before and . le $before + string-length($run)] ! (. - $before)"/>
    <xsl:value-of separator="">
      <xsl:for-each select="0, $own">
        <xsl:variable name="at" as="xs:integer" select="position()"/>
        <xsl:sequence select="('&#10;' || $hang)[$at gt 1], substring($run, . + 1, ($own[$at], string-length($run) + 1)[1] - . - 1)"/>
      </xsl:for-each>
    </xsl:value-of>
  </xsl:template>

  <!-- The characters, counted from 1, that become ends of lines. -->
  <xsl:function name="e:breaks" as="xs:integer*">
    <xsl:param name="block" as="xs:string"/>
    <xsl:param name="hang" as="xs:integer"/>
    <xsl:iterate select="tokenize($block, '&#10;')[$width gt 0]">
      <!-- How many characters have gone by. -->
      <xsl:param name="at" as="xs:integer" select="0"/>
      <xsl:sequence select="e:breaks-in-line(., $hang) ! (. + $at)"/>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="$at + string-length() + 1"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="e:breaks-in-line" as="xs:integer*">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="hang" as="xs:integer"/>
    <!-- What parts two spaces is a word of no length. -->
    <xsl:iterate select="tokenize($line, ' ')[string-length($line) gt $width]">
      <!-- How many characters have gone by, the space before the word included; how many of them stand in the line; and
           whether a word is among these, or only the line's indentation. -->
      <xsl:param name="at" as="xs:integer" select="0"/>
      <xsl:param name="column" as="xs:integer" select="0"/>
      <xsl:param name="begun" as="xs:boolean" select="false()"/>
      <xsl:variable name="length" as="xs:integer" select="string-length()"/>
      <xsl:variable name="breaks-here" as="xs:boolean" select="$begun and $length gt 0 and $column + $length gt $width"/>
      <xsl:if test="$breaks-here"><xsl:sequence select="$at"/></xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="$at + $length + 1"/>
        <xsl:with-param name="column" select="(if ($breaks-here) then $hang else $column) + $length + 1"/>
        <xsl:with-param name="begun" select="$begun or $length gt 0"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
