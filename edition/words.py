"""The words of a witness, laid open for withholding and restoring."""

from __future__ import annotations

from dataclasses import dataclass, field

LEFT_OUT = "\x1c"
"""Stands in the view for what the edition leaves out: white space that no XML file can hold."""


@dataclass(frozen=True, slots=True)
class Words:
    """A canonical witness.

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

