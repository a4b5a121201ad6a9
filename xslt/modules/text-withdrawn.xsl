<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:l="urn:edition:ledger" exclude-result-prefixes="#all">

  <!-- After the text, the addresses in it that are withdrawn, a block each. -->
  <xsl:function name="e:withdrawn" as="element(t:block)*">
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="groups" as="array(element(l:id))*" select="e:tombstones($page)"/>
    <xsl:if test="exists($groups)">
      <xsl:sequence select="e:underlined(e:said('Withdrawn addresses'), '-')"/>
      <xsl:for-each select="$groups">
        <xsl:variable name="tombstones" as="element(l:id)+" select="?*"/>
        <xsl:sequence select="e:said(string-join((string-join($tombstones ! e:id-of(@at), ', ') || ':', e:epitaph($tombstones),
          e:successor($tombstones[1]) ! ('Now ' || e:called(., $page) || '.')), ' '))"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
