"""The texts of an edition: as the repository holds them, and complete where a witness is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from edition.errors import ManifestError, WitnessError
from edition.gaps import Gap
from edition.manifest import Manifest
from edition.markup import Source, attributes
from edition.project import WITNESS_VARIABLE, Project
from edition.restoring import restore
from edition.words import Words, ranges_left_out


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its way to an output.

    Attributes:
        key: its key.
        path: its file in the repository.
        xml: its TEI, with the words where they are there.
        complete: whether nothing is withheld in it.
    """

    key: str
    path: Path
    xml: str
    complete: bool


def load(
    project: Project,
    key: str,
    *,
    withheld: bool = False,
    find: Callable[[Project, str], Words | None] | None = None,
) -> Text:
    """Read a text and, unless it is to stay withheld, put the words back if they are at hand.

    Args:
        project: the edition.
        key: the key of the text.
        withheld: whether the words stay out.
        find: finds the words; by default :func:`find_words`.

    Raises:
        EditionError: the file, its manifest or the witness is broken, or they do not fit.
    """
    path = project.text(key)
    source = Source.read(path)
    words = None if withheld else (find or find_words)(project, key)
    if words is not None:
        return Text(key, path, restore(source, words, project.own), complete=True)
    return Text(key, path, source.text, complete=not project.manifest(key).is_file())


def find_words(project: Project, key: str) -> Words | None:
    """The words of a text's witness, verified; None when there is no witness or no copy of it.

    Raises:
        WitnessError: a copy is there but is not the witness, or was asked for and is missing.
        ManifestError: the manifest is broken.
    """
    if not project.manifest(key).is_file():
        return None
    path = project.witness(key)
    asked_for = WITNESS_VARIABLE in os.environ and os.environ[WITNESS_VARIABLE] != ""
    if not path.is_file():
        if asked_for:
            raise WitnessError(
                f"the witness that {WITNESS_VARIABLE} names is not there",
                path=path,
                hint=f"correct {WITNESS_VARIABLE}, or unset it to build without the words",
            )
        return None
    manifest = manifest_of(project, key)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise WitnessError(
            f"cannot be read: {error.strerror or error}", path=path, hint="check the permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise _unfaithful(path) from error
    if not manifest.verify(text):
        raise _unfaithful(path)
    return Words(key, text, ranges_left_out(manifest))


def manifest_of(project: Project, key: str) -> Manifest:
    """The manifest of a text's witness, read once for as long as the file stays the same.

    Raises:
        ManifestError: it is missing or broken.
    """
    path = project.manifest(key)
    try:
        state = path.stat()
    except OSError:
        return Manifest.load(path)
    return _manifest(path.resolve(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _manifest(path: Path, _changed: int, _size: int) -> Manifest:
    manifest = Manifest.load(path)
    if manifest.key != path.stem:
        raise ManifestError(
            f"is the manifest of {manifest.key}", path=path, hint="give it the name of its text"
        )
    return manifest


def need_words(project: Project, key: str) -> Words:
    """The words of a text's witness, for a command that cannot do without.

    Raises:
        WitnessError: the text has no witness, or there is no copy of it.
    """
    words = find_words(project, key)
    if words is not None:
        return words
    project.text(key)
    if not project.manifest(key).is_file():
        raise WitnessError(
            f"the text {key} has no witness: nothing in it is withheld",
            hint="edit its file directly",
        )
    raise WitnessError(
        f"there is no copy of the witness of {key}",
        path=project.witness(key),
        hint=f"add your own copy with “edition witness add FILE”, or name it in {WITNESS_VARIABLE}",
    )


def _unfaithful(path: Path) -> WitnessError:
    return WitnessError(
        "is not the witness in its canonical form",
        path=path,
        hint=f"see what differs with “edition witness check {path}”,"
        " or lay it out with “edition witness add”",
    )


def block_names(project: Project, key: str) -> list[str | None]:
    """For each block of a text's witness, the identifier of the element where it begins."""
    manifest = manifest_of(project, key)
    source = Source.read(project.text(key))
    names: list[str | None] = [None] * len(manifest.blocks)
    ids: list[str | None] = []
    for token in source.tokens(project.own):
        if token.kind == "start":
            ids.append(attributes(token.raw).get("xml:id"))
        elif token.kind == "end":
            ids.pop()
        elif token.kind == "empty" and (gap := Gap.parse(token.raw)) is not None:
            block = manifest.block_at(gap.start)
            if block is not None and names[block] is None:
                # The root's identifier names the whole text, which says nothing here.
                names[block] = next((found for found in reversed(ids[1:]) if found), None)
    return names
