<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The collection (see collect.xsl) in, the edition's first page out: index.html. -->

  <!-- The way from the page to the folder of the site. -->
  <xsl:variable name="e:up" as="xs:string" select="''"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- The source is the collection. -->
  <xsl:variable name="collection" as="document-node()" select="/"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/html-page.xsl"/>

  <!-- The collection's own elements become the page; anything else is a mistake. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(html)">
    <xsl:apply-templates select="c:collection"/>
  </xsl:template>

  <xsl:template match="c:collection" as="element(html)">
    <!-- The edition's own facts are those of the first text that is not ours, else of the first. -->
    <xsl:variable name="chief" as="element(c:text)" select="(c:text[@kind = 'source'], c:text)[1]"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($chief/c:author, ', ')"/>
    <html lang="{$chief/@language}">
      <xsl:call-template name="e:head">
        <xsl:with-param name="summary" select="$chief"/>
        <xsl:with-param name="title" select="string(@title)"/>
        <xsl:with-param name="metadata" select="e:home-metadata(., $chief)"/>
      </xsl:call-template>
      <body class="home">
        <a class="skip" href="#text">Skip to the text</a>
        <main id="text">
          <header class="title">
            <p class="author"><xsl:value-of select="$authors"/></p>
            <h1><xsl:value-of select="if (starts-with(@title, $authors || ', ')) then substring-after(@title, $authors || ', ') else @title"/></h1>
            <p class="sub">A digital scholarly edition</p>
          </header>
          <nav aria-label="Texts">
            <ol class="texts">
              <xsl:apply-templates select="c:text"/>
            </ol>
          </nav>
          <search>
            <form class="seek" action="search.html" method="get">
              <label for="seek">Search for words, a name or a call number</label>
              <input id="seek" type="search" name="q"/>
              <button>Search</button>
            </form>
          </search>
          <xsl:if test="c:register">
            <nav aria-labelledby="registers">
              <h2 id="registers">Registers</h2>
              <ul class="registers">
                <xsl:apply-templates select="c:register"/>
              </ul>
            </nav>
            <nav aria-labelledby="pictures">
              <h2 id="pictures">Pictures</h2>
              <ul class="pictures">
                <xsl:apply-templates select="$e:pictures[@of = current()/c:register/@key]"/>
              </ul>
            </nav>
          </xsl:if>
          <xsl:for-each select="c:text[@characters-withheld ne '0']">
            <xsl:call-template name="e:withheld-notice">
              <xsl:with-param name="title" select="string(@title)"/>
              <xsl:with-param name="names" select="exists(../c:register)"/>
            </xsl:call-template>
          </xsl:for-each>
          <section class="responsibility">
            <h2>Responsibility</h2>
            <dl>
              <xsl:for-each select="$chief/c:responsibility">
                <xsl:text>&#10;</xsl:text>
                <div>
                  <dt><xsl:value-of select="c:name" separator=", "/></dt>
                  <dd><xsl:value-of select="@for"/></dd>
                </div>
              </xsl:for-each>
            </dl>
          </section>
        </main>
        <xsl:call-template name="e:colophon">
          <xsl:with-param name="summary" select="$chief"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="c:text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <li>
      <a href="{@key}.html"><xsl:value-of select="@title"/></a>
      <p class="by"><xsl:value-of select="c:author" separator=", "/></p>
      <p class="extent">
        <xsl:value-of select="(('paragraph', @paragraphs), ('quotation', @quotations), ('note', @notes))
          => e:extent()" separator=" · "/>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="c:register" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <li><a href="{@key}.html"><xsl:value-of select="@title"/></a><xsl:text> </xsl:text><span class="extent"><xsl:value-of select="count(c:entry)"/></span></li>
  </xsl:template>

  <xsl:template match="c:picture" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <li><a href="{@key}.html"><xsl:value-of select="@title"/></a><p><xsl:value-of select="."/></p></li>
  </xsl:template>

  <!-- “3 paragraphs”, “1 note”, from pairs of a word and a number; what there is none of is left out. -->
  <xsl:function name="e:extent" as="xs:string*">
    <xsl:param name="pairs" as="item()+"/>
    <xsl:for-each select="1 to count($pairs) idiv 2">
      <xsl:variable name="number" as="xs:integer" select="xs:integer($pairs[2 * current()])"/>
      <xsl:if test="$number gt 0">
        <xsl:sequence select="$number || ' ' || $pairs[2 * current() - 1] || 's'[$number ne 1]"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
