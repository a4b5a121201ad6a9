"""The invariant of a withheld file: every word of the witness stands in one gap, in order.

It can be checked without the words.  What it needs of the witness is a :class:`Layout`: where the
white space is.  A manifest is one, and so are the words themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from edition.gaps import CDATA, CDATA_END, Gap, character, is_instruction, remembered_spelling
from edition.markup import OwnText, Source, Token, attributes

_REFERENCE = re.compile(r"&[^;&<\s]+;")


class Layout(Protocol):
    """Where a witness has white space."""

    @property
    def key(self) -> str:
        """The witness's key."""

    @property
    def length(self) -> int:
        """How many code points the witness has."""

    @property
    def left_out(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the witness that the edition does not contain."""

    def solid(self, start: int) -> int:
        """The first position from ``start`` on that is neither white space nor left out."""

    def blank(self, start: int, end: int) -> bool:
        """Whether there is nothing but white space, and what is left out, in a range."""

    def spaces(self, start: int, end: int) -> str:
        """The exact characters of a blank range."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A breach of the invariant: where in the file, what it is, what to do."""

    offset: int
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a withheld file something has to be put back.

    Attributes:
        start: where the written form begins in the file, in code points.
        end: where it ends.
        gap: the stretch of the witness, or None where ``spelling`` alone goes in.
        spelling: how the words are spelt, where that is not the plainest way.
        marked: whether the place is inside a marked section, which needs no escapes.
    """

    start: int
    end: int
    gap: Gap | None
    spelling: str | None = None
    marked: bool = False


@dataclass(slots=True)
class Inspection:
    """What a walk through a withheld file found."""

    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def decoded(raw: str) -> str:
    """Character data with its references resolved; unknown ones stay as they are."""
    if "&" not in raw:
        return raw
    return _REFERENCE.sub(lambda match: _character(match.group()), raw)


def _character(reference: str) -> str:
    try:
        return character(reference)
    except ValueError:
        return reference


def inspect(source: Source, layout: Layout, own: OwnText) -> Inspection:
    """Walk through a withheld file and hold its gaps against the layout; never stop early."""
    walk = _Walk(layout)
    tokens = list(source.tokens(own))
    for index, token in enumerate(tokens):
        walk.take(token, tokens[index + 1] if index + 1 < len(tokens) else None)
    walk.finish(len(source.text))
    return walk.result


class _Walk:
    """The state of a walk: how far the witness is covered, and what stood since."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.result = Inspection()
        self.position = 0  # the end of the last gap in the witness
        self.begun = False
        self.space = False  # white space since the last gap
        self.between: str | None = None  # text since the last gap, while nothing else stood there
        self.marked: int | None = None  # where a marked section began
        self.filled = False  # a gap in it
        self.spelt: int | None = None  # where an instruction stands that a gap has used up

    def problem(self, offset: int, what: str, do: str) -> None:
        self.result.problems.append(Problem(offset, what, do))

    def take(self, token: Token, following: Token | None) -> None:
        withheld = token.kind == "empty" and token.name == "gap" and _withheld(token.raw)
        ends = token.kind == "instruction" and token.raw == CDATA_END
        if self.marked is not None and not (withheld or ends or token.kind == "text"):
            self._no_instruction(self.marked)
            self.marked = None
        if withheld:
            self._gap(token, following)
        elif token.kind == "instruction" and is_instruction(token.raw):
            self._instruction(token)
        elif token.words and token.kind in ("text", "cdata"):
            self._text(token)
        elif token.kind == "start" and token.name == "gap" and _withheld(token.raw):
            self.problem(token.offset, "a withheld gap is not empty", "write it as one empty tag")
        elif token.words or token.kind != "text":
            self.between = None

    def _text(self, token: Token) -> None:
        text = token.raw[9:-3] if token.kind == "cdata" else decoded(token.raw)
        if text and not text.isspace():
            self.problem(
                token.offset + len(text) - len(text.lstrip()),
                "words stand here that are neither withheld nor marked as the edition’s own",
                "withhold the restored file again, or give the element a @resp of this edition",
            )
        if text:
            self.space = True
        if self.marked is not None and text != token.raw:
            self._no_instruction(self.marked)
        if self.between is not None and token.kind == "text":
            self.between += token.raw
        else:
            self.between = None

    def _instruction(self, token: Token) -> None:
        if self.spelt == token.offset:
            return
        self.between = None
        if token.raw == CDATA and self.marked is None and token.words:
            self.marked, self.filled = token.offset, False
            self._put_back(token, "<![CDATA[")
        elif token.raw == CDATA_END and self.marked is not None and self.filled:
            self.marked = None
            self._put_back(token, "]]>")
        else:
            self._no_instruction(token.offset)

    def _no_instruction(self, offset: int) -> None:
        self.problem(
            offset,
            "a processing instruction named “edition” stands where the engine has not put it",
            "remove it, or withhold the restored file again",
        )

    def _put_back(self, token: Token, text: str) -> None:
        end = token.offset + len(token.raw)
        self.result.places.append(Place(token.offset, end, None, text))

    def _gap(self, token: Token, following: Token | None) -> None:
        layout = self.layout
        gap = Gap.parse(token.raw)
        if gap is None:
            form = Gap("KEY", 0, 1)
            self.problem(
                token.offset,
                "a withheld gap is not written in its one form",
                f"write it as {form} with the right numbers",
            )
            return
        if not token.words:
            self.problem(
                token.offset,
                "a withheld gap stands outside the words of the witness",
                "take it out of the header and of what the edition itself has written",
            )
            return
        fault = self._fault(gap)
        if fault is not None:
            self.problem(token.offset, *fault)
        end = token.offset + len(token.raw)
        spelling = None
        if following is not None and gap.end - gap.start == 1 and self.marked is None:
            spelling = remembered_spelling(following.raw)
        if spelling is not None and following is not None:
            self.spelt = following.offset
            end += len(following.raw)
        elif self._continues(gap):
            self.problem(
                token.offset,
                "one stretch of the witness is written as two gaps with no markup between them",
                "join them into one gap, or withhold the restored file again",
            )
        marked = self.marked is not None
        self.filled = True
        self.result.places.append(Place(token.offset, end, gap, spelling, marked))
        self.position = max(self.position, min(gap.end, layout.length))
        self.begun = True
        self.space = False
        self.between = None if spelling is not None else ""

    def _continues(self, gap: Gap) -> bool:
        """Whether nothing but the witness's own white space parts a gap from the one before."""
        apart = gap.start - self.position
        if self.between is None or len(self.between) != apart:
            return False
        return self.between == self.layout.spaces(self.position, gap.start)

    def _fault(self, gap: Gap) -> tuple[str, str] | None:
        layout, position = self.layout, self.position
        again = "withhold the restored file again"
        where = f"characters {gap.start} to {gap.end}"
        if gap.key != layout.key:
            return f"the gap points into the witness {gap.key}", f"it should be {layout.key}"
        if gap.end > layout.length:
            return (
                f"the gap reaches beyond the witness, which has {layout.length} characters",
                again,
            )
        if gap.start < position:
            return f"the gap covers {where} but the gaps before it reach {position}", again
        if not layout.blank(position, gap.start):
            start = layout.solid(position)
            return (
                f"characters {start} to {gap.start} of the witness stand in no gap before this one",
                again,
            )
        if layout.solid(gap.start) != gap.start or layout.blank(gap.end - 1, gap.end):
            return "the gap begins or ends with white space, or with what is left out", again
        if any(start < gap.end and gap.start < end for start, end in layout.left_out):
            return "the gap covers what the manifest lists as left out", again
        if self.begun and not _skips(layout, position, gap.start):
            if gap.start > position and not self.space:
                return (
                    "two words of the witness are joined here",
                    "put white space between this gap and the one before",
                )
            if gap.start == position and self.space:
                return (
                    "a word of the witness is broken by white space here",
                    "remove the white space between this gap and the one before",
                )
        return None

    def finish(self, offset: int) -> None:
        if not self.layout.blank(self.position, self.layout.length):
            start = self.layout.solid(self.position)
            self.problem(
                offset,
                f"characters {start} to {self.layout.length} of the witness stand in no gap",
                "withhold a restored file that has all the words",
            )


def _skips(layout: Layout, start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in layout.left_out)


def _withheld(tag: str) -> bool:
    return attributes(tag).get("reason") == "rights"
