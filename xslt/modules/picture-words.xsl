<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The same lives in words: in a sentence, as a table, as data. -->

  <!-- “Of 42 persons whose year of death is known, 26 died in 1936–1938, 14 of them by execution.” -->
  <xsl:function name="e:lead" as="xs:string">
    <xsl:param name="lives" as="element()*"/>
    <xsl:param name="terror" as="xs:integer?"/>
    <xsl:variable name="deaths" as="element()*" select="e:dated-deaths($lives)"/>
    <xsl:variable name="then" as="element()*" select="$deaths[e:year-of-death(.) = $terror to $terror + 2]"/>
    <xsl:sequence select="'The lives of ' || e:count(count($lives), 'person', 'persons') || ' of whom a birth, a death or a turning point is dated.'
      || (if (exists($terror)) then ' Of the ' || count($deaths) || ' whose year of death is known, ' || count($then) || ' died in the three years '
        || $terror || '–' || $terror + 2 || '; of ' || count(e:executed($then)) || ' of these it is told that they were executed.' else '')"/>
  </xsl:function>

  <xsl:template name="e:lives-in-words" as="element(details)">
    <xsl:context-item use="optional"/>
    <xsl:param name="lives" as="element()+" required="yes"/>
    <xsl:variable name="deaths" as="element()*" select="e:dated-deaths($lives)"/>
    <details class="words">
      <summary>The same in words</summary>
      <xsl:if test="exists($deaths)">
        <ul class="years">
          <xsl:for-each-group select="$deaths" group-by="e:year-of-death(.)">
            <xsl:sort select="current-grouping-key()"/>
            <li><xsl:value-of select="e:deaths-of(current-grouping-key(), current-group())"/></li>
          </xsl:for-each-group>
        </ul>
      </xsl:if>
      <table class="points">
        <caption class="phrase">Turning points of lives</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">When</th><th scope="col">What</th><th scope="col">How it is told</th></tr></thead>
        <xsl:for-each select="e:ordered($lives, $e:orders[@key = 'name'])">
          <xsl:variable name="person" as="element()" select="."/>
          <xsl:variable name="points" as="element()+" select="e:turning-points(.)"/>
          <xsl:text>&#10;</xsl:text>
          <tbody>
            <xsl:for-each select="$points">
              <tr>
                <xsl:if test="position() eq 1">
                  <th scope="rowgroup" rowspan="{count($points)}"><a href="{$e:up}{e:key(root()/tei:TEI)}/{$person/@xml:id}.html"><xsl:value-of select="e:filed-name($person)"/></a></th>
                </xsl:if>
                <td class="when"><xsl:value-of select="(e:date(.), 'undated')[1]"/></td>
                <td class="what"><xsl:value-of select="e:words(e:point-type(.))"/></td>
                <td>
                  <xsl:apply-templates select="tei:desc/node()" mode="text"/>
                  <xsl:for-each select="self::tei:birth/@where | self::tei:death/@where">
                    <xsl:call-template name="e:entry-by-pointer"><xsl:with-param name="pointer" select="."/></xsl:call-template>
                  </xsl:for-each>
                  <xsl:call-template name="e:ground"/>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </details>
  </xsl:template>

  <xsl:variable name="e:life-columns" as="xs:string+" select="'person', 'name', 'type', 'when', 'from', 'to', 'notBefore', 'notAfter',
    'certainty', 'place', 'text', 'sources'"/>

  <!-- A row for each turning point. -->
  <xsl:function name="e:life-rows" as="element(c:row)*">
    <xsl:param name="lives" as="element()*"/>
    <xsl:for-each select="e:ordered($lives, $e:orders[@key = 'name'])">
      <xsl:variable name="person" as="element()" select="."/>
      <xsl:for-each select="e:turning-points(.)">
        <c:row person="{$person/@xml:id}" name="{e:usual-name($person)}" type="{e:point-type(.)}">
          <xsl:sequence select="@*[local-name() = $e:dating]"/>
          <xsl:for-each select="@cert"><xsl:attribute name="certainty" select="."/></xsl:for-each>
          <xsl:for-each select="@where"><xsl:attribute name="place" select="substring-after(., ':')"/></xsl:for-each>
          <xsl:for-each select="tei:desc"><xsl:attribute name="text" select="normalize-space()"/></xsl:for-each>
          <xsl:for-each select="@source"><xsl:attribute name="sources" select="string-join(tokenize(.) ! replace(., '^text:', ''), ' ')"/></xsl:for-each>
        </c:row>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
