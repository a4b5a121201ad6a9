"""Mutations of elements: dropped, renamed, moved, doubled, wrapped, emptied."""

from __future__ import annotations

from random import Random

from tests.mutating.kinds import Change, Harm, drop, kind, one, rename, swap, typo
from tests.mutating.spans import Node, Page


def movable(page: Page) -> list[Node]:
    """All elements but the root and what is withheld."""
    return [node for node in page.nodes[1:] if node.name != "gap"]


def pairs(page: Page) -> list[tuple[Node, Node]]:
    """Neighbours in one parent, with no other element between them."""
    return [
        (first, second)
        for node in page.nodes
        for first, second in zip(node.children, node.children[1:], strict=False)
    ]


@kind("element dropped", "depends")
def dropped(draw: Random, page: Page) -> Change | None:
    """An element is lost with its content; the loss of an address is harmful."""
    node = one(draw, movable(page))
    if node is None:
        return None
    ids = [inner.get("xml:id") for inner in node.below if inner.get("xml:id")]
    outside = page.edited(drop(node))
    pointed = any(f'#{found}"' in outside or f"#{found} " in outside for found in ids)
    return Change(node, (drop(node),), harm="harmful" if pointed else None)


@kind("tag misspelt", "harmful")
def misspelt(draw: Random, page: Page) -> Change | None:
    """An element's name has a typo."""
    node = one(draw, movable(page))
    name = typo(draw, node.name) if node else ""
    if node is None or not name.isalpha():
        return None
    return Change(node, rename(node, name), f"→ {name}")


@kind("element renamed", "harmful")
def renamed(draw: Random, page: Page) -> Change | None:
    """An element gets the name of another that the edition uses."""
    node = one(draw, movable(page))
    other = one(draw, {found.name for found in page.nodes} - ({node.name} if node else set()))
    if node is None or other is None:
        return None
    return Change(node, rename(node, other), f"→ {other}")


@kind("element renamed to a sibling’s kind", "harmful")
def renamed_alike(draw: Random, page: Page) -> Change | None:
    """An element gets the name of another that stands in an element like its parent."""
    node = one(draw, movable(page))
    if node is None or node.parent is None:
        return None
    beside = {
        found.name for found in page.nodes if found.parent and found.parent.name == node.parent.name
    }
    other = one(draw, sorted(beside - {node.name}))
    return Change(node, rename(node, other), f"→ {other}") if other else None


@kind("element unwrapped", "depends")
def unwrapped(draw: Random, page: Page) -> Change | None:
    """An element's tags are lost and its content stays."""
    node = one(draw, [node for node in movable(page) if node.close != node.end])
    if node is None:
        return None
    return Change(node, ((node.start, node.inner, ""), (node.close, node.end, "")))


@kind("neighbours exchanged", "depends")
def exchanged(draw: Random, page: Page) -> Change | None:
    """Two neighbouring elements change places."""
    found = one(draw, [(a, b) for a, b in pairs(page) if page.outer(a) != page.outer(b)])
    return Change(found[0], swap(page, *found), f"with {found[1].place}") if found else None


@kind("element moved into its neighbour", "depends")
def moved_into(draw: Random, page: Page) -> Change | None:
    """An element becomes the last child of the one before it."""
    found = one(draw, [(a, b) for a, b in pairs(page) if a.close != a.end and b.name != "gap"])
    if found is None:
        return None
    into, node = found
    edits = ((into.close, into.close, page.outer(node)), drop(node))
    return Change(node, edits, f"into {into.place}")


@kind("element moved elsewhere", "depends")
def moved_elsewhere(draw: Random, page: Page) -> Change | None:
    """An element becomes the first child of an element anywhere in the file."""
    node = one(draw, movable(page))
    inside = set(node.below) if node else set()
    targets = [into for into in page.nodes if into.close != into.end and into not in inside]
    into = one(draw, targets)
    if node is None or into is None or node.parent is into:
        return None
    edits = (drop(node), (into.inner, into.inner, page.outer(node)))
    return Change(node, edits, f"into {into.place}")


@kind("element doubled", "harmful")
def doubled(draw: Random, page: Page) -> Change | None:
    """An element stands twice."""
    node = one(draw, movable(page))
    if node is None:
        return None
    # White space, words that are not of a fact, and empty markup may stand twice in running text.
    running = node.parent is not None and bool(page.text[node.end :].split("<", 1)[0].strip())
    harm: Harm | None = "depends" if running else None
    return Change(node, ((node.end, node.end, page.outer(node)),), harm=harm)


@kind("element wrapped in itself", "harmful")
def wrapped(draw: Random, page: Page) -> Change | None:
    """An element stands inside another one with the same tag, without the address."""
    node = one(draw, movable(page))
    if node is None:
        return None
    tag = page.text[node.start : node.inner].rstrip("/>")
    for name in ("xml:id",):
        if name in node.slots:
            slot = node.slots[name]
            tag = tag.replace(page.text[slot.start : slot.end], "")
    edits = ((node.start, node.start, f"{tag}>"), (node.end, node.end, f"</{node.name}>"))
    return Change(node, edits)


@kind("element wrapped in a foreign one", "harmful")
def wrapped_foreign(draw: Random, page: Page) -> Change | None:
    """An element is put into one of the TEI's that the edition does not use."""
    node = one(draw, movable(page))
    if node is None:
        return None
    name = draw.choice(["hi", "ab", "w", "div1", "add", "del", "hi", "rdg", "u", "span"])
    edits = ((node.start, node.start, f"<{name}>"), (node.end, node.end, f"</{name}>"))
    return Change(node, edits, f"in {name}")


@kind("element emptied", "harmful")
def emptied(draw: Random, page: Page) -> Change | None:
    """An element loses its whole content and its tags stay."""
    node = one(draw, [node for node in movable(page) if page.content(node).strip()])
    return Change(node, ((node.inner, node.close, ""),)) if node else None


@kind("paragraph split", "harmful")
def split(draw: Random, page: Page) -> Change | None:
    """A paragraph is divided in two and the second half gets no address."""
    node = one(draw, [n for n in page.named("p") if n.get("xml:id") and len(n.children) > 1])
    if node is None:
        return None
    at = draw.choice(node.children).end
    return Change(node, ((at, at, "</p>\n        <p>"),))


@kind("paragraphs joined", "harmful")
def joined(draw: Random, page: Page) -> Change | None:
    """Two paragraphs become one, and the second address is lost."""
    found = one(draw, [(a, b) for a, b in pairs(page) if a.name == b.name == "p"])
    if found is None:
        return None
    first, second = found
    harm: Harm | None = None if second.get("xml:id") else "silent"
    if harm is None and second is [n for n in page.named("p") if n.get("xml:id")][-1]:
        harm = "depends"  # there is no hole: only a ledger knows of the last one
    return Change(second, ((first.close, second.inner, " "),), harm=harm)
