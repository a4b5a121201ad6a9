<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The attributes of an element or a class, in tables. -->

  <!-- All attributes of an element, its own and those that it shares with others: first what goes
       with everything, then what excludes something else. -->
  <xsl:function name="e:attributes" as="xs:string*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="lists" as="element(attList)*" select="$spec/attList, e:classes($spec)/attList"/>
    <xsl:variable name="rows" as="array(xs:string)*" select="$lists[not(@org)]/(attDef | attRef) ! e:form(.) ! e:cells(., $spec)"/>
    <xsl:variable name="forms" as="xs:string*">
      <xsl:apply-templates select="$lists" mode="e:forms"/>
    </xsl:variable>
    <xsl:sequence select="if (exists(($rows, $forms))) then e:rubric('Attributes') else e:paragraph('It has no attributes.')"/>
    <xsl:sequence select="if (exists($rows)) then e:table('manual-attributes', ['Attribute', 'What it says', 'Value'], $rows) else (), $forms"/>
  </xsl:function>

  <!-- The classes whose attributes an element has. -->
  <xsl:function name="e:classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/classes/memberOf ! key('e:specification', e:declared(@key, 'classSpec'))"/>
  </xsl:function>

  <!-- Turns attributes that exclude each other into tables: a form is what goes together. -->
  <xsl:mode name="e:forms" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="attList[not(@org)]" mode="e:forms" as="xs:string*">
    <xsl:apply-templates select="*" mode="e:forms"/>
  </xsl:template>

  <xsl:template match="attList/attDef | attList/attRef" mode="e:forms" as="empty-sequence()"/>

  <xsl:template match="attList[@org = 'choice']" mode="e:forms" as="xs:string+">
    <xsl:variable name="forms" as="element()+" select="*"/>
    <xsl:variable name="rows" as="array(xs:string)+"
      select="for $n in 1 to count($forms) return e:form($forms[$n]) ! array:join(([string($n)], e:cells(., ancestor::classSpec)))"/>
    <xsl:sequence select="e:paragraph('In one of these forms, of which each excludes the others:'),
      e:items($forms ! (e:form-in-words(e:form(.)) || e:form-meant(.)), true()),
      e:table('manual-attributes manual-forms', ['Form', 'Attribute', 'What it says', 'Value'],
        for $n in 1 to count($rows) return if ($rows[$n](4) = $rows[$n - 1] ! .(4)) then array:put($rows[$n], 4, 'the same') else $rows[$n])"/>
  </xsl:template>

  <xsl:function name="e:form-in-words" as="xs:string">
    <xsl:param name="form" as="element(attDef)+"/>
    <xsl:variable name="required" as="xs:string" select="e:row($form[@usage = 'req'] ! e:code(@ident), 'and')"/>
    <xsl:variable name="optional" as="xs:string" select="e:row($form[@usage = 'opt'] ! e:code(@ident), 'and')"/>
    <xsl:sequence select="string-join(($required[.], $optional[.] ! ((if ($required) then 'perhaps with ' else 'perhaps ') || .)), ', ')"/>
  </xsl:function>

  <!-- What a form is for, where it is of this element alone. -->
  <xsl:function name="e:form-meant" as="xs:string">
    <xsl:param name="form" as="element()"/>
    <xsl:variable name="class" as="element(classSpec)?"
      select="$form/self::attRef/key('e:specification', e:declared(@class, 'classSpec'))[e:form-only(.)]"/>
    <xsl:sequence select="$class ! (' – ' || string-join((e:words(desc) || '.', e:paragraphs(remarks)), ' ')) || ''"/>
  </xsl:function>

  <!-- The attributes that a part of a list stands for. -->
  <xsl:function name="e:form" as="element(attDef)*">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="if ($part/self::attDef) then $part[not(@mode = 'delete')]
      else if ($part/self::attRef) then key('e:specification', e:declared($part/@class, 'classSpec'), root($part))/attList/* ! e:form(.)
      else if ($part/self::attList[@org = ('group', 'choice')]) then $part/* ! e:form(.)
      else e:refuse($part, 'it is no part of a list of attributes')"/>
  </xsl:function>

  <!-- An attribute as the cells of a row. One that comes from a class says so, unless that is its place. -->
  <xsl:function name="e:cells" as="array(xs:string)">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:param name="place" as="element()?"/>
    <xsl:variable name="usage" as="xs:string" select="if ($attribute/@usage = 'req') then 'required' else if ($attribute/@usage = 'opt') then 'optional'
      else e:refuse($attribute, 'its usage is neither req nor opt')"/>
    <xsl:variable name="value" as="xs:string">
      <xsl:apply-templates select="$attribute/(* except (desc, remarks))" mode="e:values"/>
    </xsl:variable>
    <xsl:variable name="class" as="element(classSpec)?" select="$attribute/ancestor::classSpec except $place"/>
    <xsl:sequence select="[e:code($attribute/@ident) || '\&#10;*' || $usage || '*',
      string-join((e:sentence($attribute/desc) || $class ! (' (' || e:link(e:code(@ident), e:shared-target(.)) || ')'),
        e:paragraphs($attribute/remarks)), '&#10;&#10;'), $value]"/>
  </xsl:function>

  <!-- Says what the values of an attribute are. -->
  <xsl:mode name="e:values" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="datatype[dataRef/@key]" mode="e:values" as="xs:string">
    <xsl:variable name="value" as="xs:string" select="e:value(key('e:specification', e:declared(dataRef/@key, 'dataSpec')))"/>
    <xsl:sequence select="e:paragraph(if (not(@maxOccurs) or @maxOccurs = '1') then $value
      else if (@maxOccurs = 'unbounded') then 'one or more, with spaces between: ' || $value
      else 'up to ' || @maxOccurs || ', with spaces between: ' || $value)"/>
  </xsl:template>

  <xsl:template match="valList[@type = 'closed']" mode="e:values" as="xs:string">
    <xsl:variable name="items" as="xs:string+">
      <xsl:apply-templates select="*" mode="e:values"/>
    </xsl:variable>
    <xsl:sequence select="if (count($items) = 1) then $items else e:items($items, false())"/>
  </xsl:template>

  <xsl:template match="valItem" mode="e:values" as="xs:string">
    <xsl:sequence select="e:code(@ident) || ' – ' || e:words(desc)"/>
  </xsl:template>

  <!-- A value in words, with a link to all about it. -->
  <xsl:function name="e:value" as="xs:string">
    <xsl:param name="spec" as="element(dataSpec)"/>
    <xsl:sequence select="e:words($spec/desc) || ' (' || e:link(e:code($spec/@ident), e:shared-target($spec)) || ')'"/>
  </xsl:function>

</xsl:stylesheet>
