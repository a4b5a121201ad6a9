<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The cover; the title page and its verso, from the headers alone. -->

  <!-- The text that the edition is of: its facts are those of the book. -->
  <xsl:function name="e:chief" as="element(c:text)">
    <xsl:param name="edition" as="element(c:collection)"/>
    <xsl:sequence select="($edition/c:text[@kind = 'source'], $edition/c:text)[1]"/>
  </xsl:function>

  <xsl:function name="e:chief-file" as="element(tei:TEI)">
    <xsl:param name="edition" as="element(c:collection)"/>
    <xsl:sequence select="$files?*/tei:TEI[e:key(.) = e:chief($edition)/@key]"/>
  </xsl:function>

  <xsl:template name="e:front" as="element(c:page)+">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:variable name="chief" as="element(c:text)" select="e:chief(.)"/>
    <xsl:variable name="header" as="element(tei:TEI)" select="e:chief-file(.)"/>
    <xsl:variable name="authors" as="xs:string" select="string-join($chief/c:author, ', ')"/>
    <xsl:if test="exists($cover)">
      <c:page file="book.cover.xhtml" title="Cover" language="{@xml:lang}" class="cover">
        <c:content>
          <h1><img src="{$cover}" role="doc-cover" alt="{@title}"/></h1>
        </c:content>
      </c:page>
    </xsl:if>
    <c:page file="book.title.xhtml" title="Title page" language="{@xml:lang}" class="front">
      <c:content>
        <section epub:type="titlepage" aria-labelledby="title">
          <xsl:sequence select="e:page-breaks('book.title')"/>
          <header class="title">
            <p class="author"><xsl:value-of select="$authors"/></p>
            <h1 id="title"><xsl:value-of select="if (starts-with(@title, $authors || ', ')) then substring-after(@title, $authors || ', ') else @title"/></h1>
            <xsl:for-each select="$header/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub'] ! normalize-space(), e:by-line($header)">
              <p class="byline"><xsl:value-of select="."/></p>
            </xsl:for-each>
          </header>
          <p class="release"><xsl:value-of select="e:release($header)"/></p>
        </section>
      </c:content>
    </c:page>
    <c:page file="book.imprint.xhtml" title="About this book" language="{@xml:lang}" class="front">
      <c:content>
        <section epub:type="copyright-page" aria-labelledby="title">
          <xsl:sequence select="e:page-breaks('book.imprint')"/>
          <h1 id="title">About this book</h1>
          <p><xsl:value-of select="@title || '. ' || e:release($header) || '.'"/></p>
          <h2>Responsibility</h2>
          <dl>
            <xsl:for-each select="$chief/c:responsibility">
              <div>
                <dt><xsl:value-of select="c:name" separator=", "/></dt>
                <dd><xsl:value-of select="@for"/></dd>
              </div>
            </xsl:for-each>
          </dl>
          <h2>Rights</h2>
          <xsl:for-each select="e:rights($header)"><p><xsl:value-of select="."/></p></xsl:for-each>
          <xsl:for-each select="distinct-values($chief/c:rights/@target)">
            <p><a href="{.}"><xsl:value-of select="replace(., '^https?://|/$', '')"/></a></p>
          </xsl:for-each>
          <h2>How to cite</h2>
          <xsl:for-each select="e:chicago-entries(e:chapter($chief, (), ()))">
            <p class="citation"><xsl:sequence select="e:shown(., '')"/></p>
          </xsl:for-each>
          <p>Paragraphs, quotations, notes and entries have the same identifiers in the book as in all other forms of
            the edition. The number of a paragraph stands before it.</p>
        </section>
      </c:content>
    </c:page>
  </xsl:template>

</xsl:stylesheet>
