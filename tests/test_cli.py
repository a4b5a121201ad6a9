"""The command line: what each verb does, says and refuses."""

from __future__ import annotations

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.project import Project
from tests.conftest import ROOT, Run

Edition = Callable[..., Run]
WITNESSES = Path(__file__).parent / "sample" / "tei" / "witness"


def test_restoring_and_withholding_are_inverses_on_disk(sample: Path, edition: Edition) -> None:
    """Restore writes the complete file, withhold gives the text's file back, byte for byte."""
    text = sample / "tei" / "texts" / "letters.xml"
    before = text.read_bytes()
    run = edition("restore", "letters", cwd=sample)
    assert (run.code, run.out) == (
        0,
        "Restored letters: edit tei/restored/letters.xml, then withhold it again.\n",
    )
    restored = sample / "tei" / "restored" / "letters.xml"
    assert "Nobody minded" in restored.read_text(encoding="utf-8")
    text.unlink()
    text.touch()
    run = edition("withhold", restored, cwd=sample)
    assert (run.code, run.out) == (0, "Withheld letters: wrote tei/texts/letters.xml.\n")
    assert text.read_bytes() == before


def test_both_verbs_write_to_standard_output(sample: Path, edition: Edition) -> None:
    """With “-o -” the file goes to standard output and nowhere else."""
    run = edition("restore", "letters", "-o", "-", cwd=sample)
    assert "Nobody minded" in run.out
    path = sample / "letters.xml"
    path.write_text(run.out, encoding="utf-8")
    run = edition("withhold", path, "-o", "-", cwd=sample)
    assert run.out == (sample / "tei" / "texts" / "letters.xml").read_text(encoding="utf-8")
    assert not (sample / "tei" / "restored").exists()


def test_an_editors_work_is_not_overwritten(sample: Path, edition: Edition) -> None:
    """Restoring again refuses to replace a restored file that has been edited, unless forced."""
    assert edition("restore", "letters", cwd=sample).code == 0
    assert edition("restore", "letters", cwd=sample).code == 0
    restored = sample / "tei" / "restored" / "letters.xml"
    edited = restored.read_text("utf-8").replace("November", "<date>November</date>")
    restored.write_text(edited, encoding="utf-8")
    run = edition("restore", "letters", cwd=sample)
    assert run.code == 1
    assert "has been edited since it was restored; withhold it first" in run.err
    assert restored.read_text("utf-8") == edited
    assert edition("restore", "letters", "--force", cwd=sample).code == 0
    assert restored.read_text("utf-8") != edited


def test_markup_may_change_and_words_may_not(sample: Path, edition: Edition) -> None:
    """A new tag is withheld with its words; a changed word is refused, the text stays."""
    assert edition("restore", "letters", cwd=sample).code == 0
    restored = sample / "tei" / "restored" / "letters.xml"
    text = sample / "tei" / "texts" / "letters.xml"
    before = text.read_bytes()
    words = restored.read_text("utf-8")
    restored.write_text(words.replace("awake", "asleep"), encoding="utf-8")
    run = edition("withhold", restored, cwd=sample)
    assert run.code == 1
    assert re.search(
        r"letters\.xml:\d+ \(q1\): “asleep\.” stands where the witness has “awake\.” \(character",
        run.err,
    )
    assert text.read_bytes() == before
    tagged = words.replace("half past nine", "<time>half past nine</time>")
    restored.write_text(tagged, encoding="utf-8")
    assert edition("withhold", restored, cwd=sample).code == 0
    assert '<time><gap reason="rights" unit="char" quantity="14"' in text.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["restore", "diary"],
            "edition: the edition has no text “diary”; it has preface, letters.",
        ),
        (["restore", "preface"], "the text preface has no witness: nothing in it is withheld;"),
        (["withhold", "nowhere.xml"], "edition: nowhere.xml: cannot be read: No such file"),
        (["validate", "-q", "nowhere.xml"], "nowhere.xml:1: cannot be read: No such file or dir"),
        (["witness", "check", "nowhere.txt"], "edition: nowhere.txt: cannot be read: No such file"),
        (["witness", "check", "edition.toml"], "edition: edition.toml: is not a copy of letters"),
        (["witness", "add", "ftp://host/x"], "is not an http or https address"),
        (["-C", "tei", "build"], "edition: tei: holds no edition.toml; name the folder of an"),
    ],
    ids=" ".join,
)
def test_wrong_input_gets_one_sentence(
    words: list[str], message: str, sample: Path, edition: Edition
) -> None:
    """Whatever is wrong with what was given, one clear sentence says so, and the exit is 1."""
    run = edition(*words, cwd=sample)
    assert run.code == 1
    said = run.err + run.out
    assert message in said
    assert said.count("\n") == 1


