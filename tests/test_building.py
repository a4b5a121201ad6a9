"""Building: what is made, with and without the words, always the same for the same state."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.releases import edit
from tests.test_outputs import _state

Edition = Callable[..., Run]


def _files(folder: Path) -> set[str]:
    """The files of an edition but for what a site has in folders of its own."""
    return {name for name in _state(folder) if not re.match("html/.*/|data/", name)}


def test_a_fresh_clone_builds_the_public_edition(bare: Path, edition: Edition) -> None:
    """Without the witness all outputs are made, withheld, and the way to the words is shown."""
    run = edition("build", cwd=bare)
    assert run.code == 0
    assert "letters: the words are withheld." in run.out
    assert "Look at build/public/html/index.html" in run.out
    assert "edition witness add FILE" in run.out
    assert _files(bare / "build" / "public") == {
        "epub/letters.epub",
        "html/chronology.html",
        "html/correspondence.html",
        "html/documents.html",
        "html/events.html",
        "html/index.html",
        "html/letters.html",
        "html/lives.html",
        "html/map.html",
        "html/organisations.html",
        "html/persons.html",
        "html/places.html",
        "html/preface.html",
        "html/search.html",
        "html/works.html",
        "pdf/book.pdf",
        "pdf/letters.pdf",
        "pdf/preface.pdf",
        *(f"tei/registers/{path.name}" for path in (bare / "tei" / "registers").iterdir()),
        "tei/texts/letters.xml",
        "tei/texts/preface.xml",
        "text/letters.corpus.map.json",
        "text/letters.corpus.txt",
        "text/letters.map.json",
        "text/letters.txt",
        "text/preface.corpus.map.json",
        "text/preface.corpus.txt",
        "text/preface.map.json",
        "text/preface.txt",
    }
    assert not (bare / "build" / "full").exists()


def test_with_the_witness_the_words_are_there(sample: Path, edition: Edition) -> None:
    """With the witness the full edition is made in a folder of its own, exact text included."""
    run = edition("build", "html", "text", "tei", cwd=sample)
    assert (run.code, run.err) == (0, "")
    full = sample / "build" / "full"
    assert "Nobody minded" in (full / "html" / "letters.html").read_text(encoding="utf-8")
    assert "Nobody minded" in (full / "text" / "letters.txt").read_text(encoding="utf-8")
    exact = (full / "text" / "letters.exact.txt").read_text(encoding="utf-8")
    witness = (sample / "tei" / "witness" / "letters.txt").read_text(encoding="utf-8")
    assert exact.split() == witness.split()
    assert not (sample / "build" / "public").exists()


def test_withholding_overrides_the_witness(sample: Path, edition: Edition) -> None:
    """With --withhold the public edition is made even when the words are at hand."""
    assert edition("build", "--withhold", cwd=sample).code == 0
    for name, data in _state(sample / "build" / "public").items():
        assert b"Nobody minded" not in data, name


def test_tei_lies_as_in_the_source_tree(bare: Path, edition: Edition) -> None:
    """Texts and registers are published side by side, so that their pointers lead on."""
    assert edition("build", "tei", cwd=bare).code == 0
    published = _state(bare / "build" / "public" / "tei")
    folders = ("texts", "registers")
    assert published == {
        f"{folder}/{path.name}": path.read_bytes()
        for folder in folders
        for path in (bare / "tei" / folder).iterdir()
    }


def test_words_in_a_published_text_are_found_and_stop_the_build(
    sample: Path, edition: Edition
) -> None:
    """A text that lies restored in tei/texts is a fault, and nothing of it is ever published."""
    run = edition("restore", "letters", "-o", "tei/texts/letters.xml", "--force", cwd=sample)
    assert run.code == 0
    run = edition("validate", cwd=sample)
    assert run.code == 1
    assert "words stand here that are neither withheld nor marked" in run.out
    for flags in ([], ["--withhold"]):
        assert edition("build", *flags, cwd=sample).code == 1
    assert not (sample / "build" / "public").exists()


@pytest.mark.parametrize("output", ["epub", "text"])
def test_a_fault_is_told_before_what_follows_from_it(
    output: str, bare: Path, edition: Edition
) -> None:
    """Where an output cannot be made of a text with a fault, the fault is told and nothing else."""
    edit(bare / "edition.toml", ('"preface", "letters"', '"preface"'))
    run = edition("build", output, cwd=bare)
    assert run.code == 1
    assert "“text:letters#p3” leads nowhere: the edition has no such text" in run.err
    assert "cannot be set" not in run.err


def test_single_outputs_can_be_built(bare: Path, edition: Edition) -> None:
    """Only what is asked for is made, and what was made before stays."""
    assert edition("build", "text", cwd=bare).code == 0
    assert {path.name for path in (bare / "build" / "public").iterdir()} == {"text"}
    assert edition("build", "tei", cwd=bare).code == 0
    assert {path.name for path in (bare / "build" / "public").iterdir()} == {"tei", "text"}


@pytest.mark.parametrize("flags", [[], ["--withhold"]], ids=["full", "public"])
def test_two_builds_of_one_state_are_identical(
    flags: list[str], sample: Path, edition: Edition
) -> None:
    """Nothing of the clock, of chance or of the machine is in the outputs."""
    states = []
    for hash_seed in ("1", "2"):
        run = edition(
            "build", *flags, cwd=sample, env={"PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo"}
        )
        assert run.code == 0
        states.append(_state(sample / "build"))
    assert states[0] == states[1]


def test_no_output_names_this_machine(sample: Path, edition: Edition) -> None:
    """No path of the machine that built it stands in an output."""
    assert edition("build", cwd=sample).code == 0
    for name, data in _state(sample / "build").items():
        assert str(ROOT).encode() not in data, name
        assert str(sample).encode() not in data, name


def test_no_output_refers_to_an_outside_host_at_run_time(bare: Path, edition: Edition) -> None:
    """Pages load nothing from elsewhere: style sheets, scripts and fonts are beside them."""
    assert edition("build", "html", cwd=bare).code == 0
    for path in (bare / "build" / "public" / "html").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        elements = re.findall(r"<(?:link|script|img|source|iframe)\b[^>]*>", page)
        loaded = [
            address
            for element in elements
            if "<link" not in element or re.search(r'rel="(?:stylesheet|preload|icon)"', element)
            for address in re.findall(r'(?:href|src)="([^"]*)"', element)
        ]
        assert loaded
        assert [address for address in loaded if re.match(r"(?:[a-z]+:)?//", address)] == []
    for path in (bare / "build" / "public" / "html" / "assets").glob("*.css"):
        assert re.findall(r"url\([\"']?(?:[a-z]+:)?//", path.read_text("utf-8")) == []


def test_a_witness_that_was_asked_for_must_be_there(bare: Path, edition: Edition) -> None:
    """A witness that the environment names but is not there is an error, not a withheld edition."""
    run = edition("build", cwd=bare, env={"EDITION_WITNESS": "nowhere.txt"})
    assert run.code == 1
    assert run.err == (
        "edition: nowhere.txt: the witness that EDITION_WITNESS names is not there;"
        " correct EDITION_WITNESS, or unset it to build without the words.\n"
    )


def test_an_altered_witness_is_not_used(sample: Path, edition: Edition) -> None:
    """A witness that is not the canonical one stops the build."""
    path = sample / "tei" / "witness" / "letters.txt"
    path.write_text(path.read_text("utf-8").replace("Nobody", "Everybody"), encoding="utf-8")
    run = edition("build", cwd=sample)
    assert run.code == 1
    assert "letters.txt: is not the witness in its canonical form; see what differs" in run.err


@pytest.mark.needs("witness")
def test_the_exact_text_of_the_chapter_is_the_witness(
    witness: Path, tmp_path: Path, edition: Edition
) -> None:
    """The exact form of the chapter has the witness's words, every one, in order."""
    import shutil

    for name in ("edition.toml", "tei/figures.xsl", "tei/texts", "tei/manifests", "tei/registers"):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    run = edition("build", cwd=tmp_path, env={"EDITION_WITNESS": str(witness)})
    assert (run.code, run.err) == (0, "")
    exact = (tmp_path / "build" / "full" / "text" / "broue-1988.exact.txt").read_text("utf-8")
    assert exact.split() == witness.read_text("utf-8").split()
