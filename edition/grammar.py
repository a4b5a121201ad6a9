"""The generated schema, read so that it can explain itself.

libxml2 says whether a document is valid, but hardly why not.  Here each element's content becomes a
pattern (:mod:`edition.patterns`), and its attributes become the sets that may stand together.  Only
what ``schema/odd2rng.xsl`` writes is understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import product

from lxml import etree

from edition.patterns import EMPTY, Pattern, choice, group

RNG = "{http://relaxng.org/ns/structure/1.0}"
_ABOUT = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as it may stand on an element.

    Attributes:
        name: its name, as in ``xml:id``.
        required: whether it must be there.
        about: what it says.
        expected: what its value must be.
        values: its values, where they are listed one by one.
        slot: the element of the grammar of values under which its value is judged.
    """

    name: str
    required: bool
    about: str
    expected: str
    values: tuple[str, ...]
    slot: str


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the schema.

    Attributes:
        shown: how a message names it: its tag, with its type where only that tells it from others.
        about: what it is.
        content: what it may contain.
        attributes: the sets of attributes that may stand together on it, by name.
        children: what its child elements are declared as, by name.  Where one name is declared
            twice, the attributes tell which is meant.
        value: what its text must be, where a datatype says so.
    """

    shown: str
    about: str
    content: Pattern
    attributes: tuple[dict[str, Attribute], ...]
    children: dict[str, tuple[str, ...]]
    value: Attribute | None


class Grammar:
    """All elements of a schema.

    Attributes:
        root: the name of the root element.
        elements: the elements by the name of their declaration.
        declared: the declarations by the name of the element.
    """

    def __init__(self, schema: etree._ElementTree) -> None:
        grammar = schema.getroot()
        self._defines = {define.get("name", ""): define for define in grammar.iter(f"{RNG}define")}
        self._values: dict[tuple[str, str], bool] = {}
        self._judges = etree.Element(f"{RNG}choice")
        self.root = next(grammar.iter(f"{RNG}ref")).get("name", "")
        self._names = {
            name: element.get("name", "")
            for name, define in self._defines.items()
            if (element := define.find(f"{RNG}element")) is not None
        }
        self.declared = self._by_name(self._names)
        self.elements = {name: self._element(self._defines[name][-1]) for name in self._names}
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
        attributes = [part for part in parts if self._has_attributes(part)]
        content = [part for part in parts if not self._has_attributes(part)]
        sets = tuple(_together(self._attributes(part, required=True) for part in attributes))
        return Element(
            self._shown(element.get("name", ""), sets),
            _about(element),
            group(self._pattern(part) for part in content),
            sets,
            self._by_name(name for part in content for name in self._elements_in(part)),
            self._value(content),
        )

    def _shown(self, name: str, sets: tuple[dict[str, Attribute], ...]) -> str:
        types = {value for one in sets if "type" in one for value in one["type"].values}
        needed = all("type" in one and one["type"].required for one in sets)
        if needed and len(types) == 1 and len(self.declared[name]) > 1:
            return f'<{name} type="{types.pop()}">'
        return f"<{name}>"

    def _has_attributes(self, node: etree._Element) -> bool:
        if node.tag == f"{RNG}ref" and node.get("name") not in self._names:
            node = self._defines[node.get("name", "")]
        return next(node.iter(f"{RNG}attribute"), None) is not None

    def _by_name(self, declarations: Iterable[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for declaration in dict.fromkeys(declarations):
            name = self._names[declaration]
            found[name] = (*found.get(name, ()), declaration)
        return found

    def _elements_in(self, node: etree._Element) -> Iterator[str]:
        """The declarations of the elements that a content refers to."""
        for ref in node.iter(f"{RNG}ref"):
            name = ref.get("name", "")
            if name in self._names:
                yield name
            else:
                yield from self._elements_in(self._defines[name])

    def _value(self, content: list[etree._Element]) -> Attribute | None:
        """The datatype of an element's text, judged as an attribute's value is."""
        if len(content) != 1 or content[0].tag != f"{RNG}ref":
            return None
        define = self._defines[content[0].get("name", "")]
        if define.find(f".//{RNG}data") is None:
            return None
        attribute = etree.Element(f"{RNG}attribute")
        attribute.append(_copy(content[0]))
        return self._attribute(attribute, required=True)

    def _pattern(self, node: etree._Element) -> Pattern:
        if node.tag == f"{RNG}data":
            return Pattern("text")
        parts = [self._pattern(part) for part in node if part.tag != _ABOUT]
        match str(node.tag).removeprefix(RNG):
            case "ref":
                name = node.get("name", "")
                if name in self._names:
                    return Pattern("element", name)
                return self._pattern(self._defines[name])
            case "group" | "define":
                return group(parts)
            case "choice":
                return choice(parts)
            case "optional":
                return choice([group(parts), EMPTY])
            case "oneOrMore":
                return Pattern("many", parts=(group(parts),))
            case "zeroOrMore":
                return choice([Pattern("many", parts=(group(parts),)), EMPTY])
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
            case "ref":
                node = self._defines[node.get("name", "")]
                parts = [part for part in node if part.tag != _ABOUT]
                return _together(self._attributes(part, required=required) for part in parts)
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
        listed = tuple(value.text or "" for value in values)
        return Attribute(node.get("name", ""), required, _about(node), expected, listed, slot)


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
