"""Reading a text: notes, cards, layers, the way through the page; and all that without words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from tests.browsing import breaches_in_light_and_dark, context, served
from tests.conftest import BOTH

NARROW: Any = {"width": 390, "height": 844}
WIDE: Any = {"width": 1440, "height": 900}
WIDTHS = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CHAPTER = "broue-1988.html"


@pytest.fixture
def reader(browser: Browser, site: str) -> Callable[..., Any]:
    """A reader with a screen of some size before a page of the site."""

    @contextmanager
    def opened(address: str = CHAPTER, size: Any = WIDE, **options: Any) -> Iterator[Page]:
        session = context(browser, viewport=size, **options)
        page = session.new_page()
        page.goto(site + address)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        yield page
        session.close()

    return opened


def _source(outputs: Path) -> html.HtmlElement:
    return html.fromstring((outputs / "html" / CHAPTER).read_bytes())


def _box(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return {
        "top": box["y"],
        "bottom": box["y"] + box["height"],
        "left": box["x"],
        "right": box["x"] + box["width"],
    }


# Notes


@pytest.mark.needs("chromium")
@WIDTHS
def test_a_reference_opens_its_note_below_its_line_and_closes_it(
    reader: Any, size: dict[str, int]
) -> None:
    """A click opens the note right below the line, without losing it; a second closes it."""
    with reader(size=size) as page:
        reference = page.locator("#r24")
        reference.scroll_into_view_if_needed()
        before = _box(page, "#r24")
        assert reference.get_attribute("aria-expanded") == "false"
        reference.click()
        note = _box(page, "#r24-note")
        after = _box(page, "#r24")
        # A block on a wide screen: a reference that began a line may now end the one before.
        assert after == before if size is NARROW else abs(after["top"] - before["top"]) < 34
        assert 0 <= note["top"] - after["bottom"] < 30
        assert "T 2560" in page.inner_text("#r24-note")
        assert reference.get_attribute("aria-expanded") == "true"
        assert reference.get_attribute("aria-controls") == "r24-note"
        assert page.url.endswith(CHAPTER)
        reference.click()
        assert page.locator("#r24-note").count() == 0
        assert reference.get_attribute("aria-expanded") == "false"


@pytest.mark.needs("chromium")
@WIDTHS
def test_notes_in_place_need_no_mouse(reader: Any, size: dict[str, int]) -> None:
    """Enter opens a note, Tab goes into it, Escape closes it and gives the focus back."""
    with reader(size=size) as page:
        page.focus("#r24")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('.opened')?.id") == "r24-note"
        page.keyboard.press("Escape")  # the card of the name that has the focus, if it came
        page.keyboard.press("Escape")
        assert page.locator(".opened").count() == 0
        assert page.evaluate("() => document.activeElement.id") == "r24"
        page.keyboard.press("Enter")
        page.click("#r24-note button")
        assert page.evaluate("() => document.activeElement.id") == "r24"


@pytest.mark.needs("chromium")
def test_no_identifier_is_there_twice_when_notes_are_open(reader: Any) -> None:
    """An opened note is a copy without identifiers of its own, and Escape closes the last first."""
    with reader() as page:
        page.evaluate("() => { document.querySelector('#n24 .doc').id = 'inside' }")
        for reference in ("r18", "r24", "e8-ref"):
            page.click(f"#{reference}")
        ids: list[str] = page.evaluate(
            "() => [...document.querySelectorAll('[id]')].map(e => e.id)"
        )
        assert len(ids) == len(set(ids))
        page.evaluate("() => document.activeElement.blur()")
        page.keyboard.press("Escape")
        assert page.locator("#e8-ref-note").count() == 0
        assert page.locator(".opened").count() == 2


@pytest.mark.needs("chromium")
@WIDTHS
def test_without_javascript_a_reference_leads_to_the_list_and_back(
    browser: Browser, public: Path, size: Any
) -> None:
    """From disk, without JavaScript, a note is in the list, leads back, and no control is dead."""
    session = browser.new_context(viewport=size, java_script_enabled=False)
    page = session.new_page()
    page.goto((public / "html" / CHAPTER).as_uri())
    page.click("#r24")
    assert page.url.endswith("#n24")
    assert page.locator("#n24").bounding_box()
    page.click("#n24 [role=doc-backlink]")
    assert page.url.endswith("#r24")
    for control in (".switches", ".jump", ".running", ".card"):
        assert page.locator(control).filter(visible=True).count() == 0
    session.close()


def test_the_number_of_a_note_is_its_address(public: Path) -> None:
    """In the lists a note's number leads to the note itself, and another link back to the text."""
    page = _source(public)
    items = page.xpath("//section[contains(@class, 'notes')]/ol/li")
    assert len(items) == 143 + 39
    for item in items:
        (number,) = [link for link in item.iter("a") if "address" in str(link.get("class")).split()]
        assert number.get("href") == f"#{item.get('id')}"
        assert number.text == str(item.get("id")).removeprefix("n")
        (back,) = [link for link in item.iter("a") if link.get("role") == "doc-backlink"]
        assert page.get_element_by_id(str(back.get("href"))[1:]).get("href") == f"#{item.get('id')}"


