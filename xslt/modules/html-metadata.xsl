<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a page says of itself to machines, all of it from the header and the registers: to reference
       managers (Highwire's tags, which Zotero reads), to annotation tools, to search engines. -->

  <!-- A text, a register or a picture. -->
  <xsl:function name="e:page-metadata" as="element()+">
    <xsl:param name="facts" as="element()"/>
    <!-- The text, if it is one. -->
    <xsl:param name="text" as="element(tei:text)?"/>
    <xsl:variable name="item" as="map(*)" select="e:chapter($facts, (), ())"/>
    <xsl:sequence select="e:tags($facts, $item), e:linked-data(e:linked-page($facts, $item))"/>
    <xsl:call-template name="e:panel"><xsl:with-param name="items" select="$item"/></xsl:call-template>
    <xsl:for-each select="$text">
      <xsl:variable name="data" as="element(script)"><xsl:call-template name="e:passages"/></xsl:variable>
      <xsl:call-template name="e:panel">
        <xsl:with-param name="items" select="e:chapter($facts, '&#xE001;', $e:any)"/>
        <xsl:with-param name="of" select="'passage'"/>
        <xsl:with-param name="data" select="$data"/>
      </xsl:call-template>
      <xsl:sequence select="('words-select', 'words-show') ! e:script(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- An entry of a register: the thing that it is about, and how it is cited. -->
  <xsl:function name="e:entry-metadata" as="element()+">
    <xsl:param name="facts" as="element(c:register)"/>
    <xsl:param name="items" as="map(*)+"/>
    <!-- Its linked data, or a sign for them. -->
    <xsl:param name="thing" as="item()"/>
    <xsl:sequence select="e:tags($facts, $items[last()]), e:linked-data(map:put(e:linked-page($facts, $items[last()]), 'mainEntity', $thing))"/>
    <xsl:call-template name="e:panel"><xsl:with-param name="items" select="$items"/></xsl:call-template>
  </xsl:function>

  <!-- The edition as a whole, on its first page. Highwire has no tags for a book without a number; Dublin
       Core has. -->
  <xsl:function name="e:home-metadata" as="element()+">
    <xsl:param name="edition" as="element(c:collection)"/>
    <!-- The text that the edition is of. -->
    <xsl:param name="chief" as="element(c:text)"/>
    <xsl:variable name="item" as="map(*)" select="e:chapter($chief, (), ())"/>
    <xsl:sequence select="e:canonical($edition/@address ! string())"/>
    <xsl:sequence select="e:meta('DC.type', 'book'), e:meta('DC.title', $edition/@title), $item?author?* ! e:meta('DC.creator', e:tagged(.)),
      e:meta('DC.publisher', $item?publisher), e:meta('DC.date', $chief/@date), e:meta('DC.language', $chief/@language)"/>
    <xsl:sequence select="e:linked-data(e:linked-edition($edition, $chief))"/>
    <xsl:call-template name="e:panel"><xsl:with-param name="items" select="$item"/></xsl:call-template>
  </xsl:function>

  <!-- Hypothes.is takes pages for the same that Dublin Core says are the same part of the same whole,
       wherever they lie: so a reader's own copy shares its notes with that on the web. -->
  <xsl:function name="e:tags" as="element()+">
    <xsl:param name="facts" as="element()"/>
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="e:canonical($item?URL)"/>
    <xsl:sequence select="e:meta('citation_title', $item?title), $item?author?* ! e:meta('citation_author', e:tagged(.)),
      e:editor($facts) ! e:meta('citation_editor', e:tagged(map { 'literal': . })),
      e:meta('citation_inbook_title', $item?container-title), e:meta('citation_publisher', $item?publisher),
      e:meta('citation_publication_date', translate($facts/@date, '-', '/')), e:meta('citation_language', $item?language),
      $item?URL ! e:meta('citation_public_url', .),
      e:meta('DC.identifier', $item?id), e:meta('DC.relation.ispartof', $item?container-title || ', version ' || $facts/@version)"/>
  </xsl:function>

  <!-- The body that answers for the edition, which is its publisher, unless the text is by it. -->
  <xsl:function name="e:editor" as="xs:string?">
    <xsl:param name="facts" as="element()"/>
    <xsl:sequence select="$facts/c:citing/@publisher[. = $facts/c:responsibility/c:name][not(. = $facts/c:author)] ! string()"/>
  </xsl:function>

  <!-- A name for a tag, where a comma stands behind the family name; without it Zotero takes the last word
       of a body's name for one. -->
  <xsl:function name="e:tagged" as="xs:string">
    <xsl:param name="name" as="map(*)"/>
    <xsl:sequence select="if ($name?literal) then $name?literal || ','[contains($name?literal, ' ')] else e:turned-name($name)"/>
  </xsl:function>

  <!-- A page's own address, and with it how the script and the styles of the panel come in. -->
  <xsl:function name="e:canonical" as="element()+">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:for-each select="$address"><link rel="canonical" href="{.}"/></xsl:for-each>
    <link rel="stylesheet" href="{$e:up}assets/cite.css"/>
    <xsl:sequence select="e:script('cite')"/>
  </xsl:function>

  <xsl:function name="e:script" as="element(script)">
    <xsl:param name="name" as="xs:string"/>
    <script type="module" src="{$e:up}assets/{$name}.js"></script>
  </xsl:function>

  <xsl:function name="e:meta" as="element(meta)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:if test="$content"><meta name="{$name}" content="{$content}"/></xsl:if>
  </xsl:function>

</xsl:stylesheet>
