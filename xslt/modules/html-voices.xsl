<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Who speaks in the notes: the author, another editor, this edition; each has a siglum. -->

  <xsl:template name="e:voices" as="element(p)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="speakers" as="element(tei:respStmt)*" tunnel="yes"/>
    <xsl:if test="count($speakers) gt 1">
      <p class="voices">
        <xsl:for-each select="$speakers">
          <span class="{e:voice(.)}">
            <span class="who"><xsl:value-of select="e:siglum(.)"/></span>
            <xsl:text> </xsl:text>
            <xsl:value-of select="tei:persName, tei:orgName" separator=", "/>
          </span>
          <xsl:if test="position() ne last()"><xsl:text> </xsl:text></xsl:if>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Those who speak in the notes of a text, in the order of the header; this edition too where it
       says something in place of withheld words. -->
  <xsl:function name="e:speakers" as="element(tei:respStmt)*">
    <xsl:param name="text" as="element(tei:text)"/>
    <xsl:variable name="keys" as="xs:string*"
      select="distinct-values($text/tei:back//tei:note/(@resp, tei:seg/@resp) ! tokenize(.)) ! substring-after(., '#')"/>
    <xsl:variable name="edition" as="element(tei:respStmt)?"
      select="if ($text//tei:note/tei:seg[@type = 'biography'][e:stand-in(.)]) then e:edition($text/..) else ()"/>
    <xsl:sequence select="key('responsibility', $keys, root($text)) | $edition"/>
  </xsl:function>

  <xsl:function name="e:edition" as="element(tei:respStmt)?">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt[e:voice(.) = 'by-edition'][1]"/>
  </xsl:function>

  <!-- A speaker is the text's author, this edition (who is its publisher), or another editor. -->
  <xsl:function name="e:voice" as="xs:string">
    <xsl:param name="speaker" as="element(tei:respStmt)?"/>
    <xsl:variable name="description" as="element(tei:fileDesc)?" select="$speaker/ancestor::tei:fileDesc"/>
    <xsl:sequence select="
      if ($speaker/tei:persName = $description/tei:titleStmt/tei:author) then 'by-author'
      else if ($speaker/* = $description/tei:publicationStmt/tei:publisher) then 'by-edition'
      else 'by-editor'"/>
  </xsl:function>

  <!-- A person's last name; a body's key. -->
  <xsl:function name="e:siglum" as="xs:string">
    <xsl:param name="speaker" as="element(tei:respStmt)?"/>
    <xsl:sequence select="if ($speaker/tei:persName) then tokenize($speaker/tei:persName[1])[last()]
      else upper-case($speaker/@xml:id)"/>
  </xsl:function>

</xsl:stylesheet>
