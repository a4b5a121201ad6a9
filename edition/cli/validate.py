"""``edition validate``: judge the edition's files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def validate(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Judge the texts of the edition, or single files of it, withheld or restored.

    The schema, unique identifiers, that every pointer leads somewhere, that references and notes
    belong together, and that every word of the witness is withheld exactly once. One line for
    each finding: file, line, identifier, what is wrong, what to do.
    """
    from edition.judging import judge
    from edition.project import Project

    project = Project.find(ctx.obj)
    judged = judge(project, files)
    findings = [finding for one in judged for finding in one.findings]
    for finding in findings:
        click.echo(str(finding))
    if findings:
        ctx.exit(1)
    click.echo(f"{len(judged)} {'file' if len(judged) == 1 else 'files'}: no fault found.")
    for one in judged:
        if one.characters:
            click.echo(
                f"{one.path.stem}: {one.covered:,} of {one.characters:,} characters of the witness"
                f" are covered ({one.covered / one.characters:.3%})."
            )
