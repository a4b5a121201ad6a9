"""Questions about the order of dates, in the texts and in the lives that the registers tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from edition.audit.datings import Dating, backwards, dating
from edition.audit.questions import Question
from edition.audit.reading import File, local
from edition.audit.registers import Entry

POSTHUMOUS = frozenset({"rehabilitation", "publication", "other"})
"""What may happen to a person who is dead."""
PRECEDES: Mapping[str, frozenset[str]] = {
    "expulsion": frozenset({"party-entry"}),
    "readmission": frozenset({"expulsion", "capitulation"}),
    "capitulation": frozenset({"opposition-entry"}),
    "release": frozenset({"arrest", "imprisonment", "sentence"}),
    "return": frozenset({"deportation", "exile", "emigration"}),
    "sentence": frozenset({"arrest"}),
    "execution": frozenset({"arrest", "imprisonment", "sentence"}),
    "rehabilitation": frozenset(
        {"expulsion", "sentence", "execution", "arrest", "imprisonment", "deportation"}
    ),
}
"""What should have happened before: where any of these is told, one of them comes first."""


def order(files: Iterable[File]) -> Iterator[Question]:
    """Dates whose end comes before their beginning."""
    for file in files:
        for element in file.root.iter(etree.Element):
            said = backwards(element)
            if said:
                why = "it ends before it begins"
                yield Question("order", file.place(element), said, why)


def span(entry: Entry) -> tuple[Dating, Dating]:
    """A person's birth and death."""
    birth, death = (dating(next(entry.children(name), None)) for name in ("birth", "death"))
    return birth, death


def lives(known: Iterable[Entry]) -> Iterator[Question]:
    """What a register tells of persons before their birth or after their death."""
    for entry in known:
        if local(entry.element) != "person":
            continue
        birth, death = span(entry)
        if death.precedes(birth):
            why = f"that is before the birth, {birth.shown}"
            yield Question("life", entry.place, f"death {death.shown}", why)
        for fact in entry.children("event", "occupation", "affiliation"):
            kind, when = _kind(fact), dating(fact)
            why = ""
            if when.known and when.starts_before(birth):
                why = f"that is before the birth, {birth.shown}"
            elif when.known and when.outlasts(death) and kind not in POSTHUMOUS:
                why = f"that is after the death, {death.shown}"
            elif (
                when.known and kind in ("execution", "death-circumstance") and not when.meets(death)
            ):
                why = f"the death is dated {death.shown}"
            if why:
                yield Question("life", entry.place, f"{kind} {when.shown}", why)


def courses(known: Iterable[Entry]) -> Iterator[Question]:
    """Stages of a life of which none comes first that should."""
    for entry in known:
        if local(entry.element) != "person":
            continue
        told = [(_kind(event), dating(event)) for event in entry.children("event")]
        for kind, when in told:
            wanted = PRECEDES.get(kind, frozenset())
            before = [(other, date) for other, date in told if other in wanted]
            if when.known and before and all(when.precedes(date) for _, date in before):
                other, date = min(before, key=lambda stage: stage[1].begins)
                why = f"the first {other} is dated {date.shown}"
                yield Question("course", entry.place, f"{kind} {when.shown}", why)


def _kind(fact: etree._Element) -> str:
    return fact.get("type", "") if local(fact) == "event" else local(fact)
