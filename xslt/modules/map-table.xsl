<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- What is on the map, in words: the key with its switches, the road, and the table of all places. -->

  <!-- The key. A kind can be switched off, in the drawing and in the table; the style sheet does it. -->
  <xsl:template name="e:key" as="element(fieldset)">
    <xsl:context-item use="optional"/>
    <fieldset class="kinds">
      <legend>Shown, on the map and in the table</legend>
      <ul>
        <xsl:for-each select="$e:places ! e:kinds-at(.) | ()">
          <xsl:variable name="kind" as="element(c:kind)" select="."/>
          <li>
            <label>
              <input type="checkbox" name="show" value="{@key}" checked=""/>
              <xsl:call-template name="e:sample"><xsl:with-param name="kinds" select="string(@key)"/></xsl:call-template>
              <b><xsl:value-of select="@title"/></b>
              <xsl:text> </xsl:text>
              <span class="extent"><xsl:value-of select="count($e:marks[e:kinds-at(?entry)/@key = $kind/@key])"/></span>
            </label>
            <xsl:text> </xsl:text>
            <span class="meaning"><xsl:value-of select="."/></span>
          </li>
        </xsl:for-each>
        <xsl:if test="exists($e:roads/c:road)">
          <li>
            <label>
              <input type="checkbox" name="show" value="road" checked=""/>
              <svg xmlns="http://www.w3.org/2000/svg" class="sample" viewBox="-12 -12 24 24" aria-hidden="true"><g class="way"><path d="M-12 6L12 -6"/></g></svg>
              <b>Road</b>
              <xsl:text> </xsl:text>
              <span class="extent"><xsl:value-of select="count(distinct-values($e:roads//c:stop/@ref))"/></span>
            </label>
            <xsl:text> </xsl:text>
            <span class="meaning">the stops of a journey, with their dates</span>
          </li>
        </xsl:if>
      </ul>
    </fieldset>
  </xsl:template>

  <xsl:template name="e:sample" as="element()">
    <xsl:context-item use="optional"/>
    <xsl:param name="kinds" as="xs:string+" required="yes"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="sample" viewBox="-12 -12 24 24" aria-hidden="true">
      <xsl:call-template name="e:sign">
        <xsl:with-param name="kinds" select="$kinds"/>
        <xsl:with-param name="r" select="7.5"/>
      </xsl:call-template>
    </svg>
  </xsl:template>

  <!-- The events of the roads, in order, with their dates. -->
  <xsl:template name="e:road-in-words" as="element(section)?">
    <xsl:context-item use="optional"/>
    <xsl:if test="exists($e:roads/c:road)">
      <section class="stages" aria-labelledby="road">
        <h2 id="road">The road</h2>
        <ol>
          <xsl:for-each select="$e:journeys">
            <li>
              <span class="when"><xsl:value-of select="e:date(.)"/></span>
              <span>
                <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
                <xsl:for-each select="c:link[@as = 'where'] ! e:entry-at(@target)">
                  <xsl:text>, </xsl:text>
                  <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
                </xsl:for-each>
              </span>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- All places of the register, the most mentioned first. -->
  <xsl:template name="e:table-of-places" as="element(section)">
    <xsl:context-item use="optional"/>
    <section class="places" aria-labelledby="places">
      <h2 id="places">All places</h2>
      <div class="wide" role="region" aria-label="Table of all places" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Place</th><th scope="col">What it was</th><th scope="col">Who was sent or held there</th><th scope="col">Events</th>
              <th scope="col">Letters from, to</th><th scope="col">Mentions</th><th scope="col">Position</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$e:places">
              <xsl:sort select="e:mention-count(.)" order="descending"/>
              <xsl:sort select="@sort" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
              <xsl:call-template name="e:place-row"/>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="e:place-row" as="element(tr)">
    <xsl:context-item as="element(c:entry)" use="required"/>
    <xsl:variable name="place" as="element(c:entry)" select="."/>
    <xsl:variable name="kinds" as="element(c:kind)+" select="e:kinds-at(.)"/>
    <xsl:variable name="letters" as="xs:integer+" select="('sent-at', 'received-at') ! count(e:letters-at($place, .))"/>
    <tr class="{$kinds/@key}{' road'[$place/@ref = $e:roads//c:stop/@ref]}">
      <th scope="row"><xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template></th>
      <td><xsl:value-of select="if (@type = $e:stretches) then lower-case(e:words(@type)) else string-join($kinds/@one, ', ')"/></td>
      <td>
        <xsl:for-each select="($kinds ! e:persons-at($place, .)) | ()">
          <xsl:sort select="@sort" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:call-template name="e:entry-link"><xsl:with-param name="entry" select="."/></xsl:call-template>
        </xsl:for-each>
      </td>
      <td><xsl:value-of select="count(e:events-at(.))[. gt 0]"/></td>
      <td><xsl:value-of select="string-join($letters, ', ')[sum($letters) gt 0]"/></td>
      <td><xsl:value-of select="e:mention-count(.)"/></td>
      <td><xsl:value-of select="e:position(.)"/></td>
    </tr>
  </xsl:template>

  <!-- “53.36° N, 83.73° E”, and whether the drawing has it. -->
  <xsl:function name="e:position" as="xs:string">
    <xsl:param name="place" as="element(c:entry)"/>
    <xsl:sequence select="if (empty($place/@north)) then 'not a point' else e:degrees($place/@north, 'N', 'S') || ', ' || e:degrees($place/@east, 'E', 'W')
      || (if ($place/@ref = $e:marks?ref) then '' else if ($place/@ref = $e:outside?ref) then ' (outside the map)' else ' (not drawn: within another place)')"/>
  </xsl:function>

  <xsl:function name="e:degrees" as="xs:string">
    <xsl:param name="degrees" as="xs:string"/>
    <xsl:param name="positive" as="xs:string"/>
    <xsl:param name="negative" as="xs:string"/>
    <xsl:sequence select="format-number(abs(xs:decimal($degrees)), '0.00') || '° ' || (if (xs:decimal($degrees) lt 0) then $negative else $positive)"/>
  </xsl:function>

</xsl:stylesheet>
