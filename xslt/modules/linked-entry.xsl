<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What an entry of a register is about, as linked data in the terms of schema.org. -->

  <!-- On a page of its own: what it leads to has addresses where the edition has one. -->
  <xsl:function name="e:linked-entry" as="map(*)">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="e:linked-entry($entry, $collection/c:collection/@address)"/>
  </xsl:function>

  <xsl:function name="e:linked-entry" as="map(*)">
    <xsl:param name="entry" as="element()"/>
    <!-- The way to the pages of the site, if there is one. -->
    <xsl:param name="home" as="xs:string?"/>
    <xsl:variable name="kind" as="xs:string" select="e:kind($entry/..)"/>
    <xsl:variable name="own" as="map(*)">
      <xsl:choose>
        <!-- A year that is in doubt is not passed on, for nothing could be said of it here. -->
        <xsl:when test="$kind = 'person'"><xsl:sequence select="map { '@type': 'Person',
          'birthDate': $entry/tei:birth[not(@cert)]/@when ! string(), 'deathDate': $entry/tei:death[not(@cert)]/@when ! string() }"/></xsl:when>
        <xsl:when test="$kind = 'place'"><xsl:sequence select="map { '@type': 'Place', 'geo': $entry/tei:location[1]/tei:geo ! map {
          '@type': 'GeoCoordinates', 'latitude': tokenize(normalize-space())[1], 'longitude': tokenize(normalize-space())[2] } }"/></xsl:when>
        <xsl:when test="$kind = 'org'"><xsl:sequence select="map { '@type': 'Organization' }"/></xsl:when>
        <xsl:when test="$kind = 'doc'"><xsl:sequence select="e:linked-document($entry, $home)"/></xsl:when>
        <xsl:when test="$kind = 'work'"><xsl:sequence select="map { '@type': 'CreativeWork', 'datePublished': e:linked-date($entry/tei:date[1]),
          'author': array { $entry/tei:author ! e:linked-party(., $home) } }"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="map { '@type': 'Event', 'startDate': ($entry/@when, $entry/@from)[1] ! string(), 'endDate': $entry/@to ! string(),
          'location': e:referred($entry/@where) ! e:identified(map { '@type': 'Place', 'name': string(@name) }, ., $home) }"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="e:filled(map:merge(($own, map {
      'name': e:usual-name($entry),
      'alternateName': array { distinct-values($entry/*[@type = ('sort', 'form', 'birth', 'pseudonym', 'cyrillic', 'former', 'modern',
        'original', 'translation')] ! normalize-space()) },
      'identifier': $entry/tei:idno[@type = 'callNumber'][1] ! normalize-space(),
      'sameAs': array { $entry/tei:idno ! e:authority(.) }
    })))"/>
  </xsl:function>

  <!-- A letter has a sender and a recipient, another paper an author; both lie where they are kept. -->
  <xsl:function name="e:linked-document" as="map(*)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="home" as="xs:string?"/>
    <xsl:variable name="letter" as="element(tei:correspDesc)?" select="key('e:correspondence', 'doc:' || $entry/@xml:id, root($entry))[1]"/>
    <xsl:variable name="parties" as="map(xs:string, array(*))" select="map:merge(for $type in ('sent', 'received') return map:entry($type, array {
      $letter/tei:correspAction[@type = $type]/(tei:persName | tei:orgName) ! e:linked-party(., $home) }))"/>
    <xsl:variable name="posted" as="xs:boolean" select="$entry/@type = $e:letters"/>
    <xsl:variable name="archive" as="xs:string?" select="$entry/tei:orgName[@type = 'repository'][1] ! normalize-space(.)"/>
    <xsl:variable name="authors" as="map(*)*" select="$entry/tei:author ! e:linked-party(., $home)"/>
    <xsl:variable name="date" as="xs:string?" select="e:linked-date($entry/tei:date[1])"/>
    <xsl:sequence select="map {
      '@type': ['ArchiveComponent', ('Message'[$posted], 'Manuscript')[1]],
      'holdingArchive': $archive ! map { '@type': 'ArchiveOrganization', 'name': . },
      'sender': $parties?sent[$posted],
      'recipient': $parties?received[$posted],
      'author': (if (exists($authors)) then array { $authors } else $parties?sent)[not($posted)],
      'dateSent': $date[$posted],
      'dateCreated': $date[not($posted)] }"/>
  </xsl:function>

  <!-- Someone, or a body, by name and by the address of the entry. -->
  <xsl:function name="e:linked-party" as="map(*)">
    <xsl:param name="party" as="element()"/>
    <xsl:param name="home" as="xs:string?"/>
    <xsl:sequence select="e:identified(e:linked-name(e:party($party)), e:referred($party/@ref), $home)"/>
  </xsl:function>

  <xsl:function name="e:identified" as="map(*)">
    <xsl:param name="thing" as="map(*)"/>
    <xsl:param name="entry" as="element(c:entry)?"/>
    <xsl:param name="home" as="xs:string?"/>
    <xsl:sequence select="map:merge(($thing, ($entry ! (for $way in $home return map { '@id': $way || ../@key || '/' || substring-after(@ref, ':') || '.html' }))))"/>
  </xsl:function>

  <!-- A day, or the two between which it lies. -->
  <xsl:function name="e:linked-date" as="xs:string?">
    <xsl:param name="date" as="element(tei:date)?"/>
    <xsl:sequence select="$date[@*] ! string-join(((@when, @from, @notBefore)[1], (@to, @notAfter)[1]), '/')[.]"/>
  </xsl:function>

  <!-- The same thing elsewhere, where its number leads there. -->
  <xsl:function name="e:authority" as="xs:string?">
    <xsl:param name="number" as="element(tei:idno)"/>
    <xsl:variable name="homes" as="map(xs:string, xs:string)" select="map { 'geonames': 'https://sws.geonames.org/$1/', 'wikidata': 'http://www.wikidata.org/entity/$1',
      'viaf': 'http://viaf.org/viaf/$1', 'gnd': 'https://d-nb.info/gnd/$1' }"/>
    <xsl:sequence select="if (matches($number, '^\s*https?://\S+\s*$')) then normalize-space($number)
      else $homes(string($number/@type))[matches($number, '^\s*[\w-]+\s*$')] ! replace(normalize-space($number), '^(.+)$', .)"/>
  </xsl:function>

</xsl:stylesheet>
