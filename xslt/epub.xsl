<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The collection (see collect.xsl) and all texts and registers in, the e-book out: every file of an
       EPUB 3.3 but its style sheet, which lies beside this one (assets/epub/epub.css), its cover (assets/epub/cover.typ),
       and the first, which is a fixed line. What is left to do is to put them into one ZIP file. There is no other result.

       The texts and entries are made as for the site, by its own modules; the modules epub-… say what a
       book does otherwise, and move the result into XHTML. A passage has the address KEY.xhtml#ID. An
       entry is listed at KIND.xhtml#ID, which leads to where it is told. -->

  <xsl:import href="modules/epub-site.xsl"/>

  <!-- The texts in reading order, what stands in the place of withdrawn ones, the registers. -->
  <xsl:param name="files" as="array(document-node())" required="yes"/>

  <!-- The file of the picture that is the cover, if there is one: a PNG, which the book's maker adds. -->
  <xsl:param name="cover" as="xs:string?" select="()"/>

  <!-- The source is the collection. -->
  <xsl:variable name="collection" as="document-node()" select="/"/>

  <!-- The way from a file to the folder of the book: they all lie in it. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <!-- Who speaks for the edition is of no concern here (see text-facts). -->
  <xsl:variable name="own" as="xs:string*" select="()"/>

  <xsl:output name="xhtml" method="xhtml" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"
    omit-xml-declaration="no"/>
  <xsl:output name="package" method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:include href="modules/epub-front.xsl"/>
  <xsl:include href="modules/epub-text.xsl"/>
  <xsl:include href="modules/epub-pages.xsl"/>
  <xsl:include href="modules/epub-registers.xsl"/>
  <xsl:include href="modules/epub-contents.xsl"/>
  <xsl:include href="modules/epub-package.xsl"/>
  <xsl:include href="modules/epub-xhtml.xsl"/>

  <!-- Only the root is matched; the rest is the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="empty-sequence()">
    <xsl:for-each select="c:collection">
      <xsl:variable name="front" as="element(c:page)+"><xsl:call-template name="e:front"/></xsl:variable>
      <xsl:variable name="texts" as="element(c:page)+">
        <xsl:for-each select="$files?*[empty(e:list(tei:TEI))] ! tei:TEI"><xsl:call-template name="e:text-page"/></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="registers" as="element(c:page)*">
        <xsl:for-each select="$files?*[exists(e:list(tei:TEI))] ! tei:TEI"><xsl:call-template name="e:register-pages"/></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="contents" as="element(c:page)">
        <xsl:call-template name="e:contents-page"><xsl:with-param name="pages" select="$front, $texts, $registers"/></xsl:call-template>
      </xsl:variable>
      <xsl:variable name="book" as="element(c:page)+" select="$front, $contents, $texts, $registers"/>
      <xsl:variable name="moved" as="map(xs:string, xs:string)" select="e:moved($texts)"/>
      <xsl:for-each select="$book">
        <xsl:result-document format="xhtml" href="EPUB/{@file}"><xsl:call-template name="e:document"><xsl:with-param name="moved" select="$moved"/></xsl:call-template></xsl:result-document>
      </xsl:for-each>
      <xsl:result-document format="package" href="EPUB/package.opf">
        <xsl:call-template name="e:package"><xsl:with-param name="book" select="$book"/></xsl:call-template>
      </xsl:result-document>
      <xsl:result-document format="package" href="META-INF/container.xml">
        <xsl:call-template name="e:container"/>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
