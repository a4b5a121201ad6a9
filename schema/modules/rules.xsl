<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a rule of the ODD says of itself: for the catalogue and for the manual. A rule that does
       not say it, or not in this form, is refused. -->

  <xsl:key name="e:rule" match="constraintSpec" use="@ident"/>

  <!-- The name of the rule, which is also its anchor in the manual. -->
  <xsl:function name="e:rule-ident" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="if (not(matches($rule/@ident, '^[a-z]+(-[a-z]+)*$'))) then e:refuse($rule, 'a rule is named in small letters and hyphens')
      else if (count(key('e:rule', $rule/@ident, root($rule))) > 1) then e:refuse($rule, 'two rules have this name')
      else string($rule/@ident)"/>
  </xsl:function>

  <!-- Who checks it: the grammar, Schematron or the engine. -->
  <xsl:function name="e:rule-scheme" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="if ($rule/@scheme = 'schematron' and $rule/constraint/sch:rule/(sch:assert | sch:report)
        or $rule/@scheme = ('relaxng', 'engine') and $rule/constraint[not(*)][normalize-space()]) then string($rule/@scheme)
      else e:refuse($rule, 'the rule does not say who checks it: by a constraint with sch:rule for schematron, with the name of a module for relaxng or engine')"/>
  </xsl:function>

  <!-- An error, or a warning; all that one rule finds is of one kind. -->
  <xsl:function name="e:rule-severity" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="roles" as="xs:string*"
      select="distinct-values($rule//(sch:assert | sch:report)/(@role, 'error')[1] ! string())"/>
    <xsl:sequence select="if (count($roles) > 1 or $roles[not(. = ('error', 'warning'))])
      then e:refuse($rule, 'the roles of one rule are all error or all warning') else ($roles, 'error')[1]"/>
  </xsl:function>

  <!-- What is so in every right file. -->
  <xsl:function name="e:rule-statement" as="element(desc)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="e:said($rule, $rule/desc[not(@type)], 'statement')"/>
  </xsl:function>

  <!-- Why it should be. -->
  <xsl:function name="e:rule-reason" as="element(desc)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="e:said($rule, $rule/desc[@type = 'reason'], 'reason')"/>
  </xsl:function>

  <xsl:function name="e:said" as="element(desc)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:param name="found" as="element(desc)*"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:sequence select="if (count($found) = 1 and normalize-space($found)) then $found
      else e:refuse($rule, 'the rule has not one ' || $what)"/>
  </xsl:function>

  <!-- A description as plain text. -->
  <xsl:function name="e:plain" as="xs:string">
    <xsl:param name="words" as="element(desc)"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:apply-templates select="$words/node()" mode="e:plain"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($parts))"/>
  </xsl:function>

  <!-- Turns the words of a description into plain text. -->
  <xsl:mode name="e:plain" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="text() | code | ident | val" mode="e:plain" as="xs:string">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <xsl:template match="q" mode="e:plain" as="xs:string">
    <xsl:sequence select="'“' || . || '”'"/>
  </xsl:template>

  <xsl:template match="att" mode="e:plain" as="xs:string">
    <xsl:sequence select="'@' || ."/>
  </xsl:template>

  <xsl:template match="gi" mode="e:plain" as="xs:string">
    <xsl:sequence select="'&lt;' || . || '>'"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="e:plain" as="empty-sequence()"/>

</xsl:stylesheet>
