"""Mutations of pointers, identifiers, notes and their references."""

from __future__ import annotations

import re
from random import Random

from edition.pointers import ATTRIBUTES
from tests.mutating.kinds import Change, Harm, drop, kind, one, revalue, swap, typo
from tests.mutating.spans import Node, Page, Slot

_NUMBERED = re.compile("([a-z])([0-9]+)")
_NOTE_LINKS = ("note", "ref")


def pointers(page: Page, form: str = "#|[a-z]+:[a-z]") -> list[tuple[Node, Slot, str]]:
    """Every pointer of a file that begins in a certain way, with its attribute."""
    return [
        (node, slot, pointer)
        for node in page.nodes
        if node.name != "gap"
        for slot in node.slots.values()
        if slot.name in ATTRIBUTES
        for pointer in slot.value.split()
        if re.match(form, pointer) and not pointer.startswith("http")
    ]


def repointed(found: tuple[Node, Slot, str], pointer: str, harm: Harm | None = None) -> Change:
    """Let a pointer lead elsewhere."""
    node, slot, old = found
    value = " ".join(pointer if one == old else one for one in slot.value.split())
    return revalue(node, slot.name, value, harm)


@kind("pointer dangling", "harmful")
def dangling(draw: Random, page: Page) -> Change | None:
    """A pointer has a typo and leads nowhere."""
    found = one(draw, pointers(page))
    if found is None:
        return None
    known = {pointer for _, _, pointer in pointers(page)}
    mark = re.match("#|[a-z]+:", found[2])
    start = mark.end() if mark else 0
    value = found[2][:start] + typo(draw, found[2][start:])
    return repointed(found, value) if value not in known else None


@kind("pointer without its prefix", "harmful")
def bare(draw: Random, page: Page) -> Change | None:
    """A pointer is written without its mark or prefix, or with another one."""
    found = one(draw, pointers(page))
    if found is None:
        return None
    rest = re.sub("^(#|[a-z]+:)", "", found[2])
    return repointed(found, draw.choice(["", "##", "#:", "persons:", "x:", "ref:"]) + rest)


@kind("pointer to one of another kind", "harmful")
def other_kind(draw: Random, page: Page) -> Change | None:
    """A pointer leads to something that is there, but of another kind."""
    found = one(draw, pointers(page))
    if found is None:
        return None
    kind_of = re.compile("#[a-z]|[a-z]+:")
    mine = kind_of.match(found[2])
    others = sorted({p for _, _, p in pointers(page) if kind_of.match(p) != mine})
    others = [p for p in others if mine and not p.startswith(mine[0])]
    other = one(draw, others)
    # What may lead to several kinds of things still leads to one of them.
    wide = found[0].name == "ref" or found[1].name in ("source", "corresp", "who", "resp")
    return repointed(found, other, "depends" if wide else None) if other else None


@kind("pointer to another of its kind", "silent")
def same_kind(draw: Random, page: Page) -> Change | None:
    """A pointer leads to another thing of the same kind."""
    found = one(draw, pointers(page))
    if found is None:
        return None
    stem = re.match("#[a-z]|[a-z]+:", found[2])
    others = {p for _, _, p in pointers(page) if stem and p.startswith(stem[0])} - {found[2]}
    other = one(draw, sorted(others))
    if other is None or other in found[1].value.split():
        return None
    mutual = found[0].get("n") and found[0].name in _NOTE_LINKS
    return repointed(found, other, "harmful" if mutual else None)


@kind("pointer twice in a list", "harmful")
def twice(draw: Random, page: Page) -> Change | None:
    """A list of pointers names one of them twice."""
    lists = [found for found in pointers(page) if found[1].name in ("source", "resp", "who")]
    found = one(draw, lists)
    return revalue(found[0], found[1].name, f"{found[1].value} {found[2]}") if found else None


@kind("source lost from a list", "silent")
def lost(draw: Random, page: Page) -> Change | None:
    """One of several sources of a fact is lost."""
    several = [f for f in pointers(page) if f[1].name == "source" and " " in f[1].value]
    found = one(draw, several)
    if found is None:
        return None
    value = " ".join(p for p in found[1].value.split() if p != found[2])
    return revalue(found[0], "source", value)


@kind("identifier changed", "harmful")
def changed(draw: Random, page: Page) -> Change | None:
    """An address is replaced by a free one of the same form; among numbers that leaves a hole."""
    node = one(draw, page.having("xml:id"))
    if node is None:
        return None
    old = node.get("xml:id")
    numbered = _NUMBERED.fullmatch(old)
    new = f"{numbered[1]}{int(numbered[2]) + 500}" if numbered else f"{old}x"
    # An address that nothing points to and that was never released is free.
    return revalue(node, "xml:id", new, None if numbered else "depends")


