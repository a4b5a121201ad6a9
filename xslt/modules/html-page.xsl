<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What surrounds the text on every page: the head, the banner, the colophon. -->

  <xsl:include href="html-citing.xsl"/>

  <!-- The pictures, each with the register that it is drawn from. -->
  <xsl:variable name="e:pictures" as="element(c:picture)+">
    <c:picture key="lives" of="persons" title="Lives">Every dated life as a line, with its turning points</c:picture>
    <c:picture key="map" of="places" title="Map">The places on a drawn map, by what happened there</c:picture>
    <c:picture key="correspondence" of="documents" title="Correspondence">Who wrote to whom, and when</c:picture>
    <c:picture key="chronology" of="events" title="Chronology">Events, documents and turning points of lives, day by day</c:picture>
  </xsl:variable>

  <!-- What a page may load: what lies beside it, and nothing else. -->
  <xsl:variable name="e:policy" as="xs:string" select="string-join(('default-src ''none''', 'script-src ''self''', 'style-src ''self''',
    'img-src ''self''', 'font-src ''self''', 'connect-src ''self''', 'base-uri ''none''', 'form-action ''self'''), '; ')"/>

  <xsl:template name="e:head" as="element(head)">
    <xsl:context-item use="optional"/>
    <xsl:param name="summary" as="element()" required="yes"/>
    <xsl:param name="collection" as="element(c:collection)?" select="()"/>
    <xsl:param name="title" as="xs:string" select="string-join(($summary/@title, $summary/c:author), ' – ')"/>
    <!-- The style sheets that the page wants beside the one of every page, and its scripts. -->
    <xsl:param name="styles" as="xs:string*" select="()"/>
    <xsl:param name="scripts" as="xs:string*" select="()"/>
    <!-- What else the page says of itself. -->
    <xsl:param name="metadata" as="element()*" select="()"/>
    <xsl:variable name="place" as="element(c:text)?" select="$collection/c:text[@key = $summary/@key]"/>
    <head>
      <meta charset="UTF-8"/>
      <meta http-equiv="Content-Security-Policy" content="{$e:policy}"/>
      <title><xsl:value-of select="$title"/></title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="author" content="{string-join(e:makers($summary), ', ')}"/>
      <!-- The typeface is asked for at once, so that the first page has it too. -->
      <xsl:for-each select="'Regular', 'It'">
        <link rel="preload" as="font" type="font/woff2" crossorigin="" href="{$e:up}assets/fonts/SourceSerifPro-{.}.woff2"/>
      </xsl:for-each>
      <link rel="icon" type="image/svg+xml" href="{$e:up}assets/icon.svg"/>
      <xsl:for-each select="'base', $styles">
        <link rel="stylesheet" href="{$e:up}assets/{.}.css"/>
      </xsl:for-each>
      <xsl:for-each select="$scripts">
        <script type="module" src="{$e:up}assets/{.}.js"></script>
      </xsl:for-each>
      <xsl:for-each select="$summary/c:rights/@target[1]">
        <link rel="license" href="{.}"/>
      </xsl:for-each>
      <xsl:for-each select="$place/preceding-sibling::c:text[1]">
        <link rel="prev" href="{$e:up}{@key}.html"/>
      </xsl:for-each>
      <xsl:for-each select="$place/following-sibling::c:text[1]">
        <link rel="next" href="{$e:up}{@key}.html"/>
      </xsl:for-each>
      <xsl:sequence select="$metadata"/>
    </head>
  </xsl:template>

  <!-- Who made a text or a register: its authors, or else those who answer for it. -->
  <xsl:function name="e:makers" as="xs:string*">
    <xsl:param name="summary" as="element()"/>
    <xsl:sequence select="if ($summary/c:author) then $summary/c:author else $summary/c:responsibility[1]/c:name"/>
  </xsl:function>

  <!-- The skip link, and the way to the home page, the texts, the registers and the pictures: open
       where there is room, folded up on a narrow screen. -->
  <xsl:template name="e:banner" as="element()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="key" as="xs:string" required="yes"/>
    <xsl:param name="collection" as="element(c:collection)?" select="()"/>
    <a class="skip" href="#text">Skip to the text</a>
    <xsl:if test="exists($collection)">
      <header class="banner">
        <a class="home" href="{$e:up}index.html"><xsl:value-of select="$collection/@title"/></a>
        <details class="menu">
          <summary>Contents of the edition</summary>
          <div>
            <xsl:for-each-group select="$collection/c:text, $collection/c:register, $e:pictures[@of = $collection/c:register/@key]"
              group-adjacent="local-name()">
              <nav aria-label="{map { 'text': 'Texts', 'register': 'Registers', 'picture': 'Pictures' }(local-name())}">
                <ul>
                  <xsl:for-each select="current-group()">
                    <li>
                      <a href="{$e:up}{@key}.html">
                        <xsl:if test="@key = $key"><xsl:attribute name="aria-current" select="if ($e:up) then 'true' else 'page'"/></xsl:if>
                        <xsl:value-of select="@title"/>
                      </a>
                    </li>
                  </xsl:for-each>
                </ul>
              </nav>
            </xsl:for-each-group>
            <nav aria-label="Search">
              <ul>
                <li>
                  <a href="{$e:up}search.html">
                    <xsl:if test="$key = 'search'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                    <xsl:text>Search</xsl:text>
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </details>
      </header>
    </xsl:if>
  </xsl:template>

  <!-- Where to go on, how to cite, whose it is, which release. -->
  <xsl:template name="e:colophon" as="element(footer)">
    <xsl:context-item use="optional"/>
    <xsl:param name="summary" as="element()" required="yes"/>
    <xsl:param name="collection" as="element(c:collection)?" select="()"/>
    <xsl:param name="example" as="xs:string" select="'p1'"/>
    <!-- What is cited (see html-citing). -->
    <xsl:param name="items" as="map(*)+" select="e:chapter($summary, (), ())"/>
    <xsl:variable name="place" as="element(c:text)?" select="$collection/c:text[@key = $summary/@key]"/>
    <footer class="colophon">
      <xsl:for-each select="$place/following-sibling::c:text[1]">
        <p class="onward">Next: <a href="{$e:up}{@key}.html"><xsl:value-of select="@title"/></a></p>
      </xsl:for-each>
      <section>
        <h2>How to cite</h2>
        <xsl:call-template name="e:how-to-cite"><xsl:with-param name="items" select="$items"/></xsl:call-template>
        <xsl:if test="$example"><p>
          <xsl:value-of select="if ($summary/self::c:register) then 'Entries keep their identifiers' else 'Paragraphs, quotations and notes keep their numbers'"/>
          <xsl:value-of select="' for good: ' || $summary/@key || '#' || $example || ', for example.'"/>
        </p></xsl:if>
      </section>
      <section>
        <h2>Rights</h2>
        <xsl:for-each select="$summary/c:rights">
          <p>
            <xsl:value-of select="."/>
            <xsl:if test="@target">
              <xsl:text> </xsl:text>
              <a href="{@target}" rel="license"><xsl:value-of select="replace(@target, '^https?://|/$', '')"/></a>
            </xsl:if>
          </p>
        </xsl:for-each>
      </section>
      <p class="release">
        <xsl:value-of select="'Version ' || $summary/@version || ', '"/>
        <xsl:call-template name="e:release-date"><xsl:with-param name="summary" select="$summary"/></xsl:call-template>
      </p>
    </footer>
  </xsl:template>

  <xsl:template name="e:release-date" as="element(time)">
    <xsl:context-item use="optional"/>
    <xsl:param name="summary" as="element()" required="yes"/>
    <time datetime="{$summary/@date}"><xsl:value-of select="($summary/@date-text[. ne ''], $summary/@date)[1]"/></time>
  </xsl:template>

  <!-- Said once, at the top, where words are withheld. -->
  <xsl:template name="e:withheld-notice" as="element(p)">
    <xsl:context-item use="optional"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="names" as="xs:boolean" required="yes"/>
    <p class="notice" role="note">The words of <cite class="m"><xsl:value-of select="$title"/></cite> are in copyright and are
      withheld here; bars of their length stand in their place<xsl:if test="$names">, and names, dates and lives as this edition’s
      registers have them</xsl:if>. With a copy of your own you can read it whole: run
      <code>edition witness add FILE</code>, then <code>edition build</code>.</p>
  </xsl:template>

</xsl:stylesheet>
