<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:eg="http://www.tei-c.org/ns/Examples"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Examples: markup shown as markup, laid out anew. -->

  <xsl:template match="exemplum" mode="e:section" as="xs:string*">
    <xsl:apply-templates select="*" mode="e:example"/>
  </xsl:template>

  <!-- Turns an example into blocks. -->
  <xsl:mode name="e:example" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="exemplum/p" mode="e:example" as="xs:string">
    <xsl:sequence select="e:paragraph(e:words(.))"/>
  </xsl:template>

  <!-- An example that does not stand for itself has parts left out, with a comment for each. -->
  <xsl:template match="eg:egXML[not(@* except (@source, @valid[. = 'feasible']))]" mode="e:example" as="xs:string+">
    <xsl:variable name="place" as="xs:string*" select="tokenize(replace(@source, '^(\.\./)+', ''), '#')"/>
    <xsl:variable name="key" as="xs:string" select="replace($place[1], '^.*/|\.xml$', '')"/>
    <xsl:variable name="cut" as="xs:string" select="if (@valid) then ', shortened:' else ':'"/>
    <xsl:sequence select="@source ! e:paragraph(('From ', e:code($place[1]), $place[2][. != $key] ! (', at ' || e:code(.)), $cut))"/>
    <xsl:sequence select="e:block('xml', string-join(e:lay-out(., ''), '&#10;'))"/>
  </xsl:template>

  <!-- The lines of what is in an element. White space is only put where there is some already, for
       between words it counts: a child has lines of its own where it began a line. -->
  <xsl:function name="e:lay-out" as="xs:string*">
    <xsl:param name="parent" as="element()"/>
    <xsl:param name="margin" as="xs:string"/>
    <xsl:variable name="line" as="xs:string*">
      <xsl:apply-templates select="$parent/node()" mode="e:markup"/>
    </xsl:variable>
    <xsl:sequence select="if (e:parted($parent)) then $parent/(* | comment()) ! e:lines(., $margin)
      else $margin || normalize-space(string-join($line))"/>
  </xsl:function>

  <xsl:function name="e:lines" as="xs:string+">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="margin" as="xs:string"/>
    <xsl:variable name="line" as="xs:string*">
      <xsl:apply-templates select="$node" mode="e:markup"/>
    </xsl:variable>
    <xsl:sequence select="if (e:parted($node)) then ($margin || e:tag($node, '>'), e:lay-out($node, $margin || '  '), $margin || '&lt;/' || local-name($node) || '>')
      else $margin || normalize-space(string-join($line))"/>
  </xsl:function>

  <!-- Whether the children stand on lines of their own. -->
  <xsl:function name="e:parted" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/text()[contains(., '&#10;')]) and empty($node/text()[normalize-space() or not(contains(., '&#10;'))])"/>
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
