"""The pages: valid, linked, complete, readable from disk, without JavaScript, by everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from edition.project import PICTURES
from tests.browsing import breaches_in_light_and_dark, context, faults_of_html, served
from tests.conftest import BOTH, REGISTERS
from tests.words import first_missing, shown, words_of

ENTRIES = (
    "persons/sosnovsky-ls",
    "places/alma-ata",
    "organisations/left-opposition",
    "documents/ah-t2560",
    "works/professional-dangers-of-power",
    "events/second-moscow-trial",
)
PAGES = ("index", "introduction", "broue-1988", *REGISTERS, *PICTURES, *ENTRIES)
"""One page of every kind, and every one of which there are few."""
TEXTS = ("introduction", "broue-1988")
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _page(outputs: Path, name: str) -> html.HtmlElement:
    return html.fromstring((outputs / "html" / f"{name}.html").read_bytes())


@BOTH
@pytest.mark.needs("vnu")
def test_the_pages_are_valid_html(outputs: Path, unseen: Callable[[str], list[str]]) -> None:
    """The W3C's checker finds no error and no warning in any page."""
    assert faults_of_html(outputs / "html" / name for name in unseen("**/*.html")) == []


@pytest.mark.needs("vnu")
def test_the_style_sheets_are_valid(public: Path) -> None:
    """The W3C's checker finds no error and no warning in any style sheet."""
    assert faults_of_html(sorted((public / "html").glob("assets/*.css")), "--css") == []


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_every_identifier_of_the_text_is_an_anchor(outputs: Path, key: str) -> None:
    """What has an xml:id in the text has the same id on the page, and no id stands twice."""
    page = _page(outputs, key)
    ids = [str(element.get("id")) for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    text = etree.parse(outputs / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)
    assert text is not None
    wanted = [found for element in text.iter() if (found := element.get(XML_ID))]
    assert [identifier for identifier in wanted if identifier not in ids] == []


@BOTH
def test_every_link_leads_somewhere(outputs: Path) -> None:
    """Links inside the edition lead to a page that is there and to an id that it has."""
    root = outputs / "html"
    pages = {path: html.fromstring(path.read_bytes()) for path in root.rglob("*.html")}
    ids = {
        path: [str(e.get("id")) for e in page.iter() if e.get("id")] for path, page in pages.items()
    }
    for path, page in pages.items():
        assert len(ids[path]) == len(set(ids[path])), path
        for link in page.iter("a", "link", "script"):
            address = str(link.get("href") or link.get("src") or "")
            if re.match(r"https?:", address):
                continue
            file, _, fragment = address.partition("#")
            target = (path.parent / file.partition("?")[0]).resolve() if file else path
            assert target.is_relative_to(root), f"{path}: {address}"
            assert target.is_file(), f"{path}: {address}"
            assert not fragment or target not in ids or fragment in ids[target], (
                f"{path}: {address}"
            )


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_references_and_notes_are_linked_both_ways(outputs: Path, key: str) -> None:
    """Each reference links to its note, and the note back to the reference."""
    page = _page(outputs, key)
    notes = [str(e.get("id")) for e in page.iter() if re.fullmatch(r"n\d+", str(e.get("id")))]
    assert len(notes) == {"introduction": 38, "broue-1988": 143}[key]
    for note in notes:
        reference = page.get_element_by_id(note.replace("n", "r"))
        there = [str(link.get("href")) for link in reference.iter("a")]
        back = [str(link.get("href")) for link in page.get_element_by_id(note).iter("a")]
        assert f"#{note}" in there
        assert f"#{note.replace('n', 'r')}" in back


@pytest.mark.needs("witness")
@pytest.mark.parametrize("key", TEXTS)
def test_no_word_is_lost_on_the_way_to_the_page(full: Path, key: str) -> None:
    """Every word of the text, in its order, stands on the page; note numbers are set anew."""
    words = words_of(full / "tei" / "texts" / f"{key}.xml")
    assert len(words) > 5000
    assert first_missing(words, shown(_page(full, key).find(".//main"))) == ""


@BOTH
@pytest.mark.needs("chromium")
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_every_screen_without_javascript(
    outputs: Path, name: str, browser: Browser
) -> None:
    """From disk, without JavaScript, from 320 pixels on, nothing has to be scrolled sideways."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    failures: list[str] = []
    # From disk Chromium loads a typeface where it is used, not where it is asked for before.
    page.on("requestfailed", lambda request: failures.append(request.url))
    page.goto((outputs / "html" / f"{name}.html").as_uri())
    for width in (320, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
        assert box[0] <= box[1] == width
    assert [url for url in failures if not url.endswith(".woff2")] == []
    context.close()


@BOTH
@pytest.mark.needs("chromium")
def test_the_fonts_of_the_edition_are_used(outputs: Path, browser: Browser) -> None:
    """The fonts that lie beside the pages are the ones that the browser uses."""
    page = browser.new_page()
    page.goto((outputs / "html" / "introduction.html").as_uri())
    loaded: Any = page.evaluate(
        "() => document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').length)"
    )
    assert loaded >= 2
    page.close()


# Of the full edition, the pages that differ from those of the withheld one.
SHOWN = [("public", name) for name in PAGES] + [
    pytest.param("full", name, marks=pytest.mark.needs("witness")) for name in (*TEXTS, *ENTRIES)
]


@pytest.mark.parametrize(("outputs", "name"), SHOWN, indirect=["outputs"])
@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_accessible(outputs: Path, name: str, width: int, browser: Browser) -> None:
    """Axe finds no breach of WCAG 2.2 AA or of best practice: light and dark, narrow and wide."""
    with served(outputs / "html") as root:
        reader = context(browser, viewport={"width": width, "height": 900})
        page = reader.new_page()
        page.goto(f"{root}{name}.html")
        assert breaches_in_light_and_dark(page) == []
        reader.close()


def test_a_screen_reader_hears_one_phrase_a_block(public: Path) -> None:
    """In the withheld chapter bars are hidden from screen readers; each block says one phrase."""
    page = _page(public, "broue-1988")
    for hidden in page.xpath("//*[@aria-hidden = 'true']"):
        hidden.drop_tree()
    for number in range(1, 86):
        block = " ".join(page.get_element_by_id(f"p{number}").text_content().split())
        assert len(re.findall("withheld", block)) == 1, block
        assert "\u2003" not in block


@pytest.mark.needs("witness")
def test_no_sentence_of_the_chapter_is_in_the_public_edition(public: Path, witness: Path) -> None:
    """No ten words in a row of the witness stand in any file of the public edition."""
    word = re.compile(r"[^\W\d_]+")  # note numbers stand between the words

    def runs(text: str) -> set[tuple[str, ...]]:
        words = [found.casefold() for found in word.findall(text)]
        return {tuple(words[at : at + 10]) for at in range(len(words) - 9)}

    known = runs(witness.read_text("utf-8"))
    # Titles and the line that names the source are facts; the header states them.
    facts = [
        "development and significance of the slogan of the dictatorship of the proletariat in",
        "the bolshevik leninist faction 1988 from revolutionary history vol 9 no 4 2008 pp 137 160",
        "the crisis of the left opposition 1928 29 department of slavonic studies paris viii",
    ]
    for fact in facts:
        known -= runs(fact)
    for path in sorted(public.rglob("*")):
        if path.suffix in (".html", ".txt", ".xml", ".css", ".js"):
            text = re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))
            assert runs(text) & known == set(), path.name
