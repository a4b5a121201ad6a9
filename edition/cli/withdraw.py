"""``edition withdraw``: leave a tombstone where a released identifier is gone."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…")
@click.option(
    "--successor", metavar="ADDRESS", help="What takes its place; leave it out if nothing does."
)
@click.option("--why", required=True, metavar="TEXT", help="The reason, as readers will see it.")
@click.option(
    "--renamed",
    is_flag=True,
    help="Of a text with a new key: each passage leads to the one of the same identifier.",
)
@click.pass_obj
def withdraw(
    folder: Path | None,
    addresses: tuple[str, ...],
    successor: str | None,
    why: str,
    renamed: bool,
) -> None:
    """Make a tombstone of what was released and is no longer there.

    ADDRESS is that of a passage (KEY#p2), of an entry (person:NAME), or the key of a text. First
    take it out of its file; then withdraw it. Every output keeps the address, says what it was and
    why it was withdrawn, and leads to the successor. With a text go all its passages.
    """
    from edition.addresses import normal
    from edition.errors import shown
    from edition.project import Project
    from edition.withdrawing import withdraw as make_tombstones

    if renamed and successor is None:
        raise click.UsageError("--renamed needs the new key, as --successor.")
    to = None if successor is None else normal(successor)
    ledger = make_tombstones(
        Project.find(folder), [normal(one) for one in addresses], to, why, renamed=renamed
    )
    for one in map(normal, addresses):
        leads = f" It leads to {to}." if to else ""
        click.echo(f"Withdrew {one}, last in version {ledger.entries[one].until}.{leads}")
    click.echo(f"Wrote {shown(ledger.path)}; commit it.")