def test_restoring_without_a_witness_says_how_to_get_one(bare: Path, edition: Edition) -> None:
    """Without a copy of the witness, restore names the command that adds one."""
    run = edition("restore", "letters", cwd=bare)
    assert run.code == 1
    assert "there is no copy of the witness of letters; add your own copy with" in run.err


def test_a_readers_copy_is_recognised_and_kept(bare: Path, edition: Edition) -> None:
    """A wrapped copy with straight quotes is laid out as the witness, and the words are there."""
    import textwrap

    original = (Path(__file__).parent / "sample/tei/witness/letters.txt").read_text("utf-8")
    plain = original.translate(str.maketrans("“”’–", '""\'-'))
    wrapped = "\r\n\r\n".join(
        textwrap.fill(line, 40).replace("\n", "\r\n") for line in plain.split("\n") if line
    )
    (bare / "copy.txt").write_bytes(wrapped.encode("utf-16"))
    run = edition("witness", "check", "copy.txt", cwd=bare)
    assert run.code == 0
    assert "a faithful copy of letters (UTF-16" in run.out
    assert not (bare / "tei" / "witness").exists()
    run = edition("witness", "add", "copy.txt", cwd=bare)
    assert run.code == 0
    assert "Kept as tei/witness/letters.txt; now run: edition build" in run.out
    assert (bare / "tei" / "witness" / "letters.txt").read_text("utf-8") == original
    assert edition("build", "text", cwd=bare).out.count("complete") == 2


def test_a_copy_is_fetched_from_the_web_and_kept(bare: Path, edition: Edition) -> None:
    """With an address instead of a file the copy is fetched, verified and kept in the same way."""
    served = functools.partial(http.server.SimpleHTTPRequestHandler, directory=WITNESSES)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), served)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/letters.txt"
    run = edition("witness", "add", address, cwd=bare, env={"no_proxy": "*"})
    server.shutdown()
    server.server_close()
    assert run.code == 0
    assert f"{address}: a faithful copy of letters" in run.out
    kept = bare / "tei" / "witness" / "letters.txt"
    assert kept.read_bytes() == (WITNESSES / "letters.txt").read_bytes()


def test_adding_a_copy_never_overwrites_what_the_environment_names(
    bare: Path, edition: Edition
) -> None:
    """The copy is kept in the edition's own place, whatever EDITION_WITNESS names."""
    copy = Path(__file__).parent / "sample/tei/witness/letters.txt"
    (bare / "notes.txt").write_text("my own", encoding="utf-8")
    run = edition("witness", "add", copy, cwd=bare, env={"EDITION_WITNESS": "notes.txt"})
    assert run.code == 0
    assert "As long as EDITION_WITNESS is set, what it names is used instead." in run.out
    assert (bare / "notes.txt").read_text(encoding="utf-8") == "my own"
    assert (bare / "tei" / "witness" / "letters.txt").is_file()


SETTINGS = {
    "no texts": ('texts = ["preface", "letters"]', "texts = []", "“texts” names no text"),
    "a text twice": ('"preface", "letters"', '"letters", "letters"', "or one of them twice"),
    "a reserved key": ('"preface"', '"index"', "“index” cannot be the key of a text"),
    "an odd key": ('"preface"', '"../x"', "“../x” cannot be the key of a text"),
    "a missing text": ('"preface"', '"diary"', "diary.xml: is missing"),
    "a missing table": ("[editors]", "[editor]", "has no table [editors]"),
    "a wrong type": ('language = "en"', "language = 1", "“language” is not a text"),
    "no pointers": ('["#ed"]', '["ed"]', "“own” is not a list of pointers"),
    "no days": (
        "[edition]",
        '[edition]\ndays = ["1911-02-30"]',
        "“days” is not a first and a last",
    ),
    "no UUID": ("[edition]", '[edition]\nuuid = "tide"', "“uuid” is not a UUID"),
    "no TOML": ("[edition]", "[edition", "edition.toml: cannot be read"),
}


