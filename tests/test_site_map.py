"""The map: true to the registers and to the globe, legible at every scale, of use to all."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from edition.site import WRITING
from edition.stylesheets import Stylesheets
from tests.browsing import breaches_in_light_and_dark, context
from tests.conftest import ROOT, SAMPLE, collected

T = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
STRETCHES = ("continent", "country", "region")
EXILE = {"deportation", "exile"}
HELD = {"imprisonment", "hunger-strike", "execution"}
DEEDS = {
    *("congress", "meeting", "party-decision", "negotiation", "election", "strike"),
    *("demonstration", "publication", "arrests", "expulsion", "other"),
}
SPAN = ("1928-01-01", "1929-02-28")  # edition.toml


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The map in a browser."""
    opened = context(browser, viewport={"width": 1280, "height": 900})
    page = opened.new_page()
    page.goto(f"{site}map.html")
    yield page
    opened.close()


def _whole(element: etree._Element, name: str) -> str:
    return str(element.attrib[name])


class Registers:
    """What the registers tell of the places: read here again, and not through the stylesheets."""

    def __init__(self) -> None:
        read = {path.stem: etree.parse(path) for path in (ROOT / "tei" / "registers").glob("*.xml")}
        self.places = {str(one.get(XML_ID)): one for one in read["places"].iter(f"{T}place")}
        self.points = {
            key: (float(geo.text.split()[0]), float(geo.text.split()[1]))
            for key, place in self.places.items()
            for geo in place.iter(f"{T}geo")
            if geo.text
        }
        self.stages: dict[str, set[str]] = defaultdict(set)
        for event in read["persons"].iter(f"{T}event"):
            if event.get("where"):
                self.stages[_whole(event, "where")[6:]].add(_whole(event, "type"))
        self.journeys: list[tuple[str, str]] = []
        self.events: dict[str, set[str]] = defaultdict(set)
        for event in read["events"].iter(f"{T}event"):
            own = event.get("where", "")[6:]
            named = [_whole(name, "ref")[6:] for name in event.iter(f"{T}placeName")]
            here = {own} if own in self.points else {own, *named} - {""}
            dates = [event.get(name) for name in ("when", "from", "to", "notBefore", "notAfter")]
            known = sorted(filter(None, dates))
            begins = not known or known[0] <= SPAN[1]
            if begins and (not known or known[-1] >= SPAN[0][: len(known[-1])]):
                for place in here:
                    self.events[place].add(_whole(event, "type"))
            if event.get("type") == "journey" and own:
                stop = own if own in self.points else next(p for p in named if p in self.points)
                order = next(filter(None, (dates[0], dates[1], dates[3])))
                self.journeys.append((order, stop))

    def kinds(self, place: str) -> set[str]:
        """What a place was."""
        if self.places[place].get("type") in STRETCHES:
            return {"other"}
        tests = {
            "exile": self.stages[place] & EXILE or "deportation" in self.events[place],
            "prison": (self.stages[place] | self.events[place] & HELD) & HELD,
            "centre": self.events[place] & DEEDS,
        }
        return {kind for kind, is_so in tests.items() if is_so} or {"other"}


@pytest.fixture(scope="module")
def registers() -> Registers:
    """The registers, read by this test."""
    return Registers()


def _mentions(outputs: Path) -> Counter[str]:
    """How often the texts point to each place, counted in their TEI."""
    found: Counter[str] = Counter()
    for path in (outputs / "tei" / "texts").glob("*.xml"):
        for element in etree.parse(path).iterfind(f"{T}text//*[@ref]"):
            for pointer in set(element.attrib["ref"].split()):
                found[pointer] += 1
        for element in etree.parse(path).iterfind(f"{T}text//*[@target]"):
            for pointer in set(element.attrib["target"].split()):
                found[pointer] += 1
    return Counter({key[6:]: n for key, n in found.items() if key.startswith("place:")})


