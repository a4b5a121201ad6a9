"""Searching: what is in the index, what is found, how it opens, and what is not in it."""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, Request

from edition import searching
from edition.errors import SearchError
from edition.project import Project
from edition.stylesheets import Stylesheets
from tests.browsing import breaches_in_light_and_dark, context, served
from tests.conftest import BOTH, REGISTERS, ROOT, collected
from tests.xslt3 import xslt3

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXTS = ("introduction", "broue-1988")
PREFIXES = dict(zip(REGISTERS, ("person", "place", "org", "doc", "work", "event"), strict=True))
BEGINS = b"pagefind_dcd"


def _records(site: Path) -> dict[str, dict[str, Any]]:
    """What Pagefind's fragments hold, unpacked here, by their addresses."""
    found = {}
    for path in (site / "pagefind" / "fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(BEGINS))
        found[record["url"]] = record
    return found


def _text(outputs: Path, key: str) -> Any:
    return etree.parse(outputs / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)


def _passages(outputs: Path, key: str) -> dict[str, Any]:
    """The paragraphs, quotations and notes of a text, by their identifiers."""
    names = ("p", "cit", "note")
    found = [e for name in names for e in _text(outputs, key).iterfind(f".//t:{name}", NAMES)]
    return {str(e.get(XML_ID)): e for e in found if e.get(XML_ID)}


def _entries(kind: str) -> dict[str, Any]:
    body = etree.parse(ROOT / "tei" / "registers" / f"{kind}.xml").find(".//t:body", NAMES)
    assert body is not None
    return {str(e.get(XML_ID)): e for e in body[0] if e.get(XML_ID)}


def _pointers(element: Any) -> set[str]:
    """What an element, or what is in it, names or quotes; a note of this edition is not it."""
    found: set[str] = set()
    stack = [element]
    while stack:
        one = stack.pop()
        if one is not element and one.get("type") == "editorial":
            continue
        for name in ("ref", "corresp", "target", "who"):
            found |= set(one.get(name, "").split())
        stack += list(one.iterchildren("*"))
    return found


def _mentions(outputs: Path, pointer: str) -> set[str]:
    """The addresses of the paragraphs, quotations and notes that name or quote an entry."""
    return {
        f"{key}.html#{at}"
        for key in TEXTS
        for at, passage in _passages(outputs, key).items()
        if pointer in _pointers(passage)
    }


def _folded(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain.casefold())


@BOTH
def test_every_passage_and_every_entry_is_a_record(outputs: Path) -> None:
    """All paragraphs, quotations, notes and entries of the TEI are in the index, each once."""
    records = _records(outputs / "html")
    assert len(list((outputs / "html" / "pagefind" / "fragment").iterdir())) == len(records)
    wanted = {f"{key}.html#{at}" for key in TEXTS for at in _passages(outputs, key)}
    wanted |= {f"{kind}/{entry}.html" for kind in REGISTERS for entry in _entries(kind)}
    assert wanted <= set(records)
    rest = set(records) - wanted
    assert all(re.search(r"#[ht]\d+$", url) for url in rest), "and headings, and lines of the title"
    for key, number in (("introduction", (36, 0, 38, 0)), ("broue-1988", (85, 27, 143, 39))):
        ids = [url.partition("#")[2] for url in records if url.startswith(f"{key}.html")]
        assert tuple(sum(i.startswith(kind) for i in ids) for kind in "pqne") == number


@BOTH
def test_every_record_leads_somewhere(outputs: Path) -> None:
    """The address of each record is that of a page, and of an identifier that it has."""
    site = outputs / "html"
    ids: dict[str, set[str]] = {}
    for url in _records(site):
        page, _, at = url.partition("#")
        if page not in ids:
            tree = html.fromstring((site / page).read_bytes())
            ids[page] = {str(e.get("id")) for e in tree.iter() if e.get("id")}
        assert at in ids[page] if at else Path(page).stem in ids[page], url


@pytest.mark.needs("witness")
@pytest.mark.parametrize("key", TEXTS)
def test_the_words_of_a_passage_are_its_record(full: Path, key: str) -> None:
    """A record holds all the words of its passage, in their order, and says how many they are."""
    records = _records(full / "html")
    for at, passage in _passages(full, key).items():
        for name in ("ref", "sic", "label", "note"):
            for gone in list(passage.iter(f"{{*}}{name}")):
                if gone is passage or (name == "ref" and gone.get("type") != "note"):
                    continue
                if name == "label" and gone.get("type"):
                    continue
                tail = gone.tail
                gone.clear()
                gone.tail = tail
        record = records[f"{key}.html#{at}"]
        own = " ".join(record["content"].split()[: int(record["meta"]["words"])])
        # Figures are computed: they are left out of what is compared.
        written = _folded(" ".join("".join(passage.itertext()).split()))
        shown = _folded(own)
        if passage.find(".//{*}num") is None:
            assert shown == written, f"{key}#{at}"
        else:
            assert [word for word in shown if not word.isdigit()] == [
                word for word in written if not word.isdigit()
            ]


def test_the_public_index_has_no_word_of_its_own(public: Path) -> None:
    """All words of the public index stand in the public TEI: in our texts, notes and registers."""
    known: set[str] = set()
    files = [*(public / "tei" / "texts").glob("*.xml"), *(ROOT / "tei" / "registers").glob("*.xml")]
    for path in files:
        root = etree.parse(path).getroot()
        known |= set(_folded(" ".join(str(piece) for piece in root.itertext())))
        for element in root.iter("*"):
            known |= {word for value in element.attrib.values() for word in _folded(str(value))}
    months = "January February March April May June July August September October November December"
    known |= set(_folded(f"{months} from until between and not before after born died to"))
    for url, record in _records(public / "html").items():
        words = set(_folded(record["content"])) - known
        # “T2560” for T 2560; days without their nought.
        assert {w for w in words if not re.fullmatch(r"[a-z]?\d+[a-z]?", w)} == set(), url


@pytest.mark.needs("witness")
def test_no_file_of_the_public_index_leaks(public: Path, full: Path, witness: Path) -> None:
    """Unpacked, no file of the public index holds ten words of the witness; the full one does."""
    word = re.compile(r"[^\W\d_]+")

    def runs(text: str, length: int) -> set[tuple[str, ...]]:
        words = [found.casefold() for found in word.findall(text)]
        return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}

    known = runs(witness.read_text("utf-8"), 10)
    # Titles and the line that names the source are facts; the header states them.
    for path in (ROOT / "tei").glob("*/*.xml"):
        known -= runs(" ".join(str(piece) for piece in etree.parse(path).getroot().itertext()), 10)

    def leaking(outputs: Path) -> set[str]:
        found = set()
        for path in (outputs / "html" / "pagefind").rglob("*.*"):
            data = path.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            if runs(data.decode("utf-8", "replace"), 10) & known:
                found.add(path.suffix)
        return found

    assert leaking(public) == set()
    assert leaking(full) == {".pf_fragment"}


