<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where in a plain text things stand: ranges of characters (code points), as RFC 5147 counts them, by
       the identifiers of what stands there and by the entries that it leads to. So a remark made on
       the plain text finds its way back. -->

  <!-- How many characters come before. -->
  <xsl:accumulator name="e:offset" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text()" phase="end" select="$value + string-length()"/>
  </xsl:accumulator>

  <!-- From the first to the last character that is not white space. -->
  <xsl:function name="e:range" as="xs:string?">
    <xsl:param name="span" as="element(t:span)"/>
    <xsl:variable name="words" as="xs:string" select="string($span)"/>
    <xsl:variable name="from" as="xs:integer" select="$span ! accumulator-before('e:offset') + string-length(replace($words, '[^ \t\n\r].*$', '', 's'))"/>
    <xsl:variable name="to" as="xs:integer" select="$span ! accumulator-after('e:offset') - string-length(replace($words, '^.*[^ \t\n\r]', '', 's'))"/>
    <xsl:sequence select="($from || ',' || $to)[$from lt $to]"/>
  </xsl:function>

  <!-- The map of a plain text, as JSON. -->
  <xsl:function name="e:text-map" as="text()">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="file" as="xs:string"/>
    <!-- What the text was made as. -->
    <xsl:param name="form" as="map(xs:string, xs:anyAtomicType)"/>
    <xsl:variable name="key" as="xs:string" select="e:key($text)"/>
    <xsl:variable name="map" as="map(xs:string, item())" select="map {
      'file': $file,
      'addresses': 'RFC 5147: char=FROM,TO, in code points from 0, of the file as UTF-8 without a byte-order mark',
      'length': string-length($document),
      'form': $form,
      'text': $key,
      'version': e:version($text),
      'released': e:release-date($text),
      'passages': array { for $span in $document//t:span[@at], $range in e:range($span) return map { 'char': $range, 'address': $key || '#' || $span/@at } },
      'entities': array { for $span in $document//t:span[@ref], $range in e:range($span) return map:merge((
        map { 'char': $range, 'entries': array { tokenize($span/@ref) } },
        $span/ancestor-or-self::t:span[@at][1] ! map { 'in': $key || '#' || @at })) } }"/>
    <xsl:value-of select="serialize($map, map { 'method': 'json', 'indent': true() }) || '&#10;'"/>
  </xsl:function>

</xsl:stylesheet>
