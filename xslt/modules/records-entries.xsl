<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries of a register, each its own record: what it tells, then the names by which it is found. -->

  <!-- The mode "entry-record" makes the record of an entry. -->
  <xsl:mode name="entry-record" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="entry-record" as="map(xs:string, item()*)">
    <xsl:variable name="kind" as="xs:string" select="e:kind(..)"/>
    <xsl:variable name="pointer" as="xs:string" select="$kind || ':' || @xml:id"/>
    <xsl:variable name="letter" as="element(tei:correspDesc)*" select="key('e:correspondence', $pointer)"/>
    <xsl:variable name="told" as="xs:string*">
      <xsl:apply-templates select="tei:note, tei:desc" mode="told"/>
      <xsl:sequence select="string-join((e:date(.), @type[. ne 'other'] ! translate(., '-', ' '), e:entry-at(@where)/@name), ', ')"/>
      <xsl:apply-templates select="tei:birth, $letter/tei:correspAction, tei:event, * except (tei:note | tei:desc | tei:birth | tei:event)" mode="told"/>
    </xsl:variable>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($told[.] ! (if (matches(., '[.!?…]\p{P}?$')) then . else . || '.'), ' '))"/>
    <xsl:variable name="elements" as="element()*" select="(., $letter)/descendant::*, .[@where]"/>
    <xsl:variable name="entry" as="element(c:entry)?" select="e:entry-at($pointer)"/>
    <xsl:variable name="names" as="xs:string+" select="if ($entry) then e:forms($entry) else e:usual-name(.)"/>
    <!-- Persons are also sought by the last word of each form, and by what they are filed under. -->
    <xsl:variable name="short" as="xs:string*" select="if ($kind = 'person') then ($names ! tokenize(e:typed(.))[last()], tei:persName[@type = 'sort'] ! substring-before(., ',')) else ()"/>
    <xsl:sequence select="e:record(., position(), e:key(root()/tei:TEI) || '/' || @xml:id || '.html', $words,
      (map { 'hidden': string-join($names, ' '), 'shown': '' }, e:hidden-names($elements, string-join(($words, $names), ' '))),
      map { 'title': e:usual-name(.), 'by': '' },
      map:merge((
        e:mentioned(distinct-values(($pointer, $elements ! e:leads-to(.)))),
        map { 'layer': [$e:layers[@of = $kind]/string(@key)], 'name': array { distinct-values(($names, $short) ! e:typed(.)[.]) } })))"/>
  </xsl:template>

  <!-- The mode "told" gives what an entry tells, a sentence for each fact; names are told elsewhere. -->
  <xsl:mode name="told" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:note | tei:desc | tei:idno[@type = 'callNumber']" mode="told" as="xs:string">
    <xsl:sequence select="e:searched(node())"/>
  </xsl:template>

  <!-- A stage of a life: when, what, where, then in words. -->
  <xsl:template match="tei:event" mode="told" as="xs:string">
    <xsl:variable name="head" as="xs:string" select="string-join((e:date(.), @type[. ne 'other'] ! translate(., '-', ' '), e:entry-at(@where)/@name), ', ')"/>
    <xsl:sequence select="string-join(((upper-case(substring($head, 1, 1)) || substring($head, 2))[.], e:searched(tei:desc/node())), '. ')"/>
  </xsl:template>

  <!-- Any other fact: who or what, in words, where, when. -->
  <xsl:template match="tei:birth | tei:death | tei:occupation | tei:affiliation | tei:author | tei:date | tei:pubPlace
    | tei:publisher | tei:orgName[@ref] | tei:ref | tei:relation" mode="told" as="xs:string">
    <xsl:variable name="led" as="xs:string*" select="(@ref, @where, @target) ! tokenize(.) ! e:entry-at(.) ! e:label(.)"/>
    <xsl:variable name="words" as="xs:string" select="e:searched(node())"/>
    <xsl:variable name="verb" as="xs:string*" select="self::tei:birth ! 'Born', self::tei:death ! 'Died'"/>
    <xsl:sequence select="string-join(($verb, $led[not(contains($words, .))], $words[.], e:date(.)[. ne $words]), ', ')"/>
  </xsl:template>

  <xsl:template match="tei:correspAction" mode="told" as="xs:string">
    <xsl:sequence select="string-join((if (@type = 'sent') then 'From' else 'To', string-join(*[not(self::tei:note)] ! e:searched(.)[.], ', ')), ' ')"/>
  </xsl:template>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName[not(@ref)] | tei:title | tei:label | tei:location | tei:idno[@type != 'callNumber'] | tei:ref[@type = 'passage']"
    mode="told" as="empty-sequence()" priority="1"/>

</xsl:stylesheet>
