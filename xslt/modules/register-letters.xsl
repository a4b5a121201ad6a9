<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Letters: those that somebody sent and received, and around a letter those of the same exchange
       and of the same sender. -->

  <!-- The letters between two, in either direction. -->
  <xsl:key name="e:exchange" match="c:entry" use="e:exchanges(.)"/>

  <xsl:function name="e:exchanges" as="xs:string*">
    <xsl:param name="letter" as="element(c:entry)"/>
    <xsl:variable name="to" as="xs:string*" select="$letter/c:link[@as = 'received']/@target ! string()"/>
    <xsl:sequence select="distinct-values(for $from in $letter/c:link[@as = 'sent']/@target, $other in $to return string-join(sort((string($from), $other)), ' '))"/>
  </xsl:function>

  <xsl:template name="e:letters" as="element(section)*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="entry" as="element(c:entry)?" select="e:entry-at($pointer)"/>
    <xsl:for-each select="$entry[../@kind = 'doc'] ! e:exchanges(.)">
      <xsl:variable name="two" as="xs:string+" select="tokenize(.) ! e:short-name(e:entry-at(.))"/>
      <xsl:call-template name="e:near">
        <xsl:with-param name="title" select="'Between ' || $two[1] || ' and ' || ($two[2], $two[1])[1]"/>
        <xsl:with-param name="entries" select="e:by-date($collection ! key('e:exchange', current(), .))"/>
        <xsl:with-param name="pointer" select="$pointer"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="distinct-values($entry[../@kind = 'doc']/c:link[@as = 'sent']/@target)">
      <xsl:variable name="sent" as="element(c:entry)*" select="e:by-date(e:led-to(.)[@as = 'sent']/..)"/>
      <!-- Where all that somebody sent is of one exchange it has been listed. -->
      <xsl:if test="some $letter in $sent satisfies not(e:exchanges($letter) = e:exchanges($entry))">
        <xsl:call-template name="e:near">
          <xsl:with-param name="title" select="'By ' || e:short-name(e:entry-at(.))"/>
          <xsl:with-param name="entries" select="$sent"/>
          <xsl:with-param name="pointer" select="$pointer"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="if ($entry/../@kind = ('person', 'org')) then ('sent', 'received') else ()">
      <xsl:variable name="letters" as="element(c:entry)*" select="e:by-date(e:led-to($pointer)[@as = current()]/..)"/>
      <xsl:if test="exists($letters)">
        <section class="letters">
          <h2><xsl:value-of select="'Letters ' || ."/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($letters)"/></span></h2>
          <ol class="dated"><xsl:for-each select="$letters"><xsl:call-template name="e:dated-entry"/></xsl:for-each></ol>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- An entry among those before and after it. -->
  <xsl:template name="e:near" as="element(section)?">
    <xsl:context-item use="optional"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="entries" as="element(c:entry)*" required="yes"/>
    <xsl:param name="pointer" as="xs:string" required="yes"/>
    <xsl:variable name="here" as="xs:integer?" select="index-of($entries/@ref, $pointer)[1]"/>
    <xsl:if test="exists($here) and count($entries) gt 1">
      <section class="near">
        <h2><xsl:value-of select="$title"/></h2>
        <ol class="dated">
          <xsl:for-each select="subsequence($entries, $here - 2, 5)">
            <xsl:call-template name="e:dated-entry"><xsl:with-param name="here" select="@ref = $pointer"/></xsl:call-template>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:dated-entry" as="element(li)">
    <xsl:context-item as="element(c:entry)" use="required"/>
    <xsl:param name="here" as="xs:boolean" select="false()"/>
    <xsl:variable name="date" as="xs:string?" select="e:date(.)"/>
    <li>
      <xsl:if test="$here"><xsl:attribute name="aria-current" select="'true'"/></xsl:if>
      <span class="when"><xsl:value-of select="($date, 'undated')[1]"/></span>
      <xsl:text> </xsl:text>
      <div>
        <xsl:variable name="name" as="xs:string" select="if ($date and ends-with(@name, ', ' || $date)) then substring-before(@name, ', ' || $date) else string(@name)"/>
        <xsl:choose>
          <xsl:when test="$here"><xsl:value-of select="$name"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="e:entry-link">
              <xsl:with-param name="entry" select="."/>
              <xsl:with-param name="words" select="e:text($name)"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="@number"><xsl:text> </xsl:text><span class="call-number"><xsl:value-of select="."/></span></xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <!-- Each entry once, in the order of dates; those of one date as the register has them. -->
  <xsl:function name="e:by-date" as="element(c:entry)*">
    <xsl:param name="entries" as="element(c:entry)*"/>
    <xsl:perform-sort select="$entries | ()"><xsl:sort select="e:date-key(.)" collation="{$e:by-character}"/></xsl:perform-sort>
  </xsl:function>

</xsl:stylesheet>
