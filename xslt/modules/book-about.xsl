<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How the edition was made: what the headers of the texts and registers declare of it. -->

  <xsl:template name="e:about" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:variable name="declaring" as="element(tei:TEI)*" select="$files?*/tei:TEI[exists(e:declared(.))]"/>
    <xsl:if test="exists($declaring)">
      <xsl:text>&#10;</xsl:text>
      <part key="about" size="small" lang="{$collection/c:collection/@xml:lang}" title="About this edition" withheld="0">
        <opening>
          <h level="1" id="about">About this edition</h>
        </opening>
        <xsl:for-each select="$declaring">
          <xsl:text>&#10;</xsl:text>
          <h level="2" id="about.{e:key(.)}" running="{e:title(.)}">{e:title(.)}</h>
          <xsl:for-each select="e:declared(.)">
            <p>
              <xsl:apply-templates mode="e:inline"/>
            </p>
          </xsl:for-each>
        </xsl:for-each>
      </part>
    </xsl:if>
  </xsl:template>

  <xsl:function name="e:declared" as="element(tei:p)*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:encodingDesc/(tei:projectDesc | tei:editorialDecl)//tei:p"/>
  </xsl:function>

</xsl:stylesheet>