def test_the_index_is_the_same_each_time(public: Path, tmp_path: Path) -> None:
    """The same records give the same files, though Pagefind's filters come in any order."""
    records = [
        {
            "url": record["url"],
            "language": "en",
            "content": record["content"],
            "meta": record["meta"],
            "filters": record["filters"],
            "sort": {"order": str(number)},
        }
        for number, (_, record) in enumerate(sorted(_records(public / "html").items()))
    ]
    states = []
    for name in ("one", "two", "three"):
        searching.index(records, tmp_path / name)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        states.append([(str(f.relative_to(tmp_path / name)), f.read_bytes()) for f in files])
    assert states[0] == states[1] == states[2]


@BOTH
@pytest.mark.needs("xslt3")
def test_the_records_are_the_same_by_another_processor(outputs: Path, tmp_path: Path) -> None:
    """SaxonJS makes the records that our build makes, and the same search page."""
    stylesheets = Stylesheets(ROOT / "xslt", ("collect", "records", "search"))
    registers = Project.find(ROOT).registers
    sources = [outputs / "tei" / "texts" / "broue-1988.xml", *registers.values()]
    parsed = [stylesheets.parse(path.read_text("utf-8"), path) for path in sources]
    (tmp_path / "collection.xml").write_text(collected(stylesheets, parsed), "utf-8")
    collection = stylesheets.parse((tmp_path / "collection.xml").read_text("utf-8"))
    argument = f"?collection=doc('{(tmp_path / 'collection.xml').as_uri()}')"
    for path, source in zip(sources, parsed, strict=True):
        if path in (sources[0], registers["persons"], registers["documents"]):
            sheet = ROOT / "xslt" / "records.xsl"
            xslt3(sheet, f"-s:{path}", "-o:out.json", argument, cwd=tmp_path)
            ours = json.loads(stylesheets.transform("records", source, {"collection": collection}))
            assert json.loads((tmp_path / "out.json").read_text("utf-8")) == ours, path.name
    xslt3(ROOT / "xslt" / "search.xsl", "-s:collection.xml", "-o:out.html", cwd=tmp_path)
    theirs = (tmp_path / "out.html").read_text("utf-8").replace("&nbsp;", "\u00a0")
    page = stylesheets.transform("search", collection).replace("&nbsp;", "\u00a0")
    assert theirs.split(">", 1)[1].strip() == page.split(">", 1)[1].strip()


