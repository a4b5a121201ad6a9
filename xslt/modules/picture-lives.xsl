<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The lives as rows of a table, each with its line. A line is as wide as its cell: places are
       percentages, and marks keep their size. -->

  <!-- The height of a row, and where in it marks stand, in pixels. -->
  <xsl:variable name="e:row" as="xs:integer" select="28"/>
  <xsl:variable name="e:heights" as="map(xs:string, xs:integer)" select="map { 'above': 7, 'line': 14, 'below': 21 }"/>

  <!-- A life line goes on this far, in percent, where its beginning or its end is not known. -->
  <xsl:variable name="e:fading" as="xs:decimal" select="1.6"/>

  <!-- The orders of the rows, each with the events that it goes by. The first is that of the page. -->
  <xsl:variable name="e:orders" as="element(c:order)+">
    <c:order key="death" of="death">death</c:order>
    <c:order key="birth" of="birth">birth</c:order>
    <c:order key="name" of="">name</c:order>
    <c:order key="party" of="party-entry">entry into the party</c:order>
    <c:order key="exile" of="deportation exile emigration">first deportation or exile</c:order>
    <c:order key="capitulation" of="capitulation">capitulation</c:order>
    <c:order key="arrest" of="arrest">first arrest</c:order>
  </xsl:variable>

  <!-- Those whose birth, death or any turning point is dated. -->
  <xsl:function name="e:lives" as="element()*">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="$list/*[@xml:id][exists(e:turning-points(.)[e:is-datable(.)])]"/>
  </xsl:function>

  <!-- Persons in one of the orders: by the first of such events, those without any last. -->
  <xsl:function name="e:ordered" as="element()*">
    <xsl:param name="persons" as="element()*"/>
    <xsl:param name="order" as="element(c:order)"/>
    <xsl:variable name="types" as="xs:string*" select="tokenize($order/@of)"/>
    <xsl:perform-sort select="$persons">
      <xsl:sort select="(sort((tei:birth, tei:event, tei:death)[e:point-type(.) = $types] ! e:date-key(.)), '9999')[1]" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
      <xsl:sort select="e:folded(e:sort-name(.))" collation="{$e:by-character}"/>
    </xsl:perform-sort>
  </xsl:function>

  <xsl:template name="e:lives-table" as="element(table)">
    <xsl:context-item use="optional"/>
    <xsl:param name="lives" as="element()+" required="yes"/>
    <xsl:variable name="ranks" as="map(xs:string, map(xs:string, xs:integer))" select="map:merge($e:orders
      ! map:entry(string(@key), map:merge(for-each-pair(e:ordered($lives, .), 1 to count($lives),
        function($person as element(), $rank as xs:integer) as map(xs:string, xs:integer) { map { string($person/@xml:id): $rank } }))))"/>
    <table class="lives">
      <caption>
        <span class="phrase">Lives as lines, each with its turning points in words</span>
        <xsl:call-template name="e:deaths"><xsl:with-param name="lives" select="$lives"/></xsl:call-template>
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="phrase">Name</span></th>
          <th scope="col">
            <span class="phrase">Life</span>
            <xsl:call-template name="e:axis"/>
          </th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="e:ordered($lives, $e:orders[1])">
          <xsl:variable name="id" as="xs:string" select="@xml:id"/>
          <xsl:text>&#10;</xsl:text>
          <tr>
            <xsl:for-each select="$e:orders ! @key"><xsl:attribute name="data-{.}" select="$ranks(.)($id)"/></xsl:for-each>
            <th scope="row"><a href="{$e:up}{e:key(root()/tei:TEI)}/{$id}.html"><xsl:value-of select="e:filed-name(.)"/></a>
              <xsl:for-each select="e:life-dates(.)"><xsl:text> </xsl:text><span class="dates"><xsl:value-of select="."/></span></xsl:for-each></th>
            <td><xsl:call-template name="e:life-line"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- One life. -->
  <xsl:template name="e:life-line" as="element(svg:svg)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="stretches" as="element(c:stretch)+" required="yes" tunnel="yes"/>
    <xsl:variable name="points" as="element()+" select="e:turning-points(.)[e:is-datable(.)]"/>
    <xsl:variable name="limits" as="map(xs:string, item())+" select="$points ! e:limits(.)"/>
    <xsl:variable name="birth" as="xs:double?" select="$points[self::tei:birth] ! e:limits(.) ! ((?first + ?last) div 2)"/>
    <xsl:variable name="death" as="xs:double?" select="$points[self::tei:death] ! e:limits(.) ! ((?first + ?last) div 2)"/>
    <xsl:variable name="left" as="xs:decimal" select="e:place($stretches, ($birth, min($limits ! ?first))[1])"/>
    <xsl:variable name="right" as="xs:decimal" select="e:place($stretches, ($death, max($limits ! ?last))[1])"/>
    <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{$e:row}" role="img" aria-label="{string-join($points ! e:point(.), '; ')}">
      <use href="#years"/>
      <rect class="life" x="{$left}%" width="{round($right - $left, 3)}%" y="13.4" height="1.2"/>
      <xsl:if test="empty($birth)"><rect x="{round($left - $e:fading, 3)}%" width="{$e:fading}%" y="13.4" height="1.2" fill="url(#fade-in)"/></xsl:if>
      <xsl:if test="empty($death)"><rect x="{$right}%" width="{$e:fading}%" y="13.4" height="1.2" fill="url(#fade-out)"/></xsl:if>
      <xsl:for-each-group select="$points" group-by="e:mark(.)/@at">
        <xsl:variable name="y" as="xs:integer" select="$e:heights(current-grouping-key())"/>
        <!-- Things of one dating share its time among them, side by side. -->
        <xsl:for-each-group select="current-group()" group-by="if ($y eq 14) then generate-id() else string-join(e:limits(.) ! (?first, ?last), ' ')">
          <xsl:variable name="count" as="xs:integer" select="count(current-group())"/>
          <xsl:for-each select="current-group()">
            <xsl:call-template name="e:turning-point">
              <xsl:with-param name="share" select="(position() - 0.5) div $count"/>
              <xsl:with-param name="y" select="$y"/>
            </xsl:call-template>
          </xsl:for-each>
        </xsl:for-each-group>
      </xsl:for-each-group>
    </svg>
  </xsl:template>

  <!-- One mark, at its share of the time in which it lies; with a line that shows this time where it
       is more than a date: a bar for all of it, a fine line for some moment in it. -->
  <xsl:template name="e:turning-point" as="element(svg:g)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="stretches" as="element(c:stretch)+" required="yes" tunnel="yes"/>
    <xsl:param name="share" as="xs:double" required="yes"/>
    <xsl:param name="y" as="xs:integer" required="yes"/>
    <xsl:variable name="limits" as="map(xs:string, item())" select="e:limits(.)"/>
    <xsl:variable name="left" as="xs:decimal" select="e:place($stretches, $limits?first)"/>
    <xsl:variable name="right" as="xs:decimal" select="e:place($stretches, $limits?last)"/>
    <xsl:variable name="place" as="xs:decimal" select="if (@from and $limits?open = 'closed') then $left
      else e:place($stretches, $limits?first + ($limits?last - $limits?first) * $share)"/>
    <g xmlns="http://www.w3.org/2000/svg" class="{'point', e:mark(.)/@key, 'unsure'[current()/@cert = ('low', 'medium')]}">
      <title><xsl:value-of select="e:point(.)"/></title>
      <xsl:choose>
        <xsl:when test="$limits?open = 'before'"><rect x="{round($place - $e:fading, 3)}%" width="{$e:fading}%" y="{$y - 0.5}" height="1" fill="url(#fade-in)"/></xsl:when>
        <xsl:when test="$limits?open = 'after'"><rect x="{$place}%" width="{$e:fading}%" y="{$y - 0.5}" height="1" fill="url(#fade-out)"/></xsl:when>
        <xsl:when test="@from and $limits?open = 'closed'"><rect class="lasting" x="{$place}%" width="{round($right - $place, 3)}%" y="{$y - 1.5}" height="3"/></xsl:when>
        <xsl:when test="@notBefore"><line class="whisker" x1="{$left}%" x2="{$right}%" y1="{$y + 3}" y2="{$y + 3}"/></xsl:when>
      </xsl:choose>
      <use href="#mark-{e:mark(.)/@key}" x="{$place}%" y="{$y}"/>
    </g>
  </xsl:template>

</xsl:stylesheet>
