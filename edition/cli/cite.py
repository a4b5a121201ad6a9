"""``edition cite``: what to write when one cites a passage."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("address")
@click.option(
    "--style",
    default="chicago",
    metavar="STYLE",
    show_default=True,
    help="chicago (notes and bibliography), chicago-author-date, mla, or a CSL file.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "html", "bibtex", "biblatex", "ris", "csl-json"]),
    default="text",
    show_default=True,
    help="A styled citation, as text or HTML; or citation data, which have no style.",
)
@click.option(
    "--only",
    type=click.Choice(["citation", "entry"]),
    help="Of a styled citation: only what stands in the note, or only the entry of the list.",
)
@click.option(
    "--words",
    default="",
    metavar="WORDS",
    help="Which words of the passage: 5-9, or 5. They are counted as pages count them.",
)
@click.pass_obj
def cite(
    folder: Path | None, address: str, style: str, format_: str, only: str | None, words: str
) -> None:
    """Give the citation of a text, a passage or an entry.

    ADDRESS is the key of a text (KEY), a passage of it (KEY#p2) or an entry of a register
    (person:NAME); or the link to it, or to words of it (KEY.html?words=5-9#p2). First comes the
    citation for a note, or for brackets in the text; after an empty line, the entry for the list of
    works.
    """
    from edition.citing import DATA, Citation
    from edition.project import Project

    found = Citation.find(Project.find(folder), address, words)
    if format_ in DATA:
        click.echo(found.data(format_), nl=False)
    else:
        from edition.citing.styles import plain

        citation, entry = found.styled(style)
        parts = {"citation": citation, "entry": entry}
        chosen = [part for name, part in parts.items() if part and only in (None, name)]
        if format_ == "text":
            click.echo("\n\n".join(map(plain, chosen)))
        else:
            lines = [line for part in chosen for line in part.splitlines()]
            click.echo("\n".join(f"<p>{line}</p>" for line in lines))
    for notice in found.notices:
        click.echo(f"edition: {notice}.", err=True)
