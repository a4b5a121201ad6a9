"""What validation found, told in each format, and judged by those who read it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from click import unstyle
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition import rules
from edition.cli import cli
from edition.errors import ProjectError
from edition.findings import Finding
from edition.reports import FORMATS, render
from edition.reports.judgement import LONGEST, Coverage, Judgement, message, repository
from edition.rules import Rule, catalogue
from tests.conftest import ROOT, Run
from tests.test_docs import DOCS, FENCE, Session

Edition = Callable[..., Run]

KNOWN = (
    Rule(
        "pointer",
        "engine",
        "error",
        "Every pointer leads somewhere.",
        "A reader who follows it should arrive.",
        "manual/rules.html#pointer",
    ),
    Rule(
        "date-order",
        "schematron",
        "error",
        "A span begins before it ends.",
        "Else it *spans* nothing.",
        "manual/rules.html#date-order",
    ),
    Rule(
        "date-within-life",
        "schematron",
        "warning",
        "Nobody writes letters after death.",
        "Such a date is mostly a slip.",
        "manual/rules.html#date-within-life",
    ),
)


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalogue of three rules, in place of the engine’s."""
    path = tmp_path / "schema" / "rules.json"
    path.parent.mkdir()
    fields = {field: field for field in ("scheme", "severity", "rule", "reason", "page")}
    fields["id"] = "ident"
    entries = [{key: getattr(rule, name) for key, name in fields.items()} for rule in KNOWN]
    path.write_text(json.dumps(entries), encoding="utf-8")
    monkeypatch.setattr(rules, "resources", lambda _: path.parent)
    catalogue.cache_clear()
    yield path
    catalogue.cache_clear()


@pytest.fixture
def faulty(bare: Path) -> Path:
    """The sample edition with a pointer that leads nowhere and an element that is not known."""
    path = bare / "tei" / "texts" / "preface.xml"
    text = path.read_text("utf-8")
    for old, new in (("text:letters#p3", "text:letters#p4"), ("emph>", "emphasis>")):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return bare


