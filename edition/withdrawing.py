"""Withdrawing: what was released and is gone leaves a tombstone, which leads on.

One file changes, the ledger, and only when all is in order: nothing is ever left half done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from edition.addresses import Identifier, address, name, nearest, page
from edition.errors import LedgerError
from edition.ledger import Entry, Ledger
from edition.outputs import alone
from edition.project import Project
from edition.releasing import documents_of, owned, present_in


def withdraw(
    project: Project,
    addresses: Sequence[str],
    successor: str | None,
    why: str,
    *,
    renamed: bool = False,
) -> Ledger:
    """Make tombstones of what was released and is no longer in the files.

    With a text or register goes whatever was released in it.

    Args:
        project: the edition.
        addresses: what to withdraw.
        successor: what takes its place; None when nothing does.
        why: the reason, for readers.
        renamed: whether the passages of a text are followed by those that have the same
            identifiers in its successor.

    Returns:
        The ledger with the tombstones, written.

    Raises:
        LedgerError: something of it was never released, is withdrawn already or is still there;
            the successor is not there; no reason is given; the ledger is broken.
        OutputError: the ledger cannot be written; the old one stands.
    """
    path = owned(project)
    with alone(path.parent):
        ledger = Ledger.read(path)
        present = present_in(documents_of(project))
        changed = tombstoned(ledger, present, addresses, successor, why, renamed=renamed)
        changed.write()
    return changed


def tombstoned(
    ledger: Ledger,
    present: Mapping[str, Identifier],
    addresses: Sequence[str],
    successor: str | None,
    why: str,
    *,
    renamed: bool = False,
) -> Ledger:
    """The ledger with tombstones; see :func:`withdraw`."""
    reason = " ".join(why.split())
    if not reason:
        raise LedgerError("no reason is given", hint='say why for readers, with --why "…"')
    if ledger.last is None:
        raise LedgerError("nothing has been released yet", hint="change what you like")
    entries = dict(ledger.entries)
    for at in addresses:
        for entry in _withdrawable(at, ledger, present):
            to = successor
            if renamed and successor is not None and entry.address != at:
                to = address(successor, name(entry.address))
                if present.get(to, entry).kind != entry.kind or to not in present:
                    raise LedgerError(
                        f"{successor} has no {entry.kind} {name(entry.address)}",
                        hint=f"withdraw {entry.address} by itself first",
                    )
            entries[entry.address] = replace(
                entry, until=ledger.last.version, successor=to, why=reason, words=""
            )
    changed = Ledger(ledger.path, ledger.releases, entries)
    if successor is not None:
        _judge_successor(changed, successor, present)
    return changed


def _withdrawable(at: str, ledger: Ledger, present: Mapping[str, Identifier]) -> Iterator[Entry]:
    """What goes when an address is withdrawn."""
    entry = ledger.entries.get(at)
    if entry is None:
        near = nearest(at, ledger.entries)
        raise LedgerError(
            f"{at} was never released, so that it needs no tombstone",
            hint=f"take it out of its file, or did you mean {near}?" if near else "correct it",
        )
    if entry.until is not None:
        raise LedgerError(
            f"{at} was withdrawn already, after {entry.until}",
            path=ledger.path,
            line=entry.line,
            hint="to mend its tombstone, edit this line",
        )
    if at in present:
        raise LedgerError(
            f"{at} is still there, in line {present[at].line} of its file",
            hint="take it out of edition.toml and delete its file first"
            if at == page(at)
            else "take it out first",
        )
    yield entry
    if at == page(at):
        yield from (
            other for other in ledger.pages[at] if other is not entry and other.until is None
        )


def _judge_successor(ledger: Ledger, successor: str, present: Mapping[str, Identifier]) -> None:
    """Whether a successor leads to something that is there."""
    end = ledger.end(successor)
    if ledger.is_withdrawn(end):
        raise LedgerError(
            f"{end} is withdrawn, and nothing took its place",
            hint="name a successor that is there, or none",
        )
    if end not in present:
        near = nearest(end, present)
        raise LedgerError(
            f"the successor {end} is not in the edition",
            hint=f"did you mean {near}?" if near else "correct it",
        )
