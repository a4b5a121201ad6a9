"""The heaviest chain of matches that are in order in two sequences at once."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple


class Match(NamedTuple):
    """An item of what is wanted, by its number, found in a copy from ``start`` to ``end``."""

    start: int
    end: int
    item: int


def heaviest_chain(matches: list[Match]) -> list[Match]:
    """The matches, increasing in rank and not overlapping, that cover most of the copy.

    Takes n log n steps: the matches are met in the order of their starts, and a Fenwick tree over
    the ranks keeps the best chain among those that have ended by then.
    """
    ranks = {item: rank for rank, item in enumerate(sorted({match.item for match in matches}), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)  # weight of a chain, its last match
    before: list[int] = []
    weights: list[int] = []
    running: list[tuple[int, int]] = []  # end and number of the matches not yet in the tree
    ordered = sorted(matches)
    for number, match in enumerate(ordered):
        while running and running[0][0] <= match.start:
            _, ended = heappop(running)
            rank = ranks[ordered[ended].item]
            while rank < len(best):
                best[rank] = max(best[rank], (weights[ended], ended))
                rank += rank & -rank
        weight, previous = 0, -1
        rank = ranks[match.item] - 1
        while rank:
            weight, previous = max((weight, previous), best[rank])
            rank -= rank & -rank
        before.append(previous)
        weights.append(weight + match.end - match.start)
        heappush(running, (match.end, number))
    chain: list[Match] = []
    number = max(range(len(ordered)), key=weights.__getitem__, default=-1)
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]
