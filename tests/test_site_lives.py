"""The picture of the lives: who stands in it, where the marks are, what is counted."""

from __future__ import annotations

import csv
import datetime
import json
import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from edition.building import build
from edition.project import Project
from tests.browsing import breaches_in_light_and_dark, context, served
from tests.conftest import ROOT

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
DATING = ("when", "from", "to", "notBefore", "notAfter")
TURNING = {
    "party-entry",
    "readmission",
    "opposition-entry",
    "expulsion",
    "capitulation",
    "rehabilitation",
    "arrest",
    "imprisonment",
    "sentence",
    "deportation",
    "exile",
    "emigration",
    "release",
    "return",
    "hunger-strike",
    "strike",
    "disappearance",
    "execution",
}


@cache
def _persons() -> list[Any]:
    return list(etree.parse(ROOT / "tei" / "registers" / "persons.xml").iter(f"{T}person"))


def _points(person: Any) -> list[Any]:
    """Birth, turning points and death of a person, dated or not."""
    return [
        fact
        for fact in person
        if fact.tag in (f"{T}birth", f"{T}death")
        or (fact.tag == f"{T}event" and fact.get("type") in TURNING)
    ]


def _is_dated(fact: Any) -> bool:
    return any(fact.get(name) for name in DATING)


def _lives() -> dict[str, list[Any]]:
    """The dated points of each person who has any."""
    dated = {one.get(ID): [fact for fact in _points(one) if _is_dated(fact)] for one in _persons()}
    return {key: facts for key, facts in dated.items() if facts}


