<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where an element may stand, and what it may contain, in words. -->

  <!-- The elements that may stand in each element, by the names of the specifications. -->
  <xsl:variable name="e:children" as="map(xs:string, xs:string*)" select="map:merge(
    //elementSpec[e:real(.)] ! map:entry(string(@ident), distinct-values(e:model(content)/descendant-or-self::e:element/@key ! string())))"/>

  <xsl:function name="e:parents" as="xs:string">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:variable name="parents" as="element(elementSpec)*"
      select="root($spec)//elementSpec[e:real(.)][$e:children(@ident) = $spec/@ident]"/>
    <xsl:sequence select="if ($parents) then string-join(e:element-links($parents), ', ')
      else if ($spec/@ident = root($spec)//schemaSpec/@start) then 'nothing: it is the root of a file'
      else e:refuse($spec, 'it may stand nowhere')"/>
  </xsl:function>

  <!-- All that may be in an element, as a block. -->
  <xsl:function name="e:contains" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="model" as="element()" select="e:model($spec/content)"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$model" mode="e:say">
        <xsl:with-param name="odd" select="root($spec)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="macro" as="xs:string*" select="$spec/self::elementSpec/content/macroRef/(' (' || e:link(e:code(@key), e:shared-target(.)) || ')')"/>
    <xsl:sequence select="string-join(($words, $macro))"/>
  </xsl:function>

  <!-- Turns a model into words; a group with groups in it becomes a list. -->
  <xsl:mode name="e:say" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="e:nothing" mode="e:say" as="xs:string">
    <xsl:sequence select="'nothing'"/>
  </xsl:template>

  <xsl:template match="e:text" mode="e:say" as="xs:string">
    <xsl:sequence select="'text'"/>
  </xsl:template>

  <xsl:template match="e:value" mode="e:say" as="xs:string">
    <xsl:param name="odd" as="document-node()" tunnel="yes" required="yes"/>
    <xsl:sequence select="e:value(key('e:specification', @key, $odd))"/>
  </xsl:template>

  <xsl:template match="e:element" mode="e:say" as="xs:string">
    <xsl:param name="odd" as="document-node()" tunnel="yes" required="yes"/>
    <xsl:sequence select="e:element-link(key('e:specification', @key, $odd)) || e:often(.)[.] ! (', ' || .)"/>
  </xsl:template>

  <!-- Text with elements in it. -->
  <xsl:template match="e:any[e:text][@min = '0' and @max = 'unbounded'][every $part in * satisfies e:plain-part($part)]" mode="e:say" as="xs:string" priority="2">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="* except e:text" mode="e:say"/>
    </xsl:variable>
    <xsl:sequence select="'text and, anywhere in it, ' || e:row($parts, 'and')"/>
  </xsl:template>

  <!-- Alternatives that are said in a line. -->
  <xsl:template match="e:any[every $part in * satisfies e:plain-part($part)]" mode="e:say" as="xs:string" priority="1">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:say"/>
    </xsl:variable>
    <xsl:variable name="often" as="xs:string" select="e:often(.)"/>
    <xsl:sequence select="(if ($often) then $often || ' of ' else '') || e:row($parts, 'or') || (if (@max = '1') then '' else ', in any order')"/>
  </xsl:template>

  <xsl:template match="e:any" mode="e:say" as="xs:string">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:say"/>
    </xsl:variable>
    <xsl:sequence select="string-join((e:often(.)[.], 'one of these:'), ', ') || '&#10;&#10;' || e:items($parts, false())"/>
  </xsl:template>

  <xsl:template match="e:all" mode="e:say" as="xs:string">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:say"/>
    </xsl:variable>
    <xsl:sequence select="string-join((e:often(.)[.], 'in this order:'), ', ') || '&#10;&#10;' || e:items($parts, true())"/>
  </xsl:template>

  <!-- What can be named in a row: text, or an element that is there once. -->
  <xsl:function name="e:plain-part" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="exists($part[self::e:text or self::e:element[@min = '1' and @max = '1']])"/>
  </xsl:function>

  <!-- How often something may be there; nothing is said of once. -->
  <xsl:function name="e:often" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="min" as="xs:integer" select="xs:integer($part/@min)"/>
    <xsl:variable name="max" as="xs:string" select="string($part/@max)"/>
    <xsl:sequence select="if ($min = 1 and $max = '1') then ''
      else if ($min = 0 and $max = '1') then 'optional'
      else if ($min = 0 and $max = 'unbounded') then 'any number or none'
      else if ($min = 1 and $max = 'unbounded') then 'one or more'
      else if ($max = 'unbounded') then $min || ' or more'
      else if ($min = 0) then 'up to ' || $max
      else if (string($min) = $max) then 'exactly ' || $max
      else $min || ' to ' || $max"/>
  </xsl:function>

</xsl:stylesheet>
