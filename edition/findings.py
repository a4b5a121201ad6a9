"""What a check has to say: of an element while a file is judged, of a place in it after that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from edition.errors import EditionError, sentence, shown

if TYPE_CHECKING:
    from lxml import etree

MOST = 200
"""How many faults of a file are told at most by one check."""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault, told to the editor who will mend it.

    Attributes:
        path: the file.
        line: the line in it, counted from 1.
        xml_id: the nearest identifier at or above the place.
        what: what is wrong, without a final full stop.
        do: what to do about it, without a final full stop; may be empty.
        rule: the name of the rule that is broken, as in the catalogue of rules.
        severity: how grave it is: ``error`` or ``warning``.
    """

    path: str
    line: int
    xml_id: str | None
    what: str
    do: str
    rule: str
    severity: str = "error"

    def __str__(self) -> str:
        place = f" ({self.xml_id})" if self.xml_id else ""
        remedy = f"; {self.do}" if self.do else ""
        return sentence(f"{shown(self.path)}:{self.line}{place}: {self.what}{remedy}")

    @classmethod
    def of(cls, error: EditionError, path: Path, rule: str) -> Finding:
        """The finding that an error amounts to."""
        return cls(str(path), error.line or 1, error.xml_id, error.what, error.hint or "", rule)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at an element, while the file is still a tree.

    Attributes:
        element: where it stands.
        what: what is wrong.
        do: what to do about it.
        rule: the rule that is broken.
        attribute: the attribute concerned, as ``target`` or ``xml:id``; None for the element.
        severity: ``error`` or ``warning``.
    """

    element: etree._Element
    what: str
    do: str
    rule: str
    attribute: str | None = None
    severity: str = "error"

    @property
    def line(self) -> int:
        """The line where the element begins, counted from 1."""
        return line_of(self.element)

    def finding(self, path: Path | str) -> Finding:
        """The fault as it is told: with the file, the line and the nearest identifier."""
        ids = (at.get(XML_ID) for at in (self.element, *self.element.iterancestors()))
        xml_id = next((found for found in ids if found is not None), None)
        return Finding(str(path), self.line, xml_id, self.what, self.do, self.rule, self.severity)


def line_of(element: etree._Element) -> int:
    """The line where an element begins, counted from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def causes(*views: Iterable[Fault]) -> list[Fault]:
    """Faults as several checks see them, without those that are consequences of others.

    Args:
        views: what each check has found. Where one check has faulted an attribute, or an element as
            a whole, what the checks after it say of the same place follows from that.
    """
    kept: list[Fault] = []
    seen: set[tuple[etree._Element, str | None]] = set()
    for view in views:
        told = list(islice(view, MOST + 1))
        if len(told) > MOST:
            what, do = "from here on faults of this file are not told", "mend those above first"
            told[MOST] = Fault(told[MOST].element, what, do, told[MOST].rule)
        found = [fault for fault in told if (fault.element, fault.attribute) not in seen]
        seen.update((fault.element, fault.attribute) for fault in found)
        kept.extend(found)
    return kept
