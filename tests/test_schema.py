"""The schema: made from the ODD, as tight as the texts, valid TEI, and able to explain itself."""

from __future__ import annotations

import difflib
import re
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from edition.findings import Finding
from edition.relaxng import findings

ROOT = Path(__file__).parent.parent
ODD = ROOT / "schema" / "edition.odd"
RNG = ROOT / "schema" / "edition.rng"
TEXTS = sorted((ROOT / "tei" / "texts").glob("*.xml"))
RESTORED = sorted((ROOT / "tei" / "restored").glob("*.xml"))
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.xml"))

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"
STRUCTURE = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

AHEAD: set[tuple[str, ...]] = {
    ("gap", "reason", "ellipsis"),
    ("note", "type", "editorial"),
    ("title", "level", "u"),
}
"""Attributes and values that editors may need on any day, on elements that are in use."""


def name_of(path: Path) -> str:
    """The name under which pytest shows a file."""
    return path.stem


def specifications(*names: str) -> Iterator[etree._Element]:
    """The specifications of the ODD by the names of their elements."""
    for name in names:
        yield from etree.parse(ODD).iter(TEI + name)


def examples() -> Iterator[etree._Element]:
    """Every example of the ODD, as TEI."""
    for example in specifications("elementSpec"):
        for outer in example.iterfind(f"{TEI}exemplum/{EXAMPLE}egXML"):
            inner = deepcopy(outer[0])
            for element in inner.iter(etree.Element):
                element.tag = str(element.tag).replace(EXAMPLE, TEI)
            inner.tail = None
            yield inner


def whole_example() -> etree._Element:
    """The example that is a whole file."""
    return next(example for example in examples() if example.tag == f"{TEI}TEI")


def machinery() -> set[str]:
    """The elements that the ODD declares ahead of their use."""
    group = next(g for g in specifications("specGrp") if g.get(XML_ID) == "machinery")
    return {str(spec.get("ident")) for spec in group.iter(f"{TEI}elementSpec")}


def transform(odd: Path) -> str:
    """What the stylesheet makes of an ODD, or what it says when it stops."""
    from saxonche import PySaxonApiError, PySaxonProcessor

    with PySaxonProcessor(license=False) as processor:
        stylesheet = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(ROOT / "schema" / "odd2rng.xsl")
        )
        stylesheet.set_save_xsl_message(True)
        try:
            return str(stylesheet.transform_to_string(source_file=str(odd)))
        except PySaxonApiError:
            messages = stylesheet.get_xsl_messages()
            return " ".join(messages.item_at(n).string_value for n in range(messages.size))


def test_schema_is_generated_from_the_odd(pytestconfig: pytest.Config) -> None:
    """The committed schema is, byte for byte, what the stylesheet makes of the ODD."""
    made = transform(ODD).encode()
    if pytestconfig.getoption("--bless"):
        RNG.write_bytes(made)
    assert made == RNG.read_bytes()


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('<elementRef key="quote"/>', '<elementRef key="quot"/>', "quot is not declared"),
        ('<elementRef key="quote"/>', '<classRef key="model.qLike"/>', "classRef is not known"),
        ('usage="opt"', 'usage="opt" mode="change"', "attribute mode is not known"),
        ("<desc>the quoted words</desc>", "", "has no description"),
        ('include="ab seg"', 'include="ab seg anchor"', "anchor is either listed or specified"),
    ],
)
def test_odd_is_refused(was: str, becomes: str, complaint: str, tmp_path: Path) -> None:
    """What the stylesheet cannot turn into the schema stops it and is not passed over."""
    odd = tmp_path / "edition.odd"
    text = ODD.read_text(encoding="utf-8")
    assert was in text
    odd.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert complaint in transform(odd)


@pytest.mark.needs("tei_all")
def test_odd_is_tei(tei_schema: etree.RelaxNG) -> None:
    """The ODD is itself a valid TEI document."""
    tei_schema.assertValid(etree.parse(ODD))


def test_everything_is_described() -> None:
    """Every declaration says what it is, and every element why the edition has it."""
    described = ("elementSpec", "macroSpec", "dataSpec", "attDef", "valItem")
    silent = [
        spec.get("ident") for spec in specifications(*described) if not spec.findtext(f"{TEI}desc")
    ]
    assert silent == []
    unexplained = [
        spec.get("ident")
        for spec in specifications("elementSpec")
        if not spec.findtext(f"{TEI}remarks/{TEI}p")
    ]
    assert unexplained == []


def test_examples_are_valid() -> None:
    """Every example of the ODD is valid as what it is an example of, and none is missing."""
    shown = set()
    for example in examples():
        schema = etree.parse(RNG)
        name = etree.QName(example).localname
        next(schema.iter(f"{STRUCTURE}ref")).set("name", name)
        etree.RelaxNG(schema).assertValid(etree.ElementTree(example))
        shown |= {etree.QName(element).localname for element in example.iter(etree.Element)}
    assert shown == {spec.get("ident") for spec in specifications("elementSpec")}


