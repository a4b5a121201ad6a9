<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:j="http://www.w3.org/2005/xpath-functions"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- One register in, its data out, for other programs: KEY.json with all that its entries say, and
       KEY.csv, a table of the same with a row for each. There is no other result. -->

  <!-- The summaries of all texts and registers (see collect.xsl). Without it the data have no mentions
       and no letters. -->
  <xsl:param name="collection" as="document-node()?" select="()"/>

  <!-- The folder of the two files, with a final slash. -->
  <xsl:param name="folder" as="xs:string" select="'data/'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/data-entry.xsl"/>
  <xsl:include href="modules/csv.xsl"/>
  <xsl:include href="modules/data-table.xsl"/>

  <!-- Only the root is matched; the entries are the business of the modules. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="empty-sequence()">
    <xsl:variable name="register" as="element(tei:TEI)" select="tei:TEI"/>
    <xsl:variable name="entries" as="element(j:map)*" select="e:list($register)/*[@xml:id] ! e:entry-data(.)"/>
    <xsl:variable name="header" as="element(j:map)">
      <j:map>
        <j:string key="register"><xsl:value-of select="e:key($register)"/></j:string>
        <j:string key="title"><xsl:value-of select="e:title($register)"/></j:string>
        <j:string key="version"><xsl:value-of select="e:version($register)"/></j:string>
        <j:string key="released"><xsl:value-of select="e:release-date($register)"/></j:string>
        <xsl:sequence select="e:authorities-data($register)"/>
        <xsl:sequence select="e:strings('rights', e:availability($register)/(tei:p | tei:licence) ! string-join((normalize-space(), @target), ' '))"/>
      </j:map>
    </xsl:variable>
    <!-- A line for each entry, so that a change in one is a change in one line. -->
    <xsl:result-document href="{$folder}{e:key($register)}.json">
      <xsl:value-of select="replace(xml-to-json($header), '\}$', ',&quot;entries&quot;:[&#10;') || string-join($entries ! xml-to-json(.), ',&#10;') || '&#10;]}&#10;'"/>
    </xsl:result-document>
    <xsl:result-document href="{$folder}{e:key($register)}.csv">
      <xsl:value-of select="e:table($entries)"/>
    </xsl:result-document>
  </xsl:template>

  <!-- The outside authorities that statements name as their sources. -->
  <xsl:function name="e:authorities-data" as="element(j:array)?">
    <xsl:param name="register" as="element(tei:TEI)"/>
    <xsl:variable name="listed" as="element()*" select="$register/tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:bibl[@xml:id]"/>
    <xsl:if test="exists($listed)">
      <j:array key="authorities">
        <xsl:for-each select="$listed">
          <j:map>
            <xsl:sequence select="e:string('id', @xml:id), e:string('text', normalize-space()), e:string('uri', .//tei:ref[1]/@target)"/>
          </j:map>
        </xsl:for-each>
      </j:array>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
