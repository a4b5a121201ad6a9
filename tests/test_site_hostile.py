"""Hostile content: whatever stands in a TEI file, the pages made of it do nothing but show it."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from edition.building import InvalidEditionError, build
from edition.errors import StylesheetError
from edition.markup import Source
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.browsing import heard, served
from tests.conftest import SAMPLE

PAYLOADS = (
    "<script>hacked = 1</script>",
    "\"><img src='x' onerror='hacked = 1'>",
    "' onfocus='hacked = 1' autofocus='",
    "</script></title></style><script>hacked = 1</script><!--",
    "javascript:hacked = 1",
    "]]>&amp;&lt;b&gt;&#0;",
    "\\u003cscript\\u003e{{hacked}}${hacked}%3Cscript%3E",
)
TOLD = ("persName", "placeName", "orgName", "title", "label", "desc", "note", "occupation", "p")
"""Elements in which any words may stand."""


def _poison(path: Path) -> int:
    """Add the payloads to the words of a file, one after another; how many times."""
    tree = etree.parse(path)
    count = 0
    text = tree.getroot().find(f"{TEI}text")
    assert text is not None
    for element in text.iter(*(TEI + name for name in TOLD)):
        if element.text and element.text.strip():
            element.text += f" {PAYLOADS[count % len(PAYLOADS)]}"
            count += 1
    for element in tree.iter(f"{TEI}titleStmt"):
        title = element.find(f"{TEI}title")
        assert title is not None
        title.text = f"{title.text} {PAYLOADS[3]}"
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return count


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample edition, all of whose own words are hostile."""
    folder = tmp_path_factory.mktemp("poisoned") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    settings = folder / "edition.toml"
    hostile = 'title = "Two Letters \\"</title><script>hacked = 1</script>\'"'
    settings.write_text(
        re.sub("title = .*", lambda _: hostile, settings.read_text("utf-8"), count=1)
    )
    assert _poison(folder / "tei" / "texts" / "preface.xml") > 5
    for path in (folder / "tei" / "registers").glob("*.xml"):
        assert _poison(path) > 3
    return build(Project.find(folder), ["html"], withheld=True).folder / "html"


def _pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.fromstring(path.read_bytes())


def test_hostile_words_become_no_markup(poisoned: Path) -> None:
    """No page has an element, an attribute or an address that the words asked for."""
    seen = 0
    for path, page in _pages(poisoned):
        for element in page.iter():
            if not isinstance(element.tag, str):
                assert "hacked" not in str(element), path
                continue
            assert element.tag not in ("img", "iframe", "object", "embed", "base"), path
            assert not {name for name in element.attrib if name.startswith("on")}, path
            assert "autofocus" not in element.attrib, path
            for name in ("href", "src", "action", "formaction", "xlink:href"):
                address = element.get(name, "").strip().casefold()
                assert not address.startswith(("javascript:", "data:", "vbscript:")), path
            if element.tag == "script":
                kind = element.get("type")
                assert kind in ("module", "application/json", "application/ld+json"), path
                assert kind != "module" or not (element.text or "").strip(), path
        seen += "hacked" in page.text_content()
    assert seen > 10  # the words are there, as words


@pytest.mark.needs("chromium")
def test_hostile_pages_do_nothing(poisoned: Path, browser: Browser) -> None:
    """Opened in a browser, no page runs anything, breaks its policy or asks another host."""
    with served(poisoned) as root:
        page = browser.new_page()
        said, asked = heard(page)
        for path, _ in _pages(poisoned):
            page.goto(root + path.relative_to(poisoned).as_posix())
            assert page.evaluate("() => typeof hacked") == "undefined", path
            assert said == [], path
        assert [url for url in asked if not url.startswith(root)] == []


