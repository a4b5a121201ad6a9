<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A text in the book: made as for the site, but that a note is there once, as one that a reading
       system can show in passing, and that the contents are the book's. -->

  <!-- So many characters are enough for a file. A text that has more of them goes on in another, at the
       next block or note. -->
  <xsl:param name="enough" as="xs:integer" select="250000"/>

  <xsl:template name="e:text-page" as="element(c:page)+">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="."/>
    <xsl:variable name="key" as="xs:string" select="e:key(.)"/>
    <xsl:variable name="role" as="xs:string"
      select="if ($collection/c:collection/c:text[@key = $key] &lt;&lt; e:chief($collection/c:collection)) then 'doc-introduction' else 'doc-chapter'"/>
    <xsl:variable name="content" as="node()*">
      <xsl:apply-templates select="tei:text" mode="text"/>
      <xsl:call-template name="e:withdrawn"><xsl:with-param name="page" select="$key"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="paged" as="node()*">
      <xsl:apply-templates select="$content" mode="paged"><xsl:with-param name="key" select="$key" tunnel="yes"/></xsl:apply-templates>
    </xsl:variable>
    <xsl:for-each-group select="e:in-files($paged)" group-adjacent="@number">
      <xsl:variable name="first" as="xs:boolean" select="position() eq 1"/>
      <xsl:variable name="title" as="xs:string" select="e:title($text) || (if ($first) then '' else ' (' || @number || ')')"/>
      <c:page file="{string-join(($key, @number[not($first)], 'xhtml'), '.')}" title="{$title}" language="{e:language($text)}" class="reading">
        <xsl:if test="not($first)"><xsl:attribute name="within" select="$key"/></xsl:if>
        <xsl:if test="$first">
          <c:contents>
            <xsl:for-each select="$text/tei:text"><xsl:call-template name="e:entries-of-contents"/></xsl:for-each>
          </c:contents>
        </xsl:if>
        <c:content>
          <section role="{$role}" aria-label="{$title}">
            <xsl:sequence select="e:page-breaks($key)[$first]"/>
            <xsl:if test="not($first)"><h1><xsl:value-of select="$title"/></h1></xsl:if>
            <xsl:sequence select="current-group() ! node()"/>
          </section>
        </c:content>
      </c:page>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The content of a text in pieces, each with the number of its file. -->
  <xsl:function name="e:in-files" as="element(c:piece)+">
    <xsl:param name="content" as="node()*"/>
    <xsl:choose>
      <xsl:when test="sum($content ! string-length()) le $enough"><c:piece number="1"><xsl:sequence select="$content"/></c:piece></xsl:when>
      <xsl:otherwise>
        <!-- What has blocks in it, with that of its blocks which are in one file. -->
        <xsl:variable name="blocks" as="node()*" select="$content ! (if (self::div[@class = 'body'] or self::section[@role = 'doc-endnotes']) then node() else .)"/>
        <xsl:variable name="numbers" as="xs:integer*">
          <xsl:iterate select="$blocks">
            <xsl:param name="number" as="xs:integer" select="1"/>
            <xsl:param name="before" as="xs:integer" select="0"/>
            <xsl:variable name="next" as="xs:boolean" select="$before ge $enough"/>
            <xsl:sequence select="$number + (if ($next) then 1 else 0)"/>
            <xsl:next-iteration>
              <xsl:with-param name="number" select="$number + (if ($next) then 1 else 0)"/>
              <xsl:with-param name="before" select="string-length() + (if ($next) then 0 else $before)"/>
            </xsl:next-iteration>
          </xsl:iterate>
        </xsl:variable>
        <xsl:variable name="numbered" as="array(*)*" select="for-each-pair($blocks, $numbers, function($block as node(), $number as xs:integer) as array(*) { [$block, $number] })"/>
        <xsl:for-each-group select="$numbered" group-adjacent="?2, generate-id(?1/..)" composite="yes">
          <xsl:variable name="around" as="element()?" select="?1/.."/>
          <c:piece number="{?2}">
            <xsl:choose>
              <xsl:when test="$around">
                <xsl:element name="{local-name($around)}">
                  <xsl:sequence select="$around/(@* except @aria-labelledby), $around/@aria-labelledby[. = current-group()?1/@id]"/>
                  <xsl:sequence select="current-group()?1"/>
                </xsl:element>
              </xsl:when>
              <xsl:otherwise><xsl:sequence select="current-group()?1"/></xsl:otherwise>
            </xsl:choose>
          </c:piece>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What the site has for the eye on a wide screen, and for scripts. -->
  <xsl:template name="e:notes-beside" as="empty-sequence()"><xsl:context-item as="element()" use="required"/></xsl:template>
  <xsl:template name="e:switches" as="empty-sequence()"><xsl:context-item as="element(tei:text)" use="required"/></xsl:template>
  <xsl:template name="e:jump" as="empty-sequence()"><xsl:context-item as="element(tei:text)" use="required"/></xsl:template>
  <xsl:template name="e:contents" as="empty-sequence()"><xsl:context-item as="element(tei:text)" use="required"/></xsl:template>

  <!-- The number of a paragraph, by which it is cited. -->
  <xsl:template name="e:address" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test="@xml:id">
      <span class="address"><xsl:value-of select="replace(@xml:id, '^p', '')"/></span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Notes: each by itself, so that it can be shown where it is called. Its number leads back. (Some reading systems
       show an aside nowhere else, and the registers lead to notes.) -->

  <xsl:template match="tei:div[@type = 'notes']" mode="text" as="node()+" priority="12">
    <xsl:variable name="id" as="xs:string" select="e:notes-id(ancestor::tei:text)"/>
    <xsl:text>&#10;</xsl:text>
    <section class="notes" role="doc-endnotes" aria-labelledby="{$id}">
      <h2 id="{$id}"><xsl:call-template name="e:words-or-fact"><xsl:with-param name="fact" select="'Notes'"/></xsl:call-template></h2>
      <xsl:call-template name="e:voices"/>
      <xsl:apply-templates select="* except (tei:head | tei:note)" mode="text"/>
      <xsl:apply-templates select="tei:note" mode="text"/>
    </section>
  </xsl:template>

  <xsl:template match="tei:div[@type = 'notes']/tei:note" mode="text" as="node()+" priority="11">
    <xsl:call-template name="e:footnote">
      <xsl:with-param name="number" select="string(@n)"/>
      <xsl:with-param name="reference" select="string(@target)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="e:editorial-notes" as="node()*">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="notes" as="element(tei:note)*" select=".//tei:note[@type = 'editorial']"/>
    <xsl:if test="exists($notes)">
      <xsl:text>&#10;</xsl:text>
      <section class="notes ours" role="doc-endnotes" aria-labelledby="notes-of-edition">
        <h2 id="notes-of-edition">Notes of this edition</h2>
        <xsl:for-each select="$notes">
          <xsl:call-template name="e:footnote">
            <xsl:with-param name="number" select="string(@xml:id)"/>
            <xsl:with-param name="reference" select="'#' || @xml:id || '-ref'"/>
          </xsl:call-template>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:footnote" as="node()+">
    <xsl:context-item as="element(tei:note)" use="required"/>
    <xsl:param name="number" as="xs:string" required="yes"/>
    <xsl:param name="reference" as="xs:string" required="yes"/>
    <xsl:text>&#10;</xsl:text>
    <div class="note" role="doc-footnote" id="{@xml:id}">
      <a class="number" role="doc-backlink" href="{$reference}" aria-label="{$number}, back to the text"><xsl:value-of select="$number"/></a>
      <xsl:text> </xsl:text>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- A bar of wide spaces, which no reading system runs together, and narrow ones, at which all break lines;
       two of them are 1.25 em. -->
  <xsl:template match="tei:gap[@reason = 'rights'][not(parent::tei:ab[@type = 'separator'])]" mode="text" as="element(span)" priority="10">
    <xsl:variable name="pairs" as="xs:integer" select="xs:integer(max((1, round(@quantity * 0.444 div 1.25))))"/>
    <span class="bar{' point'[xs:integer(current()/@quantity) lt 3]}" aria-hidden="true" data-characters="{@quantity}">
      <xsl:value-of select="if (xs:integer(@quantity) lt 3) then ' ' else (1 to $pairs) ! '&#x2003; '" separator=""/>
    </span>
  </xsl:template>

</xsl:stylesheet>
