<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The register of documents in, its letters out in the Correspondence Metadata Interchange Format
       1.1, which correspSearch reads. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <!-- The fixed identifier of the edition as a source of letters. -->
  <xsl:variable name="e:uuid" as="xs:string" select="($collection/c:collection/@uuid, 'edition')[1]"/>

  <!-- The licences that the format allows, in its own words. -->
  <xsl:variable name="e:licences" as="map(xs:string, xs:string)" select="map {
    'https://creativecommons.org/licenses/by/4.0/': 'This file is licensed under the terms of the Creative Commons License CC-BY 4.0',
    'https://creativecommons.org/publicdomain/zero/1.0/': 'This file is licensed under the terms of the Creative Commons License CC0 1.0' }"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/published.xsl"/>

  <!-- Only the root is matched; the mode "cmif" does the rest. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(TEI)">
    <xsl:variable name="description" as="element(fileDesc)" select="TEI/teiHeader/fileDesc"/>
    <xsl:variable name="publishers" as="xs:string+" select="$description/publicationStmt/publisher ! normalize-space()"/>
    <TEI>
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title><xsl:value-of select="'Letters in ' || $collection/c:collection/@title"/></title>
            <xsl:for-each select="$description/titleStmt/respStmt/(persName | orgName | name)">
              <editor><xsl:value-of select="normalize-space()"/></editor>
            </xsl:for-each>
          </titleStmt>
          <publicationStmt>
            <xsl:for-each select="$publishers">
              <publisher><ref target="{e:published-from-data('index.html')}"><xsl:value-of select="."/></ref></publisher>
            </xsl:for-each>
            <idno type="url"><xsl:value-of select="e:published-from-data('data/correspondence.xml')"/></idno>
            <date when="{e:release-date(TEI)}T00:00:00Z"/>
            <availability>
              <xsl:for-each select="e:availability(TEI)/licence[1]">
                <licence target="{@target}"><xsl:value-of select="($e:licences(@target), normalize-space())[1]"/></licence>
              </xsl:for-each>
            </availability>
          </publicationStmt>
          <sourceDesc>
            <bibl type="online">
              <!-- An identifier with braces in it would keep some parsers from reading this stylesheet. -->
              <xsl:attribute name="xml:id" select="$e:uuid"/>
              <xsl:value-of select="$collection/c:collection/@title || '. Digital scholarly edition, version '
                || e:version(TEI) || ', ' || e:release-date(TEI) || '. ' || string-join(($publishers[1] || '.', $collection/c:collection/@address), ' ')"/>
            </bibl>
          </sourceDesc>
        </fileDesc>
        <profileDesc>
          <xsl:apply-templates select="TEI/teiHeader/profileDesc/correspDesc" mode="cmif"/>
        </profileDesc>
      </teiHeader>
      <text>
        <body><p/></body>
      </text>
    </TEI>
  </xsl:template>

  <!-- The mode "cmif" gives a letter as the format has it. -->
  <xsl:mode name="cmif" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="correspDesc" mode="cmif" as="element(correspDesc)">
    <xsl:variable name="letter" as="xs:string" select="substring-after(@corresp, ':')"/>
    <correspDesc ref="{e:published-from-data(e:key(/TEI) || '/' || $letter || '.html')}" source="#{$e:uuid}">
      <xsl:for-each select="id($letter)/idno[@type = 'callNumber'][1]">
        <xsl:attribute name="key" select="normalize-space()"/>
      </xsl:for-each>
      <!-- The format wants both, even where nothing is known of one. -->
      <xsl:variable name="actions" as="element(correspAction)*" select="correspAction"/>
      <xsl:for-each select="'sent', 'received'">
        <correspAction type="{.}">
          <xsl:variable name="known" as="element()*">
            <xsl:apply-templates select="$actions[@type = current()]/*" mode="cmif"/>
          </xsl:variable>
          <xsl:if test="empty($known/(self::persName | self::orgName))"><persName>Unknown</persName></xsl:if>
          <xsl:sequence select="$known"/>
        </correspAction>
      </xsl:for-each>
    </correspDesc>
  </xsl:template>

  <xsl:template match="correspAction/(persName | orgName | placeName)" mode="cmif" as="element()">
    <xsl:element name="{local-name()}">
      <xsl:for-each select="tokenize(@ref)[1]"><xsl:attribute name="ref" select="e:authority(.)"/></xsl:for-each>
      <xsl:call-template name="e:doubt"/>
      <xsl:value-of select="normalize-space()"/>
    </xsl:element>
  </xsl:template>

  <!-- A group is called by the words for it; someone who is not named is unknown, as the format wants it. -->
  <xsl:template match="correspAction/rs" mode="cmif" as="element(orgName)">
    <orgName>
      <xsl:call-template name="e:doubt"/>
      <xsl:value-of select="normalize-space()"/>
    </orgName>
  </xsl:template>

  <xsl:template match="correspAction/rs[@type = 'person']" mode="cmif" as="element(persName)" priority="1">
    <persName>Unknown</persName>
  </xsl:template>

  <xsl:template match="correspAction/date" mode="cmif" as="element(date)">
    <date>
      <xsl:sequence select="@when | @from | @to | @notBefore | @notAfter"/>
      <xsl:call-template name="e:doubt"/>
    </date>
  </xsl:template>

  <!-- What else is told of a letter's way has no place in the format. -->
  <xsl:template match="correspAction/note" mode="cmif" as="empty-sequence()"/>

  <!-- The format knows one degree of doubt. -->
  <xsl:template name="e:doubt" as="attribute(cert)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test="@cert = ('low', 'medium')"><xsl:attribute name="cert" select="'low'"/></xsl:if>
  </xsl:template>

  <!-- The authority's address for who or what a name means: GeoNames where the register has it, else
       the page of this edition. -->
  <xsl:function name="e:authority" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="entry" as="element(c:entry)?" select="e:entry-at($pointer)"/>
    <xsl:sequence select="($entry/@geonames ! ('https://www.geonames.org/' || .),
      $entry ! e:published-from-data(../@key || '/' || substring-after(@ref, ':') || '.html'), $pointer)[1]"/>
  </xsl:function>

</xsl:stylesheet>
