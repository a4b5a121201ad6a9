<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a fact rests on: the passages, the authorities outside the edition, and how certain it is. -->

  <xsl:template name="e:ground" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:sequence select="e:doubt(.)"/>
    <xsl:if test="@cert = 'high' and not(@source)">
      <xsl:text> </xsl:text>
      <span class="cert">general knowledge</span>
    </xsl:if>
    <xsl:if test="@source">
      <xsl:text> </xsl:text>
      <span class="ground">
        <xsl:variable name="register" as="xs:string" select="e:key(root()/tei:TEI)"/>
        <xsl:for-each select="tokenize(@source)">
          <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:sequence select="e:passage-link(., $register)"/>
        </xsl:for-each>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- What a passage of a text is called before its number: nothing, of the text that the edition is
       about; of another, its title. -->
  <xsl:variable name="e:passages-of" as="map(xs:string, xs:string)" select="map:merge($collection/c:collection/c:text
    ! map:entry(string(@key), if (@kind = 'source' and empty(preceding-sibling::c:text[@kind = 'source'])) then '' else @title || ' '))"/>

  <!-- “n13”, linked; an authority, which the register's index page lists, by its key. -->
  <xsl:function name="e:passage-link" as="element(a)">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="register" as="xs:string"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($pointer, '#')"/>
    <xsl:variable name="key" as="xs:string" select="substring-before(substring-after($pointer, 'text:'), '#')"/>
    <xsl:choose>
      <xsl:when test="$key"><a href="{$e:up}{$key}.html#{$id}"><xsl:value-of select="$e:passages-of($key) || $id"/></a></xsl:when>
      <xsl:otherwise><a href="{$e:up}{$register}.html{$pointer}"><xsl:value-of select="substring-after($id, 'source-')"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The authorities that were consulted. -->
  <xsl:template name="e:outside-sources" as="element(section)?">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="sources" as="element(tei:bibl)*" select="tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:listBibl/tei:bibl[@xml:id]"/>
    <xsl:if test="exists($sources)">
      <section class="notes" aria-labelledby="register-sources">
        <h2 id="register-sources">Sources</h2>
        <ul>
          <xsl:for-each select="$sources">
            <li id="{@xml:id}"><xsl:apply-templates mode="text"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- How certain it is. -->
  <xsl:function name="e:doubt" as="node()*">
    <xsl:param name="stated" as="element()"/>
    <xsl:if test="$stated/@cert = ('low', 'medium')">
      <xsl:text> </xsl:text>
      <span class="cert"><xsl:value-of select="if ($stated/@cert = 'low') then 'uncertain' else 'probable'"/></span>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