@BOTH
@pytest.mark.needs("chromium")
def test_notes_in_the_margin_keep_clear_of_each_other_and_of_the_text(
    outputs: Path, browser: Browser
) -> None:
    """No note in the margin covers another or the text, and none moves a paragraph."""
    session = browser.new_context(viewport=WIDE)
    page = session.new_page()
    page.goto((outputs / "html" / CHAPTER).as_uri())
    boxes: list[list[float]] = page.evaluate(
        "() => [...document.querySelectorAll('.beside > p')].map(p => p.getBoundingClientRect())"
        ".map(r => [r.top, r.bottom, r.left])"
    )
    assert len(boxes) > 143
    assert all(below[0] >= above[1] for above, below in pairwise(boxes))
    edge = page.evaluate("() => document.querySelector('#p1').getBoundingClientRect().right")
    assert min(box[2] for box in boxes) > edge
    tops = "() => [...document.querySelectorAll('.body > [id]')].map(p => p.offsetTop)"
    with_notes = page.evaluate(tops)
    page.evaluate("() => document.querySelectorAll('.beside').forEach(e => e.remove())")
    assert page.evaluate(tops) == with_notes
    session.close()


@pytest.mark.needs("chromium")
def test_the_pointer_finds_the_note_in_the_margin(reader: Any) -> None:
    """A reference under the pointer marks its copy in the margin, and the copy its reference."""
    with reader() as page:
        page.hover("#r24")
        assert page.locator(".beside .pointed .number").all_inner_texts() == ["24"]
        page.hover(".beside p:has(> .number:text-is('25'))", position={"x": 5, "y": 5})
        assert page.locator(".ref.pointed").get_attribute("id") == "r25"


# Who speaks


@pytest.mark.needs("chromium", "witness")
@WIDTHS
def test_three_voices_are_told_apart(browser: Browser, full: Path, size: Any) -> None:
    """Author, journal and this edition each have a siglum and a rule of their own, or none."""
    session = browser.new_context(viewport=size)
    page = session.new_page()
    page.goto((full / "html" / CHAPTER).as_uri())
    seen = {}
    for voice in ("by-author", "by-editor", "by-edition"):
        part = page.locator(f".notes .part.{voice}").first
        style = part.evaluate(
            "e => getComputedStyle(e).borderLeft.split(' ').slice(0, 2).join(' ')"
        )
        seen[part.locator(".who").inner_text()] = style
    assert list(seen) == ["Broué", "RH", "ED"]
    assert len(set(seen.values())) == 3
    session.close()


# Cards


@pytest.mark.needs("chromium")
def test_a_card_comes_on_hover_and_can_be_hovered_and_dismissed(reader: Any) -> None:
    """A name under the pointer shows what its page says; the card can be pointed at, and goes."""
    with reader() as page:
        name = page.locator("#p2 a.person").first
        name.hover()
        page.wait_for_selector(".card", state="visible")
        assert "Sosnovsky" in page.inner_text(".card")
        assert "Barnaul" in page.inner_text(".card")
        assert name.get_attribute("aria-describedby") == "card"
        assert page.get_attribute(".card", "role") == "tooltip"
        page.hover(".card")
        page.wait_for_timeout(500)
        assert page.is_visible(".card")
        page.keyboard.press("Escape")
        assert not page.is_visible(".card")
        assert name.get_attribute("aria-describedby") is None
        name.hover()
        page.wait_for_selector(".card", state="visible")
        page.mouse.move(3, 3)
        page.wait_for_selector(".card", state="hidden")


