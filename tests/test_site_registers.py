"""Registers as concordances: what a scholar asks of an index, an entry’s page and the data."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from edition.project import resources
from edition.stylesheets import Stylesheets
from tests.browsing import breaches_in_light_and_dark, context
from tests.conftest import BOTH, REGISTERS, ROOT

TEXTS = ("introduction", "broue-1988")
PREFIXES = dict(
    zip(
        ("persons", "places", "organisations", "documents", "works", "events"),
        ("person", "place", "org", "doc", "work", "event"),
        strict=True,
    )
)
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
PASSAGE = re.compile(r"[pqneth]\d+")


def _register(kind: str) -> Any:
    return etree.parse(ROOT / "tei" / "registers" / f"{kind}.xml")


def _entries(kind: str) -> dict[str, Any]:
    """The entries of a register by their identifiers, as the TEI has them."""
    found = _register(kind).xpath("/*/t:text/t:body/*/*[@xml:id]", namespaces=NAMES)
    return {entry.get(XML_ID): entry for entry in found}


def _words(element: Any) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _mentions(outputs: Path) -> dict[str, Counter[str]]:
    """How often each passage mentions each entry, counted in the TEI without our stylesheets."""
    found: dict[str, Counter[str]] = {}
    for key in TEXTS:
        text = etree.parse(outputs / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)
        assert text is not None
        for element in text.iter(f"{TEI}*"):
            pointers = element.get("ref", "").split()
            if element.tag != f"{TEI}quote":
                pointers += element.get("corresp", "").split()
            if element.tag in (f"{TEI}ref", f"{TEI}ptr"):
                pointers += element.get("target", "").split()
            for pointer in dict.fromkeys(pointers):
                if pointer.partition(":")[0] not in PREFIXES.values():
                    continue
                at: Any = element
                while at is not None and not PASSAGE.fullmatch(at.get(XML_ID, "")):
                    at = at.getparent()
                address = key if at is None else f"{key}#{at.get(XML_ID)}"
                found.setdefault(pointer, Counter())[address] += 1
    return found


def _page(outputs: Path, address: str) -> html.HtmlElement:
    return html.fromstring((outputs / "html" / f"{address}.html").read_bytes())


def _section(page: html.HtmlElement, title: str) -> Any:
    """The section of an entry's page under a heading."""
    for section in page.iter("section"):
        heading = section.find("h2")
        if heading is not None and _words(heading).startswith(title):
            return section
    return None


def _address(href: str) -> str:
    return href.removeprefix("../").replace(".html", "")


# Concordance


@BOTH
def test_every_mention_stands_once_in_the_page_of_its_entry(outputs: Path) -> None:
    """Counted in the TEI by other means, the mentions are those on the pages, no more, no fewer."""
    mentions = _mentions(outputs)
    assert sum(count.total() for count in mentions.values()) > 1000
    for kind, prefix in PREFIXES.items():
        for identifier in _entries(kind):
            section = _section(_page(outputs, f"{kind}/{identifier}"), "Mentions")
            shown: Counter[str] = Counter()
            for item in [] if section is None else section.iter("li"):
                times = item.find("span[@class='times']")
                link = next(item.iter("a"))
                shown[_address(link.get("href"))] += int(times.text[1:]) if times is not None else 1
            assert shown == mentions.get(f"{prefix}:{identifier}", Counter()), identifier


def _reading(passage: Any) -> str:
    """The words of a passage as they are read, without those of notes in it."""
    pieces = []
    for piece in passage.xpath(".//text()"):
        owners = [piece.getparent()] if not piece.is_tail else [piece.getparent().getparent()]
        owners += list(owners[0].iterancestors())
        inner = owners[: owners.index(passage)]
        if any(
            owner.tag == f"{TEI}note"
            or (owner.tag == f"{TEI}ref" and owner.get("type") == "note" and owner.get(XML_ID))
            or (owner.tag == f"{TEI}sic" and owner.getparent().tag == f"{TEI}choice")
            for owner in inner
        ):
            continue
        pieces.append(str(piece))
    return re.sub(r"\s+", "", "".join(pieces))


