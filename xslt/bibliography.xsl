<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A register of works or documents in, a bibliography of them out, for reference managers: data/KEY.bib (BibTeX),
       data/KEY.ris (RIS) and data/KEY.csl.json (CSL-JSON). There is no other result. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <!-- The folder of the files, with a final slash. -->
  <xsl:param name="folder" as="xs:string" select="'data/'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/json.xsl"/>
  <xsl:include href="modules/cite-names.xsl"/>
  <xsl:include href="modules/cite-items.xsl"/>
  <xsl:include href="modules/cite-document.xsl"/>
  <xsl:include href="modules/cite-work.xsl"/>
  <xsl:include href="modules/cite-bibtex.xsl"/>
  <xsl:include href="modules/cite-ris.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="empty-sequence()">
    <xsl:variable name="path" as="xs:string" select="$folder || e:key(tei:TEI)"/>
    <xsl:variable name="items" as="map(*)*" select="e:list(tei:TEI)/tei:bibl[@xml:id] ! e:listed(.)"/>
    <xsl:result-document href="{$path}.csl.json">
      <xsl:value-of select="e:json(array { $items }) || '&#10;'"/>
    </xsl:result-document>
    <xsl:result-document href="{$path}.bib">
      <xsl:value-of select="$items ! e:bibtex(., 'bibtex')" separator="&#10;"/>
    </xsl:result-document>
    <xsl:result-document href="{$path}.ris">
      <xsl:value-of select="$items ! e:ris(.)" separator="&#13;&#10;"/>
    </xsl:result-document>
  </xsl:template>

</xsl:stylesheet>
