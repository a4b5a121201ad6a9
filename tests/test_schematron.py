"""The Schematron: made from the ODD, compiled by our stylesheet, told in an editor's terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from edition.errors import StylesheetError
from edition.findings import Fault
from edition.schematron import Schematron, located, reported
from tests.conftest import ROOT
from tests.xslt3 import xslt3

SCHEMA = ROOT / "schema"
HEAD = """<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
<sch:ns prefix="t" uri="urn:t"/><sch:let name="least" value="2"/>"""
DOCUMENT = '<a xmlns="urn:t"><b n="1">one</b><b n="2" xml:id="x">two</b><c/><!-- note --></a>'


@pytest.fixture(scope="module")
def saxon() -> Iterator[Any]:
    """A Saxon for the stylesheets of the schema."""
    from saxonche import PySaxonProcessor

    with PySaxonProcessor(license=False) as processor:
        yield processor


def transform(saxon: Any, name: str, source: str) -> str:
    """What a stylesheet of the schema makes of a document, or what it says when it stops."""
    from saxonche import PySaxonApiError

    sheet = saxon.new_xslt30_processor().compile_stylesheet(
        stylesheet_file=str(SCHEMA / f"{name}.xsl")
    )
    try:
        return str(sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=source)))
    except PySaxonApiError as error:
        return str(error)


def judge(saxon: Any, patterns: str, document: str = DOCUMENT) -> list[Fault]:
    """The faults of a document by some patterns."""
    rules = transform(saxon, "sch2xsl", f"{HEAD}{patterns}</sch:schema>")
    sheet = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=rules)
    report = sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=document))
    return list(reported(report, etree.ElementTree(etree.fromstring(document))))


@pytest.mark.parametrize(
    ("name", "source", "made"),
    [
        ("odd2sch", "edition.odd", "edition.sch"),
        ("sch2xsl", "edition.sch", "edition.sch.xsl"),
    ],
)
def test_rules_are_generated(
    name: str, source: str, made: str, saxon: Any, pytestconfig: pytest.Config
) -> None:
    """The committed rules are, byte for byte, what the stylesheets make of the ODD."""
    text = transform(saxon, name, (SCHEMA / source).read_text(encoding="utf-8")).encode()
    if pytestconfig.getoption("--bless"):
        (SCHEMA / made).write_bytes(text)
    assert text == (SCHEMA / made).read_bytes()


def test_the_rules_are_schematron() -> None:
    """By the grammar of ISO Schematron the rules are a valid schema."""
    from lxml import isoschematron  # type: ignore[attr-defined]

    assert isoschematron.schematron_schema_valid_supported
    assert isoschematron.schematron_schema_valid(etree.parse(SCHEMA / "edition.sch"))


@pytest.mark.needs("xslt3")
@pytest.mark.parametrize("name", ["date-backwards", "notes-out-of-order", "relation-entered-twice"])
def test_another_processor_finds_the_same(name: str, saxon: Any) -> None:
    """The npm package xslt3 runs the compiled rules and tells the same faults of a file."""
    path = ROOT / "tests" / "invalid" / f"{name}.xml"
    made = xslt3(SCHEMA / "edition.sch.xsl", f"-s:{path}")
    document = etree.parse(path)
    ours = Schematron(SCHEMA).faults(path.read_text(encoding="utf-8"), document)
    assert ours
    assert list(reported(made, document)) == ours


def test_assert_and_report(saxon: Any) -> None:
    """An assert is broken when its test fails, a report when it holds; messages have values."""
    found = judge(
        saxon,
        """<sch:pattern id="p"><sch:rule context="t:b">
        <sch:let name="number" value="number(@n)"/>
        <sch:assert test="$number ge $least"
          subject="@n">it is <sch:value-of select="@n"/>; raise it</sch:assert>
        <sch:report test=". = 'two'" role="warning">the word is “two”; change it</sch:report>
        </sch:rule></sch:pattern>""",
    )
    told = [(f.what, f.do, f.rule, f.attribute, f.severity, f.element.get("n")) for f in found]
    assert told == [
        ("it is 1", "raise it", "p", "n", "error", "1"),
        ("the word is “two”", "change it", "p", None, "warning", "2"),
    ]


def test_first_rule_of_a_pattern_wins(saxon: Any) -> None:
    """A node meets the first rule of a pattern that fits it, and one rule of every pattern."""
    rule = '<sch:rule context="{}"><sch:assert test="false()">{}; mend it</sch:assert></sch:rule>'
    patterns = [
        ("one", [("t:b[@n = '1']", "first"), ("t:b", "second")]),
        ("two", [("t:c", "third"), ("*", "fourth")]),
    ]
    text = "".join(
        f'<sch:pattern id="{name}">{"".join(rule.format(*pair) for pair in rules)}</sch:pattern>'
        for name, rules in patterns
    )
    told = sorted((f.rule, etree.QName(f.element).localname, f.what) for f in judge(saxon, text))
    assert told == [
        ("one", "b", "first"),
        ("one", "b", "second"),
        ("two", "a", "fourth"),
        ("two", "b", "fourth"),
        ("two", "b", "fourth"),
        ("two", "c", "third"),
    ]


def test_attributes_and_comments_can_be_judged(saxon: Any) -> None:
    """A rule may be about any node; it is told at the element."""
    rule = '<sch:rule context="{}"><sch:assert test="false()">no; mend</sch:assert></sch:rule>'
    text = "".join(
        f'<sch:pattern id="{name}">{rule.format(context)}</sch:pattern>'
        for name, context in (("i", "@xml:id"), ("c", "comment()"), ("d", "/"))
    )
    told = {f.rule: (etree.QName(f.element).localname, f.attribute) for f in judge(saxon, text)}
    assert told == {"i": ("b", "xml:id"), "c": ("a", None), "d": ("a", None)}


@pytest.mark.parametrize(
    "construct",
    [
        '<sch:phase id="x"/>',
        '<sch:pattern id="p" abstract="true"/>',
        '<sch:pattern id="p"><sch:rule context="*" abstract="true"/></sch:pattern>',
        '<sch:pattern id="p"><sch:rule context="*"><sch:name/></sch:rule></sch:pattern>',
        '<sch:pattern><sch:rule context="*"/></sch:pattern>',
        '<sch:include href="x"/>',
    ],
)
def test_what_is_not_known_is_refused(construct: str, saxon: Any) -> None:
    """The compiler stops at what it does not know, and leaves nothing out in silence."""
    said = transform(saxon, "sch2xsl", f"{HEAD}{construct}</sch:schema>")
    assert "No user-defined template rule" in said


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("tei:person[tei:birth]", "tei:persn[tei:birth]", "speaks of tei:persn"),
        ("(@from and @to) or", "(@frmo and @to) or", "speaks of @frmo"),
        ('context="tei:text">', 'context="text">', "the context text has no prefix"),
        ("not($before($ends(.), $begins(.)))", "doc('x')/*", "speaks of doc()"),
        ("; correct one of the two", " correct it", "has no semicolon"),
        ('scheme="schematron" mode="add">', 'scheme="shematron" mode="add">', "who checks it"),
    ],
)
def test_a_rule_that_would_be_dead_is_refused(
    was: str, becomes: str, complaint: str, saxon: Any
) -> None:
    """A slip in a rule stops the stylesheet, and does not make a rule that never speaks."""
    odd = (SCHEMA / "edition.odd").read_text(encoding="utf-8")
    assert was in odd
    sheet = saxon.new_xslt30_processor().compile_stylesheet(
        stylesheet_file=str(SCHEMA / "odd2sch.xsl")
    )
    sheet.set_save_xsl_message(True)
    with pytest.raises(Exception, match="terminated"):
        sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=odd.replace(was, becomes, 1)))
    messages = sheet.get_xsl_messages()
    assert complaint in messages.item_at(messages.size - 1).string_value


def test_place_is_found_again() -> None:
    """A path leads to its element, with namespaces and without, and to its attribute."""
    text = '<a><b xmlns="urn:t"/><b/><b xmlns="urn:t" c=""/></a>'
    document = etree.ElementTree(etree.fromstring(text))
    root = document.getroot()
    assert located("/Q{}a[1]/Q{urn:t}b[2]/@c", document) == (root[2], "c")
    assert located("/Q{}a[1]/Q{}b[1]", document) == (root[1], None)
    assert located("/", document) == (root, None)


def test_released_identifiers_leave_no_hole() -> None:
    """Whether a released identifier may be missing is for the ledger to say."""
    path = ROOT / "tests" / "invalid" / "identifier-hole.xml"
    text = path.read_text(encoding="utf-8")
    document = etree.ElementTree(etree.fromstring(text.encode()))
    rules = Schematron(SCHEMA)
    assert [fault.rule for fault in rules.faults(text, document)] == ["identifiers-without-holes"]
    assert rules.faults(text, document, released=["p2"]) == []


def test_broken_stylesheet_is_told(tmp_path: Path) -> None:
    """Rules that do not compile are one sentence."""
    (tmp_path / "edition.sch.xsl").write_text("<nothing/>", encoding="utf-8")
    with pytest.raises(StylesheetError, match="does not compile"):
        Schematron(tmp_path)
