<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Contents: the headings, or, in a text that has none, the stretches between its separators, long
       ones by tens of paragraphs; and a way to any paragraph by its number. -->
  <xsl:template name="e:contents" as="element(nav)?">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="headed" as="xs:boolean" select="exists(tei:body//tei:head)"/>
    <xsl:variable name="stretches" as="element(li)*">
      <xsl:for-each-group select="tei:body[not($headed)][tei:ab]/*" group-starting-with="tei:ab[@type = 'separator']">
        <xsl:call-template name="e:stretch">
          <xsl:with-param name="blocks" select="current-group()[not(self::tei:ab)]"/>
          <xsl:with-param name="first" select="position() eq 1"/>
        </xsl:call-template>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="entries" as="element(li)*">
      <xsl:apply-templates select="tei:body/tei:div[tei:head]" mode="contents"/>
      <xsl:sequence select="$stretches"/>
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
        <xsl:if test="$stretches/span">
          <p class="key">Paragraphs, with the months that are dated in them, and those who are named there above all.</p>
        </xsl:if>
        <ol class="{if ($headed) then 'headings' else 'ranges'}"><xsl:sequence select="$entries"/></ol>
        <p class="key hint">To cite a passage, click its number.</p>
        <xsl:call-template name="e:jump"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A field for the number of a paragraph. It needs the script, and is not there without. -->
  <xsl:template name="e:jump" as="element(form)?">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="numbers" as="xs:integer*" select=".//tei:p/@xml:id[matches(., '^p\d+$')] ! xs:integer(substring(., 2))"/>
    <xsl:if test="count($numbers) gt 12">
      <form class="jump" hidden="hidden">
        <label>Paragraph <input name="p" type="number" min="1" max="{max($numbers)}" required="required"/></label>
        <xsl:text> </xsl:text>
        <button>Go</button>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- A stretch without a heading is told by facts alone. -->

  <xsl:template name="e:stretch" as="element(li)*">
    <xsl:context-item use="optional"/>
    <xsl:param name="blocks" as="element()*" required="yes"/>
    <xsl:param name="first" as="xs:boolean" required="yes"/>
    <xsl:variable name="parted" as="xs:boolean" select="count($blocks/self::tei:p) gt 12"/>
    <xsl:for-each-group select="$blocks" group-adjacent="if ($parted) then (e:number(.) - 1) idiv 10 else 0">
      <xsl:variable name="numbers" as="xs:integer*" select="current-group()/self::tei:p ! e:number(.)"/>
      <xsl:if test="exists($numbers)">
        <li>
          <xsl:if test="position() eq 1 and not($first)"><xsl:attribute name="class" select="'parted'"/></xsl:if>
          <a href="#p{$numbers[1]}">
            <span class="phrase"><xsl:value-of select="'paragraph' || 's'[exists($numbers[2])] || ' '"/></span>
            <xsl:value-of select="distinct-values(($numbers[1], $numbers[last()]))" separator="–"/>
          </a>
          <xsl:variable name="facts" as="xs:string*" select="e:months(current-group()), string-join(e:above-all(current-group()), ', ')"/>
          <xsl:if test="exists($facts[.])">
            <xsl:text> </xsl:text>
            <span><xsl:value-of select="$facts[.]" separator=" · "/></span>
          </xsl:if>
        </li>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The number of the paragraph that a block is, or that it follows. -->
  <xsl:function name="e:number" as="xs:integer">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="($block/(self::tei:p | preceding-sibling::tei:p)[last()]/@xml:id ! replace(., '\D', '')[.] ! xs:integer(.), 0)[1]"/>
  </xsl:function>

  <!-- From the first to the last month that is dated in blocks, within the days that the edition is about. -->
  <xsl:function name="e:months" as="xs:string?">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:variable name="limits" as="xs:string*" select="$collection/c:collection/(@from, @to) ! substring(., 1, 7)"/>
    <xsl:variable name="months" as="xs:string*" select="$blocks//tei:date[not(ancestor::tei:note)]/@*[local-name() = ('when', 'from', 'to', 'notBefore', 'notAfter')]
      [string-length() ge 7] ! substring(., 1, 7)[. ge $limits[1] and . le $limits[2]]"/>
    <xsl:if test="exists($months)">
      <xsl:sequence select="if (min($months) = max($months)) then e:day(min($months)) else e:range(min($months), max($months), '–')"/>
    </xsl:if>
  </xsl:function>

  <!-- Three persons who are named in blocks, and more there than elsewhere, by last name. -->
  <xsl:function name="e:above-all" as="xs:string*">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:variable name="all" as="xs:string*" select="$blocks[1]/..//tei:persName[not(ancestor::tei:note)]/@ref/string()"/>
    <xsl:variable name="ranked" as="element(c:entry)*">
      <xsl:for-each-group select="$blocks//tei:persName[not(ancestor::tei:note)]/@ref" group-by="string()">
        <xsl:sort select="count(current-group()) * count(current-group()) div count($all[. = current-grouping-key()])" order="descending"/>
        <xsl:sequence select="e:entry-at(current-grouping-key())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="$ranked[position() le 3] ! (substring-before(@sort, ',')[.], @name)[1]"/>
  </xsl:function>

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