@pytest.mark.needs("witness")
def test_the_context_is_that_of_the_text(full: Path) -> None:
    """In the full edition each line of the concordance stands so, with its name, in its passage."""
    passages = {}
    for key in TEXTS:
        root = etree.parse(full / "tei" / "texts" / f"{key}.xml").getroot()
        for element in root.iter(f"{TEI}*"):
            if PASSAGE.fullmatch(element.get(XML_ID, "")) and not element.iterfind(
                ".//t:num", NAMES
            ):
                continue
            if PASSAGE.fullmatch(element.get(XML_ID, "")):
                passages[f"{key}#{element.get(XML_ID)}"] = (element, _reading(element))
    lines = 0
    for kind in PREFIXES:
        for identifier in _entries(kind):
            for item in _page(full, f"{kind}/{identifier}").xpath("//ol[@class='lines']/li"):
                at = _address(next(item.iter("a")).get("href"))
                if at not in passages or passages[at][0].find(".//t:num", NAMES) is not None:
                    continue
                line = "".join(_words(part) for part in item.xpath("span[@class!='at']"))
                shown = re.sub(r"\s+", "", line).strip("…")
                # Of a long mention the rest is left out.
                for part in shown.split("…"):
                    lines += 1
                    assert part in passages[at][1] or not item.find(".//b").text.strip(), at
    assert lines > 1000


def test_without_the_words_there_is_no_context(public: Path) -> None:
    """In the withheld edition a mention in the chapter is its place alone; our notes have words."""
    places = 0
    for kind in PREFIXES:
        for identifier in _entries(kind):
            page = _page(public, f"{kind}/{identifier}")
            for link in page.xpath("//ol[@class='lines']/li/span[@class='at']/a"):
                assert re.match(r"\.\./(introduction\.html|broue-1988\.html#e)", link.get("href"))
            places += len(page.xpath("//ul[@class='places']/li"))
    assert places > 500


@BOTH
def test_much_mentioned_entries_are_folded(outputs: Path) -> None:
    """Where a text mentions somebody very often, the mentions are in stretches that open."""
    page = _page(outputs, "persons/trotsky-ld")
    for lines in page.xpath("//ol[@class='lines']"):
        assert len(lines) <= 40
    if outputs.name == "full":
        assert len(page.xpath("//section[@class='concordance']/details")) > 3


# Entries


def test_each_entry_has_one_card(public: Path) -> None:
    """One element of each page says in short what it is: the name, the dates, two sentences."""
    for kind in PREFIXES:
        for identifier, entry in _entries(kind).items():
            [card] = _page(public, f"{kind}/{identifier}").xpath("//*[@data-card]")
            name = entry.find("t:label", NAMES)
            if name is None:
                name = entry.xpath("*[@type='usual']", namespaces=NAMES)[0]
            assert _words(card.find("h1")).startswith(_words(name))
            [prose] = card.findall("p[@class='prose']") or [None]
            told = _words(prose) if prose is not None else ""
            ends = re.findall(r"[a-z0-9”’)\]][.!?…][”’)]? (?=[A-Z“‘(])", told)
            assert len(ends) <= 1, (identifier, told)
            whole = [
                _words(note)
                for note in entry.xpath("t:desc | t:note", namespaces=NAMES)
                if note.get("type") not in ("identification", "fate")
            ]
            assert any(text.startswith(told) for text in whole) or not whole, identifier


def test_the_line_of_a_life_has_the_stages_of_its_list(public: Path) -> None:
    """Each dated stage is a mark on the line and an item of the list, in the order of time."""
    drawn = 0
    for identifier, person in _entries("persons").items():
        page = _page(public, f"persons/{identifier}")
        section = _section(page, "Life")
        stages = person.xpath("t:birth | t:death | t:event", namespaces=NAMES)
        assert len(section.xpath("ol/li") if section is not None else []) == len(stages)
        dating = ("when", "from", "to", "notBefore", "notAfter")
        dated = [stage for stage in stages if any(stage.get(name) for name in dating)]
        marks = page.xpath("//*[name()='circle']")
        if marks:
            drawn += 1
            assert len(marks) == len(dated), identifier
    assert drawn > 50


