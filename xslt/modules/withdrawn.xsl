<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:l="urn:edition:ledger" exclude-result-prefixes="#all">

  <!-- Withdrawn addresses, for every output alike: what the ledger of released identifiers, which is
       the last part of the collection, says of what is no longer there. -->

  <xsl:key name="e:withdrawn" match="l:id[@until]" use="@at"/>

  <!-- The page of a register by the prefix of its entries. -->
  <xsl:variable name="e:pages" as="map(xs:string, xs:string)" select="map {
    'person': 'persons', 'place': 'places', 'org': 'organisations', 'doc': 'documents', 'work': 'works', 'event': 'events' }"/>

  <!-- The text or register that an address belongs to, and the identifier in it; none of a whole one. -->
  <xsl:function name="e:page-of" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="if (contains($address, ':')) then $e:pages(substring-before($address, ':')) else tokenize($address, '#')[1]"/>
  </xsl:function>

  <xsl:function name="e:id-of" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="tokenize($address, '[#:]')[2]"/>
  </xsl:function>

  <!-- The tombstones of a text or register, in groups of those of which the same is to be said. -->
  <xsl:function name="e:tombstones" as="array(element(l:id))*">
    <xsl:param name="page" as="xs:string"/>
    <xsl:for-each-group select="$collection/c:collection/l:ledger/l:id[@until][e:id-of(@at)][e:page-of(@at) = $page]"
      group-adjacent="string-join((@kind, @until, e:successor(.), .), '|')">
      <xsl:sequence select="array { current-group() }"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- What took its place in the end: where a successor was withdrawn for another, that one. -->
  <xsl:function name="e:successor" as="xs:string?">
    <xsl:param name="tombstone" as="element(l:id)"/>
    <xsl:variable name="next" as="element(l:id)?" select="key('e:withdrawn', string($tombstone/@successor), root($tombstone))"/>
    <xsl:sequence select="if ($next/@successor) then e:successor($next) else $tombstone/@successor ! string()"/>
  </xsl:function>

  <!-- “paragraphs until version 1.1.0. The reason.” -->
  <xsl:function name="e:epitaph" as="xs:string">
    <xsl:param name="tombstones" as="element(l:id)+"/>
    <xsl:variable name="one" as="element(l:id)" select="$tombstones[1]"/>
    <xsl:sequence select="$one/@kind || 's'[$tombstones[2]] || ' until version ' || $one/@until || '. '
      || normalize-space($one) || '.'[not(matches($one, '[.!?…]\p{P}?\s*$'))]"/>
  </xsl:function>

  <!-- What a reader calls an address: an entry or a text by its name, a passage of the same page by
       its identifier. -->
  <xsl:function name="e:called" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="
      if (contains($address, ':')) then (e:entry-at($address) ! e:label(.), $address)[1]
      else if (contains($address, '#')) then (if (e:page-of($address) = $page) then e:id-of($address) else $address)
      else ($collection/c:collection/(c:text | c:register)[@key = $address]/@title ! string(), $address)[1]"/>
  </xsl:function>

</xsl:stylesheet>
