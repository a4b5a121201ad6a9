"""Questions about names in the texts: untagged ones, and those that may mean several entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from edition.audit.questions import Question, joined
from edition.audit.reading import NAMES, Block, Mention, local
from edition.audit.registers import Entry

_WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?(?:[’'](?!s\b)\w+)*")
_PRONOUN = re.compile(r"I(?:[’'](?:m|d|ll|ve))?")
_NUMERAL = re.compile(r"[IVXL]{2,}")
_OPENS = re.compile(r"[“‘«„\"(\[]\s*$")
_AFTER_SENTENCE = re.compile(r"(\S*?)[.?!…]+[”’»\"')\]]*\s+$")
_ABBREVIATIONS = frozenset(
    {"St", "Dr", "Mr", "Mrs", "Prof", "ed", "eds", "vol", "vols", "Vol", "p", "pp", "no", "No"}
)
_TITLES = frozenset({"titlePart"})


def untagged(blocks: Iterable[Block], known: re.Pattern[str] | None) -> Iterator[Question]:
    """Capitalised words that no tag covers and whose capital no sentence explains.

    Args:
        blocks: what is read.
        known: matches the names that are asked about elsewhere, and not here.
    """
    for block in blocks:
        if block.name in _TITLES:
            continue
        asked = [match.span() for match in known.finditer(block.text)] if known else []
        for match in _WORD.finditer(block.text):
            start, end = match.span()
            word = match.group()
            if (
                word[0].isupper()
                and _PRONOUN.fullmatch(word) is None
                and _NUMERAL.fullmatch(word) is None
                and not opens(block.text[:start])
                and not block.covered(start, end)
                and not any(first <= start < last for first, last in asked)
            ):
                yield Question("untagged", block.place, word)


def opens(before: str) -> bool:
    """Whether a word after these words opens a sentence or a quotation."""
    if not any(map(str.isalnum, before)) or _OPENS.search(before):
        return True
    # The end of a sentence is near; nothing is gained by looking further back.
    match = _AFTER_SENTENCE.search(before[-80:])
    return match is not None and not _is_abbreviation(re.split(r"\W", match[1])[-1])


def _is_abbreviation(word: str) -> bool:
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def tagged(blocks: Iterable[Block]) -> dict[str, str]:
    """Every string that is tagged as a name somewhere, and with which element.

    Of one that is a name here and a title there, the former is told.
    """
    found: dict[str, str] = {}
    for block in blocks:
        for span in block.spans:
            form = block.words(span) if span.name in NAMES else ""
            named = len(form) > 1 and any(map(str.isupper, form))
            if named and found.get(form, "title") == "title":
                found[form] = span.name
    return found


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What matches any of some names, the longest that fits; None where there are none."""
    longest_first = sorted(names, key=lambda form: (-len(form), form))
    alternatives = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None


def elsewhere(
    blocks: Iterable[Block], names: Mapping[str, str], known: re.Pattern[str] | None
) -> Iterator[Question]:
    """Strings that are tagged as a name in one place and stand untagged in another."""
    if known is None:
        return
    for block in blocks:
        if block.name in _TITLES:
            continue
        for match in known.finditer(block.text):
            if not block.covered(*match.span()):
                form = " ".join(match.group().split())
                yield Question("elsewhere", block.place, form, f"{names[form]} in other places")


def shared(mentions: Iterable[Mention], known: Mapping[str, Entry]) -> Iterator[Question]:
    """Forms that are tagged with one entry here and another there, or that may mean several."""
    seen: dict[tuple[str, bool], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        places = seen[mention.form, mention.name == "title"][mention.entry]
        if mention.place not in places:
            places.append(mention.place)
    namesakes = _namesakes(known)
    for (form, title), found in seen.items():
        meant = set(found) | (set() if title else namesakes.get(form, set()))
        if len(meant) < 2:
            continue
        told = (
            f"{place.partition('#')[2] or place} in {joined(found[place])}"
            if place in found
            else f"{place.partition('#')[2]} has that name too"
            for place in sorted(meant)
        )
        place = "+".join(sorted(meant))
        seen_in = tuple(dict.fromkeys(at for those in found.values() for at in those))
        yield Question("shared", place, form, "; ".join(told), seen_in)


def _namesakes(known: Mapping[str, Entry]) -> dict[str, set[str]]:
    """For each form and surname of a person, the persons that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, entry in known.items():
        if local(entry.element) == "person":
            surname = entry.name("sort").partition(",")[0]
            for form in {surname, *entry.names("usual", "form", "pseudonym", "birth")}:
                if form:
                    found[form].add(place)
    return found
