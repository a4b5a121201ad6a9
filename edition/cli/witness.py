"""``edition witness``: recognise, verify and keep a copy of the text that is edited."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from edition.project import WITNESS_VARIABLE, Project

_TEXT = click.option(
    "--text", metavar="KEY", help="The text it is a copy of, when the edition has several."
)


@click.group()
def witness() -> None:
    """Recognise, verify and keep your own copy of the text."""


@witness.command()
@click.argument("file", metavar="FILE|URL")
@_TEXT
@click.pass_obj
def check(folder: Path | None, file: str, text: str | None) -> None:
    """Say whether FILE is a faithful copy, and in what form.

    Other line ends, hard wraps, encodings, straight quotes, hyphens for dashes and the web page's
    HTML are recognised. An altered copy is refused: which blocks differ, and how.
    """
    from edition.manifest import Manifest
    from edition.witness import copies

    project = Project.find(folder)
    key = _key(project, text)
    with _about(file):
        copy = copies.check(
            _load(file), Manifest.load(project.manifest(key)), _labels(project, key)
        )
    click.echo(f"{file}: a faithful copy of {key} ({copy.form}).")


@witness.command()
@click.argument("file", metavar="FILE|URL")
@_TEXT
@click.pass_obj
def add(folder: Path | None, file: str, text: str | None) -> None:
    """Keep FILE, a faithful copy, laid out as the witness, so that the edition has its words.

    With an address (http or https) the copy is fetched from the web, if you have access to it.
    """
    from edition.manifest import Manifest
    from edition.witness import copies

    project = Project.find(folder)
    key = _key(project, text)
    path = project.kept_witness(key)
    with _about(file):
        data = _load(file)
        manifest = Manifest.load(project.manifest(key))
        copy = copies.add(data, manifest, path, _labels(project, key))
    click.echo(f"{file}: a faithful copy of {key} ({copy.form}).")
    click.echo(f"Kept as {os.path.relpath(path)}; now run: edition build")
    if project.witness(key) != path:
        click.echo(f"As long as {WITNESS_VARIABLE} is set, what it names is used instead.")


@witness.command()
@click.argument("key")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def manifest(folder: Path | None, key: str, file: Path) -> None:
    """Write the manifest of a new witness: the text KEY, from FILE in its canonical form.

    For the editor of another edition; a manifest that is there is only ever replaced by the same.
    """
    from edition.errors import ManifestError, ProjectError
    from edition.manifest import Manifest
    from edition.outputs import write_file
    from edition.witness import copies

    project = Project.find(folder)
    if key not in project.texts:
        raise ProjectError(
            f"the edition has no text “{key}”", hint=f"it has {', '.join(project.texts)}"
        )
    try:
        words = copies.load(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ManifestError("is not UTF-8", path=file, hint="save it as UTF-8") from error
    path = project.manifest(key)
    former = Manifest.load(path) if path.is_file() else None
    made = Manifest.of(words, key, former.left_out if former is not None else ())
    if former is not None and former.sha256 != made.sha256:
        raise ManifestError(
            "describes another text already, and gaps may count on it",
            path=path,
            hint="remove it first if that is what you want",
        )
    write_file(path, made.dumps().encode("utf-8"))
    click.echo(f"Described {made.characters:,} characters in {len(made.blocks)} blocks.")


def _key(project: Project, text: str | None) -> str:
    from edition.errors import ProjectError

    known = project.witnessed
    if text is None and len(known) == 1:
        return known[0]
    if text in known:
        return str(text)
    what = "no text of the edition has a witness" if not known else "which text is it a copy of"
    raise ProjectError(what, hint=f"say --text with one of: {', '.join(known) or 'none'}")


def _load(file: str) -> bytes:
    if "://" in file:
        from edition.witness.fetching import fetch

        return fetch(file)
    from edition.witness.copies import load

    return load(Path(file))


class _about:  # noqa: N801 - reads as a word where it is used
    """Names the copy in an error that does not name a place itself."""

    def __init__(self, file: str) -> None:
        self.file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from edition.errors import WitnessError

        if isinstance(error, WitnessError) and error.path is None:
            error.path = self.file


def _labels(project: Project, key: str) -> Callable[[int], str | None]:
    """Names for blocks: the identifiers that the encoding gives to their places."""
    names: list[str | None] = []

    def label(block: int) -> str | None:
        from edition.texts import block_names

        if not names:
            names.extend(block_names(project, key))
        return names[block]

    return label
