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

  <xsl:template match="tei:persName | tei:placeName | tei:pubPlace | tei:publisher | tei:biblScope | tei:orgName | tei:name | tei:rs | tei:date | tei:bibl | tei:seg
    | tei:label[@type] | tei:title[@level = ('a', 'u')] | tei:idno | tei:sic | tei:corr | tei:supplied | tei:cit/tei:quote" as="node()*" mode="e:inline">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:title | tei:foreign | tei:term | tei:emph | tei:hi[not(@rend = 'sc')]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <i>
      <xsl:sequence select="@xml:lang ! e:lang(.)"/>
      <xsl:apply-templates mode="#current"/>
    </i>
  </xsl:template>

  <!-- A title that is not set off is in its language nevertheless. -->
  <xsl:template match="tei:title[@level = ('a', 'u')][@xml:lang]" as="element(l)" mode="e:inline" priority="1">
    <l>
      <xsl:sequence select="e:lang(@xml:lang)"/>
      <xsl:apply-templates mode="#current"/>
    </l>
  </xsl:template>

  <xsl:template match="tei:hi[@rend = 'sc']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <sc>
      <xsl:apply-templates mode="#current"/>
    </sc>
  </xsl:template>

  <xsl:template match="tei:code" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <code>
      <xsl:apply-templates mode="#current"/>
    </code>
  </xsl:template>

  <xsl:variable name="e:told-on-dots" as="xs:string" select="
    'What stands on a dotted line is this edition’s: names and dates from its registers, in place of withheld words.'"/>

  <!-- What this edition knows in place of withheld words: marked as data. -->
  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:title | tei:bibl | tei:pubPlace
    | tei:publisher | tei:date | tei:ref[@corresp] | tei:seg[@type = 'biography'])[e:stand-in(.)]"
    as="node()*" mode="e:inline" priority="5">
    <xsl:value-of select="e:space-outside(.) || e:space-before((.//tei:gap | .//text())[1])"/>
    <xsl:choose>
      <xsl:when test="self::tei:seg">[Ed.: {e:stand-in(.)}{']'[not(e:goes-on(current()))]}</xsl:when>
      <xsl:otherwise><d>{e:stand-in(.)}</d></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="e:kept(.)">
      <xsl:choose>
        <xsl:when test="self::tei:choice"><xsl:call-template name="e:correction"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="e:inline"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- An entry of a register: in print its words, or else its name. -->
  <xsl:template match="tei:ref[@target ! e:is-pointer(.)] | tei:ptr[@target ! e:is-pointer(.)]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="empty(node())">{e:entries(.) ! e:label(.)}</xsl:if>
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
    <xsl:value-of select="e:space-outside(.) || $marks[1]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <!-- Nothing of the witness is changed in silence: a correction has a note of its own. -->
  <xsl:template match="tei:choice" as="node()*" mode="e:inline">
    <xsl:apply-templates select="if ($corrections) then tei:corr else tei:sic" mode="#current"/>
    <xsl:call-template name="e:correction"/>
  </xsl:template>

  <xsl:template name="e:correction" as="element(note)?">
    <xsl:context-item as="element(tei:choice)" use="required"/>
    <xsl:if test="$corrections">
      <note n="†">{e:witness-reading(tei:sic)}</note>
    </xsl:if>
  </xsl:template>

  <!-- Who quotes has left words out; the dots that say so are characters of the text. -->
  <xsl:template match="tei:gap[@reason = 'ellipsis']" as="empty-sequence()" mode="e:inline"/>

  <!-- Words withheld: how many characters. -->
  <xsl:template match="tei:gap[@reason = 'rights']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-before(.)"/>
    <w c="{@quantity}"/>
  </xsl:template>

  <!-- A reference with its note; the number is the witness's. -->
  <xsl:template match="tei:ref[@type = 'note'][@xml:id]" as="node()*" mode="e:inline">
    <xsl:variable name="note" as="element(tei:note)" select="e:note(.)"/>
    <xsl:value-of select="e:between-marks(.)"/>
    <note n="{@n}" ref="{e:destination(@xml:id, .)}">
      <xsl:for-each select="$note">
        <xsl:call-template name="e:block-content"/>
      </xsl:for-each>
    </note>
  </xsl:template>

  <xsl:template match="tei:num[@type = 'figure']" as="text()" mode="e:inline">
    <xsl:value-of select="e:space-before(.) || e:figure(.)/@value"/>
  </xsl:template>

  <!-- A note of this edition at its place in the text; its mark is its address. -->
  <xsl:template match="tei:note[@type = 'editorial']" as="node()*" mode="e:inline">
    <xsl:value-of select="e:between-marks(.)"/>
    <note n="{@xml:id}">
      <xsl:call-template name="e:block-content"/>
    </note>
  </xsl:template>

  <!-- What this edition adds to another's note. -->
  <xsl:template match="tei:note[@n]/tei:seg[e:is-own(.)][not(e:is-own(..))]" as="node()*" mode="e:inline" priority="1">
    <xsl:value-of select="e:space-outside(.) || '[Ed.: '[not(current()/preceding-sibling::*[1][e:goes-on(.)])]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- The number that the witness prints before a note. -->
  <xsl:template match="tei:note/tei:label[not(@type)]" as="empty-sequence()" mode="e:inline"/>

  <!-- A note that points to another one. -->
  <xsl:template match="tei:ref[@type = 'note'][not(@xml:id)]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <x to="{e:destination(substring(@target, 2), .)}">{if (text()) then normalize-space() else '[' || @n || ']'}</x>
  </xsl:template>

  <xsl:template match="tei:ref[matches(@target, '^https?:')]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <a href="{@target}">
      <xsl:apply-templates mode="#current"/>
    </a>
  </xsl:template>

  <!-- A passage in this file is a link; of one in another file the words must do. -->
  <xsl:template match="tei:ref[matches(@target, '^(text:|#)')][not(@type = 'note')]" as="node()*" mode="e:inline">
    <xsl:value-of select="e:space-outside(.)"/>
    <xsl:variable name="to" as="xs:string?" select="e:destination-of(@target, .)"/>
    <xsl:choose>
      <xsl:when test="$to">
        <x to="{$to}">
          <xsl:apply-templates mode="#current"/>
        </x>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
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
