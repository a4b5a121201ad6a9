"""Laying a copy's characters out as the witness has them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from edition.witness.folding import widths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.manifest import Block, Manifest


def lay_out(manifest: Manifest, letters: Iterable[str]) -> str:
    """The text of the witness from the folded characters of each of its blocks."""
    pieces: list[str] = []
    end = 0
    for block, own in zip(manifest.blocks, letters, strict=True):
        pieces.append("\n" * (block.start - end))
        pieces.append(_line(block, own))
        end = block.end
    pieces.append("\n" * (manifest.characters - end))
    return "".join(pieces)


def _line(block: Block, letters: str) -> str:
    """One line of the witness: its marks put back, and its white space."""
    spaces = block.spaces
    pieces: list[str] = []
    taken = done = 0  # how many folded characters are used, and how many of the line are made
    for offset, mark, width in widths(block.marks):
        plain = offset - bisect_left(spaces, offset) - done
        pieces += letters[taken : taken + plain], mark
        taken += plain + width
        done += plain + 1
    text = "".join(pieces) + letters[taken:]
    line = " ".join([text[one:other] for one, other in pairwise([0, *accumulate(block.words)])])
    unusual = [(offset, mark) for offset, mark in block.marks if mark.isspace()]
    if not unusual:
        return line
    characters = list(line)
    for offset, mark in unusual:
        characters[offset] = mark
    return "".join(characters)
