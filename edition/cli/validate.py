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
    from edition.project import Project
    from edition.validation import Validator, coverage

    project = Project.find(ctx.obj)
    validator = Validator(project)
    if files:
        findings = [finding for path in files for finding in validator.file(path)]
    else:
        findings = list(validator.edition())
    for finding in findings:
        click.echo(str(finding))
    if findings:
        ctx.exit(1)
    count = len(files) or len(project.texts) + len(project.registers)
    click.echo(f"{count} {'file' if count == 1 else 'files'}: no fault found.")
    if not files:
        for key in project.witnessed:
            covered, whole = coverage(project, key)
            click.echo(
                f"{key}: {covered:,} of {whole:,} characters of the witness"
                f" are covered ({covered / whole:.3%})."
            )
