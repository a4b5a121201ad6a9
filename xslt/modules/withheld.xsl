<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How much is withheld for reasons of rights. -->

  <!-- The number of characters withheld in a node and below it. -->
  <xsl:function name="e:withheld-characters" as="xs:integer">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="xs:integer(sum($node/descendant-or-self::tei:gap[@reason = 'rights']/xs:integer(@quantity)))"/>
  </xsl:function>

</xsl:stylesheet>
