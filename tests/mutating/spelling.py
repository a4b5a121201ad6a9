"""Mutations of the file as XML: those that mean nothing, and those after which it is none."""

from __future__ import annotations

import re
from random import Random

from tests.mutating.kinds import Change, kind, one
from tests.mutating.spans import Node, Page
from tests.mutating.words import stretches

VALUES = frozenset({"geo", "idno"})
"""Elements whose text is a value of one form."""


def plain(page: Page) -> list[Node]:
    """All elements but withheld gaps, whose form is fixed."""
    return [node for node in page.nodes if node.name != "gap"]


@kind("comment put in", "harmless")
def comment(draw: Random, page: Page) -> Change | None:
    """A comment stands after an element."""
    node = one(draw, plain(page)[1:])
    return Change(node, ((node.end, node.end, "<!-- to be checked -->"),)) if node else None


@kind("instruction put in", "harmless")
def instruction(draw: Random, page: Page) -> Change | None:
    """A processing instruction, as editors' programs leave them, stands after an element."""
    node = one(draw, plain(page)[1:])
    edit = '<?oxy_comment_start author="ab"?>'
    return Change(node, ((node.end, node.end, edit),)) if node else None


@kind("attributes in another order", "harmless")
def reordered(draw: Random, page: Page) -> Change | None:
    """The attributes of an element change places."""
    node = one(draw, [n for n in plain(page) if len(n.slots) > 1])
    if node is None:
        return None
    written = [page.text[slot.start : slot.end] for slot in node.slots.values()]
    first, *_, last = node.slots.values()
    return Change(node, ((first.start, last.end, "".join(reversed(written))),))


@kind("other quotation marks", "harmless")
def quoted(draw: Random, page: Page) -> Change | None:
    """A value stands in single quotation marks."""
    node = one(draw, [n for n in plain(page) if n.slots])
    slot = one(draw, node.slots.values()) if node else None
    if node is None or slot is None or "'" in slot.value:
        return None
    return Change(node, ((slot.inner - 1, slot.end, f"'{slot.value}'"),))


@kind("white space in a tag", "harmless")
def loose(draw: Random, page: Page) -> Change | None:
    """A tag is laid out over several lines."""
    node = one(draw, [n for n in plain(page) if n.slots])
    slot = one(draw, node.slots.values()) if node else None
    return Change(node, ((slot.start, slot.start, "\n     "),)) if node and slot else None


@kind("empty element written long", "harmless")
def long(draw: Random, page: Page) -> Change | None:
    """An empty element has a start tag and an end tag."""
    node = one(draw, [n for n in plain(page) if n.close == n.end])
    if node is None:
        return None
    at = page.text.rindex("/>", node.start, node.end)
    return Change(node, ((at, node.end, f"></{node.name}>"),))


@kind("indented otherwise", "harmless")
def indented(draw: Random, page: Page) -> Change | None:
    """There is more white space where there is some already, between elements."""
    places = [n for n in page.nodes[1:] if page.text[n.start - 1] in " \n"]
    node = one(draw, places)
    return Change(node, ((node.start, node.start, "\n    "),)) if node else None


@kind("line broken at a space", "harmless")
def wrapped(draw: Random, page: Page) -> Change | None:
    """A line is broken where a space was, but in a number or coordinates."""
    found = one(draw, [found for found in stretches(page) if found[0].name not in VALUES])
    text = page.text[found[1] : found[2]] if found else ""
    space = one(draw, list(re.finditer(r"(?<=\w) (?=\w)", text)))
    if found is None or space is None:
        return None
    at = found[1] + space.start()
    return Change(found[0], ((at, at + 1, "\n      "),))


@kind("character as a reference", "harmless")
def reference(draw: Random, page: Page) -> Change | None:
    """A mark of punctuation is written as a character reference."""
    found = one(draw, stretches(page))
    text = page.text[found[1] : found[2]] if found else ""
    mark = one(draw, list(re.finditer("[.,–’“”]", text)))
    if found is None or mark is None:
        return None
    at = found[1] + mark.start()
    return Change(found[0], ((at, at + 1, f"&#{ord(mark[0])};"),))


@kind("line ends of Windows", "harmless")
def windows(draw: Random, page: Page) -> Change | None:
    """Every line ends with a carriage return and a line feed."""
    breaks = [(m.start(), m.end(), "\r\n") for m in re.finditer("\n", page.text)]
    return Change(page.nodes[0], tuple(breaks))


@kind("byte-order mark", "harmless")
def mark(draw: Random, page: Page) -> Change | None:
    """The file begins with a byte-order mark."""
    return Change(page.nodes[0], ((0, 0, "\ufeff"),))


@kind("XML declaration lost", "harmless")
def undeclared(draw: Random, page: Page) -> Change | None:
    """The file begins with its root."""
    end = page.text.find("?>") + 2
    return Change(page.nodes[0], ((0, end, ""),)) if page.text.startswith("<?xml") else None


@kind("namespace lost or changed", "harmful")
def namespace(draw: Random, page: Page) -> Change | None:
    """The root, or an element in it, is in no namespace or in another."""
    slot = page.nodes[0].slots["xmlns"]
    node = one(draw, page.nodes[1:])
    ways = [(page.nodes[0], (slot.start, slot.end, ""))]
    ways += [(page.nodes[0], slot.becomes("http://www.tei-c.org/ns/1.0/"))]
    if node:
        at = node.start + 1 + len(node.name)
        ways += [(node, (at, at, ' xmlns=""')), (node, (at, at, ' xmlns="urn:x"'))]
    found, edit = draw.choice(ways)
    return Change(found, (edit,))


@kind("not well-formed", "harmful")
def malformed(draw: Random, page: Page) -> Change | None:
    """A tag, a bracket or a quotation mark is lost, or one stands in the text."""
    node = one(draw, [n for n in page.nodes[1:] if n.close != n.end and n.slots])
    if node is None:
        return None
    slot = next(iter(node.slots.values()))
    ways = [
        (node.close, node.end, ""),
        (node.start, node.inner, ""),
        (slot.end - 1, slot.end, ""),
        (node.close, node.close, " & "),
        (node.close, node.close, " < "),
        (node.close, node.close, "&nbsp;"),
        (node.inner - 1, node.inner, ""),
        (node.close, node.close, "\x0b"),
        (len(page.text) // 2, len(page.text), ""),
    ]
    return Change(node, (draw.choice(ways),))
