<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Which elements a rule concerns: those at which Schematron checks it, and those that its
       statement names. Of several things under one name, those that can be there: that the parent
       may contain, and that may have the attributes. -->

  <xsl:function name="e:concerned" as="element(elementSpec)*">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="$rule//sch:rule/@context/e:checked-at(.)
      | $rule/desc[not(@type)]/gi/key('e:specification', ., root($rule))[self::elementSpec[e:real(.)]]"/>
  </xsl:function>

  <!-- The rules that concern each element, both by their names: worked out once. -->
  <xsl:variable name="e:rules" as="map(xs:string, xs:string*)" select="map:merge(
    for $rule in //constraintSpec return e:concerned($rule) ! map:entry(string(@ident), string($rule/@ident)),
    map { 'duplicates': 'combine' })"/>

  <!-- The elements that a context of Schematron reaches. -->
  <xsl:function name="e:checked-at" as="element(elementSpec)*">
    <xsl:param name="context" as="attribute(context)"/>
    <xsl:variable name="paths" as="xs:string+" select="tokenize(e:unconditioned($context), '\|') ! normalize-space()"/>
    <!-- The conditions at the end, if there is one path that they can belong to. -->
    <xsl:variable name="conditions" as="xs:string" select="if (count($paths) > 1) then ''
      else string-join(analyze-string($context, '(\[[^\[\]]*\]\s*)+$')/*:match)"/>
    <xsl:for-each select="$paths">
      <xsl:variable name="steps" as="xs:string*" select="tokenize(., '/')"/>
      <xsl:variable name="parents" as="element(elementSpec)*" select="e:step($steps[last() - 1], root($context))"/>
      <xsl:variable name="found" as="element(elementSpec)*" select="if ($steps[last()] = 'tei:*')
        then e:any-element($conditions, root($context)) else e:step($steps[last()], root($context))[e:meets(., $conditions)]"/>
      <xsl:sequence select="$found[empty($parents) or @ident = $parents ! $e:children(@ident)]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- All that bears the name of a step. -->
  <xsl:function name="e:step" as="element(elementSpec)*">
    <xsl:param name="step" as="xs:string?"/>
    <xsl:param name="odd" as="document-node()"/>
    <xsl:sequence select="key('e:named', $step[starts-with(., 'tei:')] ! substring-after(., 'tei:'), $odd)"/>
  </xsl:function>

  <!-- Of all elements, those that the conditions name; else those that may have an attribute that
       the conditions name. -->
  <xsl:function name="e:any-element" as="element(elementSpec)*">
    <xsl:param name="conditions" as="xs:string"/>
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="no" as="xs:string*" select="analyze-string($conditions, 'not\(self::tei:([A-Za-z]+)\)')//*:group ! string()"/>
    <xsl:variable name="names" as="xs:string*" select="analyze-string($conditions, 'self::tei:([A-Za-z]+)')//*:group ! string()"/>
    <xsl:variable name="attributes" as="xs:string*" select="analyze-string($conditions, '@([A-Za-z:]+)')//*:group ! string()"/>
    <xsl:sequence select="if (exists($names[not(. = $no)])) then key('e:named', $names[not(. = $no)], $odd)
      else $odd//elementSpec[e:real(.)][not(e:element-name(.) = $no)][e:allowed(.)?1 = $attributes]"/>
  </xsl:function>

  <!-- Whether an element may have the attributes, and one of the values, that conditions ask for. -->
  <xsl:function name="e:meets" as="xs:boolean">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:param name="conditions" as="xs:string"/>
    <xsl:variable name="attributes" as="element(attDef)*" select="($spec, e:classes($spec))/attList/* ! e:form(.)"/>
    <xsl:sequence select="every $condition in analyze-string($conditions, '\[\s*@([A-Za-z:]+)\s*(=[^\[\]]*)?\]')/*:match satisfies
      exists($attributes[@ident = $condition/*:group[@nr = 1]][not(valList) or not(contains($condition, &quot;'&quot;))
        or valList/valItem/@ident = analyze-string($condition, &quot;'([^']*)'&quot;)//*:group])"/>
  </xsl:function>

  <!-- A path without its conditions, from the innermost to the outermost. -->
  <xsl:function name="e:unconditioned" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="shorter" as="xs:string" select="replace($path, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($shorter = $path) then $path else e:unconditioned($shorter)"/>
  </xsl:function>

</xsl:stylesheet>
