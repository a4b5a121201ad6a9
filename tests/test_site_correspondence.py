"""The pictures of the correspondence: true to the register, legible, and equalled by tables."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from edition.building import build
from edition.project import Project
from edition.stylesheets import Stylesheets
from tests.browsing import breaches_in_light_and_dark, context, faults_of_html, served
from tests.conftest import BOTH, ROOT, collected
from tests.xslt3 import xslt3

NAMES = {"t": "http://www.tei-c.org/ns/1.0", "s": "http://www.w3.org/2000/svg"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
PEOPLE = ("persName", "orgName", "name", "rs")
HOSTILE = '"><script>alert(1)</script>’, =1+1 javascript:alert(2)'


class Letters:
    """What the registers say, read without any stylesheet."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[str, str] = {}
        for path in sorted(folder.glob("*.xml")):
            kind = {"persons": "person", "organisations": "org", "places": "place"}.get(path.stem)
            for entry in etree.parse(path).iterfind("t:text/t:body/*/*", NAMES):
                named = entry.find("*[@type='usual']")
                if kind and named is not None:
                    self.names[f"{kind}:{entry.get(XML_ID)}"] = _words(named)
        self.documents = etree.parse(folder / "documents.xml")
        sendings = self.documents.iterfind(".//t:correspDesc", NAMES)
        self.sendings = {str(each.get("corresp")).partition(":")[2]: each for each in sendings}

    def name(self, element: etree._Element) -> str:
        """A name as its entry has it; where it has none, as it stands."""
        return self.names.get(element.get("ref", ""), _words(element))

    def people(self, sending: etree._Element, role: str) -> list[etree._Element]:
        """Who sent or received a letter."""
        action = sending.find(f"t:correspAction[@type='{role}']", NAMES)
        found = [] if action is None else list(action)
        return [each for each in found if etree.QName(each).localname in PEOPLE]

    def pairs(self) -> Counter[tuple[str, str]]:
        """How many papers went from whom to whom, by their names."""
        return Counter(
            (self.name(one), self.name(other))
            for sending in self.sendings.values()
            for one in self.people(sending, "sent")
            for other in self.people(sending, "received")
        )

    def dates(self, sending: etree._Element) -> tuple[str, str]:
        """The first and the last day on which a letter can have been sent, as far as is known."""
        for role in ("sent", "received"):
            date = sending.find(f"t:correspAction[@type='{role}']/t:date", NAMES)
            if date is not None:
                first = date.get("when") or date.get("from") or date.get("notBefore") or ""
                last = date.get("when") or date.get("to") or date.get("notAfter") or ""
                return _day(first, last=False), _day(last, last=True)
        return "", ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _day(date: str, *, last: bool) -> str:
    """A day of a month or a year: the first, or the last."""
    year, month, day = [*map(int, filter(None, date.split("-"))), 0, 0, 0][:3]
    if not year or day:
        return date
    if not last:
        return f"{year:04}-{month or 1:02}-01"
    following = (year + 1, 1) if month in (0, 12) else (year, month + 1)
    return (datetime.date(*following, 1) - datetime.timedelta(days=1)).isoformat()


REGISTERS = ROOT / "tei" / "registers"


@pytest.fixture(scope="module")
def letters() -> Letters:
    """The letters of the real edition."""
    return Letters(REGISTERS)


def _found(tree: Any, path: str, **values: str) -> list[Any]:
    """What an XPath expression finds."""
    return list(tree.xpath(path, namespaces=NAMES, **values))


def _page(folder: Path) -> html.HtmlElement:
    return html.fromstring((folder / "html" / "correspondence.html").read_bytes())


