"""Shapes: a text as the lengths of its words, which a manifest knows without knowing the words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from edition.witness.chaining import Match, heaviest_chain
from edition.witness.folding import widths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.manifest import Block


def folded_words(block: Block) -> list[int]:
    """The lengths of a block's words when folded, those that vanish left out."""
    lengths = list(block.words)
    ends = list(accumulate(length + 1 for length in lengths))
    for offset, _, width in widths(block.marks):
        lengths[bisect_right(ends, offset)] += width - 1
    return [length for length in lengths if length]


def shape(lengths: Iterable[int]) -> str:
    """Lengths as a string, one character for each, so that runs of them are found quickly."""
    return "".join([chr(min(length, 0xD7FF)) for length in lengths])


def common_runs(wanted: str, there: str) -> list[tuple[int, int]]:
    """Where runs of word lengths that occur but once in each of two shapes begin, in order."""
    size = 4 if len(wanted) < 4000 else 6

    def once(shape: str) -> dict[str, int]:
        runs = [shape[at : at + size] for at in range(len(shape) - size + 1)]
        often = Counter(runs)
        return {run: at for at, run in enumerate(runs) if often[run] == 1}

    here = once(wanted)
    matches = [Match(at, at + 1, here[run]) for run, at in once(there).items() if run in here]
    return [(match.item, match.start) for match in heaviest_chain(matches)]