def _all(node: html.HtmlElement, *path: str) -> list[html.HtmlElement]:
    """The elements below one another, each told by its name and perhaps a class: ``a.mark``."""
    steps = []
    for step in path:
        name, _, marked = step.partition(".")
        of_class = f'[contains(concat(" ", @class, " "), " {marked} ")]' if marked else ""
        steps.append(f"//{name or '*'}{of_class}")
    found: list[html.HtmlElement] = node.xpath(f".{''.join(steps)}")
    return found


def _map(folder: Path) -> html.HtmlElement:
    return html.fromstring((folder / "map.html").read_bytes())


def _marks(tree: html.HtmlElement) -> dict[str, tuple[float, float, set[str], html.HtmlElement]]:
    """The marks by the key of their place: where they are, and their classes."""
    marks = {}
    for mark in _all(tree, "svg", "a.mark"):
        x, y = map(float, re.findall(r"[-\d.]+", mark.get("transform")))
        key = mark.get("href").removeprefix("places/").removesuffix(".html")
        marks[key] = (x, y, set(mark.get("class").split()) - {"mark"}, mark)
    return marks


def test_every_place_is_on_the_map_or_said_not_to_be(public: Path, registers: Registers) -> None:
    """A place is drawn once, or the table says why it is not; the table has all of them."""
    tree = _map(public / "html")
    marks = _marks(tree)
    rows = {
        str(row.find("th/a").get("href"))[7:-5]: row for row in _all(tree, ".places", "tbody", "tr")
    }
    assert rows.keys() == registers.places.keys()
    assert len(_all(tree, "svg", "a.mark")) == len(marks)
    for key, row in rows.items():
        position = row.findall("td")[-1].text_content()
        assert (key in registers.points) == ("°" in position), key
        assert (key in marks) == bool(re.fullmatch(r"[^(]+°[^(]+", position)), key
    assert "within another place" in rows["zamoskvorechye"].text_content()
    assert not {key for key in registers.points if key not in marks} - {"zamoskvorechye"}


def test_kinds_and_numbers_are_those_of_the_registers(public: Path, registers: Registers) -> None:
    """What each place was, how often it is named, and the counts of the key, counted otherwise."""
    tree = _map(public / "html")
    marks = _marks(tree)
    mentions = _mentions(public)
    stops = {stop for _, stop in registers.journeys}
    for key, (_, _, classes, mark) in marks.items():
        assert classes - {"road", "water"} == registers.kinds(key), key
        assert ("road" in classes) == (key in stops), key
        assert re.search(rf"; {mentions[key]} mentions?$", mark.findtext("title")), key
    said = {
        label.find("input").get("value"): int(label.find_class("extent")[0].text_content())
        for label in _all(tree, ".kinds", "label")
    }
    counted = Counter(kind for key in marks for kind in registers.kinds(key))
    assert said == {**counted, "road": len(stops)}
    assert registers.kinds("tobolsk") == {"exile", "prison", "centre"}
    assert registers.kinds("verkhneuralsk") == {"prison"}


def test_the_area_of_a_sign_is_the_number_of_mentions(public: Path) -> None:
    """Signs of one kind have areas in the proportion of their mentions, above the least size."""
    mentions = _mentions(public)
    units = set()
    for key, (_, _, classes, mark) in _marks(_map(public / "html")).items():
        circles = [one for one in _all(mark, "circle") if one.get("class") != "reach"]
        if circles and not classes & {"prison", "other"}:
            radius = float(circles[0].get("r"))
            if radius > 4.5:
                units.add(round(radius / math.sqrt(mentions[key]), 1))
    assert units == {2.6}


def _albers(north: float, east: float, south: float, top: float) -> tuple[float, float]:
    """Snyder’s formulas for the ellipse’s absence: a cone with two parallels, unit radius."""
    low, high = (math.radians(south + part * (top - south)) for part in (1 / 6, 5 / 6))
    n = (math.sin(low) + math.sin(high)) / 2
    c = math.cos(low) ** 2 + 2 * n * math.sin(low)
    theta = n * math.radians(east)
    rho = math.sqrt(c - 2 * n * math.sin(math.radians(north))) / n
    return rho * math.sin(theta), rho * math.cos(theta)


