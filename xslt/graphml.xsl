<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt" xmlns:c="urn:edition:collection"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:g="http://graphml.graphdrawing.org/xmlns"
  xmlns="http://graphml.graphdrawing.org/xmlns" exclude-result-prefixes="#all">

  <!-- The register of documents in, its letters out as a directed graph in GraphML, which Gephi, Cytoscape
       and NetworkX read: a node for each correspondent, an edge for each letter from each of its
       senders to each of its receivers. -->

  <!-- The summaries of all texts and registers (see collect.xsl). -->
  <xsl:param name="collection" as="document-node()" required="yes"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:include href="modules/metadata.xsl"/>
  <xsl:include href="modules/withheld.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/entries.xsl"/>
  <xsl:include href="modules/published.xsl"/>

  <!-- Only the root is matched. -->
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <!-- What is told of nodes and of edges. -->
  <xsl:variable name="e:node-keys" as="xs:string+" select="'label', 'kind', 'page'"/>
  <xsl:variable name="e:edge-keys" as="xs:string+" select="'letter', 'title', 'number', 'date', 'from', 'to', 'cert', 'page'"/>

  <xsl:template match="/" as="element(g:graphml)">
    <xsl:variable name="letters" as="element(tei:correspDesc)*" select="tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc"/>
    <xsl:variable name="parties" as="element()*" select="$letters/tei:correspAction/(tei:persName | tei:orgName | tei:rs)"/>
    <xsl:variable name="folder" as="xs:string" select="e:key(tei:TEI)"/>
    <graphml>
      <xsl:for-each select="$e:node-keys">
        <key id="node-{.}" for="node" attr.name="{.}" attr.type="string"/>
      </xsl:for-each>
      <xsl:for-each select="$e:edge-keys">
        <key id="edge-{.}" for="edge" attr.name="{.}" attr.type="string"/>
      </xsl:for-each>
      <graph id="{$folder}" edgedefault="directed">
        <xsl:for-each-group select="$parties" group-by="e:node(.)">
          <xsl:variable name="entry" as="element(c:entry)?" select="tokenize(@ref)[1] ! e:entry-at(.)"/>
          <node id="{current-grouping-key()}">
            <xsl:sequence select="
              e:datum('node-label', ($entry/@name ! string(), normalize-space())[1]),
              e:datum('node-kind', if (self::tei:persName or @type = 'person') then 'person' else 'group'),
              $entry ! e:datum('node-page', e:published(../@key || '/' || substring-after(@ref, ':') || '.html'))"/>
          </node>
        </xsl:for-each-group>
        <xsl:for-each select="$letters">
          <xsl:variable name="letter" as="element(tei:correspDesc)" select="."/>
          <xsl:variable name="name" as="xs:string" select="substring-after(@corresp, ':')"/>
          <xsl:variable name="document" as="element()?" select="id($name)"/>
          <xsl:variable name="receivers" as="element()*" select="$parties[../@type = 'received'][../.. is $letter]"/>
          <xsl:for-each select="$parties[../@type = 'sent'][../.. is $letter]">
            <xsl:variable name="sender" as="element()" select="."/>
            <xsl:variable name="place" as="xs:integer" select="position()"/>
            <xsl:for-each select="$receivers">
              <edge id="{$name}-{$place}-{position()}" source="{e:node($sender)}" target="{e:node(.)}">
                <xsl:sequence select="
                  e:datum('edge-letter', string($letter/@corresp)),
                  e:datum('edge-title', $document ! e:usual-name(.)),
                  e:datum('edge-number', $document/tei:idno[@type = 'callNumber'][1] ! normalize-space()),
                  e:datum('edge-date', e:date(($letter//tei:date, $document/tei:date)[1])),
                  e:datum('edge-from', $letter/tei:correspAction[@type = 'sent']/tei:placeName[1] ! normalize-space()),
                  e:datum('edge-to', $letter/tei:correspAction[@type = 'received']/tei:placeName[1] ! normalize-space()),
                  e:datum('edge-cert', string(($sender, .)[@cert = ('low', 'medium')][1]/@cert)),
                  e:datum('edge-page', e:published($folder || '/' || $name || '.html'))"/>
              </edge>
            </xsl:for-each>
          </xsl:for-each>
        </xsl:for-each>
      </graph>
    </graphml>
  </xsl:template>

  <!-- The node of a correspondent: an entry of the registers, or, of a group that has none, the words for it. Of
       two persons who are not named nobody knows whether they are one: each has a node. -->
  <xsl:function name="e:node" as="xs:string">
    <xsl:param name="party" as="element()"/>
    <xsl:sequence select="
      if ($party/@ref) then translate(tokenize($party/@ref)[1], ':', '-')
      else if ($party/@type = 'person') then 'unnamed-' || $party/../@type || '-' || substring-after($party/../../@corresp, ':')
      else lower-case(replace(normalize-space($party), '[^\p{L}\p{N}]+', '-'))"/>
  </xsl:function>

  <xsl:function name="e:datum" as="element(g:data)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="$value"><data key="{$key}"><xsl:value-of select="$value"/></data></xsl:if>
  </xsl:function>

</xsl:stylesheet>
