"""The encoding manual: made from the ODD whole, and true Markdown whatever the words are."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docutils.core import publish_doctree  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from myst_parser.parsers.docutils_ import Parser

from tests.conftest import ROOT
from tests.test_rules import sample
from tests.xslt3 import xslt3

SCHEMA = ROOT / "schema"
ODD = SCHEMA / "edition.odd"
MANUAL = ROOT / "docs" / "manual"
TEI = "{http://www.tei-c.org/ns/1.0}"
REFUSED = "urn:edition:refused"

LONGEST = 12
"""Lines of a refused file that are worth showing; a longer difference shows nothing."""

# Every sign that means something in Markdown, in words, in code and at the start of a line.
HOSTILE = (
    "# no heading",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "+++",
    "% no comment",
    ":::{admonition} no directive",
    ": no definition",
    "(target)=",
    "---",
    "===",
    "> no quotation",
    "~~~",
    "| no | table |",
    "```python",
    "*a* __b__ _c_ ~~d~~ `e` ``f`` <i>g</i> &amp; &#38; <https://h.org>",
    "[a](b) ![c](d) [e][f] [^g] {role}`h` {{i}} $j$ \\k \\",
    "<!-- a -->",
    "@a ^b^ http://c.org",
    "a  \\\nb",
)


class Stylesheet:
    """The stylesheet of the manual, compiled once."""

    def __init__(self) -> None:
        from saxonche import PySaxonProcessor

        self.saxon: Any = PySaxonProcessor(license=False)
        self.sheet: Any = self.saxon.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(SCHEMA / "odd2manual.xsl")
        )
        self.sheet.set_save_xsl_message(True)

    def call(self, function: str, *words: str) -> str:
        """What a function of the stylesheet makes of words."""
        values = [self.saxon.make_string_value(word) for word in words]
        name = f"{{urn:edition:xslt}}{function}"
        return str(self.sheet.call_function_returning_string(name, values) or "")

    def page(self, odd: Any, page: str = "") -> str:
        """One page of the manual, or the names of all."""
        self.sheet.clear_parameters()
        self.sheet.set_parameter("page", self.saxon.make_string_value(page))
        self.sheet.set_parameter("refused", self.saxon.parse_xml(xml_text=refused()))
        return str(self.sheet.transform_to_string(xdm_node=odd))

    def pages(self, path: Path) -> Iterator[tuple[str, str]]:
        """Every page of the manual that an ODD becomes, by its name."""
        odd = self.saxon.parse_xml(xml_file_name=str(path))
        for page in self.page(odd).split():
            yield page, self.page(odd, page)

    def refusal(self, path: Path) -> str:
        """What the stylesheet says when it stops at an ODD."""
        from saxonche import PySaxonApiError

        self.sheet.set_save_xsl_message(True)
        with pytest.raises(PySaxonApiError) as stopped:
            dict(self.pages(path))
        messages = self.sheet.get_xsl_messages()
        said = [messages.item_at(n).string_value for n in range(messages.size)] if messages else []
        return " ".join([*said, str(stopped.value)])


@pytest.fixture(scope="module")
def stylesheet() -> Stylesheet:
    """The stylesheet of the manual."""
    return Stylesheet()


def lines(markup: str) -> list[str]:
    """The lines of a file below the start of its root, without its comments and margins."""
    below = re.sub(r"<!--.*?-->|<\?.*?\?>", "", markup, flags=re.DOTALL).split("\n")
    return [line.strip() for line in below if line.strip() and "xmlns=" not in line]


@cache
def valid() -> list[list[str]]:
    """What the refused files were made from."""
    paths = [*(ROOT / "tests").glob("valid/*.xml"), *(ROOT / "tests").glob("sample/tei/*/*.xml")]
    return [lines(path.read_text("utf-8")) for path in sorted(paths)]


def clipped(wrong: str, right: str) -> Iterator[str]:
    """The tags in which two lines differ, without what is the same at both ends."""
    start = next((n for n, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), 0)
    start = max(wrong.rfind("<", 0, start), right.rfind("<", 0, start), 0)
    end = 0
    while end < min(len(wrong), len(right)) - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    tail = wrong[len(wrong) - end :]
    for line in (wrong, right):
        middle = line[start : len(line) - end] + tail[: tail.find(">") + 1]
        yield f"{'… ' if start else ''}{middle}{' …' if tail[tail.find('>') + 1 :] else ''}"


@cache
def refused() -> str:
    """The files of ``tests/invalid`` as the stylesheet takes them, with what was right."""
    files = []
    for path in sorted((ROOT / "tests" / "invalid").glob("*.xml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        stated = dict(re.findall(r"(\w+): (.+?)\s*$", text.split("-->")[0], re.MULTILINE))
        told = {key: stated[key] for key in ("fault", "rule", "message")}
        file = etree.Element(f"{{{REFUSED}}}file", name=path.name, **told)
        broken = lines(text)
        near = min(valid(), key=lambda one: len({*one} ^ {*broken}))
        for kind, a, b, c, d in difflib.SequenceMatcher(None, near, broken, False).get_opcodes():
            wrong, right = broken[c:d], near[a:b]
            if kind == "replace" and len(wrong) == len(right) == 1:
                wrong, right = ([line] for line in clipped(wrong[0], right[0]))
            for sort, shown in (("wrong", wrong), ("right", right)):
                for line in shown if kind != "equal" else ():
                    etree.SubElement(file, f"{{{REFUSED}}}line", {"is": sort}).text = line
        if len(file) > LONGEST:
            del file[:]
        files.append(etree.tostring(file, encoding="unicode"))
    return f'<refused xmlns="{REFUSED}">{"".join(files)}</refused>'


def test_manual_is_generated_from_the_odd(
    stylesheet: Stylesheet, pytestconfig: pytest.Config
) -> None:
    """The committed pages are, byte for byte, what the stylesheet makes of the ODD."""
    made = dict(stylesheet.pages(ODD))
    if pytestconfig.getoption("--bless"):
        MANUAL.mkdir(exist_ok=True)
        for stale in {path.stem for path in MANUAL.glob("*.md")} - set(made):
            (MANUAL / f"{stale}.md").unlink()
        for name, page in made.items():
            (MANUAL / f"{name}.md").write_text(page, encoding="utf-8")
    assert made == {path.stem: path.read_text("utf-8") for path in MANUAL.glob("*.md")}


def test_manual_tells_of_everything(stylesheet: Stylesheet) -> None:
    """Every element, shared part, attribute and listed value of the ODD is in its section.

    A class that is but one form of one element is told in the section of that element.
    """
    manual = "\n".join(page for name, page in stylesheet.pages(ODD) if name != "index")
    sections = dict(
        re.findall(r"^\(([^()]+)\)=\n(.*?)(?=^\(|\Z)", manual, re.MULTILINE | re.DOTALL)
    )
    told = 0
    odd = etree.parse(ODD)
    for spec in odd.iter(*(f"{TEI}{kind}Spec" for kind in ("element", "class", "data", "macro"))):
        ident = str(spec.get("ident"))
        if spec.tag == f"{TEI}elementSpec":
            if spec.get("module") is None and spec.find(f"{TEI}altIdent") is None:
                continue
            section = sections["element-" + ident.replace(".", "-").lower()]
        else:
            section = sections.get("shared-" + ident.replace(".", "-"), "")
        if not section:
            [user] = {
                str(next(form.iterancestors(f"{TEI}elementSpec")).get("ident"))
                for form in odd.iterfind(f".//{TEI}attRef[@class='{ident}']")
            }
            section = sections["element-" + user.replace(".", "-").lower()]
        for part in spec.iter(f"{TEI}attDef", f"{TEI}valItem"):
            if part.get("mode") != "delete":
                assert f"`{part.get('ident')}`" in section, (ident, part.get("ident"))
                told += 1
    assert told > 300


def parsed(markdown: str) -> Any:
    """Markdown as Sphinx reads it here."""
    quiet = {
        "myst_enable_extensions": ["colon_fence", "deflist"],
        "report_level": 5,
        "doctitle_xform": False,
    }
    return publish_doctree(markdown, parser=Parser(), settings_overrides=quiet)


def spaced(words: str) -> str:
    """Words with single spaces, and none at either end."""
    return " ".join(words.split())


WORDS = st.text(
    st.one_of(
        st.sampled_from("`*_[]<>&{}|~$^\\#+-=:%!@().1 \"'\n\t"),
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
    ),
    min_size=1,
)


def hostile(function: Any) -> Any:
    """Try a test with each of the hostile words, and with some hundred invented ones."""
    for words in HOSTILE:
        function = example(words)(function)
    return settings(deadline=None, max_examples=200)(given(WORDS)(function))


@pytest.fixture(scope="module")
def functions() -> Stylesheet:
    """The stylesheet, for its functions: hypothesis calls them often."""
    return Stylesheet()


def test_words_stay_words(functions: Stylesheet) -> None:
    """Whatever the words of the ODD are, the paragraph that is made of them says just these."""

    def try_it(words: str) -> None:
        document = parsed(functions.call("paragraph", functions.call("text", words)))
        assert spaced(document.astext()) == spaced(words)
        assert [node.tagname for node in document] in (["paragraph"], [])
        assert all(child.tagname == "#text" for node in document for child in node)

    hostile(try_it)()


def test_code_stays_code(functions: Stylesheet) -> None:
    """Whatever the code is, in a line or in a block, it is shown as it is."""

    def try_it(code: str) -> None:
        document = parsed("A " + functions.call("code", code))
        assert spaced(document.astext().removeprefix("A")) == spaced(code)
        if spaced(code):
            assert [child.tagname for child in document[0]] == ["#text", "literal"]
        document = parsed(functions.call("block", "text", code) + "\n\nB")
        assert [node.tagname for node in document] == ["literal_block", "paragraph"]
        assert document[0].astext().removesuffix("\n") == code

    hostile(try_it)()


def test_a_rule_is_told(stylesheet: Stylesheet, tmp_path: Path) -> None:
    """A rule has its section, and is named with each element that it concerns."""
    pages = dict(stylesheet.pages(sample(tmp_path)))
    rules = pages["rules"]
    first = rules.split("(sample-first)=\n\n### `sample-first`\n\n")[1].split("\n(sample-second)")[
        0
    ]
    assert "**A [`corr`](#element-corr) differs from its [`sic`](#element-sic).**" in first
    assert "Severity\n: warning" in first
    assert "Checked by\n: Schematron, at `tei:choice`" in first
    for element in ("choice", "sic", "corr"):
        assert f"(#element-{element})" in first.split("Elements\n:")[1]
        section = pages["corrections"].split(f"(element-{element})=")[1].split("(element-")[0]
        assert "[`sample-first`](rules.md#sample-first)" in section
    assert "sample-first" not in pages["names"]
    assert "(rules.md#sample-second)" in pages["notes"].split("(element-note-editorial)=")[0]
    assert "(rules.md#sample-second)" not in pages["notes"].split("(element-note-editorial)=")[1]


def test_a_rule_shows_what_it_refuses() -> None:
    """Each refused file is shown at its rule: what is wrong, what was right, the message."""
    rules = (MANUAL / "rules.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^\(([a-z-]+)\)=\n(.*?)(?=^\([a-z-]+\)=|\Z)", rules, re.M | re.S))
    files = etree.fromstring(refused())
    assert len(files) == len(list((ROOT / "tests" / "invalid").glob("*.xml")))
    for file in files:
        section = sections[str(file.get("rule"))]
        assert f"`tests/invalid/{file.get('name')}`" in section
        assert f"```text\n{file.get('message')}\n```" in section
        for line in file:
            assert f"\n{'-' if line.get('is') == 'wrong' else '+'} {line.text}\n" in section
    unlike = [file for file in files if len(file)]
    assert len(unlike) > 0.9 * len(files)


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("<desc>a paragraph</desc>", "<gloss/><desc>a paragraph</desc>", "gloss is not known"),
        ('<remarks ident="reason"><p>', '<remarks ident="reason"><p><hi>So</hi> ', "matches <hi>"),
        ('valid="feasible"', 'rend="cut"', "matches <egXML>"),
        (
            '<elementRef key="trailer" minOccurs="0"/>',
            "",
            "elementSpec trailer: it may stand nowhere",
        ),
        ('<specGrpRef target="#names"/>', "", "the schema does not refer to it"),
        ('xml:id="names"', 'xml:id="rules"', "the schema does not refer to it"),
    ],
)
def test_odd_is_refused(
    was: str, becomes: str, complaint: str, stylesheet: Stylesheet, tmp_path: Path
) -> None:
    """What the stylesheet cannot tell in the manual stops it and is not passed over."""
    odd = tmp_path / "edition.odd"
    text = ODD.read_text(encoding="utf-8")
    assert was in text
    odd.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert complaint in stylesheet.refusal(odd)


@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("page", ["phrases", "rules"])
def test_any_processor_makes_it(stylesheet: Stylesheet, page: str, tmp_path: Path) -> None:
    """Made by the npm package xslt3, a page of the manual is the same, byte for byte."""
    odd = sample(tmp_path)
    (tmp_path / "refused.xml").write_text(refused(), encoding="utf-8")
    given = [f"page={page}", f"?refused=doc('{(tmp_path / 'refused.xml').as_uri()}')"]
    xslt3(SCHEMA / "odd2manual.xsl", f"-s:{odd}", f"-o:{tmp_path / 'page.md'}", *given)
    made = stylesheet.page(stylesheet.saxon.parse_xml(xml_file_name=str(odd)), page)
    assert (tmp_path / "page.md").read_text("utf-8") == made


def test_manual_builds(stylesheet: Stylesheet, tmp_path: Path) -> None:
    """Sphinx makes pages of it without a warning; each rule and element has its address."""
    pages = tmp_path / "manual"
    pages.mkdir()
    for name, page in stylesheet.pages(sample(tmp_path)):
        (pages / f"{name}.md").write_text(page, encoding="utf-8")
    conf = ROOT / "docs"
    options = ["-n", "-W", "-q", "-b", "html", "-c", str(conf)]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(pages), str(tmp_path / "html")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    rules = (tmp_path / "html" / "rules.html").read_text("utf-8")
    for rule in ("sample-first", "sample-second", "note-and-reference"):
        assert f'id="{rule}"' in rules
    assert 'id="element-persname-usual"' in (tmp_path / "html" / "persons.html").read_text("utf-8")