def test_places_lie_where_the_globe_has_them(public: Path, registers: Registers) -> None:
    """Up to scale and shift, marks lie where Albers’ projection, computed here, puts them."""
    marks = _marks(_map(public / "html"))
    stops = {stop for _, stop in registers.journeys}
    fitted = [k for k in registers.points if registers.kinds(k) != {"other"} or k in stops]
    norths = [registers.points[key][0] for key in fitted]
    easts = [registers.points[key][1] for key in fitted]
    middle = (min(easts) + max(easts)) / 2
    flat = {
        key: _albers(
            registers.points[key][0], registers.points[key][1] - middle, min(norths), max(norths)
        )
        for key in marks
    }
    (x1, y1, *_), (x2, y2, *_) = marks["paris"], marks["krasnoyarsk"]
    (u1, v1), (u2, v2) = flat["paris"], flat["krasnoyarsk"]
    scale = (x2 - x1) / (u2 - u1)
    assert scale == pytest.approx((y2 - y1) / (v2 - v1), rel=0.02)
    for key, (u, v) in flat.items():
        assert marks[key][0] == pytest.approx(x1 + scale * (u - u1), abs=0.15), key
        assert marks[key][1] == pytest.approx(y1 + scale * (v - v1), abs=0.15), key


def _rings(path: str) -> list[list[tuple[float, float]]]:
    """The closed lines of a path of steps, in units of the drawing."""
    rings = []
    for piece in re.findall(r"M([^Mz]+)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", piece)]
        x = y = 0
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x / 10, y / 10))
        rings.append(ring)
    return rings


def _inside(x: float, y: float, rings: list[list[tuple[float, float]]]) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def test_towns_stand_on_land(public: Path) -> None:
    """Each settlement lies on the drawn land, or as near to it as the coast is simplified."""
    tree = _map(public / "html")
    land = _rings(_all(tree, "path.land")[0].get("d"))
    at_sea = set()
    for key, (x, y, classes, _) in _marks(tree).items():
        around = [(x + 3 * math.cos(a), y + 3 * math.sin(a)) for a in range(8)]
        if "water" not in classes and not any(_inside(u, v, land) for u, v in [(x, y), *around]):
            at_sea.add(key)
    assert at_sea <= {"kronstadt"}  # on an island too small to be drawn
    x, y, *_ = _marks(tree)["lake-balkhash"]
    assert _inside(x, y, _rings(_all(tree, "path.lake")[0].get("d")))
    # Half way from Baku to the other shore is the Caspian, a hole in the land.
    (x, y, *_), units = _marks(tree)["baku"], 30
    assert not _inside(x + units, y, land)


def test_the_road_is_told_by_the_events(public: Path, registers: Registers) -> None:
    """The red line passes the places of the journey’s events in their order, dates beside them."""
    tree = _map(public / "html")
    marks = _marks(tree)
    order: list[str] = []
    for _, stop in sorted(registers.journeys, key=lambda journey: journey[0]):
        if not order or order[-1] != stop:
            order.append(stop)
    (line,) = _all(tree, "svg.sheet", "g.way")[0].findall("path")
    points = [tuple(map(float, point.split())) for point in line.get("d")[1:].split("L")]
    assert points == [marks[stop][:2] for stop in order]
    assert order[0] == "alma-ata"
    assert order[-1] == "constantinople"
    dates = {key: _all(mark, ".date") for key, (*_, mark) in marks.items()}
    assert {key for key, date in dates.items() if date} == set(order)
    assert dates["alma-ata"][0].text_content() == "21–22 January 1929"
    assert dates["constantinople"][0].text_content() == "12 February"
    assert len(_all(tree, ".stages", "li")) == len(registers.journeys)


