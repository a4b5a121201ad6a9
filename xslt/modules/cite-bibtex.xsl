<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An item of CSL-JSON as an entry of BibTeX or BibLaTeX. Titles stand in two pairs of braces, so that no
       style changes their capitals; what TeX would take for a command is written out; other
       characters are UTF-8. BibTeX has no fields for translators, archives and dates of day: they go into its note. -->

  <!-- What is not unpublished, in BibTeX and in BibLaTeX. -->
  <xsl:variable name="e:tex-types" as="map(xs:string, xs:string+)" select="map { 'chapter': ('incollection', 'incollection'),
    'entry-encyclopedia': ('incollection', 'inreference'), 'book': ('book', 'book'), 'article-magazine': ('article', 'article'),
    'periodical': ('misc', 'periodical') }"/>

  <xsl:function name="e:bibtex" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:variable name="modern" as="xs:boolean" select="$format = 'biblatex'"/>
    <xsl:variable name="fields" as="map(*)+" select="e:common-fields($item),
      if ($modern) then e:biblatex-fields($item) else e:bibtex-fields($item)"/>
    <xsl:variable name="type" as="xs:string" select="($e:tex-types($item?type)[if ($modern) then 2 else 1], 'unpublished')[1]"/>
    <xsl:sequence select="'@' || $type || '{' || $item?id || ',&#10;'
      || string-join($fields[string(?value)] ! ('  ' || ?name || ' = {' || ?value || '},&#10;')) || '}&#10;'"/>
  </xsl:function>

  <xsl:function name="e:field" as="map(*)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="map { 'name': $name, 'value': $value }"/>
  </xsl:function>

  <xsl:function name="e:common-fields" as="map(*)+">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="
      e:field('author', e:tex-names($item?author)),
      e:field('title', e:described($item) ! ('{' || e:tex(.) || '}')),
      e:field(if ($item?type = 'article-magazine') then 'journal' else 'booktitle', $item?container-title ! ('{' || e:tex(.) || '}')),
      e:field('edition', e:tex($item?edition)),
      e:field('publisher', e:tex($item?publisher)),
      e:field('address', e:tex($item?publisher-place)),
      e:field('howpublished', e:tex(string-join(($item?archive_location, $item?archive), ', '))),
      e:field('url', $item?URL)"/>
  </xsl:function>

  <xsl:function name="e:biblatex-fields" as="map(*)+">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="
      e:field('translator', e:tex-names($item?translator)),
      e:field('date', e:iso($item?issued)),
      e:field('origdate', e:iso($item?original-date)),
      e:field('type', $item?genre ! e:tex(.)),
      e:field('pagination', $item?custom?label[. = ('paragraph')]),
      e:field('note', e:tex($item?locator)),
      e:field('annotation', e:tex($item?note))"/>
  </xsl:function>

  <xsl:function name="e:bibtex-fields" as="map(*)+">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="translators" as="xs:string*" select="$item?translator?* ! e:read-name(.)"/>
    <xsl:sequence select="
      e:field('year', e:iso($item?issued) ! substring(., 1, 4)),
      e:field('note', e:tex(string-join(($item?locator,
        if (exists($translators)) then 'Translated by ' || string-join($translators, ' and ') else (),
        e:iso($item[?genre]?issued)[string-length() gt 4],
        $item?original-date ! ('First published ' || e:iso(.))), '. '))),
      e:field('annote', e:tex($item?note))"/>
  </xsl:function>

  <!-- The title; a letter without one is called after its addressee. -->
  <xsl:function name="e:described" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="kind" as="xs:string?" select="$item?genre ! e:capital(.)"/>
    <xsl:sequence select="($item?title, string-join(($kind, $item?recipient ! string-join(?* ! e:read-name(.), ' and ')), ' to '))[1]"/>
  </xsl:function>

  <!-- A date in ISO 8601, or two parted by a slash. -->
  <xsl:function name="e:iso" as="xs:string?">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:variable name="days" as="xs:string*" select="$date?date-parts?* ! string-join((?1 ! format-number(., '0000'), (?* => tail()) ! format-number(., '00')), '-')"/>
    <xsl:sequence select="if (exists($days)) then string-join($days, '/') else ()"/>
  </xsl:function>

  <xsl:function name="e:tex-names" as="xs:string?">
    <xsl:param name="names" as="array(*)?"/>
    <xsl:sequence select="string-join($names?* ! (
      if (?literal) then '{' || e:tex(?literal) || '}' else e:tex-part(?family) || ', ' || e:tex-part(?given)), ' and ')"/>
  </xsl:function>

  <!-- A comma, or the word that parts names, is held together by braces. -->
  <xsl:function name="e:tex-part" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="if (matches($part, ',|(^|\s)and(\s|$)', 'i')) then '{' || e:tex($part) || '}' else e:tex($part)"/>
  </xsl:function>

  <xsl:variable name="e:tex-signs" as="map(xs:string, xs:string)" select="map {
    '\': '\textbackslash{}', '{': '\textbraceleft{}', '}': '\textbraceright{}', '~': '\textasciitilde{}', '^': '\textasciicircum{}',
    '$': '\$', '&amp;': '\&amp;', '%': '\%', '#': '\#', '_': '\_', '&#xA0;': '~' }"/>

  <!-- Text for TeX: on one line, without its commands, and without the signs that it draws together. -->
  <xsl:function name="e:tex" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="special" as="xs:string" select="'[\\{}~^$&amp;%#_&#xA0;]|--+|''''+|``+|,,+|&lt;&lt;+|&gt;&gt;+|[?!]`+'"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="if (not(matches($line, $special))) then $line else string-join(analyze-string($line, $special)/* ! (
      if (self::fn:match) then ($e:tex-signs(string()), string-join(string-to-codepoints(.) ! codepoints-to-string(.), '{}'))[1] else string()))"/>
  </xsl:function>

</xsl:stylesheet>
