<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The whole plain text as a tree (t:text), whose string value is the text. -->

  <!-- Give the corrections of this edition (true) or the witness's readings (false). -->
  <xsl:param name="corrections" as="xs:boolean" select="true()"/>

  <!-- Where the notes stand: at the end of the text or of each section. -->
  <xsl:param name="notes" as="xs:string" select="'text'"/>

  <!-- How many characters a line may have; 0 for a paragraph a line. -->
  <xsl:param name="width" as="xs:integer" select="0"/>

  <!-- The summaries of all texts and registers (see collect.xsl), for the names that stand in place of
       withheld ones; without it those are told by their length. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <xsl:function name="e:readings" as="xs:string">
    <xsl:sequence select="if ($corrections) then 'corrected' else 'witness'"/>
  </xsl:function>

  <xsl:function name="e:plain-text" as="document-node()">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:document>
      <t:text>
        <xsl:for-each select="e:blocks($text)">
          <xsl:if test="position() gt 1"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
          <xsl:sequence select="e:wrapped(.)"/>
        </xsl:for-each>
        <xsl:text>&#10;</xsl:text>
      </t:text>
    </xsl:document>
  </xsl:function>

  <!-- The text, its corrections, the addresses that are withdrawn from it, and what the edition says of
       itself. -->
  <xsl:function name="e:blocks" as="element(t:block)*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:apply-templates select="$text/tei:text" mode="e:plain-block"/>
    <xsl:variable name="corrected" as="element(tei:choice)*" select="$text/tei:text//tei:choice[$corrections]"/>
    <xsl:if test="exists($corrected)">
      <xsl:sequence select="e:underlined(e:said('Corrections'), '-'), $corrected ! e:said(
        ancestor::*[@xml:id][1]/@xml:id || ': “' || normalize-space(tei:corr) || '”. ' || e:witness-reading(tei:sic))"/>
    </xsl:if>
    <xsl:sequence select="e:withdrawn(e:key($text)), e:underlined(e:said(e:title($text) || ': this edition'), '-'),
      (e:release($text) || '.', e:rights($text)) ! e:said(.)"/>
    <xsl:if test="e:has-stand-ins($text)">
      <xsl:sequence select="e:said('What stands in ‹ › is this edition’s: names and dates from its registers, in place of withheld words.')"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
