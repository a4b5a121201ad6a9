<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A register's index page: a table of its entries, complete as it stands, with what table.js needs
       in order to sort and to filter it. -->

  <!-- By what each register can be filtered: the attributes data-… of its rows. -->
  <xsl:variable name="e:facets" as="map(xs:string, map(xs:string, xs:string)+)" select="map {
    'person': (map { 'fate': 'Fate' }, map { 'died': 'Died in' }, map { 'exiled': 'Exiled to' }),
    'place': (map { 'kind': 'Kind' }, map { 'in': 'In' }),
    'org': map { 'kind': 'Kind' },
    'doc': (map { 'kind': 'Kind' }, map { 'from': 'From' }, map { 'to': 'To' }),
    'work': (map { 'kind': 'Kind' }, map { 'by': 'By' }),
    'event': map { 'kind': 'Kind' } }"/>

  <xsl:template name="e:index" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:variable name="groups" as="element(tbody)*">
      <xsl:for-each-group select="e:in-order(*[@xml:id])" group-adjacent="e:group(.)">
        <tbody>
          <xsl:variable name="rows" as="element(tr)+"><xsl:apply-templates select="current-group()" mode="entry-row"/></xsl:variable>
          <tr class="group">
            <th scope="rowgroup" id="group-{lower-case(current-grouping-key())}" colspan="{count($rows[1]/*)}"><xsl:value-of select="current-grouping-key()"/></th>
          </tr>
          <xsl:sequence select="$rows"/>
        </tbody>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="rows" as="element(tr)*" select="$groups ! tr[@id]"/>
    <nav class="contents index" aria-label="{if (e:is-dated(*[@xml:id][1])) then 'Years' else 'Letters'}">
      <ol class="ranges">
        <xsl:for-each select="$groups ! tr/th[@scope = 'rowgroup']">
          <li><a href="#{@id}"><xsl:value-of select="."/></a></li>
        </xsl:for-each>
      </ol>
    </nav>
    <xsl:call-template name="e:sift">
      <xsl:with-param name="rows" select="$rows"/>
      <xsl:with-param name="title" select="$title"/>
    </xsl:call-template>
    <table class="entries" id="entries">
      <caption class="phrase"><xsl:value-of select="$title || ', ' || (if (e:is-dated(*[@xml:id][1])) then 'in the order of time' else 'in the order of the alphabet')"/></caption>
      <thead>
        <tr>
          <xsl:for-each select="$rows[1]/*">
            <th scope="col" data-key="{lower-case(translate(@data-label, ' ', '-'))}">
              <xsl:sequence select="@class"/>
              <xsl:value-of select="@data-label"/>
            </th>
          </xsl:for-each>
        </tr>
      </thead>
      <xsl:sequence select="$groups"/>
    </table>
  </xsl:template>

  <!-- What to filter by; hidden until there is a script that does it. -->
  <xsl:template name="e:sift" as="element(form)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="rows" as="element(tr)*" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <form class="sift" hidden="hidden" role="search" aria-label="{$title}" data-table="entries">
      <p class="words"><label for="sift-q">Find</label><input type="search" id="sift-q" name="q" autocomplete="off" spellcheck="false"/></p>
      <xsl:for-each select="$e:facets(e:kind(.))">
        <xsl:variable name="facet" as="xs:string" select="map:keys(.)"/>
        <xsl:variable name="values" as="xs:string*" select="$rows ! @*[local-name() = 'data-' || $facet] ! tokenize(.)"/>
        <xsl:if test="exists($values)">
          <p>
            <label for="sift-{$facet}"><xsl:value-of select=".($facet)"/></label>
            <select id="sift-{$facet}" name="{$facet}">
              <option value="">any</option>
              <xsl:for-each select="distinct-values($values)">
                <xsl:sort select=". ne 'anywhere'"/>
                <xsl:sort select="e:folded(e:value-name(., true()))" collation="{$e:by-character}"/>
                <option value="{.}"><xsl:value-of select="e:value-name(., false()) || ' (' || count(index-of($values, .)) || ')'"/></option>
              </xsl:for-each>
            </select>
          </p>
        </xsl:if>
      </xsl:for-each>
      <p class="count"><output aria-live="polite"><xsl:value-of select="count($rows)"/></output><xsl:text> </xsl:text><button type="reset">clear</button></p>
    </form>
  </xsl:template>

  <!-- What a value is called: an entry by its name, a kind by its word. -->
  <xsl:function name="e:value-name" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="filed" as="xs:boolean"/>
    <xsl:variable name="entry" as="element(c:entry)?" select="(('person:', 'place:', 'org:') ! e:entry-at(. || $value))[1]"/>
    <xsl:sequence select="if ($entry) then string($entry/(if ($filed) then @sort else @name)) else lower-case(e:words(($e:fates($value), $value)[1]))"/>
  </xsl:function>

</xsl:stylesheet>
