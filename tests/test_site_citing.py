"""Citing on the pages: the panel, links to words, and what the pages tell machines."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from edition.addresses import name, public
from edition.building import build
from edition.citing.styles import Style, plain
from edition.citing.words import PASSAGE, words
from edition.findings import XML_ID
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.browsing import breaches_in_light_and_dark, context, served
from tests.conftest import BOTH, ROOT, SAMPLE

TEXTS = ("introduction", "broue-1988")
HOME = "https://example.org/coast/"
KINDS = ("page", "passage")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample edition with a web address and a witness, and its site."""
    folder = tmp_path_factory.mktemp("published") / "sample"
    shutil.copytree(SAMPLE, folder)
    path = folder / "edition.toml"
    text = path.read_text("utf-8").replace("language = ", f'address = "{HOME}"\nlanguage = ')
    path.write_text(text, encoding="utf-8")
    project = Project.find(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("EDITION_WITNESS", raising=False)
        build(project, ["html"])
    return project


def _site(project: Project) -> Path:
    return project.work / "build" / "full" / "html"


def _page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


# What the stylesheet writes is what the command gives.


def _filled(page: html.HtmlElement, passage: str, kind: str) -> dict[str, list[str]]:
    """What the panel of a page offers, by name: its slots are filled as the script does."""
    [template] = page.xpath(f"//template[@data-of = '{kind}']")
    values = {"here": "HERE", "words": "", "query": ""}
    if kind == "passage":
        data = json.loads(template.findtext("script"))
        label, number, *voice = data["passages"][passage]
        at, mla = data["kinds"][label]
        by, tex, escaped = data["voices"][voice[0] if voice else 0]
        values |= {"id": passage, "label": label, "number": number, "by": by, "by-tex": tex}
        values |= {"by-json": escaped, "at": f"{at} {number}", "at-mla": f"{mla} {number}"}
    for slot in template.xpath(".//slot"):
        slot.text = values[slot.get("name")]
    return {
        row.findtext("dt"): [block.text_content() for block in row.xpath("dd/p | dd/pre")]
        for row in template.xpath(".//dl/div")
    }


def _chosen(project: Project) -> Iterator[tuple[str, str]]:
    """Addresses of every kind: of texts few of each, and more of the documents."""
    for key in (*project.texts, *project.registers):
        path = project.registers[key] if key in project.registers else project.text(key)
        seen: dict[str, int] = {}
        for at in public(etree.parse(path), key):
            kind = re.sub(r"\d+$|:.*", "", at)
            if "note reference" in kind or re.fullmatch(r".*#r", kind):
                continue  # it has no number of its own to click
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= 4 or seen[kind] % (3 if key == "documents" else 25) == 0:
                yield key, at


@pytest.mark.parametrize("which", ["real", "sample"])
def test_the_panel_has_what_the_command_gives(which: str, public: Path, published: Project) -> None:
    """For each kind of address the page has the forms of the citation processor and cite.xsl."""
    project = Project.find(ROOT) if which == "real" else published
    site = public / "html" if which == "real" else _site(published)
    sheets = Stylesheets(resources("xslt"), ["cite"])
    nodes = {
        key: sheets.parse(path.read_text("utf-8"))
        for key, path in (
            *((key, project.text(key)) for key in project.texts),
            *project.registers.items(),
        )
    }
    made = {
        "title": project.title,
        "home": project.address or "",
        "registers": [nodes["persons"], nodes["works"]],
    }
    kinds = set()
    for key, at in _chosen(project):
        file = f"{key}/{name(at)}.html" if ":" in at else f"{key}.html"
        page = _page(site / file)
        got = _filled(page, name(at), "passage" if "#" in at else "page")
        data = {
            form: sheets.transform("cite", nodes[key], {**made, "address": at, "format": form})
            for form in ("bibtex", "ris", "csl-json")
        }
        assert got["BibTeX"] == [data["bibtex"]], at
        assert got["RIS"] == [data["ris"].replace("\r\n", "\n")], at
        items: list[dict[str, Any]] = json.loads(data["csl-json"])
        assert json.loads(got["CSL-JSON"][0]) == items, at
        whole = [
            {**one, "URL": one["URL"].partition("#")[0]} if "URL" in one else one for one in items
        ]
        for style, note, entry in (
            ("chicago", "Chicago, note", "Chicago, bibliography"),
            ("mla", "MLA, in the text", "MLA, works cited"),
        ):
            assert got[note] == [plain(Style.find(style).set(items, "en")[0])], at
            assert got[entry] == plain(Style.find(style).set(whole, "en")[1]).split("\n"), at
        here = "HERE" + ("#" + name(at) if "#" in at else "")
        assert got["Link"] == [items[-1].get("URL", here)], at
        kinds.add((items[-1].get("custom") or {}).get("label", items[0]["type"]))
    assert kinds >= {"paragraph", "quotation", "note", "heading", "line", "chapter"}
    assert kinds >= {"entry-encyclopedia", "personal_communication", "manuscript"} - (
        {"manuscript"} if which == "sample" else set()
    )
    assert which == "sample" or "editorial note" in kinds


STYLED = (
    {"author": 1},
    {"author": 2, "translator": 2},
    {"author": 3, "translator": 3},
    {"author": 6, "translator": 6},
    {"author": 7, "translator": 7},
    {"author": 2, "translator": 1, "original-date": [[1988, 3, 4]]},
    {"author": 1, "original-date": [[1988]], "locator": "para. 2"},
    {"title": "Of “Coasts”", "author": 1},
    {"title": "It ends…", "issued": [[2026]], "author": 1},
    {"issued": [[2026, 9, 3]], "author": 1},
    {"issued": [[2026, 5]], "language": "fr", "author": 1},
    {"archive": "A", "genre": "letter", "recipient": 2, "author": 1, "issued": [[1928, 9]]},
    {"archive": "A", "genre": "notes", "issued": [[1928, 6, 1], [1928, 6, 9]], "author": 1},
    {"archive": "A", "genre": "notes", "issued": [[1928, 6, 1], [1929, 6, 1]], "author": 1},
    {"archive": "A", "archive_location": "T 1", "genre": "notes", "issued": None, "author": 2},
)
_STYLING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:e="urn:edition:xslt">
  <xsl:import href="cite.xsl"/>
  <xsl:include href="modules/cite-styled.xsl"/>
  <xsl:include href="modules/cite-chicago.xsl"/>
  <xsl:include href="modules/cite-mla.xsl"/>
  <xsl:param name="given"/>
  <xsl:template match="/" priority="9">
    <!-- Numbers of JSON are doubles; those of dates are integers. -->
    <xsl:variable name="items" select="parse-json($given)?* ! e:whole(.)"/>
    <xsl:sequence select="serialize([e:chicago-note($items), e:chicago-entries($items),
      e:mla-citation($items), e:mla-entries($items)], map { 'method': 'json' })"/>
  </xsl:template>
  <xsl:function name="e:whole">
    <xsl:param name="value"/>
    <xsl:sequence xmlns:map="http://www.w3.org/2005/xpath-functions/map"
      xmlns:xs="http://www.w3.org/2001/XMLSchema" select="
      if ($value instance of map(*))
        then map:merge(map:for-each($value, function($k, $v) { map:entry($k, e:whole($v)) }))
      else if ($value instance of array(*)) then array { $value?* ! e:whole(.) }
      else if ($value instance of xs:double) then xs:integer($value) else $value"/>
  </xsl:function>