def test_the_data_are_those_of_the_map(public: Path, registers: Registers) -> None:
    """GeoJSON as RFC 7946 has it, longitude first, and a table with a row for each place."""
    data = json.loads((public / "html" / "data" / "map.geojson").read_text("utf-8"))
    assert data.keys() == {"type", "features"}
    assert data["type"] == "FeatureCollection"
    points = {}
    for feature in data["features"]:
        assert feature["type"] == "Feature"
        assert {"geometry", "properties"} <= feature.keys()
        if feature["geometry"]["type"] == "Point":
            east, north = feature["geometry"]["coordinates"]
            points[feature["id"].removeprefix("place:")] = (north, east)
    assert points == registers.points
    (road,) = (f for f in data["features"] if f["geometry"]["type"] == "LineString")
    stops = [stop["place"].removeprefix("place:") for stop in road["properties"]["stops"]]
    along = [(north, east) for east, north in road["geometry"]["coordinates"]]
    assert along == [registers.points[stop] for stop in stops]
    text = (public / "html" / "data" / "map.csv").read_text("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(text.splitlines())}
    assert rows.keys() == registers.places.keys()
    for key, row in rows.items():
        assert set(row["kinds"].split(" | ")) == registers.kinds(key)
        assert bool(row["latitude"]) == (key in registers.points)
        assert (public / "html" / row["page"]).is_file()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("scale", [1, 2, 4, 8])
def test_no_name_covers_another(page: Page, site: str, scale: int) -> None:
    """At each scale, of the names that are shown none lies over another or over a sign."""
    page.goto(f"{site}map.html?view=0-0-{scale}")
    boxes: Any = page.evaluate(
        """() => [...document.querySelectorAll('.mark')].map((mark) => {
          const of = (one) => {
            const box = one?.getBoundingClientRect();
            return box && [box.left, box.top, box.right, box.bottom];
          };
          const name = mark.querySelector('.name');
          const shown = getComputedStyle(name).visibility === 'visible';
          const sign = mark.querySelector('.full, .open, .slight');
          return [name.textContent, shown ? of(name) : null, of(sign)];
        })"""
    )
    names = [(name, box) for name, box, _ in boxes if box]
    assert len(names) > 50
    for at, (name, a) in enumerate(names):
        others = names[at + 1 :] + [(n, sign) for n, _, sign in boxes if sign and n != name]
        for other, b in others:
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            # Boxes have the room of accents and descenders at their top and bottom.
            assert across <= 0.5 or down <= 2.5, (name, other, across, down)


@pytest.mark.needs("chromium")
def test_names_appear_as_the_map_is_enlarged(page: Page) -> None:
    """More names are seen at each scale; one that found no spot is seen when it is pointed at."""
    shown = (
        "() => [...document.querySelectorAll('.mark .name')]"
        ".filter((one) => getComputedStyle(one).visibility === 'visible').length"
    )
    counts = [page.evaluate(shown)]
    for _ in range(3):
        page.get_by_role("button", name="Larger").click()
        counts.append(page.evaluate(shown))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    hidden = page.locator(".mark:has(.from-2, .from-4)").first
    page.get_by_role("button", name="The whole map").click()
    hidden.focus()
    assert (
        hidden.locator(".name").evaluate("(one) => getComputedStyle(one).visibility") == "visible"
    )


@pytest.mark.needs("chromium")
def test_the_map_is_enlarged_and_moved(page: Page, site: str) -> None:
    """Buttons, keys, wheel and drag; names keep their size; the view stands in the address."""
    name = page.locator(".mark .name", has_text="Moscow")
    size = name.evaluate("(one) => one.getBoundingClientRect().height")
    box = page.locator(".sheet")
    page.get_by_role("button", name="Larger").click()
    page.get_by_role("button", name="Larger").click()
    assert box.get_attribute("viewBox").split()[2] == "300"  # type: ignore[union-attr]
    assert name.evaluate("(one) => one.getBoundingClientRect().height") == pytest.approx(
        size, rel=0.05
    )
    view = box.get_attribute("viewBox")
    page.locator(".plate").focus()
    page.keyboard.press("ArrowRight")
    assert box.get_attribute("viewBox") != view
    assert re.search(r"\?view=[\d.]+-[\d.]+-4$", page.url)
    kept = box.get_attribute("viewBox")
    page.reload()
    assert [float(n) for n in (box.get_attribute("viewBox") or "").split()] == pytest.approx(
        [float(n) for n in (kept or "").split()], abs=0.1
    )
    page.keyboard.press("Tab")
    page.locator(".plate").focus()
    page.keyboard.press("0")
    assert page.url == f"{site}map.html"
    box.scroll_into_view_if_needed()
    middle = box.bounding_box()
    assert middle is not None
    page.mouse.move(middle["x"] + 400, middle["y"] + 300)
    page.mouse.wheel(0, -240)
    page.wait_for_function("document.querySelector('.sheet').hasAttribute('data-enlarged')")
    before = box.get_attribute("viewBox")
    page.mouse.down()
    page.mouse.move(middle["x"] + 300, middle["y"] + 250, steps=4)
    page.mouse.up()
    assert box.get_attribute("viewBox") != before
    assert page.url.startswith(f"{site}map.html?view=")


@pytest.mark.needs("chromium")
def test_a_sign_leads_to_its_place_and_a_drag_does_not(page: Page, site: str) -> None:
    """A click opens the place’s page; a drag that begins on a sign moves the map and stays."""
    page.get_by_role("button", name="Larger").click()
    sign = page.get_by_role("link", name=re.compile("^Moscow: centre; "))
    box = sign.locator(".reach").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 40, steps=5)
    page.mouse.up()
    assert page.url.startswith(f"{site}map.html")
    sign.locator(".reach").click()
    page.wait_for_url(f"{site}places/moscow.html")


