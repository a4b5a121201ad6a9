<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The page of an entry: where it stands in its register, what it is in short, its facts with their
       grounds, what leads to it, and where it is mentioned. -->

  <xsl:template name="e:entry" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <!-- The entries before and after it, in the register's order. -->
    <xsl:param name="before" as="element()*" required="yes"/>
    <xsl:param name="after" as="element()*" required="yes"/>
    <xsl:variable name="pointer" as="xs:string" select="e:pointer(.)"/>
    <nav class="turning" aria-label="Entries">
      <xsl:for-each select="$before[last()]">
        <a rel="prev" href="{@xml:id}.html"><span aria-hidden="true">←&#160;</span><xsl:value-of select="e:filed-name(.)"/></a>
      </xsl:for-each>
      <a class="up" href="{$e:up}{e:key(ancestor::tei:TEI)}.html#{@xml:id}"><xsl:value-of select="e:title(ancestor::tei:TEI)"/></a>
      <xsl:for-each select="$after[1]">
        <a rel="next" href="{@xml:id}.html"><xsl:value-of select="e:filed-name(.)"/><span aria-hidden="true">&#160;→</span></a>
      </xsl:for-each>
    </nav>
    <xsl:text>&#10;</xsl:text>
    <article class="entry" id="{@xml:id}" aria-labelledby="{@xml:id}-name">
      <a class="address" href="#{@xml:id}" title="Cite this entry" aria-label="Cite this entry">#</a>
      <xsl:call-template name="e:card"/>
      <xsl:call-template name="e:facts"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:life"/>
      <xsl:call-template name="e:letters"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:if test="self::tei:event and exists($collection)">
        <xsl:call-template name="e:near">
          <xsl:with-param name="title" select="'Before and after'"/>
          <xsl:with-param name="entries" select="($before, ., $after) ! e:entry-at(e:pointer(.))"/>
          <xsl:with-param name="pointer" select="$pointer"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="e:what-leads-here"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:mentioned"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
    </article>
  </xsl:template>

</xsl:stylesheet>
