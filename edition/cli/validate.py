"""``edition validate``: judge the edition's files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition.reports import FORMATS, ROOTED, render

if TYPE_CHECKING:
    from edition.project import Project
    from edition.reports.judgement import Judgement


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How to tell the findings.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to a file, and the findings as text to the screen.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the findings.")
@click.pass_context
def validate(
    ctx: click.Context,
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    *,
    strict: bool,
    quiet: bool,
) -> None:
    """Judge the texts of the edition, or single files of it.

    Withheld or restored: the schema, unique identifiers, that every pointer leads somewhere, that
    references and notes belong together, and that every word of the witness is withheld exactly
    once. One line for each finding: file, line, identifier, what is wrong, what to do, and in
    brackets the rule, of which "edition explain RULE" tells more.

    Exit status: 0 no error, 1 some error, be it a file that cannot be read, 2 there is no report.
    """
    from edition.project import Project
    from edition.reports.judgement import repository

    here = Path.cwd()
    base = repository(here) if form in ROOTED else here
    judgement = _judged(Project.find(ctx.obj), files, base, strict=strict)
    report = render(judgement, form)
    summary = "" if quiet else judgement.summary()
    colour = False if os.environ.get("NO_COLOR") else None
    if output is not None:
        from edition.outputs import write_file

        if form == "text":
            report = click.unstyle(report) + summary
        write_file(output, report.encode())
        report, form = render(judgement, "text"), "text"
    if form == "text":
        click.echo(report + summary, nl=False, color=colour)
    else:
        click.echo(report.encode(), nl=False)
        click.echo(summary, nl=False, err=True)
    ctx.exit(1 if judgement.errors else 0)


def _judged(project: Project, files: tuple[Path, ...], base: Path, *, strict: bool) -> Judgement:
    from edition.judging import judge
    from edition.reports.judgement import Coverage, Judgement

    judged = judge(project, tuple(dict.fromkeys(files)))
    return Judgement.of(
        [one.path for one in judged],
        [finding for one in judged for finding in one.findings],
        coverage=[
            Coverage(one.path.stem, one.covered, one.characters) for one in judged if one.characters
        ],
        base=base,
        strict=strict,
    )
