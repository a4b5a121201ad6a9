"""``edition build``: make the outputs."""

from __future__ import annotations

import os
import time

import click
from click.core import ParameterSource

PAPERS = ("a5", "a4", "us-letter", "trade")
FORMATS = ("html", "pdf", "epub", "text", "data", "tei")
CONCERNS = {"width": "text", "notes": "text", "readings": "text", "tokens": "text", "paper": "pdf"}
"""Parameters of the command that say something of one output only, and of which."""


@click.command()
@click.argument("formats", nargs=-1, type=click.Choice([*FORMATS, "all"]))
@click.option(
    "--withhold",
    "withheld",
    is_flag=True,
    help="Make the public edition, without the words, even when they are at hand.",
)
@click.option(
    "--wrap",
    "width",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Of the plain text: lines of at most N characters, where a word is not longer.",
)
@click.option(
    "--notes",
    type=click.Choice(["text", "section"]),
    default="text",
    help="Of the plain text: notes at the end of the text or of each section.",
)
@click.option(
    "--readings",
    type=click.Choice(["corrected", "witness"]),
    default="corrected",
    help="Of the plain text: this edition’s corrections, or what the witness has.",
)
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default=PAPERS[0],
    help="Of the print edition: its paper; trade is the B format of 129 by 198 mm.",
)
@click.option("--tokens", is_flag=True, help="Of the plain text: its tokens too, a line each.")
@click.pass_context
def build(
    ctx: click.Context,
    formats: tuple[str, ...],
    withheld: bool,
    width: int,
    notes: str,
    readings: str,
    tokens: bool,
    paper: str,
) -> None:
    """Make the edition: pages, print, e-book, plain text, data, TEI.

    With the witness at hand the words are in it, in build/full. Otherwise, and with --withhold,
    build/public shows the text without them.
    """
    from edition.building import InvalidEditionError
    from edition.building import build as make
    from edition.cli.progress import Progress
    from edition.plain import PlainText
    from edition.project import Project

    wanted = FORMATS if not formats or "all" in formats else tuple(dict.fromkeys(formats))
    _refuse_unused(ctx, wanted)
    started = time.perf_counter()
    project = Project.find(ctx.obj)
    with Progress() as progress:
        try:
            edition = make(
                project,
                wanted,
                withheld=withheld,
                plain_text=PlainText(width, notes, readings == "corrected", tokens),
                paper=paper,
                report=progress.say,
            )
        except InvalidEditionError as error:
            progress.stop()
            for finding in error.findings:
                click.echo(str(finding), err=True)
            raise
    for key in edition.withheld:
        click.echo(f"{key}: the words are withheld.")
    for key in edition.complete:
        click.echo(f"{key}: complete.")
    seconds = time.perf_counter() - started
    click.echo(f"Built {', '.join(edition.formats)} in {seconds:.2f} s.")
    page = edition.folder / ("html/index.html" if "html" in edition.formats else "")
    click.echo(f"Look at {os.path.relpath(page)}")
    if edition.withheld and not withheld:
        click.echo(
            "To read the words, add your own copy: edition witness add FILE; then build again."
        )


def _refuse_unused(ctx: click.Context, wanted: tuple[str, ...]) -> None:
    """Refuse an option that says something of an output which is not asked for."""
    for option in ctx.command.params:
        output = CONCERNS.get(str(option.name), wanted[0])
        given = ctx.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE
        if given and output not in wanted:
            raise click.UsageError(
                f"{option.opts[0]} concerns “{output}” alone, which is not among what is to be"
                f" made ({', '.join(wanted)}); add {output}, or leave {option.opts[0]} out."
            )
