<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A register in the book: first the list of its entries, each under its identifier, with the way to
       where it is told; then the entries, under their letters or years, in files that no reading system
       is slow to open. -->

  <!-- So many entries are enough for a file: the next letter or year begins another. -->
  <xsl:variable name="e:enough-entries" as="xs:integer" select="40"/>

  <!-- The letters or years of the registers, each with its file and its entries. -->
  <xsl:variable name="e:groups" as="map(xs:string, element(c:group)*)" select="map:merge($files?* ! tei:TEI[e:list(.)] ! map:entry(e:key(.), e:groups(.)))"/>

  <xsl:variable name="e:files-of-entries" as="map(xs:string, xs:string)" select="map:merge(
    for $key in map:keys($e:groups), $group in $e:groups($key), $entry in $group/c:entry return map:entry($key || '/' || $entry/@id, string($group/@file)))"/>

  <xsl:function name="e:groups" as="element(c:group)*">
    <xsl:param name="register" as="element(tei:TEI)"/>
    <xsl:variable name="groups" as="element(c:group)*">
      <xsl:for-each-group select="e:in-order(e:list($register)/*[@xml:id])" group-adjacent="e:group(.)">
        <c:group label="{current-grouping-key()}" id="group-{lower-case(current-grouping-key())}">
          <xsl:for-each select="current-group()"><c:entry id="{@xml:id}"/></xsl:for-each>
        </c:group>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:iterate select="$groups">
      <xsl:param name="number" as="xs:integer" select="1"/>
      <xsl:param name="before" as="xs:integer" select="0"/>
      <xsl:variable name="next" as="xs:boolean" select="$before ge $e:enough-entries"/>
      <xsl:copy>
        <xsl:sequence select="@*"/>
        <xsl:attribute name="file" select="e:key($register) || '.' || $number + (if ($next) then 1 else 0) || '.xhtml'"/>
        <xsl:sequence select="c:entry"/>
      </xsl:copy>
      <xsl:next-iteration>
        <xsl:with-param name="number" select="$number + (if ($next) then 1 else 0)"/>
        <xsl:with-param name="before" select="count(c:entry) + (if ($next) then 0 else $before)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:template name="e:register-pages" as="element(c:page)+">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="register" as="element(tei:TEI)" select="."/>
    <xsl:variable name="groups" as="element(c:group)*" select="$e:groups(e:key(.))"/>
    <xsl:variable name="entries" as="map(xs:string, element())" select="map:merge(e:list(.)/*[@xml:id] ! map:entry(string(@xml:id), .))"/>
    <c:page file="{e:key(.)}.xhtml" title="{e:title(.)}" language="{e:language(.)}" class="list">
      <c:contents>
        <xsl:for-each select="$groups"><li><a href="{@file}#{@id}"><xsl:value-of select="@label"/></a></li></xsl:for-each>
      </c:contents>
      <c:content>
        <section role="doc-appendix" aria-labelledby="title">
          <header class="title">
            <h1 id="title"><xsl:value-of select="e:title(.)"/></h1>
            <p class="extent"><xsl:value-of select="e:count(map:size($entries), 'entry', 'entries')"/></p>
          </header>
          <xsl:for-each select="$groups">
            <h2 id="{@id}"><xsl:value-of select="@label"/></h2>
            <ul class="lines">
              <xsl:for-each select="c:entry ! $entries(@id)"><xsl:call-template name="e:line"/></xsl:for-each>
            </ul>
          </xsl:for-each>
          <xsl:for-each select="root()"><xsl:call-template name="e:outside-sources"/></xsl:for-each>
          <xsl:call-template name="e:withdrawn"><xsl:with-param name="page" select="e:key(.)"/></xsl:call-template>
        </section>
      </c:content>
    </c:page>
    <xsl:for-each-group select="$groups" group-adjacent="@file">
      <xsl:variable name="range" as="xs:string" select="string-join(current-group()[position() = (1, last())] ! string(@label), '–')"/>
      <c:page file="{@file}" title="{e:title($register)}, {$range}" language="{e:language($register)}" class="entries" within="{e:key($register)}">
        <c:content>
          <h1><xsl:value-of select="e:title($register)"/><xsl:text> </xsl:text><span class="range"><xsl:value-of select="$range"/></span></h1>
          <xsl:for-each select="current-group()">
            <h2 id="{@id}"><xsl:value-of select="@label"/></h2>
            <xsl:for-each select="c:entry ! $entries(@id)"><xsl:call-template name="e:told-entry"/></xsl:for-each>
          </xsl:for-each>
        </c:content>
      </c:page>
    </xsl:for-each-group>
  </xsl:template>

  <!-- An entry in the list: what tells it from others of the same name. -->
  <xsl:template name="e:line" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="dated" as="xs:boolean" select="e:is-dated(.)"/>
    <xsl:text>&#10;</xsl:text>
    <li id="{@xml:id}">
      <xsl:if test="$dated">
        <span class="when"><xsl:value-of select="(e:date(e:dated(.)), 'undated')[1]"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <a href="{e:key(root()/tei:TEI)}/{@xml:id}.html">
        <xsl:choose>
          <xsl:when test="$dated"><xsl:value-of select="e:undated-name(.)"/></xsl:when>
          <xsl:when test="tei:title[@type = 'usual']"><xsl:apply-templates select="tei:title[@type = 'usual']" mode="name"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="e:filed-name(.)"/></xsl:otherwise>
        </xsl:choose>
      </a>
      <xsl:for-each select="(e:life-dates(.), tei:idno[@type = 'callNumber'] ! normalize-space(), self::tei:bibl/tei:date[not($dated)] ! e:years(.),
        (self::tei:place | self::tei:org)/@type[. ne 'other'] ! lower-case(e:words(.)))">
        <xsl:text> </xsl:text>
        <span class="fact"><xsl:value-of select="."/></span>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- An entry: what it is, its facts with their grounds, what leads to it, where it is mentioned. -->
  <xsl:template name="e:told-entry" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="pointer" as="xs:string" select="e:pointer(.)"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:sequence select="e:page-breaks(translate($pointer, ':', '.'))"/>
    <article class="entry" id="{@xml:id}" aria-labelledby="{@xml:id}-name">
      <xsl:call-template name="e:card"/>
      <xsl:call-template name="e:facts"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:life"/>
      <xsl:call-template name="e:letters"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:what-leads-here"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
      <xsl:call-template name="e:mentioned"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template>
    </article>
  </xsl:template>

  <!-- Nothing is folded up: not every reading system can unfold it. -->
  <xsl:variable name="e:unfolded-leads" as="xs:integer" select="1000000000"/>

  <!-- The passages, as in the index of a book: the words themselves are a touch away. -->
  <xsl:template name="e:concordance" as="element(section)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="passages" as="element()*" required="yes"/>
    <xsl:if test="exists($passages)">
      <section class="mentions">
        <h2><xsl:value-of select="$title"/></h2>
        <xsl:for-each-group select="$passages" group-by="../@key">
          <p>
            <cite class="m"><xsl:value-of select="../@title"/></cite>
            <xsl:for-each-group select="current-group()" group-by="string(@at)">
              <xsl:value-of select="if (position() eq 1) then ': ' else ', '"/>
              <xsl:call-template name="e:place"><xsl:with-param name="certain" select="not(current-group()/@cert = ('low', 'medium'))"/></xsl:call-template>
            </xsl:for-each-group>
          </p>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
