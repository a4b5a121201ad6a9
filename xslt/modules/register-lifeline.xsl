<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A life as a line: years from left to right, a mark for each stage, one above the other where they
       crowd. All is placed in parts of the width, so that the line takes the room that there is and its
       figures keep their size. The list of stages says all that it shows. -->

  <xsl:template name="e:lifeline" as="element()?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="stages" as="element()*" required="yes"/>
    <xsl:variable name="begin" as="xs:integer?" select="min($stages ! e:moment(.)) ! xs:integer(floor(.))"/>
    <xsl:variable name="end" as="xs:integer?" select="max($stages ! e:moment(.)) ! (xs:integer(floor(.)) + 1)"/>
    <xsl:if test="count($stages) ge 3 and $end - $begin ge 3">
      <xsl:variable name="marks" as="element()+">
        <xsl:iterate select="$stages">
          <!-- The place of the last mark in each row. -->
          <xsl:param name="rows" as="xs:decimal*" select="()"/>
          <xsl:variable name="place" as="xs:decimal" select="e:part(e:moment(.), $begin, $end)"/>
          <xsl:variable name="row" as="xs:integer" select="(for $r in 1 to count($rows) return $r[$rows[$r] lt $place - 2.4], count($rows) + 1)[1]"/>
          <c:mark place="{$place}" row="{$row}"
            class="{if (@type = ('expulsion', $e:held, 'execution', 'disappearance') or self::tei:death) then 'loss' else 'stage', 'uncertain'[current()/@cert = ('low', 'medium')]}"
            title="{string-join((e:date(.), ($e:terms(local-name()), @type ! e:words(.))[1]), ': ')}"/>
          <xsl:next-iteration>
            <xsl:with-param name="rows" select="$rows[position() lt $row], $place, $rows[position() gt $row]"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </xsl:variable>
      <xsl:variable name="ground" as="xs:integer" select="10 * xs:integer(max($marks/xs:integer(@row))) + 4"/>
      <xsl:variable name="step" as="xs:integer" select="(10[$end - $begin gt 40], 5[$end - $begin gt 14], 1[$end - $begin le 6], 2)[1]"/>
      <svg xmlns="http://www.w3.org/2000/svg" class="lifeline" width="100%" height="{$ground + 24}" role="img" aria-label="The stages of this life on a line of years from {$begin} to {$end - 1}; the list has them all.">
        <line x1="0" x2="100%" y1="{$ground}" y2="{$ground}"/>
        <xsl:for-each select="($begin to $end)[. mod $step eq 0]">
          <xsl:variable name="place" as="xs:decimal" select="e:part(., $begin, $end)"/>
          <line x1="{$place}%" x2="{$place}%" y1="{$ground}" y2="{$ground + 5}"/>
          <xsl:if test="$place gt 3 and $place lt 97"><text x="{$place}%" y="{$ground + 19}" text-anchor="middle"><xsl:value-of select="."/></text></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="$marks">
          <circle class="{@class}" cx="{@place}%" cy="{$ground - 10 * xs:integer(@row) + 5}" r="3.6">
            <title><xsl:value-of select="@title"/></title>
          </circle>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- When it was, in years and their parts: of what is known by its limits, the middle. -->
  <xsl:function name="e:moment" as="xs:decimal">
    <xsl:param name="stage" as="element()"/>
    <xsl:sequence select="avg(($stage/(@when, @from)[1], $stage[not(@when or @from)]/(@notBefore, @notAfter, @to)) ! e:years-and-parts(.))"/>
  </xsl:function>

  <xsl:function name="e:years-and-parts" as="xs:decimal">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="parts" as="xs:decimal*" select="tokenize($date, '-') ! xs:decimal(.)"/>
    <xsl:sequence select="$parts[1] + (if ($parts[2]) then ($parts[2] - 1 + (if ($parts[3]) then ($parts[3] - 1) div 31 else 0.5)) div 12 else 0.5)"/>
  </xsl:function>

  <!-- Where on the line, in hundredths of it. -->
  <xsl:function name="e:part" as="xs:decimal">
    <xsl:param name="moment" as="xs:decimal"/>
    <xsl:param name="begin" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:sequence select="xs:integer(round(1000 * ($moment - $begin) div ($end - $begin))) div 10"/>
  </xsl:function>

</xsl:stylesheet>