@pytest.mark.parametrize("fault", SETTINGS)
def test_faults_in_the_settings_get_one_sentence(fault: str, bare: Path, edition: Edition) -> None:
    """Whatever is wrong in edition.toml is said in one sentence, by validate and by build."""
    old, new, message = SETTINGS[fault]
    path = bare / "edition.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    for verb, code in (("validate", 2), ("build", 1)):
        run = edition(verb, cwd=bare)
        assert run.code == code
        assert message in run.err
        assert run.err.count("\n") == 1


def test_the_settings_may_give_the_edition_a_uuid(bare: Path) -> None:
    """It is the edition's for ever; without it there is one that hangs on the title."""
    given = "6f1f0a1e-1b5f-4a52-9d0e-3a5f7f0e2c11"
    path, made = bare / "edition.toml", str(Project.find(bare).uuid)
    text = path.read_text("utf-8")
    path.write_text(text.replace("[edition]", f'[edition]\nuuid = "{given}"'), encoding="utf-8")
    assert str(Project.find(bare).uuid) == given
    path.write_text(text.replace("Two Letters", "Three Letters"), encoding="utf-8")
    assert str(Project.find(bare).uuid) not in {given, made}


def test_a_manifest_of_another_text_is_refused(bare: Path, edition: Edition) -> None:
    """A manifest whose key is not its file's name is refused by every verb."""
    path = bare / "tei" / "manifests" / "letters.json"
    path.write_text(path.read_text("utf-8").replace('"letters"', '"other"', 1), encoding="utf-8")
    for verb, code in (("validate", 2), ("build", 1)):
        run = edition(verb, cwd=bare)
        assert run.code == code
        assert "letters.json: is the manifest of other" in run.err


def test_an_altered_copy_is_refused_by_place_and_not_by_words(bare: Path, edition: Edition) -> None:
    """An altered copy is refused: the paragraph is named, and none of its words."""
    original = (Path(__file__).parent / "sample/tei/witness/letters.txt").read_text("utf-8")
    (bare / "copy.txt").write_text(original.replace("weed", "seaweed"), encoding="utf-8")
    run = edition("witness", "add", "copy.txt", cwd=bare)
    assert run.code == 1
    assert re.search(r"block \d+ \(p1, char=\d+,\d+\) 3 characters added", run.err)
    assert "weed" not in run.err
    assert not (bare / "tei" / "witness").exists()


def test_the_manifest_of_another_edition_is_made(bare: Path, edition: Edition) -> None:
    """An editor describes a new witness; the manifest is the one in the repository."""
    manifest = bare / "tei" / "manifests" / "letters.json"
    before = manifest.read_bytes()
    manifest.unlink()
    witness = Path(__file__).parent / "sample/tei/witness/letters.txt"
    run = edition("witness", "manifest", "letters", witness, cwd=bare)
    assert run.code == 0
    assert manifest.read_bytes() == before
    (bare / "other.txt").write_text("Other words", encoding="utf-8")
    run = edition("witness", "manifest", "letters", "other.txt", cwd=bare)
    assert run.code == 1
    assert "describes another text already" in run.err
    assert manifest.read_bytes() == before


def test_validation_of_the_edition_reports_its_coverage(bare: Path, edition: Edition) -> None:
    """A sound edition passes, and the coverage of its witness is told."""
    run = edition("validate", cwd=bare)
    assert run.code == 0
    assert run.out == (
        "8 files: no fault found.\n"
        "letters: 533 of 533 characters of the witness are covered (100.000%).\n"
    )


def test_a_restored_file_is_judged_by_its_words(sample: Path, edition: Edition) -> None:
    """A restored file whose words have changed is found out by validate, too."""
    assert edition("restore", "letters", cwd=sample).code == 0
    path = sample / "tei" / "restored" / "letters.xml"
    assert edition("validate", path, cwd=sample).code == 0
    path.write_text(path.read_text("utf-8").replace("awake", "asleep"), encoding="utf-8")
    run = edition("validate", path, cwd=sample)
    assert run.code == 1
    assert "“asleep.” stands where the witness has “awake.”" in run.out


