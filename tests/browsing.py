"""A real browser, and the site as a server or a disk gives it."""

from __future__ import annotations

import functools
import json
import re
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from tests.conftest import NODE, chromium_path


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that gives out a folder, with a final slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def context(browser: Browser, **options: Any) -> BrowserContext:
    """A context that takes axe into a page in spite of the page's policy."""
    return browser.new_context(bypass_csp=True, **options)


BEYOND_AA = {"color-contrast-enhanced": {"enabled": False}}
"""The rule of colour that is for AAA, and off unless rules are asked for by their tag."""


def breaches(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page: the rules that are broken, and where."""
    page.add_script_tag(path=NODE / "axe-core" / "axe.min.js")
    return _broken(page)


def breaches_in_light_and_dark(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page of the site in light, and what its rules of colour find in dark.

    The other rules have nothing else to see there: the dark changes colours alone, as
    ``test_site_policy.py`` shows.
    """
    page.emulate_media(color_scheme="light")
    in_light = breaches(page)
    page.emulate_media(color_scheme="dark")
    return in_light + _broken(page, runOnly=["cat.color"], rules=BEYOND_AA)


def _broken(page: Page, **options: Any) -> list[tuple[str, list[str]]]:
    result: Any = page.evaluate(
        "(options) => axe.run(document, options)", {"resultTypes": ["violations"], **options}
    )
    return [
        (rule["id"], [str(node["target"]) for node in rule["nodes"]])
        for rule in result["violations"]
    ]


def heard(page: Page) -> tuple[list[str], list[str]]:
    """What a page says from now on, in its console or a dialog, and the addresses it asks for."""
    said: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", refuse)
    page.on("request", lambda request: asked.append(request.url))
    return said, asked


def faults_of_html(pages: Iterable[Path], kind: str = "--html") -> list[dict[str, Any]]:
    """What the W3C's checker finds, errors and warnings alike.

    It reads files, for which a policy's ``'self'`` has no meaning to it, so it takes a page's own
    style sheets and scripts for foreign ones: that one finding is left out, for these files alone.
    It also takes a block of data for a script that runs.
    """
    done = subprocess.run(
        [
            "java",
            "-jar",
            NODE / "vnu-jar" / "build" / "dist" / "vnu.jar",
            kind,
            "--format",
            "json",
            *pages,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    own = re.compile("Resource violates Content Security Policy .* “(../)?assets/[^/]+” blocked by")
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        message
        for message in found
        if not own.match(message["message"])
        and not ("Inline script" in message["message"] and '+json"' in message["extract"])
        and not ("Inline script" in message["message"] and '/json"' in message["extract"])
    ]
