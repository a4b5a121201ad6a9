<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- In the book each mention of a person or a place leaves a mark, from which the indexes have their
       pages: m, with what it names (@of) and the passage where it does (@at, and @to, where that is). -->

  <xsl:variable name="e:indexed" as="xs:string+" select="'person', 'place'"/>

  <xsl:template match="tei:*[e:pointers(.) ! substring-before(., ':') = $e:indexed][empty(e:stand-in(.))]" as="node()*" mode="e:inline" priority="20">
    <xsl:sequence select="e:marks(.)"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Words withheld are named too: all that the element for which something stands would have said. -->
  <xsl:template match="tei:*[exists(e:stand-in(.))]" as="node()*" mode="e:inline" priority="20">
    <xsl:sequence select="(descendant-or-self::tei:* except e:kept(.)/descendant-or-self::*) ! e:marks(.)"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="e:marks" as="element(m)*">
    <xsl:param name="mention" as="element()"/>
    <xsl:variable name="at" as="attribute()?" select="$mention/ancestor-or-self::*[matches(@xml:id, '^[pqneth]\d+$')][1]/@xml:id"/>
    <xsl:if test="exists($at)">
      <xsl:for-each select="distinct-values(e:pointers($mention)[substring-before(., ':') = $e:indexed])">
        <m of="{.}" at="{$at}" to="{e:destination($at, $at)}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
