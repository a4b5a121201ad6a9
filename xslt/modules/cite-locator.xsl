<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where a passage stands, in words: “para. 12”, “n. 13”, “quotation 4”; and whose it is, where it is not
       the author’s alone: “n. 13, by the editors of the journal”; and which of its words
       are meant: “para. 12, words 5–9”. -->

  <xsl:function name="e:locator" as="map(xs:string, xs:string)">
    <xsl:param name="passage" as="element()"/>
    <!-- Of its words, which: “5-9” or “5”; empty for all. -->
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="label" as="xs:string" select="e:passage-kind($passage)"/>
    <xsl:variable name="counted" as="xs:string" select="replace($passage/@xml:id, '^[a-z]+(\d+)$', '$1')"/>
    <xsl:variable name="number" as="xs:string" select="($passage/self::tei:note/@n, $counted)[1] ! string()"/>
    <xsl:sequence select="map {
      'label': $label,
      'locator': $number,
      'text': e:short($label) || ' ' || $number || e:which-words($words) || e:by($passage),
      'query': if ($words) then '?words=' || $words else '' }"/>
  </xsl:function>

  <xsl:function name="e:short" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:sequence select="(map { 'paragraph': 'para.', 'note': 'n.' }($label), $label)[1]"/>
  </xsl:function>

  <xsl:function name="e:which-words" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if ($words) then ', word' || 's'[contains($words, '-')] || ' ' || translate($words, '-', '–') else ''"/>
  </xsl:function>

  <xsl:function name="e:by" as="xs:string?">
    <xsl:param name="passage" as="element()"/>
    <xsl:variable name="file" as="element(tei:TEI)" select="$passage/ancestor::tei:TEI"/>
    <xsl:variable name="names" as="xs:string*" select="$file/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt
      [concat('#', @xml:id) = $passage/@resp ! tokenize(.)]/(tei:persName | tei:orgName | tei:name) ! normalize-space()"/>
    <xsl:if test="exists($names[not(. = e:authors($file))])">
      <xsl:sequence select="', by ' || string-join($names ! replace(., '^The ', 'the '), ' and ')"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:passage-kind" as="xs:string">
    <xsl:param name="passage" as="element()"/>
    <xsl:sequence select="
      if ($passage/self::tei:p) then 'paragraph'
      else if ($passage/self::tei:note) then (if ($passage/@type = 'editorial') then 'editorial note' else 'note')
      else if ($passage/(self::tei:cit | self::tei:quote | self::tei:q)) then 'quotation'
      else if ($passage/(self::tei:ref | self::tei:ptr)) then 'note reference'
      else if ($passage/(self::tei:head | self::tei:titlePart)) then 'heading'
      else if ($passage/(self::tei:docAuthor | self::tei:docDate | self::tei:docImprint | self::tei:byline | self::tei:trailer)) then 'line'
      else 'passage'"/>
  </xsl:function>

</xsl:stylesheet>
