<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- A drawing of the site for print: what its style sheet says of classes becomes attributes, and what
       answers to a pointer goes. -->

  <!-- A drawing to a drawing; the looks of each class are those of its figure. -->
  <xsl:mode name="e:figure" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Where an element has several classes, the last look counts. -->
  <xsl:template match="svg:*[@class]" as="element()" mode="e:figure">
    <xsl:param name="looks" as="element(svg:look)+" required="yes" tunnel="yes"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:for-each-group select="$looks[@class = tokenize(current()/@class)] ! (@* except @class)" group-by="name()">
        <xsl:sequence select="current-group()[last()]"/>
      </xsl:for-each-group>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- No link, and no name that is shown only where the drawing is enlarged. -->
  <xsl:template match="svg:a" as="element(svg:g)" mode="e:figure" priority="2">
    <g xmlns="http://www.w3.org/2000/svg" transform="{@transform}">
      <xsl:apply-templates mode="#current"/>
    </g>
  </xsl:template>

  <xsl:template match="svg:title | svg:circle[@class = 'reach'] | svg:text[tokenize(@class) = ('from-0', 'from-2', 'from-4', 'from-8')]
    | @class | @vector-effect | @aria-hidden | @aria-label | @role | @focusable | @paint-order" as="empty-sequence()" mode="e:figure" priority="3"/>

  <xsl:function name="e:drawing" as="element(drawing)">
    <xsl:param name="printed" as="element(svg:svg)"/>
    <drawing>{serialize($printed, map { 'method': 'xml', 'omit-xml-declaration': true() })}</drawing>
  </xsl:function>

</xsl:stylesheet>
