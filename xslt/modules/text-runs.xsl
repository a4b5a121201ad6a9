<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The content of a block as it is read: one line, one space between words wherever the tags fall, and
       each withheld stretch told by its length. The marks stay where they are. -->

  <!-- The mode "e:told" copies marks, and sets each run of words as it was told to be. -->
  <xsl:mode name="e:told" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:function name="e:plain" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="raw" as="element(t:raw)">
      <t:raw><xsl:apply-templates select="$content" mode="e:plain-inline"/></t:raw>
    </xsl:variable>
    <xsl:apply-templates select="$raw/node()" mode="e:told">
      <xsl:with-param name="words" select="e:spaced($raw, e:gaps-told($raw))" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <xsl:template match="t:span" as="element(t:span)" mode="e:told">
    <t:span><xsl:sequence select="@*"/><xsl:apply-templates mode="#current"/></t:span>
  </xsl:template>

  <xsl:template match="text() | t:gap" as="text()?" mode="e:told">
    <xsl:param name="words" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:value-of select="$words(generate-id())"/>
  </xsl:template>

  <!-- What each run and gap says. Withheld stretches with nothing between them are told as one, in
       the place of the first; the space before and after them stays. -->
  <xsl:function name="e:gaps-told" as="map(xs:string, xs:string)">
    <xsl:param name="raw" as="element(t:raw)"/>
    <xsl:variable name="told" as="map(xs:string, xs:string)*">
      <xsl:for-each-group select="$raw//(text() | t:gap)" group-adjacent="exists(self::t:gap) or not(normalize-space())">
        <xsl:variable name="gaps" as="element(t:gap)*" select="current-group()[self::t:gap]"/>
        <xsl:variable name="ends" as="text()*" select="if ($gaps) then current-group()[position() = (1, last())][self::text()] else current-group()"/>
        <xsl:sequence select="current-group() ! map:entry(generate-id(.),
          if (. is $gaps[1]) then '[' || e:withheld-phrase(xs:integer(sum($gaps/@characters))) || ']'
          else if (. intersect $ends) then string() else '')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge($told)"/>
  </xsl:function>

  <!-- One space between words, none at the ends, whichever runs they stand in. -->
  <xsl:function name="e:spaced" as="map(xs:string, xs:string)">
    <xsl:param name="raw" as="element(t:raw)"/>
    <xsl:param name="told" as="map(xs:string, xs:string)"/>
    <xsl:iterate select="$raw//(text() | t:gap)">
      <xsl:param name="spaced" as="map(xs:string, xs:string)" select="map { }"/>
      <!-- The last run that is not empty, and whether it ends with a space. -->
      <xsl:param name="last" as="xs:string?" select="()"/>
      <xsl:param name="open" as="xs:boolean" select="true()"/>
      <xsl:on-completion select="if ($open and $last) then map:put($spaced, $last, replace($spaced($last), ' $', '')) else $spaced"/>
      <xsl:variable name="id" as="xs:string" select="generate-id()"/>
      <xsl:variable name="words" as="xs:string" select="e:single-spaced($told($id), $open)"/>
      <xsl:next-iteration>
        <xsl:with-param name="spaced" select="map:put($spaced, $id, $words)"/>
        <xsl:with-param name="last" select="if ($words) then $id else $last"/>
        <xsl:with-param name="open" select="if ($words) then ends-with($words, ' ') else $open"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- A run with one space for each stretch of white space, and none at its start after another. -->
  <xsl:function name="e:single-spaced" as="xs:string">
    <xsl:param name="run" as="xs:string"/>
    <xsl:param name="open" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($run)"/>
    <xsl:variable name="before" as="xs:string" select="' '[not($open) and not(normalize-space(substring($run, 1, 1)))] || ''"/>
    <xsl:sequence select="if (not($words)) then $before[$run] || '' else
      $before || $words || ' '[not(normalize-space(substring($run, string-length($run))))]"/>
  </xsl:function>

</xsl:stylesheet>
