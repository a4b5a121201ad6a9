<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:c="urn:edition:collection" exclude-result-prefixes="xsl xs e c map">

  <!-- From the HTML of the modules to a file of the book: in the namespace of XHTML, with the links that
       a book has, and without what is there for scripts alone. -->

  <xsl:variable name="e:xhtml" as="xs:string" select="'http://www.w3.org/1999/xhtml'"/>

  <!-- A file of the book around its content. -->
  <xsl:template name="e:document" as="element()">
    <xsl:context-item as="element(c:page)" use="required"/>
    <!-- The files of those passages that are not in the first of their text, by their addresses. -->
    <xsl:param name="moved" as="map(xs:string, xs:string)" required="yes"/>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="{@language}" xml:lang="{@language}">
      <head>
        <title><xsl:value-of select="@title"/></title>
        <link rel="stylesheet" type="text/css" href="epub.css"/>
      </head>
      <body>
        <main class="{@class}">
          <xsl:apply-templates select="c:content/node()" mode="xhtml">
            <xsl:with-param name="moved" select="$moved" tunnel="yes"/>
            <xsl:with-param name="file" select="string(@file)" tunnel="yes"/>
          </xsl:apply-templates>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- The mode "xhtml" copies what needs no change: text, drawings, most attributes. -->
  <xsl:mode name="xhtml" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="*[namespace-uri() = '']" mode="xhtml" as="element()">
    <xsl:element name="{local-name()}" namespace="{$e:xhtml}">
      <xsl:apply-templates select="@*" mode="xhtml"/>
      <xsl:apply-templates select="node()" mode="xhtml"/>
    </xsl:element>
  </xsl:template>

  <!-- Within an entry, which is a part of a page and not a page, headings stand two levels lower. -->
  <xsl:template match="article//*[local-name() = ('h1', 'h2', 'h3')]" mode="xhtml" as="element()" priority="2">
    <xsl:element name="h{xs:integer(substring(local-name(), 2)) + 2}" namespace="{$e:xhtml}">
      <xsl:apply-templates select="@*, node()" mode="xhtml"/>
    </xsl:element>
  </xsl:template>

  <!-- What a reading system should do with it: the words of EPUB beside those of ARIA. -->
  <xsl:template match="@role[starts-with(., 'doc-')]" mode="xhtml" as="attribute()+">
    <xsl:sequence select="."/>
    <xsl:attribute name="epub:type" namespace="http://www.idpf.org/2007/ops" select="if (. = 'doc-pagelist') then 'page-list' else substring-after(., 'doc-')"/>
  </xsl:template>

  <xsl:template match="@lang" mode="xhtml" as="attribute()+">
    <xsl:attribute name="lang" select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <!-- For scripts, and for those who go through a page with the tabulator. -->
  <xsl:template match="@*[starts-with(local-name(), 'data-')] | @tabindex" mode="xhtml" as="empty-sequence()"/>

  <xsl:template match="a/@href" mode="xhtml" as="attribute(href)">
    <xsl:param name="moved" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="file" as="xs:string" tunnel="yes"/>
    <xsl:variable name="address" as="xs:string" select="e:address-in-book(.)"/>
    <!-- A passage may be in another file of its text. -->
    <xsl:variable name="own" as="xs:string" select="tokenize($file, '\.')[1] || '.xhtml'"/>
    <xsl:variable name="at" as="xs:string?" select="
      if (map:size($moved) eq 0 or not(contains($address, '#')) or contains($address, ':')) then ()
      else ($moved((if (starts-with($address, '#')) then $own else '') || $address), $own[starts-with($address, '#')])[1]"/>
    <xsl:attribute name="href" select="if (exists($at)) then $at[. ne $file] || '#' || substring-after($address, '#') else $address"/>
  </xsl:template>

  <!-- Those passages. -->
  <xsl:function name="e:moved" as="map(xs:string, xs:string)">
    <xsl:param name="pages" as="element(c:page)*"/>
    <xsl:sequence select="map:merge($pages[@within] ! (for $id in c:content//@id return map:entry(@within || '.xhtml#' || $id, string(@file))))"/>
  </xsl:function>

  <!-- Where a link of the site leads in the book. -->
  <xsl:function name="e:address-in-book" as="xs:string">
    <xsl:param name="link" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="analyze-string($link, '^([a-z][a-z0-9-]*)(/([^/#]+))?\.html(#.*)?$')//*[@nr] ! (@nr || .)"/>
    <xsl:variable name="key" as="xs:string?" select="$parts[starts-with(., '1')] ! substring(., 2)"/>
    <xsl:variable name="entry" as="xs:string?" select="$parts[starts-with(., '3')] ! substring(., 2)"/>
    <xsl:variable name="fragment" as="xs:string?" select="$parts[starts-with(., '4')] ! substring(., 2)"/>
    <xsl:choose>
      <xsl:when test="matches($link, '^(https?:|mailto:|#)') or matches($link, '^[^/]+\.xhtml(#.*)?$')"><xsl:sequence select="$link"/></xsl:when>
      <!-- Of an entry that is withdrawn there is the line in its register. -->
      <xsl:when test="$entry"><xsl:sequence select="($e:files-of-entries($key || '/' || $entry), $key || '.xhtml')[1] || '#' || $entry"/></xsl:when>
      <xsl:when test="$key"><xsl:sequence select="$key || '.xhtml' || $fragment"/></xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes" error-code="e:link" select="'The e-book has no place for the link ' || $link || '.'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
