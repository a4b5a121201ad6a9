"""Folding: what every faithful copy of a text has in common, whoever typed, wrapped or saved it.

Two texts are compared by their folded characters without the white space.  Each rule below looks at
one character, or at neighbours that no white space parts, so that folding a block by itself and
folding it within a whole text give the same characters:

- the text is put into one of Unicode's normal forms (that of the witness);
- single quotation marks, primes and accents used as such become ``'``, and double ones two of them,
  so that ``’”``, ``'"`` and ``'''`` are one thing however they are grouped;
- a run of hyphens, dashes or minus signs becomes one ``-``;
- an ellipsis becomes full stops;
- soft hyphens, byte-order marks and other characters of no width go.

Case, spelling, punctuation and every other character count.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Form = Literal["NFC", "NFD"]

_DASHES: Final = frozenset("-‐‑‒–—―−˗⁃⸺⸻﹘﹣－")
_INVISIBLE: Final = frozenset(
    map(chr, (0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)

#: What each character becomes that is not already itself when folded.
_FOLDED: Final[dict[str, str]] = {
    **dict.fromkeys("‘’‚‛′‵‹›ʹʼʻʽ`´＇", "'"),
    **dict.fromkeys('"“”„‟″‶«»〝〞〟＂', "''"),
    **dict.fromkeys("‴‷", "'''"),
    **dict.fromkeys(_DASHES - {"-"}, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    "…": "...",
    "‥": "..",
}


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


_FOLDABLE: Final = re.compile(_one_of(_FOLDED))
_DASH_RUN: Final = re.compile("--+")
# What is lost of a line: a run of dashes with what is invisible among them, or one character.
_LOST: Final = re.compile(
    rf"{_one_of(_DASHES)}(?:{_one_of(_INVISIBLE)}*{_one_of(_DASHES)})*|{_FOLDABLE.pattern}|[^\S ]"
)


def fold(text: str, form: Form = "NFC") -> str:
    """The folded characters of a text, its white space still in place."""
    if not unicodedata.is_normalized(form, text):
        text = unicodedata.normalize(form, text)
    text = _FOLDABLE.sub(lambda match: _FOLDED[match[0]], text)
    return _DASH_RUN.sub("-", text)


def marks(line: str) -> tuple[tuple[int, str], ...]:
    """What folding and a new layout lose of a line: offset and character of each, in order.

    These are the characters that fold to something else, the dashes of a run of several, and the
    white space that is not an ordinary space.
    """
    return tuple(
        (offset, character)
        for match in _LOST.finditer(line)
        if match[0] != "-"
        for offset, character in enumerate(match[0], match.start())
    )


def widths(marks: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, int]]:
    """Offset, character and folded length of each mark that is not white space."""
    run = -1  # where a dash would continue the run of dashes before it
    for offset, mark in marks:
        if mark in _DASHES:
            yield offset, mark, 0 if offset == run else 1
            run = offset + 1
        elif not mark.isspace():
            yield offset, mark, len(_FOLDED.get(mark, mark))
            if offset == run and mark in _INVISIBLE:
                run = offset + 1
