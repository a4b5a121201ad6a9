<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:fn="http://www.w3.org/2005/xpath-functions"
  exclude-result-prefixes="#all">

  <!-- What this edition knows, in place of words that are withheld: names, dates, documents and lives
       as the registers have them. It is marked, and said at the top of the page; to say it at every
       name would drown the names. -->

  <!-- A name. One that has others in it, such as a reference to a letter, is given with those linked
       where they occur in it; what does not occur is listed after it. -->
  <xsl:template name="e:name-instead" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="entry" as="element(c:entry)" required="yes"/>
    <xsl:variable name="inner" as="element(c:entry)*" select="(.//* ! e:entries(.)) except $entry"/>
    <xsl:variable name="label" as="xs:string" select="e:label($entry)"/>
    <!-- Who wrote a work comes before its title, as in any bibliography. -->
    <xsl:variable name="authors" as="element(c:entry)*"
      select="$inner[current()/self::tei:bibl and $entry/../@kind = 'work'][@ref = $entry/c:link[@as = 'author']/@target][not(contains($label, @name))]"/>
    <xsl:for-each select="$authors">
      <xsl:call-template name="e:entry-link">
        <xsl:with-param name="entry" select="."/>
        <xsl:with-param name="class" select="../@kind, 'instead'"/>
      </xsl:call-template>
      <xsl:text>, </xsl:text>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="empty($inner) and self::tei:title[@level]">
        <cite class="{@level}">
          <xsl:call-template name="e:entry-link">
            <xsl:with-param name="entry" select="$entry"/>
            <xsl:with-param name="class" select="'work', 'instead'"/>
          </xsl:call-template>
        </cite>
      </xsl:when>
      <xsl:when test="empty($inner)">
        <xsl:call-template name="e:entry-link">
          <xsl:with-param name="entry" select="$entry"/>
          <xsl:with-param name="class" select="$entry/../@kind, 'instead', 'uncertain'[current()/@cert = ('low', 'medium')]"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="forms" as="xs:string+" select="$inner ! (@name, substring-before(@sort, ',')[.])"/>
        <xsl:variable name="parts" as="element()+" select="analyze-string($label, '(^|[^\p{L}])(' || string-join($forms
          ! replace(., '([.\\?*+{}()|\[\]^$\-])', '\\$1'), '|') || ')($|[^\p{L}])')/*"/>
        <xsl:variable name="own" as="element()?" select="$parts[self::fn:non-match][matches(., '[\p{L}\p{N}]')][last()]"/>
        <span class="instead">
          <xsl:for-each select="$parts">
            <xsl:choose>
              <xsl:when test="self::fn:match">
                <xsl:variable name="form" as="xs:string" select="string(fn:group[@nr = '2'])"/>
                <xsl:value-of select="fn:group[@nr = '1']"/>
                <xsl:call-template name="e:entry-link">
                  <xsl:with-param name="entry" select="$inner[$form = (@name, substring-before(@sort, ','))][1]"/>
                  <xsl:with-param name="words" select="e:text($form)"/>
                </xsl:call-template>
                <xsl:value-of select="fn:group[@nr = '3']"/>
              </xsl:when>
              <xsl:when test=". is $own">
                <xsl:analyze-string select="." regex="^[^\p{{L}}\p{{N}}]+">
                  <xsl:matching-substring><xsl:value-of select="."/></xsl:matching-substring>
                  <xsl:non-matching-substring>
                    <xsl:call-template name="e:entry-link">
                      <xsl:with-param name="entry" select="$entry"/>
                      <xsl:with-param name="words" select="e:text(.)"/>
                    </xsl:call-template>
                  </xsl:non-matching-substring>
                </xsl:analyze-string>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:if test="empty($own)">
            <xsl:call-template name="e:arrow"><xsl:with-param name="entry" select="$entry"/></xsl:call-template>
          </xsl:if>
        </span>
        <xsl:variable name="told" as="xs:string*" select="$parts/fn:group[@nr = '2'] ! string()"/>
        <xsl:call-template name="e:also-named">
          <xsl:with-param name="entries" select="$inner[not((@name, substring-before(@sort, ',')) = $told)] except $authors"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="e:imprint"><xsl:with-param name="entry" select="$entry"/></xsl:call-template>
    <!-- A reference within it that leads to the same entry has been told. -->
    <xsl:apply-templates select="e:kept(.)[not(e:entries(.) intersect $entry)]" mode="text"/>
  </xsl:template>

  <!-- When a work appeared, and where in it, as far as the encoding has that as data. (The name of a
       document says when it was written.) -->
  <xsl:template name="e:imprint" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="entry" as="element(c:entry)" required="yes"/>
    <xsl:for-each select="self::tei:bibl//(tei:date[$entry/../@kind = 'work'] | tei:biblScope)">
      <xsl:variable name="fact" as="xs:string?" select="if (self::tei:date) then e:date(.) else e:scope(.)"/>
      <xsl:if test="$fact">
        <xsl:text>, </xsl:text>
        <span class="{if (self::tei:date) then 'date' else 'scope'} instead"><xsl:value-of select="$fact"/></span>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- “pages 3–4”. -->
  <xsl:function name="e:scope" as="xs:string?">
    <xsl:param name="scope" as="element(tei:biblScope)"/>
    <xsl:variable name="ends" as="xs:string*" select="distinct-values($scope/(@from, @to, @n))"/>
    <xsl:variable name="unit" as="xs:string" select="if ($scope/@unit = 'page') then 'page' || 's'[exists($ends[2])] else string($scope/@unit)"/>
    <xsl:sequence select="if (exists($ends)) then $unit || ' ' || string-join($ends, '–') else ()"/>
  </xsl:function>

  <xsl:template name="e:also-named" as="node()*">
    <xsl:context-item use="optional"/>
    <xsl:param name="entries" as="element(c:entry)*" required="yes"/>
    <xsl:if test="exists($entries)">
      <xsl:text> </xsl:text>
      <span class="instead also">
        <xsl:text>[</xsl:text>
        <xsl:for-each select="$entries">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
        </xsl:for-each>
        <xsl:text>]</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- A date: the day that is meant. -->
  <xsl:template match="tei:date[e:stand-in(.)]" mode="text" as="node()+" priority="5">
    <xsl:element name="{if (e:is-html-date(@when)) then 'time' else 'span'}">
      <xsl:if test="e:is-html-date(@when)"><xsl:attribute name="datetime" select="@when"/></xsl:if>
      <xsl:attribute name="class" select="'date'[not(e:is-html-date(current()/@when))], 'instead'"/>
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:value-of select="e:stand-in(.)"/>
    </xsl:element>
    <xsl:apply-templates select="e:kept(.)" mode="text"/>
  </xsl:template>

</xsl:stylesheet>
