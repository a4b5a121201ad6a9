<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What an element or a macro may contain, as a simpler tree: e:all (in order), e:any (one of),
       e:element, e:text, e:value and e:nothing, each with its occurrences. Macros are put in their
       places, and what is in a group for no reason is taken out of it. -->

  <!-- Turns a content model into the simpler tree. -->
  <xsl:mode name="e:model" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:function name="e:model" as="element()">
    <xsl:param name="content" as="element(content)"/>
    <xsl:apply-templates select="$content" mode="e:model"/>
  </xsl:function>

  <xsl:template match="content[count(*) = 1]" mode="e:model" as="element()">
    <xsl:apply-templates select="*" mode="e:model"/>
  </xsl:template>

  <xsl:template match="macroRef" mode="e:model" as="element()">
    <xsl:apply-templates select="key('e:specification', e:declared(@key, 'macroSpec'))/content" mode="e:model"/>
  </xsl:template>

  <xsl:template match="sequence" mode="e:model" as="element()">
    <xsl:variable name="parts" as="element()+">
      <xsl:apply-templates select="*" mode="e:model"/>
    </xsl:variable>
    <xsl:variable name="group" as="element()">
      <e:all min="{(@minOccurs, 1)[1]}" max="{(@maxOccurs, 1)[1]}">
        <xsl:sequence select="$parts"/>
      </e:all>
    </xsl:variable>
    <xsl:sequence select="e:single($group)"/>
  </xsl:template>

  <xsl:template match="alternate" mode="e:model" as="element()">
    <xsl:variable name="parts" as="element()+">
      <xsl:apply-templates select="*" mode="e:model"/>
    </xsl:variable>
    <xsl:variable name="group" as="element()">
      <e:any min="{(@minOccurs, 1)[1]}" max="{(@maxOccurs, 1)[1]}">
        <xsl:sequence select="$parts ! (if (self::e:any[@min = '1' and @max = '1']) then * else .)"/>
      </e:any>
    </xsl:variable>
    <xsl:sequence select="e:single($group)"/>
  </xsl:template>

  <!-- A group of one that occurs once is as often there as the group. -->
  <xsl:function name="e:single" as="element()">
    <xsl:param name="group" as="element()"/>
    <xsl:variable name="part" as="element()?" select="$group[count(*) = 1]/*[(@min, '1')[1] = '1' and (@max, '1')[1] = '1']"/>
    <xsl:for-each select="($part, $group)[1]">
      <xsl:copy>
        <xsl:sequence select="@*, $group/(@min, @max), node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="elementRef" mode="e:model" as="element(e:element)">
    <e:element key="{e:declared(@key, 'elementSpec')}" min="{(@minOccurs, 1)[1]}" max="{(@maxOccurs, 1)[1]}"/>
  </xsl:template>

  <xsl:template match="textNode" mode="e:model" as="element(e:text)">
    <e:text/>
  </xsl:template>

  <xsl:template match="empty" mode="e:model" as="element(e:nothing)">
    <e:nothing/>
  </xsl:template>

  <xsl:template match="dataRef" mode="e:model" as="element(e:value)">
    <e:value key="{e:declared(@key, 'dataSpec')}"/>
  </xsl:template>

</xsl:stylesheet>
