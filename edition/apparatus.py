"""The note apparatus: every reference has one note, every note one reference, both ways."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edition.pointers import TEI, XML_ID


def faults(document: etree._ElementTree) -> Iterator[tuple[etree._Element, str, str]]:
    """Where references and notes do not belong together: the element, what is wrong, what to do."""
    references = {
        element.get(XML_ID): element
        for element in document.iter(f"{TEI}ref")
        if element.get("type") == "note" and element.get(XML_ID) is not None
    }
    notes = {
        element.get(XML_ID): element
        for element in document.iter(f"{TEI}note")
        if element.get("target") is not None and element.get("n") is not None
    }
    yield from _one_way(references, notes, "reference", "note")
    yield from _one_way(notes, references, "note", "reference")
    for kind, elements in (("reference", references), ("note", notes)):
        for expected, element in enumerate(elements.values(), 1):
            if element.get("n") != str(expected):
                what = f"the {kind} is number {element.get('n')} where {expected} comes next"
                yield element, what, f"number the {kind}s 1, 2, 3 … as they stand"
                break


def _one_way(
    those: dict[str | None, etree._Element],
    these: dict[str | None, etree._Element],
    that: str,
    this: str,
) -> Iterator[tuple[etree._Element, str, str]]:
    for identifier, element in those.items():
        target = (element.get("target") or "").removeprefix("#")
        other = these.get(target)
        if other is None:
            yield (
                element,
                f"the {that} points to “{target}”, which is no {this}",
                f"point to its {this}",
            )
        elif other.get("target") != f"#{identifier}":
            what = f"the {that} points to {target}, which points to {other.get('target')}"
            yield element, what, f"let {that} and {this} point to each other"
        elif other.get("n") != element.get("n"):
            what = f"the {that} is number {element.get('n')} and its {this} number {other.get('n')}"
            yield element, what, "give both one number"
