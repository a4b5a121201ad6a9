<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- The correspondence as tables, and the form that chooses a correspondent. -->

  <xsl:template name="e:table-of-letters" as="element(table)">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:param name="register" as="xs:string" required="yes"/>
    <table>
      <thead>
        <tr>
          <xsl:for-each select="'Date', 'From', 'To', 'Document', 'Kind', 'Source of'"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="c:letter">
          <tr id="letter-{@id}">
            <xsl:sequence select="e:who(c:end/@party)"/>
            <td class="when">
              <xsl:call-template name="e:told"><xsl:with-param name="words" select="string(@words)"/></xsl:call-template>
              <xsl:for-each select="c:arrival">
                <xsl:text>, received </xsl:text>
                <xsl:call-template name="e:told"><xsl:with-param name="words" select="string(@words)"/></xsl:call-template>
              </xsl:for-each>
            </td>
            <td><xsl:call-template name="e:end-told"><xsl:with-param name="role" select="'sent'"/></xsl:call-template></td>
            <td><xsl:call-template name="e:end-told"><xsl:with-param name="role" select="'received'"/></xsl:call-template></td>
            <th scope="row"><xsl:call-template name="e:linked"><xsl:with-param name="words" select="string((@number[. ne ''], @name)[1])"/></xsl:call-template></th>
            <td><xsl:value-of select="e:spaced(@type)"/></td>
            <td class="passages">
              <xsl:for-each select="c:passage">
                <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
                <xsl:sequence select="e:passage-link(@target, $register)"/>
              </xsl:for-each>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- Who sent or received a letter, and where. -->
  <xsl:template name="e:end-told" as="node()*">
    <xsl:context-item as="element(c:letter)" use="required"/>
    <xsl:param name="role" as="xs:string" required="yes"/>
    <xsl:for-each select="c:end[@role = $role], c:at[@role = $role]">
      <xsl:if test="position() gt 1"><xsl:value-of select="if (self::c:at) then ', ' else ' and '"/></xsl:if>
      <xsl:call-template name="e:told"><xsl:with-param name="words" select="string()"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- What is told, linked where there is a page for it, and how sure it is. -->
  <xsl:template name="e:told" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="words" as="xs:string" required="yes"/>
    <xsl:choose>
      <xsl:when test="self::c:letter"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="e:linked"><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="@doubt">
      <xsl:text> </xsl:text>
      <span class="doubt"><xsl:value-of select="."/></span>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="e:linked" as="node()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="words" as="xs:string" required="yes"/>
    <xsl:choose>
      <xsl:when test="@address"><a href="{@address}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:when test="@kind = 'described'"><i><xsl:value-of select="$words"/></i></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Each pair, in each direction, with its papers. -->
  <xsl:template name="e:table-of-ties" as="element(table)">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <xsl:param name="ties" as="element(c:tie)*" required="yes"/>
    <xsl:variable name="whole" as="element(c:correspondence)" select="."/>
    <table>
      <thead>
        <tr><xsl:for-each select="'From', 'To', 'Documents', 'Which'"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr>
      </thead>
      <tbody>
        <xsl:for-each select="$ties">
          <xsl:sort select="xs:integer(@count)" order="descending"/>
          <tr data-count="{@count}">
            <xsl:sequence select="e:who((@from, @to))"/>
            <xsl:for-each select="@from, @to">
              <td><xsl:for-each select="key('e:party', ., root($whole))"><xsl:call-template name="e:linked"><xsl:with-param name="words" select="string(@name)"/></xsl:call-template></xsl:for-each></td>
            </xsl:for-each>
            <td class="figure"><xsl:value-of select="@count"/></td>
            <td class="passages">
              <xsl:for-each select="tokenize(@letters)">
                <xsl:if test="position() gt 1">, </xsl:if>
                <xsl:for-each select="key('e:letter', ., root($whole))[1]">
                  <a href="#letter-{@id}"><xsl:value-of select="string((@number[. ne ''], @name)[1])"/></a>
                </xsl:for-each>
              </xsl:for-each>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- The choice of a correspondent; the script shows it, and does what it says. -->
  <xsl:template name="e:choice-of-party" as="element(form)">
    <xsl:context-item as="element(c:correspondence)" use="required"/>
    <form class="choice" role="search" aria-label="Letters of one correspondent" hidden="hidden">
      <label>Letters of
        <select name="who">
          <option value="">everyone</option>
          <xsl:for-each-group select="c:party" group-by="@kind">
            <xsl:sort select="index-of(('person', 'org', 'described'), current-grouping-key())"/>
            <optgroup label="{map { 'person': 'Persons', 'org': 'Organisations', 'described': 'Not named' }(current-grouping-key())}">
              <xsl:for-each select="current-group()">
                <xsl:sort select="lower-case(e:filed(.))" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
                <option value="{@key}"><xsl:value-of select="(e:filed(.)[current()/@kind = 'person'], e:party-name(.))[1] || ' (' || e:tally(.) || ')'"/></option>
              </xsl:for-each>
            </optgroup>
          </xsl:for-each-group>
        </select>
      </label>
      <output aria-live="polite"></output>
    </form>
  </xsl:template>

  <!-- A person by surname. -->
  <xsl:function name="e:filed" as="xs:string">
    <xsl:param name="party" as="element(c:party)"/>
    <xsl:sequence select="string((e:entry-at('person:' || $party/@key)[$party/@kind = 'person']/@sort, $party/@name)[1])"/>
  </xsl:function>

</xsl:stylesheet>
