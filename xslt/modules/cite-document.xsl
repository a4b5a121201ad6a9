<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is cited for an entry of a register: the entry, as one in a work of reference; before it, if it is
       of a document that lies in an archive, that document. -->
  <xsl:function name="e:cited-entry" as="map(*)+">
    <xsl:param name="facts" as="element(c:register)"/>
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="$entry/@xml:id"/>
    <xsl:sequence select="e:document($entry), e:entry-item($facts, e:kind($entry/..), $id, $id, normalize-space(($entry/tei:persName[@type = 'sort'], e:usual-name($entry))[1]))"/>
  </xsl:function>

  <!-- An entry by its kind, identifier and title. -->
  <xsl:function name="e:entry-item" as="map(*)">
    <xsl:param name="facts" as="element(c:register)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <!-- The identifier again, as it stands in the note. -->
    <xsl:param name="named" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="e:item($facts, $kind || ':' || $id, $facts/@key || '/' || $id || '.html', map {
      'type': 'entry-encyclopedia',
      'title': $title,
      'note': 'Register: ' || $facts/@title || ' (' || $kind || ':' || $named || ').'
    }, ())"/>
  </xsl:function>

  <!-- A letter or another paper in an archive, as an item of its own: what it is, by whom, to whom, when, and
       where it is kept. One that no archive is named for is cited by its entry alone. -->

  <xsl:variable name="e:letters" as="xs:string+" select="'letter', 'telegram', 'message'"/>

  <xsl:function name="e:document" as="map(*)?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="archive" as="element(tei:orgName)?" select="$entry/tei:orgName[@type = 'repository'][1]"/>
    <xsl:if test="$archive">
      <xsl:variable name="letter" as="element(tei:correspDesc)?" select="key('e:correspondence', 'doc:' || $entry/@xml:id, root($entry))[1]"/>
      <xsl:variable name="parties" as="element()*" select="$letter/tei:correspAction[@type = 'sent']/(tei:persName | tei:orgName | tei:rs)"/>
      <xsl:variable name="authors" as="element()*" select="if ($entry/tei:author) then $entry/tei:author else $parties"/>
      <xsl:variable name="posted" as="xs:boolean" select="$entry/@type = $e:letters"/>
      <xsl:sequence select="e:filled(map {
        'id': 'doc-' || $entry/@xml:id || '-archive',
        'type': if ($posted) then 'personal_communication' else 'manuscript',
        'title': e:document-title($entry, exists($authors)),
        'author': array { $authors ! (if (self::tei:rs) then map { 'literal': e:capital(normalize-space()) } else e:party(.)) },
        'recipient': array { $letter[$posted]/tei:correspAction[@type = 'received']/(tei:persName | tei:orgName | tei:rs) ! e:party(.) },
        'genre': string($entry/@type),
        'issued': e:date-parts($entry/tei:date),
        'archive': normalize-space($archive),
        'archive_location': string-join($entry/tei:idno[@type = 'callNumber'] ! normalize-space(), ', ')
      })"/>
    </xsl:if>
  </xsl:function>

  <!-- The title that it bears, if it is a work; without an author it needs one, and gets ours. -->
  <xsl:function name="e:document-title" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="has-author" as="xs:boolean"/>
    <xsl:variable name="work" as="element(c:entry)?" select="e:referred($entry/@corresp[starts-with(., 'work:')])"/>
    <xsl:sequence select="if ($work) then string($work/@name) else e:usual-name($entry)[not($has-author)]"/>
  </xsl:function>

</xsl:stylesheet>
