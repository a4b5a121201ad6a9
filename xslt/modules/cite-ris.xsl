<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An item of CSL-JSON as a record of RIS, with the tags that Zotero and EndNote read. RIS has no place for
       a locator; it stands in the note. -->

  <xsl:function name="e:ris" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map { 'chapter': 'CHAP', 'entry-encyclopedia': 'ENCYC',
      'personal_communication': 'PCOMM', 'manuscript': 'MANSCPT', 'book': 'BOOK', 'article-magazine': 'MGZN', 'periodical': 'SER',
      'thesis': 'THES', 'speech': 'GEN', 'report': 'RPRT' }"/>
    <xsl:variable name="date" as="xs:string?" select="e:iso($item?issued) ! substring-before(. || '/', '/')"/>
    <xsl:variable name="lines" as="xs:string+" select="
      e:tag('TY', $types($item?type)), e:tag('ID', $item?id),
      $item?author?* ! e:tag('AU', e:turned-name(.)), $item?recipient?* ! e:tag('A2', e:turned-name(.)), $item?translator?* ! e:tag('A4', e:turned-name(.)),
      e:tag('TI', e:described($item)), e:tag('T2', $item?container-title), e:tag('ET', $item?edition), e:tag('PB', $item?publisher), e:tag('CY', $item?publisher-place),
      e:tag('PY', $date ! substring(., 1, 4)), e:tag('DA', $date ! translate(., '-', '/')), e:tag('M3', $item?genre),
      e:tag('DB', $item?archive), e:tag('AN', $item?archive_location), e:tag('LA', $item?language),
      e:tag('N1', $item?note), e:tag('UR', $item?URL)"/>
    <xsl:sequence select="string-join(($lines, 'ER  - ') ! (. || '&#13;&#10;'))"/>
  </xsl:function>

  <!-- A line, whatever would end it; none for what there is not. -->
  <xsl:function name="e:tag" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="$value"><xsl:sequence select="$tag || '  - ' || normalize-space(translate($value, '&#x85;&#x2028;&#x2029;', '   '))"/></xsl:if>
  </xsl:function>

  <xsl:function name="e:turned-name" as="xs:string">
    <xsl:param name="name" as="map(*)"/>
    <xsl:sequence select="string-join(($name?family, $name?given, $name?literal), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
