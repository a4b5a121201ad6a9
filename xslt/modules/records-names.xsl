<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- By what a passage is found beside its own words: every form of the names in it, whichever stands
       there; the year that a date leaves to the context; what the witness has where it is corrected.
       Each is a pair of words that are hidden and the words that are shown in their place. -->

  <xsl:function name="e:hidden-names" as="map(xs:string, xs:string)*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:for-each-group select="$elements" group-by="e:leads-to(.)">
      <xsl:variable name="entry" as="element(c:entry)?" select="e:entry-at(current-grouping-key())"/>
      <xsl:sequence select="$entry[../@kind != 'event'] ! e:hidden(e:forms(.), current-group() ! e:shown(., $entry), $words)"/>
    </xsl:for-each-group>
    <xsl:for-each-group select="$elements/self::tei:date[e:date(.)][not(ancestor::tei:seg[e:stand-in(.)])]" group-by="e:date(.)">
      <xsl:sequence select="e:hidden(current-grouping-key(), current-group() ! e:searched(.), $words)"/>
    </xsl:for-each-group>
    <xsl:for-each select="$elements/self::tei:choice[not(e:withheld-characters(tei:sic))]">
      <xsl:sequence select="e:hidden(e:searched(tei:sic), e:searched(tei:corr), $words)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The words that stand for an entry: those of the name; where an entry tells a fact, its label. -->
  <xsl:function name="e:shown" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="
      if ($element/(self::tei:affiliation | self::tei:occupation | self::tei:birth | self::tei:death | self::tei:event | self::tei:author | self::tei:org)) then e:label($entry)
      else replace(e:searched($element), '^…$', '')"/>
  </xsl:function>

  <!-- Where an element leads, by any of its attributes. -->
  <xsl:function name="e:leads-to" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="distinct-values((e:pointers($element), $element/@where ! tokenize(.), e:said-by($element)))"/>
  </xsl:function>

  <!-- All forms of an entry's name. A call number is also sought without its space. -->
  <xsl:function name="e:forms" as="xs:string*">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="distinct-values(($entry/@name, $entry/c:form[not(. = $entry/@sort)], $entry/@number,
      $entry/@number[matches(., '\p{L} \p{N}')] ! translate(., ' ', '')))"/>
  </xsl:function>

  <!-- Those forms that the words do not have; a few letters may only be part of a word. -->
  <xsl:function name="e:hidden" as="map(xs:string, xs:string)?">
    <xsl:param name="forms" as="xs:string*"/>
    <xsl:param name="shown" as="xs:string*"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="hidden" as="xs:string*" select="$forms[.][string-length(.) le 3 or not(contains($words, .))]"/>
    <xsl:if test="exists($hidden)">
      <xsl:sequence select="map { 'hidden': e:one-spaced(string-join($hidden, ' ')), 'shown': string-join(distinct-values($shown), '|') }"/>
    </xsl:if>
  </xsl:function>

  <!-- The persons and places that are mentioned, as filters. -->
  <xsl:function name="e:mentioned" as="map(xs:string, array(xs:string))">
    <xsl:param name="pointers" as="xs:string*"/>
    <xsl:sequence select="map {
      'person': array { e:identifiers($pointers, 'person:') },
      'place': array { e:identifiers($pointers, 'place:') } }"/>
  </xsl:function>

  <xsl:function name="e:identifiers" as="xs:string*">
    <xsl:param name="pointers" as="xs:string*"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:sequence select="distinct-values($pointers[starts-with(., $prefix)][e:entry-at(.)] ! substring-after(., $prefix))"/>
  </xsl:function>

</xsl:stylesheet>
