<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a page is, as linked data in the terms of schema.org. -->

  <xsl:function name="e:linked-data" as="element(script)">
    <xsl:param name="what" as="map(*)"/>
    <script type="application/ld+json"><xsl:value-of select="e:inert(e:json(map:put($what, '@context', 'https://schema.org')))"/></script>
  </xsl:function>

  <!-- A text is a chapter of the edition, a register a set of what it defines, anything else a page. -->
  <xsl:function name="e:linked-page" as="map(*)">
    <xsl:param name="facts" as="element()"/>
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="e:filled(map:merge((e:linked-release($facts), map {
      '@type': if ($item?type ne 'chapter') then 'WebPage' else if ($facts/@kind = 'source') then 'Chapter'
        else if ($facts/self::c:text) then array { 'Chapter', 'ScholarlyArticle' } else array { 'Chapter', 'CollectionPage' },
      '@id': $item?URL,
      'url': $item?URL,
      'name': $item?title,
      'author': array { $item?author?* ! e:linked-name(.) },
      'translator': array { $item?translator?* ! e:linked-name(.) },
      'isBasedOn': array { $facts/c:citing/c:source ! string() },
      'isPartOf': e:filled(map { '@type': 'Book', '@id': $collection/c:collection/@address ! string(), 'name': $item?container-title })
    })))"/>
  </xsl:function>

  <xsl:function name="e:linked-edition" as="map(*)">
    <xsl:param name="edition" as="element(c:collection)"/>
    <xsl:param name="chief" as="element(c:text)"/>
    <xsl:variable name="address" as="xs:string?" select="$edition/@address ! string()"/>
    <xsl:sequence select="e:filled(map:merge((e:linked-release($chief), map {
      '@type': 'Book',
      '@id': $address,
      'url': $address,
      'name': string($edition/@title),
      'author': array { $chief/c:citing/c:author ! e:linked-name(e:person(.)) },
      'hasPart': array { $edition/(c:text | c:register) ! e:filled(map {
        '@type': 'Chapter', 'name': string(@title), 'url': (for $key in @key return $address ! (. || $key || '.html')) }) }
    })))"/>
  </xsl:function>

  <!-- Which release, whose rights. -->
  <xsl:function name="e:linked-release" as="map(*)">
    <xsl:param name="facts" as="element()"/>
    <xsl:sequence select="map {
      'inLanguage': string($facts/@language),
      'version': string($facts/@version),
      'datePublished': string($facts/@date),
      'publisher': e:linked-name(map { 'literal': string($facts/c:citing/@publisher) }),
      'contributor': e:editor($facts) ! e:linked-name(map { 'literal': . }),
      'license': array { $facts/c:rights/@target ! string() },
      'copyrightNotice': string-join($facts/c:rights[not(@target)], ' ')
    }"/>
  </xsl:function>

</xsl:stylesheet>
