<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:r="urn:edition:refused"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The rules: each a section, with the files that are refused by it. -->

  <xsl:template match="constraintSpec" mode="e:declaration" as="xs:string+">
    <xsl:sequence select="e:target(e:rule-ident(.)), e:heading(3, e:code(@ident)),
      '**' || e:sentence(e:rule-statement(.)) || '**', e:sentence(e:rule-reason(.))"/>
    <xsl:variable name="elements" as="xs:string*" select="e:element-links(e:concerned(.))"/>
    <xsl:sequence select="e:definitions('manual-facts', (
      ['Severity', e:rule-severity(.)],
      ['Checked by', e:checker(.)],
      if (exists($elements)) then ['Elements', string-join($elements, ', ')] else ()))"/>
    <xsl:apply-templates select="* except (desc, constraint)" mode="e:section"/>
    <xsl:variable name="files" as="element(r:file)*" select="$refused/r:refused/r:file[@rule = current()/@ident]"/>
    <xsl:sequence select="if ($files) then (e:rubric('Refused'), $files ! e:refusal(.)) else ()"/>
  </xsl:template>

  <!-- A link to a rule. It names the page, for the name of a rule may be that of something else in
       the documentation. -->
  <xsl:function name="e:rule-link" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="'[' || $words || '](rules.md#' || $ident || ')'"/>
  </xsl:function>

  <xsl:function name="e:checker" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:variable name="places" as="xs:string*" select="distinct-values($rule//sch:rule/@context) ! e:code(.)"/>
    <xsl:variable name="modules" as="xs:string*" select="$rule/constraint[not(*)] ! e:code(.)"/>
    <xsl:sequence select="map {
      'schematron': 'Schematron, at ' || e:row($places, 'and'),
      'relaxng': 'the grammar, in the words of ' || e:row($modules, 'and'),
      'engine': 'the engine, in ' || e:row($modules, 'and') }(e:rule-scheme($rule))"/>
  </xsl:function>

  <!-- A file that is refused: what is wrong in it, what would be right, and the message. -->
  <xsl:function name="e:refusal" as="xs:string+">
    <xsl:param name="file" as="element(r:file)"/>
    <xsl:sequence select="e:paragraph(e:capital(e:text($file/@fault)) || ' (' || e:code('tests/invalid/' || $file/@name) || '):')"/>
    <xsl:sequence select="if ($file/r:line) then e:block('diff', string-join(
      $file/r:line ! ((if (@is = 'wrong') then '- ' else if (@is = 'right') then '+ ' else error()) || .), '&#10;')) else ()"/>
    <xsl:sequence select="e:block('text', $file/@message)"/>
  </xsl:function>

</xsl:stylesheet>
