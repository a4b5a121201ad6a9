<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The concordance: every mention of an entry, text by text, with the words around it where they may
       be shown, and otherwise the passage alone. -->

  <!-- As many mentions in one text can be taken in; more are folded, in stretches of so many. -->
  <xsl:variable name="e:unfolded" as="xs:integer" select="40"/>
  <xsl:variable name="e:stretch" as="xs:integer" select="25"/>

  <xsl:template name="e:mentioned" as="element(section)*">
    <xsl:context-item use="optional"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:call-template name="e:concordance">
      <xsl:with-param name="title" select="'Mentions'"/>
      <xsl:with-param name="passages" select="$collection ! key('e:mention', $pointer, .)"/>
    </xsl:call-template>
    <xsl:call-template name="e:concordance">
      <xsl:with-param name="title" select="'Quoted'"/>
      <xsl:with-param name="passages" select="$collection ! key('e:voice', $pointer, .)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="e:concordance" as="element(section)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="passages" as="element()*" required="yes"/>
    <xsl:if test="exists($passages)">
      <section class="concordance">
        <h2><xsl:value-of select="$title"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($passages)"/></span></h2>
        <xsl:for-each-group select="$passages" group-by="../@key">
          <xsl:variable name="in-context" as="element()*" select="current-group()[c:words]"/>
          <h3><a href="{$e:up}{../@key}.html"><cite class="m"><xsl:value-of select="../@title"/></cite></a><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count(current-group())"/></span></h3>
          <xsl:if test="exists(current-group()[not(c:words)])">
            <ul class="places">
              <xsl:for-each-group select="current-group()[not(c:words)]" group-by="string(@at)">
                <li>
                  <xsl:call-template name="e:place"><xsl:with-param name="certain" select="not(current-group()/@cert = ('low', 'medium'))"/></xsl:call-template>
                  <xsl:if test="count(current-group()) gt 1">
                    <xsl:text> </xsl:text>
                    <span class="times"><xsl:value-of select="'×' || count(current-group())"/></span>
                  </xsl:if>
                </li>
              </xsl:for-each-group>
            </ul>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="count($in-context) le $e:unfolded"><xsl:sequence select="e:lines($in-context)"/></xsl:when>
            <xsl:otherwise>
              <xsl:for-each-group select="$in-context" group-adjacent="(position() - 1) idiv $e:stretch">
                <details>
                  <xsl:if test="current-grouping-key() eq 0"><xsl:attribute name="open" select="'open'"/></xsl:if>
                  <summary>
                    <xsl:value-of select="string-join(distinct-values(current-group()[position() = (1, last())] ! (@at, 'title')[1]), '–')"/>
                    <xsl:text> </xsl:text>
                    <span class="count"><xsl:value-of select="count(current-group())"/></span>
                  </summary>
                  <xsl:sequence select="e:lines(current-group())"/>
                </details>
              </xsl:for-each-group>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:function name="e:lines" as="element(ol)?">
    <xsl:param name="passages" as="element()*"/>
    <xsl:if test="exists($passages)">
      <ol class="lines">
        <xsl:for-each select="$passages">
          <xsl:text>&#10;</xsl:text>
          <li>
            <span class="at"><xsl:call-template name="e:place"><xsl:with-param name="certain" select="not(@cert = ('low', 'medium'))"/></xsl:call-template></span>
            <xsl:text> </xsl:text>
            <span class="before"><span><xsl:value-of select="c:before ! e:with-figures(.)"/></span></span>
            <span class="from"><b><xsl:value-of select="(string(c:words)[.], e:entry-at(@ref)/@name)[1]"/></b><xsl:value-of select="c:after ! e:with-figures(.)"/></span>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:function>

  <!-- Context in which figures that the edition computes are filled in. -->
  <xsl:function name="e:with-figures" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$context" regex="\{{([a-z0-9-]+)\}}">
        <xsl:matching-substring><xsl:sequence select="(key('e:figure', regex-group(1), $collection)/@value, '…')[1]"/></xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="if (contains($context, '{')) then string-join($parts) else $context"/>
  </xsl:function>

  <!-- The passage; of a note also the paragraph that calls it. -->
  <xsl:template name="e:place" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="certain" as="xs:boolean" required="yes"/>
    <xsl:variable name="page" as="xs:string" select="$e:up || ../@key || '.html'"/>
    <a href="{$page}{@at ! ('#' || .)}">
      <xsl:if test="not($certain)"><xsl:attribute name="class" select="'uncertain'"/><xsl:attribute name="title" select="'uncertain'"/></xsl:if>
      <xsl:value-of select="(@at, 'title')[1]"/>
    </a>
    <xsl:for-each select="@in">
      <xsl:text> </xsl:text>
      <span class="in">to <a href="{$page}#{.}"><xsl:value-of select="."/></a></span>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
