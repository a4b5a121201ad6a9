<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Notes: the references, the notes beside the text, the list at its end.

       A note is in the page twice. The list is the note: it has the identifier, the reference
       leads to it and it leads back. The copy beside the paragraph is a convenience for the eye on
       a wide screen: it is hidden (@aria-hidden, @hidden) until the stylesheet shows it, so that
       screen readers, reading views and text browsers meet each note once. It carries no
       identifier, and its links are out of the tab order. -->

  <xsl:key name="note" match="tei:note" use="@xml:id"/>
  <xsl:key name="responsibility" match="tei:titleStmt/tei:respStmt" use="@xml:id"/>

  <!-- References -->

  <xsl:template match="tei:ref[@type = 'note'][@xml:id]" mode="text" as="element(a)" priority="2">
    <a class="ref" role="doc-noteref" href="{@target}" aria-label="note {@n}">
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:value-of select="@n"/>
    </a>
  </xsl:template>

  <!-- A raised number stands close to its word, whatever space the witness puts before it. -->
  <xsl:template match="text()[following-sibling::node()[1]/self::tei:ref[@type = 'note'][@xml:id]]" mode="text"
    as="node()?" priority="1">
    <xsl:call-template name="e:run"><xsl:with-param name="words" select="replace(., '\s+$', '')"/></xsl:call-template>
  </xsl:template>

  <!-- Notes beside the text -->

  <xsl:template name="e:notes-beside" as="element(div)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="notes" as="element()*" select=".//(tei:ref[@type = 'note'][@xml:id] | tei:note[@type = 'editorial'])"/>
    <xsl:if test="exists($notes)">
      <div class="beside" aria-hidden="true">
        <xsl:for-each select="$notes">
          <p hidden="hidden">
            <xsl:for-each select="self::tei:note"><xsl:attribute name="class" select="'by-edition'"/></xsl:for-each>
            <span class="number"><xsl:value-of select="(@n, @xml:id)[1]"/></span>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="(self::tei:note, key('note', substring-after(@target, '#')))[1]/node()" mode="text">
              <xsl:with-param name="copy" select="true()" tunnel="yes"/>
            </xsl:apply-templates>
          </p>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The list of notes -->

  <xsl:function name="e:notes-id" as="xs:string">
    <xsl:param name="text" as="element(tei:text)"/>
    <xsl:sequence select="($text/tei:back/tei:div[@type = 'notes']/tei:head/@xml:id, 'notes')[1]"/>
  </xsl:function>

  <xsl:template match="tei:div[@type = 'notes']" mode="text" as="node()+" priority="2">
    <xsl:variable name="id" as="xs:string" select="e:notes-id(ancestor::tei:text)"/>
    <xsl:text>&#10;</xsl:text>
    <section class="notes" role="doc-endnotes" aria-labelledby="{$id}">
      <h2 id="{$id}">
        <xsl:call-template name="e:words-or-fact"><xsl:with-param name="fact" select="'Notes'"/></xsl:call-template>
      </h2>
      <xsl:call-template name="e:voices"/>
      <xsl:apply-templates select="* except (tei:head | tei:note)" mode="text"/>
      <ol>
        <xsl:apply-templates select="tei:note" mode="text"/>
      </ol>
    </section>
  </xsl:template>

  <xsl:template match="tei:note" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <li>
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <a class="address number" href="#{@xml:id}" title="Cite note {@n}" aria-label="Cite note {@n}"><xsl:value-of select="@n"/></a>
      <xsl:text> </xsl:text>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
      <xsl:call-template name="e:way-back">
        <xsl:with-param name="reference" select="string(@target)"/>
        <xsl:with-param name="note" select="string(@n)"/>
      </xsl:call-template>
    </li>
  </xsl:template>

  <!-- From a note in the list to where it is called. -->
  <xsl:template name="e:way-back" as="node()+">
    <xsl:context-item use="optional"/>
    <xsl:param name="reference" as="xs:string" required="yes"/>
    <xsl:param name="note" as="xs:string" required="yes"/>
    <xsl:text> </xsl:text>
    <a class="back" role="doc-backlink" href="{$reference}" aria-label="back to the text from note {$note}">↩&#xFE0E;</a>
  </xsl:template>

  <!-- The number as the witness prints it is @n, which is printed already, and so is the space after it. -->
  <xsl:template match="tei:note/tei:label" mode="text" as="empty-sequence()"/>

  <xsl:template match="tei:note/text()[not(normalize-space())][preceding-sibling::node()[1]/self::tei:label[not(@type)]]"
    mode="text" as="empty-sequence()" priority="3"/>

  <xsl:template match="tei:note/tei:label[@type = 'mark']" mode="text" as="element(span)" priority="2">
    <span class="mark">
      <xsl:choose>
        <xsl:when test="e:withheld-characters(.) eq 0"><xsl:apply-templates mode="text"/></xsl:when>
        <!-- A mark says whose the note is, and so does @resp. -->
        <xsl:otherwise>
          <xsl:variable name="speakers" as="element(tei:respStmt)*"
            select="key('responsibility', (../@resp, ../tei:seg/@resp) ! tokenize(.) ! substring-after(., '#'))[e:voice(.) = 'by-editor']"/>
          <xsl:value-of select="'[' || e:siglum($speakers[1]) || ']'"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- Who speaks: a siglum before each part, explained above the list. In a text all of whose notes
       are by one hand there is nothing to tell apart. -->

  <xsl:template match="tei:note/tei:seg" mode="text" as="element(span)">
    <xsl:param name="speakers" as="element(tei:respStmt)*" tunnel="yes"/>
    <xsl:variable name="several" as="xs:boolean" select="count($speakers) gt 1"/>
    <xsl:variable name="speaker" as="element(tei:respStmt)?"
      select="(@resp, ../@resp)[1] ! key('responsibility', substring-after(tokenize(.)[1], '#'))"/>
    <span class="{string-join(('part', e:voice($speaker)[$several]), ' ')}">
      <xsl:if test="$several">
        <span class="who"><xsl:value-of select="e:siglum($speaker)"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- A biography: the life that the register tells, which is spoken by this edition; and who and
       what else is named in the note. -->
  <xsl:template match="tei:note/tei:seg[@type = 'biography'][e:stand-in(.)]" mode="text" as="element(span)" priority="5">
    <xsl:variable name="subject" as="element(c:entry)" select="e:subject(.)"/>
    <span class="part by-edition instead">
      <span class="who"><xsl:value-of select="e:siglum(e:edition(/tei:TEI))"/></span>
      <xsl:text> </xsl:text>
      <xsl:call-template name="e:entry-link">
        <xsl:with-param name="entry" select="$subject"/>
        <xsl:with-param name="words" select="e:text($subject/@name)"/>
      </xsl:call-template>
      <xsl:value-of select="': ' || $subject/c:life"/>
      <xsl:call-template name="e:also-named">
        <xsl:with-param name="entries" select="(.//* ! e:entries(.)) except $subject"/>
      </xsl:call-template>
      <xsl:for-each select="e:kept(.)">
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="text"/>
      </xsl:for-each>
    </span>
  </xsl:template>

</xsl:stylesheet>
