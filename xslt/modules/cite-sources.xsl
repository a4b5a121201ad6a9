<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How a text was published before this edition, in a sentence for each publication: for the note of an
       item, since citation data know of one original only. -->

  <xsl:function name="e:sources" as="xs:string*">
    <xsl:param name="sources" as="element(tei:sourceDesc)"/>
    <xsl:for-each select="$sources/tei:biblStruct[@type = ('original', 'translation')]">
      <xsl:sequence select="e:capital(@type) || ': ' || e:source(.) || '.'"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:source" as="xs:string">
    <xsl:param name="source" as="element(tei:biblStruct)"/>
    <xsl:variable name="whole" as="element(tei:monogr)" select="$source/tei:monogr"/>
    <xsl:variable name="words" as="map(xs:string, xs:string)"
      select="map { 'volume': 'vol. ', 'issue': 'no. ', 'chapter': 'chapter ', 'page': 'pp. ' }"/>
    <xsl:variable name="imprint" as="xs:string" select="string-join($whole/tei:imprint/(tei:pubPlace, tei:publisher, tei:date) ! normalize-space(), ', ')"/>
    <xsl:sequence select="string-join((
      $source/*[1]/tei:author ! normalize-space(),
      $source/tei:analytic/tei:title ! ('“' || normalize-space() || '”'),
      normalize-space($whole/tei:title),
      $whole/tei:biblScope[not(@unit = 'page')] ! ($words(@unit) || normalize-space()),
      $imprint,
      $whole/tei:biblScope[@unit = 'page'] ! ($words(@unit) || normalize-space())), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
