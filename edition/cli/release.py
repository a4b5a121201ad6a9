"""``edition release``: record the public identifiers of a version, for good."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click


@click.command()
@click.argument("version")
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and record nothing.")
@click.pass_obj
def release(folder: Path | None, version: str, dry_run: bool) -> None:
    """Record every public identifier of VERSION in the ledger.

    The ledger is tei/ledger.xml. All headers must say VERSION and one day, and the edition must
    validate. Refuses if something that was released is gone, stands under another identifier, has
    become another kind of thing, or is used again after it was withdrawn. From then on each
    identifier keeps its meaning in all later versions.
    """
    from edition.addresses import page
    from edition.errors import shown
    from edition.project import Project
    from edition.releasing import UnreleasableError, record
    from edition.releasing import release as released

    try:
        project = Project.find(folder)
        recorded = record(project, version) if dry_run else released(project, version)
    except UnreleasableError as error:
        for finding in error.findings:
            click.echo(str(finding), err=True)
        raise
    kinds: dict[str, Counter[str]] = {}
    for one in recorded.new:
        kinds.setdefault(page(one.address), Counter())[one.kind] += 1
    for key, counts in kinds.items():
        said = (f"{count:,} {kind}{'s' * (count != 1)}" for kind, count in counts.items())
        click.echo(f"{key}: {', '.join(said)}.")
    done = "Would release" if dry_run else "Released"
    click.echo(
        f"{done} {version} of {recorded.release.date}: {len(recorded.new):,} new,"
        f" {recorded.unchanged:,} unchanged, {recorded.withdrawn:,} withdrawn so far."
    )
    if not dry_run:
        click.echo(f"Wrote {shown(recorded.ledger.path)}; commit it.")
