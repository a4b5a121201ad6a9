<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Names and what the registers know of them. The registers are in the parameter $collection (see
       collect.xsl); without it a name is its words. -->

  <xsl:key name="e:entry" match="c:entry" use="@ref"/>

  <xsl:function name="e:entry-at" as="element(c:entry)?">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:sequence select="$collection ! key('e:entry', string($pointer), .)"/>
  </xsl:function>

  <!-- The entries that an element points to. -->
  <xsl:function name="e:entries" as="element(c:entry)*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (exists($collection)) then e:pointers($element) ! e:entry-at(.) else ()"/>
  </xsl:function>

  <!-- An entry by its name; a document by its call number too. -->
  <xsl:function name="e:label" as="xs:string">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="string-join(($entry/@name, $entry/@number[not(contains($entry/@name, .))]), ', ')"/>
  </xsl:function>

  <!-- Of whom a biography tells: the first person named in it whose life the register has. -->
  <xsl:function name="e:subject" as="element(c:entry)?">
    <xsl:param name="biography" as="element(tei:seg)"/>
    <xsl:sequence select="($biography//tei:persName ! e:entries(.))[1][c:life]"/>
  </xsl:function>

  <!-- What this edition says in place of an element's words, where they are withheld and it knows:
       the register's name, the date that is meant, a life in our own words. -->
  <xsl:function name="e:stand-in" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="e:withheld-characters($element) gt 0">
      <xsl:sequence select="
        if ($element/self::tei:date) then e:date($element)
        else if ($element/self::tei:seg) then e:subject($element) ! (@name || ': ' || c:life)
        else e:entries($element)[1] ! e:label(.)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:has-stand-ins" as="xs:boolean">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="exists($collection/c:collection/c:register) and e:withheld-characters($text/tei:text) gt 0"/>
  </xsl:function>

  <!-- What is not withheld in such an element: notes, references, corrections and additions. -->
  <xsl:function name="e:kept" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kept" as="element()*" select="$element//(tei:ref | tei:ptr | tei:note | tei:choice | tei:seg[text()[normalize-space()]])"/>
    <xsl:sequence select="$kept except $kept/descendant::*"/>
  </xsl:function>

</xsl:stylesheet>
