<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The index: the way to every page and every element. -->

  <xsl:function name="e:index" as="xs:string+">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="specs" as="element(elementSpec)+" select="$odd//elementSpec[e:real(.)]"/>
    <xsl:sequence select="e:heading(1, 'Encoding manual'),
      e:paragraph('All that a file of the edition may contain: each element with what it is, why it is there, where it stands, its attributes, and an example. It is made from the schema itself.'),
      e:paragraph(('Some names stand for several things, each at its own place: a ', e:code('date'), ' in a sentence and the ', e:code('date'), ' of a letter in its register have sections of their own.'))"/>
    <xsl:sequence select="e:heading(2, 'By subject'),
      e:table('manual-chapters', ['Page', 'Elements'], $odd//specGrp[e:kind(.) = 'elements'] ! [
        '[' || e:words(../head) || '](' || e:page-name(.) || '.md)',
        string-join(elementSpec[e:real(.)] ! e:element-link(.), ', ')])"/>
    <xsl:sequence select="e:items(('[Values and shared parts](shared.md)', '[Rules](rules.md)'), false())"/>
    <xsl:variable name="rows" as="array(xs:string)+">
      <xsl:for-each select="$specs">
        <xsl:sort select="lower-case(e:element-name(.))"/>
        <xsl:sort select="lower-case(@ident)"/>
        <xsl:sequence select="[e:element-link(.), e:words(desc)]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="e:heading(2, 'Elements from A to Z'), e:table('manual-elements', ['Element', 'What it is'], $rows)"/>
    <xsl:variable name="attributes" as="array(xs:string)+">
      <xsl:for-each-group select="$specs ! e:allowed(.)" group-by="?1">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:sequence select="[e:code(current-grouping-key()), string-join(e:element-links(current-group() ! key('e:specification', ?2, $odd)), ', ')]"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="e:heading(2, 'Attributes from A to Z'), e:table('manual-elements', ['Attribute', 'On'], $attributes)"/>
    <xsl:apply-templates select="$odd//div[not(specGrp)]" mode="e:chapter">
      <xsl:with-param name="level" select="2" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:sequence select="string-join(('```{toctree}', ':hidden:', '', e:pages($odd)[. != 'index'], '```'), '&#10;')"/>
  </xsl:function>

  <!-- The attributes that an element may have, each with the element. -->
  <xsl:function name="e:allowed" as="array(xs:string)*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="distinct-values(($spec, e:classes($spec))/attList/* ! e:form(.) ! string(@ident)) ! [., string($spec/@ident)]"/>
  </xsl:function>

  <!-- The list of the modules that it takes from the TEI is for processors of the ODD. -->
  <xsl:template match="div[schemaSpec]" mode="e:chapter" as="empty-sequence()" priority="1"/>

</xsl:stylesheet>
