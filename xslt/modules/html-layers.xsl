<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Switches: for the layers of marks that the text has, each called by its key, and for its corrections.
       They are here for the script, and hidden until it takes them up. -->

  <xsl:include href="layers.xsl"/>

  <xsl:template name="e:switches" as="element(form)?">
    <xsl:context-item as="element(tei:text)" use="required"/>
    <xsl:variable name="mentioned" as="xs:string*"
      select="distinct-values((.//* ! e:entries(.)/../@kind/string(), 'date'[current()//tei:date]))"/>
    <xsl:variable name="layers" as="element(c:layer)*" select="$e:layers[@of = $mentioned]"/>
    <xsl:variable name="corrected" as="xs:boolean" select="exists(.//tei:choice[tei:sic][tei:corr])"/>
    <xsl:if test="exists($layers) or $corrected">
      <form class="switches" hidden="hidden">
        <xsl:if test="exists($layers)">
          <fieldset>
            <legend>Mark</legend>
            <div>
              <xsl:for-each select="$layers">
                <label><input type="checkbox" name="show" value="{@key}"/><span class="{@of}"><xsl:value-of select="@key"/></span></label>
              </xsl:for-each>
            </div>
          </fieldset>
        </xsl:if>
        <xsl:if test="$corrected">
          <fieldset>
            <legend>Misprints</legend>
            <div>
              <label><input type="radio" name="reading" value="" checked="checked"/><span>both readings</span></label>
              <label><input type="radio" name="reading" value="witness"/><span>as in the witness</span></label>
              <label><input type="radio" name="reading" value="corrected"/><span>corrected</span></label>
            </div>
          </fieldset>
        </xsl:if>
      </form>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