</xsl:stylesheet>"""


def _item(given: dict[str, Any]) -> dict[str, Any]:
    people = [{"family": f"Fam{n}", "given": f"Giv{n} A."} for n in range(8)]
    item: dict[str, Any] = {
        "id": "x",
        "type": "chapter",
        "title": "Title",
        "language": "en",
        "container-title": "Coast",
        "publisher": "Press",
        "edition": "version 1.2 of some day",
        "custom": {"version": "1.2"},
        "issued": [[2026, 1, 31]],
        **given,
    }
    for field in ("author", "translator", "recipient"):
        if field in item:
            item[field] = people[: item[field]]
    for field in ("issued", "original-date"):
        if item.get(field):
            item[field] = {"date-parts": item[field]}
            if len(item[field]["date-parts"]) > 1:
                item[field]["circa"] = True
    if "archive" in item:
        item["type"] = "manuscript"
        del item["title"], item["container-title"], item["edition"], item["publisher"]
    return {key: value for key, value in item.items() if value is not None}


def test_the_styles_know_what_no_edition_has_yet(tmp_path: Path) -> None:
    """Any number of authors, any kind of date: the stylesheet writes what the processor does."""
    shutil.copytree(resources("xslt"), tmp_path / "xslt")
    (tmp_path / "xslt" / "styling.xsl").write_text(_STYLING, encoding="utf-8")
    sheets = Stylesheets(tmp_path / "xslt", ["styling"])
    source = sheets.parse("<x/>")
    for given in STYLED:
        item = _item(dict(given))
        parameters = {"given": json.dumps([item]), "address": "", "title": ""}
        got = json.loads(sheets.transform("styling", source, parameters))
        theirs = [
            plain(part)
            for style in ("chicago", "mla")
            for part in Style.find(style).set([item], "en")
        ]
        assert [re.sub("[\ue010\ue011]", "", one) for one in got] == theirs, given


# The panel.


def _open(page: Page, home: str, file: str, link: str) -> Any:
    page.goto(home + file)
    page.locator(link).first.focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog.citing[open]")
    panel.wait_for()
    return panel


@BOTH
@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [390, 1280])
def test_the_panel_is_accessible(outputs: Path, width: int, browser: Browser) -> None:
    """Open, it has no breach that axe finds, fits the screen, and has targets large enough."""
    reader = context(browser, viewport={"width": width, "height": 800})
    page = reader.new_page()
    with served(outputs / "html") as home:
        for file, link in (("broue-1988.html", "#p12 .address"), ("persons/d.html", "a.cites")):
            panel = _open(page, home, file, link)
            assert breaches_in_light_and_dark(page) == []
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
            for button in panel.locator("button").all():
                box = button.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= 24
    reader.close()


@pytest.mark.needs("chromium")
def test_the_panel_opens_and_closes_by_keyboard(public: Path, browser: Browser) -> None:
    """Enter on a number opens it, its heading has the focus, Escape gives the focus back."""
    page = browser.new_page()
    with served(public / "html") as home:
        for file, link, heading in (
            ("broue-1988.html", "#p12 .address", "Cite paragraph 12"),
            ("broue-1988.html", "#q3 .address", "Cite quotation 3"),
            ("broue-1988.html", "a.cites", "Cite “The Bolshevik-Leninist Faction”"),
            ("persons/sosnovsky-ls.html", ".entry .address", "Cite “Sosnovsky, Lev Semyonovich”"),
            ("persons.html", "a.cites", "Cite “Persons”"),
            ("index.html", "a.cites", "Cite “The Bolshevik-Leninist Faction”"),
            ("map.html", "a.cites", "Cite “Map”"),
        ):
            panel = _open(page, home, file, link)
            focused = page.evaluate("() => document.activeElement.textContent.trim()")
            assert " ".join(focused.split()) == heading
            page.keyboard.press("Tab")
            assert page.evaluate("() => !!document.activeElement.closest('dialog')")
            page.keyboard.press("Escape")
            assert panel.count() == 0
            assert page.evaluate(
                "link => document.activeElement === document.querySelector(link)", link
            )
    page.close()


@pytest.mark.needs("chromium")
def test_what_is_offered_can_be_copied_and_kept(published: Project, browser: Browser) -> None:
    """A citation is copied with its italics, data as they are; data are kept as a file."""
    reader = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    with served(_site(published)) as home:
        panel = _open(page, home, "letters.html", "#p2 .address")
        panel.get_by_role("button", name="Copy the note in Chicago style").click()
        panel.get_by_text("Copied.").wait_for()
        copied = page.evaluate(
            "async () => { const [item] = await navigator.clipboard.read();"
            " return Promise.all(['text/plain', 'text/html'].map(async (type) =>"
            " (await item.getType(type)).text())); }"
        )
        note = (
            "Ada Fenwick, “Two Letters from the Coast,” in Two Letters from the Coast (1911;"
            " version 1.2.0 of January 31, 2026, The editors of this edition, 2026), para. 2,"
            f" {HOME}letters.html#p2."
        )
        assert copied[0] == note
        assert "<em>Two Letters from the Coast</em>" in copied[1]
        panel.get_by_role("button", name="Copy the link").click()
        page.wait_for_function(
            "async () => (await navigator.clipboard.readText()).startsWith('http')"
        )
        assert page.evaluate("() => navigator.clipboard.readText()") == f"{HOME}letters.html#p2"
        for what, file in (
            ("BibTeX entry", "bib"),
            ("RIS record", "ris"),
            ("CSL-JSON item", "json"),
        ):
            with page.expect_download() as download:
                panel.get_by_role("button", name=f"Save the {what}").click()
            assert download.value.suggested_filename == f"letters-p2.{file}"
            assert "letters" in download.value.path().read_text("utf-8")
    reader.close()


@pytest.mark.needs("chromium")
def test_with_a_key_held_down_the_number_is_a_link(public: Path, browser: Browser) -> None:
    """A click with Control opens the address in a new tab, as on any link, and no panel."""
    page = browser.new_page()
    with served(public / "html") as home:
        page.goto(home + "broue-1988.html")
        with page.context.expect_page() as other:
            page.locator("#p3 .address").click(modifiers=["Control"])
        assert other.value.url.endswith("#p3")
        assert page.locator("dialog").count() == 0
    page.close()


def test_without_javascript_the_number_is_the_link(public: Path) -> None:
    """The page as it is written leads each number to its passage, and shows no panel."""
    page = _page(public / "html" / "broue-1988.html")
    assert [link.get("href") for link in page.xpath("//*[@id='p12']//a[@class='address']")] == [
        "#p12"
    ]
    assert page.xpath("//dialog[not(ancestor::template)]") == []


# Words.

_COUNT = """async () => {
  const { words } = await import(new URL('assets/words.js', location));
  const all = [...document.querySelectorAll('main [id]')]
    .filter((one) => /^[pqneth]\\d+$/.test(one.id));
  return Object.fromEntries(all.map((one) => [one.id, words(one).map((pieces) =>
    pieces.map(({ node, start, end }) => node.data.slice(start, end)).join(''))]));
}"""
_SELECT = """async ([id, first, last, until]) => {
  const { words } = await import(new URL('assets/words.js', location));
  const from = words(document.getElementById(id));
  const to = until ? words(document.getElementById(until)) : from;
  const start = from[first - 1][0], end = to[last - 1].at(-1);
  getSelection().setBaseAndExtent(start.node, start.start, end.node, end.end);
}"""
_MARKED = (
    """() => [...CSS.highlights.get('words') ?? []].map((range) => range.toString()).join('|')"""
)


@pytest.mark.needs("chromium", "witness")
@pytest.mark.parametrize("key", TEXTS)
def test_the_browser_counts_the_words_of_the_witness(
    full: Path, key: str, browser: Browser
) -> None:
    """In every passage the page has the words that the TEI file has, one by one."""
    text = etree.parse(full / "tei" / "texts" / f"{key}.xml").find("{*}text")
    assert text is not None
    page = browser.new_page()
    with served(full / "html") as home:
        page.goto(f"{home}{key}.html")
        counted = page.evaluate(_COUNT)
    passages = {
        str(one.get(XML_ID)): words(one)
        for one in text.iter()
        if PASSAGE.fullmatch(one.get(XML_ID, ""))
    }
    assert len(passages) == {"introduction": 83, "broue-1988": 302}[key]
    assert counted.keys() == passages.keys()
    for passage, there in passages.items():
        figures = [word == "0" or re.fullmatch(r"\W*0\W*", word) for word in there]
        assert len(counted[passage]) == len(there), passage
        for shown, word, figure in zip(counted[passage], there, figures, strict=True):
            assert figure or shown == word, passage
    page.close()


@pytest.mark.needs("chromium")
def test_a_selection_is_linked_and_the_link_marks_it(published: Project, browser: Browser) -> None:
    """Selected words get a button; its panel cites them; the link marks those very words."""
    page = browser.new_page()
    with served(_site(published)) as home:
        page.goto(home + "letters.html")
        page.evaluate(_SELECT, ["p2", 2, 4, ""])
        page.locator(".to-words").click()
        panel = page.locator("dialog.citing[open]")
        assert "paragraph 2, words 2–4" in " ".join(panel.locator("h2").inner_text().split())
        assert f"para. 2, words 2–4, {HOME}letters.html?words=2-4#p2." in panel.inner_text()
        assert '"locator": "para. 2, words 2–4"' in panel.inner_text()
        page.keyboard.press("Escape")
        selected = page.evaluate("() => getSelection().toString()")
        # By keyboard: the number of the passage cites the words that are selected in it.
        page.evaluate(_SELECT, ["p2", 3, 3, ""])
        page.evaluate("() => document.querySelector('#p2 .address').focus({ preventScroll: true })")
        page.keyboard.press("Enter")
        assert ", word 3" in page.locator("dialog.citing[open] h2").inner_text()
        page.goto(home + "letters.html?words=2-4#p2")
        page.wait_for_function("() => CSS.highlights.has('words')")
        assert page.evaluate(_MARKED).replace("|", "") == selected
    page.close()


@pytest.mark.needs("chromium")
def test_a_selection_that_goes_on_is_cut_at_the_end_of_its_passage(
    published: Project, browser: Browser
) -> None:
    """Of a selection across passages the words of the first are linked; outside of any, none."""
    page = browser.new_page()
    with served(_site(published)) as home:
        page.goto(home + "letters.html")
        count = len(page.evaluate(_COUNT)["p1"])
        page.evaluate(_SELECT, ["p1", count - 1, 2, "p2"])
        page.locator(".to-words").click()
        assert f"paragraph 1, words {count - 1}–{count}" in page.locator("dialog h2").inner_text()
        page.keyboard.press("Escape")
        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('.colophon'))")
        page.wait_for_timeout(400)
        assert page.locator(".to-words").count() == 0
    page.close()


@pytest.mark.needs("chromium")
def test_words_are_marked_without_highlights_too(published: Project, browser: Browser) -> None:
    """A browser that has no highlights gets marks, and the words are counted as before."""
    page = browser.new_page()
    page.add_init_script("delete CSS.highlights; delete window.Highlight")
    with served(_site(published)) as home:
        page.goto(home + "letters.html?words=2-4#p2")
        page.locator("mark.words").first.wait_for()
        marked = "".join(page.locator("mark.words").all_inner_texts())
        there = page.evaluate(_COUNT)["p2"][1:4]
        assert marked.split() == there
    page.close()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "broue-1988.html?words=5-9#p12",
            "The link means words 5–9 of this passage, which is withheld here.",
        ),
        (
            "broue-1988.html?words=5#n13",
            "The link means word 5 of this passage, which is withheld here.",
        ),
        ("introduction.html?words=9000#p2", "The link means word 9000 of this passage, which has "),
    ],
)
def test_words_that_are_not_there_are_told(
    public: Path, query: str, said: str, browser: Browser
) -> None:
    """Where words are withheld, or the passage is shorter, the page says which are meant."""
    page = browser.new_page()
    with served(public / "html") as home:
        page.goto(home + query)
        told = page.locator(".asked-words")
        told.wait_for()
        assert told.inner_text().startswith(said)
        passage = page.locator(f"[id='{query.partition('#')[2]}']").bounding_box()
        assert passage is not None
        assert -50 < passage["y"] < 800
    page.close()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("asked", ["x", "0-3", "9-5", "1-2-3", "-1", "<b>", "5e3", "99999999999"])
def test_what_names_no_words_marks_none(published: Project, asked: str, browser: Browser) -> None:
    """An address that names no words is that of its passage; nothing of it gets into the page."""
    page = browser.new_page()
    faults: list[object] = []
    page.on("pageerror", lambda fault: faults.append(fault))
    with served(_site(published)) as home:
        page.goto(f"{home}letters.html?words={asked}#p2")
        page.wait_for_timeout(300)
        assert page.evaluate(_MARKED) == ""
        assert page.locator("main b, .asked-words").count() == 0
        assert faults == []
    page.close()


# What pages tell machines.


def _tags(page: html.HtmlElement) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for meta in page.xpath("/html/head/meta[@name]"):
        told.setdefault(meta.get("name"), []).append(meta.get("content"))
    return told


def _linked(page: html.HtmlElement) -> dict[str, Any]:
    [script] = page.xpath("//script[@type = 'application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def test_reference_managers_are_told_what_the_header_says(published: Project, public: Path) -> None:
    """Title, authors, edition, day of release, language and address stand in Highwire’s tags."""
    page = _page(_site(published) / "letters.html")
    tags = {name: value for name, value in _tags(page).items() if name.startswith("citation_")}
    assert tags == {
        "citation_title": ["Two Letters from the Coast"],
        "citation_author": ["Fenwick, Ada"],
        "citation_editor": ["The editors of this edition,"],
        "citation_inbook_title": ["Two Letters from the Coast"],
        "citation_publisher": ["The editors of this edition"],
        "citation_publication_date": ["2026/01/31"],
        "citation_language": ["en"],
        "citation_public_url": [f"{HOME}letters.html"],
    }
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{HOME}letters.html"]
    real = _page(public / "html" / "broue-1988.html")
    assert _tags(real)["citation_author"] == ["Broué, Pierre"]
    assert real.xpath("//link[@rel='canonical']") == []
    assert "citation_public_url" not in _tags(real)


def test_every_page_tells_what_it_is(published: Project, public: Path) -> None:
    """Each page but the search tells its kind, its release and its rights as linked data."""
    kinds: set[str] = set()
    for site in (_site(published), public / "html"):
        for path in sorted(set(site.rglob("*.html")) - {site / "search.html"}):
            linked = _linked(_page(path))
            assert linked["@context"] == "https://schema.org"
            assert linked["version"], path
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", linked["datePublished"]), path
            assert linked["license"], path
            thing = linked.get("mainEntity", linked)
            assert thing["name"], path
            kinds.update([thing["@type"]] if isinstance(thing["@type"], str) else thing["@type"])
            assert path.name == "index.html" or linked["isPartOf"]["@type"] == "Book"
            if site == _site(published):
                address = HOME + path.relative_to(site).as_posix().replace("index.html", "")
                assert linked["url"] == linked["@id"] == address
    assert kinds >= {"Chapter", "ScholarlyArticle", "CollectionPage", "Book", "Person", "Place"}
    assert kinds >= {"Organization", "Message", "ArchiveComponent", "CreativeWork", "Event"}
    place = _linked(_page(public / "html" / "places" / "alma-ata.html"))["mainEntity"]
    assert place["sameAs"] == ["https://sws.geonames.org/1526384/"]
    letter = _linked(_page(public / "html" / "documents" / "ah-t1139.html"))["mainEntity"]
    assert letter["sender"] == [{"@type": "Person", "name": "Nadezhda Ostrovskaia"}]
    assert letter["dateSent"] == "1928-02-20"


def test_hostile_words_stay_in_their_data(tmp_path: Path) -> None:
    """Quotes, tags and ends of scripts in the TEI file leave data valid, and are told exactly."""
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder)
    hostile = 'A "b" \\ </script><script>hacked = 1</script> <!-- ‘c’ {d} & javascript:e'
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;")
    for path in (
        folder / "tei" / "texts" / "preface.xml",
        folder / "tei" / "registers" / "persons.xml",
    ):
        text = path.read_text("utf-8")
        for old in (">Preface<", ">Fenwick, Ada<", ">Ada Fenwick<"):
            text = text.replace(old, f">{escaped}<")
        path.write_text(text, encoding="utf-8")
    build(Project.find(folder), ["html"])
    site = folder / "build" / "full" / "html"
    page = _page(site / "preface.html")
    assert _linked(page)["name"] == hostile
    assert _tags(page)["citation_title"] == [hostile]
    [item] = json.loads(_filled(page, "", "page")["CSL-JSON"][0])
    assert item["title"] == hostile
    person = _linked(_page(site / "persons" / "fenwick-a.html"))["mainEntity"]
    assert person["name"] == hostile
    for path in site.rglob("*.html"):
        for script in _page(path).xpath("//script"):
            assert script.get("src") or script.get("type") in (
                "application/json",
                "application/ld+json",
            )


@BOTH
def test_the_colophon_says_how_to_cite_the_page(outputs: Path) -> None:
    """At the foot of each page stands its entry in Chicago style, and the way to other forms."""
    for file in ("broue-1988", "persons", "persons/d", "lives"):
        page = _page(outputs / "html" / f"{file}.html")
        [panel] = page.xpath("//template[@data-of='page']")
        entries = panel.xpath(".//div[dt = 'Chicago, bibliography']/dd/p")
        told = page.xpath("//footer//p[@class = 'citation']")
        assert [one.text_content() for one in told] == [one.text_content() for one in entries]
        assert page.xpath("//footer//a[@class = 'cites']/@href") == [
            f"../{file}.html" if "/" in file else f"{file}.html"
        ]
