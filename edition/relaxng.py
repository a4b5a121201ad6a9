"""Validity against the schema, told in an editor's terms.

RelaxNG, through libxml2, gives the verdict.  Only when it refuses a document is the document walked
against the :mod:`edition.grammar`, so that each fault becomes one sentence: which element, where,
and what was expected.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from lxml import etree

from edition.findings import MOST, Fault, Finding
from edition.grammar import Attribute, Element, Grammar
from edition.patterns import TEXT, Pattern, after, shortest

TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ELSEWHERE = "-elsewhere"
SPACE = " \t\r\n"
"""What is white space in XML; a no-break space is text."""


def findings(
    document: etree._ElementTree, path: Path | str, schema_path: Path | str
) -> list[Finding]:
    """The faults of a document as findings in a file: see :func:`faults`."""
    return [fault.finding(os.fspath(path)) for fault in faults(document, schema_path)]


def faults(document: etree._ElementTree, schema_path: Path | str) -> list[Fault]:
    """Judge a document by a schema that ``schema/odd2rng.xsl`` has made.

    Args:
        document: the document.
        schema_path: the schema.

    Returns:
        One for each fault, in the order of the document; none when it is valid.
    """
    schema = Path(schema_path)
    tree, judge = _load(schema, schema.stat().st_mtime_ns)
    if judge.validate(document):
        return []
    found = list(islice(_Walk(_grammar(tree)).document(document.getroot()), MOST + 1))
    # What the walk does not see is told in libxml2's own words.
    return found or [Fault(document.getroot(), judge.error_log[0].message, "", "schema")]


@lru_cache(maxsize=4)
def _load(schema: Path, _modified: int) -> tuple[etree._ElementTree, etree.RelaxNG]:
    tree = etree.parse(os.fspath(schema))
    return tree, etree.RelaxNG(tree)


@lru_cache(maxsize=4)
def _grammar(tree: etree._ElementTree) -> Grammar:
    return Grammar(tree)


class _Walk:
    """A walk through one document, which tells its faults."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def document(self, root: etree._Element) -> Iterator[Fault]:
        if root.tag != TEI + self._grammar.root:
            what = f"the root element is {_tag(root)}"
            do = f"it must be <{self._grammar.root}> in the namespace {TEI[1:-1]}"
            yield Fault(root, what, do, "root")
            return
        yield from self._element(root, self._grammar.elements[self._grammar.root])

    def _element(self, element: etree._Element, rule: Element) -> Iterator[Fault]:
        yield from self._attributes(element, rule)
        yield from self._content(element, rule)
        for child in element.iterchildren(etree.Element):
            declaration = self._declaration(child, rule)
            if declaration in self._grammar.elements:
                yield from self._element(child, self._grammar.elements[declaration])

    def _declaration(self, element: etree._Element, above: Element) -> str:
        """What an element is meant to be declared as, or its name when that cannot be told."""
        name = _name(element)
        known = above.children.get(name) or self._grammar.declared.get(name, ())
        if len(known) > 1 and name not in above.children:
            return f"{{}}{name}"  # misplaced, and of several kinds
        return min(known, key=lambda one: self._distance(element, one), default=name)

    def _distance(self, element: etree._Element, declaration: str) -> int:
        return _weight(self._nearest(element, self._grammar.elements[declaration])[0])

    # Attributes

    def _attributes(self, element: etree._Element, rule: Element) -> Iterator[Fault]:
        given = _given(element)
        faults, nearest = self._nearest(element, rule)
        known = list(dict.fromkeys(name for one in rule.attributes for name in one))
        for name, fault in faults:
            has = f"{_tag(element)} has {name}"
            if fault == "missing-attribute":
                what = f"{_tag(element)} lacks {name}"
                do = f"add {name}, {nearest[name].about}: {nearest[name].expected}"
            elif fault == "unknown-attribute":
                what = f"{has}, which is not used on it"
                meant = _meant(name, [one for one in known if one not in given])
                if name in known:
                    what = f"{has}, which does not go with its other attributes"
                    meant = ""
                do = f"{meant or 'remove it; '}allowed are {_list(known)}" if known else "remove it"
            else:
                sets = rule.attributes if nearest[name].values else (nearest,)
                options = dict.fromkeys(one[name].expected for one in sets if name in one)
                what = f"{has}=“{given[name]}”"
                listed = [value for one in sets if name in one for value in one[name].values]
                do = f"{_meant(given[name], listed)}{name} must be {' or '.join(options)}"
            yield Fault(element, what, do, fault.removesuffix(_ELSEWHERE), name)

    def _nearest(
        self, element: etree._Element, rule: Element
    ) -> tuple[list[tuple[str, str]], dict[str, Attribute]]:
        """The set of attributes that an element comes nearest to, after the faults by that set."""
        given = _given(element)
        compared = [(self._compare(given, one, rule), one) for one in rule.attributes]
        return min(compared, key=lambda pair: _weight(pair[0]))

    def _compare(
        self, given: dict[str, str], one: dict[str, Attribute], rule: Element
    ) -> list[tuple[str, str]]:
        """The faults of given attributes by one of the sets that may stand together."""
        faults = [(name, "unknown-attribute") for name in given if name not in one]
        for name, attribute in one.items():
            if name not in given:
                faults += [(name, "missing-attribute")] * attribute.required
            elif not self._grammar.accepts(attribute, given[name]):
                elsewhere = bool(attribute.values) and any(
                    self._grammar.accepts(other[name], given[name])
                    for other in rule.attributes
                    if name in other
                )
                faults.append((name, "attribute-value" + _ELSEWHERE * elsewhere))
        return faults

    # Content

    def _content(self, element: etree._Element, rule: Element) -> Iterator[Fault]:
        if rule.value is not None and not self._grammar.accepts(rule.value, element.text or ""):
            what = f"{_tag(element)} contains “{element.text or ''}”"
            yield Fault(element, what, f"it must be {rule.value.expected}", "element-value")
        left = rule.content
        previous: etree._Element | None = None
        symbols = list(self._symbols(element, rule))
        present = {symbol for _, symbol in symbols}
        misplaced: set[str] = set()
        unknown = False  # an unknown element may stand for one that is then not missing
        for place, symbol in symbols:
            rest = after(left, symbol)
            if rest is None:
                ways = shortest(left, partial(_may_follow, symbol=symbol))
                if ways and present.isdisjoint(ways[0]):
                    if not unknown:
                        yield self._missing(element, ways, previous, place)
                    rest = after(_through(left, ways[0]), symbol)
                else:
                    misplaced.add(symbol)
                    unknown = unknown or (symbol != TEXT and self._is_unknown(place))
                    yield self._misplaced(element, left, symbol, previous, place)
            left = left if rest is None else rest
            previous = previous if symbol == TEXT else place
        ways = shortest(left, _is_complete)
        if ways[0] and not unknown and misplaced.isdisjoint(ways[0]):
            yield self._missing(element, ways, previous, None)

    def _symbols(
        self, element: etree._Element, rule: Element
    ) -> Iterator[tuple[etree._Element, str]]:
        """What an element contains, in order: its child elements, and stretches of text."""
        if element.text and element.text.strip(SPACE):
            yield element, TEXT
        for child in element:
            if isinstance(child.tag, str):
                yield child, self._declaration(child, rule)
            if child.tail and child.tail.strip(SPACE):
                yield child, TEXT

    def _is_unknown(self, element: etree._Element) -> bool:
        return _name(element) not in self._grammar.declared

    def _missing(
        self,
        element: etree._Element,
        ways: list[tuple[str, ...]],
        previous: etree._Element | None,
        following: etree._Element | None,
    ) -> Fault:
        place = f" before {self._said(following)}" if following is not None else ""
        if following is None and previous is not None:
            place = f" after {self._said(previous)}"
        named = _list([_list([self._shown(name) for name in way]) for way in ways], "or")
        do = "add them" if len(ways[0]) > 1 else "add one of them"
        if len(ways) == len(ways[0]) == 1:
            do = f"add it: {self._grammar.elements[ways[0][0]].about}"
        at = following if following is not None else element
        return Fault(at, f"{_tag(element)} lacks {named}{place}", do, "missing-element")

    def _misplaced(
        self,
        element: etree._Element,
        left: Pattern,
        symbol: str,
        previous: etree._Element | None,
        place: etree._Element,
    ) -> Fault:
        parent = _tag(element)
        where = f" after {self._said(previous)}" if previous is not None else ""
        allowed = _list(list(dict.fromkeys(map(self._shown, left.first()))), "or")
        do = f"allowed here: {allowed}" if allowed else "nothing may stand here: move or remove it"
        if symbol == TEXT:
            at = previous if previous is not None else element
            return Fault(at, f"text stands directly in {parent}{where}", do, "text")
        if self._is_unknown(place):
            fault = "is not in the TEI's namespace"
            if str(place.tag).startswith(TEI):
                fault = "is not used in this edition"
                here = [one.partition(".")[0] for one in left.first() if one != TEXT]
                do = _meant(_name(place), here or self._grammar.declared, "<{}>") + do
            return Fault(place, f"{self._said(place)} in {parent} {fault}", do, "unknown-element")
        what = f"{self._said(place)} may not stand in {parent}{where}"
        return Fault(place, what, do, "misplaced-element")

    def _shown(self, symbol: str) -> str:
        return "text" if symbol == TEXT else self._grammar.elements[symbol].shown

    def _said(self, element: etree._Element) -> str:
        """An element's tag, with its type where there are several such elements."""
        kind = (
            element.get("type") if len(self._grammar.declared.get(_name(element), ())) > 1 else ""
        )
        return f'{_tag(element)[:-1]} type="{kind}">' if kind else _tag(element)


