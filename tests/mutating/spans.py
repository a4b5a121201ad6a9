"""A file as its text and its elements with their places in it, for changes by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from edition.markup import OwnText, Source

_ATTRIBUTE = re.compile(r"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")

Edit = tuple[int, int, str]
"""What to put in place of the characters from one offset to another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An attribute of an element, and where it stands.

    Attributes:
        name: its name, as in ``xml:id``.
        value: its value as it is written.
        start: where the white space before it begins.
        inner: where its value begins.
        end: where it ends, after the quotation mark.
    """

    name: str
    value: str
    start: int
    inner: int
    end: int

    def becomes(self, value: str) -> Edit:
        """The edit that gives the attribute another value."""
        return self.inner, self.inner + len(self.value), value


@dataclass(slots=True, eq=False)
class Node:
    """An element, and where in the file it stands.

    Attributes:
        name: its name.
        start: where its start tag begins.
        inner: where its content begins; for an empty tag, its end.
        close: where its end tag begins; for an empty tag, its end.
        end: where it ends.
        parent: the element around it.
        children: the elements directly in it.
        slots: its attributes by name.
    """

    name: str
    start: int
    inner: int
    close: int
    end: int
    parent: Node | None
    slots: dict[str, Slot]
    children: list[Node] = field(default_factory=list)

    @property
    def ancestors(self) -> Iterator[Node]:
        """The elements around it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def below(self) -> Iterator[Node]:
        """The element itself and all elements in it, in document order."""
        yield self
        for child in self.children:
            yield from child.below

    @property
    def place(self) -> str:
        """Its name after its parent's, with its type, as a report shows it."""
        kind = self.slots.get("type") or self.slots.get("reason")
        own = f"{self.name}[{kind.value}]" if kind else self.name
        return f"{self.parent.name}/{own}" if self.parent else own

    def inside(self, *names: str) -> bool:
        """Whether one of the elements around it has one of the names."""
        return any(node.name in names for node in self.ancestors)

    def get(self, name: str) -> str:
        """The value of an attribute; empty when it is not there."""
        return self.slots[name].value if name in self.slots else ""


class Page:
    """A file that is to be changed.

    Args:
        text: its characters, well-formed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes: list[Node] = []
        open_nodes: list[Node] = []
        for token in Source(text).tokens(OwnText()):
            end = token.offset + len(token.raw)
            if token.kind in ("start", "empty"):
                parent = open_nodes[-1] if open_nodes else None
                slots = dict(_slots(token.raw, token.offset))
                node = Node(token.name, token.offset, end, end, end, parent, slots)
                self.nodes.append(node)
                if parent is not None:
                    parent.children.append(node)
                if token.kind == "start":
                    open_nodes.append(node)
            elif token.kind == "end":
                node = open_nodes.pop()
                node.close, node.end = token.offset, end

    def named(self, *names: str) -> list[Node]:
        """The elements of some names, in document order."""
        return [node for node in self.nodes if node.name in names]

    def having(self, *names: str) -> list[Node]:
        """The elements that have all of some attributes."""
        return [node for node in self.nodes if all(name in node.slots for name in names)]

    def outer(self, node: Node) -> str:
        """An element as it is written."""
        return self.text[node.start : node.end]

    def content(self, node: Node) -> str:
        """The content of an element as it is written."""
        return self.text[node.inner : node.close]

    def leaf(self, node: Node) -> bool:
        """Whether an element contains words and no elements."""
        return not node.children and bool(self.content(node).strip())

    @cached_property
    def identifiers(self) -> dict[str, Node]:
        """The elements that have an ``xml:id``, by it."""
        return {node.get("xml:id"): node for node in self.having("xml:id")}

    def line(self, offset: int) -> int:
        """The line of a position, counted from 1."""
        return self.text.count("\n", 0, offset) + 1

    def edited(self, *edits: Edit) -> str:
        """The text with some stretches replaced; they do not overlap."""
        out, position = [], 0
        for start, end, new in sorted(edits):
            assert start >= position, "edits overlap"
            out += [self.text[position:start], new]
            position = end
        return "".join([*out, self.text[position:]])


def _slots(tag: str, offset: int) -> Iterator[tuple[str, Slot]]:
    for match in _ATTRIBUTE.finditer(tag):
        value = match[2][1:-1]
        start, inner, end = (offset + at for at in (match.start(), match.start(2) + 1, match.end()))
        yield match[1], Slot(match[1], value, start, inner, end)
