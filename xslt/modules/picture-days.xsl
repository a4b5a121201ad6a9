<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The items of a chronology as lists: a section for each year without nearer date and for each
       month, in it what is dated to the month alone, then day by day. -->

  <xsl:template name="e:months" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="element(c:item)*" required="yes"/>
    <!-- “1928” stands before “1928-01”. -->
    <xsl:for-each-group select="$items" group-adjacent="substring(@at, 1, 7)">
      <xsl:variable name="at" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="year" as="xs:boolean" select="string-length($at) eq 4"/>
      <xsl:text>&#10;</xsl:text>
      <section class="month" aria-labelledby="{e:anchor($at)}">
        <h2 id="{e:anchor($at)}"><xsl:value-of select="('In '[$year], e:day($at), ', without nearer date'[$year])" separator=""/></h2>
        <xsl:for-each-group select="current-group()" group-adjacent="string(@at)">
          <xsl:variable name="head" as="xs:boolean" select="current-grouping-key() eq $at"/>
          <xsl:variable name="day" as="xs:string" select="current-grouping-key()"/>
          <xsl:variable name="group" as="element(c:item)+" select="current-group()"/>
          <div class="day">
            <xsl:if test="not($head)">
              <h3 id="{e:anchor($day)}"><time datetime="{$day}"><xsl:value-of select="replace(e:day($day), ' \d+$', '')"/></time></h3>
            </xsl:if>
            <xsl:if test="$head"><p class="label"><xsl:value-of select="if ($year) then 'some time' else 'without a day'"/></p></xsl:if>
            <xsl:for-each select="'event', 'document', 'life'">
              <xsl:variable name="kind" as="xs:string" select="."/>
              <xsl:if test="$group/@kind = $kind">
                <ul class="{$kind}" aria-label="{$e:item-kinds($kind)}">
                  <xsl:for-each-group select="$group[@kind = $kind]" group-by="if ($kind eq 'life') then string-join((@type, @date, @cert), '|') else position()">
                    <li><xsl:call-template name="e:item"><xsl:with-param name="items" select="current-group()"/><xsl:with-param name="at" select="$day"/></xsl:call-template></li>
                  </xsl:for-each-group>
                </ul>
              </xsl:if>
            </xsl:for-each>
          </div>
        </xsl:for-each-group>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The identifier of a day's, a month's or a year's heading. -->
  <xsl:function name="e:anchor" as="xs:string">
    <xsl:param name="at" as="xs:string"/>
    <xsl:sequence select="('year', 'month', 'day')[count(tokenize($at, '-'))] || '-' || $at"/>
  </xsl:function>

  <!-- One item, or the same turning point of several lives. -->
  <xsl:template name="e:item" as="node()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="element(c:item)+" required="yes"/>
    <xsl:param name="at" as="xs:string" required="yes"/>
    <xsl:variable name="item" as="element(c:item)" select="$items[1]"/>
    <xsl:variable name="kind" as="xs:string?" select="$item/@type[. ne 'other'] ! e:words(.)"/>
    <xsl:variable name="date" as="xs:string?" select="$item/@date[not($item/@when = $at)]"/>
    <p class="label"><xsl:value-of select="$kind, $date" separator=" · "/><xsl:call-template name="e:certainty"><xsl:with-param name="cert" select="$item/@cert"/></xsl:call-template></p>
    <p class="what">
      <xsl:for-each select="$items">
        <xsl:if test="position() gt 1">, </xsl:if>
        <a href="{e:address-of(e:entry-at(@ref))}"><xsl:value-of select="(@name, @number) => string-join(', ')"/></a>
        <xsl:for-each select="$items[2] ! current()/@where ! e:entry-at(.)">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
          <xsl:text>)</xsl:text>
        </xsl:for-each>
      </xsl:for-each>
    </p>
    <xsl:if test="count($items) eq 1 and normalize-space($item)"><p class="told"><xsl:copy-of select="$item/node()" copy-namespaces="no"/></p></xsl:if>
    <xsl:variable name="sources" as="xs:string*" select="distinct-values($items ! tokenize(@source))"/>
    <xsl:if test="exists($sources)">
      <p class="ground">
        <xsl:for-each select="$sources">
          <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:sequence select="e:passage-link(., $e:pages(substring-before($item/@ref, ':')))"/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:certainty" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:param name="cert" as="xs:string?" required="yes"/>
    <xsl:for-each select="$cert[. = ('low', 'medium')]">
      <xsl:text> </xsl:text>
      <span class="cert"><xsl:value-of select="map { 'low': 'uncertain', 'medium': 'probable' }(.)"/></span>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
