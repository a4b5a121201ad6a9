<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://www.w3.org/2000/svg" exclude-result-prefixes="#all">

  <!-- The turning points of a life and their marks, which differ by shape. -->

  <!-- Each mark with the events that it stands for, what the legend calls it, and the height at which
       it stands: what concerns the party above the line, what the state does to a person below it,
       birth and end on it. -->
  <xsl:variable name="e:marks-of-life" as="element(c:mark)+">
    <c:mark key="birth" of="birth" at="line">birth</c:mark>
    <c:mark key="entry" of="party-entry readmission" at="above">joins the party, or is taken back</c:mark>
    <c:mark key="opposition" of="opposition-entry" at="above">joins an opposition</c:mark>
    <c:mark key="expulsion" of="expulsion" at="above">expelled</c:mark>
    <c:mark key="capitulation" of="capitulation" at="above">capitulates</c:mark>
    <c:mark key="rehabilitation" of="rehabilitation" at="above">rehabilitated</c:mark>
    <c:mark key="arrest" of="arrest" at="below">arrested</c:mark>
    <c:mark key="prison" of="imprisonment" at="below">imprisoned</c:mark>
    <c:mark key="sentence" of="sentence" at="below">sentenced</c:mark>
    <c:mark key="exile" of="deportation exile emigration" at="below">deported, in exile, abroad</c:mark>
    <c:mark key="release" of="release return" at="below">released, returns</c:mark>
    <c:mark key="strike" of="hunger-strike strike" at="below">strike, hunger strike</c:mark>
    <c:mark key="vanishing" of="disappearance" at="line">disappears</c:mark>
    <c:mark key="death" of="death" at="line">death</c:mark>
    <c:mark key="execution" of="execution" at="line">executed</c:mark>
  </xsl:variable>

  <xsl:variable name="e:mark-of" as="map(xs:string, element(c:mark))" select="map:merge(
    for $mark in $e:marks-of-life, $type in tokenize($mark/@of) return map:entry($type, $mark))"/>

  <xsl:function name="e:mark" as="element(c:mark)?">
    <xsl:param name="point" as="element()"/>
    <xsl:sequence select="$e:mark-of(e:point-type($point))"/>
  </xsl:function>

  <!-- “party-entry”, “birth”. -->
  <xsl:function name="e:point-type" as="xs:string">
    <xsl:param name="point" as="element()"/>
    <xsl:sequence select="string(($point/@type, local-name($point))[1])"/>
  </xsl:function>

  <!-- Birth, turning points and death, in the order of time; those of one date in the order of the
       register, the end after all else of its year; the undated last. -->
  <xsl:function name="e:turning-points" as="element()*">
    <xsl:param name="person" as="element()"/>
    <xsl:perform-sort select="$person/(tei:birth, tei:event, tei:death)[exists(e:mark(.))]">
      <xsl:sort select="if (self::tei:birth) then 0 else if (e:is-datable(.)) then 1 else 2"/>
      <xsl:sort select="if (e:is-datable(.)) then e:limits(.)(if (self::tei:death) then 'last' else 'first') else ()"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- “Party entry 1903”, “Arrest, between 21 October and 10 November 1928, probable”. -->
  <xsl:function name="e:point" as="xs:string">
    <xsl:param name="point" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="e:words(e:point-type($point))"/>
    <xsl:sequence select="string-join(($type, e:date($point), $point/@cert ! map { 'low': 'uncertain', 'medium': 'probable' }(.)), ', ')
      => replace('^(\D+), (\d{4})', '$1 $2')"/>
  </xsl:function>

  <!-- The shapes, for the whole page: drawn about their middle, within four units. -->
  <xsl:template name="e:shapes" as="element()">
    <xsl:context-item use="optional"/>
    <svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="fade-in"><stop class="none" offset="0"/><stop offset="1"/></linearGradient>
        <linearGradient id="fade-out"><stop offset="0"/><stop class="none" offset="1"/></linearGradient>
        <circle id="mark-birth" class="solid" r="2"/>
        <circle id="mark-entry" r="3.4"/>
        <g id="mark-opposition"><circle r="3.4"/><circle class="solid" r="1.2"/></g>
        <path id="mark-expulsion" d="M3.4 0A3.4 3.4 0 1 1-3.4 0A3.4 3.4 0 1 1 3.4 0M-4.4 4.4L4.4-4.4"/>
        <path id="mark-capitulation" d="M-4-3.2H4L0 4Z"/>
        <path id="mark-rehabilitation" class="thick" d="M0-4.4V4.4M-4.4 0H4.4"/>
        <path id="mark-arrest" class="open thick" d="M3-4H-1.6V4H3"/>
        <path id="mark-prison" class="solid" d="M-3.2-3.2H3.2V3.2H-3.2Z"/>
        <path id="mark-sentence" d="M0-4.4L4.4 0L0 4.4L-4.4 0Z"/>
        <path id="mark-exile" class="solid" d="M-3.2-4L4.4 0L-3.2 4Z"/>
        <path id="mark-release" class="open thick" d="M-3-4H1.6V4H-3"/>
        <path id="mark-strike" class="open thick" d="M-4.4 2.4L-1.5-2.4L1.5 2.4L4.4-2.4"/>
        <g id="mark-vanishing"><circle class="solid" cx="-4" r="1.2"/><circle class="solid" r="1.2"/><circle class="solid" cx="4" r="1.2"/></g>
        <path id="mark-death" class="thick" d="M0-6V6"/>
        <path id="mark-execution" class="killing" d="M-4.4-4.4L4.4 4.4M-4.4 4.4L4.4-4.4"/>
      </defs>
    </svg>
  </xsl:template>

  <!-- What the marks that a page shows mean. -->
  <xsl:template name="e:legend" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="shown" as="element(c:mark)*" required="yes"/>
    <ul class="legend" aria-label="What the marks mean" xmlns="">
      <xsl:for-each select="$shown">
        <li><xsl:call-template name="e:sample"><xsl:with-param name="key" select="@key"/></xsl:call-template> <xsl:value-of select="."/></li>
      </xsl:for-each>
      <li><xsl:call-template name="e:sample"><xsl:with-param name="key" select="'entry'"/><xsl:with-param name="class" select="'unsure'"/></xsl:call-template> dashed: probable, uncertain</li>
      <li><svg xmlns="http://www.w3.org/2000/svg" class="mark" width="26" height="16" aria-hidden="true"><line class="whisker" x1="2" x2="24" y1="11" y2="11"/><use href="#mark-entry" x="13" y="8"/></svg> some time within</li>
      <li><svg xmlns="http://www.w3.org/2000/svg" class="mark" width="26" height="16" aria-hidden="true"><rect class="lasting" x="2" width="22" y="6.5" height="3"/></svg> all this time</li>
      <li><svg xmlns="http://www.w3.org/2000/svg" class="mark" width="26" height="16" aria-hidden="true"><rect x="2" width="22" y="7.4" height="1.2" fill="url(#fade-out)"/></svg> earlier or later not known</li>
    </ul>
  </xsl:template>

  <xsl:template name="e:sample" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="key" as="xs:string" required="yes"/>
    <xsl:param name="class" as="xs:string?" select="()"/>
    <svg class="{'mark', $class}" width="16" height="16" aria-hidden="true"><use href="#mark-{$key}" x="8" y="8"/></svg>
  </xsl:template>

</xsl:stylesheet>