def validate(folder: Path, *words: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run ``edition validate`` in this process."""
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["validate", *words])


def found(what: str = "is wrong", **others: object) -> Finding:
    """A finding of which only some things matter."""
    fields = {"path": "tei/texts/a.xml", "line": 7, "xml_id": "p1", "do": "mend it"}
    return Finding(**{**fields, "what": what, "rule": "pointer", **others})  # type: ignore[arg-type]


def told(form: str, *findings: Finding, base: Path | None = None, strict: bool = False) -> str:
    """Findings in a format."""
    return render(Judgement.of([], findings, base=base, strict=strict), form)


# What a fault may quote: characters that each of the formats has its own trouble with.
AWKWARD = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\0\x1b\x85\r\n\t%:,;<>&\"'[]\ud800\udfff\ufffe\u2028")
    )
) | st.sampled_from(["]]>", "::error::x", "%0A", "\x1b[31m", "x" * 100_000, "\U0001f5ff" * 3000])
FINDINGS = st.lists(
    st.builds(
        Finding,
        path=AWKWARD | AWKWARD.map("../{}".format),
        line=st.integers(-1, 10**9),
        xml_id=st.none() | AWKWARD,
        what=AWKWARD,
        do=AWKWARD,
        rule=AWKWARD,
        severity=st.sampled_from(["error", "warning"]),
    ),
    max_size=4,
)


@given(FINDINGS)
def test_no_finding_breaks_json(findings: list[Finding]) -> None:
    """Whatever a finding quotes, the JSON is UTF-8, can be read, and has every finding."""
    report = json.loads(told("json", *findings).encode())
    assert len(report["findings"]) == len(findings)
    assert report["counts"]["errors"] == sum(f.severity == "error" for f in findings)
    for finding in report["findings"]:
        assert len(finding["what"]) <= LONGEST


@given(FINDINGS)
def test_no_finding_breaks_xml(findings: list[Finding]) -> None:
    """Whatever a finding quotes, the JUnit report is well-formed and has every finding."""
    root = etree.fromstring(told("junit", *findings).encode())
    failures = [str(failure.text) for failure in root.iter("failure")]
    assert len(failures) == sum(finding.severity == "error" for finding in findings)
    assert len(list(root.iter("system-out"))) == len(findings) - len(failures)


@given(FINDINGS)
def test_no_finding_breaks_lines(findings: list[Finding]) -> None:
    """Whatever a finding quotes, text and GitHub’s commands have one line for each."""
    for form in ("text", "github"):
        lines = told(form, *findings).splitlines()
        assert len(lines) == len(findings)
    said = Judgement.of([], findings).findings
    for line, finding in zip(lines, said, strict=True):
        command = re.fullmatch(
            r"::(error|warning) (?:file=([^:,]*),line=(\d+),)?title=([^:,]*)::(.*)", line
        )
        assert command is not None
        severity, file, number, _, data = command.groups()
        assert severity == finding.severity
        assert file is None or (unquote(file), int(number)) == (finding.path, finding.line)
        assert unquote(data).endswith(message(finding))
    for line in unstyle(told("text", *findings)).splitlines():
        assert not line.startswith("::")
        assert "\x1b" not in line


def test_no_finding_breaks_sarif(known: Path) -> None:
    """Whatever a finding quotes, the SARIF log can be read and its addresses are addresses."""

    @given(FINDINGS)
    def judge(findings: list[Finding]) -> None:
        [run] = json.loads(told("sarif", *findings).encode())["runs"]
        assert len(run["results"]) == len(findings)
        for result in run["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9%/._~:@!$&'()*+,;=-]*", uri)

    judge()


def test_a_finding_is_made_fit_for_every_format() -> None:
    """Whatever ends a line becomes a space, what no format holds U+FFFD, and lines count from 1."""
    breaks = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
    [finding] = Judgement.of(
        [],
        [found(f"a{breaks}b\0\x1b\x7f\x9f\ud800\uffffc", do="\u00a0é\U0001f5ff", line=0)],
    ).findings
    assert finding.what == f"a b{6 * chr(0xFFFD)}c"
    assert finding.do == "\u00a0é\U0001f5ff"
    assert finding.line == 1
    for at in breaks:
        assert len(Judgement.of([], [found(f"a{at}b")]).findings[0].what.splitlines()) == 1


def test_a_line_of_text_is_a_link_and_names_the_rule() -> None:
    """As text a finding has its place first and its rule last; a warning says that it is one."""
    assert unstyle(told("text", found(), found("is odd", severity="warning", xml_id=None))) == (
        "tei/texts/a.xml:7 (p1): is wrong; mend it [pointer]\n"
        "tei/texts/a.xml:7: warning: is odd; mend it [pointer]\n"
    )


def test_a_file_name_gives_githubs_runner_no_orders() -> None:
    """A file whose name begins like a workflow command does not begin a line of text."""
    assert unstyle(told("text", found(path="::stop-commands::x"))).startswith("./::stop")


def test_findings_stand_by_file_and_line() -> None:
    """Findings are sorted by line within their file; files keep the order they were given in."""
    findings = [found(path="b.xml", line=9), found(path="a.xml"), found(path="b.xml", line=2)]
    judgement = Judgement.of([Path("b.xml"), Path("c.xml")], findings)
    assert judgement.files == ("b.xml", "c.xml", "a.xml")
    assert [(f.path, f.line) for f in judgement.findings] == [
        ("b.xml", 2),
        ("b.xml", 9),
        ("a.xml", 7),
    ]


@pytest.mark.parametrize(
    ("severities", "files", "summary"),
    [
        ("", 8, "8 files: no fault found.\nletters: 1,200 of 1,200 characters"),
        ("", 1, "1 file: no fault found.\n"),
        ("ee", 8, "2 errors in 1 of 8 files.\n"),
        ("ew", 8, "1 error and 1 warning in 1 of 8 files.\n"),
        ("w", 1, "1 warning in 1 file.\n"),
    ],
)
def test_the_summary_counts(severities: str, files: int, summary: str) -> None:
    """The summary says how many errors and warnings there are, and in how many files."""
    kinds = {"e": "error", "w": "warning"}
    findings = [found(path="0.xml", severity=kinds[letter]) for letter in severities]
    paths = [Path(f"{at}.xml") for at in range(files)]
    judgement = Judgement.of(paths, findings, coverage=[Coverage("letters", 1200, 1200)])
    assert judgement.summary().startswith(summary)


def test_paths_begin_at_the_base_or_are_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path in the base is relative to it however it was written; any other is absolute."""
    (tmp_path / "edition").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "edition")
    monkeypatch.chdir(tmp_path / "edition")
    paths = ["a.xml", "./a.xml", "x/../a.xml", str(tmp_path / "edition/a.xml"), "../link/a.xml"]
    outside = str(tmp_path / "b.xml")
    assert Judgement.of(map(Path, [*paths, "../b.xml", outside]), []).files == ("a.xml", outside)
    assert Judgement.of([Path("a.xml")], [], base=tmp_path).files == ("edition/a.xml",)


