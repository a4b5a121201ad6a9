<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The page of an entry, without the entry, is made once for a register, since most of it is the same for all:
       the way about, the citations, the data about it. Signs for private use stand where something is the
       entry's own; then a page is the pattern with the signs replaced, each as it has to be spelt there. -->

  <xsl:variable name="e:own-id" as="xs:string" select="'&#xE00A;'"/>
  <!-- The identifier again, within words. -->
  <xsl:variable name="e:own-address" as="xs:string" select="'&#xE00B;'"/>
  <xsl:variable name="e:own-name" as="xs:string" select="'&#xE00C;'"/>
  <!-- The name that it is filed under. -->
  <xsl:variable name="e:own-title" as="xs:string" select="'&#xE00D;'"/>
  <!-- What it is about, as linked data. -->
  <xsl:variable name="e:own-thing" as="xs:string" select="'&#xE00E;'"/>

  <xsl:template name="e:pattern" as="element(html)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="summary" as="element(c:register)" required="yes"/>
    <xsl:variable name="cited" as="map(*)" select="e:entry-item($summary, e:kind(.), $e:own-id, $e:own-address, $e:own-title)"/>
    <xsl:call-template name="e:entry-page">
      <xsl:with-param name="summary" select="$summary"/>
      <xsl:with-param name="id" select="$e:own-id"/>
      <xsl:with-param name="name" select="$e:own-name"/>
      <xsl:with-param name="cited" select="$cited"/>
      <xsl:with-param name="metadata" select="e:entry-metadata($summary, $cited, $e:own-thing)"/>
      <xsl:with-param name="content" as="element()"><c:content/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The mode "own" fills the pattern in. -->
  <xsl:mode name="own" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- What is the same for all. -->
  <xsl:template match="header[@class = 'banner'] | dt | dd[@class = 'do'] | link[not(@rel = 'canonical')] | script[@src]" mode="own" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="c:content" mode="own" as="node()+">
    <xsl:param name="content" as="node()+" required="yes" tunnel="yes"/>
    <xsl:sequence select="$content"/>
  </xsl:template>

  <xsl:template match="@*" mode="own" as="attribute()">
    <xsl:param name="id" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="title" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="e:put($e:own-title, $title, e:put($e:own-id, $id, .))"/>
  </xsl:template>

  <!-- In sentences a title stands in quotation marks; one that ends in an initial’s point takes no second one. -->
  <xsl:template match="text()" mode="own" as="text()">
    <xsl:param name="id" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="name" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="title" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:value-of select="e:put($e:own-title, e:in-quotes($title), e:put($e:own-title || '.', e:stop(e:in-quotes($title)), e:put($e:own-name, $name, e:put($e:own-id, $id, .))))"/>
  </xsl:template>

  <xsl:template match="pre/text()" mode="own" as="text()" priority="2">
    <xsl:param name="id" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="title" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:variable name="spelt" as="function(xs:string) as xs:string" select="
      (map { 'BibTeX': e:tex#1, 'CSL-JSON': e:within-quotes#1 }(../@aria-label), string#1)[1]"/>
    <xsl:value-of select="e:put($e:own-title, $spelt($title), e:put($e:own-address, $spelt($id), e:put($e:own-id, $id, .)))"/>
  </xsl:template>

  <xsl:template match="script/text()" mode="own" as="text()" priority="2">
    <xsl:param name="id" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="title" as="xs:string" required="yes" tunnel="yes"/>
    <xsl:param name="thing" as="map(*)" required="yes" tunnel="yes"/>
    <xsl:value-of select="e:put('&quot;' || $e:own-thing || '&quot;', e:inert(e:json($thing, '&#10;  ')), e:put($e:own-title, e:inert(e:within-quotes($title)), e:put($e:own-id, $id, .)))"/>
  </xsl:template>

  <!-- Text with a sign replaced. -->
  <xsl:function name="e:put" as="xs:string">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (contains($text, $sign)) then replace($text, $sign, $value, 'q') else $text"/>
  </xsl:function>

  <!-- Text within a string of JSON. -->
  <xsl:function name="e:within-quotes" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="quoted" as="xs:string" select="e:quoted($text)"/>
    <xsl:sequence select="substring($quoted, 2, string-length($quoted) - 2)"/>
  </xsl:function>

</xsl:stylesheet>
