<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where no line may break: within “L.D. Trotsky”, “24 June”, “p. 5”, “no. 4”, “T 2560”, nor before a
       dash, where a no-break space is put; and within “1936–38”, which becomes an element of its own. -->

  <xsl:variable name="e:no-break" as="xs:string" select="'&#xA0;'"/>

  <!-- Two words between which there is such a space: initials and a name, day and month, what is counted and its
       number, the parts of a call number, a word and a dash. -->
  <xsl:variable name="e:months-ahead" as="xs:string" select="'(' || string-join($e:months, '|') || ')'"/>
  <xsl:variable name="e:bonds" as="xs:string" select="string-join((
    '(^|[^\p{L}\p{N}])\p{Lu}\p{Ll}?\. \p{Lu}',
    '(^|[^\p{N}])\p{Nd}{1,2} ' || $e:months-ahead,
    '(^|[^\p{L}])([Pp]{1,2}\.|[Nn]os?\.|[Vv]ols?\.|[Cc]h(ap)?\.|nn?\.|ff?\.|fols?\.|cols?\.|art\.|§{1,2}) (\p{N}|[ivxlcIVXLC]+(\P{L}|$))',
    '(^|[^\p{L}\p{N}])\p{Lu} \p{Nd}',
    ' [–—]$'), '|')"/>

  <!-- One of these must be there for any of them to match: most runs are done with at once. -->
  <xsl:variable name="e:worth-a-look" as="xs:string" select="'[\p{N}§.] \S|\p{Lu} \p{Nd}| [–—]'"/>

  <!-- A run of text with its no-break spaces. Only words that end like the first of two, or are the second, are
       looked at closely: expressions are slow. -->
  <xsl:function name="e:unbroken" as="xs:string">
    <xsl:param name="run" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="matches($run, $e:worth-a-look)">
        <xsl:variable name="words" as="xs:string*" select="tokenize($run, ' ')"/>
        <xsl:variable name="joined" as="xs:string*">
          <xsl:iterate select="tail($words)">
            <xsl:param name="left" as="xs:string" select="$words[1]"/>
            <xsl:sequence select="if (e:is-bond($left, .)) then $e:no-break else ' ', ."/>
            <xsl:next-iteration>
              <xsl:with-param name="left" select="."/>
            </xsl:next-iteration>
          </xsl:iterate>
        </xsl:variable>
        <xsl:sequence select="string-join(($words[1], $joined))"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$run"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="e:is-bond" as="xs:boolean">
    <xsl:param name="left" as="xs:string"/>
    <xsl:param name="right" as="xs:string"/>
    <xsl:sequence select="(string-length($left) le 2 and upper-case($left) = $left or translate(substring($left, string-length($left)), '.§0123456789', '') = '' or $right = ('–', '—'))
      and matches($left || ' ' || $right, $e:bonds)"/>
  </xsl:function>

  <!-- The print document once it is made, where words that were in several elements are one run. -->
  <xsl:mode name="e:joints" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="code/text() | drawing/text()" as="text()" mode="e:joints" priority="1">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="text()" as="node()*" mode="e:joints">
    <xsl:variable name="unbroken" as="xs:string" select="e:unbroken(.)"/>
    <xsl:choose>
      <xsl:when test="contains($unbroken, '–')">
        <xsl:analyze-string select="$unbroken" regex="\p{{Nd}}+(–\p{{Nd}}+)+">
          <xsl:matching-substring><nb><xsl:value-of select="."/></nb></xsl:matching-substring>
          <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
        </xsl:analyze-string>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$unbroken"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Between two marks of notes that meet stands a narrow space, which no line breaks at. -->
  <xsl:function name="e:between-marks" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="block" as="element()?" select="$mark/ancestor::*[self::tei:p or self::tei:cit or self::tei:note or self::tei:head or self::tei:item or parent::tei:titlePage or parent::tei:div][1]"/>
    <xsl:variable name="before" as="node()?" select="($block//(text()[normalize-space()] | tei:gap | tei:ref[@type = 'note'][@xml:id])[. &lt;&lt; $mark])[last()]"/>
    <xsl:sequence select="
      if ($before[self::tei:ref] or $before/ancestor::tei:note[@type = 'editorial'][not(. is $block)][not(. intersect $mark/ancestor::*)]
        or $corrections and $before/ancestor::tei:choice) then '&#x202F;' else ''"/>
  </xsl:function>

</xsl:stylesheet>
