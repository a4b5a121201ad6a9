<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns="http://www.w3.org/2005/xpath-functions" xmlns:fn="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <!-- The map’s data: as a table of all places, and as GeoJSON (RFC 7946: longitude before latitude) of
       those that have a position, and of the roads. -->

  <xsl:template name="e:map-data" as="empty-sequence()">
    <xsl:context-item use="optional"/>
    <xsl:result-document href="data/map.csv" method="text" encoding="UTF-8">
      <xsl:variable name="rows" as="element(fn:map)*" select="$e:places ! e:place-data(.)"/>
      <xsl:value-of select="e:csv-file((array { $rows[1]/*/@key/string() }, $rows ! array { */string() }))"/>
    </xsl:result-document>
    <xsl:result-document href="data/map.geojson" method="text" encoding="UTF-8">
      <xsl:variable name="features" as="element(fn:map)">
        <map>
          <string key="type">FeatureCollection</string>
          <array key="features">
            <xsl:for-each select="$e:located">
              <map>
                <string key="type">Feature</string>
                <string key="id"><xsl:value-of select="@ref"/></string>
                <map key="geometry">
                  <string key="type">Point</string>
                  <array key="coordinates"><number><xsl:value-of select="@east"/></number><number><xsl:value-of select="@north"/></number></array>
                </map>
                <map key="properties"><xsl:sequence select="e:place-data(.)/*[not(@key = ('id', 'latitude', 'longitude'))]"/></map>
              </map>
            </xsl:for-each>
            <xsl:for-each select="$e:roads/c:road[count(c:stop) gt 1]">
              <xsl:variable name="places" as="element(c:entry)+" select="c:stop ! e:entry-at(@ref)"/>
              <map>
                <string key="type">Feature</string>
                <map key="geometry">
                  <string key="type">LineString</string>
                  <array key="coordinates">
                    <xsl:for-each select="$places"><array><number><xsl:value-of select="@east"/></number><number><xsl:value-of select="@north"/></number></array></xsl:for-each>
                  </array>
                </map>
                <map key="properties">
                  <string key="type">road</string>
                  <array key="stops">
                    <xsl:for-each select="c:stop">
                      <map>
                        <string key="place"><xsl:value-of select="@ref"/></string>
                        <xsl:for-each select="@* except @ref"><string key="{local-name()}"><xsl:value-of select="."/></string></xsl:for-each>
                      </map>
                    </xsl:for-each>
                  </array>
                </map>
              </map>
            </xsl:for-each>
          </array>
        </map>
      </xsl:variable>
      <xsl:value-of select="xml-to-json($features)"/>
    </xsl:result-document>
  </xsl:template>

  <!-- What is told of a place, in the order of the table’s columns. -->
  <xsl:function name="e:place-data" as="element(fn:map)">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:variable name="kinds" as="element(c:kind)+" select="e:kinds-at($place)"/>
    <map>
      <string key="id"><xsl:value-of select="substring-after($place/@ref, ':')"/></string>
      <string key="name"><xsl:value-of select="$place/@name"/></string>
      <string key="type"><xsl:value-of select="$place/@type"/></string>
      <xsl:sequence select="e:number('latitude', $place/@north), e:number('longitude', $place/@east)"/>
      <string key="kinds"><xsl:value-of select="$kinds/@key" separator=" | "/></string>
      <string key="persons"><xsl:value-of select="(($kinds ! e:persons-at($place, .)) | ())/@ref ! substring-after(., ':')" separator=" | "/></string>
      <xsl:sequence select="e:number('events', count(e:events-at($place))), e:number('letters_sent', count(e:letters-at($place, 'sent-at'))),
        e:number('letters_received', count(e:letters-at($place, 'received-at'))), e:number('mentions', e:mention-count($place))"/>
      <string key="page"><xsl:value-of select="e:address-of($place)"/></string>
    </map>
  </xsl:function>

  <xsl:function name="e:number" as="element()">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:element name="{if (exists($value)) then 'number' else 'null'}">
      <xsl:attribute name="key" select="$key"/>
      <xsl:value-of select="$value"/>
    </xsl:element>
  </xsl:function>

</xsl:stylesheet>
