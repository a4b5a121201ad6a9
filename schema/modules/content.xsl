<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What elements, macros and datatypes consist of. -->

  <!-- Turns a content model into a pattern. -->
  <xsl:mode name="e:content" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="content[count(*) = 1]" mode="e:content" as="element()+">
    <xsl:apply-templates select="*" mode="e:content"/>
  </xsl:template>

  <xsl:template match="content/sequence[not(@minOccurs | @maxOccurs)]" mode="e:content" as="element()+" priority="1">
    <xsl:apply-templates select="*" mode="e:content"/>
  </xsl:template>

  <xsl:template match="sequence" mode="e:content" as="element()">
    <xsl:variable name="pattern" as="element()">
      <group>
        <xsl:apply-templates select="*" mode="e:content"/>
      </group>
    </xsl:variable>
    <xsl:sequence select="e:repeat(., $pattern)"/>
  </xsl:template>

  <xsl:template match="alternate" mode="e:content" as="element()">
    <xsl:variable name="pattern" as="element()">
      <choice>
        <xsl:apply-templates select="*" mode="e:content"/>
      </choice>
    </xsl:variable>
    <xsl:sequence select="e:repeat(., $pattern)"/>
  </xsl:template>

  <xsl:template match="elementRef" mode="e:content" as="element()">
    <xsl:variable name="pattern" as="element()">
      <ref name="{e:declared(@key, 'elementSpec')}"/>
    </xsl:variable>
    <xsl:sequence select="e:repeat(., $pattern)"/>
  </xsl:template>

  <xsl:template match="macroRef" mode="e:content" as="element()">
    <ref name="{e:declared(@key, 'macroSpec')}"/>
  </xsl:template>

  <xsl:template match="textNode" mode="e:content" as="element()">
    <text/>
  </xsl:template>

  <xsl:template match="empty" mode="e:content" as="element()">
    <empty/>
  </xsl:template>

  <xsl:template match="dataRef[@key][not(@name | @restriction)]" mode="e:content" as="element()">
    <ref name="{e:declared(@key, 'dataSpec')}"/>
  </xsl:template>

  <xsl:template match="dataRef[@name][@restriction][not(@key)]" mode="e:content" as="element()">
    <data type="{@name}">
      <param name="pattern">
        <xsl:value-of select="@restriction"/>
      </param>
    </data>
  </xsl:template>

  <!-- A pattern as often as its model says. -->
  <xsl:function name="e:repeat" as="element()">
    <xsl:param name="model" as="element()"/>
    <xsl:param name="pattern" as="element()"/>
    <xsl:variable name="single" as="element()" select="if (count($pattern/*) = 1) then $pattern/* else $pattern"/>
    <xsl:variable name="least" as="xs:integer" select="xs:integer(($model/@minOccurs, 1)[1])"/>
    <xsl:variable name="most" as="xs:integer?" select="($model/@maxOccurs, '1')[1][. != 'unbounded'] ! xs:integer(.)"/>
    <xsl:variable name="patterns" as="element()+">
      <xsl:sequence select="(1 to (if (empty($most)) then $least - 1 else $least)) ! $single"/>
      <xsl:for-each select="$least + 1 to $most">
        <optional>
          <xsl:sequence select="$single"/>
        </optional>
      </xsl:for-each>
      <xsl:where-populated>
        <zeroOrMore>
          <xsl:sequence select="$single[empty($most) and $least = 0]"/>
        </zeroOrMore>
        <oneOrMore>
          <xsl:sequence select="$single[empty($most) and $least > 0]"/>
        </oneOrMore>
      </xsl:where-populated>
    </xsl:variable>
    <xsl:variable name="group" as="element()">
      <group>
        <xsl:sequence select="$patterns"/>
      </group>
    </xsl:variable>
    <xsl:sequence select="if (count($patterns) = 1) then $patterns else $group"/>
  </xsl:function>

</xsl:stylesheet>
