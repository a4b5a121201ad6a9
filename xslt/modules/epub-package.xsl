<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns="http://www.idpf.org/2007/opf" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="xsl xs e c tei svg">

  <!-- What the book says of itself to reading systems and libraries, all of it from the headers; and the
       list of its files, in the order in which they are read. -->

  <xsl:template name="e:package" as="element()">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:param name="book" as="element(c:page)+" required="yes"/>
    <xsl:variable name="chief" as="element(c:text)" select="e:chief(.)"/>
    <xsl:variable name="drawn" as="xs:boolean" select="exists($book//svg:svg)"/>
    <xsl:variable name="paged" as="xs:boolean" select="exists($book//*[@role = 'doc-pagelist'])"/>
    <package version="3.0" unique-identifier="book" xml:lang="{@xml:lang}">
      <metadata>
        <dc:identifier id="book"><xsl:value-of select="e:identifier(.)"/></dc:identifier>
        <dc:title><xsl:value-of select="@title"/></dc:title>
        <xsl:for-each select="distinct-values(c:text/@language)"><dc:language><xsl:value-of select="."/></dc:language></xsl:for-each>
        <xsl:for-each select="$chief/c:author">
          <xsl:sequence select="e:agent('creator', ., 'aut', 'creator-' || position())"/>
        </xsl:for-each>
        <xsl:for-each select="$chief/c:citing/c:translator">
          <xsl:sequence select="e:agent('contributor', ., 'trl', 'translator-' || position())"/>
        </xsl:for-each>
        <xsl:for-each select="e:editor($chief)">
          <xsl:sequence select="e:agent('contributor', ., 'edt', 'editor')"/>
        </xsl:for-each>
        <dc:publisher><xsl:value-of select="$chief/c:citing/@publisher"/></dc:publisher>
        <dc:date><xsl:value-of select="$chief/@date"/></dc:date>
        <meta property="dcterms:modified"><xsl:value-of select="e:midnight($chief/@date)"/></meta>
        <dc:rights><xsl:value-of select="e:rights(e:chief-file(.))" separator=" "/></dc:rights>
        <xsl:for-each select="$chief/c:citing/c:source"><dc:source><xsl:value-of select="."/></dc:source></xsl:for-each>
        <meta property="schema:version"><xsl:value-of select="$chief/@version"/></meta>
        <xsl:if test="$paged">
          <!-- The release says which printed book it is: the PDF has no number of its own. -->
          <meta property="pageBreakSource"><xsl:value-of select="@title || ', ' || e:release(e:chief-file(.)) || ', the book in A5 (book.pdf)' || ', withheld'[current()/c:text/@characters-withheld != '0']"/></meta>
        </xsl:if>
        <xsl:call-template name="e:accessibility">
          <xsl:with-param name="drawn" select="$drawn"/>
          <xsl:with-param name="paged" select="$paged"/>
        </xsl:call-template>
      </metadata>
      <manifest>
        <item id="book.style" href="epub.css" media-type="text/css"/>
        <xsl:for-each select="$cover"><item id="book.picture" href="{.}" media-type="image/png" properties="cover-image"/></xsl:for-each>
        <xsl:for-each select="$book">
          <item id="{e:item(.)}" href="{@file}" media-type="application/xhtml+xml">
            <xsl:variable name="properties" as="xs:string*" select="@properties, 'svg'[exists(current()//svg:svg)]"/>
            <xsl:if test="exists($properties)"><xsl:attribute name="properties" select="$properties"/></xsl:if>
          </item>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:for-each select="$book"><itemref idref="{e:item(.)}"/></xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <xsl:template name="e:accessibility" as="element()+">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <!-- Whether there are drawings, of which the text beside them says all. -->
    <xsl:param name="drawn" as="xs:boolean" required="yes"/>
    <!-- Whether there are page breaks, and a list of them. -->
    <xsl:param name="paged" as="xs:boolean" required="yes"/>
    <xsl:for-each select="'textual', 'visual'[$drawn or exists($cover)]"><meta property="schema:accessMode"><xsl:value-of select="."/></meta></xsl:for-each>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="'tableOfContents', 'readingOrder', 'structuralNavigation', 'displayTransformability', 'ARIA', 'alternativeText'[$drawn or exists($cover)], ('pageBreakMarkers', 'pageNavigation')[$paged], 'index'[exists(current()/c:register)]">
      <meta property="schema:accessibilityFeature"><xsl:value-of select="."/></meta>
    </xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">
      <xsl:value-of separator=" ">
        <xsl:sequence select="'All of the book is text, with headings, in the order in which it is read. Notes are linked both ways. Colours and typeface are those of the reading system.'"/>
        <xsl:if test="$drawn"><xsl:sequence select="'A line of years above a life has a text alternative, and the list after it says the same.'"/></xsl:if>
        <xsl:if test="c:text[@characters-withheld ne '0']"><xsl:sequence select="'Where words are withheld, a phrase says how many characters they have.'"/></xsl:if>
        <xsl:if test="$paged"><xsl:sequence select="'Page numbers are those of the printed book of this edition (A5). The map and the indexes of that book are not in this one, so that some numbers are missing.'"/></xsl:if>
      </xsl:value-of>
    </meta>
    <meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
    <meta property="a11y:certifiedBy" refines="#conformance"><xsl:value-of select="e:chief(.)/c:citing/@publisher"/></meta>
  </xsl:template>

  <!-- Somebody who had a part in it, by the code of the Library of Congress for the part. -->
  <xsl:function name="e:agent" as="element()+">
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:element name="dc:{$element}"><xsl:attribute name="id" select="$id"/><xsl:value-of select="$name"/></xsl:element>
    <meta refines="#{$id}" property="role" scheme="marc:relators"><xsl:value-of select="$role"/></meta>
  </xsl:function>

  <!-- Of the edition’s own identifier. A book in which words are withheld is not the same book: the last
       twelve digits of its identifier are turned round. -->
  <xsl:function name="e:identifier" as="xs:string">
    <xsl:param name="edition" as="element(c:collection)"/>
    <xsl:variable name="uuid" as="xs:string?" select="$edition/@uuid ! substring-after(., 'e-')"/>
    <xsl:variable name="digits" as="xs:string" select="'0123456789abcdef'"/>
    <xsl:sequence select="
      if (empty($uuid)) then 'urn:edition:' || encode-for-uri($edition/@title)
      else if ($edition/c:text[@characters-withheld ne '0']) then 'urn:uuid:' || substring($uuid, 1, 24) || translate(substring($uuid, 25), $digits, codepoints-to-string(reverse(string-to-codepoints($digits))))
      else 'urn:uuid:' || $uuid"/>
  </xsl:function>

  <!-- The beginning of a day, month or year. -->
  <xsl:function name="e:midnight" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="substring($date || '-01-01', 1, 10) || 'T00:00:00Z'"/>
  </xsl:function>

  <xsl:function name="e:item" as="xs:string">
    <xsl:param name="page" as="element(c:page)"/>
    <xsl:sequence select="replace($page/@file, '\.xhtml$', '')"/>
  </xsl:function>

  <xsl:template name="e:container" as="element()">
    <xsl:context-item use="optional"/>
    <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
      <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>
  </xsl:template>

</xsl:stylesheet>
