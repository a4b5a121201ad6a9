<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The blocks of plain text, each a string. -->

  <!-- The text's structure into one string a block. -->
  <xsl:mode name="e:plain-block" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:text" as="xs:string*" mode="e:plain-block">
    <xsl:if test="empty(tei:front/tei:titlePage//tei:titlePart)">
      <xsl:sequence select="string-join(e:authors(..), ', ')[.], e:underlined(e:title(..), '=')"/>
    </xsl:if>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:titlePage | tei:docTitle | tei:div" as="xs:string*" mode="e:plain-block">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- Title and author are known from the header where the text's own words are withheld. -->
  <xsl:template match="tei:titlePart" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="e:underlined(if (e:withheld-characters(.)) then e:title(ancestor::tei:TEI) else e:plain(node()), '=')"/>
  </xsl:template>

  <xsl:template match="tei:docAuthor" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="if (e:withheld-characters(.)) then string-join(e:authors(ancestor::tei:TEI), ', ') else e:plain(node())"/>
  </xsl:template>

  <xsl:template match="tei:head" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="e:underlined(e:plain(node()), '-')"/>
  </xsl:template>

  <!-- The heading of the notes says nothing that is not known. -->
  <xsl:template match="tei:div[@type = 'notes']/tei:head" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="e:underlined(if (e:withheld-characters(.)) then 'Notes' else e:plain(node()), '-')"/>
  </xsl:template>

  <xsl:template match="tei:p[not(tei:list)] | tei:docDate | tei:docImprint | tei:byline | tei:trailer" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="e:plain(node())"/>
  </xsl:template>

  <!-- A list parts the paragraph that it stands in. -->
  <xsl:template match="tei:p[tei:list]" as="xs:string*" mode="e:plain-block">
    <xsl:for-each-group select="node()" group-adjacent="exists(self::tei:list)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="#current"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="e:plain(current-group())[.]"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="tei:list" as="xs:string" mode="e:plain-block">
    <xsl:value-of select="tei:item ! ('– ' || e:plain(node()))" separator="&#10;"/>
  </xsl:template>

  <xsl:template match="tei:cit | tei:quote" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="'    ' || e:plain(node())"/>
  </xsl:template>

  <xsl:template match="tei:ab[@type = 'separator']" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="if (e:withheld-characters(.)) then '* * *' else e:plain(node())"/>
  </xsl:template>

  <xsl:template match="tei:note" as="xs:string" mode="e:plain-block">
    <xsl:sequence select="@n || '. ' || e:plain(node())"/>
  </xsl:template>

  <xsl:template match="*" as="empty-sequence()" mode="e:plain-block" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'text'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="e:underlined" as="xs:string">
    <xsl:param name="heading" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:sequence select="$heading || '&#10;' || replace($heading, '.', $rule)"/>
  </xsl:function>

</xsl:stylesheet>
