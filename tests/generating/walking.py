"""A generator that walks a schema in RelaxNG and writes down what it allows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import inf
from random import Random
from typing import cast

from lxml import etree
from rstr import Rstr

from edition.grammar import RNG

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DEEPEST = 14
"""How deep elements are nested as long as there is a choice."""
LARGEST = 250
"""How many elements a document has before it is brought to an end."""
WORDS = ("oil", "lamp", " ", "Gånge", "ночь", "字", "e\u0301", "\u00a0", "𝔄", "& <", "\n  ", "12")
_REPEATS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[*+]")
_NAMESPACES = cast("dict[str, str]", {None: TEI})  # as lxml wants it and its types do not
_PARTS = frozenset({"element", "attribute", "value", "data"})


class Generator:
    """Makes documents from a schema in RelaxNG, as ``schema/odd2rng.xsl`` writes it.

    Args:
        schema: the schema.
        seed: what the documents are drawn from.

    Attributes:
        used: how often each element, attribute, value and datatype of the schema was used.
    """

    def __init__(self, schema: etree._ElementTree, seed: int) -> None:
        self.schema = schema
        self.seed = seed
        root = schema.getroot()
        self._defines = {str(d.get("name")): d for d in root.iter(f"{RNG}define")}
        self._start = next(root.iter(f"{RNG}start"))
        reached = set(self._reached(self._start))
        self.used = Counter({node: 0 for node in root.iter() if node in reached and _is_part(node)})
        self._chosen = Counter[tuple[etree._Element, int]]()
        self._costs: dict[etree._Element, float] = {}
        self._measure()

    def document(self, number: int) -> etree._ElementTree:
        """The document of a number; it depends on those that were made before."""
        self._draw = Random(f"{self.seed}:{number}")
        self._strings = Rstr(self._draw)
        self._ids: set[str] = set()
        self._size = 0
        holder = etree.Element("holder")
        self._write(self._start, holder, 0)
        return etree.ElementTree(holder[0])

    @property
    def unused(self) -> list[str]:
        """What of the schema has not been used yet, by its name and what it stands in."""
        return [shown(node) for node, times in self.used.items() if not times]

    # The schema

    def _reached(self, node: etree._Element) -> Iterator[etree._Element]:
        """Every part of the schema that a document can come to."""
        seen, found = set[str](), [node]
        while found:
            here = found.pop()
            for inner in here.iter(etree.Element):
                yield inner
                name = str(inner.get("name"))
                if inner.tag == f"{RNG}ref" and name not in seen:
                    seen.add(name)
                    found.append(self._defines[name])

    def _measure(self) -> None:
        """Find out how many elements deep each part of the schema goes at least."""
        nodes = [node for define in self._defines.values() for node in define.iter(etree.Element)]
        self._costs = dict.fromkeys(nodes, inf)
        changed = True
        while changed:
            changed = False
            for node in reversed(nodes):
                cost = self._depth(node)
                if cost < self._costs[node]:
                    self._costs[node], changed = cost, True

    def _depth(self, node: etree._Element) -> float:
        parts = [self._costs[part] for part in _parts(node)]
        match kind(node):
            case "ref":
                return self._costs[self._defines[str(node.get("name"))]]
            case "element":
                return 1 + max(parts, default=0)
            case "choice":
                return min(parts)
            case "optional" | "zeroOrMore":
                return 0
            case _:
                return max(parts, default=0)

    # The document

    def _write(self, node: etree._Element, into: etree._Element, depth: int) -> None:
        """Add to an element what a part of the schema allows."""
        if kind(node) in _PARTS:
            self.used[node] += 1
        match kind(node):
            case "element":
                self._size += 1
                child = etree.SubElement(into, f"{{{TEI}}}{node.get('name')}", nsmap=_NAMESPACES)
                self._all(node, child, depth + 1)
            case "attribute":
                name = str(node.get("name")).replace("xml:", XML_ID[:-2])
                into.set(name, self._value(node, name == XML_ID))
            case "text":
                _append(into, "".join(self._draw.choices(WORDS, k=self._draw.randrange(4))))
            case "data" | "value":
                into.text = " ".join(filter(None, [into.text, self._simple(node)]))
            case "ref":
                self._write(self._defines[str(node.get("name"))], into, depth)
            case "choice":
                self._write(self._one(node, depth), into, depth)
            case "optional" | "zeroOrMore" | "oneOrMore":
                for _ in range(self._times(node, depth)):
                    self._all(node, into, depth)
            case "group" | "list" | "define" | "start":
                self._all(node, into, depth)
            case "empty":
                pass
            case other:
                raise ValueError(f"the schema has a pattern that is not understood: {other}")

    def _all(self, node: etree._Element, into: etree._Element, depth: int) -> None:
        for part in _parts(node):
            self._write(part, into, depth)

    def _one(self, node: etree._Element, depth: int) -> etree._Element:
        """One part of a choice: the least used of those that do not lead too deep."""
        parts = _parts(node)
        best = min(self._costs[part] for part in parts)
        most = best if self._size > LARGEST else max(best, DEEPEST - depth)
        within = [at for at, part in enumerate(parts) if self._costs[part] <= most]
        return parts[self._least(node, within)]

    def _times(self, node: etree._Element, depth: int) -> int:
        """How often a part of the schema is repeated."""
        least = 1 if kind(node) == "oneOrMore" else 0
        deep = depth + max(self._costs[part] for part in _parts(node)) > DEEPEST
        if deep or self._size > LARGEST:
            return least
        most = 1 if kind(node) == "optional" else least + 2
        return self._least(node, list(range(least, most + 1)))

    def _least(self, node: etree._Element, ways: list[int]) -> int:
        """The way that was taken least often, mostly; now and then any."""
        if self._draw.random() < 0.2:
            way = self._draw.choice(ways)
        else:
            way = min(ways, key=lambda at: (self._chosen[node, at], self._draw.random()))
        self._chosen[node, way] += 1
        return way

    def _value(self, node: etree._Element, identifier: bool) -> str:
        """The value of an attribute; an identifier is given out once in a document."""
        while True:
            holder = etree.Element("holder")
            self._all(node, holder, 0)
            value = holder.text or ""
            if not identifier or value not in self._ids:
                self._ids.add(value if identifier else "")
                return value

    def _simple(self, node: etree._Element) -> str:
        if kind(node) == "value":
            return node.text or ""
        year, month = self._draw.randrange(1, 10_000), self._draw.randrange(1, 13)
        match node.get("type"):
            case "date":
                return f"{year:04}-{month:02}-{self._draw.randrange(1, 29):02}"
            case "gYearMonth":
                return f"{year:04}-{month:02}"
            case "gYear":
                return f"{year:04}"
        pattern = _REPEATS.sub(_bounded, str(node.findtext(f"{RNG}param")))
        while not (value := self._strings.xeger(pattern)).isprintable():
            pass
        return value


def _bounded(match: re.Match[str]) -> str:
    """Let a repetition in a pattern have an end, so that values stay short."""
    return {"*": "{0,6}", "+": "{1,6}"}.get(match[0], match[0])


def _append(into: etree._Element, text: str) -> None:
    """Add text to the end of an element."""
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text


def kind(node: etree._Element) -> str:
    """What a part of a schema is, as in ``element``."""
    return str(node.tag).removeprefix(RNG)


def _parts(node: etree._Element) -> list[etree._Element]:
    return [part for part in node if str(part.tag).startswith(RNG) and kind(part) != "param"]


def _is_part(node: etree._Element) -> bool:
    return kind(node) in _PARTS


def shown(node: etree._Element) -> str:
    """A part of a schema by its name, after the names of those that it stands in."""
    names = (str(n.get("name")) for n in node.iterancestors() if n.get("name"))
    own = node.get("name") or node.text or ""
    return "/".join([*reversed(list(names)), own.strip()])