def _moment(date: str, *, end: bool) -> float:
    """A year and its fraction: the beginning of what is dated, or its end."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    if end and day:
        first += datetime.timedelta(1)
    elif end:
        months = 12 * year + (month or 12)
        first = datetime.date(months // 12, months % 12 + 1, 1)
    start = datetime.date(first.year, 1, 1)
    return first.year + (first - start) / (datetime.date(first.year + 1, 1, 1) - start)


def _interval(fact: Any) -> tuple[float, float]:
    given = [fact.get(name) for name in ("when", "from", "notBefore") if fact.get(name)]
    limit = [fact.get(name) for name in ("when", "to", "notAfter") if fact.get(name)]
    first, last = (given or limit)[0], (limit or given)[0]
    return _moment(first, end=False), _moment(last, end=True)


class Scale:
    """The measure of the axis, made anew from what its description says."""

    def __init__(self, facts: list[Any]) -> None:
        intervals = [_interval(fact) for fact in facts]
        years = sorted(int(_interval(f)[0]) for f in facts if f.tag != f"{T}birth")
        held = math.ceil(len(years) * 6 / 7)
        spans = zip(years, years[held - 1 :], strict=False)
        self.dense = min(spans, key=lambda span: (span[1] - span[0], span[0]))
        begin = math.floor(min(first for first, _ in intervals)) - 2
        end = math.ceil(max(last for _, last in intervals)) + 2
        low, high = self.dense[0], self.dense[1] + 1
        roots = math.sqrt(low - begin), math.sqrt(end - high)
        before = 25 * roots[0] / sum(roots)
        self.bounds = [(begin, 0.0), (low, before), (high, before + 75), (end, 100.0)]

    def place(self, moment: float) -> float:
        """The percentage of the width at which a moment stands."""
        for (first, left), (last, right) in zip(self.bounds, self.bounds[1:], strict=False):
            if moment <= last:
                return left + (right - left) * (moment - first) / (last - first)
        raise AssertionError(moment)


def _page(outputs: Path) -> Any:
    return html.parse(outputs / "html" / "lives.html").getroot()


def _rows(page: Any) -> dict[str, Any]:
    """The rows of the picture by the persons whom they lead to."""
    rows = page.xpath("//table[@class='lives']/tbody/tr")
    return {Path(row.xpath("string(th/a/@href)")).stem: row for row in rows}


def test_every_dated_life_is_drawn_once(public: Path) -> None:
    """Whoever has a dated birth, death or turning point has one row, and nobody else has."""
    page = _page(public)
    rows = _rows(page)
    assert len(page.xpath("//table[@class='lives']/tbody/tr")) == len(rows)
    assert set(rows) == set(_lives())
    assert all((public / "html" / "persons" / f"{key}.html").is_file() for key in rows)


def test_every_dated_point_has_one_mark_with_a_name(public: Path) -> None:
    """Each dated turning point is a mark that says what it is, and the row says all of them."""
    for key, row in _rows(_page(public)).items():
        facts = _lives()[key]
        kinds = Counter(
            (fact.get("type") or etree.QName(fact).localname).replace("-", " ").capitalize()
            for fact in facts
        )
        titles = row.xpath(".//g[contains(@class, 'point')]/title/text()")
        assert len(titles) == len(facts), key
        for kind, number in kinds.items():
            assert sum(title.startswith(kind) for title in titles) >= number, (key, kind)
        told = row.xpath("string(.//svg/@aria-label)").split("; ")
        assert sorted(told) == sorted(titles), key
        unsure = [fact for fact in facts if fact.get("cert") in ("low", "medium")]
        assert len(row.xpath(".//g[contains(@class, 'unsure')]")) == len(unsure), key


def test_marks_stand_where_their_dates_are(public: Path) -> None:
    """On the scale that the page describes, each mark lies within the time that its date allows."""
    lives = _lives()
    scale = Scale([fact for facts in lives.values() for fact in facts])
    assert scale.dense[0] >= 1905
    assert scale.place(1938) - scale.place(1937) > 4 * (scale.place(1890) - scale.place(1889))
    for key, row in _rows(_page(public)).items():
        marks = [float(x[:-1]) for x in row.xpath(".//g[contains(@class, 'point')]/use/@x")]
        allowed = [tuple(map(scale.place, _interval(fact))) for fact in lives[key]]
        # Marks and dates in pairs, both from left to right.
        assert len(marks) == len(allowed)
        middle = sorted(allowed, key=lambda pair: pair[1])
        for mark, (_, right) in zip(sorted(marks), middle, strict=True):
            assert mark <= right + 0.002, key
        middle = sorted(allowed, key=lambda pair: pair[0])
        for mark, (left, _) in zip(sorted(marks), middle, strict=True):
            assert mark >= left - 0.002, key


def test_a_life_line_goes_from_birth_to_death(public: Path) -> None:
    """A line begins at the birth and ends at the death; it fades where one is not known."""
    lives = _lives()
    scale = Scale([fact for facts in lives.values() for fact in facts])
    for key, row in _rows(_page(public)).items():
        (line,) = row.xpath(".//rect[@class='life']")
        left = float(line.get("x")[:-1])
        right = left + float(line.get("width")[:-1])
        tags = {fact.tag: sum(_interval(fact)) / 2 for fact in lives[key]}
        own = row.xpath("./td/svg/rect/@fill")
        assert ("url(#fade-in)" in own) == (f"{T}birth" not in tags), key
        assert ("url(#fade-out)" in own) == (f"{T}death" not in tags), key
        if f"{T}birth" in tags:
            assert left == pytest.approx(scale.place(tags[f"{T}birth"]), abs=0.002)
        if f"{T}death" in tags:
            assert right == pytest.approx(scale.place(tags[f"{T}death"]), abs=0.002)


def test_the_years_of_death_are_counted(public: Path) -> None:
    """The sentence, the columns and the words all say how many died, and how many by execution."""
    died: Counter[int] = Counter()
    executed: Counter[int] = Counter()
    for person in _persons():
        for death in person.findall(f"{T}death[@when]"):
            year = int(death.get("when")[:4])
            died[year] += 1
            executed[year] += person.find(f"{T}event[@type='execution']") is not None
    first = max(sorted(died), key=lambda year: sum(died[year + i] for i in range(3)))
    then = range(first, first + 3)
    page = _page(public)
    lead = page.xpath("string(//header[@class='title']/p)")
    assert f"{len(_lives())} persons" in lead
    assert f"Of the {sum(died.values())} whose year of death is known" in lead
    assert f"{sum(died[y] for y in then)} died in the three years {first}–{first + 2}" in lead
    assert f"of {sum(executed[y] for y in then)} of these it is told" in lead
    columns = page.xpath("//svg[@class='deaths']//g[@class='column']/title/text()")
    assert columns == page.xpath("//ul[@class='years']/li/text()")
    assert [int(column[:4]) for column in columns] == sorted(died)
    for column in columns:
        year = int(column[:4])
        assert f": {died[year]} died" in column
        assert ("executed" in column) == (executed[year] > 0)
        if 0 < executed[year] < died[year]:
            assert f", {executed[year]} of them executed" in column
    heights = page.xpath("//svg[@class='deaths']//g[@class='column']/rect[1]/@height")
    assert [int(height) // 6 for height in heights] == [died[year] for year in sorted(died)]


def test_the_words_and_the_data_say_all_that_is_drawn(public: Path) -> None:
    """The table in words and both files have every turning point of these lives, undated too."""
    people = [one for one in _persons() if one.get(ID) in _lives()]
    expected = Counter(
        (one.get(ID), fact.get("type") or etree.QName(fact).localname, fact.get("when", ""))
        for one in people
        for fact in _points(one)
    )
    assert len(_page(public).xpath("//table[@class='points']/tbody/tr")) == expected.total()
    data = public / "html" / "data"
    with (data / "lives.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    listed = json.loads((data / "lives.json").read_text("utf-8"))
    assert Counter((row["person"], row["type"], row["when"]) for row in table) == expected
    assert [{k: v for k, v in row.items() if v} for row in table] == listed
    assert {"cert" in fact.attrib for one in people for fact in _points(one)} == {True, False}
    assert sum("certainty" in row for row in listed) == sum(
        "cert" in fact.attrib for one in people for fact in _points(one)
    )


@pytest.mark.needs("chromium")
def test_lives_are_put_in_order_by_keyboard(public: Path, browser: Browser) -> None:
    """The arrow keys choose an order, the rows follow, and the address brings the order back."""
    born = {key: [f for f in facts if f.tag == f"{T}birth"] for key, facts in _lives().items()}
    with served(public / "html") as address:
        page = browser.new_page()
        page.goto(f"{address}lives.html")
        names = "() => [...document.querySelectorAll('.lives tbody th a')].map(a => a.href)"
        before = page.evaluate(names)
        page.locator("input[name=sort]:checked").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**?sort=birth")
        after = [Path(href).stem for href in page.evaluate(names)]
        years = [_interval(born[key][0])[0] for key in after if born[key]]
        assert years == sorted(years)
        assert [bool(born[key]) for key in after] == sorted(map(bool, born.values()), reverse=True)
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/lives.html")
        assert page.evaluate(names) == before
        page.goto(f"{address}lives.html?sort=name")
        listed = page.locator(".lives tbody th a").all_inner_texts()
        assert listed[0].startswith("Antonov")
        assert listed[-1].startswith("Zinoviev")
        page.close()


@pytest.mark.needs("chromium")
def test_without_javascript_nothing_is_offered_that_does_not_work(
    public: Path, browser: Browser
) -> None:
    """Without scripts the lives stand in the order of death, and no control pretends to sort."""
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto((public / "html" / "lives.html").as_uri())
    assert not page.locator(".sorting").is_visible()
    dates = page.locator(".lives .dates").all_inner_texts()
    deaths = [int(text.rstrip("?")[-4:]) for text in dates if "–" in text and "/" not in text]
    assert deaths == sorted(deaths)
    reader.close()


@pytest.mark.needs("chromium")
def test_a_narrow_screen_begins_where_most_happened(public: Path, browser: Browser) -> None:
    """On a telephone the picture begins with the middle of the turning points."""
    moments = sorted(_interval(fact)[0] for facts in _lives().values() for fact in facts)
    middle = int(moments[len(moments) // 2])
    with served(public / "html") as address:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(f"{address}lives.html")
        shown = page.evaluate(
            """() => {
              const first = document.querySelector(".lives thead th").getBoundingClientRect().right;
              const last = document.querySelector(".picture").getBoundingClientRect().right;
              return [...document.querySelectorAll(".axis text")].filter((text) => {
                const { left, right } = text.getBoundingClientRect();
                return left > first && right < last;
              }).map((text) => Number(text.textContent));
            }"""
        )
        assert min(shown) <= middle <= max(shown)
        page.close()


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [320, 1440])
def test_the_words_are_accessible(public: Path, browser: Browser, width: int) -> None:
    """With the table in words open, axe finds no breach and nothing is wider than the screen."""
    reader = context(browser, viewport={"width": width, "height": 900})
    page = reader.new_page()
    page.goto((public / "html" / "lives.html").as_uri())
    page.locator("details.words > summary").click()
    assert breaches_in_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.close()


def test_another_edition_has_its_own_years(bare: Path) -> None:
    """Where little is dated, the axis has one measure, and no years are called those of death."""
    build(Project.find(bare), ["html"])
    page = html.parse(bare / "build" / "public" / "html" / "lives.html").getroot()
    assert set(_rows(page)) == {"fenwick-a", "the-clerk"}
    assert not page.xpath("//path[@class='cut']")
    assert not page.xpath("//rect[@class='band']")
    assert "three years" not in page.xpath("string(//header[@class='title']/p)")
    labels = [int(year) for year in page.xpath("//svg[@class='axis']/text/text()")]
    assert labels[0] >= 1848
    assert labels[-1] <= 1914
