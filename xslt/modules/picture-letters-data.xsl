<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:fn="http://www.w3.org/2005/xpath-functions"
  exclude-result-prefixes="#all">

  <!-- The correspondence as data: a line for each letter, as CSV and as JSON, with the same
       fields by the same names; in CSV several values of a field stand with “; ” between them. -->

  <xsl:variable name="e:fields" as="xs:string+" select="'id', 'kind', 'number', 'title', 'date', 'earliest', 'latest', 'date_is',
    'from', 'from_id', 'from_is', 'from_place', 'from_place_id', 'to', 'to_id', 'to_is', 'to_place', 'to_place_id',
    'received_earliest', 'received_latest', 'repository', 'passages', 'page'"/>
  <!-- Those that can have several values. -->
  <xsl:variable name="e:several" as="xs:string+" select="$e:fields[matches(., '^(from|to)') or . = 'passages']"/>

  <xsl:function name="e:values" as="xs:string*">
    <xsl:param name="letter" as="element(c:letter)"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="role" as="xs:string" select="if (starts-with($field, 'from')) then 'sent' else 'received'"/>
    <xsl:variable name="ends" as="element(c:end)*" select="$letter/c:end[@role = $role]"/>
    <xsl:variable name="places" as="element(c:at)*" select="$letter/c:at[@role = $role]"/>
    <xsl:variable name="values" as="xs:string*">
      <xsl:choose>
        <xsl:when test="$field = ('id', 'number', 'repository')"><xsl:sequence select="$letter/@*[local-name() = $field]"/></xsl:when>
        <xsl:when test="$field = 'kind'"><xsl:sequence select="$letter/@type"/></xsl:when>
        <xsl:when test="$field = 'title'"><xsl:sequence select="$letter/@name"/></xsl:when>
        <xsl:when test="$field = 'date'"><xsl:sequence select="$letter/@words"/></xsl:when>
        <xsl:when test="$field = 'earliest'"><xsl:sequence select="$letter/@first"/></xsl:when>
        <xsl:when test="$field = 'latest'"><xsl:sequence select="$letter/@last"/></xsl:when>
        <xsl:when test="$field = 'date_is'"><xsl:sequence select="$letter/@doubt"/></xsl:when>
        <xsl:when test="$field = ('from', 'to')"><xsl:sequence select="$ends ! string()"/></xsl:when>
        <!-- One for each name, so that they can be told apart. -->
        <xsl:when test="$field = ('from_id', 'to_id')"><xsl:sequence select="$ends ! (@ref, 'unknown')[1]"/></xsl:when>
        <xsl:when test="$field = ('from_is', 'to_is')"><xsl:sequence select="$ends ! (@doubt, 'told')[1]"/></xsl:when>
        <xsl:when test="ends-with($field, '_place')"><xsl:sequence select="$places ! string()"/></xsl:when>
        <xsl:when test="ends-with($field, '_place_id')"><xsl:sequence select="$places/@ref"/></xsl:when>
        <xsl:when test="$field = 'received_earliest'"><xsl:sequence select="$letter/c:arrival/@first"/></xsl:when>
        <xsl:when test="$field = 'received_latest'"><xsl:sequence select="$letter/c:arrival/@last"/></xsl:when>
        <xsl:when test="$field = 'passages'"><xsl:sequence select="$letter/c:passage/@target"/></xsl:when>
        <xsl:when test="$field = 'page'"><xsl:sequence select="$letter/@address"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="$values[. ne '']"/>
  </xsl:function>

  <xsl:function name="e:letters-as-csv" as="xs:string">
    <xsl:param name="letters" as="element(c:letter)*"/>
    <xsl:sequence select="e:csv-file((array { $e:fields }, for $letter in $letters return array { $e:fields ! string-join(e:values($letter, .), '; ') }))"/>
  </xsl:function>

  <!-- An object a line, with its fields in their order. -->
  <xsl:function name="e:letters-as-json" as="xs:string">
    <xsl:param name="letters" as="element(c:letter)*"/>
    <xsl:variable name="objects" as="element(fn:map)*">
      <xsl:for-each select="$letters">
        <xsl:variable name="letter" as="element(c:letter)" select="."/>
        <fn:map>
          <xsl:for-each select="$e:fields">
            <xsl:variable name="values" as="xs:string*" select="e:values($letter, .)"/>
            <xsl:choose>
              <xsl:when test=". = $e:several">
                <fn:array key="{.}"><xsl:for-each select="$values"><fn:string><xsl:value-of select="."/></fn:string></xsl:for-each></fn:array>
              </xsl:when>
              <xsl:when test="empty($values)"><fn:null key="{.}"/></xsl:when>
              <xsl:otherwise><fn:string key="{.}"><xsl:value-of select="$values"/></fn:string></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </fn:map>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="'[' || string-join($objects ! ('&#10;' || xml-to-json(.)), ',') || '&#10;]&#10;'"/>
  </xsl:function>

</xsl:stylesheet>
