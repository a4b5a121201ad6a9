<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Contents: the headings, or, in a text that has none, the stretches between its separators. -->
  <xsl:template name="e:contents" as="element(nav)?">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="headed" as="xs:boolean" select="exists(tei:body//tei:head)"/>
    <xsl:variable name="entries" as="element(li)*">
      <xsl:apply-templates select="tei:body/tei:div[tei:head]" mode="contents"/>
      <xsl:for-each-group select="tei:body[not($headed)][tei:ab]/*" group-starting-with="tei:ab[@type = 'separator']">
        <xsl:variable name="numbers" as="xs:string*"
          select="current-group()[self::tei:p][position() = (1, last())]/replace(@xml:id, '^p', '')"/>
        <xsl:if test="exists($numbers)">
          <li><a href="#p{$numbers[1]}"><xsl:value-of
            select="'Paragraph' || 's'[exists($numbers[2])] || ' ' || string-join($numbers, '–')"/></a></li>
        </xsl:if>
      </xsl:for-each-group>
      <xsl:if test="tei:back/tei:div[@type = 'notes']">
        <li><a href="#{e:notes-id(.)}">Notes</a></li>
      </xsl:if>
      <xsl:if test=".//tei:note[@type = 'editorial']">
        <li><a href="#notes-of-edition">Notes of this edition</a></li>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="exists($entries)">
      <nav class="contents" aria-labelledby="contents">
        <h2 id="contents">Contents</h2>
        <ol class="{if ($headed) then 'headings' else 'ranges'}"><xsl:sequence select="$entries"/></ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The mode "contents" lists the headings of divisions, each with those below it. -->
  <xsl:mode name="contents" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:div" mode="contents" as="element(li)">
    <li>
      <a href="#{tei:head/@xml:id}">
        <xsl:apply-templates select="tei:head/node()[not(self::tei:ref or self::tei:note)]" mode="text">
          <xsl:with-param name="copy" select="true()" tunnel="yes"/>
          <xsl:with-param name="linked" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
      </a>
      <xsl:if test="tei:div/tei:head">
        <ol><xsl:apply-templates select="tei:div[tei:head]" mode="contents"/></ol>
      </xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>