def _name(element: etree._Element) -> str:
    tag = str(element.tag)
    return tag.removeprefix(TEI) if tag.startswith(TEI) else f"{{}}{tag}"


def _given(element: etree._Element) -> dict[str, str]:
    return {str(name).replace(_XML, "xml:"): str(v) for name, v in element.attrib.items()}


def _may_follow(left: Pattern, symbol: str) -> bool:
    return after(left, symbol) is not None


def _is_complete(left: Pattern) -> bool:
    return left.optional


def _through(left: Pattern, names: tuple[str, ...]) -> Pattern:
    """What is left of a pattern when elements have come that may come."""
    for name in names:
        left = after(left, name) or left
    return left


def _weight(faults: list[tuple[str, str]]) -> int:
    """How far attributes are from a set: a value that belongs to another set weighs most."""
    return sum(4 if fault.endswith(_ELSEWHERE) else 1 for _, fault in faults)


def _tag(element: etree._Element) -> str:
    return f"<{etree.QName(element).localname}>"


def _meant(wanted: str, known: Iterable[str], form: str = "{}") -> str:
    """The nearest of what an editor may have meant, as the beginning of a remedy, if any is."""
    import difflib

    names = {name.lower(): name for name in known}
    close = difflib.get_close_matches(wanted.strip().lower(), names, n=1, cutoff=0.75)
    return f"did you mean {form.format(names[close[0]])}? " if close else ""


def _list(names: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
