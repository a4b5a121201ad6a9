<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What leads to an entry from other entries of the registers. -->

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

  <!-- The stages of a life that are not of one's own choosing. -->
  <xsl:variable name="e:held" as="xs:string+" select="'deportation', 'exile', 'arrest', 'imprisonment', 'sentence', 'hunger-strike'"/>

  <!-- What the entries that lead to one are called there, in the order in which they are listed. What
       else leads to a place are the stages of lives. Letters sent and received are told of elsewhere. -->
  <xsl:variable name="e:leads" as="map(xs:string, xs:string)" select="map:merge((map {
    'author': 'Wrote', 'affiliation': 'Members', 'birth': 'Born here', 'death': 'Died here', 'sent-at': 'Sent from here',
    'received-at': 'Received here', 'published': 'Published here', 'repository': 'Kept here', 'within': 'Contains', 'bibl': 'The same as',
    'where': 'Events', 'mention': 'See also' }, $e:held ! map:entry(., 'Exiled or held here')))"/>
  <xsl:variable name="e:order-of-leads" as="xs:string+" select="'Wrote', 'Members', 'Exiled or held here', 'Born here', 'Died here',
    'Persons here', 'Sent from here', 'Received here', 'Published here', 'Kept here', 'Contains', 'The same as', 'Events', 'See also'"/>

  <!-- As many entries in a role can be taken in; more are folded. -->
  <xsl:variable name="e:unfolded-leads" as="xs:integer" select="20"/>

  <xsl:template name="e:what-leads-here" as="element(dl)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="links" as="element(c:link)*" select="($collection ! key('e:leading', $pointer, .))[not(../@ref = $pointer)]"/>
    <!-- An entry that leads here in a role is not listed again for naming it too. -->
    <xsl:variable name="telling" as="element(c:link)*" select="$links[not(@as = ('sent', 'received') or @as = 'mention' and ../c:link[@target = $pointer]/@as != 'mention'
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
            <xsl:variable name="listed" as="element(dd)+">
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
            </xsl:variable>
            <xsl:choose>
              <xsl:when test="count($listed) le $e:unfolded-leads"><xsl:sequence select="$listed"/></xsl:when>
              <xsl:otherwise>
                <dd>
                  <details>
                    <summary><xsl:value-of select="count($listed)"/></summary>
                    <ul><xsl:for-each select="$listed"><li><xsl:sequence select="node()"/></li></xsl:for-each></ul>
                  </details>
                </dd>
              </xsl:otherwise>
            </xsl:choose>
          </div>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- What stage of a life it was, and when. -->
  <xsl:function name="e:lead" as="xs:string">
    <xsl:param name="link" as="element(c:link)"/>
    <xsl:variable name="date" as="xs:string?" select="(e:date($link), e:date($link/..))[1][not(contains($link/../@name, .))]"/>
    <xsl:sequence select="string-join(($link/@as[not($e:leads(.)[. ne 'Exiled or held here']) and . ne 'other'] ! lower-case(e:words(.)), $date), ' ')"/>
  </xsl:function>

  <!-- A person by the surname, unless others have the same; all else by its name. -->
  <xsl:key name="e:surname" match="c:register[@kind = 'person']/c:entry" use="substring-before(@sort, ',')"/>

  <xsl:function name="e:short-name" as="xs:string">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:variable name="surname" as="xs:string" select="substring-before($entry/@sort, ',')"/>
    <xsl:sequence select="if ($entry/../@kind = 'person' and $surname and count(key('e:surname', $surname, $collection)) eq 1) then $surname else string($entry/@name)"/>
  </xsl:function>

  <!-- “Party entry” for party-entry. -->
  <xsl:function name="e:words" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($type, 1, 1)) || translate(substring($type, 2), '-', ' ')"/>
  </xsl:function>

</xsl:stylesheet>
