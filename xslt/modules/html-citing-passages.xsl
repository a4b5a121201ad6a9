<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What goes into the slots of the panel for passages: of each its identifier, its kind, its number and, where
       it is not the author's alone, whose it is. -->

  <xsl:template name="e:passages" as="element(script)">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="passages" as="element()*" select=".//*[@xml:id][not(self::tei:ref or self::tei:ptr)]"/>
    <xsl:variable name="locators" as="map(*)*" select="$passages ! e:locator(., '')"/>
    <xsl:variable name="voices" as="xs:string*" select="distinct-values($passages ! e:by(.))"/>
    <xsl:variable name="kinds" as="xs:string*" select="distinct-values($locators?label)"/>
    <script type="application/json">
      <xsl:value-of select="e:inert(string-join((
        '{&quot;kinds&quot;:{', string-join($kinds ! (e:quoted(.) || ':[' || string-join((e:short(.), e:mla-locator(e:short(.))) ! e:quoted(.), ',') || ']'), ',&#10;'),
        '},&#10;&quot;voices&quot;:[[&quot;&quot;,&quot;&quot;,&quot;&quot;]', $voices ! (',&#10;[' || string-join((., e:tex(.), e:quoted(.) => replace('^.|.$', '')) ! e:quoted(.), ',') || ']'),
        '],&#10;&quot;passages&quot;:{', string-join(for $at in 1 to count($passages) return e:quoted($passages[$at]/@xml:id) || ':['
          || string-join(($locators[$at] ! (?label, ?locator) ! e:quoted(.), e:by($passages[$at]) ! index-of($voices, .) ! string(.)), ',') || ']', ',&#10;'),
        '}}')))"/>
    </script>
  </xsl:template>

  <!-- JSON that cannot end the element that it stands in. -->
  <xsl:function name="e:inert" as="xs:string">
    <xsl:param name="json" as="xs:string"/>
    <xsl:sequence select="replace($json, '&lt;', '\\u003c')"/>
  </xsl:function>

</xsl:stylesheet>
