<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:j="http://www.w3.org/2005/xpath-functions"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries as a table, made of their data: one row for each, several values of one cell apart by a
       bar. -->

  <xsl:variable name="e:columns" as="xs:string+" select="'id', 'name', 'sort', 'kind', 'sex', 'other_names', 'date', 'place', 'birth', 'death',
    'latitude', 'longitude', 'identifiers', 'authors', 'sent', 'received', 'published', 'repositories', 'part_of', 'occupations', 'affiliations',
    'events', 'relations', 'letters_sent', 'letters_received', 'notes', 'passages', 'sources', 'mentions', 'quotations', 'page', 'address'"/>

  <xsl:function name="e:table" as="xs:string">
    <xsl:param name="entries" as="element(j:map)*"/>
    <!-- A column that no entry of the register fills is left out. -->
    <xsl:variable name="given" as="xs:string*" select="distinct-values($entries ! */@key), 'other_names', 'date', 'latitude', 'longitude', 'sources'"/>
    <xsl:variable name="possible" as="xs:string*" select="$e:columns[. = $given]"/>
    <xsl:variable name="rows" as="map(xs:string, xs:string)*" select="$entries ! e:row(., $possible)"/>
    <xsl:variable name="columns" as="xs:string*" select="for $column in $possible return $column[some $row in $rows satisfies $row($column) ne '']"/>
    <xsl:sequence select="e:csv-file((array { $columns }, for $row in $rows return array { $columns ! $row(.) }))"/>
  </xsl:function>

  <xsl:function name="e:row" as="map(xs:string, xs:string)">
    <xsl:param name="entry" as="element(j:map)"/>
    <xsl:param name="columns" as="xs:string*"/>
    <xsl:map>
      <xsl:for-each select="$columns">
        <xsl:map-entry key="." select="string-join(if (. = 'sources') then distinct-values(e:values($entry, .)) else e:values($entry, .) ! e:phrase(.), ' | ')"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- What of an entry a column shows. -->
  <xsl:function name="e:values" as="element()*">
    <xsl:param name="entry" as="element(j:map)"/>
    <xsl:param name="column" as="xs:string"/>
    <xsl:sequence select="
      if ($column = 'other_names') then $entry/j:array[@key = 'names']/j:map[not(j:string[@key = 'type'] = 'usual')]/j:string[@key = 'text']
      else if ($column = 'date') then ($entry, $entry/j:map[@key = 'date'])/j:string[@key = 'edtf']
      else if ($column = ('latitude', 'longitude')) then $entry/j:map[@key = 'coordinates']/*[@key = $column]
      else if ($column = ('mentions', 'quotations')) then $entry/j:array[@key = $column]/j:map/j:string[@key = 'address']
      else if ($column = 'sources') then $entry//j:array[@key = 'sources']/*
      else $entry/*[@key = $column]/(self::j:array/*, .)[not(self::j:array)]"/>
  </xsl:function>

  <!-- A statement in a line: what, what it leads to, when, where. -->
  <xsl:function name="e:phrase" as="xs:string">
    <xsl:param name="said" as="element()"/>
    <xsl:sequence select="if ($said/self::j:map) then string-join(
      for $key in ('type', 'entry', 'text', 'edtf', 'place') return $said/j:string[@key = $key], ' ') else string($said)"/>
  </xsl:function>

</xsl:stylesheet>
