"""The collection as the documentation tells how to make it by hand, with SaxonJS."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from edition.project import Project
from tests.conftest import ROOT
from tests.xslt3 import xslt3

TEXTS = ("introduction", "broue-1988")


def summarise(path: Path, folder: Path) -> None:
    """Make the summary of a text or register, as a file in a folder."""
    xslt3(ROOT / "xslt" / "collect.xsl", f"-s:{path}", "-o:summary.xml", cwd=folder)


def summary(folder: Path) -> str:
    """The summary in a folder, without its declaration."""
    return re.sub(r"^<\?xml.*?\?>", "", (folder / "summary.xml").read_text("utf-8"))


def by_hand(parts: Sequence[str], folder: Path) -> Path:
    """The collection that summaries make, as a file in a folder."""
    title = "Pierre Broué, The Bolshevik-Leninist Faction"
    (folder / "collection.xml").write_text(
        f'<collection xmlns="urn:edition:collection" title="{title}" xml:lang="en"'
        f' from="1928-01-01" to="1929-02-28"'
        f' uuid="e-{uuid5(NAMESPACE_URL, "urn:edition:" + title)}">'
        f"{''.join(parts)}</collection>",
        encoding="utf-8",
    )
    return folder / "collection.xml"


def sources(outputs: Path) -> list[Path]:
    """The texts in a folder of outputs, and the registers of the edition."""
    texts = [outputs / "tei" / "texts" / f"{key}.xml" for key in TEXTS]
    return [*texts, *Project.find(ROOT).registers.values()]


def whole(outputs: Path, folder: Path, summaries: Callable[[Path], str]) -> Path:
    """The collection of the real edition, from the TEI in a folder of outputs."""
    found = sources(outputs)
    files = ",".join(f"doc('{path.as_uri()}')" for path in found)
    xslt3(Project.find(ROOT).figures, "-it", f"?files=[{files}]", "-o:figures.xml", cwd=folder)
    figures = (folder / "figures.xml").read_text("utf-8")
    return by_hand([*map(summaries, found), figures], folder)
