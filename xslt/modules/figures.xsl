<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Figures that the edition computes from its registers (its figures.xsl). They come with the
       parameter $collection; a text that needs one which is not there is not shown with a hole. -->

  <xsl:key name="e:figure" match="c:figure" use="@key"/>

  <xsl:function name="e:figure" as="element(c:figure)">
    <xsl:param name="num" as="element(tei:num)"/>
    <xsl:variable name="figure" as="element(c:figure)?" select="$collection ! key('e:figure', $num/@n, .)"/>
    <xsl:if test="not($figure/@value castable as xs:integer)">
      <xsl:message terminate="yes" error-code="e:figure" select="
        'The collection has no number for the figure “' || $num/@n || '” ('
          || $num/ancestor::*[@xml:id][1]/@xml:id || '); define it in figures.xsl and put its result into the collection.'"/>
    </xsl:if>
    <xsl:sequence select="$figure"/>
  </xsl:function>

</xsl:stylesheet>
