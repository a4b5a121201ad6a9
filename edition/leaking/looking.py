"""Looking through folders for the words of witnesses: where they are, and never what they are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from edition.leaking.opening import Piece, Unread, opened
from edition.leaking.runs import Run, Runs
from edition.leaking.views import columns, encoding_of, in_utf8, views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Words of a witness in a file.

    Attributes:
        path: the file.
        within: the members of the file that lead to the words, as of an archive.
        line: the line, counted from 1, where the first of them stands, if there are lines.
        until: the line where the last one stands.
        key: the witness.
        start: the offset of the first word in the witness, in characters.
        end: the offset after the last one.
        words: how many they are.
    """

    path: Path
    within: tuple[str, ...]
    line: int | None
    until: int | None
    key: str
    start: int
    end: int
    words: int

    def holds(self, other: Leak) -> bool:
        """Whether another leak, in the same part of the same file, is this one or in it."""
        return (
            self.key == other.key
            and self.start <= other.start
            and other.end <= self.end
            and (self.line or 0) <= (other.line or 0)
            and (other.until or 0) <= (self.until or 0)
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not, or not wholly, looked through.

    Attributes:
        path: the file.
        within: the members of it that lead there.
        why: what it is, in the plural.
        expected: whether nothing is amiss: a picture has no words that could be read.
    """

    path: Path
    within: tuple[str, ...]
    why: str
    expected: bool


@dataclass(slots=True)
class Look:
    """What was found.

    Attributes:
        files: how many files were looked at.
        size: how many bytes they have.
        leaks: the words that were found, by file and line.
        skipped: what was not, or not wholly, looked through.
    """

    files: int = 0
    size: int = 0
    leaks: list[Leak] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether all was looked through that can have words."""
        return all(one.expected for one in self.skipped)


def look(
    folders: Iterable[Path],
    witnesses: Iterable[tuple[str, str]],
    words: int,
    facts: Iterable[str] = (),
) -> Look:
    """Look through all files in some folders, or through single files.

    Args:
        folders: the folders and files.
        witnesses: the key and the text of each witness.
        words: how many consecutive words are a leak.
        facts: titles and addresses, each of which counts as one word.
    """
    known, stated = list(witnesses), list(facts)
    sought = tuple(Runs(known, words, facts=stated, digits=digits) for digits in (True, False))
    seen = Look()
    for path in _files(folders, seen):
        seen.files += 1
        try:
            seen.size += path.stat().st_size
            with path.open("rb", buffering=0) as stream:
                _look_through(path, stream, sought, seen)
        except OSError as error:
            seen.skipped.append(Skipped(path, (), f"cannot be read: {error.strerror}", False))
    return seen


def _files(folders: Iterable[Path], seen: Look) -> Iterator[Path]:
    """The files in folders, in order; through links too, but each folder once."""
    entered: set[str] = set()

    def refuse(error: OSError) -> None:
        seen.skipped.append(
            Skipped(Path(error.filename), (), f"cannot be read: {error.strerror}", False)
        )

    for folder in folders:
        if not folder.is_dir():
            yield folder
            continue
        for here, names, files in os.walk(folder, onerror=refuse, followlinks=True):
            real = os.path.realpath(here)
            if real in entered:
                names.clear()
                continue
            entered.add(real)
            names.sort()
            for name in sorted(files):
                path = Path(here, name)
                if path.is_file():
                    yield path
                else:
                    why = "links that lead nowhere" if path.is_symlink() else "pipes and devices"
                    seen.skipped.append(Skipped(path, (), why, expected=True))


def _look_through(path: Path, stream: IO[bytes], sought: tuple[Runs, ...], seen: Look) -> None:
    """Look through one file and its name."""
    found: dict[tuple[str, ...], list[Leak]] = {}
    name = Piece(("its name",), os.fsencode(path), b"", text=False)
    for piece in chain([name], opened(stream, path.name)):
        if isinstance(piece, Unread):
            seen.skipped.append(Skipped(path, piece.within, piece.why, piece.expected))
        else:
            _look_at(path, piece, sought, found)
    for leaks in found.values():
        seen.leaks += _distinct(leaks)


def _look_at(
    path: Path, piece: Piece, sought: tuple[Runs, ...], found: dict[tuple[str, ...], list[Leak]]
) -> None:
    """Look at a piece in all of its views."""
    text = in_utf8(piece.data, encoding_of(piece.head))
    for view in views(text):
        for runs in sought:
            if hits := runs.find(view):
                found.setdefault(piece.within, []).extend(_placed(path, piece, view, hits))
    if piece.whole:
        for column in columns(text):
            rows = replace(piece, data=column, text=False)
            for runs in sought:
                if hits := runs.find(column):
                    found.setdefault(piece.within, []).extend(_placed(path, rows, column, hits))


def _placed(path: Path, piece: Piece, view: bytes, hits: list[Run]) -> Iterator[Leak]:
    at, line = 0, piece.line
    for run in sorted(hits, key=lambda run: run.at):
        line += view.count(b"\n", at, run.at)
        at = run.at
        first = last = None
        if piece.text:
            first, last = line, line + view.count(b"\n", at, run.until)
        yield Leak(path, piece.within, first, last, run.key, run.start, run.end, run.words)


def _distinct(leaks: list[Leak]) -> list[Leak]:
    """The leaks without those that are part of another."""
    kept: list[Leak] = []
    for leak in sorted(leaks, key=lambda leak: (leak.start - leak.end, leak.line or 0)):
        if not any(other.holds(leak) for other in kept):
            kept.append(leak)
    return sorted(kept, key=lambda leak: (leak.line or 0, leak.start))
