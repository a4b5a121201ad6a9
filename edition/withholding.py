"""Taking a witness's words out of a restored file."""

from __future__ import annotations

import re
from typing import NoReturn

from edition.errors import WithholdError
from edition.gaps import (
    CDATA,
    CDATA_END,
    Gap,
    escape,
    is_instruction,
    spelling_instruction,
    spelt,
)
from edition.markup import OwnText, Source, Token, attributes
from edition.words import Words

_PIECE = re.compile(r"(?P<reference>&[^;&<\s]+;)|(?P<bracket>>)|(?P<space>\s+)|(?P<word>[^&>\s]+)")
_LONGEST_SHOWN = 30


def withhold(source: Source, words: Words, own: OwnText) -> str:
    """The file without the words: each stretch of the witness gives way to a gap.

    Only what stands in the witness at its place is taken out; what the edition itself has written
    stays.  The exact inverse of :func:`edition.restoring.restore`.

    Args:
        source: the restored file.
        words: the canonical witness.
        own: which elements hold the edition's own words.

    Raises:
        WithholdError: the file's words are not those of the witness, complete and in order; or the
            file is withheld already.
    """
    writer = _Writer(source, words)
    for token in source.tokens(own):
        writer.take(token)
    writer.finish()
    return "".join(writer.pieces)


class _Writer:
    """Writes the withheld file while it follows the witness."""

    def __init__(self, source: Source, words: Words) -> None:
        self.source = source
        self.words = words
        self.pieces: list[str] = []
        self.position = 0  # how much of the witness has been met
        self.space = True  # white space since the last character of the witness
        self.start: int | None = None  # where the gap that is being gathered begins
        self.held = ""  # white space that may belong to it

    def take(self, token: Token) -> None:
        if token.words and token.kind == "text":
            self._text(token.raw, token.offset)
        elif token.words and token.kind == "cdata" and not _is_blank(token.raw[9:-3]):
            self.pieces.append(CDATA)
            self._marked(token.raw[9:-3], token.offset + 9)
            self.pieces.append(CDATA_END)
        else:
            if token.words and token.kind == "cdata" and len(token.raw) > len("<![CDATA[]]>"):
                self.space = True
            self._refuse_withheld(token)
            self.pieces.append(token.raw)

    def _refuse_withheld(self, token: Token) -> None:
        if token.kind == "instruction" and is_instruction(token.raw):
            self._refuse(
                token.offset,
                "a processing instruction named “edition” stands in the file",
                "remove it: that name is the engine’s own",
            )
        if token.name == "gap" and attributes(token.raw).get("reason") == "rights":
            self._refuse(
                token.offset,
                "words are withheld here already",
                "restore the file before you withhold it",
            )

    def _text(self, raw: str, offset: int) -> None:
        core = raw.strip()
        if not core:
            self.space = True
            self.pieces.append(raw)
            return
        view, start = self.words.view, self.words.solid(self.position)
        if "&" not in core and ">" not in core and view.startswith(core, start):
            # The common case: the text of the tag is one stretch of the witness.
            lead = raw.index(core)
            self._expect_space(start, self.space or lead > 0, offset + lead)
            self.pieces.append(raw[:lead])
            self._gap(start, start + len(core))
            trail = raw[lead + len(core) :]
            self.pieces.append(trail)
            self.space = bool(trail)
            return
        for match in _PIECE.finditer(raw):
            piece, at = match.group(), offset + match.start()
            if match.lastgroup == "space":
                self._blank(piece)
            elif match.lastgroup == "word":
                self._word(piece, at)
            else:
                self._spelt(piece, at)
        self._close()

    def _marked(self, content: str, offset: int) -> None:
        for match in re.finditer(r"\s+|\S+", content):
            if match.group().isspace():
                self._blank(match.group())
            else:
                self._word(match.group(), offset + match.start())
        self._close()

    def _blank(self, piece: str) -> None:
        self.space = True
        if self.start is None:
            self.pieces.append(piece)
        else:
            self.held += piece

    def _word(self, word: str, offset: int) -> None:
        start = self._find(word, offset)
        if self.start is not None and self.words.view[self.position : start] != self.held:
            self._close()
        if self.start is None:
            self.start = start
        self.held = ""
        self.position = start + len(word)
        self.space = False

    def _spelt(self, raw: str, offset: int) -> None:
        try:
            text = spelt(raw)
        except (ValueError, OverflowError):
            self._refuse(offset, f"{raw} is not a character", "write the character itself")
        if text.isalnum():
            # What remembers a spelling is published, and so would be the word.
            self._refuse(offset, f"{raw} stands for “{text}”", "write the letter or digit itself")
        if text.isspace():
            self._close()
            self.pieces.append(raw)
            self.space = True
        elif escape(text) == raw:
            self._word(text, offset)
        else:
            self._close()
            start = self._find(text, offset)
            self._gap(start, start + 1)
            self.pieces.append(spelling_instruction(raw))
            self.space = False

    def _find(self, word: str, offset: int) -> int:
        """Where the next word of the file stands in the witness, which must be just there."""
        start = self.words.solid(self.position)
        if not self.words.view.startswith(word, start):
            self._refuse_words(word, start, offset)
        self._expect_space(start, self.space, offset)
        return start

    def _expect_space(self, start: int, space: bool, offset: int) -> None:
        between = self.words.text[self.position : start]
        if self.position == 0 or (between and not between.isspace()):
            return  # the beginning, or something that is left out
        if between and not space:
            self._refuse(
                offset,
                "two words are joined that the witness separates",
                "put white space between them",
            )
        if not between and space:
            self._refuse(
                offset,
                "white space breaks a word of the witness",
                "remove it, also where it only lays out the file",
            )

    def _gap(self, start: int, end: int) -> None:
        self.pieces.append(str(Gap(self.words.key, start, end)))
        self.position = end

    def _close(self) -> None:
        """Write the gap that has been gathered, and the white space after it."""
        if self.start is not None:
            self._gap(self.start, self.position)
            self.pieces.append(self.held)
        self.start, self.held = None, ""

    def finish(self) -> None:
        words = self.words
        if not words.blank(self.position, words.length):
            start = words.solid(self.position)
            missing = sum(1 for character in words.view[start:] if not character.isspace())
            self._refuse(
                len(self.source.text),
                f"the file ends before the witness does: {missing} characters are missing,"
                f" from character {start}",
                "put the missing words back",
            )

    def _refuse_words(self, word: str, start: int, offset: int) -> NoReturn:
        view = self.words.view
        common = next(
            (i for i, (a, b) in enumerate(zip(word, view[start:], strict=False)) if a != b),
            min(len(word), len(view) - start),
        )
        there = next(iter(view[start : start + 200].split()), "")
        if there:
            what = f"“{_shown(word)}” stands where the witness has “{_shown(there)}”"
        else:
            what = f"“{_shown(word)}” stands after the end of the witness"
        self._refuse(
            offset + common,
            f"{what} (character {start})",
            "restore the witness’s words, or mark the edition’s own with corr or with its @resp",
        )

    def _refuse(self, offset: int, what: str, hint: str) -> NoReturn:
        raise WithholdError(
            what,
            path=self.source.path,
            line=self.source.line(offset),
            xml_id=self.source.xml_id(offset),
            hint=hint,
        )


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _shown(word: str) -> str:
    return word if len(word) <= _LONGEST_SHOWN else word[: _LONGEST_SHOWN - 1] + "…"
