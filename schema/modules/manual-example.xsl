<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:eg="http://www.tei-c.org/ns/Examples"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Examples: markup shown as markup, laid out anew. -->

  <xsl:variable name="e:width" as="xs:integer" select="88"/>

  <xsl:template match="exemplum" mode="e:section" as="xs:string*">
    <xsl:apply-templates select="*" mode="e:example"/>
  </xsl:template>

  <!-- Turns an example into blocks. -->
  <xsl:mode name="e:example" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="exemplum/p" mode="e:example" as="xs:string">
    <xsl:sequence select="e:paragraph(e:words(.))"/>
  </xsl:template>

  <xsl:template match="eg:egXML[not(@* except (@source, @valid))]" mode="e:example" as="xs:string+">
    <xsl:sequence select="@source ! e:paragraph('From ' || e:code(.) || ':')"/>
    <xsl:sequence select="e:block('xml', string-join(e:lay-out(., ''), '&#10;'))"/>
  </xsl:template>

  <!-- The lines of what is in an element. -->
  <xsl:function name="e:lay-out" as="xs:string*">
    <xsl:param name="parent" as="element()"/>
    <xsl:param name="margin" as="xs:string"/>
    <xsl:variable name="line" as="xs:string*">
      <xsl:apply-templates select="$parent/node()" mode="e:markup"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="e:mixed($parent)">
        <xsl:sequence select="$margin || normalize-space(string-join($line))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$parent/(* | comment()) ! e:lines(., $margin)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A child among others on lines of their own: on one line, if nothing in it stood on lines of
       its own. -->
  <xsl:function name="e:lines" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="margin" as="xs:string"/>
    <xsl:variable name="line" as="xs:string*">
      <xsl:apply-templates select="$node" mode="e:markup"/>
    </xsl:variable>
    <xsl:variable name="one" as="xs:string" select="$margin || normalize-space(string-join($line))"/>
    <xsl:sequence select="if ($node/self::comment() or e:mixed($node) or not($node/node()) or not($node/*[*]) and string-length($one) le $e:width and not($node/text()[contains(., '&#10;')])) then $one
      else ($margin || e:tag($node, '>'), e:lay-out($node, $margin || '  '), $margin || '&lt;/' || local-name($node) || '>')"/>
  </xsl:function>

  <!-- Whether there is text between the children: a space counts, a new line does not. -->
  <xsl:function name="e:mixed" as="xs:boolean">
    <xsl:param name="element" as="node()"/>
    <xsl:sequence select="exists($element/text()[normalize-space() or not(contains(., '&#10;'))])"/>
  </xsl:function>

  <xsl:function name="e:tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="end" as="xs:string"/>
    <xsl:sequence select="'&lt;' || local-name($element)
      || string-join($element/@* ! (' ' || name() || '=&quot;' || replace(e:escaped(.), '&quot;', '&amp;quot;') || '&quot;')) || $end"/>
  </xsl:function>

  <xsl:function name="e:escaped" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace($words, '&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:function>

  <!-- Turns markup into the characters that it is written with. -->
  <xsl:mode name="e:markup" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="eg:*" mode="e:markup" as="xs:string">
    <xsl:variable name="inside" as="xs:string*">
      <xsl:apply-templates select="node()" mode="e:markup"/>
    </xsl:variable>
    <xsl:sequence select="if (node()) then e:tag(., '>') || string-join($inside) || '&lt;/' || local-name() || '>' else e:tag(., '/>')"/>
  </xsl:template>

  <xsl:template match="text()" mode="e:markup" as="xs:string">
    <xsl:sequence select="e:escaped(replace(., '\s+', ' '))"/>
  </xsl:template>

  <xsl:template match="comment()" mode="e:markup" as="xs:string">
    <xsl:sequence select="'&lt;!--' || . || '-->'"/>
  </xsl:template>

</xsl:stylesheet>