def _marks(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//*[contains(@class, 'over-time')]//*[@data-letter]"))


def _undated(page: html.HtmlElement) -> list[str]:
    links = page.xpath("//p[@class='undated']/a/@href")
    return [str(link).removeprefix("#letter-") for link in links]


def test_every_letter_is_drawn_once(public: Path, letters: Letters) -> None:
    """Each dated letter has one mark, which leads to its page; the others are listed."""
    page = _page(public)
    marks = {str(mark.get("data-letter")): mark for mark in _marks(page)}
    undated = [key for key, each in letters.sendings.items() if letters.dates(each) == ("", "")]
    assert len(_marks(page)) == len(marks)
    assert set(marks) == set(letters.sendings) - set(undated)
    assert _undated(page) == undated
    for key, mark in marks.items():
        assert mark.get("href") == f"documents/{key}.html"


def test_marks_stand_at_their_days(public: Path, letters: Letters) -> None:
    """A letter of a day stands within three days of it, one of a span between its ends."""
    page = _page(public)
    ticks = [
        float(re.findall(r"M([\d.-]+)", str(d))[0])
        for d in page.xpath("//*[@class='scale']/path/@d")
    ]
    first = min(filter(None, (letters.dates(each)[0] for each in letters.sendings.values())))
    months = datetime.date.fromisoformat(first[:8] + "01")
    # Two marks of the scale, far apart, give the measure of a day.
    far = months
    for _ in ticks[1:]:
        far = (far.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    a_day = (ticks[-1] - ticks[0]) / (far - months).days
    for mark in _marks(page):
        known = letters.dates(letters.sendings[str(mark.get("data-letter"))])
        days = [datetime.date.fromisoformat(day) for day in known if day]
        if len(days) < 2:
            continue
        slack = 3 if days[0] == days[1] else 0
        drawn = float(mark.find("*[@class='sender']").get("cx")) - ticks[0]
        assert ((days[0] - months).days + 0.5 - slack) * a_day <= drawn, mark.get("data-letter")
        assert drawn <= ((days[1] - months).days + 0.5 + slack) * a_day, mark.get("data-letter")


def test_marks_tell_who_wrote_to_whom(public: Path, letters: Letters) -> None:
    """A mark has a dot at each sender, a ring at each addressee, and a name that says so."""
    page = _page(public)
    rows: dict[str, set[str]] = {}
    for row in page.xpath("//*[contains(@class, 'over-time')]/*[starts-with(@class, 'row ')]"):
        height = re.findall(r"M\S+ (\S+)H", row.find("path").get("d"))[0]
        rows.setdefault(height, set()).add(_words(row.find(".//text")))
    assert all(len(names) == 1 for names in rows.values())
    for mark in _marks(page):
        sending = letters.sendings[str(mark.get("data-letter"))]
        for role, shape in (("sent", "sender"), ("received", "addressee")):
            wanted = {letters.name(each) for each in letters.people(sending, role)}
            heights = mark.xpath(f"*[@class='{shape}']/@cy")
            assert set().union(*(rows[str(height)] for height in heights)) == wanted
            assert all(name in mark.findtext("title") for name in wanted)


def test_the_network_counts_what_the_register_has(public: Path, letters: Letters) -> None:
    """Each pair of the register is a line with its number and a row of the table, no other is."""
    page = _page(public)
    drawn: Counter[tuple[str, str]] = Counter()
    for tie in page.xpath("//*[@class='network']//*[@data-count]"):
        one, other = re.sub(r": \d+ documents?$", "", tie.findtext("title")).split(" to ")
        drawn[one, other] += int(tie.get("data-count"))
    table: Counter[tuple[str, str]] = Counter()
    for row in page.xpath("//*[@id='pairs']//tbody/tr"):
        cells = [_words(cell) for cell in row]
        table[cells[0], cells[1]] += int(cells[2])
        assert len(cells[3].split(", T ")) <= int(cells[2])
        assert len(row.xpath("td[4]/a")) == int(cells[2])
    assert drawn == table == letters.pairs()


def test_the_table_is_complete(public: Path, letters: Letters) -> None:
    """Each letter has its row: people, places, document, kind, passages, and what is doubtful."""
    page = _page(public)
    rows = {str(row.get("id")).removeprefix("letter-"): row for row in page.xpath("//tr[@id]")}
    assert set(rows) == set(letters.sendings)
    order = [letters.dates(letters.sendings[key]) for key in rows]
    assert order == sorted(
        order, key=lambda dates: (dates[0] or dates[1] or "9999", dates[1] or "9999")
    )
    for key, row in rows.items():
        cells = [_words(cell) for cell in row]
        sending = letters.sendings[key]
        for cell, role in ((1, "sent"), (2, "received")):
            for named in [*letters.people(sending, role), *_places(sending, role)]:
                assert letters.name(named) in cells[cell], key
        entry = _found(letters.documents, "//t:bibl[@xml:id=$key]", key=key)
        assert row.xpath("th/a/@href") == [f"documents/{key}.html"]
        number = entry[0].findtext("t:idno[@type='callNumber']", None, NAMES)
        assert number is None or cells[3] == number
        assert cells[4] == str(entry[0].get("type"))
        passages = entry[0].xpath("t:ref[@type='passage']/@target", namespaces=NAMES)
        wanted = [re.sub(r"text:(.+)(#.+)", r"\1.html\2", str(passage)) for passage in passages]
        assert row.xpath("td[@class='passages']/a/@href") == wanted
        doubts = sending.xpath("count(.//*[@cert='low' or @cert='medium'])")
        assert len(row.xpath(".//*[@class='doubt']")) == doubts, key


def _places(sending: etree._Element, role: str) -> list[etree._Element]:
    return list(sending.iterfind(f"t:correspAction[@type='{role}']/t:placeName", NAMES))


def test_the_data_are_those_of_the_register(public: Path, letters: Letters) -> None:
    """The CSV and the JSON say the same, letter by letter, and it is what the register says."""
    data = public / "html" / "data"
    text = (data / "correspondence.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    objects = json.loads((data / "correspondence.json").read_text("utf-8"))
    assert [_flat(each) for each in objects] == rows
    assert {row["id"] for row in rows} == set(letters.sendings)
    for each in objects:
        sending = letters.sendings[each["id"]]
        assert (each["earliest"] or "", each["latest"] or "") == letters.dates(sending)
        for field, role in (("from", "sent"), ("to", "received")):
            people = letters.people(sending, role)
            assert each[field] == [letters.name(one) for one in people]
            assert each[f"{field}_id"] == [one.get("ref", "unknown") for one in people]
            places = _places(sending, role)
            assert each[f"{field}_place_id"] == [place.get("ref") for place in places]
        assert (public / "html" / each["page"]).is_file()


def _flat(record: dict[str, Any]) -> dict[str, str]:
    return {
        key: "; ".join(value) if isinstance(value, list) else value or ""
        for key, value in record.items()
    }


def test_the_lead_counts(public: Path, letters: Letters) -> None:
    """The sentence at the top has the numbers of the register."""
    lead = _words(_page(public).xpath("//header[@class='title']/p")[0])
    numbers = [
        int(number) for number in re.findall(r"(\d+) (?:document|letter|circular)s?\b", lead)
    ]
    kinds: Counter[str] = Counter()
    for key in letters.sendings:
        entry = _found(letters.documents, "//t:bibl[@xml:id=$key]", key=key)
        kinds[str(entry[0].get("type"))] += 1
    assert numbers == [len(letters.sendings), kinds["letter"], kinds["circular"]]


OVERLAPS = """(selector) => {
  const boxes = [...document.querySelectorAll(selector + ' text')]
    .map((text) => [text.textContent, text.getBoundingClientRect()]);
  const frame = document.querySelector(selector).getBoundingClientRect();
  const faults = [];
  boxes.forEach(([one, a], i) => {
    if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1
      || a.bottom > frame.bottom + 1) faults.push([one, 'outside']);
    for (const [other, b] of boxes.slice(i + 1))
      if (a.left < b.right && b.left < a.right
        && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3)
        faults.push([one, other]);
  });
  return faults;
}"""
"""Names that meet or are cut off; what letters have above and below the line may be close."""
CROSSINGS = """() => {
  const names = [...document.querySelectorAll('.over-time .row text')]
    .map((text) => [text.textContent, text.getBBox()]);
  const faults = [];
  for (const line of document.querySelectorAll('.over-time .line')) {
    const length = line.getTotalLength();
    for (let at = 0; at <= length; at += 4) {
      const p = line.getPointAtLength(at);
      for (const [name, box] of names)
        if (p.x > box.x && p.x < box.x + box.width
          && p.y > box.y + 3 && p.y < box.y + box.height - 3)
          faults.push([name, line.parentNode.dataset.letter]);
    }
  }
  return faults;
}"""


def _opened(browser: Browser, folder: Path, query: str = "", **options: Any) -> Page:
    page = context(browser, **options).new_page()
    page.goto((folder / "html" / "correspondence.html").as_uri() + query)
    page.evaluate("() => document.fonts.ready")
    return page


@BOTH
@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [320, 1440])
def test_no_two_names_overlap(outputs: Path, width: int, browser: Browser) -> None:
    """In both drawings names are whole and meet no other; over time no line crosses one."""
    page = _opened(browser, outputs, viewport={"width": width, "height": 900})
    for drawing in (".over-time", ".network"):
        assert page.evaluate(OVERLAPS, drawing) == []
    assert page.evaluate(CROSSINGS) == []
    page.context.close()


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(public: Path, width: int, browser: Browser) -> None:
    """With and without a choice, in each scheme, on each screen, with all tables open."""
    with served(public / "html") as address:
        for query in ("", "?who=radek-kb"):
            page = context(browser, viewport={"width": width, "height": 900}).new_page()
            page.goto(f"{address}correspondence.html{query}")
            page.evaluate(
                "() => document.querySelectorAll('details').forEach((d) => d.open = true)"
            )
            assert breaches_in_light_and_dark(page) == []
            page.context.close()


@pytest.mark.needs("chromium")
def test_a_correspondent_is_chosen_by_keyboard(public: Path, browser: Browser) -> None:
    """All letters of one person are one choice away; the address keeps it and can be shared."""
    with served(public / "html") as address:
        page = context(browser).new_page()
        page.goto(f"{address}correspondence.html")
        choice = page.get_by_role("combobox", name="Letters of")
        while not choice.evaluate("(element) => element === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.type("Kasp")
        assert page.url.endswith("?who=kasparova-vd")
        page.goto(page.url)
        rows = page.locator("tbody tr[id]:visible")
        assert [row.get_attribute("id") for row in rows.all()] == [
            "letter-ah-t1377",
            "letter-ah-t2419",
        ]
        lit = page.locator(".over-time .letter:not(.other)")
        assert [mark.get_attribute("data-letter") for mark in lit.all()] == ["ah-t1377", "ah-t2419"]
        assert page.locator(".network .tie:not(.other)").count() == 2
        assert page.get_by_role("status").inner_text() == "2 of 63"
        page.get_by_role("combobox").select_option("")
        assert page.url.endswith("correspondence.html")
        assert page.locator("tbody tr[id]:visible").count() == 63
        page.goto(f"{address}correspondence.html?who=nobody")
        assert page.locator("tbody tr[id]:visible").count() == 63
        page.context.close()


@pytest.mark.needs("chromium")
def test_the_drawings_can_be_walked_by_keyboard(public: Path, browser: Browser) -> None:
    """Each mark says what it is and opens its letter; a link before each drawing leads past it."""
    page = _opened(browser, public)
    assert page.get_by_role("link", name=re.compile("^Skip the drawing")).count() == 2
    mark = page.get_by_role(
        "link", name=re.compile("^T 1139: Nadezhda Ostrovskaia to Leon Trotsky, 20 February 1928$")
    )
    mark.focus()
    assert mark.evaluate("(element) => getComputedStyle(element).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/ah-t1139.html")
    page.go_back()
    node = page.locator(".network").get_by_role("link", name="Karl Radek: 5 sent, 4 received")
    node.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/radek-kb.html")
    page.context.close()


@pytest.mark.needs("chromium")
def test_it_reads_well_without_javascript(public: Path, browser: Browser) -> None:
    """Without JavaScript, from disk, all is there, and no control that would do nothing."""
    page = _opened(browser, public, java_script_enabled=False)
    assert page.locator("form").is_hidden()
    assert page.locator("tbody tr[id]:visible").count() == 63
    assert page.locator(".over-time").is_visible()
    page.context.close()


@pytest.fixture
def made(sample: Path) -> Path:
    """The outputs of the sample edition."""
    build(Project.find(sample))
    return sample / "build" / "full"


def test_the_sample_edition_has_its_letters(made: Path, sample: Path) -> None:
    """Two letters of another edition, one of a span and to several, are drawn likewise."""
    page = _page(made)
    letters = Letters(sample / "tei" / "registers")
    assert len(_marks(page)) == len(letters.sendings) == 2
    table = page.xpath("//*[@id='pairs']//tbody/tr")
    assert {(_words(row[0]), _words(row[1])) for row in table} == set(letters.pairs())


def test_letters_to_oneself_and_sent_twice_are_drawn(sample: Path) -> None:
    """A note to oneself and a second sending of a document are letters like others."""
    path = sample / "tei" / "registers" / "documents.xml"
    text = path.read_text("utf-8")
    own = """<correspDesc xml:id="c-again" corresp="doc:hp-t7">
        <correspAction type="sent">
          <persName ref="person:the-clerk">the clerk</persName>
        </correspAction>
        <correspAction type="received">
          <persName ref="person:the-clerk">the clerk</persName>
          <date when="1911-02">February 1911</date>
        </correspAction>
      </correspDesc>"""
    source = text.replace("</profileDesc>", f"{own}</profileDesc>")
    stylesheets = Stylesheets(ROOT / "xslt", ["collect", "correspondence"], {"correspondence"})
    document = stylesheets.parse(source)
    collection = stylesheets.parse(collected(stylesheets, [document]))
    made = stylesheets.transform(
        "correspondence", document, {"collection": collection}, folder=sample
    )
    page = html.fromstring(made)
    marks = {str(mark.get("data-letter")): mark for mark in _marks(page)}
    assert set(marks) == {"hp-t7", "hp-t7.2", "hp-t8"}
    assert "received February 1911" in marks["hp-t7.2"].findtext("title")
    cells = _found(page, "//tr[@id='letter-hp-t7.2']/*[position() = 2 or position() = 3]")
    assert [_words(cell) for cell in cells] == ["the clerk", "the clerk"]


@pytest.fixture
def hostile(sample: Path) -> Path:
    """The outputs of the sample edition after someone wrote ill-meant names into it."""
    path = sample / "tei" / "registers" / "documents.xml"
    tree = etree.parse(path)
    for element in tree.iterfind(".//t:correspDesc//t:rs", NAMES):
        element.text = HOSTILE
    for element in tree.iterfind(".//t:title[@type='usual']", NAMES):
        element.text = HOSTILE
    tree.write(path, encoding="utf-8", xml_declaration=True)
    build(Project.find(sample))
    return sample / "build" / "full"


@pytest.mark.needs("chromium", "vnu")
def test_hostile_names_are_inert(hostile: Path, browser: Browser) -> None:
    """Markup, quotes and formulas in names and numbers are words on the page and in the data."""
    opened: list[str] = []
    page = context(browser).new_page()
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    page.goto((hostile / "html" / "correspondence.html").as_uri())
    assert HOSTILE in str(page.locator(".over-time").text_content())
    assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
    assert opened == []
    page.context.close()
    assert faults_of_html([hostile / "html" / "correspondence.html"]) == []
    path = hostile / "html" / "data" / "correspondence.csv"
    text = path.read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    objects = json.loads((hostile / "html" / "data" / "correspondence.json").read_text("utf-8"))
    assert [_flat(each) for each in objects] == rows
    assert {row["title"] for row in rows} == {HOSTILE}


def test_letters_of_all_ages_have_one_scale(sample: Path) -> None:
    """Where the letters lie a thousand years apart, the scale has a mark in every few centuries."""
    path = sample / "tei" / "registers" / "documents.xml"
    text = path.read_text("utf-8").replace("1910-11-03", "0098-11-03")
    path.write_text(text.replace("3 November 1910", "3 November 98"), encoding="utf-8")
    edition = build(Project.find(sample), ["html"])
    page = html.fromstring((edition.folder / "html" / "correspondence.html").read_bytes())
    years = [int(mark.text or "") for mark in page.iter("text") if mark.get("class") == "year"]
    assert 5 < len(years) < 30
    assert years == sorted(years)


def test_a_register_without_letters_has_a_page(sample: Path) -> None:
    """Where no document was sent the page says so and draws nothing."""
    path = sample / "tei" / "registers" / "documents.xml"
    path.write_text(
        re.sub(r"<correspDesc.*</correspDesc>", "", path.read_text("utf-8"), flags=re.DOTALL),
        encoding="utf-8",
    )
    build(Project.find(sample))
    page = _page(sample / "build" / "full")
    assert page.xpath("//main//*[local-name() = 'svg'] | //main//table") == []
    assert "No letter" in _words(page.xpath("//main")[0])


@pytest.mark.needs("xslt3")
def test_another_processor_draws_the_same(made: Path, sample: Path, tmp_path: Path) -> None:
    """The npm package xslt3 gives the page and the data that our build gives."""
    registers = Project.find(sample).registers
    summaries = []
    texts = [made / "tei" / "texts" / f"{key}.xml" for key in Project.find(sample).texts]
    for path in [*texts, *registers.values()]:
        xslt3(ROOT / "xslt" / "collect.xsl", f"-s:{path}", "-o:summary.xml", cwd=tmp_path)
        summary = (tmp_path / "summary.xml").read_text("utf-8")
        summaries.append(re.sub(r"^<\?xml.*?\?>", "", summary))
    title = Project.find(sample).title
    collection = tmp_path / "collection.xml"
    collection.write_text(
        f'<collection xmlns="urn:edition:collection" title="{title}" xml:lang="en">'
        f"{''.join(summaries)}</collection>",
        encoding="utf-8",
    )
    xslt3(
        ROOT / "xslt" / "correspondence.xsl",
        f"-s:{registers['documents']}",
        "-o:correspondence.html",
        f"?collection=doc('{collection.as_uri()}')",
        cwd=tmp_path,
    )
    for name in ("data/correspondence.csv", "data/correspondence.json"):
        assert (tmp_path / name).read_bytes() == (made / "html" / name).read_bytes()
    ours, theirs = (_page_of(folder) for folder in (made / "html", tmp_path))
    assert theirs == ours


def _page_of(folder: Path) -> str:
    """A page without what processors write in their own ways."""
    page = (folder / "correspondence.html").read_text("utf-8").replace("&nbsp;", "\u00a0")
    page = re.sub(r"></(path|circle)>", "/>", page)
    return re.sub(r"\A<!DOCTYPE html>\s*", "", page, flags=re.IGNORECASE)
