<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Pointers into the registers, such as person:fenwick-a. -->

  <xsl:variable name="e:kinds" as="xs:string+" select="'person', 'place', 'org', 'doc', 'work', 'event'"/>

  <xsl:function name="e:is-pointer" as="xs:boolean">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="substring-before($pointer, ':') = $e:kinds"/>
  </xsl:function>

  <!-- Where an element points in the registers: what it names (@ref), what it cites (@corresp), what
       it leads to (@target). -->
  <xsl:function name="e:pointers" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(@ref, @corresp[not(../self::tei:quote)], @target[../(self::tei:ref | self::tei:ptr)]) ! tokenize(.)[e:is-pointer(.)]"/>
  </xsl:function>

  <!-- Whose words an element holds. -->
  <xsl:function name="e:said-by" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(@who, self::tei:quote/@corresp) ! tokenize(.)[e:is-pointer(.)]"/>
  </xsl:function>

</xsl:stylesheet>
