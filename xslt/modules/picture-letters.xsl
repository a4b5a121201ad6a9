<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the pictures of the correspondence are drawn from: c:correspondence, with the parties (c:party)
       and the letters in order of date (c:letter). Who is described and not named is one party for each
       partner: two letters to “an addressee not named” are otherwise no link between their writers. -->

  <xsl:key name="e:party" match="c:party" use="@key"/>
  <xsl:key name="e:letter" match="c:letter" use="@id"/>
  <xsl:key name="e:letters-of" match="c:letter" use="c:end/@party"/>

  <xsl:function name="e:correspondence" as="document-node(element(c:correspondence))">
    <xsl:param name="register" as="element(tei:TEI)"/>
    <xsl:variable name="letters" as="element(c:letter)*">
      <xsl:perform-sort select="$register/tei:teiHeader/tei:profileDesc/tei:correspDesc ! e:letter(.)">
        <xsl:sort select="string((@first, @last, '9999')[1])" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
        <xsl:sort select="string((@last, '9999')[1])" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
      </xsl:perform-sort>
    </xsl:variable>
    <xsl:variable name="parties" as="element(c:party)*">
      <xsl:for-each-group select="$letters ! c:end" group-by="@party">
        <xsl:variable name="roles" as="map(xs:string, xs:integer)" select="map {
          'sent': count(current-group()[@role = 'sent']/..), 'received': count(current-group()[@role = 'received']/..) }"/>
        <c:party key="{current-grouping-key()}" name="{.}" sent="{$roles('sent')}" received="{$roles('received')}"
          letters="{count(current-group()/..)}">
          <xsl:sequence select="@kind, @address"/>
        </c:party>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:document>
      <c:correspondence>
        <xsl:for-each select="e:hub($parties)"><xsl:attribute name="hub" select="@key"/></xsl:for-each>
        <xsl:sequence select="$parties, $letters"/>
      </c:correspondence>
    </xsl:document>
  </xsl:function>

  <!-- Of several, the one with most letters; of those, the first in time. -->
  <xsl:function name="e:hub" as="element(c:party)?">
    <xsl:param name="parties" as="element(c:party)*"/>
    <xsl:sequence select="$parties[xs:integer(@letters) = max($parties/@letters ! xs:integer(.))][1]"/>
  </xsl:function>

  <xsl:function name="e:letter" as="element(c:letter)">
    <xsl:param name="sending" as="element(tei:correspDesc)"/>
    <xsl:variable name="register" as="element(tei:TEI)" select="root($sending)/tei:TEI"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($sending/@corresp, ':')"/>
    <xsl:variable name="document" as="element()?" select="id($id, $register) intersect e:list($register)/*"/>
    <xsl:variable name="actions" as="map(xs:string, element(tei:correspAction)?)" select="map {
      'sent': $sending/tei:correspAction[@type = 'sent'][1], 'received': $sending/tei:correspAction[@type = 'received'][1] }"/>
    <xsl:variable name="dates" as="element(tei:date)*" select="($actions('sent'), $actions('received')) ! tei:date[1][exists((e:earliest(.), e:latest(.)))]"/>
    <xsl:variable name="date" as="element(tei:date)?" select="$dates[1]"/>
    <xsl:variable name="first" as="xs:date?" select="e:earliest($date)"/>
    <xsl:variable name="last" as="xs:date?" select="e:latest($date)"/>
    <!-- A document that was sent more than once has a number after its identifier. -->
    <xsl:variable name="before" as="xs:integer" select="count($sending/preceding-sibling::tei:correspDesc[@corresp = $sending/@corresp])"/>
    <c:letter id="{$id || (if ($before gt 0) then '.' || $before + 1 else '')}" name="{($document ! e:usual-name(.), $id)[1]}" type="{$document/@type}"
      number="{$document/tei:idno[@type = 'callNumber'] ! normalize-space()}"
      words="{if ($date/../@type = 'received') then 'received ' || e:date($date) else (e:date($date), 'undated')[1]}">
      <xsl:for-each select="e:entry-at('doc:' || $id)"><xsl:attribute name="address" select="e:address-of(.)"/></xsl:for-each>
      <xsl:for-each select="$first"><xsl:attribute name="first" select="."/></xsl:for-each>
      <xsl:for-each select="$last"><xsl:attribute name="last" select="."/></xsl:for-each>
      <xsl:sequence select="e:doubtful($date)"/>
      <xsl:for-each select="$document/tei:orgName[@type = 'repository'][1]">
        <xsl:attribute name="repository" select="(e:entries(.)[1]/@name, normalize-space())[1]"/>
      </xsl:for-each>
      <!-- When it arrived, if both are known. -->
      <xsl:for-each select="$dates[2][exists(e:earliest(.)) and exists(e:latest(.))]">
        <c:arrival first="{e:earliest(.)}" last="{e:latest(.)}" words="{e:date(.)}"><xsl:sequence select="e:doubtful(.)"/></c:arrival>
      </xsl:for-each>
      <xsl:for-each select="'sent', 'received'">
        <xsl:variable name="role" as="xs:string" select="."/>
        <xsl:variable name="others" as="element()*" select="e:people-of($actions(('sent', 'received')[. ne $role]))"/>
        <xsl:for-each select="$actions($role)/tei:placeName">
          <c:at role="{$role}">
            <xsl:sequence select="@ref, e:doubtful(.)"/>
            <xsl:for-each select="e:entries(.)[1]"><xsl:attribute name="address" select="e:address-of(.)"/></xsl:for-each>
            <xsl:value-of select="(e:entries(.)[1]/@name, normalize-space())[1]"/>
          </c:at>
        </xsl:for-each>
        <xsl:for-each select="e:people-of($actions($role))">
          <xsl:variable name="entry" as="element(c:entry)?" select="e:entries(.)[1]"/>
          <c:end role="{$role}" party="{e:party-key(., $others[1])}" kind="{($entry/../@kind ! string(), 'described')[1]}">
            <xsl:sequence select="@ref, e:doubtful(.)"/>
            <xsl:for-each select="$entry"><xsl:attribute name="address" select="e:address-of(.)"/></xsl:for-each>
            <xsl:value-of select="($entry/@name, normalize-space())[1]"/>
          </c:end>
        </xsl:for-each>
        <xsl:if test="empty(e:people-of($actions($role)))">
          <c:end role="{$role}" party="unnamed.not-told.{$others[1] ! e:party-key(., ())}" kind="described">not told</c:end>
        </xsl:if>
      </xsl:for-each>
      <xsl:for-each select="$document/tei:ref[@type = 'passage']"><c:passage target="{@target}"/></xsl:for-each>
    </c:letter>
  </xsl:function>

  <xsl:function name="e:people-of" as="element()*">
    <xsl:param name="action" as="element(tei:correspAction)?"/>
    <xsl:sequence select="$action/(tei:persName | tei:orgName | tei:name | tei:rs)"/>
  </xsl:function>

  <!-- What stands in the address of the page for a party: kasparova-vd, org.gpu, unnamed.the-boatmen.org.coast-society. -->
  <xsl:function name="e:party-key" as="xs:string">
    <xsl:param name="party" as="element()"/>
    <xsl:param name="partner" as="element()?"/>
    <xsl:variable name="pointer" as="xs:string?" select="e:pointers($party)[1]"/>
    <xsl:sequence select="
      if ($pointer) then replace(translate($pointer, ':', '.'), '^person\.', '')
      else string-join(('unnamed', e:slug($party), $partner ! (if (e:pointers(.)) then e:party-key(., ()) else e:slug(.))), '.')"/>
  </xsl:function>

  <xsl:function name="e:slug" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(replace(lower-case($words), '[^\p{L}\p{N}]+', '-'), '^-|-$', '')"/>
  </xsl:function>

  <xsl:function name="e:doubtful" as="attribute(doubt)?">
    <xsl:param name="told" as="element()?"/>
    <xsl:if test="$told/@cert = ('low', 'medium')">
      <xsl:attribute name="doubt" select="if ($told/@cert = 'low') then 'uncertain' else 'probable'"/>
    </xsl:if>
  </xsl:function>

  <!-- The first and the last day that a date can mean; none where that is left open. -->
  <xsl:function name="e:earliest" as="xs:date?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="($dated/(@when, @from, @notBefore))[1][matches(., '^\d{4}(-\d\d){0,2}$')] ! e:first-day(.)"/>
  </xsl:function>

  <xsl:function name="e:latest" as="xs:date?">
    <xsl:param name="dated" as="element()?"/>
    <xsl:sequence select="($dated/(@when, @to, @notAfter))[1][matches(., '^\d{4}(-\d\d){0,2}$')] ! e:last-day(.)"/>
  </xsl:function>

</xsl:stylesheet>
