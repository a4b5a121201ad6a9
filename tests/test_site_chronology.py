"""The chronology: everything stands on its day, once, and leads on to its page and its passages."""

from __future__ import annotations

import calendar
import csv
import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from edition.building import build
from edition.project import Project
from tests.browsing import served
from tests.conftest import ROOT, _copy_of_the_edition
from tests.test_site_lives import TURNING

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
FOLDERS = {"event": "events", "document": "documents", "life": "persons"}
SPAN = Project.find(ROOT).span
Item = tuple[str, str, str]
"""A kind, an identifier, and the day, month or year under which it stands."""


def _register(kind: str) -> Any:
    return etree.parse(ROOT / "tei" / "registers" / f"{kind}.xml")


def _dated() -> Iterator[tuple[str, str, Any]]:
    """All that has a date and may stand in a chronology: kind, identifier, what bears the date."""
    for event in _register("events").iter(f"{T}event"):
        yield "event", event.get(ID), event
    for document in _register("documents").iterfind(f".//{T}listBibl/{T}bibl[@{ID}]"):
        for date in document.findall(f"{T}date"):
            if document.getparent().getparent().tag == f"{T}body":
                yield "document", document.get(ID), date
    for person in _register("persons").iter(f"{T}person"):
        for fact in person:
            if fact.tag in (f"{T}birth", f"{T}death") or fact.get("type") in TURNING:
                yield "life", person.get(ID), fact


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    if len(date) == 10:
        return date, date
    year, month = (*map(int, date.split("-")), 12)[:2]
    last = calendar.monthrange(year, month)[1]
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01", f"{year}-{month:02}-{last}"


