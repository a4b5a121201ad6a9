<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The leaf before the contents: the book's title page, and its verso. -->

  <!-- The edition's title without the author, who stands above it. -->
  <xsl:function name="e:book-title" as="xs:string">
    <xsl:variable name="title" as="xs:string" select="string($collection/c:collection/@title)"/>
    <xsl:variable name="authors" as="xs:string" select="string-join(e:authors($e:chief), ', ') || ', '"/>
    <xsl:sequence select="if (starts-with($title, $authors)) then substring-after($title, $authors) else $title"/>
  </xsl:function>

  <xsl:template name="e:book-title-page" as="node()+">
    <xsl:context-item use="optional"/>
    <xsl:text>&#10;</xsl:text>
    <title-page>
      <author>{string-join(e:authors($e:chief), ', ')}</author>
      <title>{e:book-title()}</title>
      <xsl:for-each select="$e:chief/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']">
        <subtitle>{normalize-space()}</subtitle>
      </xsl:for-each>
      <xsl:for-each select="e:by-line($e:chief)">
        <by>{.}</by>
      </xsl:for-each>
      <release>{e:release($e:chief)}</release>
    </title-page>
  </xsl:template>

  <!-- Who did what, the rights of each text, and what stands on a dotted line. -->
  <xsl:template name="e:book-imprint" as="node()+">
    <xsl:context-item use="optional"/>
    <xsl:text>&#10;</xsl:text>
    <imprint>
      <line>{e:book-title()}. {e:release($e:chief)}.</line>
      <xsl:for-each-group select="$e:texts/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt"
        group-by="string-join((tei:persName, tei:orgName, tei:name) ! normalize-space(), ', ')">
        <line>{current-grouping-key()}: {string-join(distinct-values(current-group()/tei:resp ! normalize-space()), '; ')}.</line>
      </xsl:for-each-group>
      <xsl:for-each select="$e:texts">
        <line><i>{e:title(.)}.</i><xsl:text> </xsl:text>{string-join(e:rights(.), ' ')}</line>
      </xsl:for-each>
      <xsl:if test="$e:texts ! e:has-stand-ins(.) = true()">
        <line>{$e:told-on-dots}</line>
      </xsl:if>
      <line>Paragraphs and notes are numbered as everywhere in the edition. In this file the address of each is its text and its number, such as <code>#{e:key($e:chief)}.p1</code>.</line>
    </imprint>
  </xsl:template>

</xsl:stylesheet>
