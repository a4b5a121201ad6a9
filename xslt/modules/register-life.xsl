<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A life: its stages as a list in the order of time, under the line that shows them. -->

  <xsl:template name="e:life" as="element(section)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="stages" as="element()*">
      <xsl:perform-sort select="self::tei:person/(tei:birth, tei:event, tei:death)">
        <xsl:sort select="e:date-key(.) || '~'[current()/self::tei:death]" collation="{$e:by-character}"/>
      </xsl:perform-sort>
    </xsl:variable>
    <xsl:if test="exists($stages)">
      <section class="life">
        <h2>Life</h2>
        <xsl:call-template name="e:lifeline"><xsl:with-param name="stages" select="$stages[e:date-key(.) ne '9999']"/></xsl:call-template>
        <ol class="dated">
          <xsl:for-each select="$stages">
            <li>
              <span class="when"><xsl:value-of select="(e:date(.), 'undated')[1]"/></span>
              <xsl:text> </xsl:text>
              <div>
                <xsl:apply-templates select="." mode="stage"/>
                <xsl:call-template name="e:ground"/>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The mode "stage" says what happened. -->
  <xsl:mode name="stage" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="tei:birth | tei:death | tei:event" mode="stage" as="node()*">
    <xsl:variable name="what" as="xs:string?" select="$e:terms(local-name()), @type[. ne 'other'] ! e:words(.)"/>
    <xsl:for-each select="$what"><span class="what"><xsl:value-of select="."/></span></xsl:for-each>
    <xsl:for-each select="e:entry-at(@where)">
      <xsl:if test="$what">, </xsl:if>
      <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$what or @where">. </xsl:if>
    <xsl:apply-templates select="tei:desc/node()" mode="text"/>
  </xsl:template>

</xsl:stylesheet>