def test_without_pagefind_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not installed, not to be run, stopped, mad, silent, refused: one sentence says what to do."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchError, match="is not installed; install it: pip install pagefind-bin"):
        searching.index([], tmp_path / "index")
    program = tmp_path / "program"
    program.write_text("no program")
    monkeypatch.setattr(searching, "_program", lambda: str(program))
    with pytest.raises(SearchError, match=r"cannot be run: .*; install it anew"):
        searching.index([], tmp_path / "index")
    program.write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 3\n")
    program.chmod(0o755)
    with pytest.raises(SearchError, match="Pagefind failed: out of paper; build once more"):
        searching.index([], tmp_path / "index")
    for nonsense in ("no,", "e30=,", "aGVsbG8=,", "W10=,"):
        program.write_text(f"#!/bin/sh\nprintf '{nonsense}'\ncat >/dev/null\n")
        with pytest.raises(
            SearchError, match="it answers what nobody understands; build once more"
        ):
            searching.index([], tmp_path / "index")
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(searching, "LONGEST", 0.3)
    with pytest.raises(SearchError, match="it stopped without a word"):
        searching.index([], tmp_path / "index")
    monkeypatch.undo()
    with pytest.raises(SearchError, match=r"Pagefind failed: .*content"):
        searching.index([{"url": "a.html"}], tmp_path / "index")
    assert not (tmp_path / "index").exists()


# In the browser


