"""The ledger: every identifier that was ever released, and what became of it.

One line for each in ``tei/ledger.xml``, in natural order, so that a change reads well in a
comparison of versions. Nothing is ever taken out: what is withdrawn stays as a tombstone, with the
last version that had it, the reason, and what took its place. What is there also has the mark that
its words had at the last release (:mod:`edition.wording`), so that it is known if it moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from edition.addresses import PREFIXES, name, natural, page, pointer
from edition.errors import LedgerError, MarkupError
from edition.findings import line_of
from edition.markup import Source
from edition.outputs import write_file
from edition.project import resources

NAMESPACE = "urn:edition:ledger"
_VERSION = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})", re.ASCII)
_ADDRESS = re.compile(
    rf"[a-z][a-z0-9-]*(#[^\s#:]+)?|({'|'.join(PREFIXES.values())}):[^\s#:]+", re.ASCII
)
_RESTORE = "restore it from the repository’s history"


@dataclass(frozen=True, slots=True)
class Release:
    """A release.

    Attributes:
        version: its version, as ``1.2.0``.
        date: its day, as YYYY-MM-DD.
        new: how many identifiers it was the first to have.
    """

    version: str
    date: str
    new: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A released identifier.

    Attributes:
        address: where it leads, as ``letters#p2`` or ``person:fenwick-a``.
        kind: what it names.
        since: the first version that had it.
        until: the last version that had it, once it is withdrawn.
        successor: the address that took its place; None when nothing did.
        why: why it was withdrawn.
        words: what it was known by at the last release (:attr:`edition.wording.Wording.mark`);
            nothing once it is withdrawn, or where no release has recorded it yet.
        line: where it stands in the ledger; 0 when it is not there yet.
    """

    address: str
    kind: str
    since: str
    until: str | None = None
    successor: str | None = None
    why: str = ""
    words: str = ""
    line: int = 0

    def __str__(self) -> str:
        attributes = {"at": self.address, "kind": self.kind, "since": self.since}
        if self.until is None:
            attributes |= {"words": self.words} if self.words else {}
            return f"<id{_written(attributes)}/>"
        attributes["until"] = self.until
        if self.successor is not None:
            attributes["successor"] = self.successor
        return f"<id{_written(attributes)}>{escape(self.why)}</id>"