@pytest.mark.parametrize(
    "target", ["javascript:hacked()", "JavaScript:hacked()", "data:text/html,x"]
)
def test_a_hostile_target_is_refused(bare: Path, target: str) -> None:
    """A reference that leads to a script is a fault of the text, and no page is made of it."""
    path = bare / "tei" / "texts" / "preface.xml"
    text = path.read_text("utf-8")
    last = text.rindex("</p>")
    path.write_text(f'{text[:last]} <ref target="{target}">x</ref>{text[last:]}', "utf-8")
    with pytest.raises(InvalidEditionError):
        build(Project.find(bare), ["html"])
    stylesheets = Stylesheets(resources("xslt"), ["html"])
    source = stylesheets.parse(Source.read(path).text)
    with pytest.raises(StylesheetError, match="cannot follow the pointer"):
        stylesheets.transform("html", source)


@pytest.mark.parametrize("sign", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1"])
def test_no_table_holds_a_formula(bare: Path, sign: str) -> None:
    """Whatever a register says, each cell of each table is a text to a spreadsheet, or a number."""
    for path in (bare / "tei" / "registers").glob("*.xml"):
        tree = etree.parse(path)
        for element in tree.getroot().iter(*(TEI + name for name in TOLD)):
            if element.text and element.text.strip():
                element.text = f"{sign} {element.text}"
        tree.write(path, encoding="utf-8", xml_declaration=True)
    folder = build(Project.find(bare), ["html", "data"]).folder
    said = 0
    tables = sorted(folder.rglob("*.csv"))
    assert len(tables) == 20
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                for name, cell in row.items():
                    said += cell.startswith(f"'{sign}")
                    number = re.fullmatch(r"-\d+(\.\d+)?", cell)
                    assert number or not cell.startswith(tuple("=+-@＝\t\r")), (path, name, cell)
        assert path.read_bytes().startswith("\ufeff".encode())
    assert said > 20


@pytest.mark.parametrize("taken", ["text", "entries", "citing-page", "sift-q", "group-f", "card"])
def test_an_entry_does_not_take_the_identifier_of_a_part_of_the_page(
    bare: Path, taken: str
) -> None:
    """An entry whose page would have one id twice is refused in a sentence; in a text it may be."""
    for path in (bare / "tei").rglob("*.xml"):
        path.write_text(path.read_text("utf-8").replace("fenwick-a", taken), "utf-8")
    with pytest.raises(InvalidEditionError) as refused:
        build(Project.find(bare), ["html"])
    told = [finding for finding in refused.value.findings if finding.rule == "identifier-once"]
    assert [finding.xml_id for finding in told] == [taken]


@pytest.mark.needs("chromium")
def test_no_fragment_breaks_a_page(poisoned: Path, browser: Browser) -> None:
    """An address that ends in anything at all makes no script stop."""
    with served(poisoned) as root:
        page = browser.new_page()
        said, _ = heard(page)
        for name in ("preface", "persons", "persons/fenwick-a", "search"):
            for end in ("#%", "?mark=a#%E0%A4%A", "?words=2#%", "#<img>", '?sort=-#"]'):
                page.goto("about:blank")
                page.goto(f"{root}{name}.html{end}")
                page.wait_for_timeout(50)
                assert said == [], (name, end)


def test_a_text_of_one_paragraph_links_to_no_contents(bare: Path) -> None:
    """Where a page has no table of contents, nothing on it leads there."""
    path = bare / "tei" / "texts" / "preface.xml"
    text = path.read_text("utf-8")
    only = '<text><body><p xml:id="p1">Nothing but this.</p></body></text>'
    text = re.sub(r"<text\b.*</text>", only, text, flags=re.DOTALL)
    path.write_text(re.sub(r'<prefixDef ident="(?!text).*?</prefixDef>', "", text, flags=re.DOTALL))
    stylesheets = Stylesheets(resources("xslt"), ["html"])
    page = html.fromstring(
        stylesheets.transform("html", stylesheets.parse(path.read_text("utf-8")))
    )
    links = {str(link.get("href")) for link in page.iter("a")}
    ids = {f"#{element.get('id')}" for element in page.iter() if element.get("id")}
    assert "#text" in links
    assert {link for link in links if link.startswith("#")} <= ids
