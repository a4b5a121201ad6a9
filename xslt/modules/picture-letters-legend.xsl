<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- How to read the drawings of the correspondence. Only what is in a drawing is explained. -->

  <xsl:template name="e:legend-of-time" as="element()+">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:variable name="undated" as="element(c:letter)*" select="c:letter[not(@first or @last)]"/>
    <ul class="legend" id="over-time-legend">
      <xsl:sequence select="
        e:sign('letter', 'M4 10H36', (4, 10), (36, 10), 'dot: who sent it; ring: to whom'),
        e:sign('letter by-hub', 'M4 10H36', (4, 10), (36, 10), 'sent by ' || c:party[@key = current()/@hub]/@name)[current()/c:party[@key = current()/@hub]/@sent ne '0'],
        e:sign('letter doubtful', 'M4 10H36', (4, 10), (36, 10), 'sender, addressee or date not certain')[current()/c:letter//@doubt],
        e:sign('letter', 'M2 10H38M2 6.5v7M38 6.5v7', (20, 10), (), 'sent on some day within these limits')[current()/c:letter[not(@first = @last)]],
        e:sign('letter', 'M4 3L36 17', (4, 3), (36, 17), 'aslant: how long it was on its way')[current()/c:letter/c:arrival]"/>
      <xsl:if test="c:party/@kind = 'described'"><li><i>in italics</i>: who is described, not named; they may be several people</li></xsl:if>
    </ul>
    <xsl:if test="exists($undated)">
      <p class="undated">
        <xsl:value-of select="'Without a date, and so not drawn: '"/>
        <xsl:for-each select="$undated">
          <xsl:if test="position() gt 1">; </xsl:if>
          <a href="#letter-{@id}"><xsl:value-of select="(@number[. ne ''], @name)[1]"/></a>
        </xsl:for-each>
        <xsl:value-of select="' (' || e:number(count($undated), 'document') || ').'"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="e:legend-of-network" as="element()+">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:variable name="hub" as="xs:string" select="string(c:party[@key = current()/@hub]/@name)"/>
    <ul class="legend" id="network-legend">
      <xsl:sequence select="
        e:arrow-sign('tie', 'who wrote to whom; the broader the line, the more documents'),
        e:arrow-sign('tie by-hub', 'sent by ' || $hub)[current()/c:party[@key = current()/@hub]/@sent ne '0']"/>
      <li>left of the middle: who only wrote there; right of it: to whom letters went from there</li>
    </ul>
  </xsl:template>

  <xsl:function name="e:sign" as="element(li)">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="dot" as="xs:decimal+"/>
    <xsl:param name="ring" as="xs:decimal*"/>
    <xsl:param name="words" as="xs:string"/>
    <li>
      <svg xmlns="http://www.w3.org/2000/svg" class="sign" viewBox="0 0 40 20" aria-hidden="true">
        <g class="{$class}">
          <path class="line" d="{$line}"/>
          <circle class="sender" cx="{$dot[1]}" cy="{$dot[2]}" r="3"/>
          <xsl:if test="exists($ring)"><circle class="addressee" cx="{$ring[1]}" cy="{$ring[2]}" r="3"/></xsl:if>
        </g>
      </svg>
      <xsl:value-of select="' ' || $words"/>
    </li>
  </xsl:function>

  <xsl:function name="e:arrow-sign" as="element(li)">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <li>
      <svg xmlns="http://www.w3.org/2000/svg" class="sign" viewBox="0 0 40 20" aria-hidden="true">
        <g class="{$class}"><path d="M1 10H38"/><path class="arrow" d="M30 10l-9 -3v6z"/></g>
      </svg>
      <xsl:value-of select="' ' || $words"/>
    </li>
  </xsl:function>

</xsl:stylesheet>
