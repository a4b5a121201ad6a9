<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Names of all kinds, and what else points into a register: a link to the entry. Where the words
       are withheld the register's name stands in their place, and says so. -->

  <xsl:template match="(tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs | tei:title | tei:bibl | tei:author
    | tei:pubPlace | tei:publisher)[@ref or @corresp]" mode="text" as="node()*" priority="5">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="bearers" as="text()*" select="()" tunnel="yes"/>
    <xsl:variable name="entries" as="element(c:entry)*" select="e:entries(.)"/>
    <xsl:choose>
      <xsl:when test="exists(e:stand-in(.))">
        <xsl:call-template name="e:name-instead"><xsl:with-param name="entry" select="$entries[1]"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="empty($entries) or $linked"><xsl:next-match/></xsl:when>
      <xsl:when test=".//*[self::tei:ref or self::tei:ptr or self::tei:note or exists(e:entries(.))]">
        <!-- Links do not nest: those within come first, and one run of words leads to the whole. -->
        <xsl:variable name="bearer" as="text()?" select="e:bearer(.)"/>
        <xsl:next-match><xsl:with-param name="bearers" select="$bearers, $bearer" tunnel="yes"/></xsl:next-match>
        <xsl:if test="empty($bearer) and empty(.//*[e:entries(.) intersect $entries[1]])">
          <xsl:call-template name="e:arrow"><xsl:with-param name="entry" select="$entries[1]"/></xsl:call-template>
        </xsl:if>
      </xsl:when>
      <xsl:when test="self::tei:title">
        <cite>
          <xsl:for-each select="@level"><xsl:attribute name="class" select="."/></xsl:for-each>
          <xsl:apply-templates select="." mode="linked"/>
        </cite>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="linked"/></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$entries[position() gt 1][not($linked)]">
      <xsl:call-template name="e:arrow"><xsl:with-param name="entry" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The mode "linked" makes an element that points to an entry the link to it. -->
  <xsl:mode name="linked" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="linked" as="element()">
    <xsl:variable name="entry" as="element(c:entry)" select="e:entries(.)[1]"/>
    <xsl:variable name="words" as="node()*"><xsl:apply-templates select="@xml:id, @xml:lang, node()" mode="text"/></xsl:variable>
    <xsl:call-template name="e:entry-link">
      <xsl:with-param name="entry" select="$entry"/>
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="class" select="$entry/../@kind, 'uncertain'[current()/@cert = ('low', 'medium')]"/>
      <xsl:with-param name="title" select="string($entry/@name)[. ne normalize-space(current())]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A run of text: a link where it leads to what surrounds it. -->
  <xsl:template name="e:run" as="node()?">
    <xsl:context-item as="text()" use="required"/>
    <xsl:param name="words" as="xs:string" select="string()"/>
    <xsl:param name="bearers" as="text()*" select="()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="exists($bearers intersect .)">
        <xsl:call-template name="e:entry-link">
          <xsl:with-param name="entry" select="ancestor::*[exists(e:entries(.))][1] ! e:entries(.)[1]"/>
          <xsl:with-param name="words" as="text()"><xsl:value-of select="$words"/></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of an element with links in it, the words that lead to its own entry: the call number, the
       title, or the last words that are in no other link. -->
  <xsl:function name="e:bearer" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="within" as="element()*" select="$element//*[exists(e:entries(.))]"/>
    <xsl:if test="empty($within[e:entries(.)[1] intersect e:entries($element)[1]])">
      <xsl:sequence select="(($element/(tei:idno | tei:seg[@type = 'callNumber'] | tei:title)//text() except $within//text())[normalize-space()][1],
        $element/text()[matches(., '[\p{L}\p{N}]')][last()]) => head()"/>
    </xsl:if>
  </xsl:function>

  <xsl:template name="e:entry-link" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="entry" as="element(c:entry)" required="yes"/>
    <xsl:param name="words" as="node()*" select="e:text(e:label($entry))"/>
    <!-- The kind of the entry comes first: the layers of marks go by it. -->
    <xsl:param name="class" as="xs:string*" select="string($entry/../@kind)"/>
    <xsl:param name="title" as="xs:string?" select="()"/>
    <xsl:param name="copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:element name="{if ($linked) then 'span' else 'a'}">
      <xsl:attribute name="class" select="$class"/>
      <xsl:if test="not($linked)"><xsl:attribute name="href" select="e:address-of($entry)"/></xsl:if>
      <xsl:for-each select="$title"><xsl:attribute name="title" select="."/></xsl:for-each>
      <xsl:if test="$copy and not($linked)"><xsl:attribute name="tabindex" select="-1"/></xsl:if>
      <xsl:sequence select="$words"/>
    </xsl:element>
  </xsl:template>

  <!-- A link that has no words of the text to stand on. -->
  <xsl:template name="e:arrow" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="entry" as="element(c:entry)" required="yes"/>
    <xsl:call-template name="e:entry-link">
      <xsl:with-param name="entry" select="$entry"/>
      <xsl:with-param name="words" as="node()+">
        <span class="phrase"><xsl:value-of select="' (' || e:label($entry) || ')'"/></span>
        <span aria-hidden="true">→</span>
      </xsl:with-param>
      <xsl:with-param name="class" select="'arrow'"/>
      <xsl:with-param name="title" select="e:label($entry)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The page of an entry. -->
  <xsl:function name="e:address-of" as="xs:string">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="$e:up || $entry/../@key || '/' || substring-after($entry/@ref, ':') || '.html'"/>
  </xsl:function>

  <xsl:function name="e:text" as="text()">
    <xsl:param name="string" as="xs:string"/>
    <xsl:value-of select="$string"/>
  </xsl:function>

</xsl:stylesheet>
