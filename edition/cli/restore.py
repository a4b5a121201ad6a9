"""``edition restore``: put the words back into a text, for an editor to work on."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command()
@click.argument("text")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where to write the complete file; “-” is standard output. "
    "By default tei/restored/TEXT.xml, which git ignores.",
)
@click.option("--force", is_flag=True, help="Overwrite a restored file that has been edited.")
@click.pass_obj
def restore(folder: Path | None, text: str, output: Path | None, force: bool) -> None:
    """Write the complete TEI of TEXT, with the witness’s words.

    That is tei/texts/TEXT.xml with the words in the place of its gaps.
    """
    from edition.errors import OutputError
    from edition.markup import Source
    from edition.outputs import write_file
    from edition.project import Project
    from edition.restoring import restore as put_back
    from edition.texts import need_words

    project = Project.find(folder)
    words = need_words(project, text)
    restored = put_back(Source.read(project.text(text)), words, project.own).encode("utf-8")
    if output is not None and str(output) == "-":
        click.echo(restored, nl=False)
        return
    path = output or project.restored(text)
    if not force and path.is_file() and path.read_bytes() != restored:
        raise OutputError(
            "has been edited since it was restored",
            path=path,
            hint="withhold it first to keep the changes, or give --force to lose them",
        )
    write_file(path, restored)
    click.echo(f"Restored {text}: edit {os.path.relpath(path)}, then withhold it again.")
