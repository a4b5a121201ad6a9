<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:j="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <!-- The data of a picture as files to download: c:row, each with the same attributes in the same
       order, as a table (CSV) and as a list of objects (JSON). -->

  <xsl:template name="e:data" as="empty-sequence()">
    <xsl:context-item use="optional"/>
    <!-- The picture; its files are data/KEY.csv and data/KEY.json. -->
    <xsl:param name="key" as="xs:string" required="yes"/>
    <!-- The columns, in order. What a row does not have is empty, and left out of its object. -->
    <xsl:param name="columns" as="xs:string+" required="yes"/>
    <xsl:param name="rows" as="element(c:row)*" required="yes"/>
    <xsl:result-document href="data/{$key}.csv" method="text" encoding="UTF-8">
      <xsl:value-of select="e:csv-file((array { $columns }, for $row in $rows return array { $columns ! e:cell($row, .) }))"/>
    </xsl:result-document>
    <xsl:result-document href="data/{$key}.json" method="text" encoding="UTF-8">
      <xsl:variable name="objects" as="xs:string*">
        <xsl:for-each select="$rows">
          <xsl:variable name="row" as="element(c:row)" select="."/>
          <xsl:variable name="object" as="element(j:map)">
            <j:map>
              <xsl:for-each select="$columns[e:cell($row, .)]">
                <j:string key="{.}"><xsl:value-of select="e:cell($row, .)"/></j:string>
              </xsl:for-each>
            </j:map>
          </xsl:variable>
          <xsl:sequence select="xml-to-json($object)"/>
        </xsl:for-each>
      </xsl:variable>
      <xsl:value-of select="'[&#10;' || string-join($objects, ',&#10;') || '&#10;]&#10;'"/>
    </xsl:result-document>
  </xsl:template>

  <xsl:function name="e:cell" as="xs:string">
    <xsl:param name="row" as="element(c:row)"/>
    <xsl:param name="column" as="xs:string"/>
    <xsl:sequence select="string($row/@*[local-name() = $column])"/>
  </xsl:function>

</xsl:stylesheet>