@pytest.mark.needs("chromium")
def test_a_card_comes_with_the_focus(reader: Any) -> None:
    """Tab to a name shows its card, Tab away hides it, and Enter follows the name."""
    with reader() as page:
        page.focus("#p2 a.address")
        page.keyboard.press("Tab")
        page.wait_for_selector(".card", state="visible")
        page.keyboard.press("Tab")
        assert not page.is_visible(".card")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/persons/sosnovsky-ls.html")


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("width", "side"), [(320, "start"), (320, "end"), (390, "end")])
def test_a_tap_shows_the_card_and_the_next_follows_the_name(
    reader: Any, width: int, side: str
) -> None:
    """The first tap shows a card on the screen, clear of the finger; the second goes on."""
    with reader(size={"width": width, "height": 700}, has_touch=True) as page:
        name = page.locator("#p2 a.person").first
        name.evaluate("(e, side) => e.scrollIntoView({block: side})", side)
        page.wait_for_timeout(100)
        name.tap()
        page.wait_for_selector(".card", state="visible")
        assert page.url.endswith(CHAPTER)
        card, finger = _box(page, ".card"), name.bounding_box()
        assert finger is not None
        assert card["left"] >= 0
        assert card["right"] <= width
        assert card["bottom"] <= finger["y"] or card["top"] >= finger["y"] + finger["height"] + 20
        assert page.get_attribute(".card .open", "href") == page.evaluate(
            "e => e.href", name.element_handle()
        )
        page.touchscreen.tap(5, 695)
        assert not page.is_visible(".card")
        name.tap()
        page.wait_for_selector(".card", state="visible")
        name.tap()
        page.wait_for_url("**/persons/sosnovsky-ls.html")
        page.go_back()
        page.locator("#p2 a.person").first.tap()
        page.locator(".card .open").tap()
        page.wait_for_url("**/persons/sosnovsky-ls.html")


@pytest.mark.needs("chromium")
def test_where_nothing_can_be_fetched_a_name_is_a_link(reader: Any) -> None:
    """Without an answer no card comes, and a tap follows the name."""
    with reader(size=NARROW, has_touch=True) as page:
        page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no')); }")
        page.locator("#p2 a.place").first.hover()
        page.wait_for_timeout(600)
        assert not page.is_visible(".card")
        page.locator("#p2 a.person").first.tap()
        page.wait_for_url("**/persons/sosnovsky-ls.html")


# Layers


@BOTH
def test_every_mark_is_of_the_kind_that_it_leads_to(outputs: Path) -> None:
    """A link to an entry has the class of the entry's kind, whatever element it was made from."""
    kinds = {
        "persons": "person",
        "places": "place",
        "organisations": "org",
        "documents": "doc",
        "works": "work",
        "events": "event",
    }
    page = _source(outputs)
    links = page.xpath("//main//a[contains(@href, '/') and not(contains(@href, ':'))]")
    assert len(links) > 1000
    for link in links:
        classes = str(link.get("class")).split()
        assert classes[0] in (kinds[str(link.get("href")).split("/")[0]], "arrow"), link.get("href")


@pytest.mark.needs("chromium")
@WIDTHS
def test_layers_are_switched_and_kept_in_the_address(reader: Any, size: dict[str, int]) -> None:
    """By keyboard a layer is marked, the address says so, and whoever opens it sees the same."""
    style = "e => getComputedStyle(e).textDecoration + getComputedStyle(e).backgroundColor"
    with reader(size=size) as page:
        person, place = page.locator("#p2 a.person").first, page.locator("#p2 a.place").first
        quiet = person.evaluate(style)
        page.focus("input[value=persons]")
        page.keyboard.press("Space")
        assert person.evaluate(style) != quiet
        assert place.evaluate(style) == quiet
        page.check("input[value=dates]")
        assert page.url.endswith("?show=persons,dates")
        marked = person.evaluate(style)
        page.reload()
        page.goto(page.url + "#p2")
        assert page.is_checked("input[value=persons]")
        assert person.evaluate(style) == marked
        page.check("input[value=places]")
        line = "e => getComputedStyle(e).textDecorationStyle"
        assert person.evaluate(line) != place.evaluate(line)  # not by colour alone
        for layer in ("persons", "places", "dates"):
            page.uncheck(f"input[value={layer}]")
        assert page.url.endswith(f"{CHAPTER}#p2")
        assert person.evaluate(style) == quiet


