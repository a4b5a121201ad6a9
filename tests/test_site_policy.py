"""The site as a whole: it asks nobody but itself, obeys its own policy, and opens from disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import heard, served
from tests.conftest import BOTH, ROOT


@BOTH
@pytest.mark.needs("chromium")
def test_no_page_asks_another_host_or_breaks_its_policy(
    outputs: Path, unseen: Callable[[str], list[str]], browser: Browser
) -> None:
    """Every page, opened with all its scripts, loads files of the site without a complaint."""
    site = outputs / "html"
    with served(site) as root:
        page = browser.new_page()
        said, asked = heard(page)
        for name in (pages := unseen("**/*.html")):
            page.goto(root + name)
            assert said == [], name
        assert {url for url in asked if not url.startswith(root)} == set()
        assert len(asked) > len(pages) > 100


@BOTH
def test_every_page_has_the_policy_and_nothing_that_it_forbids(outputs: Path) -> None:
    """A page allows its own files alone; no script, style or handler stands in the page itself."""
    for path in (outputs / "html").rglob("*.html"):
        page = path.read_text("utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert policy is not None, path
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy[1].split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["style-src"] == "'self'"
        assert rules["base-uri"] == "'none'"
        assert rules["script-src"] == "'self'", path
        assert "http" not in policy[1]
        assert not re.search(r"<[a-z][^<>]*\s(?:style|on[a-z]+)=", page), path
        assert not re.search(
            r"<style\b|<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))", page
        )


def test_the_dark_changes_colours_alone() -> None:
    """What style sheets say of the dark are colours of the root, and no script asks for it."""
    dark = r"@media \(prefers-color-scheme: dark\) \{\s*:root \{([^{}]*)\}\s*\}"
    named = 0
    for path in sorted((ROOT / "xslt" / "assets").glob("*.[cj]s*")):
        text = path.read_text("utf-8")
        said = re.findall(dark, text)
        assert len(said) == len(re.findall("scheme: dark|light-dark|matchMedia.*color", text)), path
        assert re.fullmatch(r"(\s*--[a-z-]+: #[0-9a-f]{6,8};)*\s*", "".join(said)), path
        named += len(said)
    assert named > 0


@BOTH
@pytest.mark.needs("chromium")
def test_the_site_opens_from_disk(outputs: Path, browser: Browser) -> None:
    """From disk every kind of page has its type and its colours, and its links lead on."""
    site = outputs / "html"
    page = browser.new_page()
    for name in ("index.html", "broue-1988.html", "persons/sosnovsky-ls.html", "lives.html"):
        page.goto((site / name).as_uri())
        paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(253, 251, 246)", name
        assert page.evaluate("() => document.fonts.check('1em Edition')")
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="The Bolshevik-Leninist Faction", exact=True).last.click()
    assert page.url.endswith("/broue-1988.html")
    page.locator("#p2 a.person").first.click()
    assert "/persons/" in page.url
    page.locator("main a[href^='../broue-1988.html#']").first.click()
    assert "/broue-1988.html#" in page.url
