<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt"
  xmlns:c="urn:edition:collection" exclude-result-prefixes="#all">

  <!-- The layers of a text, by which a reader marks it and narrows a search: the key of each, as it stands
       in addresses, the kind of register that it is made of, and what search calls it. -->
  <xsl:variable name="e:layers" as="element(c:layer)+">
    <c:layer key="text">Text</c:layer>
    <c:layer key="notes">Notes</c:layer>
    <c:layer key="persons" of="person">Persons</c:layer>
    <c:layer key="places" of="place">Places</c:layer>
    <c:layer key="organisations" of="org">Organisations</c:layer>
    <c:layer key="documents" of="doc">Documents</c:layer>
    <c:layer key="works" of="work">Works</c:layer>
    <c:layer key="events" of="event">Events</c:layer>
    <c:layer key="dates" of="date"/>
  </xsl:variable>

</xsl:stylesheet>
