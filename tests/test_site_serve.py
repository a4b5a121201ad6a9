"""``edition serve`` as a user meets it: the command, its server, and a browser."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from edition.building import build
from edition.project import Project
from tests.conftest import ROOT
from tests.serving import Serving, engine, eventually, lives, serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
PREFACE = "tei/texts/preface.xml"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A small window, so that there is something to scroll, which hears what breaks the policy."""
    context = browser.new_context(viewport={"width": 500, "height": 300})
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    yield tab
    context.close()
    assert not [text for text in said if not text.startswith("Failed to load resource")], said


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with something else in it, as vim does: a new file in the place of the old."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    aside = path.with_name(f"{path.name}~")
    aside.write_text(text.replace(old, new), encoding="utf-8")
    aside.replace(path)


def ask(
    one: Serving, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """A request as it stands, without a client that tidies the path."""
    parts = urlsplit(one.address)
    assert parts.hostname is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 0, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", parts.netloc if host is None else host)
    connection.endheaders()
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data


@pytest.mark.needs("chromium")
def test_a_saved_text_shows_on_the_open_page_which_keeps_its_place(
    sample: Path, page: Page
) -> None:
    """What the reader was looking at stays where it is, although more stands above it now."""
    with serving(sample) as one:
        page.goto(f"{one.address}preface.html")
        page.locator("#h2").evaluate(
            "e => scrollTo(0, scrollY + e.getBoundingClientRect().top - 40)"
        )
        before = page.locator("#h2").bounding_box()
        edit(sample / PREFACE, "in a drawer.", f"in a chest.{' It was long.' * 60}")
        page.locator("text=in a chest").wait_for(state="attached")
        eventually(lambda: page.evaluate("history.scrollRestoration == 'auto'"))
        after = page.locator("#h2").bounding_box()
        assert before is not None
        assert after is not None
        assert after["y"] == pytest.approx(before["y"], abs=1)
        assert page.evaluate("scrollY") > 300
        one.line(r"^preface\.xml: 1 page in \d+ ms\.$")
    assert not (sample / "build").exists()


@pytest.mark.needs("chromium")
def test_a_page_that_did_not_change_is_not_loaded_again(sample: Path, page: Page) -> None:
    """What a reader has typed or opened on another page is not lost."""
    with serving(sample) as one:
        page.goto(f"{one.address}places.html")
        page.evaluate("window.mine = 1")
        eventually(lambda: ask(one, "/pagefind/pagefind.js")[0] == 200)
        edit(sample / PREFACE, "in a drawer.", "in a chest.")
        one.line("preface.xml: 1 page")
        page.wait_for_timeout(300)
        assert page.evaluate("window.mine") == 1


@pytest.mark.needs("chromium")
def test_a_fault_shows_on_the_page_until_it_is_mended(sample: Path, page: Page) -> None:
    """The terminal and the page tell it, the page stays as it was, and the note goes by itself."""
    with serving(sample) as one:
        page.goto(f"{one.address}preface.html")
        note = page.locator("edition-preview")
        edit(
            sample / PREFACE,
            "drawer.<ref",
            'chest in <placeName ref="place:nowhere">N</placeName>.<ref',
        )
        note.wait_for()
        told = one.line(r"preface\.xml:\d+ \(p1\): @ref “place:nowhere” leads nowhere")
        place, _, rest = told.strip().partition(": ")
        assert note.locator("li").first.inner_text() == f"{place} {rest}"
        one.line("The pages stay as they were")
        assert note.evaluate("e => getComputedStyle(e).position") == "fixed"
        page.wait_for_timeout(500)
        assert page.locator("text=in a drawer").count() == 1
        assert b"in a drawer" in ask(one, "/preface.html")[2]
        edit(sample / PREFACE, "</list>", "</liste>")
        note.locator("li", has_text="well-formed").wait_for()
        page.goto(f"{one.address}index.html")
        note.locator("li", has_text="well-formed").wait_for()
        edit(sample / PREFACE, "</liste>", "</list>")
        edit(sample / PREFACE, "place:nowhere", "place:saltholm")
        note.wait_for(state="detached")
        page.goto(f"{one.address}preface.html")
        assert page.locator("text=in a chest").count() == 1


@pytest.mark.needs("chromium")
def test_a_preview_may_begin_with_a_fault(sample: Path, page: Page) -> None:
    """There are no pages yet, and the first that is asked for says why, and comes when it can."""
    edit(sample / PREFACE, "</list>", "</liste>")
    with serving(sample) as one:
        page.goto(f"{one.address}preface.html")
        page.locator("edition-preview li", has_text="well-formed").wait_for()
        edit(sample / PREFACE, "</liste>", "</list>")
        page.locator("h1", has_text="Preface").wait_for()


@pytest.mark.needs("chromium")
def test_styles_change_in_the_open_page_and_stylesheets_make_it_anew(
    sample: Path, tmp_path: Path, page: Page
) -> None:
    """A style sheet is exchanged without loading the page again; XSLT is compiled again."""
    source = engine(tmp_path / "engine")
    with serving(sample, engine=source) as one:
        page.goto(f"{one.address}index.html")
        page.evaluate("window.mine = 1")
        style = source / "xslt" / "assets" / "base.css"
        style.write_text(f"{style.read_text()}\nh1 {{ outline: 7px solid red !important; }}\n")
        width = "getComputedStyle(document.querySelector('h1')).outlineWidth"
        eventually(lambda: page.evaluate(width) == "7px")
        assert page.evaluate("window.mine") == 1
        assert page.locator("link[rel=stylesheet][href*=base]").count() == 1
        one.line(r"base\.css: 1 other file in")
        edit(source / "xslt" / "home.xsl", "A digital scholarly edition", "A lighthouse")
        page.locator("text=A lighthouse").wait_for()
        edit(source / "xslt" / "home.xsl", "</xsl:stylesheet>", "</xsl:stylesheets>")
        page.locator("edition-preview li", has_text="home.xsl").wait_for()
        edit(source / "xslt" / "home.xsl", "</xsl:stylesheets>", "</xsl:stylesheet>")
        page.locator("edition-preview").wait_for(state="detached")


@pytest.mark.needs("chromium")
def test_a_page_comes_back_to_a_preview_that_was_started_again(sample: Path, page: Page) -> None:
    """An open page finds the preview again by itself, and shows what has changed meanwhile."""
    with serving(sample) as one:
        page.goto(f"{one.address}preface.html")
        port = urlsplit(one.address).port
        assert one.interrupt() == 0
    edit(sample / PREFACE, "in a drawer.", "in a chest.")
    with serving(sample, port=port):
        page.locator("text=in a chest").wait_for(state="attached")


@pytest.mark.needs("chromium")
def test_a_hidden_page_does_not_hold_a_connection(sample: Path, page: Page) -> None:
    """A browser opens six to a server: a seventh tab would wait. Shown again, it is up to date."""
    hide = """state => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }"""
    with serving(sample) as one:
        tabs = [page.context.new_page() for _ in range(8)]
        for tab in tabs:
            tab.goto(f"{one.address}preface.html")
            tab.evaluate(hide, "hidden")
        edit(sample / PREFACE, "in a drawer.", "in a chest.")
        one.line("1 page in")
        assert tabs[0].locator("text=in a drawer").count() == 1
        tabs[0].evaluate(hide, "visible")
        tabs[0].locator("text=in a chest").wait_for(state="attached")


def test_what_is_served_is_what_a_build_makes(sample: Path) -> None:
    """But for the one script that keeps pages up to date, and without the cache of a browser."""
    with serving(sample) as one:
        html = build(Project.find(sample), ["html"]).folder / "html"
        eventually(lambda: ask(one, "/pagefind/pagefind.js")[0] == 200)
        for path in [path for path in html.rglob("*") if path.is_file()]:
            name = path.relative_to(html).as_posix()
            status, headers, data = ask(one, f"/{name}")
            start, end = data.find(b'<script type="module" src="/-/'), data.find(b"</head>")
            if path.suffix == ".html":
                assert 0 < start < end
                data = data[:start] + data[end:]
            assert (status, data) == (200, path.read_bytes()), name
            assert headers["cache-control"] == "no-store"
            known = headers["content-type"] != "application/octet-stream"
            assert known or name.startswith("pagefind/"), name
        assert ask(one, "/")[2] == ask(one, "/index.html")[2]
        status, headers, data = ask(one, "/preface.html", "HEAD")
        assert (status, data) == (200, b"")
        assert int(headers["content-length"]) == len(ask(one, "/preface.html")[2])


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/../edition.toml",
            "/%2e%2e/edition.toml",
            "/..%2fedition.toml",
            "/%2e%2e%2fedition.toml",
        ),
        *("/assets/../../edition.toml", "/assets/..%5c..%5cedition.toml", "//etc/passwd"),
        *("/assets%2fbase.css", "/./index.html", "/-/../edition.toml", "/-/..%2freading.py"),
        *(
            "/-/answering.py",
            "/%00",
            "/preface.html%00",
            "edition.toml",
            "*",
            "/assets",
            "/assets/",
        ),
        *("/tei/texts/preface.xml", "/edition.toml", "/link.html", "/link/passwd"),
        "http://127.0.0.1/../edition.toml",
    ],
)
def test_nothing_but_the_site_is_served(running: Serving, path: str) -> None:
    """No way leads out of it, however it is written."""
    status, _, data = ask(running, path)
    assert status == 404
    assert b"Two Letters" not in data
    assert b"root:" not in data


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A preview of the sample edition, with links in its folder that lead elsewhere."""
    folder = tmp_path_factory.mktemp("running") / "sample"
    shutil.copytree(ROOT / "tests" / "sample", folder)
    (folder / "link.html").symlink_to("/etc/passwd")
    (folder / "link").symlink_to("/etc")
    with serving(folder) as one:
        yield one
        assert len(one.said) == 1, one.said


def test_what_is_no_address_is_refused(running: Serving) -> None:
    """An address with half a bracket is answered, and the terminal stays silent."""
    for path in ("http://[::1", "http://[/index.html"):
        status, _, data = ask(running, path)
        assert (status, b"not an address" in data) == (400, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_pages_can_only_be_read(running: Serving, method: str) -> None:
    """Other methods are refused."""
    status, headers, _ = ask(running, "/index.html", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("localhost", 200), ("LOCALHOST:8000", 200), ("127.0.0.1:1", 200), ("[::1]:8000", 200)),
        *(("evil.example", 421), ("localhost.evil.example", 421), ("", 421), ("[", 421)),
        ("127.0.0.1.evil.example", 421),
    ],
)
def test_a_name_that_is_not_ours_is_refused(running: Serving, host: str, status: int) -> None:
    """So a site elsewhere whose name leads here all of a sudden cannot read what is served."""
    for path in ("/index.html", "/-/preview.js"):
        assert ask(running, path, host=host)[0] == status


def test_it_ends_quietly_and_leaves_nothing(sample: Path) -> None:
    """Ctrl-C ends it with 0; no process and no file is left."""
    with serving(sample) as one:
        children = one.children
        assert len(children) == 3
        assert one.interrupt() == 0
        eventually(lambda: not any(map(lives, children)))
        assert [line for line in one.said if line.strip()] == [one.said[0]]
        assert list(one.stage.iterdir()) == []
    assert not (sample / "build").exists()


def test_killed_it_leaves_no_process(sample: Path) -> None:
    """Also where it has no chance to end them, and no file either."""
    with serving(sample) as one:
        children = one.children
        assert len(children) == 3
        one.process.kill()
        eventually(lambda: not any(map(lives, children)))
        eventually(lambda: not list(one.stage.iterdir()))


def test_a_process_that_breaks_down_is_replaced(sample: Path) -> None:
    """The next change is shown all the same."""
    with serving(sample) as one:
        for child in one.children:
            os.kill(child, signal.SIGKILL)
        edit(sample / PREFACE, "in a drawer.", "in a chest.")
        eventually(lambda: b"in a chest" in ask(one, "/preface.html")[2])


def test_a_port_in_use_is_told(sample: Path) -> None:
    """In a sentence; where none was asked for, the next one is taken."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving(sample, port=port) as one:
            assert one.process.wait() == 1
            assert one.said == [
                f"edition: port {port} is in use; name another with --port, or leave that out.\n"
            ]
    with serving(sample, port=None) as one, serving(sample, port=None) as two:
        assert one.address != two.address


