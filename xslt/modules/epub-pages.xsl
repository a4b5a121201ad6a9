<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- Where the pages of the printed book begin: marks in the files, and the list of them. -->

  <!-- What pages.xsl and Typst found, as JSON: of each page its number (page), the passage in which it begins (in),
       and how many characters of the passage come before (after). -->
  <xsl:param name="pages" as="xs:string" select="'[]'"/>

  <xsl:variable name="e:beginnings" as="map(xs:string, map(*)*)" select="
    map:merge(parse-json($pages)?* ! map:entry(?in, .), map { 'duplicates': 'combine' })"/>

  <!-- The pages that begin with something: a file, an entry, or with after = 0 a passage. -->
  <xsl:function name="e:page-breaks" as="element()*">
    <xsl:param name="in" as="xs:string"/>
    <xsl:sequence select="$e:beginnings($in)[xs:integer(?after) eq 0] ! e:page-break(., 'div')"/>
  </xsl:function>

  <xsl:function name="e:page-break" as="element()">
    <xsl:param name="beginning" as="map(*)"/>
    <xsl:param name="element" as="xs:string"/>
    <xsl:element name="{$element}">
      <xsl:attribute name="role" select="'doc-pagebreak'"/>
      <xsl:attribute name="id" select="'page.' || $beginning?page"/>
      <xsl:attribute name="aria-label" select="'page ' || $beginning?page"/>
    </xsl:element>
  </xsl:function>

  <!-- The list. -->
  <xsl:template name="e:page-list" as="element(nav)?">
    <xsl:context-item use="optional"/>
    <!-- The files, in their order. -->
    <xsl:param name="files" as="element(c:page)+" required="yes"/>
    <xsl:variable name="breaks" as="element()*" select="$files ! .//*[@role = 'doc-pagebreak']"/>
    <xsl:if test="exists($breaks)">
      <nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-label="Pages of the printed book">
        <ol>
          <xsl:for-each select="$breaks">
            <li><a href="{ancestor::c:page/@file}#{@id}"><xsl:value-of select="substring-after(@id, 'page.')"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The mode "paged" copies what a text has become, with marks where pages begin. -->
  <xsl:mode name="paged" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="*[@id]" mode="paged" as="element()+">
    <xsl:param name="key" as="xs:string" tunnel="yes"/>
    <xsl:variable name="beginnings" as="map(*)*" select="$e:beginnings($key || '.' || @id)"/>
    <xsl:choose>
      <xsl:when test="empty($beginnings)"><xsl:next-match/></xsl:when>
      <xsl:otherwise>
        <!-- Before a heading, but in a paragraph, whose style goes by what it follows. -->
        <xsl:variable name="first" as="map(*)*" select="$beginnings[xs:integer(?after) eq 0]"/>
        <xsl:variable name="inside" as="xs:boolean" select="exists(self::p | self::blockquote)"/>
        <xsl:sequence select="$first[not($inside)] ! e:page-break(., 'div')"/>
        <xsl:copy>
          <xsl:sequence select="@*"/>
          <xsl:sequence select="$first[$inside] ! e:page-break(., 'span')"/>
          <xsl:apply-templates select="node()" mode="paged">
            <xsl:with-param name="places" select="e:places(., $beginnings[xs:integer(?after) gt 0])" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is printed in a passage: not the numbers of notes and passages, nor a reading that is corrected. -->
  <xsl:function name="e:printed" as="node()*">
    <xsl:param name="passage" as="element()"/>
    <xsl:sequence select="$passage//(text()[empty(ancestor::span[tokenize(@class) = ('bar', 'address', 'phrase', 'or')] | ancestor::a[tokenize(@class) = ('ref', 'arrow')] | ancestor::del)]
      | span[tokenize(@class) = 'bar'])"/>
  </xsl:function>

  <xsl:function name="e:length" as="xs:integer">
    <xsl:param name="run" as="node()"/>
    <xsl:sequence select="if ($run/self::span) then xs:integer($run/@data-characters) else string-length(replace($run, '[ \t\n\r&#xA0;&#x202F;]+', ''))"/>
  </xsl:function>

  <!-- The runs of words in a passage in which pages begin, by their ids, each with the pages and the number of
       characters of the run that come before. -->
  <xsl:function name="e:places" as="map(xs:string, map(*)*)">
    <xsl:param name="passage" as="element()"/>
    <xsl:param name="beginnings" as="map(*)*"/>
    <xsl:variable name="runs" as="node()*" select="e:printed($passage)"/>
    <!-- A passage that is shorter here than in print keeps all its pages. -->
    <xsl:variable name="last" as="xs:integer" select="xs:integer(sum($runs ! e:length(.))) - 1"/>
    <xsl:variable name="here" as="map(*)*" select="$beginnings ! map:put(., 'before', min((xs:integer(?after), $last)))"/>
    <xsl:variable name="found" as="map(xs:string, map(*))*">
      <xsl:iterate select="$runs">
        <xsl:param name="before" as="xs:integer" select="0"/>
        <xsl:variable name="next" as="xs:integer" select="$before + e:length(.)"/>
        <xsl:variable name="run" as="node()" select="."/>
        <xsl:for-each select="$here[?before ge $before][?before lt $next]">
          <!-- No page begins within a link: it would be a part of its name. -->
          <xsl:variable name="link" as="element()?" select="$run/ancestor::a[1]"/>
          <xsl:sequence select="map:entry(generate-id(($link, $run)[1]), map:put(., 'before', if ($link) then 0 else ?before - $before))"/>
        </xsl:for-each>
        <xsl:next-iteration><xsl:with-param name="before" select="$next"/></xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="map:merge($found, map { 'duplicates': 'combine' })"/>
  </xsl:function>

  <xsl:template match="text()" mode="paged" as="node()+">
    <xsl:param name="places" as="map(xs:string, map(*)*)" select="map {}" tunnel="yes"/>
    <xsl:variable name="breaks" as="map(*)*" select="$places(generate-id())"/>
    <xsl:choose>
      <xsl:when test="empty($breaks)"><xsl:sequence select="."/></xsl:when>
      <xsl:otherwise>
        <xsl:iterate select="analyze-string(., '[ \t\n\r&#xA0;&#x202F;]+')/*">
          <xsl:param name="before" as="xs:integer" select="0"/>
          <xsl:variable name="next" as="xs:integer" select="$before + e:length(text())"/>
          <xsl:sequence select="$breaks[?before ge $before][?before lt $next] ! e:page-break(., 'span')"/>
          <xsl:value-of select="."/>
          <xsl:next-iteration><xsl:with-param name="before" select="$next"/></xsl:next-iteration>
        </xsl:iterate>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="a[@href]" mode="paged" as="element()+" priority="2">
    <xsl:param name="places" as="map(xs:string, map(*)*)" select="map {}" tunnel="yes"/>
    <xsl:sequence select="$places(generate-id()) ! e:page-break(., 'span')"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A bar is cut in two. -->
  <xsl:template match="span[tokenize(@class) = 'bar']" mode="paged" as="element()+">
    <xsl:param name="places" as="map(xs:string, map(*)*)" select="map {}" tunnel="yes"/>
    <xsl:variable name="bar" as="element(span)" select="."/>
    <xsl:variable name="breaks" as="map(*)*" select="$places(generate-id())"/>
    <xsl:variable name="pairs" as="xs:integer" select="string-length() idiv 2"/>
    <xsl:variable name="cuts" as="xs:integer*" select="0, $breaks ! xs:integer(round(?before * $pairs div xs:integer($bar/@data-characters))), $pairs"/>
    <xsl:for-each select="1 to count($cuts) - 1">
      <xsl:variable name="at" as="xs:integer" select="."/>
      <xsl:sequence select="$breaks[$at - 1] ! e:page-break(., 'span')"/>
      <xsl:for-each select="$bar[$cuts[$at + 1] gt $cuts[$at] or count($cuts) eq 2]">
        <xsl:copy>
          <xsl:sequence select="@*"/>
          <xsl:value-of select="if (count($cuts) eq 2) then . else substring(., 2 * $cuts[$at] + 1, 2 * ($cuts[$at + 1] - $cuts[$at]))"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
