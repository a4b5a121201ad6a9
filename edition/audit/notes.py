"""Questions about the notes: references, repetitions, lives and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from edition.audit.datings import dating
from edition.audit.identifiers import slug
from edition.audit.questions import Question
from edition.audit.reading import Block, File, is_call_number, local
from edition.audit.registers import Entry
from edition.findings import XML_ID
from edition.pointers import TEI

_REPEATS = re.compile(r"\b(?:ibid(?:em)?|idem|op\.\s?cit|loc\.\s?cit)\b", re.I)
_POINTS = frozenset({"ref", "ptr", "bibl"})
_LETTER = re.compile(r"[^\W\d_]")


def references(file: File) -> Iterator[Question]:
    """Parts of notes that should refer to something and do not."""
    for part in file.elements("seg"):
        if part.get("type") == "reference" and not any(
            local(at) in _POINTS for at in part.iter(etree.Element)
        ):
            yield Question("reference", file.place(part), "", "holds neither bibl nor pointer")


def repetitions(blocks: Iterable[Block]) -> Iterator[Question]:
    """“Ibid.” and its like outside an element that points to what is repeated."""
    pointing = frozenset({"ref", "ptr"})
    for block in blocks:
        for match in _REPEATS.finditer(block.text):
            if not block.covered(*match.span(), pointing):
                yield Question("ibid", block.place, match.group(), "points to nothing")


def biographies(file: File) -> Iterator[Question]:
    """Lives in the notes without a person, or with another than the text names there."""
    named = {element.get(XML_ID): element for element in file.elements("ref")}
    for part in file.elements("seg"):
        if part.get("type") != "biography":
            continue
        person = part.find(f".//{TEI}persName")
        if person is None:
            yield Question("biography", file.place(part), "", "names no person")
            continue
        note = part.getparent()
        target = "" if note is None else note.get("target", "").removeprefix("#")
        before = _named_before(named.get(target))
        if before is not None and file.addresses(before, "ref") != file.addresses(person, "ref"):
            there, here = ((at.get("ref") or "nobody") for at in (before, person))
            why = f"its first person is {here}, and the text names {there} before the reference"
            yield Question("biography", file.place(part), here.rpartition(":")[2], why)


def _named_before(reference: etree._Element | None) -> etree._Element | None:
    """The person named last before a reference, in the same paragraph."""
    if reference is None:
        return None
    block = next(
        (at for at in reference.iterancestors() if local(at) in ("p", "cit", "head")), None
    )
    found = None
    for at in block.iter(etree.Element) if block is not None else ():
        if at is reference:
            return found
        if at.tag == f"{TEI}persName":
            found = at
    return None


def beginnings(blocks: Iterable[Block]) -> Iterator[Question]:
    """Lives in the notes that begin with other words than the person's name."""
    for block in blocks:
        part = block.spans[-1].element
        if block.name == "seg" and part.get("type") == "biography":
            starts = [span.start for span in block.spans if span.name == "persName"]
            if starts and _LETTER.search(block.text[: min(starts)]):
                why = "begins with other words than the person’s name"
                yield Question("biography", block.place, "begins", why)


def citations(file: File, known: Mapping[str, Entry]) -> Iterator[Question]:
    """Call numbers and dates that a text gives otherwise than the register does."""
    for cited in file.elements("bibl"):
        for place in file.addresses(cited, "corresp"):
            entry = known.get(place)
            if entry is None:
                continue
            number = entry.call_number
            wanted = _number(number)
            found = [at for at in cited.iter(etree.Element) if is_call_number(at)]
            if file.complete and found and not any(_number(at).endswith(wanted) for at in found):
                given = "".join(str(part) for part in found[0].itertext())
                why = (
                    f"{place} has {''.join(map(str, number.itertext()))}"
                    if number is not None
                    else ""
                )
                yield Question("call-number", file.place(cited), given, why)
            written = dating(next(entry.children("date"), None))
            dates = [date for at in cited.iterfind(f".//{TEI}date") if (date := dating(at)).known]
            if dates and not any(date.meets(written) for date in dates):
                why = f"cited as of {dates[0].shown}, in the register {written.shown}"
                yield Question("cited", file.place(cited), entry.id, why)


def _number(element: etree._Element | None) -> str:
    return "" if element is None else slug("".join(str(part) for part in element.itertext()), "")
