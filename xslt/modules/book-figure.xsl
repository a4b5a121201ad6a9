<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- A drawing of the site for print: what its style sheet says of classes becomes attributes, and what
       answers to a pointer goes. -->

  <!-- A drawing to a drawing. -->
  <xsl:mode name="e:figure" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- The looks of each class; lines of the ground are in tenths of the drawing's unit. -->
  <xsl:variable name="e:looks" as="element(svg:look)+">
    <look class="land" fill="#fff" fill-rule="evenodd" stroke="#696969" stroke-width="7" stroke-linejoin="round"/>
    <look class="lake" fill="#ececec" stroke="#696969" stroke-width="5"/>
    <look class="river" fill="none" stroke="#a5a5a5" stroke-width="6"/>
    <look class="net" fill="none" stroke="#d4d4d4" stroke-width="5"/>
    <look class="way" fill="none" stroke="#9b1c1c" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/>
    <look class="full" fill="#000" stroke="#fff" stroke-width=".8"/>
    <look class="open" fill="#fff" stroke="#000" stroke-width="1.6"/>
    <look class="slight" fill="#696969" stroke="#fff" stroke-width=".8"/>
    <look class="name" font-family="Libertinus Serif" font-size="{$e:name-size}" fill="#000" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"/>
    <look class="date" font-size="{$e:date-size}" font-style="italic" fill="#9b1c1c"/>
  </xsl:variable>

  <xsl:template match="svg:*[@class]" as="element()" mode="e:figure">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:sequence select="$e:looks[@class = tokenize(current()/@class)]/(@* except @class)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="svg:svg" as="element(svg:svg)" mode="e:figure" priority="2">
    <svg viewBox="{@viewBox}">
      <rect width="100%" height="100%" fill="#ececec"/>
      <xsl:apply-templates mode="#current"/>
    </svg>
  </xsl:template>

  <!-- No link, and no name that is shown only where the drawing is enlarged. -->
  <xsl:template match="svg:a" as="element(svg:g)" mode="e:figure" priority="2">
    <g transform="{@transform}">
      <xsl:apply-templates mode="#current"/>
    </g>
  </xsl:template>

  <xsl:template match="svg:title | svg:circle[@class = 'reach'] | svg:text[tokenize(@class) = ('from-0', 'from-2', 'from-4', 'from-8')]
    | @class | @vector-effect | @aria-hidden | @paint-order" as="empty-sequence()" mode="e:figure" priority="3"/>

</xsl:stylesheet>
