<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands within a block. Only what print makes visible becomes an element. -->

  <!-- Runs of text, and what is set differently or leads elsewhere. -->
  <xsl:mode name="e:inline" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="text()" as="text()?" mode="e:inline">
    <xsl:if test="normalize-space()">
      <xsl:value-of select="e:space-before(.) || normalize-space()"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" as="empty-sequence()" mode="e:inline"/>

  <xsl:template match="tei:persName | tei:placeName | tei:pubPlace | tei:orgName | tei:name | tei:rs | tei:date | tei:bibl | tei:seg
    | tei:label[@type] | tei:title[@level = ('a', 'u')] | tei:idno | tei:cit/tei:quote" as="node()*" mode="e:inline">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:title | tei:foreign | tei:term | tei:emph | tei:hi[not(@rend)] | tei:hi[@rend = 'italic']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <i>
      <xsl:sequence select="@xml:lang ! e:lang(.)"/>
      <xsl:apply-templates mode="#current"/>
    </i>
  </xsl:template>

  <xsl:template match="tei:hi[@rend = 'bold']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <b>
      <xsl:apply-templates mode="#current"/>
    </b>
  </xsl:template>

  <xsl:template match="tei:hi[@rend = 'smallcaps']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <sc>
      <xsl:apply-templates mode="#current"/>
    </sc>
  </xsl:template>

  <xsl:template match="tei:hi[@rend = 'superscript']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <sup>
      <xsl:apply-templates mode="#current"/>
    </sup>
  </xsl:template>

  <xsl:template match="tei:code" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <code>
      <xsl:apply-templates mode="#current"/>
    </code>
  </xsl:template>

  <xsl:template match="tei:lb" as="element(br)" mode="e:inline">
    <br/>
  </xsl:template>

  <!-- A further paragraph in one block. -->
  <xsl:template match="tei:note/tei:p | tei:item/tei:p | tei:quote/tei:p" as="node()*" mode="e:inline">
    <xsl:if test="preceding-sibling::tei:p">
      <br/>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:q | tei:quote" as="node()*" mode="e:inline">
    <xsl:variable name="marks" as="xs:string*" select="e:quotation-marks(.)"/>
    <xsl:value-of select="$marks[1]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <xsl:template match="tei:choice" as="node()*" mode="e:inline">
    <xsl:apply-templates select="if ($corrections) then tei:corr else tei:sic" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:corr | tei:sic" as="node()*" mode="e:inline">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What the witness supplies has its own brackets; what this edition supplies gets them. -->
  <xsl:template match="tei:supplied" as="node()*" mode="e:inline">
    <xsl:variable name="is-own" as="xs:boolean" select="e:is-own(.)"/>
    <xsl:value-of select="'['[$is-own]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="']'[$is-own]"/>
  </xsl:template>

  <xsl:template match="tei:gap[@reason = 'ellipsis']" as="node()*" mode="e:inline">
    <xsl:choose>
      <xsl:when test="tei:desc">
        <xsl:apply-templates select="tei:desc/node()" mode="#current"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="e:space-before(.) || '[…]'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words withheld: how many characters. -->
  <xsl:template match="tei:gap[@reason = 'rights']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-before(.)"/>
    <w c="{@quantity}"/>
  </xsl:template>

  <!-- A reference with its note; the number is the witness's. -->
  <xsl:template match="tei:ref[@type = 'note'][@xml:id]" as="element(note)" mode="e:inline">
    <xsl:variable name="note" as="element(tei:note)" select="e:note(.)"/>
    <note n="{@n}" ref="{@xml:id}">
      <xsl:for-each select="$note">
        <xsl:call-template name="e:block-content"/>
      </xsl:for-each>
    </note>
  </xsl:template>

  <!-- The number that the witness prints before a note. -->
  <xsl:template match="tei:note/tei:label[not(@type)]" as="empty-sequence()" mode="e:inline"/>

  <!-- A note that points to another one. -->
  <xsl:template match="tei:ref[@type = 'note'][not(@xml:id)]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <x to="{substring(@target, 2)}">{if (text()) then normalize-space() else '[' || @n || ']'}</x>
  </xsl:template>

  <xsl:template match="tei:ref[not(@type = 'note')]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <a>
      <xsl:variable name="passage" as="xs:string" select="substring-after(@target, 'text:' || ancestor::tei:TEI/@xml:id || '#')"/>
      <xsl:choose>
        <xsl:when test="$passage">
          <xsl:attribute name="to" select="$passage"/>
        </xsl:when>
        <xsl:when test="matches(@target, '^https?:')">
          <xsl:attribute name="href" select="@target"/>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates mode="#current"/>
    </a>
  </xsl:template>

  <xsl:template match="*" as="empty-sequence()" mode="e:inline" priority="-10">
    <xsl:call-template name="e:unhandled">
      <xsl:with-param name="output" select="'print'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="e:lang" as="attribute(lang)">
    <xsl:param name="lang" as="attribute(xml:lang)"/>
    <xsl:attribute name="lang" select="$lang"/>
  </xsl:function>

</xsl:stylesheet>
