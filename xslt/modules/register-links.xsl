<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What leads to an entry: other entries of the registers, and the passages that mention it. -->

  <xsl:key name="e:leading" match="c:link" use="@target"/>
  <xsl:key name="e:mention" match="c:mention" use="@ref"/>
  <xsl:key name="e:voice" match="c:voice" use="@ref"/>

  <!-- The link to an entry; where the registers do not have it, the pointer. -->
  <xsl:template name="e:entry-by-pointer" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="entry" as="element(c:entry)?" select="e:entry-at($pointer)"/>
    <xsl:choose>
      <xsl:when test="exists($entry)">
        <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="$entry"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><code><xsl:value-of select="$pointer"/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the entries that lead to one are called there, in the order in which they are listed. What
       else leads to a place are the stages of lives. -->
  <xsl:variable name="e:leads" as="map(xs:string, xs:string)" select="map {
    'sent': 'Sent', 'received': 'Received', 'author': 'Wrote', 'affiliation': 'Members', 'sent-at': 'Sent from here',
    'received-at': 'Received here', 'published': 'Published here', 'repository': 'Kept here', 'within': 'Contains', 'bibl': 'The same as',
    'where': 'Events', 'mention': 'See also' }"/>
  <xsl:variable name="e:order-of-leads" as="xs:string+" select="'Sent', 'Received', 'Wrote', 'Members', 'Persons here', 'Sent from here',
    'Received here', 'Published here', 'Kept here', 'Contains', 'The same as', 'Events', 'See also'"/>

  <xsl:template name="e:what-leads-here" as="element(dl)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="links" as="element(c:link)*" select="($collection ! key('e:leading', $pointer, .))[not(../@ref = $pointer)]"/>
    <!-- An entry that leads here in a role is not listed again for naming it too. -->
    <xsl:variable name="telling" as="element(c:link)*" select="$links[not(@as = 'mention' and ../c:link[@target = $pointer]/@as != 'mention'
      or @as = 'author' and ../c:link[@target = $pointer]/@as = 'sent')]"/>
    <xsl:variable name="ordered" as="element(c:link)*">
      <xsl:perform-sort select="$telling">
        <xsl:sort select="(e:date-key(.)[. ne '9999'], e:date-key(..))[1]" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
      </xsl:perform-sort>
    </xsl:variable>
    <xsl:if test="exists($ordered)">
      <dl class="leads">
        <xsl:for-each-group select="$ordered" group-by="if (@as = 'mention' and ../../@kind = 'event') then 'Events' else ($e:leads(@as), 'Persons here')[1]">
          <xsl:sort select="index-of($e:order-of-leads, current-grouping-key())"/>
          <div>
            <dt><xsl:value-of select="current-grouping-key()"/></dt>
            <!-- An entry once, with its several dates. -->
            <xsl:for-each-group select="current-group()" group-by="../@ref">
              <dd>
                <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select=".."/></xsl:call-template>
                <xsl:for-each-group select="current-group()" group-by="e:lead(.) || '|' || @cert">
                  <xsl:variable name="lead" as="xs:string" select="substring-before(current-grouping-key(), '|')"/>
                  <xsl:value-of select="(if (position() gt 1) then '; ' else ', ')[$lead] || $lead"/>
                  <xsl:call-template name="e:ground"/>
                </xsl:for-each-group>
              </dd>
            </xsl:for-each-group>
          </div>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- What stage of a life it was, and when. -->
  <xsl:function name="e:lead" as="xs:string">
    <xsl:param name="link" as="element(c:link)"/>
    <xsl:variable name="date" as="xs:string?" select="(e:date($link), e:date($link/..))[1][not(contains($link/../@name, .))]"/>
    <xsl:sequence select="string-join(($link/@as[not($e:leads(.)) and . ne 'other'] ! lower-case(e:words(.)), $date), ' ')"/>
  </xsl:function>

  <!-- The passages, text by text. -->
  <xsl:template name="e:mentioned" as="element(dl)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="passages" as="element()*" select="$collection ! (key('e:mention', $pointer, .), key('e:voice', $pointer, .))"/>
    <xsl:if test="exists($passages)">
      <dl class="mentions">
        <xsl:for-each-group select="$passages" group-by="(if (self::c:voice) then 'Speaks in ' else 'In ') || ../@title">
          <div>
            <dt><xsl:value-of select="current-grouping-key()"/></dt>
            <dd>
              <xsl:for-each-group select="current-group()" group-by="string(@at)">
                <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
                <a href="{$e:up}{../@key}.html{@at ! ('#' || .)}">
                  <xsl:if test="every $mention in current-group() satisfies $mention/@cert = ('low', 'medium')">
                    <xsl:attribute name="class" select="'uncertain'"/>
                    <xsl:attribute name="title" select="'uncertain'"/>
                  </xsl:if>
                  <xsl:value-of select="(@at, 'title')[1]"/>
                </a>
              </xsl:for-each-group>
            </dd>
          </div>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
