<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- Where the edition is published: the address of a page or a file of it, whole where the edition
       has an address of its own, else relative to the folder of the site. -->

  <xsl:function name="e:published" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="$collection/c:collection/@address || $file"/>
  </xsl:function>

  <!-- The same for a file in the folder of data, from which relative addresses are followed. -->
  <xsl:function name="e:published-from-data" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="($collection/c:collection/@address, '../')[1] || $file"/>
  </xsl:function>

</xsl:stylesheet>
