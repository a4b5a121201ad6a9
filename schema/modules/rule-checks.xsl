<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is refused in rules, because it would make them dead without a sound: names that the
       edition does not have, functions that reach beyond the file or are XSLT's, and messages that
       do not say what to do. -->

  <xsl:key name="e:named-element" match="elementSpec" use="(altIdent, @ident)[1]"/>
  <xsl:key name="e:named-attribute" match="attDef" use="@ident"/>

  <!-- A rule in which all is known; else it stops. -->
  <xsl:function name="e:known-rule" as="element(constraintSpec)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="written" as="attribute()*" select="$rule//sch:*/(@context, @test, @value, @select, @subject)"/>
    <xsl:for-each select="$written">
      <!-- What stands in quotation marks are no names. -->
      <xsl:variable name="bare" as="xs:string" select="replace(., '''[^'']*''', ' ')"/>
      <xsl:variable name="elements" as="xs:string*" select="analyze-string($bare, 'tei:([A-Za-z]+)')//*:group ! string()"/>
      <xsl:variable name="attributes" as="xs:string*" select="analyze-string($bare, '@([A-Za-z][A-Za-z:]*)')//*:group ! string()"/>
      <xsl:variable name="strange" as="xs:string*" select="
        $elements[empty(key('e:named-element', ., root($rule)))] ! ('tei:' || .),
        $attributes[empty(key('e:named-attribute', ., root($rule)))] ! ('@' || .),
        analyze-string($bare, '(^|[^\w\-:$])(current|key|doc|doc-available|document|collection|unparsed-text\S*|environment-variable|transform)\s*\(')//*:group[@nr = 2] ! (. || '()')"/>
      <xsl:sequence select="if (exists($strange)) then e:refuse($rule, 'the rule speaks of ' || string-join($strange, ', ')
        || ', which is no name of the edition or is not allowed in a rule') else ()"/>
      <xsl:sequence select="if (self::attribute(context) and not(matches(., '^(tei:|@|/|\*|(comment|text|node)\()')))
        then e:refuse($rule, 'the context ' || . || ' has no prefix') else ()"/>
    </xsl:for-each>
    <xsl:for-each select="$rule//(sch:assert | sch:report)[not(matches(., '; \S'))]">
      <xsl:sequence select="e:refuse($rule, 'a message has no semicolon between what is wrong and what to do')"/>
    </xsl:for-each>
    <xsl:sequence select="$rule"/>
  </xsl:function>

</xsl:stylesheet>
