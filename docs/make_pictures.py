"""Make docs/images from the built pages: ``.venv/bin/python docs/make_pictures.py [NAME …]``.

Only the public edition is ever shown: the pages are made here, withheld, in a folder of their own.
Needs Playwright and pypdf, and Chromium and poppler's pdftoppm on the path.
"""

from __future__ import annotations

import base64
import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
GROUND = "#e9e4d8"
GAP = 24


@dataclass(frozen=True)
class Shot:
    """One look at a page.

    Attributes:
        page: the address of the page within the site.
        width: of the window, in CSS pixels, like all lengths here.
        height: of the window.
        scheme: light or dark.
        act: what a reader has done with it.
    """

    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    act: Callable[[Page], object] = lambda _: None


def _cite(page: Page) -> None:
    page.locator("#p12 > .address").click()
    page.locator("dialog[open]").wait_for()


def _note_in_place(page: Page) -> None:
    page.locator("#p17 a.ref").nth(1).click()


def _card(page: Page) -> None:
    page.locator("#p18 a.person").nth(1).hover()
    page.wait_for_timeout(900)


def _seek(page: Page) -> None:
    page.locator(".found").filter(has_text="result").wait_for()


PICTURES: dict[str, tuple[Shot, ...]] = {
    "page": (Shot("broue-1988.html", 1280, 900), Shot("broue-1988.html#p18", 390, 900, "dark")),
    "reading": (
        Shot("broue-1988.html?show=persons,places#p17", 1280, 860, act=_card),
        Shot("broue-1988.html#p17", 390, 860, act=_note_in_place),
    ),
    "introduction": (
        Shot("introduction.html#h3", 1280, 800),
        Shot("introduction.html", 390, 800, "dark"),
    ),
    "citing": (
        Shot("broue-1988.html#p12", 1000, 860, act=_cite),
        Shot("broue-1988.html#p12", 390, 860, "dark", act=_cite),
    ),
    "register": (
        Shot("persons.html?q=1938", 1280, 800),
        Shot("documents.html?q=kasparova", 390, 800, "dark"),
    ),
    "entry": (
        Shot("persons/sosnovsky-ls.html", 900, 1000),
        Shot("documents/ah-t2560.html", 600, 1000, "dark"),
    ),
    "lives": (Shot("lives.html", 1440, 1000),),
    "map": (Shot("map.html", 1440, 1180), Shot("map.html", 390, 1180, "dark")),
    "correspondence": (Shot("correspondence.html", 1280, 1100, "dark"),),
    "chronology": (Shot("chronology.html", 1280, 1000),),
    "search": (
        Shot("search.html?q=Pevsner", 1000, 760, act=_seek),
        Shot("search.html?q=T+2560", 390, 760, "dark", act=_seek),
    ),
    "home": (Shot("index.html", 900, 900), Shot("index.html", 390, 900, "dark")),
}
"""The pictures, each of one or several looks side by side."""


@dataclass(frozen=True)
class Sheet:
    """A page of the printed book.

    Attributes:
        at: a named destination on it.
        after: how many pages further on it is.
        turned: whether it is turned to be read.
    """

    at: str
    after: int = 0
    turned: bool = False


PRINTED: dict[str, tuple[Sheet, ...]] = {
    "book-opening": (Sheet("introduction.p1", -4), Sheet("introduction.p1", -2)),
    "book-introduction": (Sheet("introduction.n7"),),
    "book-withheld": (Sheet("broue-1988.p1"), Sheet("broue-1988.p4")),
    "book-map": (Sheet("map", turned=True),),
    "book-lifelines": (Sheet("lifelines", turned=True),),
    "book-registers": (Sheet("letters"), Sheet("index.persons")),
}
"""Pictures of the book, each of one page or of two side by side."""

DOTS, FINE_DOTS = 90, 135
"""To an inch, in pictures of the book; and of drawings."""


def _night(page: Page) -> None:
    page.evaluate("document.documentElement.style.cssText='background:#15130f;color:#d8d1c4'")


