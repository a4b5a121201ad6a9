"""What can be done with a copy of a witness: check it, and keep it as the witness.

Nothing here ever tells a word of a text, be it the witness's or the copy's: what differs is named
by block, by place and by number of characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized

from edition.errors import ManifestError, WitnessError
from edition.outputs import write_file
from edition.witness.comparing import Comparison
from edition.witness.decoding import LARGEST, Reading, read
from edition.witness.differences import AlteredCopyError, tell
from edition.witness.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edition.manifest import Manifest
    from edition.witness.differences import Labels

_SHOWN: Final = 10
_TYPOGRAPHY: Final = (
    ("“”‘’„‚«»", "straight quotation marks"),
    ("–—", "hyphens for dashes"),
    ("…", "full stops for ellipses"),
)


@dataclass(frozen=True, slots=True)
class Faithful:
    """A faithful copy: what form it came in, in words, and the text of the witness."""

    form: str
    text: str


def check(data: bytes, manifest: Manifest, labels: Labels | None = None) -> Faithful:
    """Recognise a copy, whatever its form, and lay it out as the witness.

    Args:
        data: the copy's bytes: plain text in any usual encoding and layout, or a web page.
        manifest: the manifest of the witness that it should be a copy of.
        labels: gives the name that a block (counted from 0) has in the edition, if any.

    Raises:
        AlteredCopyError: if the copy differs from the witness; the message says where and how.
        WitnessError: if it can not be read, or is something else altogether.
    """
    if sha256(data).hexdigest() == manifest.sha256:
        return Faithful("the witness itself", data.decode())
    most = 4 * manifest.characters + 100_000
    reading = read(data, most)
    if len(reading.text) > most:
        raise WitnessError(
            f"is not a copy of {manifest.key}: it has more than {most:,} characters, "
            f"the witness {manifest.characters:,}"
        )
    comparison = Comparison(manifest, reading)
    if comparison.differences:
        raise _refusal(manifest, comparison, labels or (lambda _: None))
    text = lay_out(manifest, comparison.blocks)
    if not manifest.verify(text):
        raise ManifestError(f"the manifest of {manifest.key} contradicts itself")
    return Faithful(", ".join(_traits(reading, text, manifest)), text)


def add(data: bytes, manifest: Manifest, target: Path, labels: Labels | None = None) -> Faithful:
    """Check a copy and keep it, laid out as the witness, in a file that is replaced as a whole."""
    faithful = check(data, manifest, labels)
    write_file(target, faithful.text.encode())
    return faithful


def load(path: Path) -> bytes:
    """The bytes of a copy on disk, unless it is too large to be one."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise WitnessError(f"cannot be read: {error.strerror}", path=path) from error


def _traits(reading: Reading, text: str, manifest: Manifest) -> Iterator[str]:
    """In what a copy's form differs from that of the witness."""
    yield reading.form
    lines = sum(map(bool, map(str.strip, reading.text.split("\n"))))
    if lines > len(manifest.blocks) and not reading.is_page:
        yield "hard-wrapped"
    if not is_normalized(manifest.form, reading.text):
        yield "decomposed" if manifest.form == "NFC" else "composed"
    for characters, trait in _TYPOGRAPHY:
        usual = set(characters)
        if not usual.isdisjoint(text) and usual.isdisjoint(reading.text):
            yield trait


def _refusal(manifest: Manifest, comparison: Comparison, labels: Labels) -> WitnessError:
    """The error that says in what a copy is not the witness."""
    if comparison.is_something_else:
        return WitnessError(
            f"is not a copy of {manifest.key}: {comparison.found} of {len(manifest.blocks)} "
            "blocks found"
        )
    differences = tuple(comparison.differences)
    told = list(tell(differences, manifest, labels))
    if len(told) > _SHOWN:
        told[_SHOWN:] = [f"and {len(told) - _SHOWN} more differences"]
    return AlteredCopyError(
        f"is not a faithful copy of {manifest.key}: {'; '.join(told)}", differences
    )