def test_around_a_letter_stand_those_of_the_same_exchange(public: Path) -> None:
    """Before and after a letter come those between the same two, in the order of their dates."""
    letters: dict[frozenset[str], list[tuple[str, str]]] = {}
    for sending in _register("documents").iterfind(".//t:correspDesc", NAMES):
        document = str(sending.get("corresp")).removeprefix("doc:")
        date = _entries("documents")[document].find("t:date", NAMES)
        when = next(
            (date.get(n) for n in ("when", "from", "notBefore", "to", "notAfter") if date.get(n)),
            "9999",
        ) if date is not None else "9999"  # fmt: skip
        ends = [
            {
                name.get("ref")
                for name in action
                if name.tag != f"{TEI}placeName" and name.get("ref")
            }
            for action in sending
        ]
        for one in ends[0]:
            for other in ends[1] if len(ends) > 1 else ():
                letters.setdefault(frozenset((one, other)), []).append((when, document))
    checked = 0
    for pair, exchange in letters.items():
        if len(exchange) < 2 or len(pair) < 2:
            continue
        exchange.sort(key=lambda letter: letter[0])
        order = [document for _, document in exchange]
        for at, document in enumerate(order):
            page = _page(public, f"documents/{document}")
            wanted = {f"../documents/{near}.html" for near in order[max(0, at - 2) : at + 3]} - {
                f"../documents/{document}.html"
            }
            lists = [
                {link.get("href") for link in section.iter("a")}
                for section in page.xpath("//section[@class='near']")
            ]
            assert wanted in lists, document
            checked += 1
    assert checked > 15


@pytest.mark.parametrize("kind", PREFIXES)
def test_entries_lead_to_their_neighbours(kind: str, public: Path) -> None:
    """From the first entry one comes to the last, each once, in the order of the index."""
    rows = [row.get("id") for row in _page(public, kind).xpath("//tbody/tr[@id]")]
    assert sorted(rows) == sorted(_entries(kind))
    walked = [rows[0]]
    while following := _page(public, f"{kind}/{walked[-1]}").xpath("//a[@rel='next']/@href"):
        walked.append(following[0].removesuffix(".html"))
        [back] = _page(public, f"{kind}/{walked[-1]}").xpath("//a[@rel='prev']/@href")
        assert back == f"{walked[-2]}.html"
    assert walked == rows


# Data


@BOTH
@pytest.mark.parametrize("kind", PREFIXES)
def test_the_json_has_all_that_the_register_says(kind: str, outputs: Path) -> None:
    """Read without our stylesheets, the register has the same statements, sources and mentions."""
    mentions = _mentions(outputs)
    data = json.loads((outputs / "html" / "data" / f"{kind}.json").read_text("utf-8"))
    entries = {entry["id"]: entry for entry in data["entries"]}
    source = _entries(kind)
    assert list(entries) == list(source)
    relations = Counter(
        pointer
        for relation in _register(kind).iterfind(".//t:relation", NAMES)
        for pointers in [
            [(side, one) for side in ("active", "passive", "mutual")
             for one in relation.get(side, "").split()]
        ]
        for _, pointer in pointers
        for _, other in pointers
        if other != pointer
    )  # fmt: skip
    for identifier, entry in entries.items():
        tei = source[identifier]
        count = Counter(etree.QName(child).localname for child in tei)
        assert len(entry.get("events", [])) == count["event"]
        assert len(entry.get("occupations", [])) == count["occupation"]
        assert len(entry.get("affiliations", [])) == count["affiliation"]
        assert len(entry.get("notes", [])) == count["note"] + count["desc"]
        assert len(entry.get("authors", [])) == count["author"]
        assert len(entry.get("passages", [])) == len(tei.findall("t:ref[@type='passage']", NAMES))
        assert ("birth" in entry, "death" in entry) == (count["birth"] > 0, count["death"] > 0)
        names = [
            _words(child)
            for child in tei.xpath("t:persName|t:placeName|t:orgName|t:title", namespaces=NAMES)
            if child.get("type") != "repository"
        ]
        assert [name["text"] for name in entry.get("names", [])] == names
        geo = tei.find("t:location/t:geo", NAMES)
        if geo is not None:
            north, east = map(float, str(geo.text).split())
            assert entry["coordinates"]["latitude"] == north
            assert entry["coordinates"]["longitude"] == east
        pointer = f"{PREFIXES[kind]}:{identifier}"
        assert len(entry.get("relations", [])) == relations[pointer]
        shown = Counter(mention["address"] for mention in entry.get("mentions", []))
        assert shown == mentions.get(pointer, Counter())
        wanted = {
            re.sub("^(text:|#)", "", pointer)
            for element in tei.iter()
            for pointer in element.get("source", "").split()
        }
        assert wanted <= set(_strings(entry, "sources"))
        assert (outputs / "html" / entry["page"]).is_file()


