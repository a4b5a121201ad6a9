"""Tombstones: every output keeps the address of what was withdrawn, and leads on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from pypdf import PdfReader

from edition.addresses import name, page
from edition.building import build
from edition.ledger import Ledger
from edition.project import Project
from edition.withdrawing import withdraw
from tests.browsing import breaches_in_light_and_dark, context, faults_of_html
from tests.conftest import ROOT, SAMPLE
from tests.releases import WATCH, add_text, edit, paragraphs, released
from tests.test_docs import FENCE, Session
from tests.test_processors import _page
from tests.xslt3 import xslt3


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition from which passages, an entry and a text were withdrawn, built."""
    folder = tmp_path_factory.mktemp("withdrawn") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    project = Project.find(folder)
    organisations = folder / "tei" / "registers" / "organisations.xml"
    mark = "        <listRelation>\n"
    add_text(folder, "log")
    paragraphs(folder, "p3", "p4", "p5", "p6")
    edit(organisations, (mark, WATCH + WATCH.replace("night", "sea") + mark))
    released(folder, "1.0.0")
    paragraphs(folder, "p6")
    withdraw(project, ["preface#p4", "preface#p5"], "preface#p6", "Joined with the one after")
    withdraw(project, ["preface#p3"], "letters#p1", "It repeated a letter, “word for word.”")
    edit(organisations, (WATCH, ""))
    withdraw(project, ["org:night-watch"], "org:sea-watch", "The same society & its name")
    (folder / "tei" / "texts" / "log.xml").unlink()
    edit(folder / "edition.toml", (', "log"]', "]"))
    add_text(folder, "ship-log")
    project = Project.find(folder)
    withdraw(project, ["log"], "ship-log", "It has another name.", renamed=True)
    released(folder, "2.0.0")
    paragraphs(folder)
    edit(organisations, (WATCH.replace("night", "sea"), ""))
    withdraw(project, ["org:sea-watch"], "org:coast-society", "They were the society.")
    withdraw(project, ["preface#p6"], None, "It was not ours.")
    released(folder, "2.1.0")
    build(project, withheld=True)  # whatever witness this machine has
    return folder / "build" / "public"


def _html(withdrawn: Path, name: str) -> html.HtmlElement:
    return html.fromstring((withdrawn / "html" / f"{name}.html").read_bytes())


def test_every_address_ever_released_resolves_on_the_pages(withdrawn: Path) -> None:
    """What is there and what was withdrawn has its page and its place in it."""
    ledger = Ledger.read(withdrawn.parent.parent / "tei" / "ledger.xml")
    assert len(ledger.withdrawn) == 9
    for entry in ledger.entries.values():
        key = page(entry.address)
        body = _html(withdrawn, key)
        if entry.address != key:
            assert len(body.xpath("//*[@id = $id]", id=name(entry.address))) == 1, entry.address


@pytest.mark.parametrize(
    ("where", "at", "said", "leads"),
    [
        ("preface", "p3", "p3: paragraph until version 1.0.0. It repeated a letter,"
         " “word for word.” Now letters#p1.", ["letters.html#p1"]),
        ("preface", "p4", "p4, p5: paragraphs until version 1.0.0."
         " Joined with the one after. Now p6.", ["#p6"]),
        ("preface", "p6", "p6: paragraph until version 2.0.0. It was not ours.", []),
        ("organisations", "night-watch", "night-watch: organisation until version 1.0.0."
         " The same society & its name. Now Coast Society.", ["#coast-society"]),
        ("log", "p2", "p2: paragraph until version 1.0.0. It has another name. Now ship-log#p2.",
         ["ship-log.html#p2"]),
    ],
)  # fmt: skip
def test_a_tombstone_says_what_it_was_and_leads_on(
    where: str, at: str, said: str, leads: list[str], withdrawn: Path
) -> None:
    """At the address stands the kind, the last version, the reason, and a link to what is there."""
    element = _html(withdrawn, where).get_element_by_id(at)
    item = element if element.tag == "li" else element.getparent()
    assert " ".join(item.text_content().split()) == said
    assert [link.get("href") for link in item.iter("a")] == leads
    for link in leads:
        file, _, fragment = link.partition("#")
        _html(withdrawn, file.removesuffix(".html") or where).get_element_by_id(fragment)


def test_a_withdrawn_entry_keeps_its_own_page(withdrawn: Path) -> None:
    """Beside its line in the register's page, it goes on to have the page that was given out."""
    for gone in ("night-watch", "sea-watch"):
        entry = _html(withdrawn, f"organisations/{gone}").get_element_by_id(gone)
        assert entry.tag == "article"
        assert "Organisation until version" in entry.text_content()
        links = [link.get("href") for link in entry.iter("a")]
        assert links == ["../organisations/coast-society.html"]
        _html(withdrawn, "organisations/coast-society")
        [up] = entry.xpath("../nav/a/@href")
        assert up == f"../organisations.html#{gone}"


def test_a_withdrawn_text_keeps_a_page_and_all_other_forms(withdrawn: Path) -> None:
    """It says that it was withdrawn and leads on; in no list of texts is it named."""
    main = _html(withdrawn, "log").find(".//main")
    assert main is not None
    shown = " ".join(main.text_content().split())
    assert "Text until version 1.0.0. It has another name. Now The ship-log." in shown
    assert "ship-log.html" in [link.get("href") for link in main.iter("a")]
    for other in ("index", "preface", "persons"):
        links = [link.get("href") for link in _html(withdrawn, other).iter("a")]
        assert "log.html" not in links
    text = (withdrawn / "text" / "log.txt").read_text(encoding="utf-8")
    assert "Text until version 1.0.0. It has another name. Now The ship-log." in text
    assert "log.pdf" in {path.name for path in (withdrawn / "pdf").iterdir()}


