<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The blocks of the text, in the mode "text". -->

  <xsl:template match="tei:text" mode="text" as="node()+">
    <xsl:if test="empty(tei:front/tei:titlePage)">
      <header class="title">
        <p class="author"><xsl:value-of select="e:authors(ancestor::tei:TEI)" separator=", "/></p>
        <h1><xsl:value-of select="e:title(ancestor::tei:TEI)"/></h1>
      </header>
    </xsl:if>
    <xsl:variable name="speakers" as="element(tei:respStmt)*" select="e:speakers(.)"/>
    <xsl:apply-templates select="tei:front" mode="text">
      <xsl:with-param name="speakers" select="$speakers" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:if test="e:withheld-characters(.) gt 0">
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="e:withheld-notice">
        <xsl:with-param name="title" select="e:title(ancestor::tei:TEI)"/>
        <xsl:with-param name="names" select="e:has-stand-ins(ancestor::tei:TEI)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="e:contents"/>
    <xsl:call-template name="e:switches"/>
    <xsl:apply-templates select="tei:body, tei:back" mode="text">
      <xsl:with-param name="speakers" select="$speakers" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:call-template name="e:editorial-notes"/>
  </xsl:template>

  <xsl:template match="tei:front | tei:back" mode="text" as="node()*">
    <xsl:apply-templates select="*" mode="text"/>
  </xsl:template>

  <!-- Title page -->

  <xsl:template match="tei:titlePage" mode="text" as="element(header)">
    <header class="title">
      <xsl:call-template name="e:notes-beside"/>
      <xsl:apply-templates select="*" mode="text"/>
    </header>
  </xsl:template>

  <xsl:template match="tei:docTitle" mode="text" as="element()+">
    <xsl:apply-templates select="*" mode="text"/>
  </xsl:template>

  <xsl:template match="tei:titlePart" mode="text" as="element(h1)">
    <h1>
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:call-template name="e:words-or-fact">
        <xsl:with-param name="fact" select="e:title(ancestor::tei:TEI)"/>
      </xsl:call-template>
    </h1>
  </xsl:template>

  <xsl:template match="tei:docAuthor" mode="text" as="element(p)">
    <p class="author">
      <xsl:call-template name="e:words-or-fact">
        <xsl:with-param name="fact" select="string-join(e:authors(ancestor::tei:TEI), ', ')"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template match="tei:docDate | tei:docImprint | tei:byline | tei:trailer" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <p class="{local-name()}">
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <!-- Divisions and blocks -->

  <xsl:template match="tei:body" mode="text" as="element(div)">
    <div class="body">
      <xsl:apply-templates select="*" mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:div" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <section>
      <xsl:apply-templates select="*" mode="text"/>
    </section>
  </xsl:template>

  <xsl:template match="tei:div/tei:head" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="e:notes-beside"/>
    <xsl:element name="h{min((6, 1 + count(ancestor::tei:div)))}">
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:body/tei:p | tei:div/tei:p" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="e:notes-beside"/>
    <p>
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:call-template name="e:address"/>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="tei:cit" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="e:notes-beside"/>
    <blockquote>
      <xsl:apply-templates select="@xml:id, tei:quote/@corresp" mode="text"/>
      <p>
        <xsl:call-template name="e:address"/>
        <xsl:call-template name="e:withheld-phrase"/>
        <xsl:apply-templates mode="text"/>
      </p>
    </blockquote>
  </xsl:template>

  <xsl:template match="tei:cit/tei:quote" mode="text" as="node()*">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Between a quotation and what follows it a space, none around them. -->
  <xsl:template match="tei:cit/text()[not(normalize-space())]" mode="text" as="text()?" priority="2">
    <xsl:if test="preceding-sibling::* and following-sibling::*[1][not(self::tei:ref[@type = 'note'])]">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:ab[@type = 'separator']" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <div class="separator" role="separator">
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:list" mode="text" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="not(parent::tei:item)"><xsl:call-template name="e:notes-beside"/></xsl:if>
    <xsl:element name="{if (@type = 'ordered' or @rend = 'numbered') then 'ol' else 'ul'}">
      <xsl:apply-templates select="@xml:id, *" mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:item" mode="text" as="node()+">
    <li>
      <xsl:apply-templates select="@xml:id" mode="text"/>
      <xsl:call-template name="e:withheld-phrase"/>
      <xsl:apply-templates mode="text"/>
    </li>
  </xsl:template>

  <!-- The number in the margin, which is the block's permanent link; cite.js opens the citation with it. -->
  <xsl:template name="e:address" as="element(a)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test="@xml:id">
      <xsl:variable name="number" as="xs:string" select="replace(@xml:id, '^p', '')"/>
      <xsl:variable name="called" as="xs:string" select="'Cite ' || (if (self::tei:cit) then 'quotation ' else 'paragraph ') || $number"/>
      <a class="address" href="#{@xml:id}" title="{$called}" aria-label="{$called}"><xsl:value-of select="$number"/></a>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
