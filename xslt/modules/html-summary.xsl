<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:include href="cite-sources.xsl"/>

  <!-- What is worth knowing of a text without opening it: for lists of texts, for the foot of a
       page, for the line to cite it by; with all that it mentions. -->
  <xsl:function name="e:summary" as="element(c:text)">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="mentions" as="element()*"/>
    <xsl:variable name="content" as="element(tei:text)" select="$text/tei:text"/>
    <c:text kind="{if ($text/tei:teiHeader/tei:fileDesc/tei:sourceDesc/(tei:biblStruct | tei:listBibl)) then 'source' else 'editorial'}"
      paragraphs="{count($content//tei:p[@xml:id])}" quotations="{count($content//tei:cit)}"
      notes="{count($content//tei:note)}" characters-withheld="{e:withheld-characters($content)}">
      <xsl:sequence select="e:header-facts($text), $mentions"/>
    </c:text>
  </xsl:function>

  <!-- Attributes first, then elements. -->
  <xsl:function name="e:header-facts" as="node()+">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="description" as="element(tei:fileDesc)" select="$text/tei:teiHeader/tei:fileDesc"/>
    <xsl:attribute name="key" select="e:key($text)"/>
    <xsl:attribute name="title" select="e:title($text)"/>
    <xsl:attribute name="language" select="e:language($text)"/>
    <xsl:attribute name="version" select="e:version($text)"/>
    <xsl:attribute name="date" select="e:release-date($text)"/>
    <xsl:attribute name="date-text" select="$description/tei:editionStmt/tei:edition/tei:date => normalize-space()"/>
    <xsl:for-each select="e:authors($text)">
      <c:author><xsl:value-of select="."/></c:author>
    </xsl:for-each>
    <xsl:for-each select="$description/tei:titleStmt/tei:respStmt">
      <c:responsibility key="{@xml:id}" for="{normalize-space(tei:resp[1])}">
        <xsl:for-each select="tei:persName, tei:orgName, tei:name">
          <c:name><xsl:value-of select="normalize-space()"/></c:name>
        </xsl:for-each>
      </c:responsibility>
    </xsl:for-each>
    <xsl:for-each select="e:availability($text)/(tei:p | tei:licence)">
      <c:rights>
        <xsl:sequence select="@target"/>
        <xsl:value-of select="normalize-space()"/>
      </c:rights>
    </xsl:for-each>
    <xsl:sequence select="e:citing-facts($description)"/>
  </xsl:function>

</xsl:stylesheet>
