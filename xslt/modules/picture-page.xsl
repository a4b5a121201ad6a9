<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What surrounds a picture: the page's frame, its title and its one sentence. -->
  <xsl:template name="e:picture-page" as="element(html)">
    <xsl:context-item as="document-node()" use="required"/>
    <!-- One of $e:pictures. -->
    <xsl:param name="key" as="xs:string" required="yes"/>
    <!-- What the picture shows, in a sentence. -->
    <xsl:param name="lead" as="xs:string?" select="()"/>
    <xsl:param name="content" as="element()*" required="yes"/>
    <xsl:param name="styles" as="xs:string*" select="()"/>
    <xsl:param name="scripts" as="xs:string*" select="()"/>
    <!-- The forms in which its data lie beside it. -->
    <xsl:param name="forms" as="xs:string*" select="'csv', 'json'"/>
    <xsl:variable name="title" as="xs:string" select="string($e:pictures[@key = $key]/@title)"/>
    <xsl:variable name="summary" as="element(c:register)">
      <c:register><xsl:sequence select="e:header-facts(tei:TEI)"/></c:register>
    </xsl:variable>
    <!-- The picture is cited by its own title. -->
    <xsl:variable name="cited" as="element(c:register)">
      <c:register><xsl:sequence select="$summary/@*"/><xsl:attribute name="key" select="$key"/><xsl:attribute name="title" select="$title"/><xsl:sequence select="$summary/*"/></c:register>
    </xsl:variable>
    <html lang="{$summary/@language}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$summary"/>
        <xsl:with-param name="collection" select="$collection/c:collection"/>
        <xsl:with-param name="title" select="string-join(($title, $collection/c:collection/@title), ' – ')"/>
        <xsl:with-param name="styles" select="'picture', $styles"/>
        <xsl:with-param name="scripts" select="$scripts"/>
        <xsl:with-param name="metadata" select="e:page-metadata($cited, ())"/>
      </xsl:call-template>
      <body class="seeing">
        <xsl:call-template name="e:banner">
          <xsl:with-param name="key" select="$key"/>
          <xsl:with-param name="collection" select="$collection/c:collection"/>
        </xsl:call-template>
        <main id="text">
          <header class="title">
            <h1><xsl:value-of select="$title"/></h1>
            <xsl:for-each select="$lead"><p><xsl:value-of select="."/></p></xsl:for-each>
            <xsl:if test="exists($content) and exists($forms)">
              <p class="data">
                <xsl:text>Data: </xsl:text>
                <xsl:for-each select="$forms">
                  <xsl:if test="position() gt 1"> · </xsl:if>
                  <a href="{$e:up}data/{$key}.{.}"><xsl:value-of select="if (. eq 'geojson') then 'GeoJSON' else upper-case(.)"/></a>
                </xsl:for-each>
              </p>
            </xsl:if>
          </header>
          <xsl:sequence select="$content"/>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$summary"/>
          <xsl:with-param name="items" select="e:chapter($cited, (), ())"/>
          <xsl:with-param name="example" select="''"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
