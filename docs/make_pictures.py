"""Make docs/images from the built pages: ``.venv/bin/python docs/make_pictures.py [NAME …]``.

Only the public edition is ever shown: the pages are made here, withheld, in a folder of their own.
Needs Playwright, and Chromium on the path.
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
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

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


def main() -> None:
    """Build the public pages and photograph them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed.")
    wanted = sys.argv[1:] or list(PICTURES)
    with (
        tempfile.TemporaryDirectory() as name,
        served(build(Path(name))) as root,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in wanted:
            path = IMAGES / f"{picture}.png"
            photograph(browser, root, PICTURES[picture], path)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
        browser.close()


def build(folder: Path) -> Path:
    """Make the public pages in a folder without the words; give the folder of the pages."""
    shutil.copy(ROOT / "edition.toml", folder)
    (folder / "tei").mkdir()
    shutil.copy(ROOT / "tei" / "figures.xsl", folder / "tei")
    for part in ("texts", "manifests", "registers"):
        shutil.copytree(ROOT / "tei" / part, folder / "tei" / part)
    command = [sys.executable, "-m", "edition", "-C", str(folder), "build", "html", "--withhold"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "build" / "public" / "html"


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
    cards = ""
    for shot in shots:
        page = browser.new_page(
            viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme
        )
        page.goto(root + shot.page)
        page.evaluate("document.fonts.ready")
        shot.act(page)
        page.wait_for_timeout(400)
        data = base64.b64encode(page.screenshot()).decode("ascii")
        cards += f'<img src="data:image/png;base64,{data}" width="{shot.width}">'
        page.close()
    width = sum(shot.width for shot in shots) + GAP * (len(shots) + 1)
    height = max(shot.height for shot in shots) + 2 * GAP
    sheet = browser.new_page(viewport={"width": width, "height": height})
    style = f"margin:{GAP}px; background:{GROUND}; display:flex; gap:{GAP}px; align-items:start"
    sheet.set_content(f'<body style="{style}">{cards}</body>')
    sheet.screenshot(path=path)
    sheet.close()


if __name__ == "__main__":
    main()
