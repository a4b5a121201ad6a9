<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- The collection (see collect.xsl) in, the search page out: search.html. The form, its filters and
       what it says without a script are here; search.js seeks, counts and lists. -->

  <!-- The way from the page to the folder of the site. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- The source is the collection. -->
  <xsl:variable name="collection" as="document-node()" select="/"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/html-page.xsl"/>
  <xsl:include href="modules/alphabet.xsl"/>
  <xsl:include href="modules/layers.xsl"/>

  <!-- The collection's own elements become the page; anything else is a mistake. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:apply-templates select="c:collection"/>
  </xsl:template>

  <xsl:template match="c:collection" as="element(html)">
    <xsl:variable name="chief" as="element(c:text)" select="(c:text[@kind = 'source'], c:text)[1]"/>
    <html lang="{(@xml:lang, $chief/@language)[1]}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$chief"/>
        <xsl:with-param name="title" select="'Search – ' || @title"/>
        <xsl:with-param name="styles" select="'search'"/>
        <xsl:with-param name="scripts" select="'search'"/>
      </xsl:call-template>
      <body class="searching">
        <xsl:call-template name="e:banner">
          <xsl:with-param name="key" select="'search'"/>
          <xsl:with-param name="collection" select="."/>
        </xsl:call-template>
        <main id="text">
          <header class="title"><h1>Search</h1></header>
          <search>
            <form class="search" action="search.html" method="get">
              <xsl:call-template name="e:question"/>
              <div class="filters" hidden="hidden">
                <xsl:call-template name="e:layer-filter"/>
                <xsl:apply-templates select="c:register[@kind = ('person', 'place')]"/>
              </div>
            </form>
          </search>
          <p class="found" role="status"></p>
          <section class="results" aria-label="Results" hidden="hidden">
            <ol></ol>
            <button type="button" hidden="hidden">More results</button>
          </section>
          <xsl:call-template name="e:without"/>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$chief"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="e:question" as="element()+">
    <xsl:context-item use="optional"/>
    <div class="question">
      <label for="q">Words, a name or a call number</label>
      <input id="q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="q-hint"/>
      <button type="submit">Search</button>
    </div>
    <p class="hint" id="q-hint">Every spelling of a name finds it, in Latin letters or Cyrillic. “Words in quotation marks” are sought as they stand.</p>
  </xsl:template>

  <!-- One of the layers is enough. -->
  <xsl:template name="e:layer-filter" as="element(fieldset)">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:variable name="kinds" as="attribute()*" select="c:register/@kind"/>
    <fieldset class="layers">
      <legend>Only in</legend>
      <ul>
        <xsl:for-each select="$e:layers[not(@of) or @of = $kinds]">
          <xsl:call-template name="e:choice">
            <xsl:with-param name="name" select="'layer'"/>
            <xsl:with-param name="value" select="string(@key)"/>
            <xsl:with-param name="label" select="string()"/>
          </xsl:call-template>
        </xsl:for-each>
      </ul>
    </fieldset>
  </xsl:template>

  <!-- All of the persons and places are wanted. -->
  <xsl:template match="c:register" as="element(details)">
    <xsl:variable name="name" as="xs:string" select="string(@kind)"/>
    <details>
      <summary><xsl:value-of select="if ($name = 'person') then 'Only what mentions or quotes a person' else 'Only what mentions a place'"/></summary>
      <fieldset class="named">
        <legend><xsl:value-of select="@title"/> mentioned</legend>
        <ul>
          <xsl:for-each select="c:entry">
            <xsl:sort select="e:folded(@sort)" collation="{$e:by-character}"/>
            <xsl:call-template name="e:choice">
              <xsl:with-param name="name" select="$name"/>
              <xsl:with-param name="value" select="substring-after(@ref, ':')"/>
              <xsl:with-param name="label" select="string(@sort)"/>
            </xsl:call-template>
          </xsl:for-each>
        </ul>
      </fieldset>
    </details>
  </xsl:template>

  <xsl:template name="e:choice" as="node()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="value" as="xs:string" required="yes"/>
    <xsl:param name="label" as="xs:string" required="yes"/>
    <xsl:text>&#10;</xsl:text>
    <li>
      <label>
        <input type="checkbox" name="{$name}" value="{$value}"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="$label"/>
        <xsl:text> </xsl:text>
        <span class="count"></span>
      </label>
    </li>
  </xsl:template>

  <!-- What a reader sees until the script has found the index: for good, without script or server. -->
  <xsl:template name="e:without" as="element(div)">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <div class="without">
      <p>Search works in a browser that runs scripts, on a site that a server gives out: on the web, or on your own machine
        with <code>edition serve</code>. A browser that opens these pages from disk, or without scripts, cannot search; there
        your browser’s own search finds words in a page<xsl:if test="c:register">, and the indexes list every name</xsl:if>:</p>
      <ul>
        <xsl:for-each select="c:text, c:register">
          <li><a href="{@key}.html"><xsl:value-of select="@title"/></a></li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

</xsl:stylesheet>
