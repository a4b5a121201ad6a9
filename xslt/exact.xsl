<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The witness's text back from a complete TEI file: a block a line, nothing of this edition's own,
       so that its words, parted by white space, are exactly those of the witness. -->

  <!-- Whose additions are this edition's. -->
  <xsl:param name="own" as="xs:string*" select="'#ed'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- Every text node in order. Here, and only here, copying what has no rule is right: an element
       that this stylesheet does not know can not take its words out of the text. -->
  <xsl:mode on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:for-each select="descendant::tei:gap[@reason = 'rights'][1]">
      <xsl:message terminate="yes" error-code="e:withheld"
        select="'The exact text of ' || /tei:TEI/@xml:id || ' cannot be given, for words are withheld (first in '
          || ancestor::*[@xml:id][1]/@xml:id || '); restore the file first.'"/>
    </xsl:for-each>
    <xsl:variable name="text" as="text()*">
      <xsl:apply-templates select="tei:TEI/tei:text"/>
    </xsl:variable>
    <xsl:value-of select="(tokenize(string-join($text), '&#10;') ! normalize-space())[.] ! (. || '&#10;')" separator=""/>
  </xsl:template>

  <!-- White space within a block becomes spaces, so that line feeds are free to part the blocks. -->
  <xsl:template match="text()" as="text()">
    <xsl:value-of select="translate(., '&#9;&#10;&#13;', '   ')"/>
  </xsl:template>

  <xsl:template match="tei:choice/text()" as="empty-sequence()"/>

  <xsl:template match="tei:p | tei:head | tei:cit | tei:body/tei:quote | tei:item | tei:ab | tei:note | tei:titlePart
    | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer | tei:lb" as="text()*">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What this edition corrects or adds. -->
  <xsl:template match="tei:corr | tei:reg | tei:expan | *[@resp][every $name in tokenize(@resp) satisfies $name = $own]"
    as="empty-sequence()" priority="1"/>

</xsl:stylesheet>