def _strings(data: Any, key: str) -> Iterator[str]:
    """What stands under a key anywhere in the data."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == key:
                yield from value
            else:
                yield from _strings(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value, key)


EDTF = re.compile(
    r"D\??|(D\??|\.\.)/(D\??|\.\.)|\[(D\.\.|\.\.D|D\.\.D)\]".replace("D", r"\d{4}(-\d\d(-\d\d)?)?")
)


@pytest.mark.parametrize("kind", PREFIXES)
def test_dates_in_the_data_are_edtf(kind: str, public: Path) -> None:
    """Every date is in the format, and the TEI's days are in it."""
    data = json.loads((public / "html" / "data" / f"{kind}.json").read_text("utf-8"))

    def dates(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from ([value["edtf"]] if "edtf" in value else [])
            for inner in value.values():
                yield from dates(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from dates(inner)

    for entry in data["entries"]:
        found = list(dates(entry))
        assert [date for date in found if not EDTF.fullmatch(date)] == []
        for element in _entries(kind)[entry["id"]].iter():
            if element.get("when") and element.getparent().tag != f"{TEI}desc":
                assert any(date.startswith(element.get("when")) for date in found), entry["id"]


@BOTH
@pytest.mark.parametrize("kind", PREFIXES)
def test_the_csv_is_the_same_as_a_table(kind: str, outputs: Path) -> None:
    """Python reads the CSV as RFC 4180 has it, and its rows are the entries of the JSON."""
    path = outputs / "html" / "data" / f"{kind}.csv"
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    data = json.loads((outputs / "html" / "data" / f"{kind}.json").read_text("utf-8"))
    assert [row["id"] for row in rows] == [entry["id"] for entry in data["entries"]]
    for row, entry in zip(rows, data["entries"], strict=True):
        assert None not in row
        assert None not in row.values()
        assert row["name"] == entry["name"]
        mentions = [mention["address"] for mention in entry.get("mentions", [])]
        assert row.get("mentions", "") == " | ".join(mentions)
        assert row.get("latitude", "") == str(entry.get("coordinates", {}).get("latitude", ""))
        others = [name["text"] for name in entry.get("names", []) if name["type"] != "usual"]
        assert row.get("other_names", "") == " | ".join(others)
    assert all(any(row[column] for row in rows) for column in rows[0])


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", 'A "b", c', "a\nb"])
def test_no_cell_is_a_formula(name: str, tmp_path: Path) -> None:
    """What a spreadsheet would compute is plain text, and quotes and commas survive."""
    golden = ROOT / "tests" / "golden" / "register" / "organisations.xml"
    text = golden.read_text("utf-8")
    first = re.search(r'<orgName type="usual">(.*?)</orgName>', text)
    assert first is not None
    text = text.replace(first[0], f'<orgName type="usual">{name}</orgName>')
    stylesheets = Stylesheets(resources("xslt"), ["data"], {"data"})
    stylesheets.transform("data", stylesheets.parse(text), folder=tmp_path)
    with (tmp_path / "data" / "organisations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    cells = {row["name"] for row in rows}
    plain = " ".join(name.split())
    assert (f"'{plain}" if name[0] in "=+-@" else plain) in cells
    data = json.loads((tmp_path / "data" / "organisations.json").read_text("utf-8"))
    assert plain in {entry["name"] for entry in data["entries"]}


# Index pages


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain."""
    reader = context(browser, viewport={"width": 1280, "height": 900})
    sheet = reader.new_page()
    faults: list[str] = []
    sheet.on("pageerror", lambda error: faults.append(str(error)))
    yield sheet
    reader.close()
    assert faults == []


def _shown(page: Page) -> list[str]:
    """The rows that can be seen, in the order of the page."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('tbody tr[id]')]"
        ".filter(row => row.checkVisibility()).map(row => row.id)"
    )
    return found


def _count(page: Page) -> str:
    return page.locator("form.sift output").inner_text()


@pytest.mark.needs("chromium")
def test_who_was_put_to_death_in_1938(page: Page, site: str) -> None:
    """Two choices list them, the count is told, and the address brings the same list again."""
    wanted = {
        identifier
        for identifier, person in _entries("persons").items()
        if person.find("t:event[@type='execution']", NAMES) is not None
        and any(d.get("when", "").startswith("1938") for d in person.iterfind("t:death", NAMES))
    }
    assert len(wanted) > 5
    page.goto(f"{site}persons.html")
    page.get_by_label("Fate").select_option("execution")
    page.get_by_label("Died in").select_option("1938")
    assert set(_shown(page)) == wanted
    assert _count(page) == f"{len(wanted)} of {len(_entries('persons'))}"
    assert page.locator("form.sift output[aria-live=polite]").count() == 1
    assert "fate=execution" in page.url
    assert "died=1938" in page.url
    page.goto("about:blank")
    page.goto(f"{site}persons.html?fate=execution&died=1938")
    assert set(_shown(page)) == wanted
    page.get_by_role("button", name="clear").click()
    page.wait_for_function("() => !location.search")
    assert len(_shown(page)) == len(_entries("persons"))


@pytest.mark.needs("chromium")
def test_letters_to_somebody(page: Page, site: str) -> None:
    """The documents that went to Kasparova, as the register’s own sendings have them."""
    wanted = {
        str(sending.get("corresp")).removeprefix("doc:")
        for sending in _register("documents").iterfind(".//t:correspDesc", NAMES)
        for name in sending.iterfind("t:correspAction[@type='received']/*", NAMES)
        if name.get("ref") == "person:kasparova-vd"
    }
    assert wanted
    page.goto(f"{site}documents.html")
    page.get_by_label("To", exact=True).select_option("kasparova-vd")
    assert set(_shown(page)) == wanted


@pytest.mark.needs("chromium")
def test_where_a_letter_is_used(page: Page, site: str) -> None:
    """Its number finds the letter, and its row leads to the passages that rest on it."""
    page.goto(f"{site}documents.html")
    page.get_by_label("Find").fill("t 2560")
    assert _shown(page) == ["ah-t2560"]
    links = page.locator("#ah-t2560 td a").evaluate_all("all => all.map(a => a.textContent)")
    assert {"p10", "p12", "n24", "n31"} <= set(links)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("persons", "Сосновский", "sosnovsky-ls"),
        ("persons", "SOSNOVSKY lev", "sosnovsky-ls"),
        ("persons", "levine meyer", "levine-meyer-r"),
        ("places", "almaty", "alma-ata"),
    ],
)
def test_an_entry_is_found_by_any_of_its_names(
    kind: str, words: str, found: str, page: Page, site: str
) -> None:
    """Other forms, other scripts, without accents and in any order: all words must be there."""
    page.goto(f"{site}{kind}.html")
    page.get_by_label("Find").fill(words)
    assert found in _shown(page)
    assert len(_shown(page)) < 6
    page.get_by_label("Find").fill(f"{words} zzz")
    assert _shown(page) == []
    assert _count(page).startswith("0 of")


