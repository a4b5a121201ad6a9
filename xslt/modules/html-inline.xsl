<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The mode "text" turns TEI into HTML, element by element, and stops at what it does not know.
       This module has what stands inside a paragraph; html-structure has the blocks. -->
  <xsl:mode name="text" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="text" as="empty-sequence()" priority="-10">
    <xsl:call-template name="e:unhandled"><xsl:with-param name="output" select="'HTML'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="text()" mode="text" as="node()">
    <xsl:call-template name="e:run"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="text" as="empty-sequence()"/>

  <!-- An identifier is the same in TEI and HTML; in a copy of something ($copy) it is left out. -->
  <xsl:template match="@xml:id" mode="text" as="attribute(id)?">
    <xsl:param name="copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($copy)">
      <xsl:attribute name="id" select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="text" as="attribute(lang)">
    <xsl:attribute name="lang" select="."/>
  </xsl:template>

  <!-- Elements that say what a stretch of text is and change nothing in it: a span with a class. -->
  <xsl:variable name="e:class" as="map(xs:string, xs:string)" select="map {
    'persName': 'person', 'placeName': 'place', 'orgName': 'org', 'name': 'name', 'rs': 'rs', 'bibl': 'bibl',
    'author': 'person', 'title': 'work', 'pubPlace': 'place', 'publisher': 'org', 'biblScope': 'scope', 'idno': 'call-number', 'seg': 'seg',
    'supplied': 'supplied', 'label': 'label' }"/>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:bibl | tei:author
    | tei:pubPlace | tei:publisher | tei:biblScope | tei:idno | tei:seg | tei:supplied | tei:label"
    mode="text" as="element(span)" priority="-1">
    <span class="{if (@type = 'callNumber') then 'call-number' else $e:class(local-name())}">
      <xsl:apply-templates select="@xml:id, @xml:lang, node()" mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:title" mode="text" as="element(cite)">
    <cite>
      <xsl:for-each select="@level"><xsl:attribute name="class" select="."/></xsl:for-each>
      <xsl:apply-templates select="@xml:id, @xml:lang, node()" mode="text"/>
    </cite>
  </xsl:template>

  <!-- A figure says what it counts. -->
  <xsl:template match="tei:num[@type = 'figure']" mode="text" as="element(data)">
    <xsl:variable name="figure" as="element(c:figure)" select="e:figure(.)"/>
    <data value="{$figure/@value}" title="{$figure/@counts}"><xsl:value-of select="$figure/@value"/></data>
  </xsl:template>

  <!-- A date that HTML can express is machine-readable there too. -->
  <xsl:template match="tei:date" mode="text" as="element()">
    <xsl:element name="{if (e:is-html-date(@when)) then 'time' else 'span'}">
      <xsl:choose>
        <xsl:when test="e:is-html-date(@when)"><xsl:attribute name="datetime" select="@when"/></xsl:when>
        <xsl:otherwise><xsl:attribute name="class" select="'date'"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="@xml:id, node()" mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="e:is-html-date" as="xs:boolean">
    <xsl:param name="when" as="attribute(when)?"/>
    <xsl:sequence select="matches($when, '^\d{4}(-\d\d(-\d\d)?)?$')"/>
  </xsl:function>

  <!-- The quotation marks are the text's own: the stylesheet keeps the browser from adding any. -->
  <xsl:template match="tei:q | tei:quote" mode="text" as="element(q)">
    <q><xsl:apply-templates select="@who, self::tei:quote/@corresp, @xml:id, @xml:lang, node()" mode="text"/></q>
  </xsl:template>

  <!-- Who speaks, where the registers know. -->
  <xsl:template match="@who | tei:quote/@corresp" mode="text" as="attribute(title)?">
    <xsl:variable name="speakers" as="element(c:entry)*" select="e:said-by(..) ! e:entry-at(.)"/>
    <xsl:if test="exists($speakers)">
      <xsl:attribute name="title" select="'words of ' || string-join($speakers/@name, ', ')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:term | tei:hi" mode="text" as="element(i)">
    <i class="{(@rend[. ne 'italic'], local-name())[1]}">
      <xsl:apply-templates select="@xml:id, @xml:lang, node()" mode="text"/>
    </i>
  </xsl:template>

  <xsl:template match="tei:emph" mode="text" as="element(em)">
    <em><xsl:apply-templates select="@xml:id, @xml:lang, node()" mode="text"/></em>
  </xsl:template>

  <xsl:template match="tei:code" mode="text" as="element(code)">
    <code><xsl:apply-templates mode="text"/></code>
  </xsl:template>

  <xsl:template match="tei:lb" mode="text" as="element(br)">
    <br/>
  </xsl:template>

  <!-- A correction shows both readings, in the order of the encoding, to every reader alike. -->

  <xsl:template match="tei:choice" mode="text" as="element(span)">
    <span class="choice">
      <xsl:for-each select="*">
        <!-- The space goes when a reader asks for one of the readings alone. -->
        <xsl:if test="position() gt 1"><span class="or"><xsl:text> </xsl:text></span></xsl:if>
        <xsl:apply-templates select="." mode="text"/>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="tei:choice/tei:sic" mode="text" as="element(del)" priority="2">
    <del title="so in the witness"><xsl:apply-templates select="@xml:id, node()" mode="text"/></del>
  </xsl:template>

  <xsl:template match="tei:corr" mode="text" as="element(ins)">
    <ins title="corrected by this edition"><xsl:apply-templates select="@xml:id, node()" mode="text"/></ins>
  </xsl:template>

  <xsl:template match="tei:sic" mode="text" as="element(span)">
    <span class="sic" title="so in the witness"><xsl:apply-templates select="@xml:id, node()" mode="text"/></span>
  </xsl:template>

  <!-- The dots of an ellipsis are kept as text beside or inside the gap. -->
  <xsl:template match="tei:gap[@reason = 'ellipsis']" mode="text" as="empty-sequence()"/>

  <!-- Links -->

  <xsl:template match="tei:ref | tei:ptr" mode="text" as="node()+">
    <xsl:param name="copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="href" as="xs:string?" select="e:href(@target)"/>
    <xsl:variable name="entries" as="element(c:entry)*" select="e:entries(.)"/>
    <xsl:variable name="name" as="xs:string" select="($entries[e:address-of(.) = $href] ! e:label(.), e:name-of(replace(@target, '^https?://(www\.)?([^/]+).*|.*[#:]', '$2')))[1]"/>
    <xsl:variable name="withheld" as="xs:boolean" select="e:withheld-characters(.) gt 0"/>
    <!-- Without the registers a pointer into them is its words. -->
    <xsl:element name="{if (exists($href)) then 'a' else 'span'}">
      <xsl:variable name="class" as="xs:string*" select="$entries[e:address-of(.) = $href][1]/../@kind, 'instead'[$withheld and exists($href)]"/>
      <xsl:if test="exists($class)"><xsl:attribute name="class" select="$class"/></xsl:if>
      <xsl:for-each select="$href"><xsl:attribute name="href" select="."/></xsl:for-each>
      <xsl:if test="$copy and exists($href)"><xsl:attribute name="tabindex" select="-1"/></xsl:if>
      <!-- Where its words are withheld it says what it leads to. -->
      <xsl:apply-templates select="@xml:id, node()[not($withheld and exists($href))]" mode="text">
        <xsl:with-param name="linked" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:if test="empty(node()) or $withheld and exists($href)"><xsl:value-of select="$name"/></xsl:if>
    </xsl:element>
    <!-- “Ibid.” leads to a note, and to the document that it means. -->
    <xsl:for-each select="$entries[not(e:address-of(.) = $href)]">
      <xsl:choose>
        <xsl:when test="$withheld">
          <xsl:text> </xsl:text>
          <xsl:call-template name="e:entry-link">
            <xsl:with-param name="entry" select="."/>
            <xsl:with-param name="class" select="../@kind, 'instead'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="e:arrow"><xsl:with-param name="entry" select="."/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Where a TEI pointer leads in the folder of pages: a passage of a text, an entry of a register, or
       an outside address. -->
  <xsl:function name="e:href" as="xs:string?">
    <xsl:param name="target" as="attribute(target)"/>
    <xsl:variable name="own" as="xs:string" select="'text:' || root($target)/tei:TEI/@xml:id"/>
    <xsl:choose>
      <xsl:when test="matches($target, '^(#|https?:)')"><xsl:sequence select="string($target)"/></xsl:when>
      <xsl:when test="starts-with($target, $own || '#')"><xsl:sequence select="substring-after($target, $own)"/></xsl:when>
      <xsl:when test="starts-with($target, 'text:')">
        <xsl:sequence select="$e:up || replace($target, '^text:([^#]+)', '$1.html')"/>
      </xsl:when>
      <xsl:when test="e:is-pointer($target)">
        <xsl:sequence select="e:entry-at($target) ! e:address-of(.)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes" error-code="e:pointer"
          select="'The HTML stylesheet cannot follow the pointer ' || $target || '; use #…, text:…, https://… or an entry of a register.'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- “paragraph 12” for p12. -->
  <xsl:function name="e:name-of" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)"
      select="map { 'p': 'paragraph', 'q': 'quotation', 'n': 'note', 'h': 'heading', 't': 'line', 'r': 'reference' }"/>
    <xsl:sequence select="if (matches($id, '^[pqnhtr]\d+$')) then $kinds(substring($id, 1, 1)) || ' ' || substring($id, 2) else $id"/>
  </xsl:function>

</xsl:stylesheet>
