<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a text mentions: each pointer into a register, in the order of the text, with the passage
       where it stands (@at; none on a title page but
       for its numbered lines) and, in a note, the passage that calls the note (@in). -->

  <xsl:key name="e:call" match="tei:ref[@type = 'note'][@xml:id]" use="substring(@target, 2)"/>

  <xsl:function name="e:mentions" as="element()*">
    <xsl:param name="text" as="element(tei:text)"/>
    <xsl:for-each select="$text//*[@ref or @corresp or @target or @who]">
      <xsl:variable name="pointers" as="xs:string*" select="distinct-values(e:pointers(.))"/>
      <xsl:variable name="speakers" as="xs:string*" select="e:said-by(.)"/>
      <xsl:if test="exists(($pointers, $speakers))">
        <xsl:variable name="mention" as="element()" select="."/>
        <xsl:variable name="at" as="element()?" select="e:passage(.)"/>
        <xsl:variable name="in" as="element()?" select="$at/self::tei:note/key('e:call', @xml:id) ! e:passage(.)"/>
        <xsl:for-each select="$pointers">
          <c:mention ref="{.}">
            <xsl:for-each select="$at"><xsl:attribute name="at" select="@xml:id"/></xsl:for-each>
            <xsl:sequence select="$mention/@cert"/>
            <xsl:for-each select="$in"><xsl:attribute name="in" select="@xml:id"/></xsl:for-each>
          </c:mention>
        </xsl:for-each>
        <xsl:for-each select="$speakers">
          <c:voice ref="{.}" at="{$at/@xml:id}">
            <xsl:sequence select="$mention/@cert"/>
          </c:voice>
        </xsl:for-each>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The passage that a node is cited by: the nearest paragraph, quotation, note, line or heading. -->
  <xsl:function name="e:passage" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::*[matches(@xml:id, '^[pqneth]\d+$')][1]"/>
  </xsl:function>

</xsl:stylesheet>
