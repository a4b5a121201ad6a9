<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" exclude-result-prefixes="#all">

  <!-- Spaces at which no line may end, by language: “24 June”, “24. Juni”, “p. 5”, “n° 4”, “Mme Serge”. In every
       language “L.D. Trotsky”, “T 2560”, “5 %”, and no line begins with a dash. Nothing but spaces changes. -->

  <xsl:variable name="e:no-break" as="xs:string" select="'&#xA0;'"/>

  <!-- A language each: what follows the number of a day, and the months; what stands before a number, as an
       expression that ends in a stop or sign; titles before a name; marks that stand off, after (open) and
       before (close) a space. -->
  <xsl:variable name="e:bond-table" as="element(e:language)+">
    <e:language code="en" day="(st|nd|rd|th)?" months="{string-join($e:months, '|')}" titles="Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. St St."
      counted="[Pp]{{1,2}}\.|[Nn]os?\.|[Vv]ols?\.|[Cc]h(ap)?s?\.|nn?\.|ff?\.|fols?\.|cols?\.|ca?\.|art\."/>
    <e:language code="fr" day="(er)?" months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
      titles="M. MM. Mme Mmes Mlle Mlles Mgr Dr St Ste" open="«" close="[:;!?»]"
      counted="[Pp]{{1,2}}\.|[Nn]os?[°º]|[Nn][°º]|[Tt]{{1,2}}\.|[Vv]ol\.|[Cc]hap\.|nn?\.|f(ol|f)?\.|col\.|art\.|v(ers)?\."/>
    <e:language code="de" day="\." months="Jänner|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
      titles="Dr. Prof. Hr. Fr. St." counted="SS?\.|Nrn?\.|Bde?\.|Kap\.|Abs\.|Abb\.|Anm\.|Art\.|Sp\.|Bl\.|Jg\.|H\.|Z\."/>
    <e:language code="ru" day="" months="января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
      titles="г-н г-жа тов." counted="[Сс]{{1,2}}\.|[Тт]{{1,2}}\.|№|[Гг]л\.|[Вв]ып\.|[Кк]н\.|[Лл]{{1,2}}\.|[Дд]\.|[Оо]п\.|[Фф]\."/>
  </xsl:variable>

  <!-- For each language, and '' for all others: the bonds of two words with a space between them, as one
       expression (bonds); what must be in a run for any of them to match (worth), unless it is one of the titles. -->
  <xsl:variable name="e:bonds" as="map(xs:string, map(xs:string, xs:string*))">
    <xsl:variable name="all" as="xs:string+" select="'(^|[^\p{L}\p{N}])\p{Lu}\p{Ll}?\. \p{Lu}', '(^|[^\p{L}\p{N}])\p{Lu} \p{Nd}',
      '\p{Nd} [%‰°]', '§ \p{N}', ' [–—]$'"/>
    <xsl:variable name="worth" as="xs:string" select="'[\p{N}§.°º№] \S|\p{Lu} \p{Nd}| [–—]'"/>
    <xsl:map>
      <xsl:map-entry key="''" select="map { 'bonds': string-join($all, '|'), 'worth': $worth, 'titles': () }"/>
      <xsl:for-each select="$e:bond-table">
        <xsl:variable name="titles" as="xs:string" select="replace(replace(@titles, '\.', '\\.'), ' ', '|')"/>
        <xsl:variable name="marks" as="xs:string*" select="@open ! (. || ' '), @close ! (' ' || .)"/>
        <xsl:map-entry key="string(@code)" select="map { 'titles': tokenize(@titles),
          'worth': string-join(($worth, $marks), '|'),
          'bonds': string-join(($all, '(^|[^\p{N}])\p{Nd}{1,2}' || @day || ' (' || @months || ')',
            '(^|[^\p{L}])(' || @counted || ') (\p{N}|[ivxlcIVXLC]+(\P{L}|$))', '(^|[^\p{L}])(' || $titles || ') \p{Lu}', $marks), '|') }"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- A run of text with its no-break spaces. -->
  <xsl:function name="e:unbroken" as="xs:string">
    <xsl:param name="run" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="bonds" as="map(xs:string, xs:string*)" select="($e:bonds($language), $e:bonds(''))[1]"/>
    <xsl:choose>
      <xsl:when test="matches($run, $bonds?worth) or (some $title in $bonds?titles satisfies contains($run, $title || ' '))">
        <xsl:variable name="words" as="xs:string*" select="tokenize($run, ' ')"/>
        <xsl:variable name="joined" as="xs:string*">
          <xsl:iterate select="tail($words)">
            <xsl:param name="left" as="xs:string" select="$words[1]"/>
            <xsl:sequence select="if (e:is-bond($left, ., $bonds)) then $e:no-break else ' ', ."/>
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

  <!-- Only words that end or begin like the first of two, or begin like the second, are looked at closely:
       expressions are slow. -->
  <xsl:function name="e:is-bond" as="xs:boolean">
    <xsl:param name="left" as="xs:string"/>
    <xsl:param name="right" as="xs:string"/>
    <xsl:param name="bonds" as="map(xs:string, xs:string*)"/>
    <xsl:sequence select="$right ne '' and (string-length($left) le 2 and upper-case($left) = $left
        or translate(substring($left, string-length($left)), '.§°º№«0123456789', '') = '' or translate(substring($left, 1, 1), '0123456789', '') = ''
        or translate(substring($right, 1, 1), '–—%‰°:;!?»', '') = '' or $left = $bonds?titles)
      and matches($left || ' ' || $right, $bonds?bonds)"/>
  </xsl:function>

</xsl:stylesheet>
