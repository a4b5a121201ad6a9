"""The stylesheets belong to any XSLT 3.0 processor: SaxonJS gives what our build gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition.project import Project
from edition.site import DRAWN_FROM, EXCHANGED, LISTED, WRITING
from tests.byhand import TEXTS, by_hand
from tests.conftest import BOTH, ROOT
from tests.xslt3 import xslt3

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def golden_collection(
    summaries: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The collection of the golden pairs with names in them, made by xslt3."""
    folder = tmp_path_factory.mktemp("golden")
    registers = sorted((GOLDEN / "register").glob("*.xml"))
    sources = [GOLDEN / "html" / "names.xml", *registers]
    return by_hand([summaries(path) for path in sources], folder)


def _canonical(path: Path) -> bytes:
    tree = etree.parse(path, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, method="c14n")


def _page(path: Path) -> str:
    """A page without what processors write in their own ways.

    That is DOCTYPE, no-break spaces, and elements of a drawing that have no content.
    """
    page = path.read_text("utf-8").replace("&nbsp;", "\u00a0")
    page = re.sub(r"<(\w+)([^<>]*)/>", r"<\1\2></\1>", page)
    return re.sub(r"\A<!DOCTYPE html>\s*", "", page, flags=re.IGNORECASE)


@BOTH
@pytest.mark.needs("xslt3")
def test_the_pages_are_the_same(
    outputs: Path, collections: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Made by the npm package xslt3, the pages are those of our build, character by character."""
    registers = Project.find(ROOT).registers
    collection = f"?collection=doc('{collections(outputs).as_uri()}')"
    pages = [("html", outputs / "tei" / "texts" / f"{key}.xml") for key in TEXTS]
    pages += [("register", path) for path in registers.values()]
    pages += [("entry", path) for path in registers.values()]
    pages += [("data", path) for path in registers.values()]
    pages += [("bibliography", registers[kind]) for kind in LISTED]
    pages += [(picture, registers[kind]) for picture, kind in DRAWN_FROM.items()]
    for name, path in pages:
        sheet = ROOT / "xslt" / f"{name}.xsl"
        stem = name if name in DRAWN_FROM else path.stem
        result = "nothing" if name in WRITING - {*DRAWN_FROM} else f"{stem}.html"
        xslt3(sheet, f"-s:{path}", f"-o:{result}", collection, cwd=tmp_path)
    forms = [(form, kind, file) for form, (kind, file) in EXCHANGED.items()]
    forms += [("linked", kind, f"data/{kind}.jsonld") for kind in registers]
    for form, kind, file in forms:
        sheet = ROOT / "xslt" / f"{form}.xsl"
        xslt3(sheet, f"-s:{registers[kind]}", f"-o:{file}", collection, cwd=tmp_path)
    for name, stem in (("home", "index"), ("search", "search")):
        sheet = ROOT / "xslt" / f"{name}.xsl"
        xslt3(sheet, f"-s:{collections(outputs)}", f"-o:{stem}.html", cwd=tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.html"))
    assert made == sorted(
        path.relative_to(outputs / "html") for path in (outputs / "html").rglob("*.html")
    )
    for page in made:
        assert _page(tmp_path / page) == _page(outputs / "html" / page), page
    data = sorted(path.name for path in (tmp_path / "data").iterdir())
    assert data == sorted(path.name for path in (outputs / "html" / "data").iterdir())
    for name in data:
        theirs, ours = (folder / "data" / name for folder in (tmp_path, outputs / "html"))
        if theirs.suffix in (".xml", ".graphml"):  # each processor indents in its own way
            assert _canonical(theirs) == _canonical(ours), name
        else:
            assert theirs.read_bytes() == ours.read_bytes(), name


@BOTH
@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("key", TEXTS)
def test_the_plain_text_is_the_same(
    outputs: Path, key: str, collections: Callable[[Path], Path], tmp_path: Path
) -> None:
    """The reading text made by xslt3 is that of our build."""
    collection = f"?collection=doc('{collections(outputs).as_uri()}')"
    sheet = ROOT / "xslt" / "text.xsl"
    xslt3(sheet, f"-s:{outputs / 'tei' / key}.xml", "-o:out.txt", collection, cwd=tmp_path)
    theirs = (tmp_path / "out.txt").read_text("utf-8")
    assert theirs == (outputs / "text" / f"{key}.txt").read_text("utf-8")


@pytest.mark.needs("xslt3")
@pytest.mark.parametrize(
    ("sheet", "source", "result"),
    [
        ("html", "html/names.xml", "html/names.html"),
        ("html", "html/names-withheld.xml", "html/names-withheld.html"),
        ("register", "register/persons.xml", "register/persons.html"),
        ("register", "register/documents.xml", "register/documents.html"),
        ("print", "print/names-withheld.xml", "print/names-withheld.print.xml"),
    ],
)
def test_the_golden_names_are_the_same(
    sheet: str, source: str, result: str, golden_collection: Path
) -> None:
    """Names, and what stands in their place, come out of xslt3 as they come out of ours."""
    folder = golden_collection.parent
    collection = f"?collection=doc('{golden_collection.as_uri()}')"
    stylesheet = ROOT / "xslt" / f"{sheet}.xsl"
    xslt3(stylesheet, f"-s:{GOLDEN / source}", "-o:out", collection, cwd=folder)
    golden = _page(GOLDEN / result).strip()
    assert golden in _page(folder / "out").replace("><title-page", ">\n<title-page")
