<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:l="urn:edition:ledger" exclude-result-prefixes="#all">

  <!-- The page of an entry that is withdrawn goes on to exist, says what the entry was, and leads to
       what took its place. -->

  <!-- The withdrawn entries whose pages are made with those of a register: its own, and with the first
       register those of registers that are themselves withdrawn. -->
  <xsl:function name="e:withdrawn-entries" as="element(l:id)*">
    <xsl:param name="register" as="xs:string"/>
    <xsl:variable name="registers" as="xs:string*" select="$collection/c:collection/c:register/@key ! string()"/>
    <xsl:sequence select="$collection/c:collection/l:ledger/l:id[@until][contains(@at, ':')]
      [e:page-of(@at) = $register or $register = $registers[1] and not(e:page-of(@at) = $registers)]"/>
  </xsl:function>

  <xsl:template name="e:epitaph" as="element()+">
    <xsl:context-item as="element(l:id)" use="required"/>
    <xsl:variable name="id" as="xs:string" select="string(e:id-of(@at))"/>
    <nav class="turning" aria-label="Register">
      <a class="up" href="{$e:up}{e:page-of(@at)}.html#{$id}"><xsl:value-of select="e:called(e:page-of(@at), '')"/></a>
    </nav>
    <article class="entry" id="{$id}" aria-labelledby="{$id}-name">
      <div data-card="">
        <h1 id="{$id}-name"><xsl:value-of select="$id"/></h1>
        <p class="kind">Withdrawn</p>
        <p class="prose">
          <xsl:value-of select="let $words := e:epitaph(.) return upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
          <xsl:for-each select="e:successor(.)">
            <xsl:text> Now </xsl:text>
            <a href="{(e:entry-at(.) ! e:address-of(.), $e:up || e:page-address(., ''))[1]}"><xsl:value-of select="e:called(., '')"/></a>
            <xsl:text>.</xsl:text>
          </xsl:for-each>
        </p>
      </div>
    </article>
  </xsl:template>

</xsl:stylesheet>
