"""The stylesheets belong to any XSLT 3.0 processor: SaxonJS gives what our build gives."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BOTH, NODE, ROOT

TEXTS = ("introduction", "broue-1988")


def _xslt3(*words: object, cwd: Path) -> None:
    done = subprocess.run(
        ["node", NODE / "xslt3" / "xslt3.js", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _collection(texts: Path, folder: Path) -> None:
    """The collection that the documentation tells how to make by hand."""
    summaries = []
    for key in TEXTS:
        sheet = f"-xsl:{ROOT / 'xslt' / 'collect.xsl'}"
        _xslt3(sheet, f"-s:{texts / key}.xml", f"-o:{key}.summary.xml", cwd=folder)
        summary = (folder / f"{key}.summary.xml").read_text("utf-8")
        summaries.append(re.sub(r"^<\?xml.*?\?>", "", summary))
    title = "Pierre Broué, The Bolshevik-Leninist Faction"
    (folder / "collection.xml").write_text(
        f'<collection xmlns="urn:edition:collection" title="{title}" xml:lang="en">'
        f"{''.join(summaries)}</collection>",
        encoding="utf-8",
    )


def _page(path: Path) -> str:
    """A page without what processors write in their own ways: DOCTYPE and no-break spaces."""
    page = path.read_text("utf-8").replace("&nbsp;", "\u00a0")
    return re.sub(r"\A<!DOCTYPE html>\s*", "", page, flags=re.IGNORECASE)


@BOTH
@pytest.mark.needs("xslt3")
def test_the_pages_are_the_same(outputs: Path, tmp_path: Path) -> None:
    """Made by the npm package xslt3, the pages are those of our build, character by character."""
    _collection(outputs / "tei", tmp_path)
    for key in TEXTS:
        _xslt3(
            f"-xsl:{ROOT / 'xslt' / 'html.xsl'}",
            f"-s:{outputs / 'tei' / key}.xml",
            f"-o:{key}.html",
            f"?collection=doc('{(tmp_path / 'collection.xml').as_uri()}')",
            cwd=tmp_path,
        )
        assert _page(tmp_path / f"{key}.html") == _page(outputs / "html" / f"{key}.html")
    home = f"-xsl:{ROOT / 'xslt' / 'home.xsl'}"
    _xslt3(home, "-s:collection.xml", "-o:index.html", cwd=tmp_path)
    assert _page(tmp_path / "index.html") == _page(outputs / "html" / "index.html")


@BOTH
@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("key", TEXTS)
def test_the_plain_text_is_the_same(outputs: Path, key: str, tmp_path: Path) -> None:
    """The reading text made by xslt3 is that of our build."""
    sheet = f"-xsl:{ROOT / 'xslt' / 'text.xsl'}"
    _xslt3(sheet, f"-s:{outputs / 'tei' / key}.xml", "-o:out.txt", cwd=tmp_path)
    theirs = (tmp_path / "out.txt").read_text("utf-8")
    assert theirs == (outputs / "text" / f"{key}.txt").read_text("utf-8")
