<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
  xmlns:out="urn:edition:out" exclude-result-prefixes="#all">

  <!-- Compiles a Schematron schema to a stylesheet that judges a document and reports in SVRL. It
       knows what our schema consists of (namespaces, variables, patterns, rules, assertions and
       reports with values in their messages) and stops at anything else.

       Every rule becomes a template of one mode, so that a document is walked once, however many
       patterns there are. A node that has met a rule of one pattern goes on to the next patterns,
       as Schematron has it: of each pattern the first rule that fits, and of every pattern one. -->

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Turns Schematron into XSLT. -->
  <xsl:mode name="e:compile" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Turns messages into what writes them. -->
  <xsl:mode name="e:message" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="node()+">
    <xsl:text>&#10;</xsl:text>
    <xsl:comment> Made by sch2xsl.xsl. Judges a document; the result is SVRL, in which only rules that were broken are listed. </xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="sch:schema" mode="e:compile"/>
  </xsl:template>

  <xsl:template match="sch:schema[@queryBinding = ('xslt2', 'xslt3')]" mode="e:compile" as="element()">
    <out:stylesheet version="3.0" exclude-result-prefixes="#all">
      <xsl:namespace name="e" select="'urn:edition:xslt'"/>
      <xsl:namespace name="svrl" select="'http://purl.oclc.org/dsdl/svrl'"/>
      <xsl:namespace name="xs" select="'http://www.w3.org/2001/XMLSchema'"/>
      <xsl:for-each select="sch:ns">
        <xsl:namespace name="{@prefix}" select="string(@uri)"/>
      </xsl:for-each>
      <xsl:sequence select="e:line(1)"/>
      <out:output method="xml" encoding="UTF-8" indent="no"/>
      <xsl:sequence select="e:line(1)"/>
      <xsl:comment> Walks the document; every node meets the rules of all patterns. </xsl:comment>
      <xsl:sequence select="e:line(1)"/>
      <out:mode name="e:rules" on-no-match="fail" on-multiple-match="use-last"/>
      <xsl:sequence select="e:line(1)"/>
      <xsl:comment> How many faults of a pattern are told: a number, or INF. </xsl:comment>
      <xsl:sequence select="e:line(1)"/>
      <out:param name="most-faults" as="xs:string" select="'INF'"/>
      <xsl:apply-templates select="* except (sch:ns, sch:title, sch:pattern)" mode="e:compile"/>
      <xsl:sequence select="e:line(1)"/>
      <out:template match="/" as="element(svrl:schematron-output)">
        <out:variable name="faults" as="map(*)*">
          <out:apply-templates select="." mode="e:rules"/>
        </out:variable>
        <svrl:schematron-output title="{normalize-space(sch:title)}">
          <xsl:for-each select="sch:ns">
            <svrl:ns-prefix-in-attribute-values prefix="{@prefix}" uri="{@uri}"/>
          </xsl:for-each>
          <out:for-each-group select="$faults" group-by="?pattern">
            <svrl:active-pattern id="{{current-grouping-key()}}"/>
            <out:for-each select="subsequence(current-group(), 1, xs:double($most-faults))">
              <out:variable name="place" as="xs:string" select="path(?node)"/>
              <svrl:fired-rule context="{{?context}}"/>
              <out:copy select="?fault">
                <out:attribute name="location" select="$place"/>
                <out:sequence select="@*, node()"/>
              </out:copy>
            </out:for-each>
          </out:for-each-group>
        </svrl:schematron-output>
      </out:template>
      <xsl:sequence select="e:line(1)"/>
      <out:template match="document-node() | @* | node()" mode="e:rules" as="map(*)*" priority="0">
        <out:apply-templates select="@*, node()" mode="e:rules"/>
      </out:template>
      <xsl:apply-templates select="sch:pattern" mode="e:compile"/>
      <xsl:text>&#10;</xsl:text>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="sch:schema/sch:let" mode="e:compile" as="node()+">
    <xsl:sequence select="e:line(1)"/>
    <out:param name="{@name}" as="item()*" select="{@value}"/>
  </xsl:template>

  <xsl:template match="sch:pattern[@id][not(@is-a | @abstract)]" mode="e:compile" as="node()*">
    <xsl:apply-templates select="* except (sch:title, sch:p)" mode="e:compile"/>
  </xsl:template>

  <xsl:template match="sch:rule[@context][not(@abstract)]" mode="e:compile" as="node()+">
    <xsl:variable name="later" as="xs:integer" select="count(following-sibling::sch:rule | ../following-sibling::sch:pattern/sch:rule)"/>
    <xsl:sequence select="e:line(1)"/>
    <out:template match="{@context}" mode="e:rules" as="map(*)*" priority="{$later + 1}">
      <out:param name="met" as="xs:string*" select="()"/>
      <xsl:variable name="judged" as="element()*">
        <xsl:apply-templates select="*" mode="e:compile"/>
      </xsl:variable>
      <!-- Only where a pattern has several rules can a node have met it already. -->
      <xsl:choose>
        <xsl:when test="preceding-sibling::sch:rule">
          <out:if test="not($met = '{../@id}')">
            <xsl:sequence select="$judged"/>
          </out:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$judged"/>
        </xsl:otherwise>
      </xsl:choose>
      <out:next-match>
        <out:with-param name="met" as="xs:string*" select="$met{', ''' || ../@id || ''''}"/>
      </out:next-match>
    </out:template>
  </xsl:template>

  <xsl:template match="sch:rule/sch:let" mode="e:compile" as="element()">
    <out:variable name="{@name}" as="item()*" select="{@value}"/>
  </xsl:template>

  <xsl:template match="sch:assert" mode="e:compile" as="element()">
    <out:if test="not({@test})">
      <xsl:call-template name="e:fault">
        <xsl:with-param name="name" select="'failed-assert'"/>
      </xsl:call-template>
    </out:if>
  </xsl:template>

  <xsl:template match="sch:report" mode="e:compile" as="element()">
    <out:if test="{@test}">
      <xsl:call-template name="e:fault">
        <xsl:with-param name="name" select="'successful-report'"/>
      </xsl:call-template>
    </out:if>
  </xsl:template>

  <!-- A fault: the rule that found it, the node that it is about, and what is told of it. The path to
       the node is made at the end, and only for those faults that are told. -->
  <xsl:template name="e:fault" as="element()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <out:variable name="fault" as="element()">
      <xsl:element name="svrl:{$name}">
        <xsl:attribute name="id" select="ancestor::sch:pattern/@id"/>
        <xsl:attribute name="role" select="(@role, 'error')[1]"/>
        <xsl:attribute name="test" select="replace(@test, '[{}]', '$0$0')"/>
        <svrl:text>
          <xsl:apply-templates mode="e:message"/>
        </svrl:text>
      </xsl:element>
    </out:variable>
    <out:variable name="node" as="node()" select="({string-join((@subject, '.'), ', ')})[1]"/>
    <out:sequence select="map {{ 'pattern': '{ancestor::sch:pattern/@id}', 'context': {e:literal(../@context)}, 'node': $node, 'fault': $fault }}"/>
  </xsl:template>

  <!-- A text as a literal of XPath. -->
  <xsl:function name="e:literal" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="'''' || replace($text, '''', '''''') || ''''"/>
  </xsl:function>

  <xsl:template match="text()" mode="e:message" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="e:message" as="element()">
    <out:value-of select="{@select}"/>
  </xsl:template>

  <xsl:function name="e:line" as="text()">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:value-of select="'&#10;' || string-join((1 to $depth) ! '  ')"/>
  </xsl:function>

</xsl:stylesheet>
