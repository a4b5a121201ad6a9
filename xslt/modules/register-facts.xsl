<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The facts of an entry, as a list of terms and what they are. -->

  <!-- What a fact is called, by its element and type; what is not named here is not a row of its own. -->
  <xsl:variable name="e:terms" as="map(xs:string, xs:string)" select="map {
    'persName form': 'Also', 'persName birth': 'Born as', 'persName pseudonym': 'Called', 'persName cyrillic': 'In Cyrillic',
    'placeName form': 'Also', 'placeName former': 'Formerly', 'placeName modern': 'Today', 'orgName form': 'Also',
    'title form': 'Also', 'title original': 'Original', 'title translation': 'Translated',
    'birth': 'Born', 'death': 'Died', 'occupation': 'Occupation', 'affiliation': 'Belonged to',
    'location': 'Coordinates', 'idno geonames': 'GeoNames', 'idno wikidata': 'Wikidata', 'idno callNumber': 'Call number',
    'orgName repository': 'Kept in', 'author': 'Author', 'date': 'Date', 'pubPlace': 'Published', 'publisher': 'Published',
    'ref within': 'Part of', 'ref passage': 'Source of', 'note identification': 'Identification', 'note fate': 'Fate', 'note remark': 'Remark' }"/>

  <!-- What a relation is called on the page of whom it starts from, and on that of whom it leads to. -->
  <xsl:variable name="e:relations" as="map(xs:string, xs:string+)" select="map {
    'parent': ('Child', 'Parent'), 'grandparent': ('Grandchild', 'Grandparent'), 'nephew': ('Uncle or aunt', 'Nephew or niece'),
    'secretary': ('Secretary of', 'Secretary'), 'pseudonym': ('Perhaps the same', 'Perhaps the same'), 'part-of': ('Part of', 'Parts') }"/>

  <xsl:template name="e:facts" as="element(dl)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="letters" as="element(tei:correspDesc)*" select="key('e:correspondence', $pointer)"/>
    <xsl:variable name="rows" as="element(div)*">
      <xsl:apply-templates select="$letters/tei:correspAction" mode="row"/>
      <xsl:for-each-group select="* except (tei:birth, tei:death, e:told(.), tei:author[exists($letters)], tei:date[exists($letters//tei:date)])" group-by="e:term(.)">
        <div>
          <dt><xsl:value-of select="current-grouping-key()"/></dt>
          <!-- Names stand in a row, all else in lines. -->
          <xsl:for-each-group select="current-group()" group-by="if (e:is-name(.)) then 0 else position()">
            <dd>
              <xsl:for-each select="current-group()">
                <xsl:if test="position() gt 1"> · </xsl:if>
                <xsl:apply-templates select="." mode="fact"/>
                <xsl:call-template name="e:ground"/>
              </xsl:for-each>
            </dd>
          </xsl:for-each-group>
        </div>
      </xsl:for-each-group>
      <xsl:for-each-group select="key('e:relation', $pointer)" group-by="e:relation-name(., $pointer)">
        <div>
          <dt><xsl:value-of select="current-grouping-key()"/></dt>
          <xsl:for-each select="current-group()">
            <xsl:variable name="relation" as="element(tei:relation)" select="."/>
            <xsl:for-each select="(@active, @passive, @mutual) ! tokenize(.)[. ne $pointer]">
              <dd>
                <xsl:call-template name="e:entry-by-pointer"><xsl:with-param name="pointer" select="."/></xsl:call-template>
                <xsl:for-each select="$relation"><xsl:call-template name="e:ground"/></xsl:for-each>
              </dd>
            </xsl:for-each>
          </xsl:for-each>
        </div>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:if test="exists($rows)"><dl class="facts"><xsl:sequence select="$rows"/></dl></xsl:if>
  </xsl:template>

  <xsl:function name="e:term" as="xs:string?">
    <xsl:param name="fact" as="element()"/>
    <xsl:sequence select="($e:terms(local-name($fact) || ' ' || $fact/@type), $e:terms(local-name($fact)))[1]"/>
  </xsl:function>

  <xsl:function name="e:is-name" as="xs:boolean">
    <xsl:param name="fact" as="element()"/>
    <xsl:sequence select="exists($fact/(self::tei:persName | self::tei:placeName | self::tei:orgName | self::tei:title | self::tei:ref[@type = 'passage']))"/>
  </xsl:function>

  <xsl:function name="e:relation-name" as="xs:string">
    <xsl:param name="relation" as="element(tei:relation)"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="($e:relations($relation/@name)[if (tokenize($relation/@active) = $pointer) then 1 else 2], e:words($relation/@name))[1]"/>
  </xsl:function>

  <!-- The mode "row" makes of a letter's sending and receiving a row of the facts. -->
  <xsl:mode name="row" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:correspAction" mode="row" as="element(div)">
    <div>
      <dt><xsl:value-of select="if (@type = 'sent') then 'From' else 'To'"/></dt>
      <xsl:for-each select="*">
        <dd>
          <xsl:apply-templates select="." mode="text"/>
          <xsl:if test="not(self::tei:date)"><xsl:value-of select="e:date(.) ! (', ' || .)"/></xsl:if>
          <xsl:call-template name="e:ground"/>
        </dd>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The mode "fact" says what a fact is; what has no rule of its own is its words. -->
  <xsl:mode name="fact" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="fact" as="node()*">
    <xsl:apply-templates select="." mode="text"/>
  </xsl:template>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName[@type = 'form'] | tei:title" mode="fact" as="element(span)">
    <span><xsl:apply-templates select="@xml:lang, node()" mode="text"/></span>
  </xsl:template>

  <xsl:template match="tei:note" mode="fact" as="node()*">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <xsl:template match="tei:occupation | tei:affiliation" mode="fact" as="node()*">
    <xsl:for-each select="@ref">
      <xsl:call-template name="e:entry-by-pointer"><xsl:with-param name="pointer" select="."/></xsl:call-template>
      <xsl:if test="normalize-space(..)">: </xsl:if>
    </xsl:for-each>
    <xsl:apply-templates mode="text"/>
    <xsl:value-of select="e:date(.) ! (', ' || .)"/>
  </xsl:template>

  <xsl:template match="tei:location" mode="fact" as="text()">
    <xsl:variable name="degrees" as="xs:decimal+" select="tokenize(normalize-space(tei:geo)) ! xs:decimal(.)"/>
    <xsl:value-of select="abs($degrees[1]) || '° ' || (if ($degrees[1] lt 0) then 'S' else 'N') || ', '
      || abs($degrees[2]) || '° ' || (if ($degrees[2] lt 0) then 'W' else 'E')"/>
  </xsl:template>

  <xsl:template match="tei:idno[@type = ('geonames', 'wikidata')]" mode="fact" as="element(a)">
    <a href="{if (@type = 'geonames') then 'https://www.geonames.org/' else 'https://www.wikidata.org/wiki/'}{normalize-space()}"><xsl:value-of select="normalize-space()"/></a>
  </xsl:template>

  <xsl:template match="tei:ref[@type = 'passage']" mode="fact" as="element(a)">
    <xsl:sequence select="e:passage-link(@target, e:key(root()/tei:TEI))"/>
  </xsl:template>

  <!-- What is told of an entry: of what has no description, the first remark. -->
  <xsl:function name="e:told" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="told" as="element()*" select="$entry/(tei:desc | tei:note[@type = ('life', 'place', 'organisation', 'work')])"/>
    <xsl:sequence select="if ($told) then $told else $entry/tei:note[@type = 'remark'][1]"/>
  </xsl:function>

</xsl:stylesheet>