def test_the_root_is_that_of_the_repository(tmp_path: Path) -> None:
    """The base of a report for a forge is the folder with “.git”, here or above, else this one."""
    folder = tmp_path / "repository" / "edition"
    folder.mkdir(parents=True)
    assert repository(folder) == folder
    (tmp_path / "repository" / ".git").write_text("gitdir: elsewhere")
    assert repository(folder) == tmp_path / "repository"


def test_json_has_the_documented_shape() -> None:
    """The JSON of a judgement says all that is in it, in the shape that the page describes."""
    findings = [found(), found("is odd", severity="warning", xml_id=None)]
    judgement = Judgement.of([Path("b.xml")], findings, coverage=[Coverage("letters", 5, 9)])
    report = json.loads(render(judgement, "json"))
    assert report.pop("tool")["name"] == "edition"
    place = {"path": "tei/texts/a.xml", "line": 7}
    assert report == {
        "version": 1,
        "valid": False,
        "counts": {"files": 2, "errors": 1, "warnings": 1},
        "files": [
            {"path": "b.xml", "errors": 0, "warnings": 0},
            {"path": "tei/texts/a.xml", "errors": 1, "warnings": 1},
        ],
        "findings": [
            place
            | {"id": xml_id, "severity": severity, "rule": "pointer", "what": what, "do": "mend it"}
            for xml_id, severity, what in [("p1", "error", "is wrong"), (None, "warning", "is odd")]
        ],
        "coverage": [{"text": "letters", "covered": 5, "whole": 9}],
    }


def test_githubs_commands_are_escaped() -> None:
    """What would end a property or a command is escaped in it, and the runner gets it back."""
    line = told("github", found("100% wrong: a, b", path="a,b:c.xml", rule="x", xml_id=None))
    assert line == "::error file=a%2Cb%3Ac.xml,line=7,title=x::100%25 wrong: a, b; mend it\n"


def test_github_shows_no_place_outside_the_repository(tmp_path: Path) -> None:
    """A file outside the repository is named in the message, where a property would be ignored."""
    line = told("github", found(path=str(tmp_path / "a.xml")), base=tmp_path / "repository")
    assert line == f"::error title=pointer (p1)::{tmp_path}/a.xml:7: is wrong; mend it\n"


