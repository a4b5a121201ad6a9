"""Questions about identifiers, and about entries to which nothing leads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from edition.audit.questions import Question
from edition.audit.reading import File, local
from edition.audit.registers import Correspondence, Entry
from edition.findings import XML_ID

_NUMBERED = re.compile(r"([a-z])([1-9][0-9]*)")
_APOSTROPHES = re.compile(r"[’'ʼʹ`]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def slug(name: str, joint: str = "-") -> str:
    """A name in small plain letters and digits, its words joined."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", name.lower()).translate(_LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return joint.join(re.findall(r"[a-z0-9]+", letters))


def patterns(known: Iterable[Entry], told: Iterable[Correspondence]) -> Iterator[Question]:
    """Identifiers that are not made from the name or the call number."""
    for entry in known:
        if local(entry.element) == "person":
            yield from _person(entry)
        number = entry.call_number
        if number is not None:
            wanted = slug("".join(str(part) for part in number.itertext()), "")
            if wanted and entry.id.rpartition("-")[2] != wanted:
                yield Question("id", entry.place, f"…-{wanted}", "so says the call number")
    for letter in told:
        document = letter.document.partition("#")[2]
        if document and letter.place.partition("#")[2] != f"c-{document}":
            yield Question("id", letter.place, f"c-{document}", "so says the document")


def _person(entry: Entry) -> Iterator[Question]:
    surname, _, given = entry.name("sort").partition(",")
    wanted = slug(surname)
    if not wanted:
        return
    names = [name for part in re.split(r"[\s.-]+", given) if (name := slug(part, ""))]
    rest = entry.id.removeprefix(wanted)
    right = rest[:1] == "-" and len(rest) > 1 and _initials(rest[1:], names) if names else not rest
    if right and entry.id.startswith(wanted):
        return
    expected = "-".join(filter(None, (wanted, "".join(name[0] for name in names))))
    yield Question("id", entry.place, expected, "so says the sort name")


def _initials(letters: str, names: Sequence[str]) -> bool:
    """Whether letters are the initials of names.

    An initial may have two letters, as that of Yuri in some transliterations; the last names may
    lack theirs, and two more may stand for names that the entry does not give.
    """
    if not letters or not names:
        return len(letters) <= 2
    return any(
        letters.startswith(names[0][:length]) and _initials(letters[length:], names[1:])
        for length in (1, 2)
    )


def numbers(texts: Iterable[File]) -> Iterator[Question]:
    """Identifiers such as ``p7`` with one missing before them, or out of order."""
    for file in texts:
        last: dict[str, int] = {}
        for element in file.root.iter(etree.Element):
            match = _NUMBERED.fullmatch(element.get(XML_ID, ""))
            if match is None:
                continue
            letter, number = match[1], int(match[2])
            before = last.get(letter, 0)
            last[letter] = number
            if number != before + 1:
                place = f"{file.key}#{match[0]}"
                why = f"comes after {letter}{before}" if before else "is the first"
                yield Question("number", place, f"{letter}{before + 1}", f"{match[0]} {why}")


def unmentioned(known: Mapping[str, Entry], reached: set[str]) -> Iterator[Question]:
    """Entries to which no text leads, and no entry to which a text leads."""
    for place in known:
        if place not in reached:
            yield Question("unmentioned", place, "", "no text leads to it")
