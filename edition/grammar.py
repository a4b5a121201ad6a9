"""The generated schema, read so that it can explain itself.

libxml2 says whether a document is valid, but hardly why not.  Here each element's content becomes a
pattern that can be asked what may come next (by Brzozowski's derivatives), and its attributes
become the sets that may stand together.  Only what ``schema/odd2rng.xsl`` writes is understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from itertools import product

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
_ABOUT = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
TEXT = "#text"
"""The symbol for a stretch of text among the names of elements."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A content model, or what is left of one.

    Attributes:
        kind: ``nothing`` (cannot match), ``empty``, ``text``, ``element``, ``choice``, ``group`` or
            ``many`` (once or more).
        name: the element's name.
        parts: the patterns that this one is made of.
    """

    kind: str
    name: str = ""
    parts: tuple[Pattern, ...] = ()

    @property
    def optional(self) -> bool:
        """Whether no content at all satisfies the pattern."""
        if self.kind == "choice":
            return any(part.optional for part in self.parts)
        if self.kind in ("group", "many"):
            return all(part.optional for part in self.parts)
        return self.kind in ("empty", "text")

    def first(self) -> Iterator[str]:
        """Name what may come next: elements, and :data:`TEXT`."""
        if self.kind == "element":
            yield self.name
        elif self.kind == "text":
            yield TEXT
        for part in self.parts:
            yield from part.first()
            if self.kind == "group" and not part.optional:
                break


_NOTHING = Pattern("nothing")
_EMPTY = Pattern("empty")


@cache
def after(pattern: Pattern, symbol: str) -> Pattern | None:
    """What is left of a pattern when a symbol has come; None when the symbol may not come."""
    rest = _after(pattern, symbol)
    return None if rest == _NOTHING else rest


def shortest(pattern: Pattern, enough: Callable[[Pattern], bool]) -> list[tuple[str, ...]]:
    """The fewest elements after which what is left of a pattern is enough.

    Returns:
        Every way there with that number of elements; none when there is no way at all.
    """
    ways: dict[Pattern, list[tuple[str, ...]]] = {pattern: [()]}
    seen = {pattern}
    while ways:
        if found := [way for left, here in ways.items() if enough(left) for way in here]:
            return found
        further: dict[Pattern, list[tuple[str, ...]]] = {}
        for left, here in ways.items():
            for name in dict.fromkeys(left.first()):
                if name != TEXT and (rest := after(left, name)) is not None and rest not in seen:
                    further.setdefault(rest, []).extend((*way, name) for way in here)
        seen |= further.keys()
        ways = further
    return []


def _after(pattern: Pattern, symbol: str) -> Pattern:
    match pattern.kind:
        case "text" if symbol == TEXT:
            return pattern
        case "element" if symbol == pattern.name:
            return _EMPTY
        case "choice":
            return _choice(_after(part, symbol) for part in pattern.parts)
        case "group":
            head, *tail = pattern.parts
            rests = [_group([_after(head, symbol), *tail])]
            if head.optional:
                rests.append(_after(_group(tail), symbol))
            return _choice(rests)
        case "many":
            again = _choice([pattern, _EMPTY])
            return _group([_after(pattern.parts[0], symbol), again])
        case _:
            return _NOTHING


def _choice(parts: Iterable[Pattern]) -> Pattern:
    flat = (inner for part in parts for inner in (part.parts if part.kind == "choice" else [part]))
    found = tuple(dict.fromkeys(part for part in flat if part != _NOTHING))
    return Pattern("choice", parts=found) if len(found) > 1 else (*found, _NOTHING)[0]


def _group(parts: Iterable[Pattern]) -> Pattern:
    found = tuple(part for part in parts if part != _EMPTY)
    if _NOTHING in found:
        return _NOTHING
    return Pattern("group", parts=found) if len(found) > 1 else (*found, _EMPTY)[0]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as it may stand on an element.

    Attributes:
        name: its name, as in ``xml:id``.
        required: whether it must be there.
        about: what it says.
        expected: what its value must be.
        listed: whether its values are listed one by one.
        slot: the element of the grammar of values under which its value is judged.
    """

    name: str
    required: bool
    about: str
    expected: str
    listed: bool
    slot: str


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the schema.

    Attributes:
        about: what it is.
        content: what it may contain.
        attributes: the sets of attributes that may stand together on it, by name.
    """

    about: str
    content: Pattern
    attributes: tuple[dict[str, Attribute], ...]


class Grammar:
    """All elements of a schema.

    Attributes:
        root: the name of the root element.
        elements: the elements by name.
    """

    def __init__(self, schema: etree._ElementTree) -> None:
        grammar = schema.getroot()
        self._defines = {define.get("name", ""): define for define in grammar.iter(f"{RNG}define")}
        self._values: dict[tuple[str, str], bool] = {}
        self._judges = etree.Element(f"{RNG}choice")
        self.root = next(grammar.iter(f"{RNG}ref")).get("name", "")
        self.elements = {
            name: self._element(element)
            for name, define in self._defines.items()
            if (element := define.find(f"{RNG}element")) is not None
        }
        self._judge = self._compile(grammar)

    def accepts(self, attribute: Attribute, value: str) -> bool:
        """Whether the attribute may have the value."""
        key = attribute.slot, value
        if key not in self._values:
            self._values[key] = self._judge.validate(etree.Element(attribute.slot, value=value))
        return self._values[key]

    def _compile(self, grammar: etree._Element) -> etree.RelaxNG:
        """A schema of its own for values, so that one judge decides what a value may be."""
        values = etree.Element(f"{RNG}grammar", datatypeLibrary=grammar.get("datatypeLibrary", ""))
        etree.SubElement(values, f"{RNG}start").append(self._judges)
        for define in self._defines.values():
            if define.find(f"{RNG}element") is None and define.find(f".//{RNG}data") is not None:
                values.append(_copy(define))
        for name in {ref.get("name", "") for ref in self._judges.iter(f"{RNG}ref")}:
            if values.find(f"{RNG}define[@name='{name}']") is None:
                values.append(_copy(self._defines[name]))
        return etree.RelaxNG(values)

    def _element(self, element: etree._Element) -> Element:
        parts = [part for part in element if part.tag != _ABOUT]
        attributes = [part for part in parts if _has_attributes(part)]
        content = [part for part in parts if not _has_attributes(part)]
        return Element(
            _about(element),
            _group(self._pattern(part) for part in content),
            tuple(_together(self._attributes(part, required=True) for part in attributes)),
        )

    def _pattern(self, node: etree._Element) -> Pattern:
        parts = [self._pattern(part) for part in node if part.tag != _ABOUT]
        match str(node.tag).removeprefix(RNG):
            case "ref":
                define = self._defines[node.get("name", "")]
                if define.find(f"{RNG}element") is not None:
                    return Pattern("element", node.get("name", ""))
                return self._pattern(define)
            case "group" | "define":
                return _group(parts)
            case "choice":
                return _choice(parts)
            case "optional":
                return _choice([_group(parts), _EMPTY])
            case "oneOrMore":
                return Pattern("many", parts=(_group(parts),))
            case "zeroOrMore":
                return _choice([Pattern("many", parts=(_group(parts),)), _EMPTY])
            case "text" | "empty" as kind:
                return Pattern(kind)
            case kind:
                raise ValueError(f"the schema has a pattern that is not understood: {kind}")

    def _attributes(self, node: etree._Element, *, required: bool) -> list[dict[str, Attribute]]:
        match str(node.tag).removeprefix(RNG):
            case "attribute":
                attribute = self._attribute(node, required=required)
                return [{attribute.name: attribute}]
            case "choice":
                return [one for part in node for one in self._attributes(part, required=required)]
            case kind:
                inner = required and kind != "optional"
                return _together(self._attributes(part, required=inner) for part in node)

    def _attribute(self, node: etree._Element, *, required: bool) -> Attribute:
        slot = f"v{len(self._judges)}"
        judge = etree.SubElement(self._judges, f"{RNG}element", name=slot)
        copy = _copy(node)
        copy.set("name", "value")
        judge.append(copy)
        values = node.findall(f"{RNG}choice/{RNG}value")
        expected = " or ".join(
            f"“{value.text}” ({_documentation(value.getnext())})" for value in values
        )
        for ref in node.iter(f"{RNG}ref"):
            expected = _about(self._defines[ref.get("name", "")])
        if node.find(f"{RNG}list") is not None:
            expected = f"one or more of these, separated by spaces: {expected}"
        return Attribute(node.get("name", ""), required, _about(node), expected, bool(values), slot)


def _has_attributes(node: etree._Element) -> bool:
    return next(node.iter(f"{RNG}attribute"), None) is not None


def _together(
    parts: Iterable[list[dict[str, Attribute]]],
) -> list[dict[str, Attribute]]:
    """Every way to take one set of attributes from each part."""
    return [reduce(lambda one, other: one | other, sets, {}) for sets in product(*parts)]


def _about(node: etree._Element) -> str:
    return _documentation(node.find(_ABOUT))


def _documentation(node: etree._Element | None) -> str:
    return "" if node is None or node.text is None else node.text


def _copy(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False))
