<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:j="http://www.w3.org/2005/xpath-functions"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An entry as data: all that it says, each statement with its date, its certainty and its sources,
       and where the texts mention it. Pointers are those of the TEI, addresses those under which a
       passage is cited. -->

  <xsl:function name="e:entry-data" as="element(j:map)">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="pointer" as="xs:string" select="e:kind($entry/..) || ':' || $entry/@xml:id"/>
    <xsl:variable name="page" as="xs:string" select="e:key($entry/ancestor::tei:TEI) || '/' || $entry/@xml:id || '.html'"/>
    <xsl:variable name="home" as="attribute(address)?" select="$collection/c:collection/@address"/>
    <j:map>
      <xsl:sequence select="e:string('id', $entry/@xml:id), e:string('pointer', $pointer), e:string('page', $page)"/>
      <xsl:sequence select="$home ! e:string('address', . || $page)"/>
      <xsl:sequence select="e:string('name', e:usual-name($entry)), e:string('sort', e:sort-name($entry))"/>
      <xsl:sequence select="e:string('kind', $entry/@type), e:string('sex', $entry/@sex)"/>
      <xsl:if test="$entry/self::tei:event"><xsl:sequence select="e:dating($entry)"/></xsl:if>
      <!-- Properties in the order of their first statements. -->
      <xsl:for-each-group select="$entry/(* except tei:label)" group-by="e:property(.)">
        <xsl:choose>
          <xsl:when test="current-grouping-key() = ('birth', 'death', 'date', 'coordinates')">
            <j:map key="{current-grouping-key()}"><xsl:sequence select="e:statement(.)/*"/></j:map>
          </xsl:when>
          <xsl:when test="current-grouping-key() = 'passages'">
            <xsl:sequence select="e:strings('passages', current-group()/@target ! e:address(.))"/>
          </xsl:when>
          <xsl:otherwise><j:array key="{current-grouping-key()}"><xsl:sequence select="current-group() ! e:statement(.)"/></j:array></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
      <xsl:for-each select="key('e:correspondence', $pointer, root($entry))/tei:correspAction">
        <j:array key="{@type}"><xsl:sequence select="* ! e:statement(.)"/></j:array>
      </xsl:for-each>
      <xsl:sequence select="e:relations-data($pointer, root($entry))"/>
      <xsl:if test="exists($collection)">
        <xsl:for-each select="'sent', 'received'">
          <xsl:sequence select="e:strings('letters_' || ., distinct-values(key('e:leading', $pointer, $collection)[@as = current()]/../@ref))"/>
        </xsl:for-each>
        <xsl:sequence select="e:passages('mentions', key('e:mention', $pointer, $collection))"/>
        <xsl:sequence select="e:passages('quotations', key('e:voice', $pointer, $collection))"/>
      </xsl:if>
    </j:map>
  </xsl:function>

  <!-- What a statement is about. -->
  <xsl:function name="e:property" as="xs:string">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="
      if ($statement/self::tei:orgName/@type = 'repository') then 'repositories'
      else if ($statement/self::tei:ref) then (if ($statement/@type = 'passage') then 'passages' else 'part_of')
      else map {
        'persName': 'names', 'placeName': 'names', 'orgName': 'names', 'title': 'names', 'birth': 'birth', 'death': 'death', 'date': 'date',
        'occupation': 'occupations', 'affiliation': 'affiliations', 'event': 'events', 'location': 'coordinates', 'idno': 'identifiers',
        'author': 'authors', 'pubPlace': 'published', 'publisher': 'published', 'note': 'notes', 'desc': 'notes' }(local-name($statement))"/>
  </xsl:function>

  <!-- Where the identifiers of authorities lead. -->
  <xsl:variable name="e:authorities" as="map(xs:string, xs:string)" select="map {
    'geonames': 'https://www.geonames.org/', 'wikidata': 'https://www.wikidata.org/wiki/' }"/>

  <!-- A statement: what it leads to, what it says, when and where, how certain it is and on what it rests. -->
  <xsl:function name="e:statement" as="element(j:map)">
    <xsl:param name="said" as="element()"/>
    <j:map>
      <xsl:sequence select="e:string('type', ($said/@type, $said[self::tei:desc or parent::tei:correspAction]/local-name())[1])"/>
      <xsl:sequence select="e:string('entry', ($said/@ref, $said/self::tei:ref/@target)[1])"/>
      <xsl:sequence select="if ($said/self::tei:location) then () else e:string('text', normalize-space(($said/self::tei:event/tei:desc, $said)[1])[.])"/>
      <xsl:sequence select="$said/self::tei:idno/@type ! $e:authorities(.) ! e:string('uri', . || normalize-space($said))"/>
      <xsl:sequence select="e:string('language', $said/@xml:lang), e:string('level', $said/@level)"/>
      <xsl:for-each select="$said/self::tei:location/tei:geo">
        <j:number key="latitude"><xsl:value-of select="tokenize(normalize-space())[1]"/></j:number>
        <j:number key="longitude"><xsl:value-of select="tokenize(normalize-space())[2]"/></j:number>
      </xsl:for-each>
      <xsl:sequence select="e:dating($said)"/>
    </j:map>
  </xsl:function>

  <!-- When, where, how certain, and the ground. -->
  <xsl:function name="e:dating" as="element()*">
    <xsl:param name="said" as="element()"/>
    <xsl:sequence select="e:string('edtf', e:edtf($said)), e:string('place', $said/@where), e:string('certainty', $said/@cert)"/>
    <xsl:sequence select="e:strings('sources', $said/@source ! tokenize(.) ! e:address(.))"/>
  </xsl:function>

  <!-- A date in the Extended Date/Time Format: of a span that is meant, an interval; of one within which
       it lies, a set. -->
  <xsl:function name="e:edtf" as="xs:string?">
    <xsl:param name="dated" as="element()"/>
    <xsl:variable name="mark" as="xs:string" select="if ($dated/@cert = ('low', 'medium')) then '?' else ''"/>
    <xsl:sequence select="
      if ($dated/@when) then $dated/@when || $mark
      else if ($dated/(@from, @to)) then ($dated/@from ! (. || $mark), '..')[1] || '/' || ($dated/@to ! (. || $mark), '..')[1]
      else if ($dated/(@notBefore, @notAfter)) then '[' || $dated/@notBefore || '..' || $dated/@notAfter || ']'
      else ()"/>
  </xsl:function>

  <xsl:function name="e:relations-data" as="element(j:array)?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="register" as="document-node()"/>
    <xsl:variable name="relations" as="element(tei:relation)*" select="key('e:relation', $pointer, $register)"/>
    <xsl:if test="exists($relations)">
      <j:array key="relations">
        <xsl:for-each select="$relations">
          <xsl:variable name="relation" as="element(tei:relation)" select="."/>
          <xsl:for-each select="(@active, @passive, @mutual) ! tokenize(.)[. ne $pointer]">
            <j:map>
              <xsl:sequence select="e:string('type', $relation/@name), e:string('entry', .)"/>
              <!-- Which side of the relation this entry is on. -->
              <xsl:sequence select="e:string('side', $relation/(@active, @passive, @mutual)[tokenize(.) = $pointer]/local-name())"/>
              <xsl:sequence select="e:dating($relation)"/>
            </j:map>
          </xsl:for-each>
        </xsl:for-each>
      </j:array>
    </xsl:if>
  </xsl:function>

  <!-- Where the texts have it: each mention, with the paragraph that calls the note it is in. -->
  <xsl:function name="e:passages" as="element(j:array)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="passages" as="element()*"/>
    <xsl:if test="exists($passages)">
      <j:array key="{$key}">
        <xsl:for-each select="$passages">
          <j:map>
            <xsl:sequence select="e:string('address', string-join((../@key, @at), '#'))"/>
            <xsl:sequence select="@in ! e:string('called_by', current()/../@key || '#' || .), e:string('certainty', @cert)"/>
          </j:map>
        </xsl:for-each>
      </j:array>
    </xsl:if>
  </xsl:function>

  <!-- The address of a passage, or the identifier of an authority that the register lists. -->
  <xsl:function name="e:address" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="replace($pointer, '^(text:|#)', '')"/>
  </xsl:function>

  <xsl:function name="e:string" as="element(j:string)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:anyAtomicType?"/>
    <xsl:if test="exists($value)"><j:string key="{$key}"><xsl:value-of select="$value"/></j:string></xsl:if>
  </xsl:function>

  <xsl:function name="e:strings" as="element(j:array)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:anyAtomicType*"/>
    <xsl:if test="exists($values)">
      <j:array key="{$key}"><xsl:for-each select="$values"><j:string><xsl:value-of select="."/></j:string></xsl:for-each></j:array>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
