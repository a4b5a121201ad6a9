<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries of a register: their order, the way to them, and the frame of each. -->

  <!-- Documents and events stand in the order of time, all else in that of the alphabet. -->
  <xsl:function name="e:order" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="(if (e:is-dated($entry)) then e:date-key(($entry/self::tei:event, $entry/tei:date)[1]) || ' ' else '')
      || lower-case(replace(normalize-unicode(e:sort-name($entry), 'NFD'), '\p{M}', ''))"/>
  </xsl:function>

  <xsl:function name="e:is-dated" as="xs:boolean">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="e:kind($entry/..) = ('doc', 'event')"/>
  </xsl:function>

  <!-- The letter or the year under which an entry stands. -->
  <xsl:function name="e:group" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="order" as="xs:string" select="e:order($entry)"/>
    <xsl:sequence select="
      if (starts-with($order, '9999')) then 'Undated'
      else if (e:is-dated($entry)) then substring($order, 1, 4)
      else upper-case(substring($order, 1, 1))"/>
  </xsl:function>

  <xsl:template name="e:entries" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="entries" as="element()*">
      <xsl:perform-sort select="*[@xml:id]"><xsl:sort select="e:order(.)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/></xsl:perform-sort>
    </xsl:variable>
    <xsl:variable name="groups" as="element(section)*">
      <xsl:for-each-group select="$entries" group-adjacent="e:group(.)">
        <section class="group" aria-labelledby="group-{lower-case(current-grouping-key())}">
          <h2 id="group-{lower-case(current-grouping-key())}"><xsl:value-of select="current-grouping-key()"/></h2>
          <ul>
            <xsl:for-each select="current-group()">
              <xsl:text>&#10;</xsl:text>
              <li id="{@xml:id}">
                <a href="{$e:up}{e:key(ancestor::tei:TEI)}/{@xml:id}.html"><xsl:value-of select="if (e:is-dated(.)) then e:usual-name(.) else e:filed-name(.)"/></a>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:for-each-group>
    </xsl:variable>
    <nav class="contents index" aria-labelledby="register-contents">
      <h2 id="register-contents">Contents</h2>
      <ol class="ranges">
        <xsl:for-each select="$groups ! h2">
          <li><a href="#{@id}"><xsl:value-of select="."/></a></li>
        </xsl:for-each>
      </ol>
    </nav>
    <xsl:sequence select="$groups"/>
  </xsl:template>

  <!-- A person by surname, all else by its name. -->
  <xsl:function name="e:filed-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="normalize-space(($entry/tei:persName[@type = 'sort'], e:usual-name($entry))[1])"/>
  </xsl:function>

  <xsl:template name="e:entry" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="pointer" as="xs:string" select="e:kind(..) || ':' || @xml:id"/>
    <xsl:text>&#10;</xsl:text>
    <article class="entry" id="{@xml:id}" aria-labelledby="{@xml:id}-name">
      <h1 id="{@xml:id}-name">
        <xsl:apply-templates select="tei:label, *[@type = 'usual']" mode="name"/>
        <xsl:for-each select="e:life-dates(.)">
          <xsl:text> </xsl:text>
          <span class="dates"><xsl:value-of select="."/></span>
        </xsl:for-each>
        <xsl:text> </xsl:text>
        <a class="address" href="#{@xml:id}" aria-label="permanent link to {e:usual-name(.)}">#</a>
      </h1>
      <xsl:call-template name="e:kind-of-entry"/>
      <xsl:apply-templates select="tei:desc, tei:note[@type = ('life', 'place', 'organisation', 'work')]" mode="prose"/>
      <xsl:call-template name="e:facts"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:life"/>
      <xsl:call-template name="e:what-leads-here"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:mentioned"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
    </article>
  </xsl:template>

  <!-- The mode "name" gives an entry's name as its heading. -->
  <xsl:mode name="name" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="name" as="node()*">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:title[@level]" mode="name" as="element(cite)">
    <cite class="{@level}"><xsl:apply-templates select="@xml:lang, node()" mode="text"/></cite>
  </xsl:template>

  <!-- “1886–1937”, “born 1886”, “died 1937”: the years alone. -->
  <xsl:function name="e:life-dates" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="born" as="xs:string?" select="$entry/tei:birth ! e:years(.)"/>
    <xsl:variable name="died" as="xs:string?" select="$entry/tei:death ! e:years(.)"/>
    <xsl:sequence select="
      if ($born and $died) then $born || '–' || $died
      else if ($born) then 'born ' || $born
      else if ($died) then 'died ' || $died
      else ()"/>
  </xsl:function>

  <xsl:function name="e:years" as="xs:string">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values($dated/(@when, @from, @notBefore, @to, @notAfter) ! substring(., 1, 4))"/>
    <xsl:sequence select="string-join($years, '/') || '?'[$dated/@cert = ('low', 'medium')]"/>
  </xsl:function>

  <xsl:function name="e:count" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="many" as="xs:string"/>
    <xsl:sequence select="$number || ' ' || (if ($number eq 1) then $one else $many)"/>
  </xsl:function>

</xsl:stylesheet>