EBOOK: dict[str, tuple[Shot, ...]] = {
    "ebook-book": (
        Shot("epub/EPUB/book.cover.xhtml", 500, 800),
        Shot("epub/EPUB/book.contents.xhtml", 500, 800),
        Shot("epub/EPUB/introduction.xhtml#h3", 500, 800),
    ),
    "ebook-text": (
        Shot("epub/EPUB/broue-1988.xhtml#p17", 500, 800),
        Shot("epub/EPUB/broue-1988.xhtml#n41", 500, 800),
        Shot("epub/EPUB/persons.2.xhtml#sosnovsky-ls", 500, 800, "dark", act=_night),
    ),
}
"""Pictures of the e-book, as a reading system shows its files."""


def main() -> None:
    """Build the public pages and photograph them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed.")
    wanted = sys.argv[1:] or [*PICTURES, *EBOOK, *PRINTED]
    with (
        tempfile.TemporaryDirectory() as name,
        served(build(Path(name)) / "html") as root,
        sync_playwright() as playwright,
    ):
        book = Path(name) / "build" / "public" / "pdf" / "book.pdf"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in wanted:
            path = IMAGES / f"{picture}.png"
            if picture in PRINTED:
                lay_out(browser, pages(book, PRINTED[picture]), path)
            else:
                photograph(browser, root, PICTURES.get(picture) or EBOOK[picture], path)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
        browser.close()


def build(folder: Path) -> Path:
    """Make what is public in a folder without the words; give the folder in which it is."""
    shutil.copy(ROOT / "edition.toml", folder)
    (folder / "tei").mkdir()
    shutil.copy(ROOT / "tei" / "figures.xsl", folder / "tei")
    for part in ("texts", "manifests", "registers"):
        shutil.copytree(ROOT / "tei" / part, folder / "tei" / part)
    command = [sys.executable, "-m", "edition", "-C", str(folder), "build", "html", "pdf", "epub"]
    command.append("--withhold")
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    outputs = folder / "build" / "public"
    (book,) = (outputs / "epub").glob("*.epub")
    shutil.unpack_archive(book, outputs / "html" / "epub", "zip")
    return outputs


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the pages, given out by a server, for scripts need one."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def photograph(browser: Browser, root: str, shots: tuple[Shot, ...], path: Path) -> None:
    """Take the looks and lay them side by side."""
    looks = []
    for shot in shots:
        page = browser.new_page(
            viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme
        )
        page.goto(root + shot.page)
        page.evaluate("document.fonts.ready")
        shot.act(page)
        page.wait_for_timeout(400)
        looks.append(page.screenshot())
        page.close()
    lay_out(browser, looks, path)


def pages(book: Path, sheets: tuple[Sheet, ...]) -> list[bytes]:
    """Pages of the book as PNG."""
    reader = PdfReader(book)
    found = []
    for sheet in sheets:
        first = reader.get_destination_page_number(reader.named_destinations[sheet.at]) or 0
        writer = PdfWriter()
        writer.add_page(reader.pages[first + sheet.after])
        writer.pages[0].rotate(90 if sheet.turned else 0)
        single = BytesIO()
        writer.write(single)
        command = ["pdftoppm", "-png", "-r", str(FINE_DOTS if sheet.turned else DOTS), "-"]
        done = subprocess.run(command, input=single.getvalue(), check=True, capture_output=True)
        found.append(done.stdout)
    return found


def lay_out(browser: Browser, looks: list[bytes], path: Path) -> None:
    """Lay pictures side by side."""
    data = (base64.b64encode(look).decode("ascii") for look in looks)
    cards = "".join(f'<img src="data:image/png;base64,{look}">' for look in data)
    style = (
        f"padding:{GAP}px; background:{GROUND};"
        f"display:flex; gap:{GAP}px; align-items:start; width:max-content"
    )
    sheet = browser.new_page()
    sheet.set_content(f'<div style="{style}">{cards}</div>')
    sheet.locator("div").screenshot(path=path)
    sheet.close()


if __name__ == "__main__":
    main()
