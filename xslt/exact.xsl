<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The witness's text back from a complete TEI file: a block a line, nothing of this edition's own,
       so that its words, parted by white space, are exactly those of the witness. Beside it the map of
       what stands where in it, KEY.exact.map.json. -->

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/text-offsets.xsl"/>

  <!-- Every text node in order. Here, and only here, copying what has no rule is right: an element
       that this stylesheet does not know can not take its words out of the text. -->
  <xsl:mode on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:for-each select="descendant::tei:gap[@reason = 'rights'][1]">
      <xsl:message terminate="yes" error-code="e:withheld"
        select="'The exact text of ' || /tei:TEI/@xml:id || ' cannot be given, for words are withheld (first in '
          || ancestor::*[@xml:id][1]/@xml:id || '); restore the file first.'"/>
    </xsl:for-each>
    <xsl:variable name="raw" as="element(t:raw)">
      <t:raw><xsl:apply-templates select="tei:TEI/tei:text"/></t:raw>
    </xsl:variable>
    <xsl:variable name="exact" as="document-node()">
      <xsl:document>
        <t:text>
          <xsl:apply-templates select="$raw/node()" mode="e:lines">
            <xsl:with-param name="words" select="e:lines($raw)" tunnel="yes"/>
          </xsl:apply-templates>
          <xsl:text>&#10;</xsl:text>
        </t:text>
      </xsl:document>
    </xsl:variable>
    <xsl:result-document href="{e:key(tei:TEI)}.exact.map.json">
      <xsl:sequence select="e:text-map($exact, tei:TEI, e:key(tei:TEI) || '.exact.txt', map { 'kind': 'exact' })"/>
    </xsl:result-document>
    <xsl:value-of select="$exact"/>
  </xsl:template>

  <!-- The mode "e:lines" copies marks, and sets each run of words in its lines. -->
  <xsl:mode name="e:lines" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="t:span" as="element(t:span)" mode="e:lines">
    <t:span><xsl:sequence select="@*"/><xsl:apply-templates mode="#current"/></t:span>
  </xsl:template>

  <xsl:template match="text()" as="text()?" mode="e:lines">
    <xsl:param name="words" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:value-of select="$words(generate-id())"/>
  </xsl:template>

  <!-- Each run of words, with what parts it from the words before it: one line feed where a block
       ends or begins, else one space. -->
  <xsl:function name="e:lines" as="map(xs:string, xs:string)">
    <xsl:param name="raw" as="element(t:raw)"/>
    <xsl:iterate select="$raw//text()">
      <xsl:param name="lines" as="map(xs:string, xs:string)" select="map { }"/>
      <!-- White space that is waiting for a word; none waits for the first. -->
      <xsl:param name="waiting" as="xs:string" select="''"/>
      <xsl:param name="begun" as="xs:boolean" select="false()"/>
      <xsl:on-completion select="$lines"/>
      <xsl:variable name="words" as="xs:string" select="string-join(tokenize(., '&#10;') ! normalize-space()[.], '&#10;')"/>
      <xsl:variable name="before" as="xs:string" select="$waiting || substring-before(. || '|', substring(normalize-space() || '|', 1, 1))"/>
      <xsl:variable name="parting" as="xs:string" select="
        if (not($begun)) then '' else if (contains($before, '&#10;')) then '&#10;' else if ($before) then ' ' else ''"/>
      <xsl:next-iteration>
        <xsl:with-param name="lines" select="map:put($lines, generate-id(), if ($words) then $parting || $words else '')"/>
        <xsl:with-param name="waiting" select="if ($words) then replace(., '^.*[^ \t\n\r]', '', 's') else $waiting || ."/>
        <xsl:with-param name="begun" select="$begun or $words"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- What has an identifier or leads into a register is marked. -->
  <xsl:template match="*[@xml:id or exists(e:pointers(.))]" as="node()*" priority="0.8">
    <xsl:variable name="content" as="node()*"><xsl:next-match/></xsl:variable>
    <t:span>
      <xsl:if test="@xml:id"><xsl:attribute name="at" select="@xml:id"/></xsl:if>
      <xsl:if test="exists(e:pointers(.))"><xsl:attribute name="ref" select="distinct-values(e:pointers(.))"/></xsl:if>
      <xsl:sequence select="$content"/>
    </t:span>
  </xsl:template>

  <!-- White space within a block becomes spaces, so that line feeds are free to part the blocks. -->
  <xsl:template match="text()" as="text()">
    <xsl:value-of select="translate(., '&#9;&#10;&#13;', '   ')"/>
  </xsl:template>

  <xsl:template match="tei:choice/text()" as="empty-sequence()"/>

  <xsl:template match="tei:p | tei:head | tei:cit | tei:body/tei:quote | tei:item | tei:ab | tei:note | tei:titlePart
    | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer | tei:lb" as="node()*">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What this edition corrects or adds. -->
  <xsl:template match="tei:corr | tei:reg | tei:expan | *[@resp][every $name in tokenize(@resp) satisfies $name = $own]"
    as="empty-sequence()" priority="1"/>

</xsl:stylesheet>
