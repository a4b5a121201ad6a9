"""Letters: what is left of a text when all that can stand between and around words is taken away.

Case, accents, ligatures, punctuation, white space and whatever has no width go, and nothing but
letters and digits stays, in one row, as bytes in UTF-8. So it makes no difference how words are
parted: by spaces, line ends, hyphens, commas and quotation marks, or bytes that are no text at all.
"""

from __future__ import annotations

import re
import string
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

_LETTERS: Final = string.ascii_letters.encode()
_DIGITS: Final = string.digits.encode()
_LOWER: Final = bytes.maketrans(_LETTERS, _LETTERS.lower())
_OTHERS: Final = bytes(set(range(128)) - set(_LETTERS) - set(_DIGITS))
_FOREIGN: Final = re.compile(rb"[\x80-\xff]+")
_CUT: Final = re.compile(
    rb"[\x00-/:-@\[-`{-\x7f]"
)  # what is neither letter nor digit nor part of one
_BLOCK: Final = 2048
_PIECE: Final = re.compile(rb"[A-Za-z]+|[0-9]+|[\x80-\xff]+")


def letters(data: bytes, *, digits: bool = True) -> bytes:
    """The letters of a text in UTF-8, in one row; without the digits if so wished."""
    row = data.translate(_LOWER, _OTHERS)
    if not row.isascii():
        row = _FOREIGN.sub(lambda match: _folded(match[0]), row)
    return row if digits else row.translate(None, _DIGITS)


@lru_cache(maxsize=1 << 16)
def _folded(foreign: bytes) -> bytes:
    return b"".join(map(_letter, foreign.decode("utf-8", "ignore")))


@lru_cache(maxsize=1 << 16)
def _letter(character: str) -> bytes:
    """A character by itself: its letters without marks and case, or nothing."""
    folded = unicodedata.normalize("NFKD", character).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    return "".join(filter(str.isalnum, folded)).encode()


@lru_cache(maxsize=1 << 16)
def _parts_words(character: str) -> bool:
    """Whether a character that is no letter ends a word; marks and soft hyphens do not."""
    return unicodedata.category(character) not in ("Mn", "Me", "Cf")


class Words:
    """Where the words of a text stand in the row of its letters.

    Attributes:
        starts: the offset in the row of each word's first letter, in order.
        ends: the offset after each word's last letter.
    """

    def __init__(self, data: bytes, *, digits: bool = True) -> None:
        self.starts = array("q")
        self.ends = array("q")
        self._source = array("q")
        self._source_ends = array("q")
        self._length = 0
        self._joined = False
        end = 0
        for match in _PIECE.finditer(data):
            piece = match[0]
            at = match.start()
            self._joined = self._joined and at == end
            end = match.end()
            if piece[0] >= 0x80:
                for character in piece.decode("utf-8", "ignore"):
                    size = len(character.encode())
                    if letter := _letter(character):
                        self._add(
                            len(letter if digits else letter.translate(None, _DIGITS)), at, size
                        )
                    elif _parts_words(character):
                        self._joined = False
                    at += size
            elif digits or piece[0] >= 0x41:
                self._add(len(piece), at, len(piece))
            # a digit that does not count neither parts nor joins what stands around it

    def _add(self, letters: int, at: int, size: int) -> None:
        if not letters:
            return
        if not self._joined:
            self.starts.append(self._length)
            self.ends.append(self._length)
            self._source.append(at)
            self._source_ends.append(at)
        self._length += letters
        self.ends[-1] = self._length
        self._source_ends[-1] = at + size
        self._joined = True

    def source(self, first: int, last: int) -> tuple[int, int]:
        """From where to where in the text two words and what is between them stand."""
        return self._source[first], self._source_ends[last]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins at or after ``start`` and the one after the last that ends."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def begins(self, offset: int) -> bool:
        """Whether a word begins at an offset in the row."""
        at = bisect_left(self.starts, offset)
        return at < len(self.starts) and self.starts[at] == offset

    def ends_at(self, offset: int) -> bool:
        """Whether a word ends at an offset in the row."""
        at = bisect_left(self.ends, offset)
        return at < len(self.ends) and self.ends[at] == offset

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that stand, or in part stand, from one offset in the row to another."""
        return bisect_right(self.starts, start) - 1, bisect_left(self.ends, end)


class Blocks:
    """A text in blocks, so that words need be counted only where something was found.

    Args:
        data: the text in UTF-8.
        digits: whether digits count.
    """

    def __init__(self, data: bytes, *, digits: bool = True) -> None:
        self._data = data
        self._digits = digits
        self._rows: list[int] = []  # where in the row of its letters each block begins
        self._cuts: list[int] = []  # and where in the text, between two words

    def _cut(self) -> None:
        data, cut, row = self._data, 0, 0
        while cut < len(data):
            self._cuts.append(cut)
            self._rows.append(row)
            found = _CUT.search(data, cut + _BLOCK)
            after = found.start() if found else len(data)
            row += len(letters(data[cut:after], digits=self._digits))
            cut = after
        self._cuts.append(cut)
        self._rows.append(row)

    def around(self, start: int, end: int) -> tuple[Words, int, int]:
        """The words of the blocks around a stretch; where the row and the text of these begin."""
        if not self._rows:
            self._cut()
        first = bisect_right(self._rows, start) - 1
        last = bisect_left(self._rows, end, first + 1)
        cut, after = self._cuts[first], self._cuts[last]
        return Words(self._data[cut:after], digits=self._digits), self._rows[first], cut
