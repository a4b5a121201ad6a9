<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  xmlns:rng="http://relaxng.org/ns/structure/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The look of the schema. White space is written here and not left to a serialiser, so that
       the lines do not depend on the processor. -->

  <!-- Copies the finished grammar, each element on a line of its own. -->
  <xsl:mode name="e:layout" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="*[*]" mode="e:layout" as="element()">
    <xsl:variable name="margin" as="xs:string" select="'&#10;' || string-join(ancestor::* ! '  ')"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="*">
        <xsl:value-of select="'&#10;'[current()/parent::rng:grammar[not(current()/self::a:*)]] || $margin || '  '"/>
        <xsl:apply-templates select="." mode="e:layout"/>
      </xsl:for-each>
      <xsl:value-of select="$margin"/>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
