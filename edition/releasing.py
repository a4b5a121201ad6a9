"""Releasing: what is there is recorded for good.

One file changes, the ledger, and only when all is in order: nothing is ever left half done.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from edition.addresses import Identifier, public
from edition.errors import LedgerError
from edition.findings import Finding, line_of
from edition.ledger import Entry, Ledger, Release, number
from edition.markup import Source
from edition.outputs import alone
from edition.pointers import TEI
from edition.project import Project
from edition.validation import Validator, parse


class UnreleasableError(LedgerError):
    """The edition is not in order, so nothing was released.

    Attributes:
        findings: what is wrong.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        faults = "fault" if len(findings) == 1 else "faults"
        super().__init__(
            f"nothing was released, for the edition has {len(findings)} {faults}",
            hint="mend them first",
        )
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a release records.

    Attributes:
        ledger: the ledger with it, not yet written.
        release: the release.
        new: what it is the first to have.
        unchanged: how many identifiers it has that an earlier one had.
        withdrawn: how many tombstones there are.
    """

    ledger: Ledger
    release: Release
    new: tuple[Identifier, ...]
    unchanged: int
    withdrawn: int


def record(project: Project, version: str) -> Recorded:
    """Prepare a release: everything but writing the ledger.

    The last release can be recorded again if an older engine has recorded no words of it.

    Args:
        project: the edition.
        version: the version to release, as ``1.2.0``.

    Raises:
        UnreleasableError: a header says another version, a file has a fault, or something that
            was released is gone, stands elsewhere, has become another kind of thing, or is used
            again.
        LedgerError: the version is none or does not come next, or the ledger is broken.
    """
    ledger = Ledger.read(owned(project))
    last = ledger.last
    again = last is not None and version == last.version and not ledger.has_words
    if not number(version):
        raise LedgerError(f"“{version}” is not a version", hint="write three numbers, as in 1.2.0")
    if last is not None and not again and number(version) <= number(last.version):
        raise LedgerError(
            f"{version} does not come after {last.version}, which is released",
            hint="choose a higher version",
        )
    documents = documents_of(project)
    found = [found for one in Validator(project).edition() for found in one.findings]
    day, faults = _headers(documents, version)
    found = [*dict.fromkeys(found), *faults]
    if found:
        raise UnreleasableError(found)
    if last is not None and day < last.date:
        raise LedgerError(
            f"the headers date {version} to {day}, before {last.version} of {last.date}",
            hint="give them the day of this release",
        )
    made = recorded(ledger, present_in(documents), version, day)
    if again and (made.new or made.release not in ledger.releases):
        raise LedgerError(
            f"the files are not those of {version} as it was released",
            hint="take them from the repository’s history, or release the next version",
        )
    return made


def release(project: Project, version: str) -> Recorded:
    """Release a version: :func:`record` it and write the ledger.

    Raises:
        LedgerError: as for :func:`record`.
        OutputError: the ledger cannot be written; the old one stands.
    """
    with alone(owned(project).parent):
        made = record(project, version)
        made.ledger.write()
    return made


def recorded(ledger: Ledger, present: Mapping[str, Identifier], version: str, day: str) -> Recorded:
    """What a release of an edition that is in order records."""
    new = tuple(one for one in present.values() if one.address not in ledger.entries)
    entries = dict(ledger.entries)
    for at, one in present.items():
        entry = entries.get(at) or Entry(at, one.kind, version)
        entries[at] = replace(entry, words=one.wording.mark)
    release = Release(version, day, sum(entry.since == version for entry in entries.values()))
    earlier = [one for one in ledger.releases if one.version != version]
    return Recorded(
        Ledger(ledger.path, (*earlier, release), entries),
        release,
        new,
        len(present) - len(new),
        len(ledger.withdrawn),
    )


def owned(project: Project) -> Path:
    """The ledger of an edition that is the user's own."""
    if project.root != project.work:
        raise LedgerError(
            "this edition came with the installed package",
            path=project.root,
            hint="release it in the folder of its repository",
        )
    return project.ledger


def documents_of(project: Project) -> dict[str, tuple[Path, etree._ElementTree]]:
    """The texts and registers of an edition by their keys.

    Raises:
        EditionError: one of them cannot be read.
    """
    paths = {key: project.text(key) for key in project.texts} | project.registers
    return {key: (path, parse(Source.read(path), path)) for key, path in paths.items()}


def present_in(
    documents: Mapping[str, tuple[Path, etree._ElementTree]],
) -> dict[str, Identifier]:
    """The public identifiers of an edition by their addresses; see :func:`documents_of`."""
    found: dict[str, Identifier] = {}
    for key, (_, document) in documents.items():
        found |= public(document, key)
    return found


def _headers(
    documents: Mapping[str, tuple[Path, etree._ElementTree]], version: str
) -> tuple[str, list[Finding]]:
    """The day of the release, and which headers do not say version and day as they should."""
    found: list[Finding] = []
    days: dict[str, str] = {}
    for key, (path, document) in documents.items():
        header = document.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}editionStmt/{TEI}edition")
        date = None if header is None else header.find(f"{TEI}date")
        at = (str(path), 1 if header is None else line_of(header), key)
        says = "" if header is None else header.get("n", "")
        if says != version:
            what = f"the header says version {says or 'nothing'}, and {version} is to be released"
            do = f'write <edition n="{version}">, with the day of the release in its date'
            found.append(Finding(*at, what, do, "release-version"))
            continue
        day = "" if date is None else date.get("when", "")
        other, first = next(iter(days.items()), (key, day))
        if not _is_day(day):
            do = "give the date of the edition @when as YYYY-MM-DD"
            found.append(Finding(*at, "the header does not say the day", do, "release-version"))
        elif day != first:
            what = f"the header dates the release to {day}, and that of {other} to {first}"
            found.append(Finding(*at, what, "give all headers one day", "release-version"))
        days[key] = day
    return next(iter(days.values()), ""), found


def _is_day(day: str) -> bool:
    try:
        return datetime.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
