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
        <xsl:apply-templates select="$text/tei:text" mode="e:corpus-line">
          <xsl:with-param name="key" select="e:key($text)" tunnel="yes"/>
        </xsl:apply-templates>
      </t:text>
    </xsl:document>
  </xsl:function>

  <!-- The mode "e:corpus-line" makes each passage a line (t:block), whose address (@at) stands before a tab. -->
  <xsl:mode name="e:corpus-line" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:text | tei:front | tei:body | tei:back | tei:titlePage | tei:docTitle | tei:div" as="element(t:block)*" mode="e:corpus-line">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- A passage that has no identifier has the address of the text. -->
  <xsl:template match="tei:titlePart | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer | tei:head
    | tei:p | tei:cit | tei:quote | tei:list | tei:note" as="element(t:block)*" mode="e:corpus-line">
    <xsl:param name="key" as="xs:string" tunnel="yes"/>
    <xsl:variable name="address" as="xs:string" select="string-join(($key, @xml:id), '#')"/>
    <xsl:variable name="words" as="node()*" select="e:plain(node())"/>
    <xsl:if test="string-join($words)">
      <t:block at="{$address}">
        <xsl:value-of select="$address || '&#9;'"/>
        <xsl:sequence select="e:span(., $words)"/>
        <xsl:text>&#10;</xsl:text>
      </t:block>
    </xsl:if>
    <xsl:variable name="own" as="element(tei:note)*" select="descendant::tei:note[@type = 'editorial']"/>
    <xsl:apply-templates select="$own except $own//tei:note" mode="#current"/>
  </xsl:template>

  <!-- It has no words. -->
  <xsl:template match="tei:ab[@type = 'separator']" as="empty-sequence()" mode="e:corpus-line"/>

  <xsl:template match="*" as="empty-sequence()" mode="e:corpus-line" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'corpus'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A note of this edition has a line of its own, and so is not among the words that it is about. -->
  <xsl:template match="tei:note[@type = 'editorial']" as="empty-sequence()" mode="e:plain-inline" priority="1"/>

  <!-- The items of a list stand in its line. -->
  <xsl:template match="tei:list" as="node()*" mode="e:plain-inline">
    <xsl:apply-templates select="tei:item" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:item" as="node()*" mode="e:plain-inline">
    <xsl:text> </xsl:text>
    <xsl:call-template name="e:marked"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- The tokens of a line: words with what stands within them (an apostrophe, a hyphen, a point between initials),
       and each other sign by itself. Of what parts them only the length is told. -->
  <xsl:function name="e:tokens" as="xs:string*">
    <xsl:param name="line" as="element(t:block)"/>
    <xsl:variable name="pieces" as="xs:anyAtomicType*">
      <xsl:analyze-string select="substring-after($line, '&#9;')" regex="[\p{{L}}\p{{M}}\p{{N}}]+([’'\-.‑][\p{{L}}\p{{M}}\p{{N}}]+)*|[^ \t\n\r\p{{Z}}]">
        <xsl:matching-substring><xsl:sequence select="."/></xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="string-length()"/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:iterate select="$pieces">
      <xsl:param name="at" as="xs:integer" select="xs:integer($line ! accumulator-before('e:offset')) + string-length($line/@at) + 1"/>
      <xsl:param name="number" as="xs:integer" select="1"/>
      <xsl:variable name="is-token" as="xs:boolean" select=". instance of xs:string"/>
      <xsl:variable name="end" as="xs:integer" select="$at + (if ($is-token) then string-length() else .)"/>
      <xsl:if test="$is-token"><xsl:sequence select="string-join(($line/@at, $number, $at, $end, .), '&#9;')"/></xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="$end"/>
        <xsl:with-param name="number" select="if ($is-token) then $number + 1 else $number"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
