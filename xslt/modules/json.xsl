<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- JSON of maps, arrays and strings: the members in one order, whatever the processor's, on lines of their
       own. -->

  <xsl:function name="e:json" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="e:json($value, '&#10;')"/>
  </xsl:function>

  <!-- The members that tell what a thing is come first. -->
  <xsl:variable name="e:first" as="map(xs:string, xs:string)" select="
    let $names := ('@context', '@type', '@id', 'id', 'type', 'title', 'name', 'author', 'recipient', 'translator', 'container-title')
    return map:merge((1 to count($names)) ! (let $at := . return map:entry($names[$at], codepoints-to-string(32 + $at))))"/>

  <xsl:function name="e:json" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <!-- A new line, with the space before what stands on it. -->
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="inner" as="xs:string" select="$line || '  '"/>
    <xsl:sequence select="
      if ($value instance of map(*)) then
        '{' || string-join(sort(map:keys($value), (), e:rank#1)
          ! ($inner || e:quoted(.) || ': ' || e:json($value(.), $inner)), ',') || $line || '}'
      else if ($value instance of array(*)) then
        if ($value?* instance of xs:anyAtomicType*) then '[' || string-join($value?* ! e:json(., $inner), ', ') || ']'
        else '[' || string-join($value?* ! ($inner || e:json(., $inner)), ',') || $line || ']'
      else if ($value instance of xs:string) then e:quoted($value)
      else string($value)"/>
  </xsl:function>

  <xsl:function name="e:rank" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($e:first($key), $key)[1]"/>
  </xsl:function>

  <xsl:function name="e:quoted" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '[&quot;\\\p{Cc}]')) then replace(serialize($text, map { 'method': 'json' }), '\\/', '/')
      else '&quot;' || $text || '&quot;'"/>
  </xsl:function>

</xsl:stylesheet>
