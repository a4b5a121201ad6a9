"""Questions about documents: when they were written, sent, received, read, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from edition.audit.datings import dating
from edition.audit.lives import span
from edition.audit.questions import Question
from edition.audit.reading import File
from edition.audit.registers import Correspondence, Entry
from edition.pointers import TEI

READ = frozenset({"correspondence", "publication", "meeting", "negotiation"})
"""Happenings in which a document that is named must have been there already."""


def letters(told: Iterable[Correspondence], known: Mapping[str, Entry]) -> Iterator[Question]:
    """Letters received before they were sent, or of persons who were not alive."""
    for letter in told:
        sent = letter.actions.get("sent")
        received = letter.actions.get("received")
        sending = dating(sent.date if sent else None)
        receipt = dating(received.date if received else None)
        if receipt.precedes(sending):
            why = f"sent {sending.shown}, received {receipt.shown}"
            yield Question("letter", letter.place, "received", why)
        document = known.get(letter.document)
        if document is not None:
            written = dating(next(document.children("date"), None))
            if not written.meets(sending):
                why = f"the register dates it {written.shown}, the sending {sending.shown}"
                yield Question("letter", letter.place, "date", why)
        for action, when in ((sent, sending), (received, sending)):
            for place in action.persons if action else ():
                why = _not_alive(known.get(place), when.begins)
                if why:
                    yield Question("letter", letter.place, place.partition("#")[2], why)


def authors(known: Mapping[str, Entry]) -> Iterator[Question]:
    """Archival documents whose author was not alive."""
    for place, entry in known.items():
        if entry.call_number is None:
            continue
        written = dating(next(entry.children("date"), None))
        for author in entry.children("author"):
            for person in entry.file.addresses(author, "ref"):
                why = _not_alive(known.get(person), written.begins)
                if why:
                    yield Question("letter", place, person.partition("#")[2], why)


def _not_alive(person: Entry | None, day: tuple[str, str]) -> str:
    if person is None:
        return ""
    birth, death = span(person)
    if day[0] > death.ends[1]:
        return f"had died by then, {death.shown}"
    return f"was not yet born, {birth.shown}" if day[1] < birth.begins[0] else ""


def too_early(
    registers: Iterable[File], told: Iterable[Correspondence], known: Mapping[str, Entry]
) -> Iterator[Question]:
    """Documents that are read, or printed, before the date they bear."""
    sendings = {
        letter.document: dating(letter.actions["sent"].date)
        for letter in told
        if "sent" in letter.actions
    }

    def written(document: str) -> tuple[str, str]:
        entry = known.get(document)
        own = dating(next(entry.children("date"), None) if entry else None)
        date = own if own.known else sendings.get(document, own)
        return date.begins[0], date.shown

    for file in registers:
        for event in file.elements("event"):
            if event.get("type") in READ:
                yield from _named_before(file, event, written)
    for place, entry in known.items():
        day, shown = written(place)
        for within in entry.element.iterfind(f"{TEI}ref[@type='within']"):
            for work in entry.file.addresses(within, "target"):
                printed = dating(
                    next(known[work].children("date"), None) if work in known else None
                )
                if printed.ends[1] < day:
                    why = f"dated {shown}, and {work} {printed.shown}"
                    yield Question("letter", place, "within", why)


def _named_before(
    file: File, event: etree._Element, written: Callable[[str], tuple[str, str]]
) -> Iterator[Question]:
    when = dating(event)
    for reference in event.iter(f"{TEI}ref"):
        for document in file.addresses(reference, "target"):
            day, shown = written(document)
            if when.ends[1] < day:
                why = f"dated {shown}, and the {event.get('type')} that names it {when.shown}"
                yield Question("letter", file.place(event), document.partition("#")[2], why)