@pytest.mark.needs("chromium")
def test_what_has_the_focus_is_in_view(page: Page) -> None:
    """With keys alone, on the enlarged map, each sign comes into view when it is reached."""
    page.locator(".plate").focus()
    for _ in range(3):
        page.keyboard.press("+")
    for _ in range(12):
        page.keyboard.press("Tab")
        seen: Any = page.evaluate(
            """() => {
              const box = document.querySelector('.sheet').getBoundingClientRect();
              const one = document.activeElement.querySelector('.reach').getBoundingClientRect();
              const [x, y] = [one.left + one.width / 2, one.top + one.height / 2];
              return document.activeElement.matches('.mark') && x > box.left && x < box.right
                && y > Math.max(0, box.top) && y < Math.min(innerHeight, box.bottom);
            }"""
        )
        assert seen


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("scripts", [True, False])
def test_kinds_are_switched_off_and_on(browser: Browser, site: str, scripts: bool) -> None:
    """A kind goes from the drawing and the table, with scripts or without; the address has it."""
    opened = browser.new_context(java_script_enabled=scripts)
    page = opened.new_page()
    page.goto(f"{site}map.html")
    tara = page.locator('.mark[href="places/tara.html"]')
    row = page.get_by_role("row", name=re.compile("^Tara "))
    tobolsk = page.locator('.mark[href="places/tobolsk.html"]')
    assert tara.is_visible()
    page.get_by_role("checkbox", name=re.compile("^Exile")).uncheck()
    assert not tara.is_visible()
    assert not row.is_visible()
    assert tobolsk.is_visible()  # it was a prison, too
    page.get_by_role("checkbox", name=re.compile("^Road")).uncheck()
    assert not page.locator(".sheet .way > path").is_visible()
    if scripts:
        assert page.url == f"{site}map.html?show=prison,centre,other"
        page.reload()
        assert not tara.is_visible()
        page.get_by_role("checkbox", name=re.compile("^Exile")).check()
        page.get_by_role("checkbox", name=re.compile("^Road")).check()
        assert page.url == f"{site}map.html"
    opened.close()


@pytest.mark.needs("axe")
@pytest.mark.parametrize("query", ["?view=400-200-4", "?show=exile"])
def test_the_enlarged_map_is_accessible(browser: Browser, site: str, query: str) -> None:
    """Axe finds nothing, enlarged or narrowed down; the page itself never scrolls aside."""
    opened = context(browser, viewport={"width": 320, "height": 700})
    page = opened.new_page()
    page.goto(f"{site}map.html{query}")
    assert breaches_in_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    opened.close()


