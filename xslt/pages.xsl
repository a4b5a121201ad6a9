<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" exclude-result-prefixes="#all">

  <!-- The print document of the book (see book.xsl) in; out comes the same with a mark after each word, for the
       job that finds out where the pages begin. A mark says of its word in which passage (@in) and after how many
       characters of it (@after) the word begins. It stands after the word: so a word that is divided between two
       pages counts to the second, and no line breaks between word and mark. The last word of a passage has
       none, for Typst would take it out of the paragraph. In texts of more than 200,000 characters only so many
       words have marks, at even distances, for each costs Typst some 8 kB.

       Characters are counted without spaces and without notes; those that are withheld count. So the e-book
       can find the place in its own files. -->

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <xsl:global-context-item as="document-node()" use="required"/>

  <!-- At what distance marks stand, in characters. -->
  <xsl:variable name="e:distance" as="xs:integer" select="1 + sum(//(p | q | closing)[@id] ! e:characters(.)) idiv 200000"/>

  <!-- How many characters of its passage stand before a node. -->
  <xsl:accumulator name="e:characters" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="p | q | closing" select="0"/>
    <xsl:accumulator-rule match="w[empty(ancestor::note)]" select="$value + xs:integer(@c)"/>
    <xsl:accumulator-rule phase="end" match="text()[empty(ancestor::note | ancestor::s)]" select="$value + e:characters(.)"/>
  </xsl:accumulator>

  <!-- (Spaces are spelled out: what \s takes in differs between processors.) -->
  <xsl:function name="e:characters" as="xs:integer">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="string-length(translate($words, ' &#9;&#10;&#13;&#xA0;&#x202F;', ''))"/>
  </xsl:function>

  <!-- A copy, down to what begins on a page. -->
  <xsl:mode on-no-match="shallow-copy" on-multiple-match="fail" use-accumulators="e:characters"/>

  <xsl:template match="contents | map | index | withdrawn" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- Of the leaves before the texts, of a life and a letter it is asked where they begin, and no more. -->
  <xsl:template match="title-page/release | imprint/line[1] | life/name | letter/when" as="element()">
    <xsl:copy>
      <xsl:sequence select="@*, node()"/>
      <word in="{if (../@id) then ../@id else 'book.' || replace(name(..), '-page$', '')}" after="0"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="(p | q | closing)[@id]" as="element()">
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:apply-templates mode="words">
        <xsl:with-param name="passage" select="." tunnel="yes"/>
        <xsl:with-param name="all" select="accumulator-after('e:characters')" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- The mode "words" copies what stands in a passage, with a mark after each word; what Typst takes as one
       string, and what is set on one line, is one. -->
  <xsl:mode name="words" on-no-match="shallow-copy" on-multiple-match="fail" use-accumulators="e:characters"/>

  <xsl:template match="note | s | code | nb" mode="words" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="text()" mode="words" as="node()*">
    <xsl:iterate select="analyze-string(., '[ \t\n\r]+')/* ! string()">
      <xsl:param name="after" as="xs:integer" select="accumulator-before('e:characters')"/>
      <xsl:variable name="next" as="xs:integer" select="$after + e:characters(.)"/>
      <xsl:value-of select="."/>
      <xsl:if test="$next gt $after">
        <xsl:call-template name="e:mark">
          <xsl:with-param name="after" select="$after"/>
          <xsl:with-param name="next" select="$next"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:next-iteration><xsl:with-param name="after" select="$next"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:template>

  <!-- Withheld words are set in boxes of four characters, between which lines break. -->
  <xsl:template match="w" mode="words" as="element()+">
    <xsl:variable name="characters" as="xs:integer" select="xs:integer(@c)"/>
    <xsl:variable name="before" as="xs:integer" select="accumulator-before('e:characters') - $characters"/>
    <xsl:for-each select="0 to ($characters - 1) idiv 4">
      <xsl:variable name="box" as="xs:integer" select="min((4, $characters - 4 * .))"/>
      <w c="{$box}"/>
      <xsl:call-template name="e:mark">
        <xsl:with-param name="after" select="$before + 4 * ."/>
        <xsl:with-param name="next" select="$before + 4 * . + $box"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="e:mark" as="element(word)?">
    <xsl:context-item use="optional"/>
    <!-- The numbers of characters before the word, and before the next. -->
    <xsl:param name="after" as="xs:integer" required="yes"/>
    <xsl:param name="next" as="xs:integer" required="yes"/>
    <xsl:param name="passage" as="element()" required="yes" tunnel="yes"/>
    <!-- How many there are in the passage. -->
    <xsl:param name="all" as="xs:integer" required="yes" tunnel="yes"/>
    <xsl:if test="$after eq 0 or $next lt $all and $next idiv $e:distance gt $after idiv $e:distance">
      <word in="{if ($after eq 0) then e:begins($passage) else $passage/@id}" after="{$after}"/>
    </xsl:if>
  </xsl:template>

  <!-- Where a page begins that begins with a passage: headings, and what opens a text, are on the page of what
       follows. (Marks within them would be in the contents too.) -->
  <xsl:function name="e:begins" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="head" as="element()?" select="$block/preceding-sibling::*[1][self::h[@id] or self::opening]"/>
    <xsl:sequence select="if ($head) then e:begins($head) else string(($block/self::opening/../@key, $block/@id)[1])"/>
  </xsl:function>

</xsl:stylesheet>
