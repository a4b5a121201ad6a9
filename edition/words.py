"""What is known of a witness: its words, or without them its outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from edition.manifest import Manifest

LEFT_OUT = "\x1c"
"""Stands in the view for what the edition leaves out: white space that no XML file can hold."""


@dataclass(frozen=True, slots=True)
class Words:
    """A canonical witness, laid open for withholding and restoring.

    Attributes:
        key: the witness's key.
        text: its characters; offsets count its code points.
        left_out: ranges of it that the edition does not contain.
        view: the text with all that is left out blanked.
    """

    key: str
    text: str
    left_out: tuple[tuple[int, int], ...] = ()
    view: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        view = self.text
        for start, end in self.left_out:
            view = view[:start] + LEFT_OUT * (end - start) + view[end:]
        object.__setattr__(self, "view", view)

    @property
    def length(self) -> int:
        """How many code points the witness has."""
        return len(self.text)

    def solid(self, start: int) -> int:
        """The first position from ``start`` on that is neither white space nor left out."""
        view = self.view
        end = len(view)
        while start < end and view[start].isspace():
            start += 1
        return start

    def blank(self, start: int, end: int) -> bool:
        """Whether there is nothing but white space, and what is left out, in a range."""
        return start >= end or self.view[start:end].isspace()

    def spaces(self, start: int, end: int) -> str:
        """The exact characters of a blank range."""
        return self.view[start:end]


@dataclass(frozen=True)
class Outline:
    """A witness as its manifest describes it: where its white space is, and no word of it."""

    manifest: Manifest

    @property
    def key(self) -> str:
        """The witness's key."""
        return self.manifest.key

    @property
    def length(self) -> int:
        """How many code points the witness has."""
        return self.manifest.characters

    @cached_property
    def left_out(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the witness that the edition does not contain."""
        return ranges_left_out(self.manifest)

    @cached_property
    def _mask(self) -> bytes:
        mask = bytearray(self.manifest.space_mask)
        for start, end in self.left_out:
            mask[start:end] = b"\x01" * (end - start)
        return bytes(mask)

    @cached_property
    def _unusual(self) -> dict[int, str]:
        return {
            block.start + offset: mark
            for block in self.manifest.blocks
            for offset, mark in block.marks
            if mark.isspace()
        }

    @property
    def characters(self) -> int:
        """How many characters the edition has to cover: neither white space nor left out."""
        return self._mask.count(b"\x00")

    def solid(self, start: int) -> int:
        """The first position from ``start`` on that is neither white space nor left out."""
        found = self._mask.find(b"\x00", start)
        return self.length if found == -1 else found

    def blank(self, start: int, end: int) -> bool:
        """Whether there is nothing but white space, and what is left out, in a range."""
        return start >= end or self._mask.find(b"\x00", start, end) == -1

    def spaces(self, start: int, end: int) -> str:
        """The exact characters of a blank range."""
        return "".join(self._space(offset) for offset in range(start, end))

    def _space(self, offset: int) -> str:
        if any(start <= offset < end for start, end in self.left_out):
            return LEFT_OUT
        if self.manifest.block_at(offset) is None:
            return "\n"
        return self._unusual.get(offset, " ")


def ranges_left_out(manifest: Manifest) -> tuple[tuple[int, int], ...]:
    """The ranges of a witness that its encoding does not cover."""
    return tuple((part.start, part.end) for part in manifest.left_out)