def _standing(fact: Any, span: tuple[str, str]) -> str | None:
    """Under what a dated thing has to stand; none if it lies outside of the days."""
    begins = [fact.get(name) for name in ("when", "from", "notBefore") if fact.get(name)]
    ends = [fact.get(name) for name in ("when", "to", "notAfter") if fact.get(name)]
    if not begins + ends:
        return None
    shown = (begins + ends)[0]
    first, last = _days(shown)[0], _days((ends + begins)[0])[1]
    if last < span[0] or first > span[1]:
        return None
    if first < span[0]:
        return span[0][:4]
    if len(shown) == 4 or (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return str(shown[:4])
    return str(shown if fact.get("when") or fact.get("from") else shown[:7])


def _expected(span: tuple[str, str]) -> Counter[Item]:
    placed = ((kind, key, _standing(fact, span)) for kind, key, fact in _dated())
    return Counter((kind, key, at) for kind, key, at in placed if at)


def _page(outputs: Path) -> Any:
    return html.parse(outputs / "html" / "chronology.html").getroot()


def _shown(page: Any) -> Counter[Item]:
    """What the page shows: each item under the heading before it."""
    shown: Counter[Item] = Counter()
    for section in page.xpath("//section[@class='month']"):
        month = re.sub("^[a-z]+-", "", section.xpath("string(h2/@id)"))
        for day in section.xpath("div"):
            at = day.xpath("string(h3/@id)").removeprefix("day-") or month
            for kind in FOLDERS:
                for href in day.xpath(f"ul[@class='{kind}']/li/p[@class='what']/a/@href"):
                    if href.startswith(f"{FOLDERS[kind]}/"):
                        shown[kind, Path(href).stem, at] += 1
    return shown


def test_everything_stands_on_its_day(public: Path) -> None:
    """Each event, document and turning point of these days stands once where its date puts it."""
    assert SPAN is not None
    expected = _expected((str(SPAN[0]), str(SPAN[1])))
    assert {kind for kind, _, _ in expected} == set(FOLDERS)
    assert ("event", "landing-at-constantinople", "1929-02-12") in expected
    assert ("document", "ah-t1139", "1928-02-20") in expected
    assert _shown(_page(public)) == expected


def test_days_and_months_stand_in_order(public: Path) -> None:
    """Years, months and days follow one another, and what has no day stands at the head."""
    page = _page(public)
    anchors = page.xpath("//section[@class='month']/h2/@id")
    months = [re.sub("^(year|month)-", "", anchor) for anchor in anchors]
    assert months == sorted(months)
    days = [key.removeprefix("day-") for key in page.xpath("//h3/@id[starts-with(., 'day-')]")]
    assert days == sorted(days)
    assert len(days) == len(set(days))
    for day in page.xpath("//section[@class='month']/div"):
        if not day.xpath("h3"):
            assert day.getparent().index(day) == 1


def test_each_item_leads_to_the_passages_that_it_rests_on(public: Path) -> None:
    """Under each event stand links to the passages of its source, and to no others."""
    events = {one.get(ID): one for one in _register("events").iter(f"{T}event")}
    items = _page(public).xpath("//ul[@class='event']/li")
    assert len(items) > 100
    for item in items:
        event = events[Path(item.xpath("string(p[@class='what']/a/@href)")).stem]
        assert item.xpath("p[@class='ground']/a/@href") == [
            f"events.html{one}" if one[0] == "#" else one[5:].replace("#", ".html#")
            for one in event.get("source", "").split()
        ]


def test_letters_lead_to_their_passages(public: Path) -> None:
    """Under each document stand links to the passages that rest on it."""
    documents = _register("documents")
    for item in _page(public).xpath("//ul[@class='document']/li"):
        key = Path(item.xpath("string(p[@class='what']/a/@href)")).stem
        targets = documents.xpath(
            "//*[@xml:id=$key]/*[local-name()='ref'][@type='passage']/@target", key=key
        )
        links = item.xpath("p[@class='ground']/a/@href")
        assert links == list(
            dict.fromkeys(one.removeprefix("text:").replace("#", ".html#") for one in targets)
        )


def test_the_calendar_tells_how_much_there_is(public: Path) -> None:
    """Each day, month and year with anything has one cell that counts it and leads there."""
    page = _page(public)
    there: dict[str, Counter[str]] = {}
    for (kind, _, at), number in _shown(page).items():
        there.setdefault(at, Counter())[kind] += number
    cells = page.xpath("//svg[@class='calendar']//a")
    assert sorted(re.sub("^#[a-z]+-", "", cell.get("href")) for cell in cells) == sorted(there)
    words = {"event": "event", "document": "document", "life": "turning point"}
    for cell in cells:
        target = page.get_element_by_id(cell.get("href")[1:])
        assert target.tag in ("h2", "h3")
        counts = there[re.sub("^#[a-z]+-", "", cell.get("href"))]
        for kind, word in words.items():
            told = re.search(rf"(\d+) {word}", cell.get("aria-label"))
            assert int(told[1] if told else 0) == counts[kind], cell.get("aria-label")
            marks = cell.getparent().xpath(f"g[@class='{kind}']")
            assert len(marks) == (counts[kind] > 0)
            for mark in marks:
                drawn = mark.xpath("string(text)") or len(mark.xpath("use"))
                assert int(drawn) == counts[kind]


def test_cells_stand_in_the_column_of_their_day(public: Path) -> None:
    """A cell stands in its month's row and below its day's number."""
    page = _page(public)
    columns = page.xpath("//svg[@class='calendar']/text[@class='unit']")
    for cell in page.xpath("//svg[@class='calendar']//a[starts-with(@href, '#day-')]"):
        number = int(cell.get("href")[-2:])
        left = float(re.findall(r"[\d.]+", cell.getparent().get("transform"))[0])
        middle = left + float(cell.xpath("string(rect/@width)")) / 2
        assert middle == pytest.approx(float(columns[number - 1].get("x")), abs=0.5)
        row = cell.getparent().getparent().xpath("string(text[@class='name'])")
        month = datetime.date.fromisoformat(cell.get("href")[5:])
        assert row.split()[0] == f"{month:%B}"


def test_the_data_are_those_of_the_page(public: Path) -> None:
    """Both files hold the same items as the page, each with the place where it stands."""
    data = public / "html" / "data"
    with (data / "chronology.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    listed = json.loads((data / "chronology.json").read_text("utf-8"))
    assert [{k: v for k, v in row.items() if v} for row in table] == listed
    assert Counter((row["kind"], row["id"], row["stands"]) for row in table) == _shown(
        _page(public)
    )


@pytest.mark.needs("chromium")
def test_kinds_are_chosen_by_keyboard(public: Path, browser: Browser) -> None:
    """The space bar hides a kind in lists and calendar; the address says so and brings it back."""
    with served(public / "html") as address:
        page = browser.new_page()
        page.goto(f"{address}chronology.html")
        page.locator("#show-event").focus()
        page.keyboard.press("Space")
        page.wait_for_url("**?show=document,life")
        assert page.locator("ul.event:visible").count() == 0
        assert page.locator("ul.document:visible").count() > 40
        assert page.locator(".calendar g.event:visible").count() == 0
        # A day with events alone is not an empty day.
        assert not page.locator("#day-1928-02-29").is_visible()
        page.reload()
        assert not page.locator("#show-event").is_checked()
        assert page.locator("ul.event:visible").count() == 0
        page.locator("#show-event").focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/chronology.html")
        assert page.locator("ul.event:visible").count() > 40
        page.close()


@pytest.mark.needs("chromium")
def test_from_the_calendar_to_the_paragraph_by_keyboard(public: Path, browser: Browser) -> None:
    """From a day in the calendar to the day, to its event, to the passage: with Enter alone."""
    page = browser.new_page()
    page.goto((public / "html" / "chronology.html").as_uri())
    cell = page.locator(".calendar a[href='#day-1929-02-12']")
    cell.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#day-1929-02-12")
    assert page.locator("#day-1929-02-12").is_visible()
    page.locator("#day-1929-02-12 ~ ul.event .ground a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/broue-1988.html#p84")
    page.close()


def test_an_edition_without_days_shows_all_that_is_dated(tmp_path: Path) -> None:
    """Where no days are named, every dated event and document stands there, a row for each year."""
    folder = _copy_of_the_edition(tmp_path)
    settings = (folder / "edition.toml").read_text("utf-8")
    settings = re.sub(r"(?m)^days = .*\n", "", settings)
    (folder / "edition.toml").write_text(settings, encoding="utf-8")
    build(Project.find(folder), ["html"], withheld=True)
    page = html.parse(folder / "build" / "public" / "html" / "chronology.html").getroot()
    expected = _expected(("0001-01-01", "9999-12-31"))
    shown = _shown(page)
    for kind in ("event", "document"):
        assert {i: n for i, n in shown.items() if i[0] == kind} == {
            i: n for i, n in expected.items() if i[0] == kind
        }
    years = page.xpath("//svg[@class='calendar']//text[@class='name']/text()")
    assert years == sorted({at[:4] for _, _, at in shown})
    assert years[0] == "1572"


def test_another_edition_has_its_own_months(bare: Path) -> None:
    """A small edition shows the months of its own events and letters."""
    build(Project.find(bare), ["html"])
    page = html.parse(bare / "build" / "public" / "html" / "chronology.html").getroot()
    assert ("event", "great-storm", "1910-11-03") in _shown(page)
    assert ("event", "reading", "1911-03") in _shown(page)
    names = page.xpath("//svg[@class='calendar']//text[@class='name']/text()")
    assert "November 1910" in names
    assert "March" in names
