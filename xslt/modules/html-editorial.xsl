<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Notes of this edition, which stand in the text where they belong: a mark there, the note in a
       list of its own, and beside the paragraph. -->

  <xsl:template match="tei:note[@type = 'editorial']" mode="text" as="element(a)" priority="6">
    <xsl:param name="copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <a class="ref ours" role="doc-noteref" href="#{@xml:id}" aria-label="note {@xml:id} of this edition">
      <xsl:if test="$copy"><xsl:attribute name="tabindex" select="-1"/></xsl:if>
      <xsl:if test="not($copy)"><xsl:attribute name="id" select="@xml:id || '-ref'"/></xsl:if>
      <xsl:value-of select="@xml:id"/>
    </a>
  </xsl:template>

  <xsl:template name="e:editorial-notes" as="node()*">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="notes" as="element(tei:note)*" select=".//tei:note[@type = 'editorial']"/>
    <xsl:if test="exists($notes)">
      <xsl:text>&#10;</xsl:text>
      <section class="notes ours" aria-labelledby="notes-of-edition">
        <h2 id="notes-of-edition">Notes of this edition</h2>
        <ol>
          <xsl:for-each select="$notes">
            <xsl:text>&#10;</xsl:text>
            <li id="{@xml:id}">
              <a class="address number" href="#{@xml:id}" title="Cite note {@xml:id}" aria-label="Cite note {@xml:id}"><xsl:value-of select="@xml:id"/></a>
              <xsl:text> </xsl:text>
              <xsl:apply-templates mode="text"/>
              <xsl:call-template name="e:way-back">
                <xsl:with-param name="reference" select="'#' || @xml:id || '-ref'"/>
                <xsl:with-param name="note" select="string(@xml:id)"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
