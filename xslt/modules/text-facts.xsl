<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the forms meant for reading from beginning to end (print and plain text) say alike. -->

  <xsl:key name="e:note" match="tei:note[@xml:id]" use="@xml:id"/>
  <xsl:key name="e:reference" match="tei:ref[@type = 'note'][@xml:id]" use="substring(@target, 2)"/>

  <xsl:function name="e:keywords" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:teiHeader/tei:profileDesc/tei:textClass/tei:keywords/tei:term ! normalize-space()"/>
  </xsl:function>

  <!-- Whose work the text is: the translators by name, each once. -->
  <xsl:function name="e:by-line" as="xs:string?">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="translators" as="xs:string*" select="distinct-values($text/tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:editor[@role = 'translator'] ! normalize-space())"/>
    <xsl:sequence select="if (exists($translators)) then 'Translated by ' || e:enumeration($translators) else ()"/>
  </xsl:function>

  <xsl:function name="e:enumeration" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="string-join((string-join($names[position() lt last()], ', '), $names[last()])[.], ' and ')"/>
  </xsl:function>

  <!-- The release in one line: its name, its version and its date. -->
  <xsl:function name="e:release" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="edition" as="element(tei:edition)" select="$text/tei:teiHeader/tei:fileDesc/tei:editionStmt/tei:edition"/>
    <xsl:sequence select="replace(normalize-space(string-join($edition/node()[not(self::tei:date)])), '[ ,]+$', '')
      || ', version ' || $edition/@n || ', ' || $edition/tei:date ! normalize-space()"/>
  </xsl:function>

  <!-- The rights: whether this copy holds words that may not be passed on, and what the header says. -->
  <xsl:function name="e:rights" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="availability" as="element(tei:availability)" select="e:availability($text)"/>
    <xsl:variable name="is-private" as="xs:boolean"
      select="$availability/@status = 'restricted' and empty($text/tei:text//tei:gap[@reason = 'rights'])"/>
    <xsl:sequence select="
      'This copy holds words in copyright, put back from its reader’s own copy of the text. It is for that reader’s use and may not be passed on. Of itself, the published edition says:'[$is-private],
      $availability/* ! normalize-space()"/>
  </xsl:function>

  <!-- The quotation marks to set around an element; none where the text has its own as characters. -->
  <xsl:function name="e:quotation-marks" as="xs:string*">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="declared" as="attribute(marks)?"
      select="root($quotation)/tei:TEI/tei:teiHeader/tei:encodingDesc/tei:editorialDecl/tei:quotation/@marks"/>
    <xsl:sequence select="
      if (not($declared = 'none')) then ()
      else if ($quotation/(ancestor::tei:q | ancestor::tei:quote[not(parent::tei:cit)])) then ('‘', '’')
      else ('“', '”')"/>
  </xsl:function>

  <!-- Whether an element is this edition's own addition. -->
  <xsl:function name="e:is-own" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/@resp) and (every $name in tokenize($element/@resp) satisfies $name = $own)"/>
  </xsl:function>

  <!-- The note that a reference points to; a reference without one stops the output. -->
  <xsl:function name="e:note" as="element(tei:note)">
    <xsl:param name="reference" as="element(tei:ref)"/>
    <xsl:variable name="note" as="element(tei:note)?" select="key('e:note', substring($reference/@target, 2), root($reference))"/>
    <xsl:if test="empty($note)">
      <xsl:message terminate="yes" error-code="e:no-note"
        select="'The reference ' || $reference/@xml:id || ' points to the note ' || $reference/@target || ', which is not there; mend its target.'"/>
    </xsl:if>
    <xsl:sequence select="$note"/>
  </xsl:function>

  <!-- What the witness has where this edition corrects it, as a sentence. -->
  <xsl:function name="e:witness-reading" as="xs:string">
    <xsl:param name="reading" as="element(tei:sic)"/>
    <xsl:variable name="withheld" as="xs:integer" select="e:withheld-characters($reading)"/>
    <xsl:sequence select="
      if ($withheld gt 0) then 'Corrected; the witness’s reading is withheld.'
      else if (normalize-space($reading)) then 'The witness has “' || normalize-space($reading) || '”.'
      else 'Not in the witness.'"/>
  </xsl:function>

  <!-- The length of what is withheld, as a phrase for readers. -->
  <xsl:function name="e:withheld-phrase" as="xs:string">
    <xsl:param name="characters" as="xs:integer"/>
    <xsl:sequence select="format-number($characters, '#,##0') || (if ($characters eq 1) then ' character' else ' characters') || ' withheld'"/>
  </xsl:function>

</xsl:stylesheet>
