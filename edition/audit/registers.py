"""The registers, read by their shape: entries, their names, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from edition.audit.reading import File, is_call_number, local
from edition.findings import XML_ID
from edition.pointers import ATTRIBUTES, TEI

_NAMING = frozenset({"persName", "placeName", "orgName", "title", "label"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a register says of one person, place, document or the like.

    Attributes:
        place: where it stands, as ``REGISTER#ID``.
        id: its identifier.
        file: the register.
        element: its element.
    """

    place: str
    id: str
    file: File
    element: etree._Element

    def names(self, *types: str) -> tuple[str, ...]:
        """Its names, those of some types or all."""
        return tuple(
            " ".join("".join(str(part) for part in child.itertext()).split())
            for child in self.children(*_NAMING)
            if not types or child.get("type") in types
        )

    def name(self, kind: str) -> str:
        """Its name of one type; empty when there is none."""
        return next(iter(self.names(kind)), "")

    @property
    def call_number(self) -> etree._Element | None:
        """What says where the archive keeps a document."""
        return next(filter(is_call_number, self.children("idno")), None)

    def children(self, *names: str) -> Iterator[etree._Element]:
        """Its parts of some names."""
        return (
            child for child in self.element if isinstance(child.tag, str) and local(child) in names
        )


@dataclass(frozen=True, slots=True)
class Action:
    """One side of a correspondence.

    Attributes:
        date: the element that dates it, if any.
        persons: whom it names, by their places in the registers.
    """

    date: etree._Element | None
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The sending and the receiving of a document.

    Attributes:
        place: where it is told.
        document: the place of the document in its register.
        actions: what was done, by ``sent`` or ``received``.
    """

    place: str
    document: str
    actions: dict[str, Action]


def entries(registers: Iterable[File]) -> dict[str, Entry]:
    """All entries of some registers, by their place."""
    found = {}
    for file in registers:
        for body in file.root.iterfind(f"{TEI}text/{TEI}body/*/*[@{XML_ID}]"):
            identifier = str(body.get(XML_ID))
            entry = Entry(f"{file.key}#{identifier}", identifier, file, body)
            found[entry.place] = entry
    return found


def correspondences(registers: Iterable[File]) -> Iterator[Correspondence]:
    """What the registers tell of the sending and receiving of documents."""
    for file in registers:
        for described in file.elements("correspDesc"):
            actions = {
                str(action.get("type")): Action(
                    action.find(f"{TEI}date"),
                    tuple(
                        entry
                        for who in action.iterfind(f"{TEI}persName")
                        for entry in file.addresses(who, "ref")
                    ),
                )
                for action in described.iterfind(f"{TEI}correspAction")
            }
            documents = file.addresses(described, "corresp")
            yield Correspondence(file.place(described), "".join(documents[:1]), actions)


def pointed(file: File, element: etree._Element) -> Iterator[str]:
    """All places to which an element or anything in it points."""
    for at in element.iter(etree.Element):
        for attribute in ATTRIBUTES:
            if attribute in at.attrib:
                yield from file.addresses(at, attribute)


def reached(texts: Iterable[File], registers: Iterable[File], known: dict[str, Entry]) -> set[str]:
    """The entries to which the texts lead, directly or from entry to entry.

    A dated happening is rooted in the passage that tells it, and need not be mentioned.
    """
    leads: dict[str, set[str]] = {
        place: set(pointed(entry.file, entry.element)) for place, entry in known.items()
    }
    for file in registers:
        for told in file.elements("correspDesc"):
            for document in file.addresses(told, "corresp"):
                leads.setdefault(document, set()).update(pointed(file, told))
        for relation in file.elements("relation"):
            related = set(pointed(file, relation))
            for place in related:
                leads.setdefault(place, set()).update(related)
    ahead = [place for file in texts for place in pointed(file, file.root)]
    ahead += (
        place
        for place, entry in known.items()
        if local(entry.element) == "event" and entry.element.get("source")
    )
    found: set[str] = set()
    while ahead:
        place = ahead.pop()
        if place in known and place not in found:
            found.add(place)
            ahead += leads[place]
    return found