def test_two_previews_at_once_do_not_meet(sample: Path) -> None:
    """Each shows what is saved, and the one may show the words that the other withholds."""
    with serving(sample) as one, serving(sample, "--withhold") as two:
        edit(sample / PREFACE, "in a drawer.", "in a chest.")
        for each in (one, two):
            each.line("preface.xml: 1 page")
            assert b"in a chest" in ask(each, "/preface.html")[2]
        words = b"So we waited for"
        assert words in ask(one, "/letters.html")[2]
        assert words not in ask(two, "/letters.html")[2]


def test_a_restored_copy_is_shown_while_it_is_edited(sample: Path, edition: object) -> None:
    """What the editor saved last is shown, and is what a build makes when it is withheld again."""
    assert callable(edition)
    assert edition("restore", "letters", cwd=sample).code == 0
    restored = sample / "tei" / "restored" / "letters.xml"
    with serving(sample) as one:
        edit(restored, "So we waited for his", "So we waited for <emph>his</emph>")
        assert one.said[0].startswith("letters is shown from tei/restored/letters.xml")
        one.line("letters.xml: ")
        shown = ask(one, "/letters.html")[2]
        edit(restored, "So we waited for", "So we waited long for")
        one.line(r"tei/restored/letters\.xml:\d+ \(p3\): .*\[words\]")
        edit(restored, "So we waited long for", "So we waited for")
        one.line("letters.xml: ")
        assert edition("withhold", "tei/restored/letters.xml", cwd=sample).code == 0
        one.line("letters.xml: nothing on the pages has changed")
        html = build(Project.find(sample), ["html"]).folder / "html"
        page = (html / "letters.html").read_bytes()
        start, end = shown.find(b'<script type="module" src="/-/'), shown.find(b"</head>")
        assert shown[:start] + shown[end:] == page
        assert b"<em>his</em>" in page


