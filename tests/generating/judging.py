"""What the edition's schema and the TEI's have to say of a generated document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that a schema refuses: its number, the line and the schema's own words."""

    number: int
    line: int
    message: str


class Judges:
    """The two schemas that every document must be valid by.

    Args:
        ours: the edition's schema.
        tei: the TEI's.
    """

    def __init__(self, ours: etree.RelaxNG, tei: etree.RelaxNG) -> None:
        self.ours = ours
        self.tei = tei

    def refusal(self, document: etree._ElementTree, number: int) -> Refusal | None:
        """What is wrong with a document, by the edition's schema or else by the TEI's."""
        # As a file, in which neighbouring stretches of text are one and lines are counted.
        read = etree.ElementTree(etree.fromstring(etree.tostring(document)))
        for judge in (self.ours, self.tei):
            if not judge.validate(read):
                error = judge.error_log[0]
                return Refusal(number, error.line, error.message)
        return None

    def smallest(self, document: etree._ElementTree) -> etree._ElementTree:
        """The document without all that can go while only the TEI's schema refuses it."""
        again = True
        while again:
            again = False
            for element in list(document.getroot().iter(etree.Element))[:0:-1]:
                again |= self._lessened(document, element)
        return document

    def _lessened(self, document: etree._ElementTree, element: etree._Element) -> bool:
        """Take an element out, or some of its attributes; whether that could be done."""
        parent = element.getparent()
        if parent is None:
            return False
        at = parent.index(element)
        parent.remove(element)
        if self._only_tei_refuses(document):
            return True
        parent.insert(at, element)
        done = False
        for name, value in element.items():
            del element.attrib[name]
            if self._only_tei_refuses(document):
                done = True
            else:
                element.set(name, value)
        return done

    def _only_tei_refuses(self, document: etree._ElementTree) -> bool:
        return self.ours.validate(document) and not self.tei.validate(document)


def compiled(path: Path) -> etree.RelaxNG:
    """A schema, ready to judge."""
    return etree.RelaxNG(etree.parse(path))
