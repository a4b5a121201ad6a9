"""Golden pairs: a small text goes through a stylesheet and comes out as the file beside it.

A pair appears by itself: put ``NAME.xml`` into a folder of ``tests/golden`` and run
``pytest --bless tests/test_golden.py``, then read what was written before you commit it.
The texts called ``names`` and the registers belong together: one collection is made of them.
Stylesheets that write files of their own are run on the registers too; what they write is in one
golden file for each register.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.markup import Source
from edition.project import resources
from edition.stylesheets import Stylesheets
from tests.conftest import collected

GOLDEN = Path(__file__).parent / "golden"


def _main(page: str) -> str:
    """Of a page, what the text has become; the frame around it is tested elsewhere."""
    match = re.search(r"<main\b.*</main>", page, re.DOTALL)
    assert match is not None
    return match.group() + "\n"


def _whole(result: str) -> str:
    return result


def _written(folder: Path, part: Callable[[str], str]) -> str:
    """The files in a folder, each after its name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    pieces = [
        f"<!-- {path.relative_to(folder).as_posix()} -->\n{part(path.read_bytes().decode('utf-8'))}"
        for path in files
    ]
    return "".join(pieces)


# folder, which is the stylesheet: how the result is named, and what of it counts
KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "html": (".html", _main),
    "register": (".html", _main),
    "print": (".print.xml", _whole),
    "text": (".txt", _whole),
    "exact": (".txt", _whole),
}
# the same of stylesheets that write files, which are all made of the registers
WRITING: dict[str, tuple[str, Callable[[str], str]]] = {
    "entry": (".html", _main),
    "data": (".txt", _whole),
}
PAIRS = [
    (kind, path)
    for kind in (*KINDS, *WRITING)
    for path in sorted((GOLDEN / ("register" if kind in WRITING else kind)).glob("*.xml"))
    if not path.name.endswith(".print.xml")
]


@pytest.fixture(scope="module")
def stylesheets() -> Stylesheets:
    """All stylesheets that have golden pairs, compiled once."""
    writing = {*WRITING, "text", "exact", "corpus"}
    return Stylesheets(resources("xslt"), {*KINDS, *WRITING, "collect"}, writing)


@pytest.fixture(scope="module")
def collection(stylesheets: Stylesheets) -> Any:
    """What the golden pairs with names in them know of each other."""
    paths = [GOLDEN / "html" / "names.xml", *sorted((GOLDEN / "register").glob("*.xml"))]
    sources = [stylesheets.parse(Source.read(path).text) for path in paths]
    return stylesheets.parse(collected(stylesheets, sources))


@pytest.mark.parametrize(("kind", "source"), PAIRS, ids=[f"{k}/{p.stem}" for k, p in PAIRS])
def test_the_output_is_the_golden_one(
    kind: str,
    source: Path,
    stylesheets: Stylesheets,
    collection: Any,
    pytestconfig: pytest.Config,
    tmp_path: Path,
) -> None:
    """The stylesheet turns the text into exactly the file beside it."""
    ending, part = (KINDS | WRITING)[kind]
    text = Source.read(source).text
    named = source.parent.name == "register" or source.stem.startswith("names")
    parameters = {"collection": collection} if named else {}
    parsed = stylesheets.parse(text, source)
    result = stylesheets.transform(kind, parsed, parameters, folder=tmp_path)
    result = _written(tmp_path, part) if kind in WRITING else part(result)
    golden = GOLDEN / kind / (source.stem + ending)
    if pytestconfig.getoption("--bless"):
        golden.write_text(result, encoding="utf-8", newline="")
    assert golden.is_file(), "no golden file yet: run with --bless and read what it writes"
    assert result == golden.read_bytes().decode("utf-8")


def test_every_folder_of_pairs_is_used() -> None:
    """No golden folder is without pairs, and none is there that no stylesheet answers for."""
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} == {*KINDS, *WRITING}
    assert {kind for kind, _ in PAIRS} == {*KINDS, *WRITING}
