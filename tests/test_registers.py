"""Registers: every mention leads to its entry, and every entry back to where it is mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from edition.markup import Source
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.conftest import BOTH, REGISTERS, ROOT, collected

GOLDEN = Path(__file__).parent / "golden"
NAMES = {"c": "urn:edition:collection"}


class Site:
    """Pages of texts and registers, and what the texts mention."""

    def __init__(self, collection: str, pages: dict[str, html.HtmlElement]) -> None:
        self.collection = etree.fromstring(collection.encode())
        self.pages = pages
        self.addresses = {
            entry.get("ref", ""): f"{register.get('key')}/{entry.get('ref', '').split(':')[1]}.html"
            for register in self.collection.iterfind("c:register", NAMES)
            for entry in register.iterfind("c:entry", NAMES)
        }

    def mentions(self) -> Iterator[tuple[str, str, str]]:
        """The text, the passage (none on a title page) and the address of the entry."""
        for mention in self.collection.iterfind("c:text/c:mention", NAMES):
            text = mention.getparent()
            assert text is not None
            yield (
                str(text.get("key")),
                mention.get("at", ""),
                self.addresses[str(mention.get("ref"))],
            )

    def links(self, page: str, identifier: str = "") -> set[str]:
        """Where the links of a page, or of a passage or an entry on it, lead."""
        root = self.pages[page]
        if identifier:
            root = root.get_element_by_id(identifier)
        return {str(link.get("href")).removeprefix("../") for link in root.iter("a")}


def _summaries(stylesheets: Stylesheets, paths: list[Path]) -> str:
    sources = [stylesheets.parse(Source.read(path).text, path) for path in paths]
    return collected(stylesheets, sources)


def _pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(folder).as_posix(): html.fromstring(path.read_bytes())
        for path in folder.rglob("*.html")
    }


def _check(site: Site) -> None:
    mentions = list(site.mentions())
    assert mentions
    for text, at, address in mentions:
        assert address in site.links(f"{text}.html", at), f"{text}#{at} does not lead to {address}"
        back = f"{text}.html#{at}" if at else f"{text}.html"
        assert back in site.links(address), f"{address} does not lead to {back}"


@pytest.mark.parametrize("name", ["names", "names-withheld"])
def test_specimen_mentions_and_entries_lead_to_each_other(name: str, tmp_path: Path) -> None:
    """Whether its words are there or not, each mention is a link, and its entry leads back."""
    stylesheets = Stylesheets(resources("xslt"), ["collect", "html", "entry"], {"entry"})
    text = GOLDEN / "html" / f"{name}.xml"
    registers = sorted((GOLDEN / "register").glob("*.xml"))
    summaries = _summaries(stylesheets, [text, *registers])
    collection = stylesheets.parse(summaries)
    for path in (text, *registers):
        sheet = "html" if path == text else "entry"
        source = stylesheets.parse(Source.read(path).text)
        page = stylesheets.transform(sheet, source, {"collection": collection}, folder=tmp_path)
        if path == text:
            (tmp_path / "names.html").write_text(page, encoding="utf-8")
    _check(Site(summaries, _pages(tmp_path)))


@pytest.fixture
def site(outputs: Path) -> Site:
    """The edition as it was built."""
    stylesheets = Stylesheets(resources("xslt"), ["collect"])
    project = Project.find(ROOT)
    texts = [outputs / "tei" / "texts" / f"{key}.xml" for key in project.texts]
    collection = _summaries(stylesheets, [*texts, *project.registers.values()])
    return Site(collection, _pages(outputs / "html"))


@BOTH
@pytest.mark.skipif(not REGISTERS, reason="the edition has no registers yet")
def test_mentions_and_entries_lead_to_each_other(site: Site) -> None:
    """Each mention in the edition's texts is a link to its entry, and its entry leads back."""
    _check(site)


@BOTH
@pytest.mark.skipif(not REGISTERS, reason="the edition has no registers yet")
def test_every_entry_has_its_anchor(site: Site) -> None:
    """Each entry of a register has its page, and its line on the index page, by its identifier."""
    assert site.addresses
    for address in site.addresses.values():
        register, _, entry = address.removesuffix(".html").partition("/")
        assert site.pages[address].get_element_by_id(entry).tag == "article"
        line = site.pages[f"{register}.html"].get_element_by_id(entry)
        assert address in {link.get("href") for link in line.iter("a")}
