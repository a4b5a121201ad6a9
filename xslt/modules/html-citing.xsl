<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Citing, on the page: its citation in the colophon, and a panel with the link, the styles and the
       formats, which waits in a template (cite.js shows it). For a text there is a second one, for any
       passage: where that comes in, it has a slot. What goes into the slots is data beside it. -->

  <xsl:include href="json.xsl"/>
  <xsl:include href="cite-names.xsl"/>
  <xsl:include href="cite-items.xsl"/>
  <xsl:include href="cite-locator.xsl"/>
  <xsl:include href="cite-bibtex.xsl"/>
  <xsl:include href="cite-ris.xsl"/>
  <xsl:include href="cite-styled.xsl"/>
  <xsl:include href="cite-chicago.xsl"/>
  <xsl:include href="cite-mla.xsl"/>
  <xsl:include href="html-citing-passages.xsl"/>
  <xsl:include href="html-metadata.xsl"/>
  <xsl:include href="html-linked-data.xsl"/>

  <!-- While citations are made, signs for private use stand for the slots, since no format changes them. -->
  <xsl:variable name="e:slots" as="map(xs:string, xs:string)" select="map { '&#xE001;': 'id', '&#xE002;': 'at', '&#xE003;': 'at-mla',
    '&#xE004;': 'by', '&#xE005;': 'label', '&#xE006;': 'number', '&#xE007;': 'words', '&#xE008;': 'query', '&#xE009;': 'here' }"/>

  <xsl:variable name="e:signs" as="xs:string" select="string-join(map:keys($e:slots))"/>

  <!-- The passage that the slots are for. -->
  <xsl:variable name="e:any" as="map(xs:string, xs:string)" select="map { 'label': '&#xE005;', 'locator': '&#xE006;',
    'text': '&#xE002;&#xE007;&#xE004;', 'query': '&#xE008;' }"/>

  <!-- Text with signs in it as it stands on the page. -->
  <xsl:function name="e:shown" as="node()*">
    <xsl:param name="text" as="xs:string"/>
    <!-- tex or json, where names have to be escaped as there. -->
    <xsl:param name="format" as="xs:string"/>
    <xsl:for-each select="tokenize($text, '[&#xE010;&#xE011;]')">
      <xsl:choose>
        <xsl:when test="position() mod 2 eq 0"><em><xsl:sequence select="e:slotted(., $format)"/></em></xsl:when>
        <xsl:otherwise><xsl:sequence select="e:slotted(., $format)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:slotted" as="node()*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="translate($text, $e:signs, '') = $text"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise>
        <xsl:analyze-string select="$text" regex="[&#xE001;-&#xE009;]">
          <xsl:matching-substring><slot name="{string-join(($e:slots(.), $format[current() = '&#xE004;'][. = ('tex', 'json')]), '-')}"></slot></xsl:matching-substring>
          <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
        </xsl:analyze-string>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The web address of a page of the edition; without one of the edition it is that of the page as it is read. -->
  <xsl:function name="e:link" as="xs:string">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="($item?URL, '&#xE009;' || '#&#xE001;'[contains($item?custom?page, .)])[1]"/>
  </xsl:function>

  <!-- How to cite, in the colophon. -->
  <xsl:template name="e:how-to-cite" as="element(p)+">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="map(*)+" required="yes"/>
    <xsl:for-each select="e:chicago-entries($items)">
      <p class="citation"><xsl:sequence select="e:shown(., '')"/></p>
    </xsl:for-each>
    <p><a class="cites" href="{($items[last()]?URL, $e:up || $items[last()]?custom?page)[1]}">Permanent link, and other forms of the citation</a></p>
  </xsl:template>

  <!-- The panel. -->
  <xsl:template name="e:panel" as="element(template)">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="map(*)+" required="yes"/>
    <!-- page or passage. -->
    <xsl:param name="of" as="xs:string" select="'page'"/>
    <xsl:param name="data" as="element()?" select="()"/>
    <xsl:variable name="item" as="map(*)" select="$items[last()]"/>
    <template class="citing" data-of="{$of}" data-name="{$item?id => replace('-?&#xE001;', '')}">
      <dialog class="citing" aria-labelledby="citing-{$of}">
        <header>
          <h2 id="citing-{$of}" tabindex="-1">
            <xsl:sequence select="if ($of = 'passage') then e:shown('Cite &#xE005; &#xE006;&#xE007;', '') else 'Cite “' || e:in-quotes($item?title) || '”'"/>
          </h2>
          <output></output>
          <button type="button" class="close">Close</button>
        </header>
        <dl>
          <xsl:sequence select="
            e:offer('Link', 'the link', e:link($item), ''),
            e:offer('Chicago, note', 'the note in Chicago style', e:chicago-note($items), ''),
            e:offer('Chicago, bibliography', 'the entry in Chicago style', e:chicago-entries($items), ''),
            e:offer('MLA, in the text', 'the citation in MLA style', e:mla-citation($items), ''),
            e:offer('MLA, works cited', 'the entry in MLA style', e:mla-entries($items), ''),
            e:offer('BibTeX', 'the BibTeX entry', string-join($items ! e:bibtex(., 'bibtex'), '&#10;'), 'tex'),
            e:offer('RIS', 'the RIS record', string-join($items ! e:ris(.), '&#10;') => translate('&#13;', ''), 'ris'),
            e:offer('CSL-JSON', 'the CSL-JSON item', e:json(array { $items }) || '&#10;', 'json')"/>
        </dl>
        <xsl:if test="empty($item?URL)">
          <p>The edition has no web address of its own yet: the link is that of the page as you read it, and a citation has none.</p>
        </xsl:if>
      </dialog>
      <xsl:sequence select="$data"/>
    </template>
  </xsl:template>

  <!-- One thing to copy; data ($format) also to keep as a file. -->
  <xsl:function name="e:offer" as="element(div)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="texts" as="xs:string+"/>
    <xsl:param name="format" as="xs:string"/>
    <div>
      <dt><xsl:value-of select="$name"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$format"><pre tabindex="0" role="region" aria-label="{$name}"><xsl:sequence select="e:shown($texts, $format)"/></pre></xsl:when>
          <xsl:otherwise><xsl:for-each select="$texts"><p><xsl:sequence select="e:shown(., '')"/></p></xsl:for-each></xsl:otherwise>
        </xsl:choose>
      </dd>
      <dd class="do">
        <button type="button" class="copy" aria-label="Copy {$what}">Copy</button>
        <xsl:if test="$format">
          <button type="button" class="save" aria-label="Save {$what} as a file" data-ending="{map { 'tex': 'bib', 'ris': 'ris', 'json': 'json' }($format)}"
            data-type="{map { 'tex': 'application/x-bibtex', 'ris': 'application/x-research-info-systems', 'json': 'application/json' }($format)}">Save</button>
        </xsl:if>
      </dd>
    </div>
  </xsl:function>

</xsl:stylesheet>
