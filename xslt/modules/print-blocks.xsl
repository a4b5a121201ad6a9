<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The blocks of the text, one after another; divisions leave only the level of their headings. -->

  <!-- The text's structure into a flat row of blocks. -->
  <xsl:mode name="e:block" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Each block on a line of its own, for whoever reads or compares the print document. -->
  <xsl:template match="tei:titlePart | tei:docAuthor | tei:docDate | tei:docImprint | tei:byline | tei:trailer | tei:head
    | tei:p | tei:cit | tei:quote | tei:ab | tei:list" as="node()*" mode="e:block" priority="1">
    <xsl:text>&#10;</xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- A text that has no title page of its own opens with the header's title. -->
  <xsl:template match="tei:text" as="node()*" mode="e:block">
    <xsl:if test="empty(tei:front/tei:titlePage//tei:titlePart)">
      <xsl:text>&#10;</xsl:text>
      <opening>
        <h level="1">{e:title(..)}</h>
      </opening>
    </xsl:if>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:docTitle | tei:div" as="node()*" mode="e:block">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- The lines of a title page say together how much of them is withheld. -->
  <xsl:template match="tei:titlePage" as="node()*" mode="e:block">
    <xsl:variable name="withheld" as="xs:integer" select="sum((tei:docDate | tei:docImprint | tei:byline) ! e:withheld-words(.))"/>
    <xsl:text>&#10;</xsl:text>
    <opening>
      <xsl:apply-templates select="*" mode="#current"/>
      <xsl:if test="$withheld gt 0">
        <line><s>{e:withheld-phrase($withheld)}</s></line>
      </xsl:if>
    </opening>
  </xsl:template>

  <!-- Notes stand at the foot of the page, inside their references; one that nothing refers to
       would be lost, and stops the output. -->
  <xsl:template match="tei:div[@type = 'notes']" as="empty-sequence()" mode="e:block">
    <xsl:apply-templates select="* except tei:head" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:div[@type = 'notes']/tei:note" as="empty-sequence()" mode="e:block">
    <xsl:if test="empty(key('e:reference', @xml:id))">
      <xsl:message terminate="yes" error-code="e:no-reference"
        select="'Nothing refers to the note ' || @xml:id || ', which would be lost in print; add its reference.'"/>
    </xsl:if>
  </xsl:template>

  <!-- Title and author are known from the header where the text's own words are withheld. -->
  <xsl:template match="tei:titlePart" as="element(h)" mode="e:block">
    <h level="1">
      <xsl:call-template name="e:title-words">
        <xsl:with-param name="known" select="e:title(ancestor::tei:TEI)"/>
      </xsl:call-template>
    </h>
  </xsl:template>

  <xsl:template match="tei:docAuthor" as="element(author)" mode="e:block">
    <author>
      <xsl:call-template name="e:title-words">
        <xsl:with-param name="known" select="string-join(e:authors(ancestor::tei:TEI), ', ')"/>
      </xsl:call-template>
    </author>
  </xsl:template>

  <xsl:template name="e:title-words" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="known" as="xs:string" required="yes"/>
    <xsl:sequence select="@xml:id ! e:id(.)"/>
    <xsl:choose>
      <xsl:when test="e:withheld-characters(.) gt 0">{$known}</xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="e:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:docDate | tei:docImprint | tei:byline" as="element(line)" mode="e:block">
    <line>
      <xsl:sequence select="@xml:id ! e:id(.)"/>
      <xsl:apply-templates mode="e:inline"/>
    </line>
  </xsl:template>

  <xsl:template match="tei:trailer" as="element(closing)" mode="e:block">
    <closing>
      <xsl:call-template name="e:block-content"/>
    </closing>
  </xsl:template>

  <xsl:template match="tei:head" as="element(h)" mode="e:block">
    <h level="{1 + count(ancestor::tei:div)}" running="{normalize-space(string-join(.//text()[not(ancestor::tei:ref[@type = 'note'])]))}">
      <xsl:call-template name="e:block-content"/>
    </h>
  </xsl:template>

  <xsl:template match="tei:p" as="element(p)" mode="e:block">
    <p>
      <xsl:if test="@xml:id">
        <xsl:attribute name="n" select="replace(@xml:id, '^\D+', '')"/>
      </xsl:if>
      <xsl:call-template name="e:block-content"/>
    </p>
  </xsl:template>

  <!-- A displayed quotation with the reference that it carries. -->
  <xsl:template match="tei:cit | tei:quote" as="element(q)" mode="e:block">
    <q>
      <xsl:call-template name="e:block-content"/>
    </q>
  </xsl:template>

  <!-- What parts the text is structure, not wording: it is shown where its signs are withheld too. -->
  <xsl:template match="tei:ab[@type = 'separator']" as="element(separator)" mode="e:block">
    <separator>
      <xsl:choose>
        <xsl:when test="e:withheld-characters(.) gt 0">* * *</xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="e:inline"/>
        </xsl:otherwise>
      </xsl:choose>
    </separator>
  </xsl:template>

  <xsl:template match="tei:list" as="element(list)" mode="e:block e:inline">
    <list>
      <xsl:apply-templates select="*" mode="e:block"/>
    </list>
  </xsl:template>

  <xsl:template match="tei:item" as="element(item)" mode="e:block">
    <item>
      <xsl:call-template name="e:block-content"/>
    </item>
  </xsl:template>

  <xsl:template match="*" as="empty-sequence()" mode="e:block" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'print'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A block's identifier and content, and at its end how much of it is withheld. -->
  <xsl:template name="e:block-content" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="withheld" as="xs:integer" select="e:withheld-words(.)"/>
    <xsl:sequence select="@xml:id ! e:id(.)"/>
    <xsl:apply-templates mode="e:inline"/>
    <xsl:if test="$withheld gt 0">
      <s>{e:withheld-phrase($withheld)}</s>
    </xsl:if>
  </xsl:template>

  <!-- The number of characters withheld in a block, but for the numbers of notes, which are known. -->
  <xsl:function name="e:withheld-words" as="xs:integer">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="xs:integer(sum($block//tei:gap[@reason = 'rights']
      [not(parent::tei:ref[@type = 'note'] or parent::tei:label[not(@type)])]/xs:integer(@quantity)))"/>
  </xsl:function>

</xsl:stylesheet>
