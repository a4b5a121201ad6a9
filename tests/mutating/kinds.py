"""What a kind of mutation is, and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from tests.mutating.spans import Edit, Node, Page, Slot

Harm = Literal["harmful", "silent", "harmless", "depends"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """One mutation of one file.

    Attributes:
        node: the element where it happens.
        edits: what is replaced by what.
        told: what was done, without words of the text.
        harm: what it does, where that is not the same for the whole kind.
    """

    node: Node
    edits: tuple[Edit, ...]
    told: str = ""
    harm: Harm | None = None


Make = Callable[[Random, Page], Change | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mutation: its name, what it does by construction, and how to make one."""

    name: str
    harm: Harm
    make: Make


KINDS: dict[str, Kind] = {}
"""All kinds by their names, in the order in which they are told."""


def kind(name: str, harm: Harm) -> Callable[[Make], Make]:
    """Enter a function among the kinds."""

    def enter(make: Make) -> Make:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, harm, make)
        return make

    return enter


def one(draw: Random, items: Iterable[Item]) -> Item | None:
    """One of several things, or None where there is none."""
    found = list(items)
    return draw.choice(found) if found else None


def drop(node: Node) -> Edit:
    """The edit that takes out an element with its content."""
    return node.start, node.end, ""


def rename(node: Node, name: str) -> tuple[Edit, ...]:
    """The edits that give an element another name."""
    after = node.start + 1, node.start + 1 + len(node.name), name
    if node.close == node.end:
        return (after,)
    return after, (node.close + 2, node.close + 2 + len(node.name), name)


def revalue(node: Node, name: str, value: str, harm: Harm | None = None) -> Change:
    """Give an attribute another value."""
    slot = node.slots[name]
    return Change(node, (slot.becomes(value),), f"@{name} {slot.value} → {value}", harm)


def swap(page: Page, one: Node, other: Node) -> tuple[Edit, ...]:
    """The edits that exchange two elements, neither of which is in the other."""
    return (
        (one.start, one.end, page.outer(other)),
        (other.start, other.end, page.outer(one)),
    )


def typo(draw: Random, word: str) -> str:
    """A word with one letter missing, doubled, replaced or exchanged with the next."""
    at = draw.randrange(len(word))
    ways = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + draw.choice("aeinrst0179") + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]
    return draw.choice([way for way in ways if way != word])


def attributes(page: Page, *, gaps: bool = False) -> list[tuple[Node, Slot]]:
    """Every attribute of a file with its element; those of withheld gaps only if asked for."""
    return [
        (node, slot)
        for node in page.nodes
        if gaps or node.name != "gap"
        for slot in node.slots.values()
        if slot.name != "xmlns"
    ]