def test_an_entry_that_is_added_and_removed_comes_and_goes(sample: Path) -> None:
    """Its page is served as long as it is in the register."""
    from tests.test_serving import ADDED, CLERK

    with serving(sample) as one:
        persons = sample / "tei" / "registers" / "persons.xml"
        assert ask(one, "/persons/keeper-b.html")[0] == 404
        edit(persons, CLERK, f"{ADDED}{CLERK}")
        eventually(lambda: ask(one, "/persons/keeper-b.html")[0] == 200)
        edit(persons, ADDED, "")
        eventually(lambda: ask(one, "/persons/keeper-b.html")[0] == 404)


def test_folders_that_are_made_anew_are_watched_again(sample: Path) -> None:
    """As a checkout does it, at once or in a while, with all of them or with the texts alone."""
    with serving(sample) as one:
        said = "drawer"

        def edited(word: str) -> str:
            edit(sample / PREFACE, f"in a {said}.", f"in a {word}.")
            eventually(lambda: f"in a {word}.".encode() in ask(one, "/preface.html")[2])
            return word

        for folder, gone in (("tei", False), ("tei/texts", False), ("tei", True)):
            aside = sample / "aside"
            shutil.copytree(sample / folder, aside)
            shutil.rmtree(sample / folder)
            if gone:
                one.line("is missing")
            aside.rename(sample / folder)
            said = edited(f"{said}, or box")
            said = edited(f"{said}, or chest")
