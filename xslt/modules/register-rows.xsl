<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The row of an entry in its register's table, register by register: the cells say what they are
       (@data-label), by what they are put in order where that is not what they show (@data-sort), and
       the row what it can be found by (data-…). -->

  <!-- The mode "entry-row" gives an entry's row. -->
  <xsl:mode name="entry-row" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:person" mode="entry-row" as="element(tr)">
    <xsl:variable name="pointer" as="xs:string" select="e:pointer(.)"/>
    <xsl:variable name="places" as="xs:string*" select="distinct-values(e:exiles(.)/@where)"/>
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('words', (e:other-names(.), e:turns(.)/tei:desc ! normalize-space()))"/>
      <xsl:sequence select="e:data('fate', distinct-values(e:turns(.)/@type))"/>
      <xsl:sequence select="e:data('died', tei:death/@when ! substring(., 1, 4))"/>
      <xsl:sequence select="e:data('exiled', ('anywhere'[exists(e:exiles(current()))], $places ! substring-after(., ':')))"/>
      <xsl:sequence select="e:heading('Name', e:way(., e:filed-name(.)), e:order(.))"/>
      <xsl:sequence select="e:cell('Life', e:text(string(e:life-dates(.))), e:date-key((tei:birth, tei:death)[1])[. ne '9999'])"/>
      <xsl:sequence select="e:cell('Exiled to', e:ways($places ! e:entry-at(.)), ())"/>
      <xsl:sequence select="e:cell('Fate', e:text(e:fate(.)), ())"/>
      <xsl:sequence select="e:number('Sent', count(e:led-to($pointer)[@as = 'sent']))"/>
      <xsl:sequence select="e:number('Received', count(e:led-to($pointer)[@as = 'received']))"/>
      <xsl:sequence select="e:number('Mentions', e:times($pointer))"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:place" mode="entry-row" as="element(tr)">
    <xsl:variable name="pointer" as="xs:string" select="e:pointer(.)"/>
    <xsl:variable name="wholes" as="xs:string*" select="key('e:relation', $pointer)[@name = 'part-of'][tokenize(@active) = $pointer]/@passive ! tokenize(.)"/>
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('words', e:other-names(.))"/>
      <xsl:sequence select="e:data('kind', @type)"/>
      <xsl:sequence select="e:data('in', $wholes ! substring-after(., ':'))"/>
      <xsl:sequence select="e:heading('Name', e:way(., e:filed-name(.)), e:order(.))"/>
      <xsl:sequence select="e:cell('Kind', e:text(lower-case(e:words(string(@type)))), ())"/>
      <xsl:sequence select="e:cell('In', e:ways($wholes ! e:entry-at(.)), ())"/>
      <xsl:sequence select="e:cell('Exiled or held here', e:ways(e:led-to($pointer)[@as = $e:held]/..), ())"/>
      <xsl:sequence select="e:number('Mentions', e:times($pointer))"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:org" mode="entry-row" as="element(tr)">
    <xsl:variable name="pointer" as="xs:string" select="e:pointer(.)"/>
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('words', e:other-names(.))"/>
      <xsl:sequence select="e:data('kind', @type)"/>
      <xsl:sequence select="e:heading('Name', e:way(., e:filed-name(.)), e:order(.))"/>
      <xsl:sequence select="e:cell('Kind', e:text(lower-case(e:words(string(@type)))), ())"/>
      <xsl:sequence select="e:number('Members', count(distinct-values(e:led-to($pointer)[@as = 'affiliation']/../@ref)))"/>
      <xsl:sequence select="e:number('Mentions', e:times($pointer))"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:listBibl[@type = 'documents']/tei:bibl" mode="entry-row" as="element(tr)" priority="2">
    <xsl:variable name="letter" as="element(tei:correspDesc)*" select="key('e:correspondence', e:pointer(.))"/>
    <xsl:variable name="from" as="element()*" select="if ($letter) then $letter/tei:correspAction[@type = 'sent']/e:parties(.) else tei:author"/>
    <xsl:variable name="to" as="element()*" select="$letter/tei:correspAction[@type = 'received']/e:parties(.)"/>
    <xsl:variable name="key" as="xs:string" select="e:key(root()/tei:TEI)"/>
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('kind', @type)"/>
      <xsl:sequence select="e:data('from', $from/@ref ! substring-after(., ':'))"/>
      <xsl:sequence select="e:data('to', $to/@ref ! substring-after(., ':'))"/>
      <xsl:sequence select="e:cell('Date', e:text((e:date(tei:date), 'undated')[1]), e:order(.))"/>
      <xsl:sequence select="e:heading('Document', e:way(., e:undated-name(.)), ())"/>
      <xsl:sequence select="e:cell('Kind', e:text(lower-case(e:words(string(@type)))), ())"/>
      <xsl:sequence select="e:cell('From', e:listed($from), ())"/>
      <xsl:sequence select="e:cell('To', e:listed($to), ())"/>
      <xsl:sequence select="e:cell('Call number', e:text(string-join(tei:idno[@type = 'callNumber'] ! normalize-space(), ', ')), ())"/>
      <xsl:sequence select="e:cell('Source of', e:spaced(tei:ref[@type = 'passage'] ! e:passage-link(@target, $key)), ())"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:bibl" mode="entry-row" as="element(tr)">
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('words', e:other-names(.))"/>
      <xsl:sequence select="e:data('kind', @type)"/>
      <xsl:sequence select="e:data('by', tei:author/@ref ! substring-after(., ':'))"/>
      <xsl:variable name="title" as="node()*"><xsl:apply-templates select="tei:title[@type = 'usual']" mode="name"/></xsl:variable>
      <xsl:sequence select="e:heading('Title', e:way(., $title), e:order(.))"/>
      <xsl:sequence select="e:cell('Author', e:listed(tei:author), string-join((tei:author[1] ! (e:entry-at(@ref)/@sort, string())[1]) ! e:folded(.)))"/>
      <xsl:sequence select="e:cell('Year', e:text(string-join(tei:date ! e:years(.), ', ')), ())"/>
      <xsl:sequence select="e:cell('Kind', e:text(lower-case(e:words(string(@type)))), ())"/>
      <xsl:sequence select="e:number('Mentions', e:times(e:pointer(.)))"/>
    </tr>
  </xsl:template>

  <xsl:template match="tei:event" mode="entry-row" as="element(tr)">
    <tr id="{@xml:id}">
      <xsl:sequence select="e:data('kind', @type)"/>
      <xsl:sequence select="e:cell('Date', (e:text((e:date(.), 'undated')[1]), e:doubt(.)), e:order(.))"/>
      <xsl:sequence select="e:heading('Event', e:way(., e:usual-name(.)), ())"/>
      <xsl:sequence select="e:cell('Kind', e:text(lower-case(e:words(string(@type)))), ())"/>
      <xsl:sequence select="e:cell('Where', e:ways(e:entry-at(@where)), ())"/>
    </tr>
  </xsl:template>

</xsl:stylesheet>