MUTATIONS = {
    "an unknown element": ("emph>", "emphasis>", "emphasis"),
    "a dangling pointer": ("text:letters#p3", "text:letters#p4", "there are #p1 to #p3"),
    "a text that is not there": ("text:letters#p3", "text:leters#p3", "did you mean letters?"),
    "a prefix of other meaning": (
        'prefixDef ident="text"',
        'prefixDef ident="doc"',
        "not stand for",
    ),
    "an identifier twice": ('xml:id="h2"', 'xml:id="h1"', "stands in this file already"),
    "another root": ('xml:id="preface"', 'xml:id="foreword"', "the file is named preface"),
    "a gap of no witness": (
        "Both letters",
        '<gap reason="rights" unit="char" quantity="1" corresp="witness:preface#char=0,1"/>',
        "does not declare",
    ),
    "a paragraph without address": ('<p xml:id="p1">', "<p>", "<p> has no xml:id, so nobody can"),
    "a one-way reference": ('target="#r1"', 'target="#r9"', "@target “#r9” leads nowhere"),
    "a wrong number": ('type="note" n="1"', 'type="note" n="2"', "number 2"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_kind_of_fault_is_found(mutation: str, bare: Path, edition: Edition) -> None:
    """Each kind of fault is found, one line each, with file, line and nearest identifier."""
    old, new, message = MUTATIONS[mutation]
    path = bare / "tei" / "texts" / "preface.xml"
    text = path.read_text("utf-8")
    assert old in text
    times = 2 if old.endswith(">") and "<" not in old else 1
    path.write_text(text.replace(old, new, times), encoding="utf-8")
    run = edition("validate", cwd=bare)
    assert run.code == 1
    assert message in run.out
    *lines, summary = run.out.splitlines()
    for line in lines:
        assert re.fullmatch(r"\S+preface\.xml:\d+( \([\w-]+\))?: \S.* \[[a-z-]+\]", line)
    assert re.fullmatch(r"\d+ errors? in 1 of 8 files\.", summary)


def test_help_is_there_for_every_verb(edition: Edition) -> None:
    """Each verb explains itself, and wrong usage exits with 2."""
    for verb in ("build", "validate", "explain", "restore", "withhold", "witness", "witness add"):
        run = edition(*verb.split(), "--help", cwd=ROOT)
        assert run.code == 0
        assert run.out.startswith(f"Usage: edition {verb}")
    assert edition("nonsense", cwd=ROOT).code == 2
    assert edition("build", "docx", cwd=ROOT).code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("text --paper a4", "--paper concerns “pdf” alone"),
        ("html --wrap 5", "--wrap concerns “text” alone"),
        ("html pdf --notes text", "--notes concerns “text” alone"),
        ("tei --readings witness", "not among what is to be made (tei); add text"),
        ("epub data --tokens", "or leave --tokens out."),
    ],
)
def test_an_option_of_an_output_that_is_not_made_is_refused(
    words: str, said: str, bare: Path, edition: Edition
) -> None:
    """An option that nothing would heed is refused, with the output that it belongs to."""
    run = edition("build", *words.split(), cwd=bare)
    assert run.code == 2
    assert said in run.err
    assert not (bare / "build").exists()


def test_the_list_of_commands_cuts_no_sentence(edition: Edition) -> None:
    """In 80 columns each command has a line, with a sentence that is whole."""
    from edition.cli import cli

    run = edition("--help", cwd=ROOT, env={"COLUMNS": "80"})
    _, _, listed = run.out.partition("Commands:\n")
    lines = listed.partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == sorted(cli.commands)
    for line in lines:
        assert re.fullmatch(r"  \w+ +[A-Z].*[^.]\.", line), line


def test_what_the_system_refuses_gets_one_sentence(
    bare: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be looked into is named in one sentence, never a traceback."""
    from click.testing import CliRunner

    from edition.cli import cli

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    run = CliRunner().invoke(cli, ["-C", str(bare), "validate"])
    assert run.exit_code == 2
    assert (
        run.stderr == f"edition: {bare}/edition.toml: Permission denied; check the permissions.\n"
    )


@pytest.mark.parametrize("sink", ["/dev/full", "closed"])
def test_output_that_cannot_be_written_is_no_traceback(sink: str, bare: Path) -> None:
    """Where the output has nowhere to go, the exit is not zero and there is no traceback."""
    command = f"{sys.executable} -m edition validate" + (
        " >&-" if sink == "closed" else f" > {sink}"
    )
    done = subprocess.run(
        command,
        shell=True,
        cwd=bare,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    if sink != "closed":
        assert done.returncode == 1
        assert done.stderr == "edition: cannot write the output: No space left on device.\n"


def test_a_terminal_without_curly_quotes_is_served(sample: Path, edition: Edition) -> None:
    """Where the terminal knows Latin-1 only, messages come with replacements."""
    run = edition("restore", "diary", cwd=sample, env={"PYTHONIOENCODING": "latin-1"})
    assert run.code == 1
    assert "the edition has no text ?diary?" in run.err
