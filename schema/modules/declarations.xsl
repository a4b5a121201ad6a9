<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns="http://relaxng.org/ns/structure/1.0"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="xs e">

  <!-- The schema and its declarations. -->

  <!-- Makes a define of each specification, and the grammar around them. -->
  <xsl:mode name="e:declare" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:key name="e:group" match="specGrp" use="'#' || @xml:id"/>

  <xsl:template match="schemaSpec" mode="e:declare" as="element()">
    <grammar ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <xsl:apply-templates select="desc" mode="e:declare"/>
      <start>
        <ref name="{e:declared(@start, 'elementSpec')}"/>
      </start>
      <xsl:apply-templates select="* except desc" mode="e:declare"/>
    </grammar>
  </xsl:template>

  <xsl:template match="moduleRef" mode="e:declare" as="empty-sequence()"/>

  <!-- Rules that a grammar cannot express are the business of odd2sch.xsl. -->
  <xsl:template match="constraintSpec" mode="e:declare" as="empty-sequence()"/>

  <xsl:template match="specGrpRef" mode="e:declare" as="element()*">
    <xsl:apply-templates select="key('e:group', @target)/*" mode="e:declare"/>
  </xsl:template>

  <xsl:template match="elementSpec[@mode = ('change', 'replace')][@module]" mode="e:declare" as="element()">
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="@ident"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An element of the same name that is another thing elsewhere. -->
  <xsl:template match="elementSpec[@mode = 'add'][altIdent]" mode="e:declare" as="element()">
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="e:declared(altIdent/text(), 'elementSpec')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What is no element, and is only there for other processors. -->
  <xsl:template match="elementSpec[@mode = 'add'][not(altIdent)]" mode="e:declare" as="empty-sequence()"/>

  <xsl:template name="e:element" as="element()">
    <xsl:context-item as="element(elementSpec)" use="required"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <define name="{e:declared(@ident, 'elementSpec')}">
      <element name="{$name}">
        <xsl:apply-templates select="desc" mode="e:declare"/>
        <xsl:apply-templates select="attList, classes" mode="e:attributes"/>
        <xsl:apply-templates select="content" mode="e:content"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="(macroSpec | dataSpec)[@mode = 'add']" mode="e:declare" as="element()">
    <define name="{e:declared(@ident, name())}">
      <xsl:apply-templates select="desc" mode="e:declare"/>
      <xsl:apply-templates select="content" mode="e:content"/>
    </define>
  </xsl:template>

  <xsl:key name="e:member" match="elementSpec[altIdent | @module]/classes/memberOf" use="@key"/>

  <xsl:template match="classSpec[@mode = 'add'][@type = 'atts'][key('e:member', @ident)]" mode="e:declare" as="element()">
    <define name="{e:declared(@ident, 'classSpec')}">
      <xsl:apply-templates select="desc" mode="e:declare"/>
      <xsl:apply-templates select="attList" mode="e:attributes"/>
    </define>
  </xsl:template>

  <!-- A class that has no members: its attributes stand wherever an alternative takes them. -->
  <xsl:template match="classSpec[@mode = 'add'][@type = 'atts'][not(key('e:member', @ident))]" mode="e:declare" as="empty-sequence()"/>

  <xsl:template match="desc" mode="e:declare e:attributes" as="element(a:documentation)">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="e:declare"/>
    </xsl:variable>
    <a:documentation>
      <xsl:value-of select="normalize-space(string-join($words))"/>
    </a:documentation>
  </xsl:template>

  <xsl:template match="desc/text() | desc/q" mode="e:declare" as="xs:string">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <xsl:template match="desc/att" mode="e:declare" as="xs:string">
    <xsl:sequence select="'@' || ."/>
  </xsl:template>

  <xsl:template match="desc/gi" mode="e:declare" as="xs:string">
    <xsl:sequence select="'&lt;' || . || '>'"/>
  </xsl:template>

</xsl:stylesheet>