@pytest.mark.needs("chromium", "witness")
def test_a_correction_is_read_in_one_way_or_both(browser: Browser, full: Path) -> None:
    """Both readings by default; one alone where the address asks for it."""
    with served(full / "html") as site:
        session = browser.new_context(viewport=WIDE)
        page = session.new_page()
        seen = {}
        for reading in ("", "?reading=witness", "?reading=corrected"):
            page.goto(site + CHAPTER + reading)
            first = page.locator(".body > p .choice").first
            seen[reading] = first.inner_text()
        witness, _, corrected = seen[""].rpartition(" ")
        assert seen["?reading=witness"] == witness
        assert seen["?reading=corrected"] == corrected
        page.get_by_label("both readings").check()
        assert page.url.endswith(CHAPTER)
        session.close()


# Where one is


@pytest.mark.needs("chromium")
@WIDTHS
def test_the_running_head_says_where_the_reader_is(reader: Any, size: dict[str, int]) -> None:
    """Below the title a line says the paragraph, the contents mark the part, and it leads back."""
    with reader(size=size) as page:
        assert not page.is_visible(".running")
        page.evaluate("() => document.querySelector('#p35').scrollIntoView()")
        page.wait_for_selector(".running", state="visible")
        assert page.inner_text(".running .number") in ("§ 35 of 85", "§ 36 of 85")
        assert page.inner_text(".contents [aria-current=location]").endswith("31–40")
        page.focus(".running a")
        page.keyboard.press("Enter")
        page.wait_for_function("() => scrollY < document.querySelector('#p1').offsetTop")
        page.wait_for_url("**#contents")
        page.fill(".jump input", "12")
        page.keyboard.press("Enter")
        page.wait_for_url("**#p12")
        assert _box(page, "#p12")["top"] > _box(page, ".running")["bottom"]
    with reader("introduction.html", size=size) as page:
        page.evaluate("() => document.querySelector('#p6').scrollIntoView()")
        page.wait_for_selector(".running", state="visible")
        assert page.inner_text(".running .heading") == "From French to a web page"


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("size", [NARROW, WIDE, {"width": 1920, "height": 1000}])
@pytest.mark.parametrize("key", ["broue-1988", "introduction"])
def test_nothing_moves_by_itself(reader: Any, key: str, size: Any) -> None:
    """No control and no script moves the text, with the typeface left out, which comes late."""
    watch = (
        "window.shifts = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
        " window.shifts += e.value }).observe({type: 'layout-shift', buffered: true})"
    )
    with reader("index.html", size=size) as page:
        page.route("**/*.woff2", lambda route: route.abort())
        page.add_init_script(watch)
        page.goto(page.url.replace("index", key))
        for part in range(1, 5):
            page.evaluate("p => scrollTo(0, document.body.scrollHeight * p / 4)", part)
            page.wait_for_timeout(60)
        assert page.evaluate("() => window.shifts") == 0


def test_contents_of_a_text_without_headings_are_facts(public: Path) -> None:
    """Stretches of the chapter are told by numbers, months and names, and cover it all."""
    page = _source(public)
    lines = [
        " ".join(li.text_content().split()) for li in page.xpath("//nav[@class='contents']//li")
    ]
    assert lines[0].startswith("paragraphs 1–10 ")
    assert "1928" in lines[0]
    ranges = [line.split()[1].split("–") for line in lines if line.startswith("paragraph")]
    covered = [n for first, last in ranges for n in range(int(first), int(last) + 1)]
    assert covered == list(range(1, 86))


# Without the words