@pytest.mark.needs("tei_all")
def test_what_stands_for_a_withdrawn_text_is_tei(
    withdrawn: Path, tei_schema: etree.RelaxNG
) -> None:
    """The small file in its place is valid TEI, and the ledger lies beside it."""
    tei_schema.assertValid(etree.parse(withdrawn / "tei" / "texts" / "log.xml"))
    ours = withdrawn.parent.parent / "tei" / "ledger.xml"
    assert (withdrawn / "tei" / "ledger.xml").read_bytes() == ours.read_bytes()


def test_print_and_plain_text_keep_the_addresses(withdrawn: Path) -> None:
    """Each is a destination of the PDF and a line at the end of the plain text."""
    there = set(PdfReader(withdrawn / "pdf" / "preface.pdf").named_destinations)
    assert {"p1", "p2", "p3", "p4", "p5", "p6"} <= there
    assert {"p1", "p2"} <= set(PdfReader(withdrawn / "pdf" / "log.pdf").named_destinations)
    text = (withdrawn / "text" / "preface.txt").read_text(encoding="utf-8")
    assert (
        "\n\nWithdrawn addresses\n-------------------\n\n"
        "p3: paragraph until version 1.0.0. It repeated a letter, “word for word.”"
        " Now letters#p1.\n\n"
        "p4, p5: paragraphs until version 1.0.0. Joined with the one after. Now p6.\n\n"
        "p6: paragraph until version 2.0.0. It was not ours.\n\n"
    ) in text


def test_where_nothing_was_withdrawn_nothing_is_said(withdrawn: Path) -> None:
    """A page without tombstones has no section for them."""
    for key in ("letters", "ship-log", "persons", "index"):
        assert "ithdrawn" not in (withdrawn / "html" / f"{key}.html").read_text(encoding="utf-8")
    assert "ithdrawn" not in (withdrawn / "text" / "letters.txt").read_text(encoding="utf-8")


@pytest.mark.needs("xslt3")
def test_by_hand_the_whole_ledger_gives_the_same_pages(withdrawn: Path, tmp_path: Path) -> None:
    """With xslt3 and the ledger as it lies in the repository, tombstones come out the same."""
    project = Project.find(withdrawn.parent.parent)
    sources = [*(project.text(key) for key in project.texts), *project.registers.values()]
    summaries = []
    for path in sources:
        xslt3(f"{ROOT}/xslt/collect.xsl", f"-s:{path}", "-o:summary.xml", cwd=tmp_path)
        summaries.append((tmp_path / "summary.xml").read_text(encoding="utf-8"))
    summaries.append(project.ledger.read_text(encoding="utf-8"))
    inner = "".join(re.sub(r"^<\?xml.*?\?>", "", summary) for summary in summaries)
    (tmp_path / "collection.xml").write_text(
        f'<collection xmlns="urn:edition:collection" title="{project.title}" xml:lang="en">'
        f"{inner}</collection>",
        encoding="utf-8",
    )
    collection = "+collection=collection.xml"
    sheet = f"{ROOT}/xslt/withdrawn.xsl"
    xslt3(sheet, f"-s:{sources[0]}", "-o:log.xml", collection, "key=log", cwd=tmp_path)
    theirs = etree.canonicalize((tmp_path / "log.xml").read_text(encoding="utf-8"))
    ours = etree.canonicalize((withdrawn / "tei" / "texts" / "log.xml").read_text(encoding="utf-8"))
    assert theirs == ours
    for kind, path in (
        ("html", project.text("preface")),
        ("html", tmp_path / "log.xml"),
        ("register", project.registers["organisations"]),
    ):
        sheet = f"{ROOT}/xslt/{kind}.xsl"
        xslt3(sheet, f"-s:{path}", "-o:out.html", collection, cwd=tmp_path)
        assert _page(tmp_path / "out.html") == _page(withdrawn / "html" / f"{path.stem}.html")


@pytest.mark.needs("vnu", "axe")
@pytest.mark.parametrize("key", ["preface", "organisations", "log"])
def test_pages_with_tombstones_are_valid_and_accessible(
    withdrawn: Path, key: str, browser: Browser
) -> None:
    """The W3C's checker and axe find nothing, in light and in dark; an address lights up."""
    path = withdrawn / "html" / f"{key}.html"
    assert faults_of_html([path]) == []
    sheet = context(browser).new_page()
    at = {"preface": "p4", "organisations": "night-watch", "log": "p2"}[key]
    sheet.goto(f"{path.as_uri()}#{at}")
    assert sheet.evaluate("() => document.querySelector(':target').id") == at
    assert sheet.evaluate("() => scrollY") > 0 or key == "log"
    assert breaches_in_light_and_dark(sheet) == []


def test_the_page_on_releases_goes_as_it_is_told(tmp_path: Path) -> None:
    """Each command of the page, typed in order, says what the page says."""
    session = Session(tmp_path)
    page_ = (ROOT / "docs" / "edit" / "releases.md").read_text(encoding="utf-8")
    blocks = FENCE.findall(page_)
    for kind, block in blocks:
        if kind == "console":
            session.type(block)
        elif kind == "diff":
            session.edit(block, "tei/texts/preface.xml")
    shown = next(block for kind, block in blocks if kind == "text" and "<ledger" in block)
    written = (session.cwd / "tei" / "ledger.xml").read_text(encoding="utf-8")
    assert [line for line in shown.splitlines() if line.strip(" …") and line not in written] == []


# Whatever editors do