def test_odd_is_not_stale() -> None:
    """What the ODD allows is used in a text, or is there for editors from the first day."""
    used: set[tuple[str, ...]] = set()
    for text in TEXTS:
        for element in etree.parse(text).iter(etree.Element):
            name = etree.QName(element).localname
            used.add((name,))
            for attribute, value in element.attrib.items():
                known = str(attribute).replace(XML_ID[:-2], "xml:")
                used |= {(name, known), (name, known, str(value))}
    allowed: set[tuple[str, ...]] = set()
    for spec in specifications("elementSpec"):
        name = str(spec.get("ident"))
        allowed.add((name,))
        for attribute in spec.iter(f"{TEI}attDef"):
            known = str(attribute.get("ident"))
            allowed.add((name, known))
            values = attribute.iter(f"{TEI}valItem")
            allowed |= {(name, known, str(value.get("ident"))) for value in values}
    unused = {item for item in allowed - used if item[0] not in machinery()}
    assert unused == AHEAD
    assert machinery().isdisjoint(item[0] for item in used), "these are in use: move them"


@pytest.mark.parametrize("text", TEXTS + RESTORED, ids=name_of)
def test_texts_are_valid(text: Path) -> None:
    """Every text is valid against the edition's schema, without its words and with them."""
    assert findings(etree.parse(text), text, RNG) == []


@pytest.mark.needs("tei_all")
@pytest.mark.parametrize("text", TEXTS + RESTORED, ids=name_of)
def test_texts_are_tei(text: Path, tei_schema: etree.RelaxNG) -> None:
    """Every text is valid against the TEI's own schema, without its words and with them."""
    tei_schema.assertValid(etree.parse(text))


@pytest.mark.needs("tei_all")
def test_invalid_files_depart_from_a_valid_one(tei_schema: etree.RelaxNG) -> None:
    """The example from which the invalid files depart, each in one place, is valid."""
    example = etree.ElementTree(whole_example())
    assert findings(example, "example", RNG) == []
    tei_schema.assertValid(example)
    valid = [line.strip() for line in etree.tostring(example, encoding="unicode").splitlines()]
    for path in INVALID:
        lines = re.sub(r"^.*?-->\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        broken = [line.strip() for line in lines.splitlines()]
        changes = difflib.SequenceMatcher(None, valid[1:], broken[1:], autojunk=False).get_opcodes()
        assert len([change for change in changes if change[0] != "equal"]) <= 2, path.name


def restate(path: Path) -> None:
    """Write the message that a file gets now into its first comment."""
    (found,) = findings(etree.parse(path), path.name, RNG)
    message = f"message: {found.what}; {found.do} -->"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"message: .*?-->", lambda _: message, text, count=1), encoding="utf-8")


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_file_is_refused(path: Path, pytestconfig: pytest.Config) -> None:
    """A file with one fault yields one finding: that fault, at its place, in an editor's terms."""
    if pytestconfig.getoption("--bless"):
        restate(path)
    document = etree.parse(path)
    comment = document.getroot().getprevious()
    assert comment is not None
    stated = dict(re.findall(r"(\w+): (.+)", str(comment.text)))
    (found,) = findings(document, path.name, RNG)
    assert found.rule == stated["rule"]
    assert f"{found.what}; {found.do}" == stated["message"].rstrip()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r"<(\w+)> ", found.what) is None or "<" in lines[found.line - 1]


@pytest.mark.needs("jing")
def test_jing_agrees() -> None:
    """A second RelaxNG processor accepts what libxml2 accepts and refuses what it refuses."""
    files = [str(path) for path in TEXTS + RESTORED + INVALID]
    jing = subprocess.run(["jing", RNG, *files], capture_output=True, text=True, check=False)
    refused = set(re.findall(r"^(.+?):\d+:\d+: error:", jing.stdout, re.MULTILINE))
    assert refused == {str(path) for path in INVALID}


def test_finding_is_one_line() -> None:
    """A finding reads as its place, what is wrong and what to do."""
    full = Finding("a.xml", 3, "n2", "<note> lacks n", "add n", "missing-attribute")
    assert str(full) == "a.xml:3 (n2): <note> lacks n; add n"
    assert str(Finding("a.xml", 3, None, "it is broken", "", "schema")) == "a.xml:3: it is broken"


def test_every_fault_is_told() -> None:
    """Several faults in one document each have their finding, in the order of the document."""
    root = whole_example()
    body, quote, note, back = (
        next(root.iter(TEI + name)) for name in ("body", "quote", "note", "back")
    )
    body[0].set("rend", "bold")
    quote.tag = f"{TEI}hi"
    back.insert(0, etree.Element(f"{TEI}p"))
    note.set("n", "one")
    rules = [found.rule for found in findings(etree.ElementTree(root), "example", RNG)]
    expected = ["unknown-attribute", "unknown-element", "misplaced-element", "attribute-value"]
    assert rules == expected


@pytest.mark.parametrize("name", ["quote", "ref"])
def test_unknown_element_is_one_fault(name: str) -> None:
    """An element that is misnamed is not also reported as missing."""
    root = whole_example()
    cit = next(root.iter(f"{TEI}cit"))
    next(cit.iter(TEI + name)).tag = f"{TEI}quotation-mark"
    rules = [found.rule for found in findings(etree.ElementTree(root), "example", RNG)]
    assert rules == ["unknown-element"]


def test_attributes_are_judged_by_what_they_are_meant_for() -> None:
    """A gap that says it is withheld lacks what such a gap needs, and has no wrong reason."""
    root = whole_example()
    next(root.iter(f"{TEI}gap")).set("reason", "rights")
    found = findings(etree.ElementTree(root), "example", RNG)
    assert [finding.what for finding in found] == [
        "<gap> lacks unit",
        "<gap> lacks quantity",
        "<gap> lacks corresp",
    ]