def test_junit_has_a_suite_for_each_file_and_a_test_for_each_finding() -> None:
    """Files are suites; errors are failed tests, warnings passed ones that say something."""
    findings = [found(), found(line=9), found("is odd", severity="warning", rule="odd")]
    root = etree.fromstring(render(Judgement.of([Path("b.xml")], findings), "junit").encode())
    assert [root.get(count) for count in ("tests", "failures", "errors")] == ["4", "2", "0"]
    sound, faulty = root
    assert (sound.get("name"), sound.get("failures")) == ("b.xml", "0")
    assert [case.get("name") for case in sound] == ["no fault found"]
    assert (faulty.get("name"), faulty.get("failures")) == ("tei/texts/a.xml", "2")
    cases = [(case.get("classname"), case.get("name"), [at.tag for at in case]) for case in faulty]
    assert cases == [
        ("tei.texts.a", "pointer (p1)", ["failure"]),
        ("tei.texts.a", "odd (p1)", ["system-out"]),
        ("tei.texts.a", "pointer (p1) 2", ["failure"]),
    ]
    assert faulty[0][0].text == "tei/texts/a.xml:7: is wrong; mend it"


def test_junit_is_of_the_form_that_all_readers_share() -> None:
    """A report has the elements and attributes, in their order, that the known schemas agree on."""
    grammar = etree.RelaxNG(etree.fromstring(JUNIT))
    findings = [found(), found(xml_id=None), found("is odd", severity="warning")]
    report = etree.fromstring(render(Judgement.of([Path("b.xml")], findings), "junit").encode())
    grammar.assertValid(report)
    for count in ("tests", "failures"):
        whole = sum(int(suite.get(count, "")) for suite in report)
        assert int(report.get(count, "")) == whole
    names = [(case.get("classname"), case.get("name")) for case in report.iter("testcase")]
    assert len(set(names)) == len(names)


JUNIT = r"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="counts">
    <attribute name="name"/>
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
  </define>
  <start>
    <element name="testsuites"><ref name="counts"/><zeroOrMore>
      <element name="testsuite"><ref name="counts"/>
        <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
        <oneOrMore><element name="testcase">
          <attribute name="classname"/><attribute name="name"/><attribute name="time"/>
          <optional><choice>
            <element name="failure">
              <attribute name="type">
                <data type="string"><param name="pattern">edition\..*</param></data>
              </attribute>
              <attribute name="message"/><text/>
            </element>
            <element name="system-out"><text/></element>
          </choice></optional>
        </element></oneOrMore>
      </element>
    </zeroOrMore></element>
  </start>