@dataclass(frozen=True)
class Ledger:
    """What was released, up to now.

    Attributes:
        path: its file.
        releases: the releases, oldest first.
        entries: every identifier that was ever released, by its address.
    """

    path: Path
    releases: tuple[Release, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """Read a ledger, once for as long as its file stays the same.

        Where there is no file, nothing has been released.

        Raises:
            EditionError: it is broken, or cannot be read.
        """
        try:
            state = path.stat()
        except FileNotFoundError as error:
            if path.is_symlink():
                what = "is a link that leads nowhere"
                raise LedgerError(what, path=path, hint=_RESTORE) from error
            return cls(path)
        return _ledger(path, state.st_mtime_ns, state.st_size)

    @classmethod
    def parse(cls, path: Path) -> Ledger:
        """Read the file of a ledger; see :meth:`read`."""
        try:
            root = etree.fromstring(Source.read(path).text.removeprefix("\ufeff").encode("utf-8"))
        except MarkupError as error:
            raise LedgerError(error.what, path=path, line=error.line, hint=_RESTORE) from error
        judge = _schema()
        if not judge.validate(root):
            line = judge.error_log[0].line
            raise LedgerError(
                "this line is not one of a ledger", path=path, line=line, hint=_RESTORE
            )
        releases = tuple(
            Release(one.get("version", ""), one.get("date", ""), int(one.get("new", "")))
            for one in root.iterchildren(f"{{{NAMESPACE}}}release")
        )
        entries: dict[str, Entry] = {}
        for one in root.iterchildren(f"{{{NAMESPACE}}}id"):
            at, line = one.get("at", ""), line_of(one)
            if at in entries:
                raise LedgerError(
                    f"{at} stands here twice", path=path, line=line, hint="remove one of the lines"
                )
            entries[at] = Entry(
                at,
                one.get("kind", ""),
                one.get("since", ""),
                one.get("until"),
                one.get("successor"),
                one.text or "",
                one.get("words", ""),
                line,
            )
        ledger = cls(path, releases, entries)
        ledger._judge()
        return ledger

    def write(self) -> None:
        """Write the ledger; at every moment the old one or the new one is there, whole.

        Raises:
            OutputError: it cannot be written; the old one stands.
        """
        write_file(self.path, f'<?xml version="1.0" encoding="UTF-8"?>\n{self.xml()}'.encode())

    def xml(self, *, tombstones: bool = False) -> str:
        """The ledger as XML, without a declaration.

        Args:
            tombstones: only what was withdrawn, which is all that the outputs need.
        """
        lines = [
            f"<release{_written({'version': one.version, 'date': one.date, 'new': str(one.new)})}/>"
            for one in self.releases
        ]
        chosen = self.withdrawn if tombstones else self.entries.values()
        lines += [str(entry) for entry in sorted(chosen, key=lambda one: natural(one.address))]
        inner = "".join(f"  {line}\n" for line in lines)
        return f'<ledger xmlns="{NAMESPACE}">\n{inner}</ledger>\n'

    @property
    def last(self) -> Release | None:
        """The last release."""
        return self.releases[-1] if self.releases else None

    @property
    def has_words(self) -> bool:
        """Whether a release has recorded what passages and entries are known by."""
        return any(entry.words for entry in self.entries.values())

    @cached_property
    def withdrawn(self) -> tuple[Entry, ...]:
        """The tombstones."""
        return tuple(entry for entry in self.entries.values() if entry.until is not None)

    @cached_property
    def pages(self) -> Mapping[str, tuple[Entry, ...]]:
        """What was released, by the key of the text or register that it belongs to."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(page(entry.address), []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def names(self, key: str) -> tuple[str, ...]:
        """The identifiers that were released in a text or register."""
        return tuple(name(entry.address) for entry in self.pages.get(key, ()))

    @cached_property
    def replaced(self) -> dict[str, str]:
        """For each pointer to what was withdrawn, that to what took its place, or nothing."""
        return {
            pointer(entry.address): "" if self.is_withdrawn(end) else pointer(end)
            for entry in self.withdrawn
            for end in [self.end(entry.address)]
        }

    def is_withdrawn(self, address: str) -> bool:
        """Whether an address was released, and withdrawn since."""
        return address in self.entries and self.entries[address].until is not None

    def end(self, address: str) -> str:
        """Where an address leads in the end, from tombstone to tombstone."""
        start, seen = address, {address}
        while self.is_withdrawn(address) and (next_ := self.entries[address].successor):
            if next_ in seen:
                raise LedgerError(
                    f"the successors of {start} lead in a circle",
                    path=self.path,
                    line=self.entries[start].line,
                    hint="correct one of them",
                )
            seen.add(next_)
            address = next_
        return address

    def _judge(self) -> None:
        """Whether what the ledger says agrees with itself."""

        def refuse(what: str, line: int | None = None) -> LedgerError:
            return LedgerError(what, path=self.path, line=line, hint=_RESTORE)

        order = {one.version: place for place, one in enumerate(self.releases)}
        for one, other in zip(self.releases, self.releases[1:], strict=False):
            if number(one.version) >= number(other.version) or one.date > other.date:
                raise refuse(f"release {other.version} does not come after {one.version}")
        for entry in self.entries.values():
            for at in (entry.address, entry.successor or entry.address):
                if not _ADDRESS.fullmatch(at):
                    raise refuse(f"“{at}” is not an address", entry.line)
            until = entry.since if entry.until is None else entry.until
            if not order.get(entry.since, len(order)) <= order.get(until, -1):
                raise refuse(
                    f"{entry.address} is said to be of versions that were not released", entry.line
                )
        for entry in self.withdrawn:
            self.end(entry.address)
        held = Counter(entry.since for entry in self.entries.values())
        for one in self.releases:
            if held[one.version] != one.new:
                raise refuse(
                    f"release {one.version} had {one.new} new identifiers,"
                    f" and {held[one.version]} of them are here"
                )


def number(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare it with others; empty if it is not one."""
    match = _VERSION.fullmatch(version)
    return tuple(map(int, match.groups())) if match else ()


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())


@lru_cache(maxsize=4)
def _ledger(path: Path, _changed: int, _size: int) -> Ledger:
    return Ledger.parse(path)


@lru_cache(maxsize=1)
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resources("schema") / "ledger.rng"))
