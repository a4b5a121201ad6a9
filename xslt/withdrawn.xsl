<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:l="urn:edition:ledger" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is left of a text or register that was withdrawn as a whole: a small TEI file that says so,
       from which all outputs are made as from any other. The source is a text of the edition, for
       what its header says of the release. -->

  <!-- The key of what was withdrawn. -->
  <xsl:param name="key" as="xs:string" required="yes"/>

  <!-- The summaries of all texts and registers (see collect.xsl), with the ledger. -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(TEI)">
    <xsl:variable name="tombstone" as="element(l:id)" select="key('e:withdrawn', $key, $collection)"/>
    <xsl:variable name="description" as="element(fileDesc)" select="TEI/teiHeader/fileDesc"/>
    <TEI xml:lang="{e:language(TEI)}">
      <!-- An identifier with braces in it would keep some parsers from reading this stylesheet. -->
      <xsl:attribute name="xml:id" select="$key"/>
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title type="main">{$key} (withdrawn)</title>
            <xsl:copy-of select="$description/titleStmt/respStmt[* = $description/publicationStmt/publisher]" copy-namespaces="no"/>
          </titleStmt>
          <xsl:copy-of select="$description/editionStmt" copy-namespaces="no"/>
          <publicationStmt>
            <xsl:copy-of select="$description/publicationStmt/(publisher | date)" copy-namespaces="no"/>
            <availability status="free">
              <xsl:copy-of select="e:availability(TEI)/licence" copy-namespaces="no"/>
              <xsl:if test="empty(e:availability(TEI)/licence)"><p>Free to be passed on.</p></xsl:if>
            </availability>
          </publicationStmt>
          <sourceDesc><p>The edition’s ledger of released identifiers.</p></sourceDesc>
        </fileDesc>
      </teiHeader>
      <text>
        <body>
          <p>
            <xsl:value-of select="e:epitaph($tombstone) => replace('^.', upper-case(substring($tombstone/@kind, 1, 1)))"/>
            <xsl:for-each select="e:successor($tombstone)">
              <xsl:text> Now </xsl:text>
              <ref target="{'text:'[not(contains(current(), ':'))]}{.}">{e:called(., $key)}</ref>
              <xsl:text>.</xsl:text>
            </xsl:for-each>
          </p>
        </body>
      </text>
    </TEI>
  </xsl:template>

</xsl:stylesheet>
