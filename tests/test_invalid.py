"""Refusals, tested like features: a file with one fault yields one finding, and says what it is."""

from __future__ import annotations

import difflib
import json
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from edition.findings import Finding
from edition.project import Project
from edition.texts import load
from edition.validation import Validator
from tests.conftest import ROOT

INVALID = sorted((ROOT / "tests" / "invalid").glob("*.xml"))
SAMPLE = ROOT / "tests" / "sample"
VALID = sorted((ROOT / "tests" / "valid").glob("*.xml")) + sorted(SAMPLE.glob("tei/*/*.xml"))
TEI = "{http://www.tei-c.org/ns/1.0}"
RULES = json.loads((ROOT / "schema" / "rules.json").read_text(encoding="utf-8"))
ELSEWHERE = frozenset({"schema"})
"""The rule that no file of ours can break: what the grammar refuses is always told in our words."""
RELEASES = frozenset(
    {
        *("ledger", "released-gone", "released-kind", "released-moved", "withdrawn-reused"),
        *("successor-missing", "release-version"),
    }
)
"""Rules that it takes releases to break: the tests of the ledger do."""


def name_of(path: Path) -> str:
    """The name under which pytest shows a file."""
    return path.stem


@pytest.fixture(autouse=True)
def own_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample edition has its own witness, whatever the environment names."""
    monkeypatch.delenv("EDITION_WITNESS", raising=False)


@cache
def validator() -> Validator:
    """What judges the files, in the edition of the sample; it has one figure."""
    made = Validator(Project.load(SAMPLE, SAMPLE))
    made.figures = frozenset({"letters-1931"})
    return made


def stated(path: Path) -> dict[str, str]:
    """What the first comment of a file says of its fault."""
    comment = re.search(r"<!--(.*?)-->", path.read_text(encoding="utf-8", errors="replace"), re.S)
    assert comment is not None
    return dict(re.findall(r"(\w+): (.+)", comment[1]))


def judged(path: Path) -> tuple[Finding, ...]:
    """What is found in a file: by its name, or as the text or register that it says it is."""
    return validator().file(path, key=stated(path).get("as", path.stem).strip()).findings


def restate(path: Path) -> None:
    """Write the message that a file gets now into its first comment."""
    (found,) = judged(path)
    message = f"message: {found.what}; {found.do} -->"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"message: .*?-->", lambda _: message, text, count=1), encoding="utf-8")


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_file_is_accepted(path: Path) -> None:
    """What the invalid files depart from has no fault at all."""
    assert validator().file(path).findings == ()


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_file_is_refused(path: Path, pytestconfig: pytest.Config) -> None:
    """A file with one fault yields one finding: that fault, at its place, in an editor's terms."""
    if pytestconfig.getoption("--bless"):
        restate(path)
    (found,) = judged(path)
    assert found.rule == stated(path)["rule"].strip()
    assert f"{found.what}; {found.do}" == stated(path)["message"].rstrip()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r"<(\w+)> ", found.what) is None or "<" in lines[found.line - 1]


def test_every_rule_is_broken_by_a_file() -> None:
    """For each rule there is a file that breaks it, and no file breaks a rule that is not there."""
    broken = {stated(path)["rule"].strip() for path in INVALID}
    assert broken | ELSEWHERE | RELEASES == {rule["id"] for rule in RULES}


def test_severity_is_that_of_the_catalogue() -> None:
    """A finding is as grave as the catalogue says of its rule."""
    severities = {rule["id"]: rule["severity"] for rule in RULES}
    for path in INVALID:
        for found in judged(path):
            assert found.severity == severities[found.rule]


def test_invalid_files_depart_from_a_valid_one() -> None:
    """Each invalid file departs at one point, or at two that belong together, from a valid one."""
    letters = load(validator().project, "letters").xml  # with its words
    valid = [lines(text) for text in (letters, *(path.read_text("utf-8") for path in VALID))]
    for path in INVALID:
        text = path.read_text(encoding="utf-8")
        if "<TEI" in text:
            broken = lines(text)
            assert min(changes(one, broken) for one in valid) <= 2, path.name


def lines(text: str) -> list[str]:
    """What a file contains, line by line, below the start of its root; comments do not count."""
    _, below = re.split(r"<\w+ xmlns=.*>", re.sub("<!--.*?-->", "", text, flags=re.S), maxsplit=1)
    return [line.strip() for line in below.splitlines()]


def changes(old: list[str], new: list[str]) -> int:
    """The number of places in which two files differ."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return len([change for change in matcher.get_opcodes() if change[0] != "equal"])


SCHEMATRON = [rule["id"] for rule in RULES if rule["scheme"] == "schematron"]


@pytest.mark.parametrize("rule", SCHEMATRON)
def test_rule_that_is_deleted_is_missed(rule: str) -> None:
    """When a rule is deleted from the ODD, the files that break it pass."""
    from saxonche import PySaxonProcessor

    odd = etree.parse(ROOT / "schema" / "edition.odd")
    (spec,) = (one for one in odd.iter(f"{TEI}constraintSpec") if one.get("ident") == rule)
    above = spec.getparent()
    assert above is not None
    above.remove(spec)
    text = etree.tostring(odd, encoding="unicode")
    with PySaxonProcessor(license=False) as saxon:
        xslt = saxon.new_xslt30_processor()
        for name in ("odd2sch", "sch2xsl"):
            sheet = xslt.compile_stylesheet(stylesheet_file=str(ROOT / "schema" / f"{name}.xsl"))
            text = sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=text))
        rules = xslt.compile_stylesheet(stylesheet_text=text)
        for path in INVALID:
            if stated(path)["rule"].strip() == rule:
                document = saxon.parse_xml(xml_text=path.read_text(encoding="utf-8"))
                assert "location=" not in rules.transform_to_string(xdm_node=document), path.name
