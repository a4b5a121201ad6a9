<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Names in their parts, as citations need them. The register of persons, in $collection, knows the
       family name; where it does not know a person, the last word is taken for it. Bodies have one part. -->

  <xsl:key name="e:called" match="c:entry[../@kind = 'person']" use="@name, c:form"/>
  <xsl:key name="e:referred" match="c:entry" use="@ref"/>

  <!-- Someone by the name that the header gives. -->
  <xsl:function name="e:person" as="map(*)">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="known" as="element(c:entry)?" select="($collection ! key('e:called', string($name), .))[1]"/>
    <xsl:sequence select="
      if ($name/@body) then map { 'literal': string($name) }
      else e:in-parts(($known ! e:filed-under(.), e:turned($name))[1])"/>
  </xsl:function>

  <!-- Someone, or a body or group, by an element that names it. -->
  <xsl:function name="e:party" as="map(*)">
    <xsl:param name="party" as="element()"/>
    <xsl:variable name="known" as="element(c:entry)?" select="e:referred($party/@ref[starts-with(., 'person:')])"/>
    <xsl:sequence select="
      if ($known) then e:in-parts(e:filed-under($known))
      else if ($party/self::tei:persName or starts-with($party/@ref, 'person:')) then e:in-parts(e:turned(normalize-space($party)))
      else map { 'literal': normalize-space($party) }"/>
  </xsl:function>

  <!-- The entry that a pointer leads to, where its register is at hand. -->
  <xsl:function name="e:referred" as="element(c:entry)?">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:sequence select="$collection ! key('e:referred', string($pointer), .)"/>
  </xsl:function>

  <!-- What a person is filed under, as “Fenwick, Ada”. -->
  <xsl:function name="e:filed-under" as="xs:string">
    <xsl:param name="person" as="element(c:entry)"/>
    <xsl:sequence select="if ($person/c:form = $person/@sort) then string($person/@sort) else e:turned($person/@name)"/>
  </xsl:function>

  <xsl:function name="e:turned" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="replace($name, '^(.+) (\S+)$', '$2, $1')"/>
  </xsl:function>

  <!-- Both styles part initials: “Y. A.” -->
  <xsl:function name="e:in-parts" as="map(*)">
    <xsl:param name="filed" as="xs:string"/>
    <xsl:sequence select="
      if (contains($filed, ', ')) then map { 'family': substring-before($filed, ', '), 'given': substring-after($filed, ', ') => replace('(\p{Lu})\.(\p{Lu}\p{Ll}?\.)', '$1. $2') => replace('(\p{Lu})\.(\p{Lu}\p{Ll}?\.)', '$1. $2') }
      else map { 'literal': $filed }"/>
  </xsl:function>

  <xsl:function name="e:capital" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

  <!-- A name as it is read. -->
  <xsl:function name="e:read-name" as="xs:string">
    <xsl:param name="name" as="map(*)"/>
    <xsl:sequence select="string-join(($name?given, $name?family, $name?literal), ' ')"/>
  </xsl:function>

  <!-- A name as linked data. -->
  <xsl:function name="e:linked-name" as="map(*)">
    <xsl:param name="name" as="map(*)"/>
    <xsl:sequence select="map { '@type': if (exists($name?literal)) then 'Organization' else 'Person', 'name': e:read-name($name) }"/>
  </xsl:function>

</xsl:stylesheet>