@pytest.mark.needs("chromium")
def test_a_column_puts_the_table_in_order(page: Page, site: str) -> None:
    """The most mentioned first, then the least; what is empty last; then the usual order again."""
    page.goto(f"{site}persons.html")
    usual = _shown(page)
    head = page.locator("thead th", has_text="Mentions")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator("thead [aria-sort]").count() == 1
    first = _shown(page)
    assert first[0] == "trotsky-ld"
    numbers: list[int] = page.locator("tbody tr[id] td:last-child").evaluate_all(
        "cells => cells.map(cell => Number(cell.textContent))"
    )
    assert numbers == sorted(numbers, reverse=True)
    assert "sort=-mentions" in page.url
    page.goto("about:blank")
    page.goto(f"{site}persons.html?sort=-mentions")
    assert _shown(page) == first
    page.locator("thead th", has_text="Mentions").get_by_role("button").click()
    assert page.locator("tbody tr[id] td:last-child").last.inner_text() in ("", "135")
    page.locator("thead th", has_text="Name").get_by_role("button").click()
    assert _shown(page) == usual
    assert "sort" not in page.url


@pytest.mark.needs("chromium")
def test_the_keyboard_is_enough(page: Page, site: str) -> None:
    """With Tab, arrows and Enter one finds, chooses, puts in order and opens an entry."""
    page.goto(f"{site}events.html")
    page.get_by_label("Find").focus()
    page.keyboard.type("trial")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "kind"
    page.keyboard.type("trial")
    assert _shown(page)
    assert "kind=trial" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.type") == "reset"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "sort=event" in page.url
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*.html")
    assert page.locator("article.entry").count() == 1


