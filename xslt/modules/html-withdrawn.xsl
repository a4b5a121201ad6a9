<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:l="urn:edition:ledger" exclude-result-prefixes="#all">

  <!-- At the foot of a page, the addresses in it that are withdrawn: each still leads somewhere, and
       from there to what took its place. -->
  <xsl:template name="e:withdrawn" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:variable name="groups" as="array(element(l:id))*" select="e:tombstones($page)"/>
    <xsl:if test="exists($groups)">
      <xsl:text>&#10;</xsl:text>
      <section class="notes withdrawn" aria-labelledby="withdrawn-addresses">
        <h2 id="withdrawn-addresses">Withdrawn addresses</h2>
        <ul>
          <xsl:for-each select="$groups">
            <xsl:variable name="tombstones" as="element(l:id)+" select="?*"/>
            <xsl:text>&#10;</xsl:text>
            <li>
              <xsl:for-each select="$tombstones">
                <span class="gone" id="{e:id-of(@at)}"><xsl:value-of select="e:id-of(@at)"/></span>
                <xsl:value-of select="if (position() = last()) then ': ' else ', '"/>
              </xsl:for-each>
              <xsl:value-of select="e:epitaph($tombstones)"/>
              <xsl:for-each select="e:successor($tombstones[1])">
                <xsl:text> Now </xsl:text>
                <a href="{e:page-address(., $page)}"><xsl:value-of select="e:called(., $page)"/></a>
                <xsl:text>.</xsl:text>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Where an address leads in the folder of pages, from a page that is not an entry's. -->
  <xsl:function name="e:page-address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="from" as="xs:string"/>
    <xsl:sequence select="string-join((e:page-of($address)[. ne $from or empty(e:id-of($address))] ! (. || '.html'),
      e:id-of($address) ! ('#' || .)))"/>
  </xsl:function>

</xsl:stylesheet>
