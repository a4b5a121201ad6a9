"""Runs: stretches of a text in which so many words of a witness stand as they stand there.

Both are taken as rows of letters (:mod:`edition.leaking.letters`). Any run has at least as many
letters as the shortest run of the witness; so one looks at the text's letters in steps, at ``size``
of them each time, such that every run has such a sample whole, and asks whether these letters
occur in the witness. Where they do, the stretch that is alike is widened as far as it goes, and
only if it is long enough are words counted.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from edition.leaking.letters import Blocks, Words, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST: Final = 16  # letters that are looked up at once
_PART: Final = b"\0"  # between two witnesses: no row of letters has it


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a witness that stand in a text.

    Attributes:
        key: the witness.
        start: the offset of the first of them in the witness, in characters.
        end: the offset after the last one.
        words: how many there are.
        at: where in the text the first one begins, in bytes.
        until: where the last one ends.
    """

    key: str
    start: int
    end: int
    words: int
    at: int
    until: int


class Runs:
    """What is to be found: every run of so many words of some witnesses.

    Args:
        witnesses: the key and the text of each.
        words: how many words make a run.
        facts: titles and addresses that count as one word, since nobody can say them otherwise.
        digits: whether digits count; if not, they may stand between the words, as numbers of
            notes and lines do.
    """

    def __init__(
        self,
        witnesses: Iterable[tuple[str, str]],
        words: int,
        *,
        facts: Iterable[str] = (),
        digits: bool = True,
    ) -> None:
        known = [letters(fact.encode("utf-8", "replace"), digits=digits) for fact in facts]
        self._wanted = words
        self._digits = digits
        rows: list[bytes] = []
        self._keys: list[str] = []
        self._begins: list[int] = []
        self._words: list[Words] = []
        self._counts: list[array[int]] = []
        self._characters: list[Sequence[int]] = []
        length = 0
        shortest: list[tuple[int, int]] = []
        for key, text in witnesses:
            data = text.encode("utf-8", "replace")
            row = letters(data, digits=digits)
            found = Words(data, digits=digits)
            self._keys.append(key)
            self._begins.append(length)
            self._words.append(found)
            self._characters.append(_characters(text, data))
            counts = _counts(row, found, known)
            self._counts.append(counts)
            shortest += _shortest(found, counts, words, length)
            rows.append(row)
            length += len(row) + 1
        self._row = _PART.join(rows) + _PART
        self._least = min((end - start for start, end in shortest), default=0)
        self._size = min(_LONGEST, (self._least * 3 + 4) // 5)
        self._step = self._least - self._size + 1
        self._places: dict[bytes, list[int]] = {}
        if self._least:
            for row, begin in zip(rows, self._begins, strict=True):
                for at in range(len(row) - self._size + 1):
                    sample = row[at : at + self._size]
                    self._places.setdefault(sample, []).append(begin + at)
        # The samples of those runs that are too short to be sure to have two of them whole.
        self._few = {
            self._row[at : at + self._size]
            for start, end in shortest
            if end - start < self._size + 2 * self._step - 1
            for at in range(start, end - self._size + 1)
        }

    def find(self, data: bytes) -> list[Run]:
        """The runs in a text in UTF-8, in its order; they may overlap where a witness repeats."""
        row = letters(data, digits=self._digits)
        blocks = Blocks(data, digits=self._digits)
        return [run for stretch in self._stretches(row) for run in self._counted(stretch, blocks)]

    def _stretches(self, row: bytes) -> Iterator[tuple[int, int, int]]:
        """Where the row is like the witnesses for long enough: start, place there, length."""
        size, step, places, few = self._size, self._step, self._places, self._few
        if not places:
            return
        last = len(row) - size + 1
        hits = [at for at in range(0, last, step) if row[at : at + size] in places]
        # Two words may meet anywhere; a run has its samples one after the other.
        hits = [
            at
            for before, at, after in zip([-step, *hits], hits, [*hits[1:], -step], strict=False)
            if at - before == step or after - at == step or row[at : at + size] in few
        ]
        done: dict[int, int] = {}  # by the distance of text and witness, where the last one ended
        for hit in hits:
            for place in places[row[hit : hit + size]]:
                if done.get(hit - place, -1) > hit:
                    continue
                start, end = _widened(row, hit, self._row, place, size)
                if end - start >= self._least:
                    done[hit - place] = end
                    yield start, place - (hit - start), end - start

    def _counted(self, stretch: tuple[int, int, int], blocks: Blocks) -> Iterator[Run]:
        """The run in a stretch, if its whole words, in the text and in the witness, are enough."""
        start, place, length = stretch
        number = bisect_right(self._begins, place) - 1
        words, counts = self._words[number], self._counts[number]
        place -= self._begins[number]
        first, after = words.within(place, place + length)
        if first >= after or counts[after] - counts[first] < self._wanted:
            return
        there, begin, cut = blocks.around(start, start + length)
        shift = start - begin - place
        while first < after and not there.begins(words.starts[first] + shift):
            first += 1
        while first < after and not there.ends_at(words.ends[after - 1] + shift):
            after -= 1
        if first < after and counts[after] - counts[first] >= self._wanted:
            one, other = words.source(first, after - 1)
            at, until = there.source(
                *there.between(words.starts[first] + shift, words.ends[after - 1] + shift)
            )
            characters = self._characters[number]
            yield Run(
                self._keys[number],
                characters[one],
                characters[other],
                after - first,
                cut + at,
                cut + until,
            )


def _counts(row: bytes, words: Words, facts: Iterable[bytes]) -> array[int]:
    """How many words count before each word of a witness: of a fact only the first one does."""
    counted = bytearray(b"\1") * len(words.starts)
    for fact in facts:
        at = row.find(fact)
        while at >= 0:
            if words.begins(at) and words.ends_at(at + len(fact)):
                first, after = words.within(at, at + len(fact))
                counted[first + 1 : after] = bytes(after - first - 1)
            at = row.find(fact, at + 1)
    return array("q", accumulate(counted, initial=0))


def _shortest(
    words: Words, counts: array[int], wanted: int, begin: int
) -> Iterator[tuple[int, int]]:
    """From where to where in the row each run goes that is no longer than need be."""
    for first, count in enumerate(counts[:-1]):
        after = bisect_left(counts, count + wanted, first)
        if after == len(counts):
            return
        yield begin + words.starts[first], begin + words.ends[after - 1]


def _characters(text: str, data: bytes) -> Sequence[int]:
    """For each offset in bytes, that in characters."""
    if len(text) == len(data):
        return range(len(data) + 1)
    offsets = array("q")
    for number, character in enumerate(text):
        offsets.extend([number] * len(character.encode("utf-8", "replace")))
    offsets.append(len(text))
    return offsets


def _widened(one: bytes, at: int, other: bytes, place: int, size: int) -> tuple[int, int]:
    """From where to where ``one`` is like ``other`` around a place where they are alike."""
    start, end = at, at + size
    shift = place - at
    while start > 0 and start + shift > 0 and one[start - 1] == other[start + shift - 1]:
        start -= 1
    most = min(len(one), len(other) - shift)
    while end < most and one[end] == other[end + shift]:
        end += 1
    return start, end
