<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" exclude-result-prefixes="#all">

  <!-- What the book takes from the site: how texts and entries become HTML. Whoever imports this
       stylesheet replaces what a book does otherwise; the rest stands here once. -->

  <xsl:include href="metadata.xsl"/>
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="withheld.xsl"/>
  <xsl:include href="pointers.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="entries.xsl"/>
  <xsl:include href="text-facts.xsl"/>
  <xsl:include href="html-summary.xsl"/>
  <xsl:include href="html-page.xsl"/>
  <xsl:include href="html-structure.xsl"/>
  <xsl:include href="html-contents.xsl"/>
  <xsl:include href="html-layers.xsl"/>
  <xsl:include href="html-notes.xsl"/>
  <xsl:include href="html-voices.xsl"/>
  <xsl:include href="html-inline.xsl"/>
  <xsl:include href="html-editorial.xsl"/>
  <xsl:include href="html-names.xsl"/>
  <xsl:include href="html-instead.xsl"/>
  <xsl:include href="html-withheld.xsl"/>
  <xsl:include href="register-entry.xsl"/>
  <xsl:include href="register-fates.xsl"/>
  <xsl:include href="register-cells.xsl"/>
  <xsl:include href="register-card.xsl"/>
  <xsl:include href="register-facts.xsl"/>
  <xsl:include href="register-grounds.xsl"/>
  <xsl:include href="register-life.xsl"/>
  <xsl:include href="register-lifeline.xsl"/>
  <xsl:include href="register-letters.xsl"/>
  <xsl:include href="register-links.xsl"/>
  <xsl:include href="register-mentions.xsl"/>
  <xsl:include href="withdrawn.xsl"/>
  <xsl:include href="html-withdrawn.xsl"/>

</xsl:stylesheet>