def test_no_note_is_only_bars_where_the_registers_know_something(public: Path) -> None:
    """A note whose source points into a register shows an entry of it by name."""
    text = etree.parse(public / "tei" / "texts" / "broue-1988.xml")
    page = _source(public)
    silent = []
    for note in text.iterfind(".//t:back//t:note", NAMES):
        item = page.get_element_by_id(str(note.get(XML_ID)))
        links = [
            a for a in item.iter("a") if "/" in str(a.get("href")) and a.text_content().strip()
        ]
        if not links:
            silent.append(note.get("n"))
            assert not note.xpath(".//*[@ref or starts-with(@corresp, 'doc:')]")
    assert silent == ["11"]


# For everyone


def _opened_note(page: Page) -> None:
    page.click("#r30")
    page.click("#e8-ref")


def _card(page: Page) -> None:
    page.focus("#p2 a.address")
    page.keyboard.press("Tab")
    page.wait_for_selector(".card", state="visible")


def _tapped_card(page: Page) -> None:
    page.locator("#p2 a.person").first.tap()
    page.wait_for_selector(".card", state="visible")


def _layers(page: Page) -> None:
    for box in page.locator(".switches [type=checkbox]").all():
        box.check()
    page.evaluate("() => scrollTo(0, 3000)")


@pytest.mark.needs("axe")
@WIDTHS
@pytest.mark.parametrize("state", [_opened_note, _card, _tapped_card, _layers])
def test_open_states_are_accessible(reader: Any, size: Any, state: Any) -> None:
    """Axe finds nothing where notes and cards are open and all layers are marked."""
    with reader(size=size, has_touch=True) as page:
        state(page)
        assert breaches_in_light_and_dark(page) == []


@pytest.mark.needs("chromium")
def test_on_paper_there_are_notes_and_no_controls(reader: Any) -> None:
    """Print has the text and the list of notes, and none of what only a screen can use."""
    with reader() as page:
        page.click("#r24")
        page.emulate_media(media="print")
        for gone in (".switches", ".running", ".contents", ".opened", ".back", ".banner"):
            assert page.locator(gone).filter(visible=True).count() == 0, gone
        assert page.is_visible("#n24")


@pytest.mark.needs("chromium")
def test_a_number_says_that_it_cites(reader: Any) -> None:
    """Under the pointer and with the focus, to the ear, and in a sentence above the text."""
    word = "e => getComputedStyle(e, '::before').content"
    with reader() as page:
        number = page.locator("#p2 > .address")
        assert number.evaluate(word) == "none"
        number.hover()
        assert "cite" in number.evaluate(word)
        page.mouse.move(0, 0)
        assert number.evaluate(word) == "none"
        page.locator("#p1 > .address").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        assert "cite" in page.locator("#p1 > .address").evaluate(word)
        for called in ("Cite paragraph 2", "Cite quotation q1", "Cite note 12", "Cite note e1"):
            assert page.get_by_role("link", name=called, exact=True).count() == 1
        assert page.locator(".contents", has_text="To cite a passage, click its number.").count()
    with reader(size=NARROW, has_touch=True, is_mobile=True) as page:
        assert page.get_by_text("To cite a passage, click its number.").is_visible()
        line = "e => getComputedStyle(e).textDecorationLine"
        assert page.locator("#p2 > .address").evaluate(line) == "underline"
        page.locator("#p2 > .address").tap()
        page.get_by_role("dialog", name="Cite paragraph 2").wait_for()


def test_a_thing_has_one_name(public: Path) -> None:
    """Switches, layers of search and kinds of the chronology are called as the registers are."""

    def said(name: str, query: str) -> set[str]:
        page: Any = html.fromstring((public / "html" / name).read_bytes())
        return {" ".join(one.text_content().split()) for one in page.xpath(query)}

    registers = said("index.html", "//ul[@class='registers']//a")
    assert len(registers) == 6
    switches = said(CHAPTER, "//form[@class='switches']//label[input[@name='show']]")
    assert switches == {name.lower() for name in registers} | {"dates"}
    layers = said("search.html", "//fieldset[@class='layers']//label")
    assert layers == registers | {"Text", "Notes"}
    kinds = said("chronology.html", "//fieldset[@class='kinds']//label")
    assert kinds - registers == {"Turning points of lives"}
