<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What a text mentions: each pointer into a register, in the order of the text, with the passage
       where it stands (@at; none on a title page but
       for its numbered lines) and, in a note, the passage that calls the note (@in). Where the words
       are there it has them too (c:words), between those before and after (c:before, c:after). -->

  <xsl:key name="e:call" match="tei:ref[@type = 'note'][@xml:id]" use="substring(@target, 2)"/>

  <!-- How many words of context, on either side; and how many of a mention that is itself long. -->
  <xsl:variable name="e:around" as="xs:integer" select="8"/>
  <xsl:variable name="e:longest" as="xs:integer" select="14"/>
  <xsl:variable name="e:space" as="xs:string+" select="' ', '&#10;', '&#xA0;'"/>

  <xsl:function name="e:mentions" as="element()*">
    <xsl:param name="text" as="element(tei:text)"/>
    <xsl:for-each-group select="$text//*[@ref or @corresp or @target or @who][exists((e:pointers(.), e:said-by(.)))]"
      group-adjacent="generate-id((e:passage(.), ..)[1])">
      <xsl:variable name="at" as="element()?" select="e:passage(.)"/>
      <xsl:variable name="in" as="element()?" select="$at/self::tei:note/key('e:call', @xml:id) ! e:passage(.)"/>
      <xsl:variable name="words" as="node()*" select="e:running-words(($at, ..)[1])"/>
      <xsl:for-each select="current-group()">
        <xsl:variable name="mention" as="element()" select="."/>
        <xsl:variable name="context" as="element()*" select="$words[1] ! e:context($mention, $words)"/>
        <xsl:for-each select="distinct-values(e:pointers(.))">
          <c:mention ref="{.}">
            <xsl:for-each select="$at"><xsl:attribute name="at" select="@xml:id"/></xsl:for-each>
            <xsl:sequence select="$mention/@cert"/>
            <xsl:for-each select="$in"><xsl:attribute name="in" select="@xml:id"/></xsl:for-each>
            <xsl:sequence select="$context"/>
          </c:mention>
        </xsl:for-each>
        <xsl:for-each select="e:said-by(.)">
          <c:voice ref="{.}" at="{$at/@xml:id}">
            <xsl:sequence select="$mention/@cert, $context[self::c:words]"/>
          </c:voice>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The passage that a node is cited by: the nearest paragraph, quotation, note, line or heading. -->
  <xsl:function name="e:passage" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::*[matches(@xml:id, '^[pqneth]\d+$')][1]"/>
  </xsl:function>

  <!-- A passage's words as they are read: corrected, without numbers of notes and without notes. Of a
       passage with words withheld there are none, for what is left would be no context. A figure that is
       computed from the registers is left for the pages to fill in. -->
  <xsl:function name="e:running-words" as="node()*">
    <xsl:param name="passage" as="element()"/>
    <xsl:if test="e:withheld-characters($passage) eq 0">
      <xsl:sequence select="$passage//(text() | tei:num[@type = 'figure']) except ($passage//(tei:note | tei:ref[@type = 'note'][@xml:id] | tei:choice/tei:sic),
        $passage/tei:label[not(@type)])//text()"/>
    </xsl:if>
  </xsl:function>

  <!-- A run of text, or the mark of a figure: its key in braces. -->
  <xsl:function name="e:running" as="xs:string">
    <xsl:param name="run" as="node()"/>
    <xsl:sequence select="if ($run/self::tei:num) then '{' || $run/@n || '}' else string($run)"/>
  </xsl:function>

  <!-- A mention in its context. Of the passage some pieces and characters on either side are enough. -->
  <xsl:function name="e:context" as="element()*">
    <xsl:param name="mention" as="element()"/>
    <xsl:param name="words" as="node()+"/>
    <xsl:variable name="own" as="text()*" select="$mention//text()"/>
    <xsl:variable name="start" as="xs:integer" select="count($words[. &lt;&lt; $mention])"/>
    <xsl:variable name="end" as="xs:integer" select="$start + (if ($own) then count(subsequence($words, $start + 1, count($own)) intersect $own) else 0)"/>
    <xsl:variable name="before" as="xs:string" select="string-join(subsequence($words, $start - 15, 16) ! e:running(.))"/>
    <xsl:variable name="after" as="xs:string" select="string-join(subsequence($words, $end + 1, 16) ! e:running(.))"/>
    <xsl:variable name="first" as="xs:string*" select="tokenize(substring($before, string-length($before) - 119))"/>
    <xsl:variable name="last" as="xs:string*" select="tokenize(substring($after, 1, 120))"/>
    <xsl:variable name="named" as="xs:string*" select="tokenize(string-join(subsequence($words, $start + 1, $end - $start)))"/>
    <c:before>
      <xsl:value-of select="'…'[count($first) gt $e:around], $first[position() gt last() - $e:around]"/>
      <xsl:value-of select="' '[exists($first) and substring($before, string-length($before)) = $e:space]"/>
    </c:before>
    <c:words><xsl:value-of select="$named[position() le $e:longest], '…'[count($named) gt $e:longest]"/></c:words>
    <c:after>
      <!-- The space before a number of a note is not one before the comma after it. -->
      <xsl:value-of select="' '[exists($last) and substring($after, 1, 1) = $e:space and not(translate(substring($last[1], 1, 1), '.,;:)', '') = '')]"/>
      <xsl:value-of select="$last[position() le $e:around], '…'[count($last) gt $e:around]"/>
    </c:after>
  </xsl:function>

</xsl:stylesheet>
