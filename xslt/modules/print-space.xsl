<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- White space. Typst keeps every space of a string, so runs of white space are made one space
       here, across the borders of elements too, and none is left at the ends of a block. A space
       that ends a run of text is owed to what comes next; before the mark of a note it lapses.
       (White space is XML's four characters, spelled out because \s takes in non-breaking spaces
       in SaxonJS.) -->

  <!-- What stands before a node: 'start' of a block, a space that is 'owed', one that an element with
       a style of its own has 'given' in front of itself, or 'none'. -->
  <xsl:accumulator name="e:space" as="xs:string" initial-value="'start'">
    <xsl:accumulator-rule match="tei:p | tei:head | tei:cit | tei:item | tei:note | tei:ab | tei:titlePart | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer" select="'start'"/>
    <xsl:accumulator-rule match="tei:title[not(@level = ('a', 'u'))] | tei:foreign | tei:term | tei:emph | tei:hi | tei:code | tei:ref
      | tei:q | tei:quote[not(parent::tei:cit)] | tei:note/tei:seg[e:is-own(.)][not(e:is-own(..))]"
      select="if ($value = 'owed') then 'given' else if ($value = 'given') then 'none' else $value"/>
    <xsl:accumulator-rule phase="end" match="tei:p | tei:list | tei:cit | tei:note[@n] | tei:note/tei:label[not(@type)] | tei:lb" select="'start'"/>
    <xsl:accumulator-rule phase="end" match="tei:ref[@type = 'note'] | tei:gap[@reason = 'rights'][e:is-printed(.)] | tei:note[@type = 'editorial'] | tei:num" select="'none'"/>
    <xsl:accumulator-rule phase="end" match="text()[e:is-printed(.)]" select="
      if (normalize-space() = '') then (if ($value = 'start') then $value else 'owed')
      else if (matches(., '[ \t\n\r]$')) then 'owed' else 'none'"/>
  </xsl:accumulator>

  <!-- Whether a node is more than the layout of a choice, or part of the reading that is not printed. -->
  <xsl:function name="e:is-printed" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="empty($node/(parent::tei:choice
      | parent::tei:sic[$corrections]/parent::tei:choice | parent::tei:corr[not($corrections)]/parent::tei:choice))"/>
  </xsl:function>

  <!-- The space to be set before a run of text or a gap: one or none. -->
  <xsl:function name="e:space-before" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="before" as="xs:string" select="$node/accumulator-before('e:space')"/>
    <xsl:sequence select="if ($before = 'owed' or $before = 'none' and $node/self::text()[matches(., '^[ \t\n\r]')]) then ' ' else ''"/>
  </xsl:function>

  <!-- The space to be set before an element that has a style of its own, so that it is outside. -->
  <xsl:function name="e:space-outside" as="xs:string">
    <xsl:param name="styled" as="element()"/>
    <xsl:sequence select="if ($styled/accumulator-before('e:space') = 'given') then ' ' else ''"/>
  </xsl:function>

</xsl:stylesheet>
