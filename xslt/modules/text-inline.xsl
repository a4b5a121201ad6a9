<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands within a block: its words, with marks (t:span) round what has an identifier (@at) or
       leads into a register (@ref), and t:gap for what is withheld. -->

  <!-- Words, marks and gaps, in order, with whatever white space the text has. -->
  <xsl:mode name="e:plain-inline" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="text()" as="text()" mode="e:plain-inline">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="tei:persName | tei:placeName | tei:pubPlace | tei:publisher | tei:biblScope | tei:orgName | tei:name | tei:rs | tei:date | tei:bibl | tei:seg | tei:title
    | tei:foreign | tei:term | tei:emph | tei:hi | tei:code | tei:idno | tei:corr | tei:sic | tei:supplied | tei:label[@type] | tei:cit/tei:quote
    | tei:ref[not(@type = 'note')]" as="node()*" mode="e:plain-inline">
    <xsl:call-template name="e:marked"/>
  </xsl:template>

  <!-- The context's content in a mark, if it has anything to tell by one. -->
  <xsl:template name="e:marked" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="content" as="node()*"><xsl:apply-templates mode="e:plain-inline"/></xsl:param>
    <xsl:variable name="refs" as="xs:string*" select="distinct-values((e:pointers(.), e:said-by(.)))"/>
    <xsl:choose>
      <xsl:when test="@xml:id or exists($refs)">
        <t:span>
          <xsl:if test="@xml:id"><xsl:attribute name="at" select="@xml:id"/></xsl:if>
          <xsl:if test="exists($refs)"><xsl:attribute name="ref" select="$refs"/></xsl:if>
          <xsl:sequence select="$content"/>
        </t:span>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What this edition knows in place of withheld words; ‹ › or “Ed.” say so. -->
  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:title | tei:bibl | tei:pubPlace
    | tei:publisher | tei:date | tei:ref[@corresp] | tei:seg[@type = 'biography'])[e:stand-in(.)]"
    as="node()*" mode="e:plain-inline" priority="5">
    <xsl:call-template name="e:marked">
      <xsl:with-param name="content" as="text()">
        <xsl:value-of select="if (self::tei:seg) then '[Ed.: ' || e:stand-in(.) || ']' else '‹' || e:stand-in(.) || '›'"/>
      </xsl:with-param>
    </xsl:call-template>
    <!-- Its corrections are listed at the end of the text. -->
    <xsl:for-each select="e:kept(.)[not(self::tei:choice)]">
      <xsl:variable name="kept" as="node()*"><xsl:apply-templates select="." mode="e:plain-inline"/></xsl:variable>
      <xsl:if test="exists($kept)"><xsl:text> </xsl:text></xsl:if>
      <xsl:sequence select="$kept"/>
    </xsl:for-each>
  </xsl:template>

  <!-- An entry of a register that is led to without words. -->
  <xsl:template match="tei:ref[not(node())][not(@type)] | tei:ptr" as="node()*" mode="e:plain-inline" priority="1">
    <xsl:call-template name="e:marked">
      <xsl:with-param name="content" as="text()?"><xsl:value-of select="e:entries(.) ! e:label(.)"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note/tei:p | tei:item/tei:p | tei:quote/tei:p" as="node()*" mode="e:plain-inline">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:lb" as="text()" mode="e:plain-inline">
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="tei:q | tei:quote" as="node()*" mode="e:plain-inline">
    <xsl:variable name="marks" as="xs:string*" select="e:quotation-marks(.)"/>
    <xsl:value-of select="$marks[1]"/>
    <xsl:call-template name="e:marked"/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <xsl:template match="tei:choice" as="node()*" mode="e:plain-inline">
    <xsl:apply-templates select="if ($corrections) then tei:corr else tei:sic" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:num[@type = 'figure']" as="text()" mode="e:plain-inline">
    <xsl:value-of select="e:figure(.)/@value"/>
  </xsl:template>

  <!-- Who quotes has left words out; the dots that say so are characters of the text. -->
  <xsl:template match="tei:gap[@reason = 'ellipsis']" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="tei:note[@type = 'editorial']" as="node()*" mode="e:plain-inline">
    <xsl:text> </xsl:text>
    <xsl:call-template name="e:marked">
      <xsl:with-param name="content" as="node()*">
        <xsl:text>[Ed.: </xsl:text>
        <xsl:apply-templates mode="#current"/>
        <xsl:text>]</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What this edition adds to another's note. -->
  <xsl:template match="tei:note[@n]/tei:seg[e:is-own(.)][not(e:is-own(..))]" as="node()*" mode="e:plain-inline" priority="1">
    <xsl:text>[Ed.: </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:gap[@reason = 'rights']" as="element(t:gap)" mode="e:plain-inline">
    <t:gap characters="{@quantity}"/>
  </xsl:template>

  <!-- The number of a note is known; its words, where it has more of them, are the text's. -->
  <xsl:template match="tei:ref[@type = 'note']" as="node()*" mode="e:plain-inline">
    <xsl:call-template name="e:marked">
      <xsl:with-param name="content" as="text()"><xsl:value-of select="if (text()) then string() else '[' || @n || ']'"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note/tei:label[not(@type)]" as="empty-sequence()" mode="e:plain-inline"/>

  <xsl:template match="*" as="empty-sequence()" mode="e:plain-inline" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'text'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