</grammar>
"""


@pytest.mark.needs("sarif")
def test_sarif_is_valid_by_its_own_schema(known: Path) -> None:
    """The logs of no finding, of ordinary and of hostile ones are valid SARIF 2.1.0."""
    odd = "\0\ud800]]>%\n\u2028"
    reports = [
        told("sarif"),
        told("sarif", found(), found(xml_id=None, severity="warning", rule="date-order")),
        told("sarif", found(path="/etc/x"), found(path=f"../{odd[1:]}", rule=odd, xml_id=odd)),
    ]
    logs = [json.loads(report) for report in reports]
    assert _sarif_faults(logs) == ""
    del logs[0]["runs"][0]["tool"]["driver"]["name"]
    assert "required property 'name'" in _sarif_faults(logs)


def _sarif_faults(logs: list[object]) -> str:
    return subprocess.run(
        ["node", "tests/sarif.cjs"],
        cwd=ROOT,
        input=json.dumps(logs),
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout


def test_sarif_tells_of_the_rules(known: Path) -> None:
    """A rule of the catalogue is described with its reason; one that is not is named only."""
    findings = found(), found(rule="unheard-of"), found(rule="date-order")
    driver = json.loads(told("sarif", *findings))["runs"][0]["tool"]["driver"]
    order, pointer, unheard = driver["rules"]
    assert r"\*spans\* nothing" in order["help"]["markdown"]
    assert pointer["shortDescription"]["text"] == "Every pointer leads somewhere."
    assert "A reader who follows it should arrive." in pointer["help"]["markdown"]
    assert "edition explain pointer" in pointer["help"]["text"]
    assert "helpUri" not in pointer
    assert unheard == {"id": "unheard-of"}


def test_sarif_places_a_finding(known: Path, tmp_path: Path) -> None:
    """A finding has its file from the root, its line and its identifier; outside, an address."""
    [run] = json.loads(told("sarif", found(path="tei/ä b.xml"), found(path="/x.xml")))["runs"]
    inside, outside = (result["locations"][0] for result in run["results"])
    physical = inside["physicalLocation"]
    assert physical["artifactLocation"] == {
        "uri": "tei/%C3%A4%20b.xml",
        "uriBaseId": "%SRCROOT%",
        "index": 0,
    }
    assert physical["region"] == {"startLine": 7}
    assert inside["logicalLocations"][0]["name"] == "p1"
    assert outside["physicalLocation"]["artifactLocation"] == {"uri": "file:///x.xml", "index": 1}


def test_sarif_makes_nothing_of_what_a_file_quotes(known: Path) -> None:
    """What looks like a placeholder or a link in a message is neither."""
    [run] = json.loads(told("sarif", found("has “{0} [here](https://example.org)”")))["runs"]
    [result] = run["results"]
    said = "has “{{0}} [here] (https://example.org)”; mend it."
    assert result["message"]["text"] == said


def test_sarif_knows_a_finding_again(known: Path) -> None:
    """A fingerprint stays when lines move, and tells apart what is said twice of one place."""

    def prints(*findings: Finding) -> list[str]:
        [run] = json.loads(told("sarif", *findings))["runs"]
        return [result["partialFingerprints"]["editionFinding/v1"] for result in run["results"]]

    before = prints(found(), found(line=8), found("is odd"), found(xml_id="p2"))
    assert len(set(before)) == 4
    after = prints(found(line=70), found(line=80), found("is odd", line=70))
    assert set(after) < set(before)


def test_a_warning_is_an_error_when_it_is_wished() -> None:
    """With “strict” no report knows of warnings."""
    finding = found(severity="warning")
    assert told("github", finding).startswith("::warning ")
    assert told("github", finding, strict=True).startswith("::error ")


@pytest.mark.parametrize("form", FORMATS)
def test_standard_output_is_the_report_and_nothing_else(
    form: str, known: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine’s format is alone on standard output, the summary is on the other; exit is 1."""
    run = validate(faulty, "--format", form, monkeypatch=monkeypatch)
    assert run.exit_code == 1
    summary = "2 errors in 1 of 8 files.\n"
    if form == "text":
        assert run.stdout.endswith(summary)
        assert run.stderr == ""
    else:
        assert run.stderr == summary
        assert summary not in run.stdout
    if form in ("json", "sarif"):
        json.loads(run.stdout)
    if form == "junit":
        etree.fromstring(run.stdout.encode())
    if form == "github":
        assert (
            run.stdout.count("\n") == run.stdout.count("::error file=tei/texts/preface.xml,") == 2
        )
    quiet = validate(faulty, "--format", form, "-q", monkeypatch=monkeypatch)
    assert (quiet.stdout, quiet.stderr) == (run.stdout.removesuffix(summary), "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_can_be_a_file(
    form: str, known: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With “--output” the file has what standard output would have, which has the text instead."""
    alone = validate(faulty, "--format", form, monkeypatch=monkeypatch)
    run = validate(faulty, "--format", form, "-o", "out/report", monkeypatch=monkeypatch)
    assert run.exit_code == 1
    assert (faulty / "out" / "report").read_text("utf-8") == alone.stdout
    assert run.stdout == validate(faulty, monkeypatch=monkeypatch).stdout


def test_warnings_alone_are_no_failure(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning is told and the exit is 0; with “--strict” it is 1."""
    from edition import judging
    from edition.validation import Judged

    odd = found(path="tei/texts/preface.xml", severity="warning")
    judged = [Judged(Path("tei/texts/preface.xml"), (odd,)), Judged(Path("letters.xml"), (), 9, 10)]
    monkeypatch.setattr(judging, "judge", lambda *_: judged)
    run = validate(bare, monkeypatch=monkeypatch)
    assert run.exit_code == 0
    assert "preface.xml:7 (p1): warning: is wrong; mend it [pointer]\n1 warning in" in run.stdout
    assert run.stdout.endswith(
        "letters: 9 of 10 characters of the witness are covered (90.000%).\n"
    )
    assert validate(bare, "--strict", monkeypatch=monkeypatch).exit_code == 1


def test_colours_are_for_those_who_see_them(
    faulty: Path, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal gets colours unless the user wishes none; a file and a pipe get none."""

    def run(*words: str) -> str:
        monkeypatch.chdir(faulty)
        return CliRunner().invoke(cli, ["validate", *words], color=True).stdout

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in run("-o", "report")
    assert "\x1b" not in (faulty / "report").read_text("utf-8")
    assert "\x1b" not in validate(faulty, monkeypatch=monkeypatch).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run()


def test_what_cannot_be_judged_exits_with_2(tmp_path: Path, bare: Path, edition: Edition) -> None:
    """Without an edition, or with a report that cannot be written, the exit is 2 in a sentence."""
    run = edition("validate", "--format", "json", cwd=tmp_path / "..")
    assert (run.code, run.out) == (2, "")
    assert "there is no edition.toml here or above" in run.err
    (bare / "file").touch()
    run = edition("validate", "-o", "file/report", cwd=bare)
    assert run.code == 2
    assert run.err.count("\n") == 1


def test_machines_get_utf_8_whatever_the_locale(faulty: Path, edition: Edition) -> None:
    """A report for a machine is UTF-8 where the terminal knows nothing but Latin 1."""
    environment = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    run = edition("validate", "--format", "json", cwd=faulty, env=environment)
    assert any("“" in finding["what"] for finding in json.loads(run.out)["findings"])


def test_forges_get_paths_from_the_root_of_the_repository(
    known: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edition in a folder of a repository is told to forges from its root, else from here."""
    (faulty.parent / ".git").mkdir()
    for form in FORMATS:
        path = "sample/tei/texts" if form in ("github", "sarif") else "tei/texts"
        said = validate(faulty, "--format", form, monkeypatch=monkeypatch).stdout
        assert re.search(rf"(?<![\w/]){path}/preface\.xml", said)


def test_the_coverage_of_a_single_text_is_told(
    bare: Path, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coverage is told of the withheld texts that were judged, however their paths were written."""
    for path, texts in (
        ("tei/../tei/texts/letters.xml", ["letters"]),
        ("tei/texts/preface.xml", []),
    ):
        run = validate(bare, "--format", "json", path, monkeypatch=monkeypatch)
        assert [entry["text"] for entry in json.loads(run.stdout)["coverage"]] == texts


def test_a_file_given_twice_is_judged_once(faulty: Path, edition: Edition) -> None:
    """The same file named twice is one file with its faults once."""
    path = "tei/texts/preface.xml"
    once, twice = edition("validate", path, cwd=faulty), edition("validate", path, path, cwd=faulty)
    assert once == twice
    assert once.out.endswith("2 errors in 1 file.\n")


def test_a_report_loads_no_other(faulty: Path) -> None:
    """A format’s module is loaded when it is asked for, and none for the help."""
    code = (
        "import sys, click\n"
        "from edition.cli import cli\n"
        "try: cli(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('edition.reports')),\n"
        "      *({'lxml'} & set(sys.modules)), file=sys.stderr)\n"
    )

    def loaded(*words: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=faulty,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return sorted(done.stderr.splitlines()[-1].split())

    assert loaded("validate", "--help") == ["edition.reports"]
    assert {"edition.reports.junit", "edition.reports.judgement"} < set(
        loaded("validate", "--format", "junit")
    ) - {"edition.reports.text", "edition.reports.sarif"}
    assert "lxml" not in loaded("explain")


def test_a_rule_is_explained(known: Path) -> None:
    """Explain gives the rule, its severity, its reason and its place in the manual."""
    run = CliRunner().invoke(cli, ["explain", "date-within-life"])
    assert run.exit_code == 0
    assert run.stdout == (
        "date-within-life (warning)\n"
        "\n"
        "Rule     Nobody writes letters after death.\n"
        "Reason   Such a date is mostly a slip.\n"
        "Part of  rules beside the grammar\n"
        "Manual   manual/rules.html#date-within-life\n"
    )


def test_all_rules_are_listed_by_who_checks_them(known: Path) -> None:
    """Explain alone lists every rule with its sentence, grouped."""
    run = CliRunner().invoke(cli, ["explain"])
    assert run.stdout == (
        "Rules beside the grammar\n"
        "  date-order        A span begins before it ends.\n"
        "  date-within-life  Nobody writes letters after death. (warning)\n"
        "\n"
        "Rules across files, and of the witness\n"
        "  pointer           Every pointer leads somewhere.\n"
    )


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("pointers", "perhaps it is pointer"),
        ("date-ordre", "perhaps it is date-order"),
        ("qqq", "“edition explain” lists them all"),
    ],
)
def test_an_unknown_rule_gets_the_nearest(asked: str, hint: str, known: Path) -> None:
    """A rule that there is not is refused, with the names that are near."""
    run = CliRunner().invoke(cli, ["explain", asked])
    assert run.exit_code == 1
    assert run.stderr.startswith(f"edition: there is no rule “{asked}”; {hint}")


@pytest.mark.parametrize("text", ["", "[{}]", '[{"id": 1}]', "\xff"])
def test_a_broken_catalogue_is_one_sentence(text: str, known: Path) -> None:
    """A catalogue that is not one is refused."""
    known.write_text(text, encoding="latin-1")
    with pytest.raises(ProjectError, match="catalogue of rules cannot be read"):
        catalogue()


CI = (DOCS / "engineer" / "ci.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_on_ci_are_real(tmp_path: Path) -> None:
    """Each command of the page, typed in order in the sample edition, says what the page says."""
    session = Session(tmp_path)
    for kind, block in FENCE.findall(CI):
        if kind == "console":
            session.type(block)
    assert re.findall(r"^### (\w+)", CI, re.MULTILINE) == list(FORMATS)


def test_every_key_of_the_json_is_documented() -> None:
    """The page on CI names each key that the JSON has, at whatever depth."""
    report = json.loads(
        render(Judgement.of([], [found()], coverage=[Coverage("letters", 1, 1)]), "json")
    )

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    table = "".join(line for line in CI.splitlines(keepends=True) if line.startswith("|"))
    assert keys(report) <= set(re.findall(r"`(\w+)`", table))


def test_the_hook_takes_every_file_that_an_edition_is_made_of() -> None:
    """A change in whatever validation reads starts the hook, in any folder; none in other files."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    [pattern] = re.findall(r"^  files: '(.*)'$", hook, re.MULTILINE)
    [entry] = re.findall(r"^  entry: edition (.*)$", hook, re.MULTILINE)
    edition = [path for path in (ROOT / "tests" / "sample").rglob("*") if path.is_file()]
    paths = [path.relative_to(ROOT).as_posix() for path in edition if path.suffix != ".txt"]
    assert len(paths) == 10
    assert all(re.search(pattern, path) for path in [*paths, "edition.toml", "tei/figures.xsl"])
    assert not any(
        re.search(pattern, path) for path in ["README.md", "docs/a.xml", "my-edition.toml"]
    )
    with cli.make_context("edition", entry.split(), resilient_parsing=True) as context:
        assert context.params["folder"] == Path()


@pytest.mark.parametrize("block", [block for kind, block in FENCE.findall(CI) if kind == "yaml"])
def test_the_options_in_the_snippets_exist(block: str) -> None:
    """Every use of validate in a snippet can be parsed by the command."""
    for words in re.findall(r"edition -C \S+ validate(.*)", block):
        cli.commands["validate"].make_context("validate", words.split())
