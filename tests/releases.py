"""Making releases of a copy of the sample edition, for the tests of what they promise."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from edition.ledger import Ledger
from edition.project import Project
from edition.releasing import record
from tests.conftest import Run

Edition = Callable[..., Run]


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def stamp(folder: Path, version: str, day: str = "2026-01-31") -> None:
    """Let all headers say a version and a day."""
    for path in (folder / "tei").glob("*/*.xml"):
        text = path.read_text(encoding="utf-8")
        new = rf'\g<1>{version}\g<2>{day}">{day}<'
        text = re.sub(r'(<edition n=")[^"]*(">.*?<date when=")[^"]*">[^<]*<', new, text)
        path.write_text(text, encoding="utf-8")


def paragraphs(folder: Path, *names: str) -> None:
    """Let the preface have these paragraphs, after its first two."""
    path = folder / "tei" / "texts" / "preface.xml"
    text = re.sub(r'\s*<p xml:id="p([3-9]|\d\d)">.*?</p>', "", path.read_text(encoding="utf-8"))
    new = "".join(f'        <p xml:id="{one}">A lamp is lit in {one}.</p>\n' for one in names)
    path.write_text(text.replace("        <list>", f"{new}        <list>"), encoding="utf-8")


def released(folder: Path, version: str, day: str = "2026-01-31") -> Ledger:
    """Release a version."""
    stamp(folder, version, day)
    recorded = record(Project.find(folder), version)
    recorded.ledger.write()
    return Ledger.read(folder / "tei" / "ledger.xml")


# Outputs


TEXT = """<p xml:id="p1">The lamp is lit.</p><p xml:id="p2">It is put out.</p>"""


def add_text(folder: Path, key: str) -> None:
    """Let the edition have one more text, of two paragraphs."""
    texts = folder / "tei" / "texts"
    text = (texts / "preface.xml").read_text(encoding="utf-8")
    text = text.replace('xml:id="preface"', f'xml:id="{key}"')
    text = text.replace("Preface</title>", f"The {key}</title>")
    text = re.sub(r"<text>.*</text>", f"<text><body>{TEXT}</body></text>", text, flags=re.DOTALL)
    (texts / f"{key}.xml").write_text(text, encoding="utf-8")
    edit(folder / "edition.toml", ('"letters"]', f'"letters", "{key}"]'))


WATCH = """        <org xml:id="night-watch" type="society">
          <orgName type="usual">Night Watch</orgName>
          <note type="organisation">They kept the lamps.</note>
        </org>
"""
