<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the header says of a text, for every output alike. -->

  <xsl:function name="e:key" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="string($text/@xml:id)"/>
  </xsl:function>

  <xsl:function name="e:title" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'main'] ! normalize-space()"/>
  </xsl:function>

  <xsl:function name="e:authors" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:author ! normalize-space()"/>
  </xsl:function>

  <xsl:function name="e:language" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The version and date of the release, never those of the build. -->
  <xsl:function name="e:version" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="string($text/tei:teiHeader/tei:fileDesc/tei:editionStmt/tei:edition/@n)"/>
  </xsl:function>

  <xsl:function name="e:release-date" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="string($text/tei:teiHeader/tei:fileDesc/tei:editionStmt/tei:edition/tei:date/@when)"/>
  </xsl:function>

  <xsl:function name="e:availability" as="element(tei:availability)">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability"/>
  </xsl:function>

</xsl:stylesheet>