@kind("identifier doubled", "harmful")
def doubled(draw: Random, page: Page) -> Change | None:
    """An element gets the address of another one of its name."""
    node = one(draw, page.having("xml:id"))
    if node is None:
        return None
    other = one(draw, [n for n in page.named(node.name) if n.get("xml:id") and n is not node])
    return revalue(node, "xml:id", other.get("xml:id")) if other else None


@kind("identifier removed", "harmful")
def removed(draw: Random, page: Page) -> Change | None:
    """An address is lost."""
    node = one(draw, page.having("xml:id"))
    if node is None:
        return None
    slot = node.slots["xml:id"]
    return Change(node, ((slot.start, slot.end, ""),), slot.value)


@kind("identifiers exchanged", "harmful")
def exchanged(draw: Random, page: Page) -> Change | None:
    """Two elements of one name exchange their addresses; where they have no order, silently."""
    node = one(draw, page.having("xml:id"))
    if node is None:
        return None
    other = one(draw, [n for n in page.named(node.name) if n.get("xml:id") and n is not node])
    if other is None:
        return None
    mine, yours = node.slots["xml:id"], other.slots["xml:id"]
    edits = (mine.becomes(yours.value), yours.becomes(mine.value))
    free = node.name in ("event", "respStmt") or node.get("xml:id").startswith("source-")
    return Change(node, edits, f"{mine.value} ↔ {yours.value}", "silent" if free else None)


@kind("numbering with a hole", "harmful")
def hole(draw: Random, page: Page) -> Change | None:
    """The identifiers of one kind skip a number from a place on, all pointers with them."""
    node = one(draw, [n for n in page.having("xml:id") if _NUMBERED.fullmatch(n.get("xml:id"))])
    if node is None:
        return None
    letter, number = re.split("(?<=^.)", node.get("xml:id"))
    edits = []
    for element in page.nodes:
        for slot in element.slots.values():
            value = re.sub(
                rf"(^|#|(?<= )){letter}([0-9]+)(?= |$)",
                lambda m: f"{m[1]}{letter}{int(m[2]) + (int(m[2]) >= int(number))}",
                slot.value,
            )
            own = slot.name == "xml:id" or value.startswith("#") or " #" in value
            if own and value != slot.value and ":" not in value:
                edits.append(slot.becomes(value))
    return Change(node, tuple(edits), f"from {letter}{number} on")


def linked(page: Page, name: str) -> list[Node]:
    """The notes, or the references, that belong together."""
    return [node for node in page.named(name) if node.get("n") and node.get("target")]


@kind("note lost", "harmful")
def note_lost(draw: Random, page: Page) -> Change | None:
    """A note is lost and its reference stays."""
    node = one(draw, linked(page, "note"))
    return Change(node, (drop(node),), node.get("xml:id")) if node else None


@kind("reference lost", "harmful")
def reference_lost(draw: Random, page: Page) -> Change | None:
    """A reference is lost and its note stays."""
    node = one(draw, linked(page, "ref"))
    return Change(node, (drop(node),), node.get("xml:id")) if node else None


@kind("note and reference lost", "depends")
def both_lost(draw: Random, page: Page) -> Change | None:
    """The last note and its reference are lost, so that the numbers still run."""
    notes, references = linked(page, "note"), linked(page, "ref")
    if not notes or not references or references[-1].end > notes[-1].start:
        return None
    return Change(notes[-1], (drop(notes[-1]), drop(references[-1])), notes[-1].get("xml:id"))


@kind("notes exchanged", "harmful")
def notes_exchanged(draw: Random, page: Page) -> Change | None:
    """Two notes, or two references, change places with all that they have."""
    nodes = linked(page, draw.choice(_NOTE_LINKS))
    if len(nodes) < 2:
        return None
    first, second = sorted(draw.sample(nodes, 2), key=lambda node: node.start)
    if first.end > second.start:
        return None
    return Change(first, swap(page, first, second), f"with {second.get('xml:id')}")


@kind("contents of notes exchanged", "silent")
def contents_exchanged(draw: Random, page: Page) -> Change | None:
    """Two notes exchange what they say; where it is withheld, the words are out of order."""
    nodes = linked(page, "note")
    if len(nodes) < 2:
        return None
    first, second = sorted(draw.sample(nodes, 2), key=lambda node: node.start)
    if first.end > second.start:
        return None
    edits = (
        (first.inner, first.close, page.content(second)),
        (second.inner, second.close, page.content(first)),
    )
    return Change(first, edits, f"with {second.get('xml:id')}")


@kind("number of a note changed", "harmful")
def renumbered(draw: Random, page: Page) -> Change | None:
    """A note or its reference gets another number."""
    node = one(draw, [*linked(page, "note"), *linked(page, "ref")])
    number = str(int(node.get("n")) + draw.choice([-1, 1, 10])) if node else ""
    return revalue(node, "n", number) if node else None