def _drawn(folder: Path, changes: dict[str, str]) -> html.HtmlElement:
    """The map of the sample edition, its files changed."""
    stylesheets = Stylesheets(ROOT / "xslt", ["collect", "map"], WRITING)

    def text(path: Path) -> str:
        xml = path.read_text("utf-8")
        for was, becomes in changes.items():
            xml = xml.replace(was, becomes)
        return xml

    tei = SAMPLE / "tei"
    paths = [*sorted((tei / "texts").glob("*.xml")), *sorted((tei / "registers").glob("*.xml"))]
    sources = {path.stem: stylesheets.parse(text(path)) for path in paths}
    collection = stylesheets.parse(collected(stylesheets, sources.values()))
    page = stylesheets.transform(
        "map", sources["places"], {"collection": collection}, folder=folder
    )
    (folder / "map.html").write_text(page, encoding="utf-8")
    return _map(folder)


def test_another_edition_has_its_own_map(tmp_path: Path) -> None:
    """The sample’s one place lies in the middle of a sheet of the sea around it; no road."""
    tree = _drawn(tmp_path, {})
    ((x, y, classes, _),) = _marks(tree).values()
    width, height = map(float, _all(tree, "svg.sheet")[0].get("viewbox").split()[2:])
    assert (x, y) == pytest.approx((width / 2, height / 2), abs=0.1)
    assert classes == {"centre"}
    assert not (_all(tree, "g.way") + _all(tree, "section.stages"))
    assert len(_all(tree, ".places", "tbody", "tr")) == 2


def test_without_positions_there_is_a_table(tmp_path: Path) -> None:
    """An edition whose places have no coordinates gets no empty drawing."""
    tree = _drawn(tmp_path, {"<geo>55.6386 12.7586</geo>": ""})
    assert not _all(tree, "svg.sheet")
    assert len(_all(tree, ".places", "tbody", "tr")) == 2


@pytest.mark.parametrize(
    ("north", "east"), [("-33.9", "18.4"), ("0.1", "-0.1"), ("-18.1", "178.4"), ("71.6", "-179.6")]
)
def test_the_map_may_lie_anywhere(tmp_path: Path, north: str, east: str) -> None:
    """South, at the equator and at the 180th meridian there is land, and it fills no sheet."""
    tree = _drawn(tmp_path, {"55.6386 12.7586": f"{north} {east}"})
    rings = _rings(_all(tree, "path.land")[0].get("d"))
    width, height = map(float, _all(tree, "svg.sheet")[0].get("viewbox").split()[2:])
    grid = [(x * width / 40, y * height / 40) for x in range(41) for y in range(41)]
    share = sum(_inside(x, y, rings) for x, y in grid) / len(grid)
    assert (0.0 if east == "-0.1" else 0.01) <= share < 0.9


def test_hostile_names_are_words(tmp_path: Path) -> None:
    """A name with markup, quotes and formulas in it is text on the page and in the data."""
    name = "=1+1&lt;script>alert(1)&lt;/script>\" onload=\"x, 'y'"
    tree = _drawn(tmp_path, {">Saltholm<": f">{name}<"})
    meant = "=1+1<script>alert(1)</script>\" onload=\"x, 'y'"
    ((*_, mark),) = _marks(tree).values()
    assert mark.findtext("title").startswith(f"{meant}: centre")
    assert mark.get("onload") is None
    assert not tree.xpath("//script[not(@src or @type = 'application/ld+json')]")
    data = json.loads((tmp_path / "data" / "map.geojson").read_text("utf-8"))
    assert data["features"][0]["properties"]["name"] == meant
    text = (tmp_path / "data" / "map.csv").read_text("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(text.splitlines())}
    assert rows["saltholm"]["name"] == f"'{meant}"  # no formula
