"""Mutations of dates, and of the facts that registers tell with them."""

from __future__ import annotations

import re
from random import Random

from tests.mutating.kinds import Change, Harm, drop, kind, one, revalue, swap
from tests.mutating.spans import Node, Page

TIMES = ("when", "from", "to", "notBefore", "notAfter")
LIFE = ("birth", "death")


def dated(page: Page, form: str = "") -> list[tuple[Node, str]]:
    """The elements that have a date of some form, and the attribute that gives it."""
    return [
        (node, name)
        for node in page.nodes
        for name in TIMES
        if name in node.slots and re.fullmatch(form or ".+", node.get(name))
    ]


@kind("date shifted", "silent")
def shifted(draw: Random, page: Page) -> Change | None:
    """A date is a year or more early or late; harmful where its own text tells the year."""
    found = one(draw, dated(page, "[0-9]{4}.*"))
    if found is None:
        return None
    node, name = found
    year, rest = node.get(name)[:4], node.get(name)[4:]
    alone = sum(time in node.slots for time in TIMES) == 1
    told = alone and re.search(rf"\b{year}\b", page.content(node))
    harm: Harm | None = "harmful" if told else None
    return revalue(node, name, f"{int(year) + draw.choice([-100, -10, -1, 1, 10])}{rest}", harm)


@kind("day and month exchanged", "depends")
def crossed(draw: Random, page: Page) -> Change | None:
    """Day and month change places; harmful where no such month exists."""
    found = one(draw, dated(page, "[0-9]{4}-[0-9]{2}-[0-9]{2}"))
    if found is None:
        return None
    year, month, day = found[0].get(found[1]).split("-")
    harm: Harm | None = "harmful" if int(day) > 12 else None
    return revalue(*found, f"{year}-{day}-{month}", harm) if day != month else None


@kind("impossible date", "harmful")
def impossible(draw: Random, page: Page) -> Change | None:
    """A date is one that no calendar has, or not written as dates are."""
    found = one(draw, dated(page, "[0-9]{4}.*"))
    if found is None:
        return None
    year = found[0].get(found[1])[:4]
    wrong = [f"{year}-02-30", f"{year}-13", f"{year}-00-10", f"{year[2:]}", f"{year}-6-1"]
    wrong += [f"1.6.{year}", f"{year}/06", f"{year}?", f"ca {year}", f"{year}-06-31", f"0{year}"]
    return revalue(*found, draw.choice(wrong))


@kind("ends of a stretch exchanged", "harmful")
def reversed_(draw: Random, page: Page) -> Change | None:
    """The beginning and the end of a stretch of time change places."""
    stretches = [(n, "from", "to") for n in page.having("from", "to")]
    stretches += [(n, "notBefore", "notAfter") for n in page.having("notBefore", "notAfter")]
    found = one(draw, [f for f in stretches if f[0].get(f[1]) != f[0].get(f[2])])
    if found is None:
        return None
    node, first, last = found
    mine, yours = node.slots[first], node.slots[last]
    edits = (mine.becomes(yours.value), yours.becomes(mine.value))
    return Change(node, edits, f"@{first} ↔ @{last}")


@kind("dates of siblings exchanged", "silent")
def siblings(draw: Random, page: Page) -> Change | None:
    """Two elements of one parent exchange their dates; harmful where their texts tell the year."""
    parents = {id(n.parent): n.parent for n, _ in dated(page) if n.parent}
    found = []
    for parent in parents.values():
        for name in TIMES:
            times = [child for child in parent.children if name in child.slots]
            found += [(a, b, name) for a in times for b in times if a.get(name) < b.get(name)]
    pick = one(draw, found)
    if pick is None:
        return None
    first, second, name = pick
    mine, yours = first.slots[name], second.slots[name]
    year = mine.value[:4]
    tells = year != yours.value[:4] and re.search(rf"\b{year}\b", page.content(first))
    alone = sum(time in first.slots for time in TIMES) == 1
    harmful = (tells and alone) or {first.name, second.name} == set(LIFE)
    edits = mine.becomes(yours.value), yours.becomes(mine.value)
    told = f"@{name} {mine.value} ↔ {yours.value} ({second.name})"
    return Change(first, edits, told, "harmful" if harmful else None)


@kind("born after death", "harmful")
def unborn(draw: Random, page: Page) -> Change | None:
    """A person is born after they died, or dies before they were born."""
    lives = [n for n in page.named("person") if {c.name for c in n.children} >= set(LIFE)]
    person = one(draw, lives)
    if person is None:
        return None
    ends = {child.name: child for child in person.children if child.name in LIFE}
    name = draw.choice(LIFE)
    times = [slot for time, slot in ends[name].slots.items() if time in TIMES]
    limits = [slot.value for time, slot in ends[_other(name)].slots.items() if time in TIMES]
    if not times or not limits:
        return None
    year = int(max(limits)[:4]) + 5 if name == "birth" else int(min(limits)[:4]) - 5
    edits = tuple(slot.becomes(f"{year}{slot.value[4:]}") for slot in times)
    return Change(ends[name], edits, f"{name} {times[0].value} → {year}")


def _other(name: str) -> str:
    return LIFE[1 - LIFE.index(name)]


