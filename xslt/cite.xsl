<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A text or register of the edition in, and out what one cites for an address in it: as CSL-JSON, BibTeX,
       BibLaTeX or RIS. Citation processors make of the first whatever style is asked for. -->

  <!-- What is cited: letters, letters#p2 or person:fenwick-a. -->
  <xsl:param name="address" as="xs:string" required="yes"/>

  <!-- The title of the edition, and the web address of its folder, as https://example.org/coast/; without
       that a citation has no link. -->
  <xsl:param name="title" as="xs:string" required="yes"/>
  <xsl:param name="home" as="xs:string" select="''"/>

  <!-- Of a passage's words, which: 5-9 or 5. -->
  <xsl:param name="words" as="xs:string" select="''"/>

  <!-- csl-json, bibtex, biblatex or ris. -->
  <xsl:param name="format" as="xs:string" select="'csl-json'"/>

  <!-- The registers of persons and works, for names in their parts and the titles of documents. Without
       them the last word of a name is the family name, and a document has no title. -->
  <xsl:param name="registers" as="array(document-node())" select="[]"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/html-summary.xsl"/>
  <xsl:include href="modules/collect-register.xsl"/>
  <xsl:include href="modules/json.xsl"/>
  <xsl:include href="modules/cite-names.xsl"/>
  <xsl:include href="modules/cite-items.xsl"/>
  <xsl:include href="modules/cite-document.xsl"/>
  <xsl:include href="modules/cite-locator.xsl"/>
  <xsl:include href="modules/cite-bibtex.xsl"/>
  <xsl:include href="modules/cite-ris.xsl"/>

  <!-- The edition as the pages have it (see collect.xsl), as far as a citation wants it. -->
  <xsl:variable name="collection" as="document-node()">
    <xsl:document>
      <c:collection title="{$title}">
        <xsl:if test="$home"><xsl:attribute name="address" select="$home"/></xsl:if>
        <xsl:sequence select="$registers?* ! e:register(tei:TEI)"/>
      </c:collection>
    </xsl:document>
  </xsl:variable>

  <!-- Only the root is matched; what is cited is the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:function name="e:cited" as="map(*)+">
    <xsl:param name="file" as="element(tei:TEI)"/>
    <xsl:variable name="facts" as="element()">
      <xsl:element name="{if (e:list($file)) then 'c:register' else 'c:text'}"><xsl:sequence select="e:header-facts($file)"/></xsl:element>
    </xsl:variable>
    <xsl:variable name="name" as="xs:string?" select="tokenize($address, '[#:]')[2]"/>
    <xsl:variable name="place" as="element()?" select="$file/tei:text//*[@xml:id = $name]"/>
    <xsl:choose>
      <xsl:when test="$address = $facts/@key"><xsl:sequence select="e:chapter($facts, (), ())"/></xsl:when>
      <xsl:when test="empty($place)"><xsl:message terminate="yes" select="$facts/@key || ' has no “' || $name || '”.'"/></xsl:when>
      <xsl:when test="$facts/self::c:text"><xsl:sequence select="e:chapter($facts, $name, e:locator($place, $words))"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="e:cited-entry($facts, $place)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="/" as="text()">
    <xsl:variable name="items" as="map(*)+" select="e:cited(tei:TEI)"/>
    <xsl:value-of>
      <xsl:choose>
        <xsl:when test="$format = 'csl-json'"><xsl:sequence select="e:json(array { $items }) || '&#10;'"/></xsl:when>
        <xsl:when test="$format = ('bibtex', 'biblatex')"><xsl:sequence select="string-join($items ! e:bibtex(., $format), '&#10;')"/></xsl:when>
        <xsl:when test="$format = 'ris'"><xsl:sequence select="string-join($items ! e:ris(.), '&#10;')"/></xsl:when>
        <xsl:otherwise><xsl:message terminate="yes" select="'There is no format “' || $format || '”.'"/></xsl:otherwise>
      </xsl:choose>
    </xsl:value-of>
  </xsl:template>

</xsl:stylesheet>
