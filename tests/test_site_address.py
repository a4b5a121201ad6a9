"""What a reader has chosen stands in the address: sparingly, and where the browser allows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import served

pytestmark = pytest.mark.needs("chromium")
REFUSED = """for (const change of ["replaceState", "pushState"])
  history[change] = () => { throw new DOMException("no", "SecurityError"); };"""
COUNTED = """const own = history.replaceState;
  globalThis.changes = 0;
  history.replaceState = function (...given) { changes += 1; own.apply(this, given); };"""


@pytest.fixture(scope="module")
def site(public: Path) -> Iterator[str]:
    """The address of the public site."""
    with served(public / "html") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that hears every error that nobody catches."""
    tab = browser.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    tab.close()
    assert errors == []


def test_a_page_whose_address_may_not_change_works(site: str, page: Page) -> None:
    """In a frame without rights what is chosen is shown, and no script stops."""
    page.add_init_script(REFUSED)
    page.goto(f"{site}broue-1988.html")
    page.get_by_role("checkbox", name="places").check()
    assert page.locator("main").get_attribute("data-show") == "places"
    page.goto(f"{site}persons.html")
    page.locator("form.sift [name=q]").fill("sosnovsky")
    assert page.locator("form.sift output").inner_text().startswith("1 of ")
    page.goto(f"{site}map.html")
    page.get_by_role("button", name="Larger").click()
    assert page.locator("svg[data-pan]").get_attribute("data-enlarged") == "2"
    page.goto(f"{site}correspondence.html")
    page.locator("select[name=who]").select_option(index=1)
    assert " of " in page.locator(".choice output").inner_text()
    page.goto(f"{site}search.html")
    page.locator("input[name=q]").fill("Otets")
    page.get_by_role("status").filter(has_text="result").wait_for()
    page.goto(f"{site}persons/sosnovsky-ls.html?mark=Sosnovsky")
    page.get_by_role("button", name="Take the marks away").click()
    assert page.locator(".marked").count() == 0


def test_the_address_is_changed_sparingly(site: str, page: Page) -> None:
    """A map that is moved in many steps asks less often than a browser refuses, and is there."""
    page.add_init_script(COUNTED)
    page.goto(f"{site}map.html")
    drawing = page.locator("svg[data-pan]")
    drawing.evaluate(
        """svg => {
          const press = (key) =>
            svg.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          for (let turn = 0; turn < 3; turn += 1) press("+");
          for (let turn = 0; turn < 100; turn += 1) press(turn % 2 ? "ArrowLeft" : "ArrowRight");
          press("ArrowUp");
        }"""
    )
    assert page.evaluate("changes") <= 60
    page.wait_for_function(
        """() => {
          const [x, y] = document.querySelector("svg[data-pan]").getAttribute("viewBox").split(" ");
          const [a, b] = new URL(location).searchParams.get("view").split("-");
          return Math.abs(a - x) < 0.06 && Math.abs(b - y) < 0.06;
        }"""
    )
    assert page.evaluate("changes") <= 61


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("nothing,known", ["event", "document", "life"]),
        ("nothing,event", ["event"]),
        ("event+life", ["event", "life"]),
        ("", []),
    ],
)
def test_kinds_that_the_page_does_not_know_are_ignored(
    site: str, page: Page, asked: str, shown: list[str]
) -> None:
    """A link with a slip shows what it names, or all; one without any kind shows none."""
    page.goto(f"{site}chronology.html?show={asked}")
    boxes = page.locator("[name=show]:checked").all()
    assert [box.get_attribute("value") for box in boxes] == shown
