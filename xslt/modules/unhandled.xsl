<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The fail-safe: an element that no rule of an output provides for stops that output, so that
       no text is dropped or melted in silence. Each output calls this from its lowest rule. -->
  <xsl:template name="e:unhandled" as="empty-sequence()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="output" as="xs:string" required="yes"/>
    <xsl:variable name="place" as="attribute(xml:id)?" select="ancestor-or-self::*[@xml:id][1]/@xml:id"/>
    <xsl:message terminate="yes" error-code="e:unhandled"
      select="'The ' || $output || ' stylesheet has no rule for the element ' || name() || ' in '
        || name(..) || (if (exists($place)) then ' (' || $place || ')' else '')
        || '; add a template for it.'"/>
  </xsl:template>

</xsl:stylesheet>
