<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" exclude-result-prefixes="#all">

  <!-- Words as an alphabet sees them. -->

  <xsl:variable name="e:by-character" as="xs:string" select="'http://www.w3.org/2005/xpath-functions/collation/codepoint'"/>

  <!-- Letters without their marks, in lower case. -->
  <xsl:function name="e:folded" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="lower-case(replace(normalize-unicode($words, 'NFD'), '\p{M}', ''))"/>
  </xsl:function>

</xsl:stylesheet>
