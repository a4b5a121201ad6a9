<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One TEI text as plain text for corpora: a passage a line, after its address and a tab. Beside it the map
       of what stands where in it, KEY.corpus.map.json, and, if wanted, its tokens, KEY.tokens.tsv: a token a line,
       with the address of its passage, its number there, and the characters of this text at which it begins and ends. -->

  <xsl:param name="tokens" as="xs:boolean" select="false()"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/figures.xsl"/>
  <xsl:include href="modules/text-facts.xsl"/>
  <xsl:include href="modules/text-document.xsl"/>
  <xsl:include href="modules/text-offsets.xsl"/>
  <xsl:include href="modules/text-wrapping.xsl"/>
  <xsl:include href="modules/text-runs.xsl"/>
  <xsl:include href="modules/text-blocks.xsl"/>
  <xsl:include href="modules/text-inline.xsl"/>
  <xsl:include href="modules/withdrawn.xsl"/>
  <xsl:include href="modules/text-withdrawn.xsl"/>
  <xsl:include href="modules/text-corpus.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="corpus" as="document-node()" select="e:corpus(tei:TEI)"/>
    <xsl:result-document href="{e:key(tei:TEI)}.corpus.map.json">
      <xsl:sequence select="e:text-map($corpus, tei:TEI, e:key(tei:TEI) || '.corpus.txt', map { 'kind': 'corpus', 'readings': e:readings() })"/>
    </xsl:result-document>
    <xsl:if test="$tokens">
      <xsl:result-document href="{e:key(tei:TEI)}.tokens.tsv">
        <xsl:value-of select="string-join(('address', 'number', 'from', 'to', 'token'), '&#9;') || '&#10;'"/>
        <xsl:value-of select="$corpus/t:text/t:block ! e:tokens(.) ! (. || '&#10;')" separator=""/>
      </xsl:result-document>
    </xsl:if>
    <xsl:value-of select="$corpus"/>
  </xsl:template>

</xsl:stylesheet>
