<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the registers give to the book: lives, letters by date, and the entries of the indexes, whose
       pages the typesetter knows. -->

  <xsl:template name="e:book-lives" as="node()*">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:variable name="lives" as="element(c:entry)*" select="c:register[@kind = 'person']/c:entry[c:life or c:stage]"/>
    <xsl:if test="exists($lives)">
      <xsl:text>&#10;</xsl:text>
      <lives title="Lives" key="lives">
        <xsl:for-each select="sort($lives, (), e:filed-under#1)">
          <xsl:text>&#10;</xsl:text>
          <life id="{translate(@ref, ':', '.')}">
            <name>{@sort}</name>
            <xsl:for-each select="e:span-of-life(.)"><dates>{.}</dates></xsl:for-each>
            <xsl:for-each select="c:life"><told>{.}</told></xsl:for-each>
            <!-- A death ends it, though only its year be known; an execution on that date is the death. -->
            <xsl:for-each select="sort(c:stage[not(@type = 'death' and e:date-key(.) = ../c:stage[@type = 'execution'] ! e:date-key(.))], (), function($stage as element(c:stage)) as xs:string { e:date-key($stage) || '~'[$stage/@type = 'death'] })">
              <stage>
                <when>{e:date(.)}{'?'[current()/@cert = ('low', 'medium')]}</when>
                <what>{e:stage-in-words(.)}</what>
                <xsl:sequence select="e:passages(@source)"/>
              </stage>
            </xsl:for-each>
          </life>
        </xsl:for-each>
      </lives>
    </xsl:if>
  </xsl:template>

  <!-- What an entry is filed under, letter by letter: accents, apostrophes and case do not count. (Collations
       other than by characters differ from processor to processor.) -->
  <xsl:function name="e:filed-under" as="xs:string">
    <xsl:param name="entry" as="element(c:entry)"/>
    <xsl:sequence select="lower-case(replace(normalize-unicode($entry/@sort, 'NFD'), '[\p{M}’'']', ''))"/>
  </xsl:function>

  <!-- “1886–1937”. -->
  <xsl:function name="e:span-of-life" as="xs:string?">
    <xsl:param name="person" as="element(c:entry)"/>
    <xsl:variable name="born" as="xs:string?" select="$person/c:stage[@type = 'birth'][1] ! e:year-of(.)"/>
    <xsl:variable name="died" as="xs:string?" select="$person/c:stage[@type = 'death'][1] ! e:year-of(.)"/>
    <xsl:sequence select="if ($born and $died) then $born || '–' || $died else ('born ' || $born)[$born], ('died ' || $died)[$died][not($born)]"/>
  </xsl:function>

  <xsl:function name="e:year-of" as="xs:string">
    <xsl:param name="stage" as="element(c:stage)"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values($stage/(@when, @from, @notBefore, @to, @notAfter) ! substring(., 1, 4))"/>
    <xsl:sequence select="string-join($years, '/') || '?'[$stage/@cert = ('low', 'medium')]"/>
  </xsl:function>

  <!-- What happened: as the register says it, else its kind and place: “Birth, Odessa”. -->
  <xsl:function name="e:stage-in-words" as="xs:string">
    <xsl:param name="stage" as="element(c:stage)"/>
    <xsl:sequence select="if (normalize-space($stage)) then normalize-space($stage)
      else string-join((e:words($stage/@type), e:entry-at($stage/@where)/@name), ', ') || '.'"/>
  </xsl:function>

  <!-- “Party entry” for party-entry. -->
  <xsl:function name="e:words" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($type, 1, 1)) || translate(substring($type, 2), '-', ' ')"/>
  </xsl:function>

  <!-- The letters: all that was sent, by whom and to whom the register names and those it only describes. -->
  <xsl:template name="e:book-letters" as="node()*">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:variable name="letters" as="element(c:entry)*" select="c:register[@kind = 'doc']/c:entry[e:sendings(.)]"/>
    <xsl:if test="exists($letters)">
      <xsl:text>&#10;</xsl:text>
      <letters title="Letters by date" key="letters">
        <xsl:for-each select="sort($letters, (), e:date-key#1)">
          <xsl:text>&#10;</xsl:text>
          <letter id="{translate(@ref, ':', '.')}">
            <when>{(e:date(.), 'Undated')[1]}{'?'[current()/@date-cert = ('low', 'medium')]}</when>
            <from>{e:at-end(., 'sent') ! (upper-case(substring(., 1, 1)) || substring(., 2))}</from>
            <to>{e:at-end(., 'received')}</to>
            <xsl:if test="not(@type = 'letter')"><kind>{translate(@type, '-', ' ')}</kind></xsl:if>
            <xsl:for-each select="@number"><number>{.}</number></xsl:for-each>
            <xsl:sequence select="e:passages(@passages)"/>
          </letter>
        </xsl:for-each>
      </letters>
    </xsl:if>
  </xsl:template>

  <xsl:function name="e:sendings" as="element(tei:correspDesc)*">
    <xsl:param name="document" as="element(c:entry)"/>
    <xsl:sequence select="$files?* ! key('e:correspondence', $document/@ref, .)"/>
  </xsl:function>

  <!-- Who sent or received, and where: “Leon Trotsky (Alma-Ata)”, “a correspondent in Kiev, not named,”. -->
  <xsl:function name="e:at-end" as="xs:string">
    <xsl:param name="letter" as="element(c:entry)"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="actions" as="element(tei:correspAction)*" select="e:sendings($letter)/tei:correspAction[@type = $role]"/>
    <xsl:variable name="parties" as="element()*" select="$actions/(tei:persName | tei:orgName | tei:name | tei:rs)"/>
    <xsl:variable name="who" as="xs:string*" select="distinct-values($parties ! ((e:entries(.)[1]/@name, normalize-space())[1] || (if (@cert = ('low', 'medium')) then '?' else '')))"/>
    <xsl:variable name="told" as="xs:string" select="(e:enumeration($who)[.], 'an unknown ' || (if ($role = 'sent') then 'sender' else 'addressee'))[1]"/>
    <xsl:variable name="where" as="xs:string*" select="distinct-values($actions/tei:placeName ! (e:entries(.)[1]/@name, normalize-space())[1])[not(contains($told, .))]"/>
    <xsl:variable name="is-apposition" as="xs:boolean" select="contains($parties[last()]/self::tei:rs, ', ')"/>
    <xsl:sequence select="$told || (if (exists($where)) then ' (' || string-join($where, ', ') || ')' else if ($role = 'sent' and $is-apposition) then ',' else '')"/>
  </xsl:function>

  <!-- Where the texts say it. -->
  <xsl:function name="e:passages" as="element(at)*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:for-each select="tokenize($pointers)[e:is-in-book(.)]">
      <at to="{translate(substring-after(., 'text:'), '#', '.')}">{substring-after(., '#')}</at>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:is-in-book" as="xs:boolean">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="text" as="element(tei:TEI)?" select="$e:texts[@xml:id = substring-after(substring-before($pointer, '#'), 'text:')]"/>
    <xsl:sequence select="exists($text//*[@xml:id = substring-after($pointer, '#')])"/>
  </xsl:function>

  <!-- The indexes: each entry once, by name; which of them are mentioned the typesetter finds. -->
  <xsl:template name="e:indexes" as="node()*">
    <xsl:context-item as="element(c:collection)" use="required"/>
    <xsl:for-each select="c:register[@kind = $e:indexed][c:entry]">
      <xsl:text>&#10;</xsl:text>
      <index key="index.{@key}" title="Index of {lower-case(@title)}">
        <xsl:for-each select="sort(c:entry, (), e:filed-under#1)">
          <entry of="{@ref}">
            <!-- Where its life is, or else here, is its address in the file. -->
            <xsl:attribute name="{if (../@kind = 'person' and (c:life or c:stage)) then 'life' else 'id'}" select="translate(@ref, ':', '.')"/>
            <xsl:text>{@sort}</xsl:text>
          </entry>
        </xsl:for-each>
      </index>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