@kind("event outside a life", "harmful")
def outlived(draw: Random, page: Page) -> Change | None:
    """Something happens to a person before birth or long after death."""
    found = []
    for person in page.named("person"):
        ends = {child.name: child for child in person.children if child.name in LIFE}
        for name, limits, times in (
            ("birth", ("when", "notBefore"), ("when", "from")),
            ("death", ("when", "notAfter"), ("when", "to")),
        ):
            years = [ends[name].get(limit)[:4] for limit in limits if name in ends]
            others = [child for child in person.children if child.name not in LIFE]
            found += [
                (child, time, name, year)
                for year in filter(None, years)
                for child in others
                for time in times
                if child.get(time)
            ]
    pick = one(draw, found)
    if pick is None:
        return None
    child, time, name, year = pick
    value = str(int(year) - 3 if name == "birth" else int(year) + 3)
    # Some things are told of the dead: a book is printed, a verdict is quashed.
    harm: Harm | None = "depends" if name == "death" else None
    return revalue(child, time, value + child.get(time)[4:], harm)


@kind("date in the future", "harmful")
def future(draw: Random, page: Page) -> Change | None:
    """A date is of a year to come."""
    found = one(draw, dated(page, "[0-9]{4}.*"))
    if found is None:
        return None
    # The history of the file is the clock itself.
    harm: Harm | None = "silent" if found[0].name == "change" else None
    return revalue(*found, f"29{found[0].get(found[1])[2:]}", harm)


@kind("entry lost", "depends")
def entry_lost(draw: Random, page: Page) -> Change | None:
    """An entry of a register is lost; one that was pointed to is missed."""
    names = ("person", "place", "org", "bibl", "event")
    node = one(draw, [n for n in page.named(*names) if n.get("xml:id") and n.inside("body")])
    return Change(node, (drop(node),), node.get("xml:id")) if node else None


@kind("entries exchanged", "harmful")
def entries(draw: Random, page: Page) -> Change | None:
    """Two entries of a register change places; only documents have no order of their own."""
    names = ("person", "place", "org", "bibl", "event")
    nodes = [n for n in page.named(*names) if n.get("xml:id") and n.inside("body")]
    if len(nodes) < 2:
        return None
    first, second = sorted(draw.sample(nodes, 2), key=lambda node: node.start)
    if first.end > second.start:
        return None
    free = first.parent is not None and first.parent.get("type") == "documents"
    harm: Harm | None = "silent" if free else None
    return Change(first, swap(page, first, second), second.get("xml:id"), harm)


@kind("relation to oneself", "harmful")
def oneself(draw: Random, page: Page) -> Change | None:
    """A person is related to themselves."""
    node = one(draw, page.named("relation"))
    if node is None:
        return None
    if "mutual" in node.slots:
        first = node.get("mutual").split()[0]
        return revalue(node, "mutual", f"{first} {first}")
    return revalue(node, "passive", node.get("active")) if "active" in node.slots else None


@kind("relation turned round", "silent")
def turned(draw: Random, page: Page) -> Change | None:
    """Who does and who undergoes a relation change places."""
    node = one(draw, page.having("active", "passive"))
    if node is None:
        return None
    one_, other = node.slots["active"], node.slots["passive"]
    return Change(node, (one_.becomes(other.value), other.becomes(one_.value)))


@kind("number of another entry", "harmful")
def same_number(draw: Random, page: Page) -> Change | None:
    """An entry gets the call number or the authority's number of another entry."""
    kinds = [n for n in page.named("idno") if n.inside("body")]
    node = one(draw, kinds)
    if node is None:
        return None
    alike = [n for n in kinds if n.get("type") == node.get("type")]
    other = one(draw, [n for n in alike if page.content(n) != page.content(node)])
    if other is None:
        return None
    edit = (node.inner, node.close, page.content(other))
    return Change(node, (edit,), f"{page.content(node)} → {page.content(other)}")


@kind("coordinates turned round", "depends")
def coordinates(draw: Random, page: Page) -> Change | None:
    """Latitude and longitude change places; harmful where no latitude is so high."""
    node = one(draw, page.named("geo"))
    if node is None or " " not in page.content(node):
        return None
    latitude, longitude = page.content(node).split()
    harm: Harm | None = "harmful" if abs(float(longitude)) > 90 else None
    return Change(node, ((node.inner, node.close, f"{longitude} {latitude}"),), harm=harm)


@kind("sender or addressee lost", "harmful")
def correspondent(draw: Random, page: Page) -> Change | None:
    """A letter loses the one who sent it or the one who received it, or the whole action."""
    actions = page.named("correspAction")
    node = one(draw, [*actions, *(c for action in actions for c in action.children)])
    if node is None or node.name in ("date", "placeName"):
        return None
    alone = node.parent and sum(c.name == node.name for c in node.parent.children) == 1
    harm: Harm | None = None if alone or node.name == "correspAction" else "silent"
    return Change(node, (drop(node),), harm=harm)


@kind("sender and addressee exchanged", "harmful")
def sent_and_received(draw: Random, page: Page) -> Change | None:
    """A letter is sent by the one who received it: it contradicts its entry's author."""
    letter = one(draw, page.named("correspDesc"))
    if letter is None or len(letter.children) < 2:
        return None
    first, second = letter.children[:2]
    edits = (
        (first.inner, first.close, page.content(second)),
        (second.inner, second.close, page.content(first)),
    )
    return Change(letter, edits)


@kind("letter and entry disagree on the date", "harmful")
def letter_date(draw: Random, page: Page) -> Change | None:
    """The date of sending is another than that of the document."""
    sent = [
        (node, name)
        for node, name in dated(page, "[0-9]{4}.*")
        if node.name == "date" and node.parent and node.parent.get("type") == "sent"
    ]
    found = one(draw, sent)
    if found is None:
        return None
    value = found[0].get(found[1])
    return revalue(*found, f"{int(value[:4]) - 1}{value[4:]}")
