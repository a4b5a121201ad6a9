<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The leaf before the text, from the header alone: the title page, and its verso. -->

  <xsl:template name="e:title-page" as="node()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:text>&#10;</xsl:text>
    <title-page>
      <author>{string-join(e:authors(.), ', ')}</author>
      <xsl:for-each select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']">
        <subtitle>{normalize-space()}</subtitle>
      </xsl:for-each>
      <xsl:for-each select="e:by-line(.)">
        <by>{.}</by>
      </xsl:for-each>
      <release>{e:release(.)}</release>
    </title-page>
  </xsl:template>

  <xsl:template name="e:imprint" as="node()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:text>&#10;</xsl:text>
    <imprint>
      <xsl:for-each select="e:title(.) || '. ' || e:release(.) || '.', e:rights(.),
        if (e:has-stand-ins(.)) then $e:told-on-dots else ()">
        <line>{.}</line>
      </xsl:for-each>
    </imprint>
  </xsl:template>

</xsl:stylesheet>
