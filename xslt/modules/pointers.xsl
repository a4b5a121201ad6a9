<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Pointers into the registers, such as person:fenwick-a. -->

  <xsl:variable name="e:register-pointer" as="xs:string" select="'^(person|place|org|doc|work|event):'"/>

  <!-- Where an element points in the registers: what it names (@ref), what it cites (@corresp), what
       it leads to (@target). -->
  <xsl:function name="e:pointers" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="distinct-values($element/(@ref, @corresp, @target[../self::tei:ref or ../self::tei:ptr])
      ! tokenize(.)[matches(., $e:register-pointer)])"/>
  </xsl:function>

</xsl:stylesheet>
