"""The one family of errors: what is wrong, where, and what to do about it."""

from __future__ import annotations

import contextlib
from pathlib import Path

LONGEST = 2000
"""How many characters of a message are told."""


def shown(path: Path | str) -> str:
    """A path as a person reads it: from the current folder, where it is in or below that."""
    with contextlib.suppress(ValueError, OSError):
        return str(Path(path).relative_to(Path.cwd()))
    return str(path)


def sentence(text: str) -> str:
    """A message as one line of bearable length, whatever the values that it tells."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 4 :]}"


class EditionError(Exception):
    """Something that the user can mend; the command line shows it as one sentence.

    Attributes:
        what: what is wrong, a sentence without the place and without a final full stop.
        path: the file concerned.
        line: the line in it, counted from 1.
        xml_id: the nearest identifier at or above the place.
        hint: what to do, a sentence in the imperative without a final full stop.
    """

    def __init__(
        self,
        what: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        xml_id: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.xml_id = xml_id
        self.hint = hint

    @property
    def place(self) -> str:
        """The place as ``file:line (id)``, as much of it as is known."""
        place = "" if self.path is None else shown(self.path)
        if self.line is not None:
            place += f":{self.line}" if place else f"line {self.line}"
        if self.xml_id is not None:
            place += f" ({self.xml_id})" if place else self.xml_id
        return place

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        hint = f"; {self.hint}" if self.hint else ""
        return sentence(f"{place}{self.what}{hint}")


class ProjectError(EditionError):
    """The edition's folder or its ``edition.toml`` is not as it should be."""


class MarkupError(EditionError):
    """A file is not XML that the engine reads."""


class WithholdError(EditionError):
    """The words of a restored file are not those of its witness, complete and in order."""


class RestoreError(EditionError):
    """A withheld file cannot take its words back."""


class ManifestError(EditionError):
    """A manifest is broken or does not belong to its witness."""


class WitnessError(EditionError):
    """A copy of the witness is missing, unreadable or unfaithful."""


class LedgerError(EditionError):
    """The ledger of released identifiers is broken, or refuses what is asked of it."""


class StylesheetError(EditionError):
    """A stylesheet stopped, or could not be compiled."""


class TypesettingError(EditionError):
    """The print edition could not be set."""


class SearchError(EditionError):
    """The search index could not be made."""


class OutputError(EditionError):
    """An output could not be written."""


class ServingError(EditionError):
    """The preview cannot be served."""


class PlainTextError(EditionError):
    """A place in a plain text cannot be found."""
