<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  xmlns="http://relaxng.org/ns/structure/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The attributes of an element, and their values. -->

  <!-- Turns attribute definitions into patterns. -->
  <xsl:mode name="e:attributes" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="(elementSpec | classSpec)/attList[not(@org)]" mode="e:attributes" as="element()*">
    <xsl:apply-templates select="*" mode="e:attributes"/>
  </xsl:template>

  <xsl:template match="attList[@org = 'choice']" mode="e:attributes" as="element()">
    <choice>
      <xsl:apply-templates select="*" mode="e:attributes"/>
    </choice>
  </xsl:template>

  <xsl:template match="attList/attList[@org = 'group']" mode="e:attributes" as="element()">
    <group>
      <xsl:apply-templates select="*" mode="e:attributes"/>
    </group>
  </xsl:template>

  <xsl:template match="classes[@mode = 'replace']" mode="e:attributes" as="element()*">
    <xsl:apply-templates select="*" mode="e:attributes"/>
  </xsl:template>

  <xsl:template match="memberOf" mode="e:attributes" as="element()">
    <ref name="{e:declared(@key, 'classSpec')}"/>
  </xsl:template>

  <!-- A class that is one of several alternatives: its attributes are put in its place. -->
  <xsl:template match="attRef" mode="e:attributes" as="element()">
    <xsl:variable name="name" as="xs:string" select="e:declared(@class, 'classSpec')"/>
    <xsl:variable name="patterns" as="element()+">
      <xsl:apply-templates select="key('e:specification', $name)/attList" mode="e:attributes"/>
    </xsl:variable>
    <xsl:variable name="group" as="element()">
      <group>
        <xsl:sequence select="$patterns"/>
      </group>
    </xsl:variable>
    <xsl:sequence select="if (count($patterns) = 1) then $patterns else $group"/>
  </xsl:template>

  <!-- An attribute of the TEI's own that is taken away: only its processors need to be told. -->
  <xsl:template match="attDef[@mode = 'delete']" mode="e:attributes" as="empty-sequence()"/>

  <xsl:template match="attDef[@usage = 'req']" mode="e:attributes" as="element()">
    <attribute name="{@ident}">
      <xsl:apply-templates select="*" mode="e:attributes"/>
    </attribute>
  </xsl:template>

  <xsl:template match="attDef[@usage = 'opt']" mode="e:attributes" as="element()">
    <optional>
      <attribute name="{@ident}">
        <xsl:apply-templates select="*" mode="e:attributes"/>
      </attribute>
    </optional>
  </xsl:template>

  <!-- Reasons are for the manual. -->
  <xsl:template match="attDef/remarks" mode="e:attributes" as="empty-sequence()"/>

  <xsl:template match="datatype[not(@maxOccurs)]" mode="e:attributes" as="element()">
    <xsl:apply-templates select="*" mode="e:content"/>
  </xsl:template>

  <xsl:template match="datatype[@maxOccurs = 'unbounded']" mode="e:attributes" as="element()">
    <list>
      <oneOrMore>
        <xsl:apply-templates select="*" mode="e:content"/>
      </oneOrMore>
    </list>
  </xsl:template>

  <xsl:template match="valList[@type = 'closed']" mode="e:attributes" as="element()">
    <choice>
      <xsl:apply-templates select="*" mode="e:attributes"/>
    </choice>
  </xsl:template>

  <!-- The description of a value follows it: an annotation of RelaxNG cannot stand inside a value. -->
  <xsl:template match="valItem" mode="e:attributes" as="element()+">
    <value type="string">
      <xsl:value-of select="@ident"/>
    </value>
    <xsl:apply-templates select="*" mode="e:attributes"/>
  </xsl:template>

</xsl:stylesheet>
