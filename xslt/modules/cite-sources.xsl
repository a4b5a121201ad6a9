<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a citation wants to know of a text or register beside its title and version: its publisher
       and the day of its release, which of its authors are bodies, who translated it, when it first appeared, how it was published. -->
  <xsl:function name="e:citing-facts" as="element(c:citing)">
    <xsl:param name="description" as="element(tei:fileDesc)"/>
    <xsl:variable name="bodies" as="xs:string*" select="$description/tei:titleStmt/tei:respStmt/tei:orgName ! normalize-space()"/>
    <xsl:variable name="publisher" as="xs:string" select="normalize-space($description/tei:publicationStmt/tei:publisher)"/>
    <c:citing publisher="{$publisher}">
      <xsl:for-each select="$description/tei:titleStmt/tei:author ! normalize-space()">
        <c:author><xsl:if test=". = $bodies"><xsl:attribute name="body" select="true()"/></xsl:if><xsl:value-of select="."/></c:author>
      </xsl:for-each>
      <xsl:for-each select="distinct-values($description/tei:sourceDesc/tei:biblStruct/*/tei:editor[@role = 'translator'] ! normalize-space())">
        <c:translator><xsl:if test=". = $bodies"><xsl:attribute name="body" select="true()"/></xsl:if><xsl:value-of select="."/></c:translator>
      </xsl:for-each>
      <xsl:for-each select="$description/tei:editionStmt/tei:edition/tei:date">
        <c:issued><xsl:sequence select="@when, @from, @to, @notBefore, @notAfter, @cert"/></c:issued>
      </xsl:for-each>
      <xsl:for-each select="$description/tei:sourceDesc/tei:biblStruct[@type = 'original'][1]//tei:imprint/tei:date">
        <c:original><xsl:sequence select="@when, @from, @to, @notBefore, @notAfter, @cert"/></c:original>
      </xsl:for-each>
      <xsl:for-each select="e:sources($description/tei:sourceDesc)"><c:source><xsl:value-of select="."/></c:source></xsl:for-each>
    </c:citing>
  </xsl:function>

  <!-- How a text was published before this edition, in a sentence for each publication: for the note of an
       item, since citation data know of one original only. -->

  <xsl:function name="e:sources" as="xs:string*">
    <xsl:param name="sources" as="element(tei:sourceDesc)"/>
    <xsl:for-each select="$sources/tei:biblStruct[@type = ('original', 'translation')]">
      <xsl:sequence select="upper-case(substring(@type, 1, 1)) || substring(@type, 2) || ': ' || e:source(.) || '.'"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:source" as="xs:string">
    <xsl:param name="source" as="element(tei:biblStruct)"/>
    <xsl:variable name="whole" as="element(tei:monogr)" select="$source/tei:monogr"/>
    <xsl:variable name="scope" as="map(xs:string, xs:string)" select="map:merge($whole/tei:biblScope ! map:entry(string(@unit), normalize-space()))"/>
    <xsl:variable name="imprint" as="xs:string" select="string-join($whole/tei:imprint/(tei:pubPlace, tei:publisher, tei:date) ! normalize-space(), ', ')"/>
    <xsl:sequence select="string-join((
      $source/*[1]/tei:author ! normalize-space(),
      $source/tei:analytic/tei:title ! ('“' || normalize-space() || '”'),
      string-join((normalize-space($whole/tei:title), $scope?volume), ' '),
      $scope?issue ! ('no. ' || .), $scope?chapter ! ('chapter ' || .)), ', ')
      || $imprint[.] ! (' (' || . || ')') || $scope?page ! (': ' || .)"/>
  </xsl:function>

</xsl:stylesheet>
