<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The running head: where the reader is, which the script knows, and the way to the contents. It
       is hidden until then. -->
  <xsl:template name="e:running-head" as="element(nav)?">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:if test=".//tei:p[@xml:id]">
      <xsl:variable name="contents" as="element(nav)?"><xsl:call-template name="e:contents"/></xsl:variable>
      <nav class="running" aria-label="Where you are" hidden="hidden">
        <xsl:if test="exists($contents)"><a href="#contents">Contents</a></xsl:if>
        <span class="heading"></span>
        <span class="number"></span>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
