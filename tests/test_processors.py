"""The stylesheets belong to any XSLT 3.0 processor: SaxonJS gives what our build gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Made:
    """What a stylesheet makes of the site.

    Attributes:
        sources: the registers that it reads; none where it reads the texts or the collection.
        files: the patterns of the files that it makes; the first of a stylesheet that has one
            result for a source is the name of that file.
    """

    files: tuple[str, ...]
    sources: tuple[str, ...] = ()


KINDS = tuple(Project.find(ROOT).registers)
MADE = {
    "html": Made(tuple(f"{key}.html" for key in TEXTS)),
    "home": Made(("index.html",)),
    "search": Made(("search.html",)),
    "register": Made(tuple(f"{kind}.html" for kind in KINDS), KINDS),
    "entry": Made(tuple(f"{kind}/*.html" for kind in KINDS), KINDS),
    "data": Made(tuple(f"data/{kind}.{end}" for kind in KINDS for end in ("csv", "json")), KINDS),
    "linked": Made(tuple(f"data/{kind}.jsonld" for kind in KINDS), KINDS),
    "bibliography": Made(
        tuple(f"data/{kind}.{end}" for kind in LISTED for end in ("bib", "ris", "csl.json")), LISTED
    ),
    **{
        picture: Made((f"{picture}.html", f"data/{picture}.csv", f"data/{picture}.*json"), (kind,))
        for picture, kind in DRAWN_FROM.items()
    },
    **{form: Made((file,), (kind,)) for form, (kind, file) in EXCHANGED.items()},
}
"""The files of the site, each made by one stylesheet."""
_WRITES = WRITING - {*DRAWN_FROM}


def _files(folder: Path, patterns: Iterable[str]) -> list[str]:
    """The pages and the data in a folder that have such names."""
    found = (path for pattern in patterns for path in folder.glob(pattern))
    return sorted(path.relative_to(folder).as_posix() for path in found)


@BOTH
@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("sheet", MADE)
def test_the_files_are_the_same(
    sheet: str,
    outputs: Path,
    unseen: Callable[[str], list[str]],
    collections: Callable[[Path], Path],
    tmp_path: Path,
) -> None:
    """Made by the npm package xslt3, pages and data are those of our build, to the character.

    What the full edition has in common with the public one is compared there.
    """
    made = MADE[sheet]
    files = _files(outputs / "html", made.files)
    assert len(files) >= len(made.files)
    if not any(map(unseen, made.files)):
        return
    collection = collections(outputs)
    registers = Project.find(ROOT).registers
    sources = [registers[kind] for kind in made.sources]
    if sheet == "html":
        sources = [outputs / "tei" / "texts" / f"{key}.xml" for key in TEXTS]
    given = f"?collection=doc('{collection.as_uri()}')" if sources else ""
    for number, source in enumerate(sources or [collection]):
        result = "nothing" if sheet in _WRITES else made.files[number]
        words = [f"-s:{source}", f"-o:{result}", *filter(None, [given])]
        xslt3(ROOT / "xslt" / f"{sheet}.xsl", *words, cwd=tmp_path)
    (tmp_path / "nothing").unlink(missing_ok=True)
    assert _files(tmp_path, ["**/*.*"]) == files
    for name in files:
        theirs, ours = tmp_path / name, outputs / "html" / name
        if theirs.suffix == ".html":
            assert _page(theirs) == _page(ours), name
        elif theirs.suffix in (".xml", ".graphml"):  # each processor indents in its own way
            assert _canonical(theirs) == _canonical(ours), name
        else:
            assert theirs.read_bytes() == ours.read_bytes(), name


@BOTH
def test_every_file_is_compared(outputs: Path) -> None:
    """Each page and each file of data is made by one of the stylesheets that are compared."""
    compared = _files(outputs / "html", (name for made in MADE.values() for name in made.files))
    assert compared == _files(outputs / "html", ["**/*.html", "data/*"])


@BOTH
@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("key", TEXTS)
def test_the_plain_text_is_the_same(
    outputs: Path, key: str, collections: Callable[[Path], Path], tmp_path: Path
) -> None:
    """The reading text made by xslt3 is that of our build."""
    collection = f"?collection=doc('{collections(outputs).as_uri()}')"
    sheet = ROOT / "xslt" / "text.xsl"
    source = outputs / "tei" / "texts" / f"{key}.xml"
    xslt3(sheet, f"-s:{source}", "-o:out.txt", collection, cwd=tmp_path)
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
