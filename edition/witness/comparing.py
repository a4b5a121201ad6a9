"""Comparing a copy with the witness that a manifest describes, block by block.

The manifest has no words, only the digest and the shape of each block; so a block is *found* where
the copy's folded characters have its digest, and everything else is told by lengths:

1. blocks are taken from the front and from the back of the copy for as long as they follow each
   other: of a faithful copy these are all;
2. in what remains, each line is tried as the beginning of the blocks whose first words are as long
   as its own, and the heaviest chain of blocks in order is kept;
3. what lies between two found blocks is laid to the blocks that are wanted there, by runs of words
   of the same lengths, and what differs is noted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from edition.witness.chaining import Match, heaviest_chain
from edition.witness.differences import Difference
from edition.witness.folding import fold, widths
from edition.witness.shapes import common_runs, folded_words, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.manifest import Manifest
    from edition.witness.decoding import Reading
    from edition.witness.differences import Kind

_FIRST_WORDS: Final = 6
_HYPHENATED: Final = re.compile(r"(?<=\w-)[^\S\n]*\n\s*(?=\w)")  # a line broken after a hyphen


class Comparison:
    """A copy compared with a witness.

    Attributes:
        letters: the copy's folded characters without white space.
        positions: where in the letters each block was found, or None.
        differences: what is not as in the witness, in the order of the witness; of a faithful copy,
            nothing.
    """

    def __init__(self, manifest: Manifest, reading: Reading) -> None:
        self._blocks = manifest.blocks
        self._lengths = [
            sum(block.words) + sum(width - 1 for *_, width in widths(block.marks))
            for block in self._blocks
        ]
        self.positions: list[int | None] = [None] * len(self._blocks)
        self.differences: list[Difference] = []
        self._moved: set[int] = set()
        self._alike = 0  # how many of the copy's characters are laid to a block by their lengths

        folded = fold(reading.text, manifest.form)
        lines = ["".join(line.split()) for line in folded.split("\n")]
        self.letters = "".join(lines)
        ends = list(accumulate(map(len, lines)))
        spans = [(end - len(line), end) for line, end in zip(lines, ends, strict=True)]
        self._starts = sorted({start for start, end in spans if start < end})
        self._furniture = {spans[number] for number in reading.furniture}
        self._margins = {spans[number] for number in reading.margins}
        self._spare = _Spans(self._furniture)
        self._spare_outside = _Spans(self._furniture | self._margins)
        self._compare(folded)

    @property
    def found(self) -> int:
        """How many blocks stand in the copy as they are in the witness."""
        return len(self.positions) - self.positions.count(None) + len(self._moved)

    @property
    def blocks(self) -> Iterator[str]:
        """The folded characters of each block, when all are found."""
        for position, length in zip(self.positions, self._lengths, strict=True):
            if position is not None:
                yield self.letters[position : position + length]

    @property
    def is_something_else(self) -> bool:
        """Whether hardly anything of the witness is in the copy, or of the copy in the witness."""
        pairs = zip(self.positions, self._lengths, strict=True)
        alike = self._alike + sum(length for position, length in pairs if position is not None)
        return alike * 20 < sum(self._lengths) and alike * 5 <= len(self.letters)

    def _compare(self, folded: str) -> None:
        first, last, start, end = self._walk(0, len(self._blocks), 0, len(self.letters))
        if first == last:
            self._settle(first, last, start, end)
            return
        tokens = list(map(len, _HYPHENATED.sub("", folded).split()))
        self._tokens = [0, *accumulate(tokens)]
        self._shape = shape(tokens)
        matches = self._find(first, last, start, end)
        chain = heaviest_chain(matches)
        self._set_strays_aside(matches, chain)
        for match in chain:
            self._settle(first, match.item, start, match.start)
            self.positions[match.item] = match.start
            first, start = match.item + 1, match.end
        self._settle(first, last, start, end)
        self.differences.sort(key=lambda difference: difference.block)

    def _stands(self, index: int, start: int) -> bool:
        """Whether a block's characters begin here."""
        piece = self.letters[start : start + self._lengths[index]]
        return (
            len(piece) == self._lengths[index]
            and sha256(piece.encode("utf-8", "surrogatepass")).hexdigest()
            == self._blocks[index].digest
        )

    def _walk(self, first: int, last: int, start: int, end: int) -> tuple[int, int, int, int]:
        """Take blocks, and furniture between them, from the front and then from the back."""
        outermost = (0, len(self._blocks))
        while True:
            spare = self._spare_outside if first in outermost else self._spare
            if self._is_next(first, last, start, end):
                self.positions[first] = start
                start += self._lengths[first]
                first += 1
            elif start < end and spare.end_of.get(start, end + 1) <= end:
                start = spare.end_of[start]
            else:
                break
        while True:
            spare = self._spare_outside if last in outermost else self._spare
            if self._is_last(first, last, start, end):
                last -= 1
                end -= self._lengths[last]
                self.positions[last] = end
            elif start < end and spare.start_of.get(end, start - 1) >= start:
                end = spare.start_of[end]
            else:
                return first, last, start, end

    def _is_next(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether a stretch begins with its first block.

        A block whose last character is gone may seem to stand if the next one happens to begin
        with it; so unless a line ends here, the next block must stand here too.
        """
        if first == last or not self._stands(first, start):
            return False
        after = start + self._lengths[first]
        if after == end or self._begins_line(after):
            return after <= end
        return after < end and first + 1 < last and self._stands(first + 1, after)

    def _is_last(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether a stretch ends with its last block, seen in the same way."""
        if first == last:
            return False
        before = end - self._lengths[last - 1]
        if before < start or not self._stands(last - 1, before):
            return False
        if before == start or self._begins_line(before):
            return True
        earlier = before - self._lengths[last - 2]
        return first < last - 1 and earlier >= start and self._stands(last - 2, earlier)

    def _find(self, first: int, last: int, start: int, end: int) -> list[Match]:
        """The blocks that occur but once in the witness, wherever a line begins with one."""
        often = Counter(block.digest for block in self._blocks)
        wanted: dict[str, list[int]] = {}
        for index in range(first, last):
            block = self._blocks[index]
            if self._lengths[index] and often[block.digest] == 1:
                wanted.setdefault(shape(folded_words(block))[:_FIRST_WORDS], []).append(index)
        sizes = sorted(set(map(len, wanted)))
        matches: list[Match] = []
        for at in self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            token = bisect_left(self._tokens, at)
            if self._tokens[token] != at:
                continue
            for size in sizes:
                matches.extend(
                    Match(at, at + self._lengths[index], index)
                    for index in wanted.get(self._shape[token : token + size], ())
                    if at + self._lengths[index] <= end and self._stands(index, at)
                )
        return matches

    def _set_strays_aside(self, matches: list[Match], chain: list[Match]) -> None:
        """Note the blocks that stand whole in the copy, but out of order."""
        placed = {match.item for match in chain}
        beginnings = [match.start for match in chain]
        for match in matches:
            if match.item in placed:
                continue
            after = bisect_left(beginnings, match.end)
            overlaps = after > 0 and chain[after - 1].end > match.start
            if not overlaps and (self._begins_line(match.end) or match.end == len(self.letters)):
                placed.add(match.item)
                self._moved.add(match.item)
                self._spare.add(match.start, match.end)
                self._spare_outside.add(match.start, match.end)

    def _settle(self, first: int, last: int, start: int, end: int) -> None:
        """Account for what lies between two found blocks."""
        first, last, start, end = self._walk(first, last, start, end)
        if first == last:
            if start < end:
                self.differences.append(Difference("foreign", first, end - start))
        elif start == end:
            for index in range(first, last):
                self._note(index, start, end)
        else:
            bounds = self._bounds(first, last, start, end)
            if last - first == 1 and self._lengths[first] // 2 < end - start:
                self._alike += self._lengths[first]
            for index, (one, other) in enumerate(pairwise(bounds), first):
                self._note(index, one, other)

    def _note(self, index: int, start: int, end: int) -> None:
        """Note how a block differs from what stands in its place."""
        length = self._lengths[index]
        surplus = end - start - length
        if not surplus and self._stands(index, start):
            self.positions[index] = start
        elif index in self._moved:
            self.differences.append(Difference("moved", index))
        elif start == end:
            self.differences.append(Difference("absent", index))
        else:
            kind: Kind = "added" if surplus > 0 else "missing" if surplus else "changed"
            self.differences.append(Difference(kind, index, abs(surplus)))

    def _bounds(self, first: int, last: int, start: int, end: int) -> list[int]:
        """Where, in a stretch of the copy, each of several altered blocks begins; and the end."""
        words = [folded_words(block) for block in self._blocks[first:last]]
        borders = [0, *accumulate(map(len, words))]
        lengths = [length for block in words for length in block]
        reach = [0, *accumulate(lengths)]
        low, high = bisect_left(self._tokens, start), bisect_left(self._tokens, end)
        pairs = common_runs(shape(lengths), self._shape[low:high])
        self._alike += sum(lengths[wanted] for wanted, _ in pairs)
        anchors = [(wanted, self._tokens[low + there]) for wanted, there in pairs]
        bounds = [start]
        # A border is guessed from the next common words on either side, those of the two blocks
        # that it parts before others; of the beginnings of lines the one nearest to a guess is it.
        for number, border in enumerate(borders[1:-1], 1):
            at = bisect_left(anchors, (border, -1))
            floor, ceiling, guesses = bounds[-1], end, []
            if at:
                wanted, place = anchors[at - 1]
                floor = max(floor, place)
                if wanted >= borders[number - 1] or at == len(anchors):
                    guesses.append(place + reach[border] - reach[wanted])
            if at < len(anchors):
                wanted, place = anchors[at]
                ceiling = max(floor, place)
                if wanted < borders[number + 1] or not guesses:
                    guesses.append(place - reach[wanted] + reach[border])
            guesses = guesses or [start + reach[border]]
            places = [floor, *self._lines_near(guesses, floor, ceiling)]
            if ceiling == end:
                places.append(end)
            bounds.append(min(places, key=lambda place: min(abs(place - one) for one in guesses)))
        return [*bounds, end]

    def _begins_line(self, at: int) -> bool:
        index = bisect_left(self._starts, at)
        return index < len(self._starts) and self._starts[index] == at

    def _lines_near(self, guesses: list[int], floor: int, ceiling: int) -> Iterator[int]:
        """The beginnings of lines next to each guess, within bounds."""
        low, high = bisect_left(self._starts, floor), bisect_left(self._starts, ceiling + 1)
        for guess in guesses:
            at = bisect_left(self._starts, guess, low, high)
            yield from self._starts[max(at - 1, low) : min(at + 1, high)]


class _Spans:
    """Stretches of the copy that may be passed over, from either end."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.end_of: dict[int, int] = {}
        self.start_of: dict[int, int] = {}
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        self.end_of[start] = end
        self.start_of[end] = start
