<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where no line may break: within “L.D. Trotsky”, “24 June”, “p. 5”, “no. 4”, “T 2560”, nor before a
       dash, where a no-break space is put; and within “1936–38”, which becomes an element of its own. -->

  <xsl:variable name="e:no-break" as="xs:string" select="'&#xA0;'"/>

  <!-- What stands before such a space, and what after it. -->
  <xsl:variable name="e:months-ahead" as="xs:string" select="'(' || string-join($e:months, '|') || ')'"/>
  <xsl:variable name="e:initial" as="xs:string" select="'(^|[^\p{L}\p{N}])(\p{Lu}\p{Ll}?\.) (\p{Lu})'"/>
  <xsl:variable name="e:day-of-month" as="xs:string" select="'(^|[^\p{N}])(\p{Nd}{1,2}) ' || $e:months-ahead"/>
  <xsl:variable name="e:locator" as="xs:string" select="'(^|[^\p{L}])([Pp]{1,2}\.|[Nn]os?\.|[Vv]ols?\.|[Cc]h(ap)?\.|nn?\.|ff?\.|fols?\.|cols?\.|art\.|§{1,2}) (\p{N}|[ivxlcIVXLC]+(\P{L}|$))'"/>
  <xsl:variable name="e:call-number" as="xs:string" select="'(^|[^\p{L}\p{N}])(\p{Lu}) (\p{Nd})'"/>
  <!-- One of these must be there for any of them to match: most runs are done with at once. -->
  <xsl:variable name="e:worth-a-look" as="xs:string" select="'[\p{N}§.] \S|\p{Lu} \p{Nd}| [–—]'"/>

  <!-- A run of text with its no-break spaces. Initials are gone through twice, for of two in a row each needs the other. -->
  <xsl:function name="e:unbroken" as="xs:string">
    <xsl:param name="run" as="xs:string"/>
    <xsl:sequence select="
      if (not(matches($run, $e:worth-a-look))) then $run
      else $run
        => replace($e:initial, '$1$2' || $e:no-break || '$3') => replace($e:initial, '$1$2' || $e:no-break || '$3')
        => replace($e:day-of-month, '$1$2' || $e:no-break || '$3')
        => replace($e:locator, '$1$2' || $e:no-break || '$4')
        => replace($e:call-number, '$1$2' || $e:no-break || '$3')
        => replace(' ([–—])( |$)', $e:no-break || '$1$2')"/>
  </xsl:function>

  <!-- The same, with ranges of numbers held together. -->
  <xsl:function name="e:joined" as="node()*">
    <xsl:param name="run" as="xs:string"/>
    <xsl:variable name="unbroken" as="xs:string" select="e:unbroken($run)"/>
    <xsl:choose>
      <xsl:when test="contains($unbroken, '–')">
        <xsl:analyze-string select="$unbroken" regex="\p{{Nd}}+(–\p{{Nd}}+)+">
          <xsl:matching-substring><nb><xsl:value-of select="."/></nb></xsl:matching-substring>
          <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
        </xsl:analyze-string>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$unbroken"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The space before a node whose words go on from those before: the same rules hold across tags. -->
  <xsl:function name="e:joint" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="right" as="xs:string?" select="tokenize(substring(normalize-space($node), 1, 20))[1]"/>
    <xsl:choose>
      <xsl:when test="matches($right, '^[\p{Lu}\p{N}ivxlc–—]')">
        <xsl:variable name="left" as="xs:string?" select="tokenize($node/preceding::text()[normalize-space()][1])[last()]"/>
        <xsl:sequence select="if (contains(e:unbroken($left || ' ' || $right), $left || $e:no-break)) then $e:no-break else ' '"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="' '"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Between two marks of notes that meet stands a narrow space, which no line breaks at. -->
  <xsl:function name="e:between-marks" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$mark/preceding::node()[self::text()[normalize-space()] or self::tei:gap or self::tei:ref[@type = 'note'][@xml:id]][1]"/>
    <xsl:variable name="block" as="element()?" select="$mark/ancestor::*[self::tei:p | self::tei:cit | self::tei:note | self::tei:head | self::tei:item][1]"/>
    <xsl:sequence select="
      if ($before/ancestor::* intersect $block and ($before[self::tei:ref] or $before/ancestor::tei:note[@type = 'editorial'][not(. is $block)]
        or $corrections and $before/ancestor::tei:choice)) then '&#x202F;' else ''"/>
  </xsl:function>

</xsl:stylesheet>
