"""Mutations of attributes: dropped, misspelt, copied, emptied, and their values changed."""

from __future__ import annotations

import re
from random import Random

from tests.mutating.kinds import Change, Harm, attributes, kind, one, revalue, typo
from tests.mutating.spans import Page, Slot

FREE = frozenset({"n", "matchPattern", "replacementPattern", "match", "use", "ident", "version"})
"""Attributes whose values are the editor's own, so that a changed one may be as right as before."""


def listed(slot: Slot) -> bool:
    """Whether a value is one of a list, and not a pointer, a number or a date."""
    return re.fullmatch(r"[A-Za-z]+", slot.value) is not None and slot.name not in (
        *FREE,
        "xml:id",
        "xml:lang",
    )


@kind("attribute dropped", "depends")
def dropped(draw: Random, page: Page) -> Change | None:
    """An attribute is lost."""
    found = one(draw, attributes(page))
    if found is None:
        return None
    node, slot = found
    return Change(node, ((slot.start, slot.end, ""),), f"@{slot.name}")


@kind("attribute misspelt", "harmful")
def misspelt(draw: Random, page: Page) -> Change | None:
    """The name of an attribute has a typo."""
    found = one(draw, [(n, s) for n, s in attributes(page) if ":" not in s.name])
    if found is None:
        return None
    node, slot = found
    name = typo(draw, slot.name)
    if not name or name[0].isdigit() or name in node.slots:
        return None
    at = page.text.index(slot.name, slot.start)
    return Change(node, ((at, at + len(slot.name), name),), f"@{slot.name} → @{name}")


@kind("attribute renamed", "harmful")
def renamed(draw: Random, page: Page) -> Change | None:
    """An attribute gets the name of another that the file uses."""
    found = one(draw, attributes(page))
    if found is None:
        return None
    node, slot = found
    name = one(draw, sorted({s.name for _, s in attributes(page)} - node.slots.keys()))
    if name is None:
        return None
    at = page.text.index(slot.name, slot.start)
    return Change(node, ((at, at + len(slot.name), name),), f"@{slot.name} → @{name}")


@kind("attribute copied", "depends")
def copied(draw: Random, page: Page) -> Change | None:
    """An attribute is copied to another element of the same name; an address is then doubled."""
    found = one(draw, attributes(page))
    if found is None:
        return None
    node, slot = found
    other = one(draw, [n for n in page.named(node.name) if slot.name not in n.slots])
    if other is None:
        return None
    at = other.start + 1 + len(other.name)
    harm: Harm | None = "harmful" if slot.name == "xml:id" else None
    return Change(other, ((at, at, f' {slot.name}="{slot.value}"'),), f"@{slot.name}", harm)


@kind("attribute emptied", "harmful")
def emptied(draw: Random, page: Page) -> Change | None:
    """A value is lost and the attribute stays."""
    found = one(draw, [(n, s) for n, s in attributes(page) if s.value])
    return revalue(found[0], found[1].name, "") if found else None


@kind("listed value misspelt", "harmful")
def value_misspelt(draw: Random, page: Page) -> Change | None:
    """A value of a list has a typo."""
    found = one(draw, [(n, s) for n, s in attributes(page) if listed(s) and len(s.value) > 1])
    return revalue(found[0], found[1].name, typo(draw, found[1].value)) if found else None


@kind("free value misspelt", "depends")
def free_misspelt(draw: Random, page: Page) -> Change | None:
    """A value that is neither listed, a pointer nor a date has a typo."""
    free = [(n, s) for n, s in attributes(page) if s.name in FREE or s.name == "xml:lang"]
    found = one(draw, [(n, s) for n, s in free if s.value])
    return revalue(found[0], found[1].name, typo(draw, found[1].value)) if found else None


@kind("value of another attribute", "harmful")
def foreign(draw: Random, page: Page) -> Change | None:
    """An attribute gets the value of an attribute of another name, of another form."""
    found = one(draw, attributes(page))
    if found is None:
        return None
    node, slot = found
    others = {s.value for _, s in attributes(page) if form(s.value) != form(slot.value)}
    value = one(draw, sorted(others))
    # A source may be a passage as well as a page of the web.
    harm: Harm | None = "depends" if slot.name == "source" else None
    return revalue(node, slot.name, value, harm) if value is not None else None


def form(value: str) -> str:
    """What a value looks like: where a pointer leads, or its letters and digits as kinds."""
    pointer = re.match("#[a-z]|[a-z]+:", value)
    if pointer:
        return pointer[0]
    return re.sub(r"[A-Za-z][a-z-]*", "a", re.sub("[0-9]+", "1", value))


@kind("value of another listed value", "depends")
def other_listed(draw: Random, page: Page) -> Change | None:
    """A value of a list is replaced by another that stands at the same attribute and element."""
    found = one(draw, [(n, s) for n, s in attributes(page) if listed(s)])
    if found is None:
        return None
    node, slot = found
    others = {n.get(slot.name) for n in page.named(node.name)} - {slot.value, ""}
    value = one(draw, sorted(others))
    return revalue(node, slot.name, value) if value else None


@kind("case changed", "harmful")
def case(draw: Random, page: Page) -> Change | None:
    """A letter of a value is large instead of small, or small instead of large."""
    known = [(n, s) for n, s in attributes(page) if re.search("[A-Za-z]", s.value)]
    found = one(draw, [(n, s) for n, s in known if not s.value.startswith("http")])
    if found is None:
        return None
    node, slot = found
    at = draw.choice([i for i, letter in enumerate(slot.value) if letter.isalpha()])
    value = slot.value[:at] + slot.value[at].swapcase() + slot.value[at + 1 :]
    harm: Harm | None = "depends" if slot.name in FREE else None
    return revalue(node, slot.name, value, harm)


@kind("white space in a value", "harmful")
def spaced(draw: Random, page: Page) -> Change | None:
    """White space is added before, after or in a value; around pointers in a list it may be."""
    found = one(draw, attributes(page))
    if found is None or not found[1].value:
        return None
    node, slot = found
    at = draw.choice([0, len(slot.value), draw.randrange(len(slot.value))])
    value = slot.value[:at] + draw.choice([" ", "\n", "\t", "\u00a0"]) + slot.value[at:]
    between = at in (0, len(slot.value)) or " " in slot.value[at - 1 : at + 1]
    lists = (
        slot.name in ("source", "resp", "target", "who", "active", "passive", "mutual")
        and "\u00a0" not in value
    )
    harm: Harm | None = "depends" if between and lists else None
    if slot.name in FREE:
        harm = "depends"
    told = f"@{slot.name} {slot.value} → {value!r}"
    return Change(node, (slot.becomes(value),), told, harm)


@kind("two values exchanged", "depends")
def exchanged(draw: Random, page: Page) -> Change | None:
    """Two elements of one name exchange the values of one attribute."""
    found = one(draw, [(n, s) for n, s in attributes(page) if s.name != "xml:id"])
    if found is None:
        return None
    node, slot = found
    alike = [n for n in page.named(node.name) if n.get(slot.name) not in ("", slot.value)]
    other = one(draw, alike)
    if other is None:
        return None
    edits = (slot.becomes(other.get(slot.name)), other.slots[slot.name].becomes(slot.value))
    return Change(node, edits, f"@{slot.name} {slot.value} ↔ {other.get(slot.name)}")
