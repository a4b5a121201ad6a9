"""The ODD: the one source of the schema, complete, described, and true to our files."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from edition.grammar import Grammar
from tests.examples import TEI, XML, examples, refresh
from tests.test_schema import FILES, RNG, ROOT

ODD = ROOT / "schema" / "edition.odd"
STRUCTURE = "{http://relaxng.org/ns/structure/1.0}"

KINDS = ("bibl.document", "bibl.work", "event", "event.life", "org", "place")
FORMS = ("persName.other", "placeName.other", "title.other")
VOCABULARIES = {(declaration, "type") for declaration in KINDS + FORMS}
VOCABULARIES |= {(f"att.relation.{kind}", "name") for kind in ("directed", "mutual")}
VOCABULARIES |= {("person", "sex"), ("att.certainty", "cert"), ("att.ref.repeated", "cert")}
VOCABULARIES |= {(f"att.fact.{kind}", "cert") for kind in ("sourced", "unsourced", "optional")}
"""Lists of values that are complete before each of them is used."""

NO_ELEMENT = "alternatives"
"""A declaration that is there for other processors and declares nothing."""


def specifications(*names: str) -> Iterator[etree._Element]:
    """The specifications of the ODD by the names of their elements."""
    for name in names:
        for spec in etree.parse(ODD).iter(TEI + name):
            if spec.get("ident") != NO_ELEMENT and spec.get("mode") != "delete":
                yield spec


def name_in(spec: etree._Element) -> str:
    """The name of the element that a specification declares."""
    return str(spec.findtext(f"{TEI}altIdent") or spec.get("ident"))


NAMES = {str(spec.get("ident")): name_in(spec) for spec in specifications("elementSpec")}
"""The names of the elements by their declarations."""


def allowances(spec: etree._Element) -> Iterator[tuple[str, ...]]:
    """The attributes and the listed values that a specification allows by itself."""
    for attribute in spec.iterfind(f".//{TEI}attDef[@usage]"):
        yield (str(attribute.get("ident")),)
        for value in attribute.iter(f"{TEI}valItem"):
            yield str(attribute.get("ident")), str(value.get("ident"))


def in_use() -> set[tuple[str, ...]]:
    """The elements, their attributes, and the values of these that our files have."""
    used: set[tuple[str, ...]] = set()
    for path in FILES:
        for element in etree.parse(path).iter(etree.Element):
            name = etree.QName(element).localname
            used.add((name,))
            for attribute, value in element.attrib.items():
                used |= {(name, known(attribute)), (name, known(attribute), str(value))}
    return used


def known(attribute: str | bytes) -> str:
    """An attribute by the name that the ODD has for it."""
    return str(attribute).replace(XML, "xml:")


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
        ('header" mode="change"', 'header" mode="delete"', "the mode delete is not known"),
        ('<classes mode="replace"/>', "", "leaves the TEI's own classes or content"),
        (
            '"date" module="core" mode="replace"',
            '"date" module="core" mode="change"',
            "alternatives",
        ),
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


@pytest.mark.needs("tei_all")
def test_changes_leave_nothing_over(tei_all: Path) -> None:
    """A changed element replaces or deletes every attribute that the TEI declares on it itself."""
    theirs = {
        define.get("name"): define for define in etree.parse(tei_all).iter(f"{STRUCTURE}define")
    }
    for spec in specifications("elementSpec"):
        if spec.get("mode") == "change":
            own = theirs[spec.get("ident")].iterfind(f"{STRUCTURE}element//{STRUCTURE}attribute")
            stated = spec.iterfind(f"{TEI}attList/{TEI}attDef[@mode]")
            local = sorted({str(attribute.get("name")) for attribute in own})
            assert sorted(str(attribute.get("ident")) for attribute in stated) == local


def test_everything_is_described() -> None:
    """Every declaration says what it is and why the edition has it, every value what it means."""
    declarations = ("elementSpec", "classSpec", "macroSpec", "dataSpec", "attDef")
    silent = [
        place_of(spec)
        for spec in specifications(*declarations, "valItem")
        if not said(spec, "desc") or (spec.tag != f"{TEI}valItem" and not said(spec, "remarks/p"))
    ]
    assert silent == []


def said(spec: etree._Element, path: str) -> str:
    """What a declaration says of itself."""
    found = spec.find("/".join(TEI + step for step in path.split("/")))
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def place_of(spec: etree._Element) -> str:
    """The declaration by the names of what it stands in."""
    return " ".join(str(one.get("ident")) for one in [*spec.iterancestors(), spec][-5:])


def test_examples_stand_in_our_files(pytestconfig: pytest.Config) -> None:
    """Every example of the ODD is a fragment of the file and the place that it names."""
    if pytestconfig.getoption("--bless"):
        refresh(ODD)
    lost = [(one.declaration, one.source) for one in examples(ODD) if one.found() is None]
    assert lost == []


def test_examples_are_valid() -> None:
    """Every example is valid as what it is an example of; one with parts left out says if not."""
    for example in examples(ODD):
        schema = declared_as(example.declaration)
        found = example.found()
        assert found is not None
        whole = deepcopy(found)
        whole.tail = None
        schema.assertValid(etree.ElementTree(whole))
        assert schema.validate(etree.ElementTree(example.without_comments())) != example.feasible
        assert not example.feasible or example.is_cut()


@cache
def declared_as(declaration: str) -> etree.RelaxNG:
    """The schema of which one declaration is the root."""
    schema = etree.parse(RNG)
    next(schema.iter(f"{STRUCTURE}ref")).set("name", declaration)
    return etree.RelaxNG(schema)


def test_every_attribute_is_shown() -> None:
    """The examples of an element show every attribute that it may have and has in our files."""
    used = in_use()
    shown: dict[str, set[str]] = {}
    for example in examples(ODD):
        shown.setdefault(example.declaration, set()).update(map(known, example.shown.attrib))
    hidden = [
        (declaration, attribute)
        for declaration, element in Grammar(etree.parse(RNG)).elements.items()
        for attribute in {name for together in element.attributes for name in together}
        if (NAMES[declaration], attribute) in used
        and attribute not in shown.get(declaration, set())
    ]
    assert hidden == []
    assert shown.keys() == NAMES.keys()


def test_odd_is_not_stale() -> None:
    """What the ODD allows is used in the edition or shown in its sample."""
    used = in_use()
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
    assert {item for item in unused if item[:2] not in VOCABULARIES} == set()
