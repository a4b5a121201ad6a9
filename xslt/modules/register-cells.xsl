<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The cells of which the rows of a register's table consist. -->

  <xsl:function name="e:heading" as="element(th)">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:param name="sort" as="xs:string?"/>
    <th scope="row" data-label="{$label}">
      <xsl:for-each select="$sort"><xsl:attribute name="data-sort" select="."/></xsl:for-each>
      <xsl:sequence select="$content"/>
    </th>
  </xsl:function>

  <xsl:function name="e:cell" as="element(td)">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:param name="sort" as="xs:string?"/>
    <td data-label="{$label}">
      <xsl:for-each select="$sort[.]"><xsl:attribute name="data-sort" select="."/></xsl:for-each>
      <xsl:sequence select="$content"/>
    </td>
  </xsl:function>

  <!-- How many: nothing for none, so that what there is can be seen. -->
  <xsl:function name="e:number" as="element(td)">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <td class="number" data-label="{$label}"><xsl:value-of select="$number[. gt 0]"/></td>
  </xsl:function>

  <xsl:function name="e:data" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:anyAtomicType*"/>
    <xsl:if test="exists($values)"><xsl:attribute name="data-{$name}" select="$values"/></xsl:if>
  </xsl:function>

  <!-- The way to an entry's own page. -->
  <xsl:function name="e:way" as="element(a)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="words" as="item()*"/>
    <a href="{$e:up}{e:key($entry/ancestor::tei:TEI)}/{$entry/@xml:id}.html"><xsl:sequence select="$words"/></a>
  </xsl:function>

  <!-- Entries, each once, by their short names. -->
  <xsl:function name="e:ways" as="node()*">
    <xsl:param name="entries" as="element(c:entry)*"/>
    <xsl:for-each-group select="$entries" group-by="@ref">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:call-template name="e:entry-link">
        <xsl:with-param name="entry" select="."/>
        <xsl:with-param name="words" select="e:text(e:short-name(.))"/>
        <xsl:with-param name="class" select="()"/>
      </xsl:call-template>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Those who are named, with the way to their entries, or else in the register’s own words. -->
  <xsl:function name="e:listed" as="node()*">
    <xsl:param name="names" as="element()*"/>
    <xsl:for-each select="$names">
      <xsl:variable name="entry" as="element(c:entry)?" select="e:entries(.)[1]"/>
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:choose>
        <xsl:when test="exists($entry)"><xsl:sequence select="e:ways($entry)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@cert = ('low', 'medium')"><span class="cert" title="{if (@cert = 'low') then 'uncertain' else 'probable'}">?</span></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:spaced" as="node()*">
    <xsl:param name="links" as="element()*"/>
    <xsl:for-each select="$links">
      <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who sends or receives: all but place and date. -->
  <xsl:function name="e:parties" as="element()*">
    <xsl:param name="action" as="element(tei:correspAction)"/>
    <xsl:sequence select="$action/(tei:persName | tei:orgName | tei:name | tei:rs)"/>
  </xsl:function>

  <!-- A document's title without the date that it ends with. -->
  <xsl:function name="e:undated-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="e:usual-name($entry)"/>
    <xsl:variable name="date" as="xs:string?" select="$entry/tei:date[1] ! normalize-space()"/>
    <xsl:sequence select="if ($date and ends-with($name, ', ' || $date)) then substring($name, 1, string-length($name) - string-length($date) - 2) else $name"/>
  </xsl:function>

  <!-- The names by which an entry is found, beside the one that it shows. -->
  <xsl:function name="e:other-names" as="xs:string*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="distinct-values($entry/*[@type = ('usual', $e:naming)] ! normalize-space())"/>
  </xsl:function>

  <xsl:function name="e:led-to" as="element(c:link)*">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="$collection ! key('e:leading', $pointer, .)"/>
  </xsl:function>

  <!-- How often the texts mention it. -->
  <xsl:function name="e:times" as="xs:integer">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="count($collection ! key('e:mention', $pointer, .))"/>
  </xsl:function>

</xsl:stylesheet>
