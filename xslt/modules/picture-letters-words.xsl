<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- The correspondence in words: what a letter, a party, and the whole are called. -->

  <!-- “T 7: the clerk to Ada Fenwick, 3 November 1910”. -->
  <xsl:function name="e:letter-in-words" as="xs:string">
    <xsl:param name="letter" as="element(c:letter)"/>
    <xsl:variable name="kind" as="xs:string?" select="string($letter/@number)[.], lower-case(e:spaced($letter/@type))[not($letter/@number ne '')][.]"/>
    <xsl:sequence select="string-join(($kind, e:ends-in-words($letter, 'sent') || ' to ' || e:ends-in-words($letter, 'received')
      || ', ' || $letter/@words || e:in-brackets($letter/@doubt) || $letter/c:arrival ! (', received ' || @words || e:in-brackets(@doubt))), ': ')"/>
  </xsl:function>

  <xsl:function name="e:ends-in-words" as="xs:string">
    <xsl:param name="letter" as="element(c:letter)"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:sequence select="string-join($letter/c:end[@role = $role] ! (. || e:in-brackets(@doubt)), ' and ')"/>
  </xsl:function>

  <xsl:function name="e:in-brackets" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="$words ! (' (' || . || ')') => string-join()"/>
  </xsl:function>

  <xsl:function name="e:spaced" as="xs:string">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:sequence select="translate(string($type), '-', ' ')"/>
  </xsl:function>

  <!-- “6 sent, 5 received”. -->
  <xsl:function name="e:tally" as="xs:string">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:sequence select="string-join(($party/@sent[. ne '0'] ! (. || ' sent'), $party/@received[. ne '0'] ! (. || ' received')), ', ')"/>
  </xsl:function>

  <!-- A party's name; of those that are described alike, with whom it is that they exchange letters. -->
  <xsl:function name="e:party-name" as="xs:string">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:variable name="partners" as="xs:string*" select="if (count($party/../c:party[@name = $party/@name]) gt 1)
      then distinct-values(key('e:letters-of', $party/@key, root($party))/c:end[@party ne $party/@key]) else ()"/>
    <xsl:sequence select="string-join(($party/@name, string-join($partners, ', ')[.]), ' – ')"/>
  </xsl:function>

  <!-- Whom a letter, a line or a row of a table concerns: for the choice of a correspondent. -->
  <xsl:function name="e:who" as="attribute(data-who)">
    <xsl:param name="keys" as="xs:string*"/>
    <xsl:attribute name="data-who" select="distinct-values($keys)" separator=" "/>
  </xsl:function>

  <!-- The whole in a sentence or two. -->
  <xsl:function name="e:lead-of-letters" as="xs:string">
    <xsl:param name="whole" as="element(c:correspondence)"/>
    <xsl:variable name="letters" as="element(c:letter)*" select="$whole/c:letter"/>
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:for-each-group select="$letters[@type ne '']" group-by="@type">
        <xsl:sort select="count(current-group())" order="descending"/>
        <xsl:if test="position() le 2"><xsl:sequence select="e:number(count(current-group()), e:spaced(current-grouping-key()))"/></xsl:if>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="days" as="xs:string*" select="sort($letters[@first = @last]/@first ! string())"/>
    <xsl:variable name="kept" as="xs:string*">
      <xsl:for-each-group select="$letters" group-by="@repository">
        <xsl:sort select="count(current-group())" order="descending"/>
        <xsl:sequence select="count(current-group()) || ' are kept in the ' || current-grouping-key()"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="if (empty($letters)) then 'No letter is in the register.' else string-join((
      e:number(count($letters), 'document') || ' that were sent'[count($letters) gt 1] || ' that was sent'[count($letters) eq 1]
        || (if (count($letters) gt 1) then ', ' || string-join($kinds, ' and ') || ' among them,' else '')
        || ' by ' || e:number(count($whole/c:party[@sent ne '0']), 'sender') || ' to '
        || e:number(count($whole/c:party[@received ne '0']), 'addressee') || '.',
      if (count($days) gt 1) then 'Those dated to a day run from ' || e:day($days[1]) || ' to ' || e:day($days[last()]) || '.' else (),
      $kept ! (. || '.')), ' ')"/>
  </xsl:function>

  <xsl:function name="e:number" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="noun" as="xs:string"/>
    <xsl:sequence select="$number || ' ' || $noun || (if ($number eq 1 or ends-with($noun, 's')) then '' else 's')"/>
  </xsl:function>

</xsl:stylesheet>
