"""The schema: made from the ODD, as tight as the texts, valid TEI, and able to explain itself."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from edition.findings import Finding
from edition.relaxng import findings

ROOT = Path(__file__).parent.parent
ODD = ROOT / "schema" / "edition.odd"
RNG = ROOT / "schema" / "edition.rng"
EDITION = sorted((ROOT / "tei").glob("*/*.xml"))
"""The texts and registers of the edition, and the texts that an editor has restored."""
SAMPLE = sorted((ROOT / "tests" / "sample" / "tei").glob("*/*.xml"))
"""The same of the sample edition, which shows what editors may need on any day."""
FILES = EDITION + SAMPLE
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.xml"))

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"
STRUCTURE = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

KINDS = ("bibl.document", "bibl.work", "event", "event.life", "org", "place")
FORMS = ("persName.other", "placeName.other", "title.other")
VOCABULARIES = {(declaration, "type") for declaration in KINDS + FORMS}
VOCABULARIES |= {("person", "sex"), ("relation", "name"), ("ref", "cert")}
VOCABULARIES |= {("att.certainty", "cert")}
VOCABULARIES |= {(f"att.fact.{kind}", "cert") for kind in ("sourced", "unsourced", "optional")}
"""Lists of values that are complete before each of them is used."""

NO_ELEMENT = "alternatives"
"""A declaration that is there for other processors and declares nothing."""

AHEAD: set[tuple[str, ...]] = set()
"""What neither the edition nor its sample uses yet, but an editor may need on any day."""


def name_of(path: Path) -> str:
    """The name under which pytest shows a file."""
    return path.stem


def specifications(*names: str) -> Iterator[etree._Element]:
    """The specifications of the ODD by the names of their elements."""
    for name in names:
        for spec in etree.parse(ODD).iter(TEI + name):
            if spec.get("ident") != NO_ELEMENT and spec.get("mode") != "delete":
                yield spec


def name_in(spec: etree._Element) -> str:
    """The name of the element that a specification declares."""
    return str(spec.findtext(f"{TEI}altIdent") or spec.get("ident"))


def examples() -> Iterator[tuple[str, etree._Element]]:
    """Every example of the ODD, as TEI, with the declaration that it is an example of."""
    for spec in specifications("elementSpec"):
        for outer in spec.iterfind(f"{TEI}exemplum/{EXAMPLE}egXML"):
            markup = etree.tostring(outer[0], encoding="unicode", with_tail=False)
            inner = etree.fromstring(markup.replace(EXAMPLE[1:-1], TEI[1:-1]))
            yield str(spec.get("ident")), inner


def whole_example() -> etree._Element:
    """The example that is a whole file."""
    return next(example for _, example in examples() if example.tag == f"{TEI}TEI")


def allowances(spec: etree._Element) -> Iterator[tuple[str, ...]]:
    """The attributes and the listed values that a specification allows by itself."""
    for attribute in spec.iterfind(f".//{TEI}attDef[@usage]"):
        yield (str(attribute.get("ident")),)
        for value in attribute.iter(f"{TEI}valItem"):
            yield str(attribute.get("ident")), str(value.get("ident"))


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
        ('usage="opt"', 'usage="opt" mode="change"', "the mode change is not known"),
        ("<desc>the title on the title page</desc>", "", "has no description"),
        ('include="ab seg"', 'include="ab seg anchor"', "anchor is either listed or specified"),
        ("<altIdent>title</altIdent>", "<altIdent>titel</altIdent>", "titel is not declared"),
        ('class="att.time.span"', 'class="att.tide.span"', "att.tide.span is not declared"),
        ('mode="change"', 'mode="delete"', "the mode delete is not known"),
        ('<classes mode="replace"/>', "", "leaves the TEI's own classes or content"),
        ('"date" module="core" mode="replace"', '"date" module="core" mode="change"', "alternatives"),
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
    described = ("elementSpec", "classSpec", "macroSpec", "dataSpec", "attDef", "valItem")
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
    for declaration, example in examples():
        schema = etree.parse(RNG)
        next(schema.iter(f"{STRUCTURE}ref")).set("name", declaration)
        etree.RelaxNG(schema).assertValid(etree.ElementTree(example))
        shown |= {declaration} | {
            etree.QName(element).localname for element in example.iter(etree.Element)
        }
    assert shown == {spec.get("ident") for spec in specifications("elementSpec")}


def test_odd_is_not_stale() -> None:
    """What the ODD allows is used in the edition or shown in its sample."""
    used: set[tuple[str, ...]] = set()
    for path in FILES:
        for element in etree.parse(path).iter(etree.Element):
            name = etree.QName(element).localname
            used.add((name,))
            for attribute, value in element.attrib.items():
                known = str(attribute).replace(XML_ID[:-2], "xml:")
                used |= {(name, known), (name, known, str(value))}
    unused: set[tuple[str, ...]] = set()
    members: dict[str, set[str]] = {}
    for spec in specifications("elementSpec"):
        name = name_in(spec)
        declaration = str(spec.get("ident"))
        unused |= {(declaration,)} - {(declaration, *item[1:]) for item in used if item[0] == name}
        unused |= {(declaration, *item) for item in allowances(spec) if (name, *item) not in used}
        for member in spec.iter(f"{TEI}memberOf", f"{TEI}attRef"):
            used_class = str(member.get("key") or member.get("class"))
            members.setdefault(used_class, set()).add(name)
    for spec in specifications("classSpec"):
        ident = str(spec.get("ident"))
        unused |= {
            (ident, *item)
            for item in allowances(spec)
            if not any((name, *item) in used for name in members[ident])
        }
    assert {item for item in unused if item[:2] not in VOCABULARIES} == AHEAD


@pytest.mark.parametrize("text", FILES, ids=name_of)
def test_texts_are_valid(text: Path) -> None:
    """Every text and register is valid by the edition's schema, without words and with them."""
    assert findings(etree.parse(text), text, RNG) == []


@pytest.mark.needs("tei_all")
@pytest.mark.parametrize("text", FILES, ids=name_of)
def test_texts_are_tei(text: Path, tei_schema: etree.RelaxNG) -> None:
    """Every text and register is valid by the TEI's own schema, without words and with them."""
    tei_schema.assertValid(etree.parse(text))


@pytest.mark.needs("tei_all")
def test_example_is_valid(tei_schema: etree.RelaxNG) -> None:
    """The example that is a whole file is valid by both schemas."""
    example = etree.ElementTree(whole_example())
    assert findings(example, "example", RNG) == []
    tei_schema.assertValid(example)


@pytest.mark.needs("jing")
def test_jing_agrees() -> None:
    """A second RelaxNG processor accepts what libxml2 accepts and refuses what it refuses."""
    broken = {path for path in INVALID if b"rule: well-formed" in path.read_bytes()}
    invalid = [path for path in INVALID if path not in broken]
    files = [str(path) for path in [*FILES, *invalid]]
    jing = subprocess.run(["jing", RNG, *files], capture_output=True, text=True, check=False)
    refused = set(re.findall(r"^(.+?):\d+:\d+: error:", jing.stdout, re.MULTILINE))
    parser = etree.XMLParser(collect_ids=False)
    assert refused == {str(p) for p in invalid if findings(etree.parse(p, parser), p, RNG)}


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
