<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The passages of a text, a line each. -->
  <xsl:function name="e:corpus" as="document-node()">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:document>
      <t:text>
        <xsl:for-each select="$text/tei:text//(tei:titlePart | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer
          | tei:head | tei:p[not(ancestor::tei:note or ancestor::tei:item or ancestor::tei:cit)] | tei:cit | tei:note)[@xml:id]">
          <t:block at="{e:key($text)}#{@xml:id}">
            <xsl:value-of select="e:key($text) || '#' || @xml:id || '&#9;'"/>
            <xsl:sequence select="e:span(., e:plain(e:own-content(.)))"/>
            <xsl:text>&#10;</xsl:text>
          </t:block>
        </xsl:for-each>
      </t:text>
    </xsl:document>
  </xsl:function>

  <!-- The words of a passage: of a list in it, those of its items. -->
  <xsl:function name="e:own-content" as="node()*">
    <xsl:param name="passage" as="element()"/>
    <xsl:sequence select="$passage/node() ! (if (self::tei:list) then tei:item/node() else .)"/>
  </xsl:function>

  <!-- The tokens of a line: words with what stands within them (an apostrophe, a hyphen, a point between initials),
       and each other sign by itself. -->
  <xsl:function name="e:tokens" as="array(*)*">
    <xsl:param name="line" as="element(t:block)"/>
    <xsl:variable name="begin" as="xs:integer" select="xs:integer($line ! accumulator-before('e:offset'))"/>
    <xsl:iterate select="analyze-string(string($line/t:span), '[\p{L}\p{M}\p{N}]+([’''\-.‑][\p{L}\p{M}\p{N}]+)*|[^ \t\n\r\p{Z}]')/*">
      <xsl:param name="at" as="xs:integer" select="$begin + string-length($line/text()[1])"/>
      <xsl:param name="number" as="xs:integer" select="1"/>
      <xsl:variable name="end" as="xs:integer" select="$at + string-length()"/>
      <xsl:if test="self::fn:match"><xsl:sequence select="array { string($line/@at), $number, $at, $end, string() }"/></xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="$end"/>
        <xsl:with-param name="number" select="$number + count(self::fn:match)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
