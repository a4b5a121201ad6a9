<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The passages of a text, each its own record: paragraphs, quotations and notes; headings and the
       lines of the title page too, unless all of their words are withheld. -->

  <xsl:key name="e:responsibility" match="tei:titleStmt/tei:respStmt" use="@xml:id"/>

  <xsl:variable name="e:passage-kinds" as="map(xs:string, xs:string)"
    select="map { 'p': 'Paragraph', 'q': 'Quotation', 'n': 'Note', 'e': 'Note', 'h': 'Heading', 't': 'Line' }"/>

  <xsl:function name="e:passages" as="element()*">
    <xsl:param name="text" as="element(tei:text)"/>
    <xsl:sequence select="$text//*[matches(@xml:id, '^[pqneht]\d+$')][not(matches(@xml:id, '^[ht]')) or matches(e:searched(node()), '[\p{L}\p{N}]')]"/>
  </xsl:function>

  <!-- The mode "passage-record" makes the record of a passage, which is found by its identifier too. -->
  <xsl:mode name="passage-record" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="passage-record" as="map(xs:string, item()*)">
    <xsl:variable name="passage" as="element()" select="."/>
    <!-- A list that stands by itself belongs to the paragraph before it. -->
    <xsl:variable name="lists" as="element(tei:list)*"
      select="self::tei:p/following-sibling::tei:list[preceding-sibling::*[not(self::tei:list)][1] is $passage]"/>
    <xsl:variable name="words" as="xs:string" select="e:searched((node(), $lists))"/>
    <xsl:variable name="elements" as="element()*"
      select="(descendant-or-self::*, $lists//*)[not(ancestor-or-self::tei:note[@type = 'editorial'][not(. is $passage)])]"/>
    <xsl:variable name="name" as="xs:string" select="$e:passage-kinds(substring(@xml:id, 1, 1)) || ' '
      || (if (self::tei:note[@type = 'editorial']) then @xml:id else substring(@xml:id, 2))"/>
    <xsl:sequence select="e:record(., position(), e:key(root()/tei:TEI) || '.html#' || @xml:id, $words,
      (map { 'hidden': string(@xml:id), 'shown': '' }, e:hidden-names($elements, $words)),
      map { 'title': $name, 'by': string-join(e:speaking(.), ', ') },
      map:merge((e:mentioned(distinct-values($elements ! e:leads-to(.))), map {
        'layer': [if (self::tei:note) then 'notes' else 'text'],
        'name': [string(@xml:id), e:typed($name)] })))"/>
  </xsl:template>

  <!-- Whose words a note is, by the header. -->
  <xsl:function name="e:speaking" as="xs:string*">
    <xsl:param name="passage" as="element()"/>
    <xsl:variable name="keys" as="xs:string*" select="$passage/self::tei:note/(@resp, tei:seg/@resp) ! tokenize(.) ! substring-after(., '#')"/>
    <xsl:sequence select="distinct-values($keys) ! key('e:responsibility', ., root($passage)) ! normalize-space(string-join((tei:persName, tei:orgName), ', '))"/>
  </xsl:function>

</xsl:stylesheet>
