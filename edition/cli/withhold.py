"""``edition withhold``: take the words out of an edited file again."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where to write the file without the words; “-” is standard output. "
    "By default the text of that name in tei/texts.",
)
@click.pass_obj
def withhold(folder: Path | None, file: Path, output: Path | None) -> None:
    """Write FILE, a restored text, without the witness’s words.

    Refuses, naming the place, when its words are not those of the witness, complete and in order.
    """
    from edition.markup import Source
    from edition.outputs import write_file
    from edition.project import Project
    from edition.texts import need_words
    from edition.withholding import withhold as take_out

    project = Project.find(folder)
    source = Source.read(file)
    key = source.root_id
    withheld = take_out(source, need_words(project, key), project.own).encode("utf-8")
    if output is not None and str(output) == "-":
        click.echo(withheld, nl=False)
        return
    path = output or project.work / "tei" / "texts" / f"{key}.xml"
    write_file(path, withheld)
    click.echo(f"Withheld {key}: wrote {os.path.relpath(path)}.")
