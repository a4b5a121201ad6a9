<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:l="urn:edition:ledger" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- After the text, the addresses in it that are withdrawn: each is still a destination. -->
  <xsl:template name="e:withdrawn" as="node()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="."/>
    <xsl:variable name="page" as="xs:string" select="e:key(.)"/>
    <xsl:variable name="groups" as="array(element(l:id))*" select="e:tombstones($page)"/>
    <xsl:if test="exists($groups)">
      <xsl:text>&#10;</xsl:text>
      <withdrawn>
        <xsl:for-each select="$groups">
          <xsl:variable name="tombstones" as="element(l:id)+" select="?*"/>
          <line>
            <xsl:for-each select="$tombstones">
              <gone id="{e:destination(e:id-of(@at), $text)}">{e:id-of(@at)}</gone>
              <xsl:value-of select="if (position() = last()) then ': ' else ', '"/>
            </xsl:for-each>
            <xsl:value-of select="e:epitaph($tombstones)"/>
            <xsl:for-each select="e:successor($tombstones[1])">
              <xsl:text> Now </xsl:text>
              <now>
                <xsl:if test="e:page-of(.) = $page">
                  <xsl:attribute name="to" select="e:destination(e:id-of(.), $text)"/>
                </xsl:if>
                <xsl:text>{e:called(., $page)}</xsl:text>
              </now>
              <xsl:text>.</xsl:text>
            </xsl:for-each>
          </line>
        </xsl:for-each>
      </withdrawn>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
