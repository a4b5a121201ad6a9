<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Markdown as Sphinx reads it (MyST). Nothing else here writes a sign that means something in
       Markdown around words that come from elsewhere. Tables are list-tables: their cells may hold
       anything, and no sign has to be escaped for their sake. -->

  <!-- Words, whatever they are: each sign that could mean something is escaped. -->
  <xsl:function name="e:text" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(replace($words, '\s+', ' '), '([\\`*_\[\]&lt;&gt;&amp;{}~])', '\\$1')"/>
  </xsl:function>

  <!-- A paragraph of finished words. Its first sign must not make it a list, a heading or the like. -->
  <xsl:function name="e:paragraph" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space(string-join($words))"/>
    <xsl:sequence select="replace(replace($line, '^([#+\-=:%!@(])', '\\$1'), '^([0-9]+)([.)])', '$1\\$2')"/>
  </xsl:function>

  <!-- Code in a line: between more backticks than it has itself. -->
  <xsl:function name="e:code" as="xs:string" visibility="public">
    <xsl:param name="code" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($code)"/>
    <xsl:variable name="fence" as="xs:string" select="e:longer($line, 1)"/>
    <xsl:variable name="space" as="xs:string" select="if (matches($line, '^`|`$')) then ' ' else ''"/>
    <xsl:sequence select="if ($line) then $fence || $space || $line || $space || $fence else ''"/>
  </xsl:function>

  <!-- A block of code, in a language by which it is coloured. -->
  <xsl:function name="e:block" as="xs:string" visibility="public">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="code" as="xs:string"/>
    <xsl:variable name="fence" as="xs:string" select="e:longer($code, 3)"/>
    <xsl:sequence select="$fence || $language || '&#10;' || $code || '&#10;' || $fence"/>
  </xsl:function>

  <!-- So many backticks that the code has nowhere as many, and at least the number given. -->
  <xsl:function name="e:longer" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:variable name="runs" as="xs:integer*" select="analyze-string($code, '`+')/*:match ! string-length()"/>
    <xsl:sequence select="string-join((1 to max(($least, $runs ! (. + 1)))) ! '`')"/>
  </xsl:function>

  <!-- A link to a target of the documentation, around finished words. -->
  <xsl:function name="e:link" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="'[' || $words || '](#' || $target || ')'"/>
  </xsl:function>

  <!-- A target, before what it leads to. -->
  <xsl:function name="e:target" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="'(' || $name || ')='"/>
  </xsl:function>

  <xsl:function name="e:heading" as="xs:string">
    <xsl:param name="level" as="xs:integer"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="string-join((1 to $level) ! '#') || ' ' || normalize-space($words)"/>
  </xsl:function>

  <!-- A small heading that no table of contents lists. -->
  <xsl:function name="e:rubric" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="':::{rubric} ' || $words || '&#10;:::'"/>
  </xsl:function>

  <!-- Items one below the other; numbered, if their order counts. -->
  <xsl:function name="e:items" as="xs:string">
    <xsl:param name="items" as="xs:string+"/>
    <xsl:param name="ordered" as="xs:boolean"/>
    <xsl:sequence select="string-join(
      for $n in 1 to count($items) return (if ($ordered) then $n || '. ' else '- ')
        || e:margin($items[$n], if ($ordered) then string-length($n || '. ') else 2), '&#10;')"/>
  </xsl:function>

  <!-- Terms, each with what is said of it. A pair is one array: the term and its block. -->
  <xsl:function name="e:definitions" as="xs:string">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="pairs" as="array(xs:string)+"/>
    <xsl:sequence select="':::{container} ' || $class || '&#10;&#10;'
      || string-join($pairs ! (.(1) || '&#10;: ' || e:margin(.(2), 2)), '&#10;&#10;') || '&#10;:::'"/>
  </xsl:function>

  <!-- A table. A row is one array of cells, and a cell is a block. -->
  <xsl:function name="e:table" as="xs:string">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="head" as="array(xs:string)"/>
    <xsl:param name="rows" as="array(xs:string)+"/>
    <xsl:variable name="lines" as="xs:string+"
      select="($head, $rows) ! ('* - ' || string-join(?* ! e:margin(., 4), '&#10;  - '))"/>
    <xsl:sequence select="string-join((':::{list-table}', ':class: ' || $class, ':header-rows: 1', '', $lines, ':::'), '&#10;')"/>
  </xsl:function>

  <!-- A block whose lines, from the second on, are moved to the right. -->
  <xsl:function name="e:margin" as="xs:string">
    <xsl:param name="block" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="replace($block, '\n([^\n])', '&#10;' || string-join((1 to $width) ! ' ') || '$1')"/>
  </xsl:function>

  <!-- Names in a row, with a word before the last. -->
  <xsl:function name="e:row" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:sequence select="string-join(($names[position() lt last() - 1],
      string-join($names[position() ge last() - 1], ' ' || $last || ' ')), ', ')"/>
  </xsl:function>

  <!-- Words that begin with a capital. -->
  <xsl:function name="e:capital" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

</xsl:stylesheet>
