<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries of a register, and what they lead to: c:link, with the role (@as) of what is led to,
       the date and the certainty. So each page can show what leads to its entries. -->

  <xsl:function name="e:register" as="element(c:register)">
    <xsl:param name="register" as="element(tei:TEI)"/>
    <xsl:variable name="kind" as="xs:string" select="e:kind(e:list($register))"/>
    <c:register kind="{$kind}">
      <xsl:sequence select="e:header-facts($register)"/>
      <xsl:for-each select="e:list($register)/*[@xml:id]">
        <c:entry ref="{$kind}:{@xml:id}" name="{e:usual-name(.)}" sort="{e:sort-name(.)}">
          <xsl:sequence select="(., tei:date)/@*[local-name() = $e:dating]"/>
          <xsl:for-each select="tei:idno[@type = 'callNumber']"><xsl:attribute name="number" select="normalize-space()"/></xsl:for-each>
          <xsl:sequence select="@type"/>
          <xsl:for-each select="tei:idno[@type = 'geonames']"><xsl:attribute name="geonames" select="normalize-space()"/></xsl:for-each>
          <xsl:for-each select="tei:date/@cert"><xsl:attribute name="date-cert" select="."/></xsl:for-each>
          <xsl:if test="tei:ref[@type = 'passage']"><xsl:attribute name="passages" select="tei:ref[@type = 'passage']/@target"/></xsl:if>
          <xsl:for-each select="tei:location/tei:geo">
            <xsl:attribute name="north" select="tokenize(normalize-space())[1]"/>
            <xsl:attribute name="east" select="tokenize(normalize-space())[2]"/>
          </xsl:for-each>
          <xsl:for-each select="*[@type = $e:naming]"><c:form><xsl:value-of select="normalize-space()"/></c:form></xsl:for-each>
          <xsl:for-each select="(tei:desc, tei:note[@type = ('place', 'organisation', 'work', 'remark')])[1]">
            <c:about><xsl:value-of select="normalize-space()"/></c:about>
          </xsl:for-each>
          <xsl:for-each select="tei:note[@type = 'life']"><c:life><xsl:value-of select="normalize-space()"/></c:life></xsl:for-each>
          <!-- The dated stages of a life. -->
          <xsl:for-each select="self::tei:person/(tei:birth, tei:event, tei:death)[@*[local-name() = $e:dating]]">
            <c:stage type="{(@type, local-name())[1]}">
              <xsl:sequence select="@*[local-name() = $e:dating], @cert, @where, @source"/>
              <xsl:value-of select="normalize-space(tei:desc)"/>
            </c:stage>
          </xsl:for-each>
          <xsl:sequence select="e:links(., $kind || ':' || @xml:id)"/>
        </c:entry>
      </xsl:for-each>
    </c:register>
  </xsl:function>

  <!-- All that an entry and its letter lead to. (Relations stay within a register, which has them.) -->
  <xsl:function name="e:links" as="element(c:link)*">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:for-each select="$entry/descendant-or-self::*, key('e:correspondence', $pointer, root($entry))/*/*">
      <xsl:variable name="element" as="element()" select="."/>
      <xsl:variable name="dated" as="element()?"
        select="ancestor-or-self::*[self::tei:event or self::tei:affiliation or self::tei:birth or self::tei:death][1]"/>
      <xsl:for-each select="e:pointers(.)">
        <c:link target="{.}" as="{e:role($element)}"><xsl:sequence select="$element/@cert, $dated/@*[local-name() = $e:dating]"/></c:link>
      </xsl:for-each>
      <xsl:for-each select="@where">
        <c:link target="{.}" as="{if ($element is $entry) then 'where' else ($element/@type, local-name($element))[1]}">
          <xsl:sequence select="$element/@cert, $dated/@*[local-name() = $e:dating]"/>
        </c:link>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- What the thing that an element leads to is for the entry: its author, its place of publication. -->
  <xsl:function name="e:role" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="action" as="attribute(type)?" select="$element/parent::tei:correspAction/@type"/>
    <xsl:sequence select="
      if ($action) then $action || '-at'[$element/self::tei:placeName]
      else if ($element/parent::tei:desc or $element/parent::tei:note) then 'mention'
      else if ($element/(self::tei:pubPlace or self::tei:publisher)) then 'published'
      else if ($element/(self::tei:orgName | self::tei:ref)/@type) then string($element/@type)
      else local-name($element)"/>
  </xsl:function>

</xsl:stylesheet>
