"""Questions about the spelling of names, and the forms that the registers list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from edition.audit.questions import Question
from edition.audit.reading import Mention, local
from edition.audit.registers import Entry

_ALIKE = 0.75
"""From which likeness on two words are taken for two spellings of one."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*\w")
_BRACKETS = str.maketrans("", "", "[]()")
_PLACES = frozenset({"place"})
_DESCRIBED = frozenset({"event"})
"""Entries that are labelled, and do not list what they are called."""
_TITLES = frozenset({"title"})


def spellings(mentions: Iterable[Mention], known: Mapping[str, Entry]) -> Iterator[Question]:
    """Entries that the texts name in several spellings.

    Of a place each further name is asked about, of a person or body words that are nearly alike
    and initials that contradict each other.
    """
    forms: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        if mention.name not in _TITLES and mention.entry in known:
            forms[mention.entry][mention.form].append(mention.place)
    for place, found in forms.items():
        kind = local(known[place].element)
        for one, other in combinations(sorted(found), 2):
            why = _differ(one, other, kind)
            if why:
                first, second = found[one][0], found[other][0]
                seen = tuple(dict.fromkeys(found[one] + found[other]))
                why = f"{why}; so in {first} and in {second}"
                yield Question("spelling", place, f"{one} / {other}", why, seen)


def _differ(one: str, other: str, kind: str) -> str:
    if kind in _PLACES:
        return "two names of one place"
    theirs, ours = _words(one), _words(other)
    for word in theirs - ours:
        for like in ours - theirs:
            if _alike(word, like):
                return f"{word} and {like} are nearly the same"
    if kind == "person":
        first, second = _initials(one), _initials(other)
        if first and second and first[0] == second[0]:
            for here, there in zip(first[1], second[1], strict=False):
                if here != there:
                    return f"the initials {here}. and {there}. contradict each other"
    return ""


def _words(form: str) -> set[str]:
    return {word for word in _WORD.findall(form.translate(_BRACKETS)) if len(word) > 3}


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    if one == other or one.startswith(other) or other.startswith(one):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _initials(form: str) -> tuple[str, str] | None:
    """The surname and the initials before it, where a form is made that way."""
    words = [word for word in re.split(r"[\s.]+", form.translate(_BRACKETS)) if word]
    if len(words) < 2 or any(not word[0].isupper() for word in words) or len(words[-1]) < 2:
        return None
    return words[-1].casefold(), "".join(word[0] for word in words[:-1])


def unlisted(mentions: Iterable[Mention], known: Mapping[str, Entry]) -> Iterator[Question]:
    """Forms that a text has and the register's entry does not."""
    for mention in mentions:
        entry = known.get(mention.entry)
        if entry is not None and local(entry.element) not in _DESCRIBED:
            names = entry.names()
            if names and mention.form not in names and mention.corrected not in names:
                why = f"{mention.entry} does not list it"
                yield Question("unlisted", mention.place, mention.form, why)


def unused(mentions: Iterable[Mention], known: Mapping[str, Entry]) -> Iterator[Question]:
    """Forms that a register's entry lists and no text has."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[mention.entry] |= {mention.form, mention.corrected}
    for place, entry in known.items():
        for form in entry.names("form"):
            if form not in found[place]:
                yield Question("unused", place, form, "no mention has this form")
