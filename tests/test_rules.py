"""The catalogue of rules: made from the ODD, complete, in its order, a rule a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT

SCHEMA = ROOT / "schema"
ODD = SCHEMA / "edition.odd"
CATALOGUE = SCHEMA / "rules.json"
TEI = "{http://www.tei-c.org/ns/1.0}"

RULES = """<div><head>Sample rules</head>
<specGrp xml:id="sample-rules" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
  <constraintSpec ident="sample-first" scheme="schematron" mode="add">
    <desc>A <gi>corr</gi> differs from its <gi>sic</gi>.</desc>
    <desc type="reason">Else <q>correction</q> means nothing, as in 1/2 or \\d.</desc>
    <constraint><sch:rule context="tei:choice">
      <sch:assert test="tei:sic != tei:corr" role="warning">they agree; correct one</sch:assert>
    </sch:rule></constraint>
  </constraintSpec>
  <constraintSpec ident="sample-second" scheme="schematron" mode="add">
    <desc>A note has its <att>n</att>.</desc>
    <desc type="reason">It is cited
      by it.</desc>
    <constraint><sch:rule context="tei:note[ancestor::tei:div[@type = 'notes']][@n]">
      <sch:assert test="@n">it has none; add it</sch:assert>
    </sch:rule></constraint>
  </constraintSpec>
  <constraintSpec ident="sample-third" scheme="engine" mode="add">
    <desc>A pointer leads somewhere.</desc>
    <desc type="reason">Readers follow it.</desc>
    <constraint>edition.pointers</constraint>
  </constraintSpec>
</specGrp></div></body>"""


def catalogue(odd: Path) -> str:
    """What the stylesheet makes of an ODD, or what it says when it stops."""
    from saxonche import PySaxonApiError, PySaxonProcessor

    with PySaxonProcessor(license=False) as processor:
        stylesheet = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(SCHEMA / "odd2rules.xsl")
        )
        stylesheet.set_save_xsl_message(True)
        try:
            return str(stylesheet.transform_to_string(source_file=str(odd)))
        except PySaxonApiError:
            messages = stylesheet.get_xsl_messages()
            return " ".join(messages.item_at(n).string_value for n in range(messages.size))


def sample(folder: Path, was: str = "", becomes: str = "") -> Path:
    """The ODD with the rules of the sample, in which one thing may be exchanged."""
    assert was in RULES
    odd = folder / "edition.odd"
    text = ODD.read_text(encoding="utf-8")
    text = text.replace("</schemaSpec>", '<specGrpRef target="#sample-rules"/></schemaSpec>')
    before, _, after = text.rpartition("</body>")
    odd.write_text(before + RULES.replace(was, becomes, 1) + after, encoding="utf-8")
    return odd


def test_catalogue_is_generated_from_the_odd(pytestconfig: pytest.Config) -> None:
    """The committed catalogue is, byte for byte, what the stylesheet makes of the ODD."""
    made = catalogue(ODD)
    if pytestconfig.getoption("--bless"):
        CATALOGUE.write_text(made, encoding="utf-8")
    assert made.encode() == CATALOGUE.read_bytes()


def test_catalogue_holds_every_rule_of_the_odd() -> None:
    """No rule is left out, none is there twice, and all stand in the order of the ODD."""
    listed = [rule["id"] for rule in json.loads(CATALOGUE.read_text(encoding="utf-8"))]
    assert listed == [spec.get("ident") for spec in etree.parse(ODD).iter(f"{TEI}constraintSpec")]
    assert len(set(listed)) == len(listed)


def test_rule_is_told_on_one_line(tmp_path: Path) -> None:
    """A rule becomes one object on one line, its words plain text and its severity the assert's."""
    first, *lines, last, end = catalogue(sample(tmp_path)).split("\n")
    assert (first, last, end) == ("[", "]", "")
    one, two, three = (json.loads(line.removesuffix(",")) for line in lines[-3:])
    assert one == {
        "id": "sample-first",
        "scheme": "schematron",
        "severity": "warning",
        "rule": "A <corr> differs from its <sic>.",
        "reason": "Else “correction” means nothing, as in 1/2 or \\d.",
        "page": "manual/rules.html#sample-first",
    }
    assert "manual/rules.html#sample-first" in lines[-3]
    assert [rule["severity"] for rule in (two, three)] == ["error", "error"]
    assert [rule["scheme"] for rule in (two, three)] == ["schematron", "engine"]
    assert two["rule"] == "A note has its @n."
    assert two["reason"] == "It is cited by it."


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('ident="sample-third"', 'ident="sample-second"', "two rules have this name"),
        ('ident="sample-third"', 'ident="sample_third"', "small letters and hyphens"),
        ('scheme="engine"', 'scheme="schematron"', "does not say who checks it"),
        ('scheme="engine"', 'scheme="isoschematron"', "does not say who checks it"),
        ('role="warning"', 'role="fatal"', "all error or all warning"),
        ("<desc>A pointer leads somewhere.</desc>", "", "has not one statement"),
        ('<desc type="reason">Readers follow it.</desc>', "", "has not one reason"),
    ],
)
def test_rule_is_refused(was: str, becomes: str, complaint: str, tmp_path: Path) -> None:
    """A rule that does not tell what the catalogue needs stops the stylesheet."""
    assert complaint in catalogue(sample(tmp_path, was, becomes))
