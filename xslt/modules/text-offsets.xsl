<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where in the plain text a thing stands: how many characters (code points) come before it. -->
  <xsl:accumulator name="e:offset" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text()" phase="end" select="$value + string-length()"/>
  </xsl:accumulator>

</xsl:stylesheet>
