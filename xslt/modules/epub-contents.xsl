<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The contents of the book, for those who read and for the reading system; the lists of its
       landmarks and of the pages of the printed book. -->

  <xsl:template name="e:contents-page" as="element(c:page)">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <!-- All other pages, in the order of the book. -->
    <xsl:param name="pages" as="element(c:page)+" required="yes"/>
    <xsl:variable name="begun" as="element(c:page)"><c:page file="book.contents.xhtml"><xsl:sequence select="e:page-breaks('book.contents')"/></c:page></xsl:variable>
    <c:page title="Contents" language="{@xml:lang}" class="contents" properties="nav">
      <xsl:sequence select="$begun/@file"/>
      <c:content>
        <xsl:sequence select="$begun/node()"/>
        <nav epub:type="toc" role="doc-toc" aria-labelledby="title">
          <h1 id="title">Contents</h1>
          <ol>
            <xsl:for-each select="$pages[not(@within or @class = 'cover')]">
              <li>
                <a href="{@file}"><xsl:value-of select="@title"/></a>
                <xsl:if test="c:contents/li"><ol><xsl:sequence select="c:contents/li"/></ol></xsl:if>
              </li>
            </xsl:for-each>
          </ol>
        </nav>
        <nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks">
          <ol>
            <xsl:for-each select="$pages[@class = 'cover']"><li><a epub:type="cover" href="{@file}">Cover</a></li></xsl:for-each>
            <li><a epub:type="titlepage" href="{$pages[@class = 'front'][1]/@file}">Title page</a></li>
            <li><a epub:type="toc" href="book.contents.xhtml">Contents</a></li>
            <li><a epub:type="bodymatter" href="{$pages[@class = 'reading'][1]/@file}">Text</a></li>
            <xsl:for-each select="$pages[@class = 'list'][1]">
              <li><a epub:type="backmatter" href="{@file}">Registers</a></li>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:call-template name="e:page-list">
          <xsl:with-param name="files" select="$pages[@class = 'front'], $begun, $pages[not(@class = 'front')]"/>
        </xsl:call-template>
      </c:content>
    </c:page>
  </xsl:template>

  <!-- What the contents have below a text: its headings, or the stretches between its separators; its notes. -->
  <xsl:template name="e:entries-of-contents" as="element(li)*">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="file" as="xs:string" select="e:key(..) || '.xhtml'"/>
    <xsl:variable name="entries" as="element(li)*">
      <xsl:apply-templates select="tei:body/tei:div[tei:head]" mode="contents"/>
      <xsl:for-each-group select="tei:body[not(.//tei:head)][tei:ab]/*" group-starting-with="tei:ab[@type = 'separator']">
        <xsl:call-template name="e:stretch">
          <xsl:with-param name="blocks" select="current-group()[not(self::tei:ab)]"/>
          <xsl:with-param name="first" select="position() eq 1"/>
        </xsl:call-template>
      </xsl:for-each-group>
      <xsl:if test="tei:back/tei:div[@type = 'notes']">
        <li><a href="#{e:notes-id(.)}">Notes</a></li>
      </xsl:if>
      <xsl:if test=".//tei:note[@type = 'editorial']">
        <li><a href="#notes-of-edition">Notes of this edition</a></li>
      </xsl:if>
    </xsl:variable>
    <xsl:apply-templates select="$entries" mode="of-book"><xsl:with-param name="file" select="$file" tunnel="yes"/></xsl:apply-templates>
  </xsl:template>

  <!-- The mode "of-book" makes of an entry in the contents of a text one in those of the book: a link,
       which has all the words, to the text's file, and below it more of them. -->
  <xsl:mode name="of-book" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="li" mode="of-book" as="element(li)">
    <xsl:param name="file" as="xs:string" tunnel="yes"/>
    <li>
      <a href="{$file}{a/@href}"><xsl:sequence select="a/node()"/><xsl:value-of select="span ! (': ' || .)"/></a>
      <xsl:apply-templates select="ol" mode="of-book"/>
    </li>
  </xsl:template>

  <xsl:template match="ol" mode="of-book" as="element(ol)">
    <ol><xsl:apply-templates select="li" mode="of-book"/></ol>
  </xsl:template>

</xsl:stylesheet>
