"""Make docs/images/page.png from the built pages: ``.venv/bin/python docs/make_picture.py``.

Only the public edition is ever shown: the pages are made here, withheld, in a folder of their own.
Needs Playwright, and Chromium on the path.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
PICTURE = DOCS / "images" / "page.png"
PAGE = "broue-1988.html"
WIDTH, HEIGHT, DENSITY = 1240, 1080, 1.5
CUTS = (("body", 0, ".notice", 40), ("#p18", 24, "#p18", -320))
"""The element that a cut begins above, and how far; the one that it ends below, and how far."""
CARD = '<img src="data:image/png;base64,{}" width="{}" style="display:block; margin: 24px auto 0">'
GROUND = "#e9e4d8"


def main() -> None:
    """Build the public pages and photograph two places of one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed.")
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        html = build(Path(name))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=DENSITY,
            color_scheme="light",
        )
        page.goto((html / PAGE).as_uri())
        page.evaluate("document.fonts.ready")
        photograph(page)
        browser.close()
    print(f"{PICTURE.relative_to(DOCS.parent)}: {PICTURE.stat().st_size:,} bytes")


def build(folder: Path) -> Path:
    """Make the public pages in a folder without the words; give the folder of the pages."""
    shutil.copy(DOCS.parent / "edition.toml", folder)
    (folder / "tei").mkdir()
    shutil.copy(DOCS.parent / "tei" / "figures.xsl", folder / "tei")
    for part in ("texts", "manifests", "registers"):
        shutil.copytree(DOCS.parent / "tei" / part, folder / "tei" / part)
    command = [sys.executable, "-m", "edition", "-C", str(folder), "build", "html", "--withhold"]
    subprocess.run(command, cwd=DOCS.parent, check=True, stdout=subprocess.DEVNULL)
    return folder / "build" / "public" / "html"


def photograph(page: Page) -> None:
    """Take the cuts and lay them one below the other."""
    cards, total = "", 24.0
    for first, above, last, below in CUTS:
        begin, end = page.locator(first).bounding_box(), page.locator(last).bounding_box()
        if begin is None or end is None:
            sys.exit(f"{PAGE} has no {first} or {last}.")
        top = begin["y"] - above
        height = end["y"] + end["height"] + below - top
        data = page.screenshot(
            full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": height}
        )
        cards += CARD.format(base64.b64encode(data).decode("ascii"), WIDTH)
        total += height + 24
    page.set_viewport_size({"width": WIDTH + 48, "height": round(total)})
    page.set_content(f'<body style="margin:0; background:{GROUND}">{cards}</body>')
    page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
