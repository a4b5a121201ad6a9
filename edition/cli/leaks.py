"""``edition leaks``: find the words of a witness where they may not be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from edition.project import Project


@click.command()
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-n",
    "--words",
    type=click.IntRange(min=4),
    default=10,
    show_default=True,
    help="How many consecutive words are too many.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or JSON.",
)
@click.pass_context
def leaks(ctx: click.Context, folders: tuple[Path, ...], words: int, form: str) -> None:
    """Find words of the witness in what is to be published.

    By default that is build/public. Every file is looked through, whatever its name: pages, data,
    archives, PDFs, the search index; and whatever stands around the words: tags, entities, escapes,
    line ends, hyphens, case. Each run of ten or more words is told by its place in the file and in
    the witness, and not shown. Titles and addresses that the edition's own files record count as
    one word.

    Exit status: 0 none, 1 some, 2 something could not be looked through.
    """
    from edition.errors import ProjectError
    from edition.leaking.facts import facts
    from edition.leaking.looking import look, sought
    from edition.leaking.report import as_json, lines, summary
    from edition.project import Project
    from edition.texts import find_words, need_words

    project = Project.find(ctx.obj)
    places = folders or (project.work / "build" / "public",)
    for place in places:
        if not place.exists():
            hint = "name another" if folders else "make it with “edition build --withhold”"
            raise ProjectError("is not there", path=place, hint=hint)
    keys = project.witnessed
    if not keys:
        raise ProjectError(
            "no text of the edition has a witness", hint="there is nothing to look for"
        )
    found = [known for key in keys if (known := find_words(project, key)) is not None]
    if not found:
        need_words(project, keys[0])
    texts = [(known.key, known.text) for known in found]
    seen = look(places, sought(texts, words, facts(project, words)))
    if not seen.files:
        raise ProjectError("holds no file", path=places[0], hint="name another folder")
    names = [known.key for known in found]
    missing = [key for key in keys if key not in names]
    labels = _labels(project)
    if form == "json":
        click.echo(as_json(seen, words, names, missing, labels).encode(), nl=False)
    else:
        for line in lines(seen, labels):
            click.echo(line)
    click.echo(summary(seen, words, names, missing), nl=False, err=form == "json")
    ctx.exit(1 if seen.leaks else 0 if seen.complete and not missing else 2)


def _labels(project: Project) -> Callable[[str, int], str | None]:
    """The identifier that the edition gives to the place of a character of a witness."""
    from edition.texts import block_names, manifest_of

    names: dict[str, list[str | None]] = {}

    def label(key: str, at: int) -> str | None:
        if key not in names:
            names[key] = block_names(project, key)
        block = manifest_of(project, key).block_at(at)
        return None if block is None else names[key][block]

    return label
