<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is refused: any construct of ODD that the other modules do not turn into the schema, so
       that nothing written in the ODD is left out of the schema in silence. -->

  <!-- Stops at the first construct that is not known; returns nothing. -->
  <xsl:mode name="e:check" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:variable name="e:known" as="map(xs:string, xs:string)" select="map {
    'schemaSpec': 'ident start docLang source', 'moduleRef': 'key include', 'specGrpRef': 'target', 'specGrp': 'xml:id',
    'elementSpec': 'ident module mode', 'macroSpec': 'ident mode', 'dataSpec': 'ident mode', 'altIdent': '',
    'classSpec': 'ident type mode', 'classes': 'mode', 'memberOf': 'key',
    'content': '', 'sequence': 'minOccurs maxOccurs', 'alternate': 'minOccurs maxOccurs',
    'elementRef': 'key minOccurs maxOccurs', 'macroRef': 'key', 'textNode': '', 'empty': '',
    'attList': 'org', 'attDef': 'ident usage mode', 'attRef': 'class', 'datatype': 'maxOccurs', 'dataRef': 'key name restriction',
    'valList': 'type', 'valItem': 'ident', 'desc': '', 'exemplum': '', 'remarks': '',
    'constraintSpec': 'ident scheme mode', 'constraint': '' }"/>

  <!-- The modes that are known where others than add are. -->
  <xsl:variable name="e:modes" as="map(xs:string, xs:string)" select="map {
    'elementSpec': 'add change replace', 'classes': 'replace', 'attDef': 'replace delete' }"/>

  <xsl:template match="*" mode="e:check" as="empty-sequence()">
    <xsl:for-each select=".[not(map:contains($e:known, name()))]">
      <xsl:sequence select="e:refuse(., 'the element ' || name() || ' is not known here')"/>
    </xsl:for-each>
    <xsl:for-each select="@*[not(name() = tokenize($e:known(name(..))))]">
      <xsl:sequence select="e:refuse(.., 'the attribute ' || name() || ' is not known on ' || name(..))"/>
    </xsl:for-each>
    <xsl:for-each select="@mode[not(. = tokenize(($e:modes(name(..)), 'add')[1]))]">
      <xsl:sequence select="e:refuse(.., 'the mode ' || . || ' is not known on ' || name(..))"/>
    </xsl:for-each>
    <xsl:for-each select="self::attDef[not(@mode = 'delete')] | self::valItem | self::elementSpec | self::macroSpec | self::dataSpec | self::classSpec">
      <xsl:sequence select="if (normalize-space(desc)) then () else e:refuse(., name() || ' has no description')"/>
    </xsl:for-each>
    <xsl:apply-templates select="* except (desc, exemplum, remarks, constraint)" mode="e:check"/>
  </xsl:template>

  <!-- What a change does not say is the TEI's: so it must say all. Its processors do not see
       alternatives of attributes in a change. -->
  <xsl:template match="elementSpec[@mode = 'change']" mode="e:check" as="empty-sequence()" priority="1">
    <xsl:sequence select="if (classes[@mode = 'replace'] and content) then ()
      else e:refuse(., 'it leaves the TEI''s own classes or content as they are')"/>
    <xsl:sequence select="if (.//attList[@org]) then e:refuse(., 'attributes that are alternatives need mode replace') else ()"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A module is named for other ODD processors; its list must be that of our specifications. -->
  <xsl:template match="moduleRef" mode="e:check" as="empty-sequence()" priority="1">
    <xsl:variable name="module" as="element(moduleRef)" select="."/>
    <xsl:variable name="listed" as="xs:string*" select="tokenize(@include)"/>
    <xsl:variable name="specified" as="xs:string*" select="//elementSpec[@module = $module/@key] ! string(@ident)"/>
    <xsl:for-each select="$listed[not(. = $specified)], $specified[not(. = $listed)]">
      <xsl:sequence select="e:refuse($module, 'the element ' || . || ' is either listed or specified, but not both')"/>
    </xsl:for-each>
    <xsl:next-match/>
  </xsl:template>

  <!-- The name itself, if it is declared, once and as what the reference takes it for. -->
  <xsl:function name="e:declared" as="xs:string">
    <xsl:param name="name" as="node()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="specifications" as="element()*" select="key('e:specification', $name, root($name))"/>
    <xsl:sequence select="if (count($specifications) = 1 and name($specifications) = $kind) then string($name)
      else e:refuse($name/.., $name || ' is not declared exactly once, as ' || $kind)"/>
  </xsl:function>

  <xsl:key name="e:specification" match="elementSpec | macroSpec | dataSpec | classSpec" use="@ident"/>

  <xsl:function name="e:refuse" as="item()*">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="fault" as="xs:string"/>
    <xsl:message terminate="yes" error-code="e:refused"
      select="'The ODD is refused at ' || string-join($place/ancestor-or-self::*[@ident]/(name() || ' ' || @ident), ', ')
        || ': ' || $fault || '.'"/>
  </xsl:function>

</xsl:stylesheet>