@BOTH
@pytest.mark.needs("chromium")
@pytest.mark.parametrize("kind", PREFIXES)
def test_without_javascript_the_table_is_whole(kind: str, outputs: Path, browser: Browser) -> None:
    """From disk every row stands there with its link, and no control that does nothing."""
    reader = browser.new_context(java_script_enabled=False)
    sheet = reader.new_page()
    sheet.goto((outputs / "html" / f"{kind}.html").as_uri())
    assert sheet.locator("tbody tr[id]:visible").count() == len(_entries(kind))
    assert sheet.locator("tbody tr[id] th a:visible").count() == len(_entries(kind))
    controls = sheet.locator("main :is(button, input, select)")
    assert not any(control.is_visible() for control in controls.all())
    reader.close()


@pytest.mark.needs("chromium")
def test_a_shared_state_cannot_break_the_page(page: Page, site: str) -> None:
    """An address with values that the page does not know shows everything."""
    page.goto(f"{site}persons.html?fate=nothing&sort=%3Cb%3E&died=%27")
    assert len(_shown(page)) == len(_entries("persons"))
    page.goto(f"{site}persons.html?q=%3Cimg+src%3Dx%3E#sosnovsky-ls")
    assert _shown(page) == []
    assert page.locator("main img").count() == 0


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address",
    ["persons.html?sort=-mentions", "documents.html?q=trotsky", "persons/trotsky-ld.html"],
)
def test_tables_at_work_are_accessible(
    address: str, width: int, site: str, browser: Browser
) -> None:
    """With its script running a page has no breach, wide and narrow, and no sideways scrolling."""
    reader = context(browser, viewport={"width": width, "height": 900})
    sheet = reader.new_page()
    sheet.goto(f"{site}{address}")
    assert breaches_in_light_and_dark(sheet) == []
    assert sheet.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    reader.close()


def test_every_register_of_the_edition_is_tested() -> None:
    """The kinds that these tests know are those that there are."""
    assert set(REGISTERS) == set(PREFIXES)
