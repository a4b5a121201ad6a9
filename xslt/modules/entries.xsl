<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The entries of a register, for whatever is made of them. -->

  <xsl:variable name="e:dating" as="xs:string+" select="'when', 'from', 'to', 'notBefore', 'notAfter'"/>

  <!-- The types of names by which an entry is found too, beside its usual one. -->
  <xsl:variable name="e:naming" as="xs:string+" select="'sort', 'form', 'birth', 'pseudonym', 'cyrillic', 'former', 'modern',
    'original', 'translation'"/>

  <!-- The letter that a document is, by the document; the relations that an entry is part of. -->
  <xsl:key name="e:correspondence" match="tei:correspDesc" use="@corresp"/>
  <xsl:key name="e:relation" match="tei:relation" use="(@active, @passive, @mutual) ! tokenize(.)"/>

  <!-- In the collection: what leads to an entry, and where it is mentioned and quoted. -->
  <xsl:key name="e:leading" match="c:link" use="@target"/>
  <xsl:key name="e:mention" match="c:mention" use="@ref"/>
  <xsl:key name="e:voice" match="c:voice" use="@ref"/>

  <xsl:function name="e:list" as="element()?">
    <xsl:param name="register" as="element(tei:TEI)"/>
    <xsl:sequence select="$register/tei:text/tei:body/(tei:listPerson | tei:listPlace | tei:listOrg | tei:listBibl | tei:listEvent)"/>
  </xsl:function>

  <!-- The prefix by which its entries are pointed to. -->
  <xsl:function name="e:kind" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="if ($list/self::tei:listBibl) then (if ($list/@type = 'documents') then 'doc' else 'work')
      else lower-case(substring-after(local-name($list), 'list'))"/>
  </xsl:function>

  <xsl:function name="e:usual-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="normalize-space(($entry/*[@type = 'usual'], $entry/tei:label)[1])"/>
  </xsl:function>

  <!-- What an entry is filed under: its name, without an article or a mark before it. -->
  <xsl:function name="e:sort-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/tei:persName[@type = 'sort'] ! normalize-space(),
      replace(e:usual-name($entry), '^([^\p{L}\p{N}]|(the|an?|l[ae]s?|die|der|das) |l’)+', '', 'i'))[1]"/>
  </xsl:function>

</xsl:stylesheet>
