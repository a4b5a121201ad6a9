<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A text in the book: made as for the site, but that a note is there once, as one that a reading
       system can show in passing, and that the contents are the book's. -->

  <xsl:template name="e:text-page" as="element(c:page)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="chief" as="element(c:text)" select="e:chief($collection/c:collection)"/>
    <xsl:variable name="summary" as="element(c:text)?" select="$collection/c:collection/c:text[@key = e:key(current())]"/>
    <c:page file="{e:key(.)}.xhtml" title="{e:title(.)}" language="{e:language(.)}" class="reading">
      <c:contents>
        <xsl:for-each select="tei:text"><xsl:call-template name="e:entries-of-contents"/></xsl:for-each>
      </c:contents>
      <c:content>
        <section role="{if ($summary &lt;&lt; $chief) then 'doc-introduction' else 'doc-chapter'}" aria-label="{e:title(.)}">
          <xsl:apply-templates select="tei:text" mode="text"/>
          <xsl:call-template name="e:withdrawn"><xsl:with-param name="page" select="e:key(.)"/></xsl:call-template>
        </section>
      </c:content>
    </c:page>
  </xsl:template>

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

  <!-- Notes: each by itself, so that it can be shown where it is called. Its number leads back. -->

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
    <aside role="doc-footnote" id="{@xml:id}" aria-label="note {$number}">
      <a class="number" role="doc-backlink" href="{$reference}" aria-label="{$number}, back to the text"><xsl:value-of select="$number"/></a>
      <xsl:text> </xsl:text>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </aside>
  </xsl:template>

  <!-- A bar of wide spaces, which no reading system runs together, and narrow ones, at which all break lines;
       two of them are 1.25 em. -->
  <xsl:template match="tei:gap[@reason = 'rights'][not(parent::tei:ab[@type = 'separator'])]" mode="text" as="element(span)" priority="10">
    <xsl:variable name="pairs" as="xs:integer" select="xs:integer(max((1, round(@quantity * 0.444 div 1.25))))"/>
    <span class="bar{' point'[xs:integer(current()/@quantity) lt 3]}" aria-hidden="true">
      <xsl:value-of select="if (xs:integer(@quantity) lt 3) then ' ' else (1 to $pairs) ! '&#x2003; '" separator=""/>
    </span>
  </xsl:template>

</xsl:stylesheet>