def _failed(request: Request) -> list[str]:
    """The address that was asked for in vain; not where the page was left before the answer."""
    return [] if request.failure == "net::ERR_ABORTED" else [request.url]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that holds to its policy, asks no other host and has nothing to complain of."""
    reader = browser.new_context(viewport={"width": 1280, "height": 900})
    page = reader.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.extend(_failed(request)))
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    yield page
    reader.close()
    assert trouble == []
    assert len(hosts) <= 1


def _sought(page: Page, address: str) -> list[str]:
    """The addresses of what is found, without the marks, of the first results."""
    page.goto(address)
    page.locator(".found:not(:empty)").wait_for()
    return _shown(page)


def _shown(page: Page) -> list[str]:
    links = page.locator(".results h2 a").all()
    return [re.sub(r"\?[^#]*", "", str(link.get_attribute("href"))) for link in links]


def _number(page: Page) -> int:
    told = re.search(r"(\d+) results?\.$", page.locator(".found").inner_text(), re.IGNORECASE)
    return int(told[1]) if told else 0


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("Pevsner", "persons/pevzner-km"),
        ("Pevzner", "persons/pevzner-km"),
        ("Eltsin", "persons/eltsin-bm"),
        ("Otets", "persons/eltsin-bm"),
        ("Троцкий", "persons/trotsky-ld"),
        ("троцкий", "persons/trotsky-ld"),
        ("Broue", "persons/broue-p"),
        ("BROUÉ", "persons/broue-p"),
        ("Grunstein", "persons/grunstein-ki"),
        ("Vujovic", "persons/vuyovich-v"),
        ("Vuyovich", "persons/vuyovich-v"),
        ("Pridvorov", "persons/bedny-d"),
        ("Istanbul", "places/constantinople"),
        ("T 2560", "documents/ah-t2560"),
        ("T2560", "documents/ah-t2560"),
        ("Second Moscow trial", "events/second-moscow-trial"),
        ("quotation 12", "broue-1988.html#q12"),
        ("e5", "broue-1988.html#e5"),
    ],
)
def test_what_bears_the_name_comes_first(query: str, entry: str, site: str, page: Page) -> None:
    """An entry is found by each form of its name, in any letters, and stands before all else."""
    assert _sought(page, f"{site}search.html?q={query}")[0].replace(".html", "") == entry.replace(
        ".html", ""
    )


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("query", ["Yeltsin", "Jelzin", "Jeltsin", "El’tsin", "Boris Yeltsin"])
def test_a_spelling_that_nobody_used_is_understood(query: str, site: str, page: Page) -> None:
    """A name spelled as the registers do not have it is taken for the one that sounds like it."""
    first = _sought(page, f"{site}search.html?q={query}")
    assert "persons/eltsin-bm.html" in first
    if query != "El’tsin":
        assert page.locator(".found").inner_text().casefold().startswith("nothing is spelled")


@pytest.mark.needs("chromium")
def test_nothing_is_found_where_nothing_is(site: str, page: Page) -> None:
    """Words that are nowhere, markup among them, are told as not found and stay words."""
    assert _sought(page, f"{site}search.html?q=%3Cimg src=x onerror=alert(1)%3E xyzzy") == []
    assert page.locator(".found").inner_text().casefold().startswith("nothing found")
    assert page.locator("main img").count() == 0
    assert page.locator(".results").is_hidden()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("kind", ["persons", "places"])
def test_any_form_finds_every_passage_that_mentions(
    kind: str, public: Path, site: str, browser: Browser
) -> None:
    """Each form of a name finds the entry, and all passages that name it, however spelled."""
    reader = context(browser)
    page = reader.new_page()
    page.goto(f"{site}search.html")
    seek = """async (forms) => {
      const pagefind = await import("./pagefind/pagefind.js");
      const urls = async (form) => Promise.all((await pagefind.search(form)).results.map(
        async (result) => (await result.data()).raw_url));
      return Promise.all(forms.map(urls)); }"""
    wanted = []
    for identifier, entry in _entries(kind).items():
        mentions = _mentions(public, f"{PREFIXES[kind]}:{identifier}")
        for name in entry.iterfind(f"t:{kind[:-1].replace('person', 'pers')}Name", NAMES):
            if name.get("type") != "sort":
                form = " ".join("".join(name.itertext()).split())
                wanted.append((form, mentions | {f"{kind}/{identifier}.html"}))
    assert len(wanted) > 100
    found = page.evaluate(seek, [form for form, _ in wanted])
    missed = {
        form: sorted(urls - set(there))
        for (form, urls), there in zip(wanted, found, strict=True)
        if urls - set(there)
    }
    assert missed == {}
    reader.close()


@pytest.mark.needs("chromium")
def test_layers_hold_what_they_say(public: Path, site: str, page: Page) -> None:
    """A layer, asked for without words, has as many results as the TEI passages or entries."""
    texts = [len([i for i in _passages(public, key) if i[0] in "pq"]) for key in TEXTS]
    notes = [len([i for i in _passages(public, key) if i[0] in "ne"]) for key in TEXTS]
    wanted = {kind: len(_entries(kind)) for kind in REGISTERS} | {"notes": sum(notes)}
    for layer, number in wanted.items():
        _sought(page, f"{site}search.html?layer={layer}")
        assert (layer, _number(page)) == (layer, number)
        told = page.locator(f"input[value={layer}]").locator("xpath=ancestor::li").inner_text()
        assert told.split()[-1] == str(number)
    _sought(page, f"{site}search.html?layer=text")
    headings = [url for url in _records(public / "html") if re.search("#[ht]", url)]
    assert _number(page) == sum(texts) + len(headings)
    _sought(page, f"{site}search.html?layer=persons&layer=places")
    assert _number(page) == wanted["persons"] + wanted["places"]


@pytest.mark.needs("chromium")
def test_persons_and_places_narrow_it(public: Path, site: str, page: Page) -> None:
    """Filtered by a person, only what names or quotes that person is left; by two, both."""
    layers = "layer=text&layer=notes"
    pevzner = _mentions(public, "person:pevzner-km")
    assert len(pevzner) > 2
    assert set(_sought(page, f"{site}search.html?person=pevzner-km&{layers}")) == pevzner
    both = _mentions(public, "person:sedov-ll") & _mentions(public, "place:alma-ata")
    assert both
    address = f"{site}search.html?person=sedov-ll&place=alma-ata&{layers}"
    assert set(_sought(page, address)) == both
    found = _sought(page, f"{site}search.html?q=arrest&person=sedov-ll")
    records = _records(public / "html")
    assert all("sedov-ll" in records[url]["filters"]["person"] for url in found)


@pytest.mark.needs("chromium")
def test_a_phrase_is_sought_as_it_stands(public: Path, site: str, page: Page) -> None:
    """Words in quotation marks are found only where they stand together."""
    loose = set(_sought(page, f"{site}search.html?q=Red Army&layer=persons"))
    number = _number(page)
    strict = _sought(page, f'{site}search.html?q="Red Army"&layer=persons')
    records = _records(public / "html")
    assert strict
    assert all("red army" in records[url]["content"].casefold() for url in strict)
    assert _number(page) <= number
    assert loose


@BOTH
@pytest.mark.needs("chromium")
def test_a_result_opens_with_its_words_marked(outputs: Path, page: Page) -> None:
    """The passage is on the screen, what was sought is marked there, and Escape takes it away."""
    with served(outputs / "html") as address:
        _sought(page, f"{address}search.html?q=Pevsner&layer=text")
        page.locator(".results h2 a").first.click()
        page.locator(".marked").wait_for()
        assert page.url.startswith(f"{address}broue-1988.html?mark=")
        assert urlsplit(page.url).fragment == "p6"
        passage = page.locator("#p6")
        assert passage.is_visible()
        box = passage.bounding_box()
        assert box is not None
        assert -1 < box["y"] < 900
        marked = "[...CSS.highlights.get('sought')].map((range) => range.toString())"
        words = page.evaluate(marked)
        assert "Pevzner" in words[-1]
        inside = "[...CSS.highlights.get('sought')].every((r) => p6.contains(r.startContainer))"
        assert page.evaluate(inside)
        page.keyboard.press("Escape")
        assert page.evaluate("CSS.highlights.has('sought')") is False
        assert page.url == f"{address}broue-1988.html#p6"
        assert page.locator(".marked").count() == 0
        page.go_back()
        page.locator(".results h2 a").first.wait_for()
        assert page.locator("#q").input_value() == "Pevsner"
        assert page.locator("input[value=text]").is_checked()


@pytest.mark.needs("chromium")
def test_marks_without_highlights(site: str, browser: Browser) -> None:
    """A browser without the highlight interface gets elements, and loses them again."""
    reader = context(browser)
    page = reader.new_page()
    page.add_init_script("delete CSS.highlights; delete globalThis.Highlight")
    page.goto(f"{site}persons/pevzner-km.html?mark=pevsner+%22civil+war%22")
    page.locator(".marked").wait_for()
    assert {mark.casefold() for mark in page.locator("mark").all_inner_texts()} == {
        "pevsner",
        "civil war",
    }
    before = page.locator("article").inner_text()
    page.locator(".marked button").click()
    assert page.locator("mark").count() == 0
    assert page.locator("article").inner_text() == before
    reader.close()


@pytest.mark.needs("chromium")
def test_search_by_keyboard_alone(site: str, page: Page) -> None:
    """Typed, narrowed by a layer, gone down to and opened: without a mouse."""
    page.goto(f"{site}search.html")
    page.locator(".filters").wait_for()
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Kasparova")
    page.locator(".results h2 a").first.wait_for()
    all_of_it = _number(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["Kasparova"]}
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "documents":
            break
    page.keyboard.press("Space")
    page.wait_for_url("**/search.html?q=Kasparova&layer=documents")
    page.locator(".results a[href^=documents]").first.wait_for()
    page.locator("#q").focus()
    page.keyboard.press("ArrowDown")
    first = page.locator(".results h2 a").first
    assert first.evaluate("(link) => link === document.activeElement")
    assert 0 < _number(page) < all_of_it
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*.html?mark=kasparova*")
    page.go_back()
    page.locator(".results h2 a").first.wait_for()
    page.go_back()
    page.wait_for_url("**/search.html?q=Kasparova")
    page.locator(".results a[href^=persons]").first.wait_for()
    assert not page.locator("input[value=documents]").is_checked()


@pytest.mark.needs("chromium")
def test_more_results_are_a_key_away(site: str, page: Page) -> None:
    """Twenty results first, then twenty more, with the focus on the first of those."""
    assert len(_sought(page, f"{site}search.html?q=Trotsky")) == 20
    page.get_by_role("button", name="More results").press("Enter")
    page.locator(".results li:nth-child(21) a").wait_for()
    assert page.locator(".results li").count() == 40
    focused = "document.querySelector('.results li:nth-child(21) a') === document.activeElement"
    assert page.evaluate(focused)


@pytest.mark.needs("chromium")
def test_the_status_is_announced(site: str, page: Page) -> None:
    """How many results there are stands in a live region, which is there before it is filled."""
    page.goto(f"{site}search.html")
    page.locator(".filters").wait_for()
    status = page.get_by_role("status")
    assert status.inner_text() == ""
    page.locator("#q").fill("Rakovsky")
    page.locator(".found:not(:empty)").wait_for()
    assert re.fullmatch(r"\d+ results\.", status.inner_text(), re.IGNORECASE)
    page.locator("#q").fill("")
    page.locator(".found:empty").wait_for(state="attached")


@BOTH
@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_page_is_accessible(outputs: Path, width: int, browser: Browser) -> None:
    """With results and a filter open, axe finds no breach, and nothing is wider than the page."""
    reader = context(browser, viewport={"width": width, "height": 900})
    page = reader.new_page()
    with served(outputs / "html") as address:
        assert _sought(page, f"{address}search.html?q=letters&person=trotsky-ld")
        assert breaches_in_light_and_dark(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(f"{address}introduction.html?mark=letters#p16")
        page.locator(".marked, #p16").first.wait_for()
        assert breaches_in_light_and_dark(page) == []
    reader.close()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("scripts", [False, True])
def test_without_server_or_script_the_page_says_so(
    public: Path, scripts: bool, browser: Browser
) -> None:
    """From disk, with scripts or without, the page says what search needs, and leads on."""
    reader = browser.new_context(java_script_enabled=scripts)
    page = reader.new_page()
    page.goto((public / "html" / "search.html").as_uri())
    page.wait_for_timeout(300)
    assert page.locator(".without").is_visible()
    assert page.locator(".filters").is_hidden()
    assert page.locator(".without a[href='persons.html']").is_visible()
    reader.close()
