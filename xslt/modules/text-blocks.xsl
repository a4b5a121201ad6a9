<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:t="urn:edition:plain"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The blocks of plain text (t:block), each with its passage in a mark; @hang tells by what the lines
       after its first are set in. -->

  <!-- The text's structure into blocks. -->
  <xsl:mode name="e:plain-block" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:text" as="element(t:block)*" mode="e:plain-block">
    <xsl:if test="empty(tei:front/tei:titlePage//tei:titlePart)">
      <xsl:sequence select="string-join(e:authors(..), ', ')[.] ! e:said(.), e:underlined(e:said(e:title(..)), '=')"/>
    </xsl:if>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- Where notes stand at the end of each section: after each division, or each stretch between separators. -->
  <xsl:template match="tei:body[$notes = 'section']" as="element(t:block)*" mode="e:plain-block" priority="1">
    <xsl:for-each-group select="*" group-starting-with="tei:div | tei:ab[@type = 'separator']">
      <xsl:apply-templates select="current-group()" mode="#current"/>
      <xsl:variable name="called" as="element(tei:note)*"
        select="(current-group(), current()[not(preceding-sibling::*)]/../../tei:front)//tei:ref[@type = 'note'][@xml:id]
          [. is key('e:reference', substring(@target, 2))[1]] ! e:note(.)"/>
      <xsl:if test="exists($called)">
        <xsl:sequence select="e:underlined(e:said('Notes'), '-')"/>
        <xsl:apply-templates select="$called" mode="#current"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- There remain those that are called in another note, or behind the text. -->
  <xsl:template match="tei:div[@type = 'notes'][$notes = 'section']" as="element(t:block)*" mode="e:plain-block" priority="1">
    <xsl:variable name="rest" as="element(tei:note)*"
      select="tei:note[empty(key('e:reference', @xml:id)[1]/(ancestor::tei:front | ancestor::tei:body))]"/>
    <xsl:apply-templates select="* except (tei:head[empty($rest)], tei:note except $rest)" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:titlePage | tei:docTitle | tei:div" as="element(t:block)*" mode="e:plain-block">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- Title and author are known from the header where the text's own words are withheld. -->
  <xsl:template match="tei:titlePart" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:underlined(e:passage-block(., if (e:withheld-characters(.)) then e:words(e:title(ancestor::tei:TEI)) else e:plain(node())), '=')"/>
  </xsl:template>

  <xsl:template match="tei:docAuthor" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:passage-block(., if (e:withheld-characters(.)) then e:words(string-join(e:authors(ancestor::tei:TEI), ', ')) else e:plain(node()))"/>
  </xsl:template>

  <xsl:template match="tei:head" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:underlined(e:passage-block(., e:plain(node())), '-')"/>
  </xsl:template>

  <!-- The heading of the notes says nothing that is not known. -->
  <xsl:template match="tei:div[@type = 'notes']/tei:head" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:underlined(e:passage-block(., if (e:withheld-characters(.)) then e:words('Notes') else e:plain(node())), '-')"/>
  </xsl:template>

  <xsl:template match="tei:p[not(tei:list)] | tei:docDate | tei:docImprint | tei:byline | tei:trailer" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:passage-block(., e:plain(node()))"/>
  </xsl:template>

  <!-- A list parts the paragraph that it stands in. -->
  <xsl:template match="tei:p[tei:list]" as="element(t:block)*" mode="e:plain-block">
    <xsl:for-each-group select="node()" group-adjacent="exists(self::tei:list)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="#current"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="words" as="node()*" select="e:plain(current-group())"/>
          <xsl:if test="string-join($words)"><xsl:sequence select="e:passage-block(.., $words)"/></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="tei:list" as="element(t:block)" mode="e:plain-block">
    <t:block hang="  ">
      <xsl:for-each select="tei:item">
        <xsl:value-of select="'&#10;'[current()/preceding-sibling::tei:item] || '– '"/>
        <xsl:sequence select="e:span(., e:plain(node()))"/>
      </xsl:for-each>
    </t:block>
  </xsl:template>

  <xsl:template match="tei:cit | tei:quote" as="element(t:block)" mode="e:plain-block">
    <t:block hang="    "><xsl:text>    </xsl:text><xsl:sequence select="e:span(., e:plain(node()))"/></t:block>
  </xsl:template>

  <xsl:template match="tei:ab[@type = 'separator']" as="element(t:block)" mode="e:plain-block">
    <xsl:sequence select="e:passage-block(., if (e:withheld-characters(.)) then e:words('* * *') else e:plain(node()))"/>
  </xsl:template>

  <xsl:template match="tei:note" as="element(t:block)" mode="e:plain-block">
    <t:block><xsl:sequence select="e:span(., (e:words(@n || '. '), e:plain(node())))"/></t:block>
  </xsl:template>

  <xsl:template match="*" as="empty-sequence()" mode="e:plain-block" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'text'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A block that is one passage of the text. -->
  <xsl:function name="e:passage-block" as="element(t:block)">
    <xsl:param name="passage" as="element()"/>
    <xsl:param name="content" as="node()*"/>
    <t:block><xsl:sequence select="e:span($passage, $content)"/></t:block>
  </xsl:function>

  <!-- Content in the mark of the element that it comes from. -->
  <xsl:function name="e:span" as="node()*">
    <xsl:param name="from" as="element()"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:for-each select="$from">
      <xsl:call-template name="e:marked"><xsl:with-param name="content" select="$content"/></xsl:call-template>
    </xsl:for-each>
  </xsl:function>

  <!-- A block, or a run, of this edition's own words. -->
  <xsl:function name="e:said" as="element(t:block)">
    <xsl:param name="words" as="xs:string"/>
    <t:block>{$words}</t:block>
  </xsl:function>

  <xsl:function name="e:words" as="text()">
    <xsl:param name="words" as="xs:string"/>
    <xsl:value-of select="$words"/>
  </xsl:function>

  <xsl:function name="e:underlined" as="element(t:block)">
    <xsl:param name="heading" as="element(t:block)"/>
    <xsl:param name="rule" as="xs:string"/>
    <t:block><xsl:sequence select="$heading/node(), e:words('&#10;' || replace($heading, '.', $rule))"/></t:block>
  </xsl:function>

</xsl:stylesheet>
