"""Reading what the site is made from: again and again, and each time as it stands on the disk."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from edition.collecting import Kept
from edition.errors import EditionError
from edition.markup import Source
from edition.project import SETTINGS, Project
from edition.serving.digests import digest, stamp
from edition.texts import Text, find_words, load
from edition.withholding import withhold
from edition.words import Words


@dataclass(frozen=True, slots=True)
class Item:
    """A text or register as it stands.

    Attributes:
        key: its key.
        path: the file that an editor has open: of a text the restored copy, if that was saved last.
        xml: what stands in it; None where that cannot be read.
        complete: whether it may hold the words of its witness.
        text: what the pages are made from; None where there is an error.
        error: why not.
    """

    key: str
    path: Path
    xml: str | None
    complete: bool
    text: Text | None = None
    error: EditionError | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the site is made from.

    Attributes:
        project: the edition.
        texts: its texts in reading order.
        registers: its registers.
        digest: differs if anything of it differs.
    """

    project: Project
    texts: tuple[Item, ...]
    registers: tuple[Item, ...]
    digest: str


class Reader:
    """Reads an edition.

    Args:
        root: its folder.
        work: the folder where the reader's own files are.
        withheld: whether words stay withheld even if they are at hand.
    """

    def __init__(self, root: Path, work: Path, *, withheld: bool) -> None:
        self.root = root
        self.work = work
        self.withheld = withheld
        self._kept = Kept()

    def read(self) -> Inputs:
        """Read everything.

        Raises:
            ProjectError: the settings are broken, or a text is missing.
        """
        project = Project.load(self.root, self.work)
        texts = tuple(self._text(project, key) for key in project.texts)
        registers = tuple(self._register(kind, path) for kind, path in project.registers.items())
        settings = (self.root / SETTINGS, project.ledger, project.figures)
        parts = [_bytes(path) or b"" for path in settings]
        for item in (*texts, *registers):
            told = item.text.xml if item.text else str(item.error)
            parts += [part.encode() for part in (item.key, str(item.path), item.xml or "", told)]
        return Inputs(project, texts, registers, digest(parts))

    def _register(self, kind: str, path: Path) -> Item:
        def read() -> Item:
            try:
                xml = Source.read(path).text
            except EditionError as error:
                return Item(kind, path, _read(path), complete=False, error=error)
            text = Text(kind, path, xml, complete=True)
            return Item(kind, path, xml, complete=False, text=text)

        return self._kept.get(("item", kind), _bytes(path), read)

    def _text(self, project: Project, key: str) -> Item:
        path, restored = project.text(key), project.restored(key)
        edited = restored.is_file() and restored.stat().st_mtime_ns > path.stat().st_mtime_ns
        state = stamp(project.manifest(key)), stamp(project.witness(key)), project.own

        def read() -> Item:
            try:
                words = None
                if edited or not self.withheld:
                    words = self._kept.get(("words", key), state, lambda: find_words(project, key))
                if edited and words is not None:
                    return self._restored(project, key, words)
                find = None if self.withheld else lambda *_: words
                text = load(project, key, withheld=self.withheld, find=find)
            except EditionError as error:
                return Item(key, path, _read(path), complete=False, error=error)
            return Item(key, path, text.xml, text.complete, text)

        given = (state, edited, _bytes(path), _bytes(restored) if edited else None)
        return self._kept.get(("item", key), given, read)

    def _restored(self, project: Project, key: str, words: Words) -> Item:
        path = project.restored(key)
        try:
            source = Source.read(path)
            xml = withhold(source, words, project.own) if self.withheld else source.text
        except EditionError as error:
            return Item(key, path, _read(path), complete=True, error=error)
        text = Text(key, path, xml, complete=not self.withheld)
        return Item(key, path, source.text, complete=True, text=text)


def _bytes(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return None


def _read(path: Path) -> str | None:
    with contextlib.suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return None
