<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:edition:figures"
  xmlns:c="urn:edition:collection" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="xs f">

  <!-- The figures of this edition: what <num type="figure" n="KEY"/> stands for. Each says what it
       counts and how; none is typed. They are computed at each build, over all texts and registers. -->

  <!-- The texts and the registers. -->
  <xsl:param name="files" as="array(document-node())" required="yes"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:function name="f:text" as="element(text)">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$files?*/TEI[@xml:id = $key]/text"/>
  </xsl:function>

  <!-- The chapter. What its journal or its author says, and not what this edition adds. -->
  <xsl:variable name="chapter" as="element(text)" select="f:text('broue-1988')"/>
  <xsl:variable name="mentions" as="element(persName)+" select="$chapter//persName[not(ancestor::*/@resp = '#ed')]"/>
  <xsl:variable name="notes" as="element(note)+" select="$chapter/back//note[@n]"/>

  <!-- The documents: those of the archive have a call number, and all of these are Harvard's. -->
  <xsl:variable name="documents" as="element(bibl)+" select="f:text('documents')//bibl[@xml:id]"/>
  <xsl:variable name="archival" as="element(bibl)+" select="$documents[idno/@type = 'callNumber']"/>

  <!-- Those dated within one month; not those whose date is inferred from the number alone. -->
  <xsl:variable name="to-the-month" as="element(bibl)+" select="$archival[date[not(@cert = 'low')]
    [substring((@when, @notBefore)[1], 1, 7) = substring((@when, @notAfter)[1], 1, 7)]]"/>

  <xsl:function name="f:of-month" as="element(bibl)*">
    <xsl:param name="months" as="xs:string+"/>
    <xsl:sequence select="$to-the-month[date[substring((@when, @notBefore)[1], 1, 7) = $months]]"/>
  </xsl:function>

  <!-- The displayed quotations of the chapter that come from documents of a person. -->
  <xsl:function name="f:quotations" as="xs:string*">
    <xsl:param name="author" as="xs:string"/>
    <xsl:param name="documents" as="element(bibl)+"/>
    <xsl:sequence select="distinct-values($documents[author/@ref = $author]/ref[@type = 'passage']/@target[matches(., '^text:broue-1988#q\d+$')])"/>
  </xsl:function>

  <!-- The persons, and those deported in 1928, for certain or probably. -->
  <xsl:variable name="persons" as="element(person)+" select="f:text('persons')//listPerson/person"/>
  <xsl:variable name="deportations" as="element(event)+"
    select="$persons/event[@type = 'deportation'][starts-with((@when, @notBefore, @from)[1], '1928')]"/>
  <xsl:variable name="deported" as="element(person)+" select="$deportations/.."/>
  <xsl:variable name="capitulated" as="element(person)+" select="$deported[event/@type = 'capitulation']"/>

  <!-- Whether something happened in the years of the Terror, 1936 to 1938. -->
  <xsl:function name="f:in-terror" as="xs:boolean">
    <xsl:param name="fact" as="element()"/>
    <xsl:sequence select="$fact/@when ge '1936' and $fact/@when lt '1939'"/>
  </xsl:function>

  <!-- The works written, or in hand, in deportation: dated 1928 on the authority of paragraph 22 or 24. -->
  <xsl:variable name="works" as="element(bibl)+" select="f:text('works')//bibl[@xml:id]"/>
  <xsl:variable name="exile" as="element(bibl)+"
    select="$works[date[starts-with(@when, '1928')][tokenize(@source) = ('text:broue-1988#p22', 'text:broue-1988#p24')]]"/>

  <xsl:template name="xsl:initial-template" as="element(c:figures)">
    <c:figures>
      <!-- The chapter -->
      <c:figure key="paragraphs" counts="running paragraphs of the chapter" value="{count($chapter/body//p[@xml:id])}"/>
      <c:figure key="quotations" counts="displayed quotations of the chapter" value="{count($chapter/body//cit)}"/>
      <c:figure key="notes" counts="notes of the chapter" value="{count($notes)}"/>
      <c:figure key="notes-rh" counts="notes that bear the journal’s mark" value="{count($notes[label/@type = 'mark'])}"/>
      <c:figure key="ed-notes" counts="notes of this edition to the chapter: in the text, and parts added to its notes"
        value="{count($chapter//note[@type = 'editorial']) + count($notes//seg[@type = 'comment'][@resp = '#ed'])}"/>
      <c:figure key="mentions-persons" counts="mentions of persons in the chapter, on its title page, in its text and its notes" value="{count($mentions)}"/>
      <c:figure key="mentions-trotsky" counts="mentions of Trotsky in the chapter, on its title page, in its text and its notes" value="{count($mentions[@ref = 'person:trotsky-ld'])}"/>
      <c:figure key="quotations-trotsky" counts="displayed quotations from documents by Trotsky" value="{count(f:quotations('person:trotsky-ld', $documents))}"/>
      <c:figure key="quotations-eltsin" counts="displayed quotations from documents by Victor Eltsin" value="{count(f:quotations('person:eltsin-vb', $documents))}"/>
      <!-- One more rests on his theses, but is Eltsin’s. -->
      <c:figure key="quotations-preobrazhensky" counts="displayed quotations from archival documents by Preobrazhensky" value="{count(f:quotations('person:preobrazhensky-ea', $archival))}"/>
      <c:figure key="quotations-dingelstedt" counts="displayed quotations from documents by Dingelstedt" value="{count(f:quotations('person:dingelstedt-fn', $documents))}"/>

      <!-- The documents -->
      <c:figure key="documents" counts="documents in the register" value="{count($documents)}"/>
      <c:figure key="docs-harvard" counts="documents of the Harvard archive, cited by call number" value="{count($archival)}"/>
      <c:figure key="docs-other" counts="documents without a call number" value="{count($documents except $archival)}"/>
      <c:figure key="docs-authors" counts="persons who are authors of documents of the archive" value="{count(distinct-values($archival/author/@ref[starts-with(., 'person:')]))}"/>
      <c:figure key="docs-trotsky" counts="documents of the archive of which Trotsky is an author" value="{count($archival[author/@ref = 'person:trotsky-ld'])}"/>
      <c:figure key="docs-anonymous" counts="documents of the archive without a person as author" value="{count($archival[not(author[starts-with(@ref, 'person:')])])}"/>
      <c:figure key="docs-day" counts="documents of the archive dated to the day" value="{count($archival[date[matches(@when, '^\d{4}-\d\d-\d\d$')]])}"/>
      <c:figure key="docs-month" counts="documents of the archive dated to the month at least, dates of low certainty left out" value="{count($to-the-month)}"/>
      <c:figure key="docs-spring" counts="documents of the archive dated February to May 1928" value="{count(f:of-month(('1928-02', '1928-03', '1928-04', '1928-05')))}"/>
      <c:figure key="docs-summer" counts="documents of the archive dated June to August 1928" value="{count(f:of-month(('1928-06', '1928-07', '1928-08')))}"/>
      <c:figure key="docs-autumn" counts="documents of the archive dated September to November 1928" value="{count(f:of-month(('1928-09', '1928-10', '1928-11')))}"/>

      <!-- The persons -->
      <c:figure key="persons" counts="persons in the register" value="{count($persons)}"/>
      <c:figure key="women" counts="women in the register" value="{count($persons[@sex = 'F'])}"/>
      <c:figure key="executed" counts="persons of whom an execution is told" value="{count($persons[event/@type = 'execution'])}"/>
      <c:figure key="executed-terror" counts="persons executed from 1936 to 1938" value="{count($persons[event[@type = 'execution'][f:in-terror(.)]])}"/>
      <c:figure key="deported" counts="persons deported in 1928, for certain or probably" value="{count($deported)}"/>
      <c:figure key="places-exile" counts="places to which persons were deported in 1928" value="{count(distinct-values($deportations/@where))}"/>
      <c:figure key="deported-entry" counts="persons deported in 1928 whose entry into the party is dated" value="{count($deported[event[@type = 'party-entry'][@when or @notBefore]])}"/>
      <c:figure key="deported-oldguard" counts="persons deported in 1928 who entered the party before 1917" value="{count($deported[event[@type = 'party-entry'][(@when, @notAfter)[1] lt '1917']])}"/>
      <c:figure key="deported-capitulated" counts="persons deported in 1928 of whom a capitulation is told" value="{count($capitulated)}"/>
      <c:figure key="deported-capitulated-1930" counts="persons deported in 1928 who capitulated by 1930"
        value="{count($capitulated[event[@type = 'capitulation'][(@when, @notBefore, @notAfter)[1] lt '1931']])}"/>
      <c:figure key="deported-death" counts="persons deported in 1928 whose death the register has" value="{count($deported[death])}"/>
      <c:figure key="deported-no-death" counts="persons deported in 1928 whose death the register has not" value="{count($deported[not(death)])}"/>
      <c:figure key="deported-death-terror" counts="persons deported in 1928 who died from 1936 to 1938" value="{count($deported[death[f:in-terror(.)]])}"/>
      <c:figure key="capitulated-death" counts="persons deported in 1928 who capitulated and whose death the register has" value="{count($capitulated[death])}"/>
      <c:figure key="capitulated-death-terror" counts="persons deported in 1928 who capitulated and who died from 1936 to 1938" value="{count($capitulated[death[f:in-terror(.)]])}"/>

      <!-- The other registers -->
      <c:figure key="places" counts="places in the register" value="{count(f:text('places')//listPlace/place)}"/>
      <c:figure key="organisations" counts="organisations in the register" value="{count(f:text('organisations')//listOrg/org)}"/>
      <c:figure key="works" counts="works in the register" value="{count($works)}"/>
      <c:figure key="works-exile" counts="works of 1928 written or in hand in deportation" value="{count($exile)}"/>
      <c:figure key="works-authors" counts="authors of works of 1928 written or in hand in deportation" value="{count(distinct-values($exile/author/@ref))}"/>
      <c:figure key="events" counts="events in the register" value="{count(f:text('events')/body//listEvent/event)}"/>
    </c:figures>
  </xsl:template>

</xsl:stylesheet>
