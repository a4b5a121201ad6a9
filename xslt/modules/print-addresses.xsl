<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where things are in the file: in that of one text “p12”, in the book “KEY.p12”, for there an
       identifier is not the only one of its name. -->

  <xsl:function name="e:destination" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="in" as="node()"/>
    <xsl:sequence select="if ($e:is-book) then root($in)/tei:TEI/@xml:id || '.' || $id else $id"/>
  </xsl:function>

  <xsl:function name="e:id" as="attribute(id)">
    <xsl:param name="id" as="attribute(xml:id)"/>
    <xsl:attribute name="id" select="e:destination($id, $id)"/>
  </xsl:function>

  <!-- Where in the file a pointer to a passage leads (#p12, text:KEY#p12), if it leads anywhere in it. -->
  <xsl:function name="e:destination-of" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="substring-after(substring-before($pointer, '#'), 'text:')"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($pointer, '#')"/>
    <xsl:sequence select="
      if ($id = '') then ()
      else if ($key = ('', string(root($from)/tei:TEI/@xml:id))) then e:destination($id, $from)
      else if ($e:is-book) then $key || '.' || $id
      else ()"/>
  </xsl:function>

</xsl:stylesheet>
