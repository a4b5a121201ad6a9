"""What each release promised, and whether the files still keep it.

A released identifier is there, and names the same thing; or it is a tombstone, and is never used
again. That it names the same thing is seen by its kind, and by what it is known by: a passage may
be reworded, but may not stand under the identifier of another. What is broken is told with what
mends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from edition.addresses import PREFIXES, Identifier, name, nearest, page, public
from edition.errors import EditionError
from edition.findings import Finding
from edition.ledger import Entry, Ledger


def ledger_at(path: Path) -> tuple[Ledger, list[Finding]]:
    """The ledger, for who reports faults and goes on.

    Returns:
        The ledger and no finding; of a broken one an empty ledger, and the finding that says so.
    """
    try:
        return Ledger.read(path), []
    except EditionError as error:
        what, do = error.what, error.hint or ""
        return Ledger(path), [Finding(str(path), error.line or 1, None, what, do, "ledger")]


def file_findings(
    ledger: Ledger,
    document: etree._ElementTree,
    path: Path,
    key: str,
    withheld: etree._ElementTree | None = None,
) -> Iterator[Finding]:
    """What one file breaks.

    Args:
        ledger: what was released.
        document: the file.
        path: where to say that it stands.
        key: the text or register that it is.
        withheld: the same without the words of its witness, where they are in the file.
    """
    present = public(document, key)
    if withheld is not None:
        known = public(withheld, key)
        present = {at: replace(one, wording=known[at].wording) for at, one in present.items()}
    yield from page_findings(ledger, present, path, key)


def page_findings(
    ledger: Ledger, present: Mapping[str, Identifier], path: Path, key: str
) -> Iterator[Finding]:
    """What the identifiers of one file break; see :func:`file_findings`."""
    released = ledger.pages.get(key, ())
    if ledger.is_withdrawn(key):
        yield _reused(ledger.entries[key], present[key], path)
        return
    moved = _moved(released, present)
    for entry in released:
        there = present.get(entry.address)
        if entry.until is not None:
            if there is not None:
                yield _reused(entry, there, path)
        elif entry.address in moved:
            yield _misnamed(entry, moved[entry.address], there, ledger, path)
        elif there is None:
            yield _gone(entry, present, path)
        elif there.kind != entry.kind:
            yield _changed(entry, there, path)
    yield from _dangling(ledger, lambda at: page(at) == key and at not in present)


def _moved(released: Iterable[Entry], present: Mapping[str, Identifier]) -> dict[str, Identifier]:
    """What stands in a file under another identifier than it was released with, by that one.

    Of several that are known by the same words, as many are told as have left their identifiers.
    """
    homes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in released:
        if entry.words:
            homes[entry.kind, entry.words].append(entry.address)
    if not homes:
        return {}
    names = {entry.address for entry in released}
    strangers: dict[tuple[str, str], list[Identifier]] = defaultdict(list)
    for one in present.values():
        if one.address not in homes.get(_known(one), (one.address,)):
            strangers[_known(one)].append(one)
    found: dict[str, Identifier] = {}
    for known, ones in strangers.items():
        left = [at for at in homes[known] if at not in present or _known(present[at]) != known]
        ones.sort(key=lambda one: one.address not in names)
        found |= zip(left, ones, strict=False)
    return {
        at: one
        for at, one in found.items()
        # Few words may be used again by chance, when they were changed where they stood.
        if one.address in names or at not in present or not one.wording.few
    }


def _known(one: Identifier) -> tuple[str, str]:
    return one.kind, one.wording.mark


def edition_findings(ledger: Ledger, keys: Iterable[str]) -> Iterator[Finding]:
    """What the edition as a whole breaks: texts and registers that are gone.

    Args:
        ledger: what was released.
        keys: the texts and registers that the edition has.
    """
    there = set(keys)
    for key, entries in ledger.pages.items():
        if key not in there:
            live = [entry for entry in entries if entry.until is None]
            # Of a text that is gone its passages need no mention.
            for entry in [entry for entry in live if entry.address == key] or live:
                yield _gone(entry, {}, ledger.path)
    yield from _dangling(ledger, lambda at: page(at) not in there)


def _dangling(ledger: Ledger, is_missing: Callable[[str], bool]) -> Iterator[Finding]:
    """Successors that were not released yet and are missing; of others it is said already."""
    for entry in ledger.withdrawn:
        to = entry.successor
        if to is not None and to not in ledger.entries and is_missing(to):
            yield Finding(
                str(ledger.path),
                entry.line,
                name(entry.address),
                f"{to}, the successor of {entry.address}, is not in the edition",
                "name another one in this line",
                "successor-missing",
            )


def remedy(entry: Entry, present: Iterable[str]) -> str:
    """The command that withdraws an identifier, with the successor that it most likely has."""
    near = nearest(entry.address, present)
    successor = f" --successor {near}" if near else ""
    return f'edition withdraw {entry.address}{successor} --why "…"'


def _gone(entry: Entry, present: Mapping[str, Identifier], path: Path) -> Finding:
    near = nearest(entry.address, present)
    return Finding(
        str(path),
        present[near].line if near else entry.line if not present else 1,
        name(entry.address),
        f"the {entry.kind} {name(entry.address)}, released with {entry.since}, is gone",
        f"put it back, or withdraw it: {remedy(entry, present)}",
        "released-gone",
    )


def _misnamed(
    entry: Entry, one: Identifier, there: Identifier | None, ledger: Ledger, path: Path
) -> Finding:
    own, now = name(entry.address), name(one.address)
    withheld = entry.words.startswith("char=")
    do = f"give it back the identifier {own}"
    if withheld:
        do += ", for what a witness has stays as it was released"
    elif there is not None:
        do += f"; what is {own} now gets its own, or a new one"
    elif one.address not in ledger.entries:
        command = f'edition withdraw {entry.address} --successor {one.address} --why "…"'
        do += f", or withdraw that: {command}"
    known = (
        "name"
        if page(entry.address) in PREFIXES
        else "place in the witness"
        if withheld
        else "target"
        if entry.kind == "note reference"
        else "words"
    )
    what = f"by its {known} this is the {entry.kind} that was released as {own}"
    return Finding(str(path), one.line, now, what, do, "released-moved")


def _changed(entry: Entry, there: Identifier, path: Path) -> Finding:
    own = name(entry.address)
    return Finding(
        str(path),
        there.line,
        own,
        f"{own} was released with {entry.since} as {a(entry.kind)} and is {a(there.kind)} now",
        f"give the {there.kind} an identifier of its own, and withdraw {entry.address}",
        "released-kind",
    )


def _reused(entry: Entry, there: Identifier, path: Path) -> Finding:
    own = name(entry.address)
    return Finding(
        str(path),
        there.line,
        own,
        f"{own} was withdrawn after {entry.until} and may not be used again",
        f"give this {there.kind} an identifier that was never released",
        "withdrawn-reused",
    )


def a(kind: str) -> str:
    """A kind of thing with its article."""
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
