"""Validity against the schema, told in an editor's terms.

RelaxNG, through libxml2, gives the verdict.  Only when it refuses a document is the document walked
against the :mod:`edition.grammar`, so that each fault becomes one sentence: which element, where,
and what was expected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from edition.findings import Finding
from edition.grammar import TEXT, Attribute, Element, Grammar, Pattern, after

TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def findings(
    document: etree._ElementTree, path: Path | str, schema_path: Path | str
) -> list[Finding]:
    """Judge a document by a schema that ``schema/odd2rng.xsl`` has made.

    Args:
        document: the document.
        path: the file it was read from, for the findings.
        schema_path: the schema.

    Returns:
        One finding for each fault, in the order of the document; none when it is valid.
    """
    schema = Path(schema_path)
    tree, judge = _load(schema, schema.stat().st_mtime_ns)
    if judge.validate(document):
        return []
    walk = _Walk(_grammar(tree), os.fspath(path))
    found = list(walk.document(document.getroot()))
    if found:
        return found
    error = judge.error_log[0]  # what the walk does not see, in libxml2's own words
    return [Finding(os.fspath(path), error.line, None, error.message, "", "schema")]


@lru_cache(maxsize=4)
def _load(schema: Path, _modified: int) -> tuple[etree._ElementTree, etree.RelaxNG]:
    tree = etree.parse(os.fspath(schema))
    return tree, etree.RelaxNG(tree)


@lru_cache(maxsize=4)
def _grammar(tree: etree._ElementTree) -> Grammar:
    return Grammar(tree)


class _Walk:
    """A walk through one document, which tells its faults."""

    def __init__(self, grammar: Grammar, path: str) -> None:
        self._grammar = grammar
        self._path = path

    def document(self, root: etree._Element) -> Iterator[Finding]:
        if root.tag != TEI + self._grammar.root:
            what = f"the root element is {_tag(root)}"
            do = f"it must be <{self._grammar.root}> in the namespace {TEI[1:-1]}"
            yield self._finding(root, what, do, "root")
            return
        for element in root.iter(etree.Element):
            rule = self._rule(element)
            ancestors = element.iterancestors()
            if rule is not None and all(self._rule(above) is not None for above in ancestors):
                yield from self._attributes(element, rule)
                yield from self._content(element, rule)

    def _rule(self, element: etree._Element) -> Element | None:
        tag = str(element.tag)
        return self._grammar.elements.get(tag.removeprefix(TEI)) if tag.startswith(TEI) else None

    # Attributes

    def _attributes(self, element: etree._Element, rule: Element) -> Iterator[Finding]:
        given = {str(name).replace(_XML, "xml:"): str(v) for name, v in element.attrib.items()}
        sets = rule.attributes
        faults = min((self._compare(given, one, sets) for one in sets), key=_weight)
        for name, fault, attribute in faults:
            named = f"{_tag(element)} has {name}"
            if fault == "missing-attribute" and attribute is not None:
                what = f"{_tag(element)} lacks {name}"
                do = f"add {name}, {attribute.about}: {attribute.expected}"
            elif fault == "unknown-attribute":
                known = any(name in one for one in sets)
                what = f"{named}, which " + (
                    "does not go with its other attributes" if known else "is not used on it"
                )
                allowed = list(dict.fromkeys(name for one in sets for name in one))
                do = f"remove it; allowed are {_list(allowed)}" if allowed else "remove it"
            else:
                options = dict.fromkeys(one[name].expected for one in sets if name in one)
                what = f"{named}=“{given[name]}”"
                do = f"{name} must be {', or '.join(options)}"
            yield self._finding(element, what, do, fault.removesuffix("-elsewhere"))

    def _compare(
        self,
        given: dict[str, str],
        one: dict[str, Attribute],
        sets: tuple[dict[str, Attribute], ...],
    ) -> list[tuple[str, str, Attribute | None]]:
        """The faults of given attributes by one of the sets that may stand together."""
        faults: list[tuple[str, str, Attribute | None]] = []
        for name, value in given.items():
            attribute = one.get(name)
            if attribute is None:
                faults.append((name, "unknown-attribute", None))
            elif not self._grammar.accepts(attribute, value):
                others = [other[name] for other in sets if name in other]
                elsewhere = attribute.listed and any(
                    self._grammar.accepts(other, value) for other in others
                )
                kind = "attribute-value-elsewhere" if elsewhere else "attribute-value"
                faults.append((name, kind, attribute))
        for name, attribute in one.items():
            if attribute.required and name not in given:
                faults.append((name, "missing-attribute", attribute))
        return faults

    # Content

    def _content(self, element: etree._Element, rule: Element) -> Iterator[Finding]:
        left = rule.content
        previous: etree._Element | None = None
        for place, symbol in _symbols(element):
            rest = after(left, symbol)
            if rest is None and (missing := _bridge(left, symbol)):
                yield self._missing(element, [missing], previous, place)
                between = after(left, missing)
                rest = between and after(between, symbol)
            if rest is None:
                yield self._misplaced(element, left, symbol, previous, place)
            else:
                left = rest
            previous = place if symbol != TEXT else previous
        if not left.optional:
            yield self._missing(element, list(dict.fromkeys(left.first())), previous, None)

    def _missing(
        self,
        element: etree._Element,
        names: list[str],
        previous: etree._Element | None,
        following: etree._Element | None,
    ) -> Finding:
        place = f" before {_tag(following)}" if following is not None else ""
        if following is None and previous is not None:
            place = f" after {_tag(previous)}"
        what = f"{_tag(element)} lacks {_list([_symbol(name) for name in names], 'or')}{place}"
        about = self._grammar.elements[names[0]].about
        do = f"add it: {about}" if len(names) == 1 else "add one of them"
        at = following if following is not None else element
        return self._finding(at, what, do, "missing-element")

    def _misplaced(
        self,
        element: etree._Element,
        left: Pattern,
        symbol: str,
        previous: etree._Element | None,
        place: etree._Element,
    ) -> Finding:
        parent = _tag(element)
        where = f" after {_tag(previous)}" if previous is not None else ""
        allowed = _list([_symbol(name) for name in dict.fromkeys(left.first())], "or")
        do = f"allowed here: {allowed}" if allowed else "nothing may stand here: move or remove it"
        if symbol == TEXT:
            at = previous if previous is not None else element
            return self._finding(at, f"text stands directly in {parent}{where}", do, "text")
        if self._rule(place) is None:
            foreign = not str(place.tag).startswith(TEI)
            fault = "is not in the TEI's namespace" if foreign else "is not used in this edition"
            return self._finding(place, f"{_tag(place)} in {parent} {fault}", do, "unknown-element")
        what = f"{_tag(place)} may not stand in {parent}{where}"
        return self._finding(place, what, do, "misplaced-element")

    def _finding(self, element: etree._Element, what: str, do: str, rule: str) -> Finding:
        above = (node.get(f"{_XML}id") for node in (element, *element.iterancestors()))
        xml_id = next((found for found in above if found is not None), None)
        return Finding(self._path, int(element.sourceline or 1), xml_id, what, do, rule)


def _symbols(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What an element contains, in order: its child elements by name, and stretches of text."""
    if element.text and element.text.strip():
        yield element, TEXT
    for child in element:
        if isinstance(child.tag, str):
            yield child, child.tag.removeprefix(TEI)
        if child.tail and child.tail.strip():
            yield child, TEXT


def _bridge(left: Pattern, symbol: str) -> str | None:
    """The one element that would have to come before a symbol, if that is all that is missing."""
    for name in dict.fromkeys(left.first()):
        between = after(left, name)
        if name != TEXT and between is not None and after(between, symbol) is not None:
            return name
    return None


def _weight(faults: list[tuple[str, str, Attribute | None]]) -> int:
    """How far attributes are from a set: a value that belongs to another set weighs most."""
    return sum(4 if fault.endswith("elsewhere") else 1 for _, fault, _ in faults)


def _tag(element: etree._Element) -> str:
    return f"<{etree.QName(element).localname}>"


def _symbol(name: str) -> str:
    return "text" if name == TEXT else f"<{name}>"


def _list(names: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
