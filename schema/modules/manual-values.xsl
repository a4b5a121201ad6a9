<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What elements share: values, classes of attributes, and macros of content. -->

  <!-- The target of a shared part, or of what refers to it by its name. -->
  <xsl:function name="e:shared-target" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="'shared-' || replace(($part/@ident, $part/@key, $part/@class)[1], '\.', '-')"/>
  </xsl:function>

  <xsl:template match="dataSpec | macroSpec | classSpec[not(e:form-only(.))]" mode="e:declaration" as="xs:string+">
    <xsl:param name="level" as="xs:integer" tunnel="yes" required="yes"/>
    <xsl:variable name="users" as="xs:string*" select="e:element-links(e:users(.))"/>
    <xsl:variable name="facts" as="array(xs:string)*">
      <xsl:apply-templates select="content" mode="e:shared"/>
    </xsl:variable>
    <xsl:sequence select="e:target(e:shared-target(.)), e:heading($level + 1, e:code(@ident)), e:sentence(desc)"/>
    <xsl:apply-templates select="* except (desc, content)" mode="e:shared"/>
    <xsl:sequence select="e:definitions('manual-facts', ($facts,
      ['Used by', if (exists($users)) then string-join($users, ', ') else 'no element by itself']))"/>
  </xsl:template>

  <!-- What one element alone uses, as one of its forms, is told there. -->
  <xsl:template match="classSpec[e:form-only(.)]" mode="e:declaration" as="empty-sequence()"/>

  <xsl:function name="e:form-only" as="xs:boolean">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:variable name="references" as="element()*"
      select="key('e:reference', $class/@ident, root($class))[exists(ancestor::elementSpec[e:real(.)])]"/>
    <xsl:sequence select="count($references) = 1 and exists($references/self::attRef/parent::attList[@org = 'choice'])"/>
  </xsl:function>

  <!-- Says what a shared part consists of. -->
  <xsl:mode name="e:shared" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="remarks" mode="e:shared" as="xs:string*">
    <xsl:sequence select="e:paragraphs(.)"/>
  </xsl:template>

  <xsl:template match="dataSpec/content" mode="e:shared" as="array(xs:string)">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:shared"/>
    </xsl:variable>
    <xsl:sequence select="[if (alternate) then 'One of' else 'Pattern', $parts]"/>
  </xsl:template>

  <xsl:template match="dataSpec/content/alternate" mode="e:shared" as="xs:string">
    <xsl:variable name="parts" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:shared"/>
    </xsl:variable>
    <xsl:sequence select="e:items($parts, false())"/>
  </xsl:template>

  <xsl:template match="dataRef[@key]" mode="e:shared" as="xs:string">
    <xsl:sequence select="e:link(e:code(@key), e:shared-target(key('e:specification', e:declared(@key, 'dataSpec'))))"/>
  </xsl:template>

  <xsl:template match="dataRef[@name][@restriction]" mode="e:shared" as="xs:string">
    <xsl:sequence select="e:code(@restriction) || (if (@name = 'string') then '' else ', and a ' || e:code('xs:' || @name))"/>
  </xsl:template>

  <xsl:template match="classSpec/attList" mode="e:shared" as="xs:string*">
    <xsl:sequence select="e:attributes(..)"/>
  </xsl:template>

  <xsl:template match="macroSpec/content" mode="e:shared" as="array(xs:string)">
    <xsl:sequence select="['Consists of', e:contains(..)]"/>
  </xsl:template>

  <!-- The elements that use a shared part, directly or through another. -->
  <xsl:function name="e:users" as="element(elementSpec)*">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="references" as="element()*" select="key('e:reference', $part/@ident, root($part))"/>
    <xsl:sequence select="$references/ancestor::elementSpec[e:real(.)]
      | $references/(ancestor::dataSpec | ancestor::macroSpec | ancestor::classSpec)/e:users(.)"/>
  </xsl:function>

  <xsl:key name="e:reference" match="dataRef[@key] | macroRef | memberOf | attRef" use="@key | @class"/>

</xsl:stylesheet>
