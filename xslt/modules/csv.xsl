<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" exclude-result-prefixes="#all">

  <!-- Tables as CSV (RFC 4180), each value of which is a text and nothing else. -->

  <!-- A file of lines. It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. -->
  <xsl:function name="e:csv-file" as="xs:string">
    <xsl:param name="rows" as="array(xs:string)+"/>
    <xsl:sequence select="'&#xFEFF;' || string-join($rows ! (string-join(.?* ! e:csv(.), ',') || '&#13;&#10;'))"/>
  </xsl:function>

  <!-- A cell. What a spreadsheet would take for a formula is made plain by an apostrophe. -->
  <xsl:function name="e:csv" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="if (matches($value, '^[=+\-@&#9;&#13;＝＋－＠]') and not($value castable as xs:decimal)) then '''' || $value else $value"/>
    <xsl:sequence select="if (matches($plain, '[,&quot;&#10;&#13;]')) then '&quot;' || replace($plain, '&quot;', '&quot;&quot;') || '&quot;' else $plain"/>
  </xsl:function>

</xsl:stylesheet>
