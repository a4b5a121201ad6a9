"""Releasing and withdrawing: what was released stays, or leaves a tombstone that leads on."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.addresses import Identifier, page
from edition.errors import LedgerError
from edition.ledger import Entry, Ledger, Release
from edition.project import Project
from edition.promises import edition_findings, page_findings
from edition.releasing import UnreleasableError, record, recorded
from edition.withdrawing import tombstoned
from tests.releases import Edition, edit, paragraphs, stamp


def test_a_history_of_several_releases(bare: Path, edition: Edition) -> None:
    """Release, add, remove, withdraw, release again: refused where a promise would be broken."""
    stamp(bare, "1.0.0")
    run = edition("release", "1.0.0", "--dry-run", cwd=bare)
    assert "Would release 1.0.0 of 2026-01-31: 45 new, 0 unchanged, 0 withdrawn" in run.out
    assert not (bare / "tei" / "ledger.xml").exists()
    run = edition("release", "1.0.0", cwd=bare)
    assert (run.code, run.err) == (0, "")
    assert "preface: 1 text, 2 headings, 2 paragraphs, 2 note references, 2 notes.\n" in run.out
    assert run.out.endswith(
        "Released 1.0.0 of 2026-01-31: 45 new, 0 unchanged, 0 withdrawn so far.\n"
        "Wrote tei/ledger.xml; commit it.\n"
    )
    # What is new since a release may change until the next.
    paragraphs(bare, "p3", "p4", "p5", "p6")
    paragraphs(bare, "p3", "p4", "p5")
    stamp(bare, "1.1.0", "2026-03-01")
    run = edition("release", "1.1.0", cwd=bare)
    assert "Released 1.1.0 of 2026-03-01: 3 new, 45 unchanged, 0 withdrawn" in run.out
    # What was released may not go in silence.
    paragraphs(bare, "p3", "p5")
    stamp(bare, "2.0.0", "2026-05-01")
    before = (bare / "tei" / "ledger.xml").read_bytes()
    run = edition("release", "2.0.0", cwd=bare)
    assert run.code == 1
    assert (
        "tei/texts/preface.xml:92 (p4): the paragraph p4, released with 1.1.0, is gone;"
        " put it back, or withdraw it:"
        ' edition withdraw preface#p4 --successor preface#p3 --why "…"\n'
    ) in run.err
    assert run.err.endswith(
        "edition: nothing was released, for the edition has 1 fault; mend them first.\n"
    )
    assert (bare / "tei" / "ledger.xml").read_bytes() == before
    run = edition(
        "withdraw", "preface#p4", "--successor", "preface#p3", "--why", "Joined", cwd=bare
    )
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "Withdrew preface#p4, last in version 1.1.0. It leads to preface#p3.\n"
        "Wrote tei/ledger.xml; commit it.\n"
    )
    assert edition("validate", cwd=bare).code == 0
    run = edition("release", "2.0.0", cwd=bare)
    assert "Released 2.0.0 of 2026-05-01: 0 new, 47 unchanged, 1 withdrawn so far." in run.out
    assert (
        '  <id at="preface#p4" kind="paragraph" since="1.1.0" until="1.1.0"'
        ' successor="preface#p3">Joined</id>\n'
    ) in (bare / "tei" / "ledger.xml").read_text(encoding="utf-8")
    # And never comes back as something else.
    paragraphs(bare, "p3", "p4", "p5")
    stamp(bare, "2.1.0", "2026-06-01")
    run = edition("release", "2.1.0", cwd=bare)
    assert (
        "(p4): p4 was withdrawn after 1.1.0 and may not be used again;"
        " give this paragraph an identifier that was never released\n"
    ) in run.err


def test_validation_says_it_first(history: Path, edition: Edition) -> None:
    """What a release would refuse is a finding of validation, of single files too."""
    ours = history / "tei" / "texts" / "preface.xml"
    assert edition("validate", cwd=history).code == 0
    paragraphs(history, "p3", "p5")
    for words in ((), (ours,)):
        run = edition("validate", *words, cwd=history)
        assert run.code == 1
        assert "(p4): the paragraph p4, released with 1.1.0, is gone; put it back" in run.out
    assert edition("build", "text", cwd=history).code == 1
    edit(history / "edition.toml", ('"preface", ', ""))
    run = edition("validate", cwd=history)
    assert "(preface): the text preface, released with 1.0.0, is gone;" in run.out
    assert run.out.count("released with") == 1
    run = edition("build", "text", cwd=history)
    assert "(preface): the text preface, released with 1.0.0, is gone;" in run.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("release", "1.1.0"), "1.1.0 does not come after 1.1.0, which is released; choose a"),
        (("release", "1.0.9"), "1.0.9 does not come after 1.1.0, which is released; choose a"),
        (("release", "2"), "“2” is not a version; write three numbers, as in 1.2.0."),
        (("release", "02.0.0"), "“02.0.0” is not a version;"),
        (("withdraw", "preface#p4", "--why", "x"), "preface#p4 is still there, in line 93"),
        (
            ("withdraw", "preface#p40", "--why", "x"),
            "preface#p40 was never released, so that it needs no tombstone; take it out of its"
            " file, or did you mean preface#p5?",
        ),
        (
            ("withdraw", "person:fenwick", "--why", "x"),
            "person:fenwick was never released, so that it needs no tombstone;"
            " take it out of its file, or did you mean person:fenwick-a?",
        ),
        (("withdraw", "preface", "--why", "x"), "preface is still there, in line 2 of its file;"),
        (("withdraw", "preface#p4", "--why", "  "), "no reason is given; say why for readers"),
    ],
)
def test_what_makes_no_sense_is_refused(
    words: tuple[str, ...], message: str, history: Path, edition: Edition
) -> None:
    """A refusal is one sentence, and the ledger stays as it was."""
    before = (history / "tei" / "ledger.xml").read_bytes()
    run = edition(*words, cwd=history)
    assert run.code == 1
    assert run.err.startswith(f"edition: {message}")
    assert run.err.count("\n") == 1
    assert (history / "tei" / "ledger.xml").read_bytes() == before


def test_headers_agree_with_the_release(history: Path) -> None:
    """Every header says the version and one day, not before that of the last release."""
    path = history / "tei" / "registers" / "works.xml"
    for day, other, message in (
        ("2026-02-30", "2026-02-30", "the header does not say the day"),
        ("2026", "2026", "the header does not say the day"),
        (
            "2026-05-01",
            "2026-05-02",
            "the header dates the release to 2026-05-02, and that of preface to 2026-05-01",
        ),
    ):
        stamp(history, "2.0.0", day)
        edit(path, (f'Specimen, <date when="{day}"', f'Specimen, <date when="{other}"'))
        with pytest.raises(UnreleasableError) as caught:
            record(Project.find(history), "2.0.0")
        said = [one.path for one in caught.value.findings if one.what == message]
        assert str(path) in said
        assert len(said) == (8 if day == other else 1)
    stamp(history, "2.0.0", "2020-01-01")
    with pytest.raises(LedgerError, match=r"before 1\.1\.0 of 2026-01-31; give them the day"):
        record(Project.find(history), "2.0.0")


def test_a_header_of_another_version_is_named(history: Path, edition: Edition) -> None:
    """Each file whose header has another version is said, with its line and what to write there."""
    stamp(history, "2.0.0")
    path = history / "tei" / "texts" / "letters.xml"
    edit(path, ('<edition n="2.0.0">', '<edition n="1.1.0">'))
    before = (history / "tei" / "ledger.xml").read_bytes()
    run = edition("release", "2.0.0", cwd=history)
    assert (run.code, run.err) == (
        1,
        "tei/texts/letters.xml:23 (letters): the header says version 1.1.0, and 2.0.0 is to be"
        ' released; write <edition n="2.0.0">, with the day of the release in its date\n'
        "edition: nothing was released, for the edition has 1 fault; mend them first.\n",
    )
    assert (history / "tei" / "ledger.xml").read_bytes() == before


def test_a_stranger_does_not_release(history: Path, tmp_path: Path) -> None:
    """The edition that travels in the installed package is not the reader's to release."""
    project = Project.load(history, tmp_path)
    with pytest.raises(LedgerError, match="came with the installed package"):
        record(project, "2.0.0")


PLACES = [
    *("a", "a#p1", "a#p2", "a#p10", "b", "b#p1", "b#q1"),
    *("persons", "person:x", "person:y", "person:x-y"),
]


WORKS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(PLACES), st.sampled_from(["paragraph", "quotation"])),
    st.tuples(st.just("remove"), st.sampled_from(PLACES), st.none()),
    st.tuples(
        st.just("withdraw"),
        st.sampled_from(PLACES),
        st.none() | st.sampled_from(PLACES),
    ),
    st.tuples(st.just("release"), st.none(), st.none()),
)


@given(st.lists(WORKS, max_size=40))
@settings(max_examples=400, deadline=None)
def test_a_released_address_is_there_or_leads_on_whatever_editors_do(
    works: list[tuple[str, str, str | None]],
) -> None:
    """In any history each released address is there as what it was, or its tombstones end."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.xml")
        present: dict[str, Identifier] = {}
        promised: dict[str, str] = {}
        for work, at, more in works:
            if work == "add":
                whole = page(at)
                for one in {whole: at != whole, at: False}:
                    present.setdefault(one, Identifier(one, str(more), 1))
            elif work == "remove":
                gone = [one for one in present if one == at or (at == page(at) == page(one))]
                present = {one: what for one, what in present.items() if one not in gone}
            elif work == "withdraw":
                with contextlib.suppress(LedgerError):
                    ledger = tombstoned(ledger, present, [at], more, "Because.")
            else:
                keys = {page(one) for one in present}
                faults = [
                    *edition_findings(ledger, keys),
                    *(
                        fault
                        for key in keys
                        for fault in page_findings(
                            ledger,
                            {one: what for one, what in present.items() if page(one) == key},
                            Path(key),
                            key,
                        )
                    ),
                ]
                kept = all(
                    (one in present and present[one].kind == kind) != ledger.is_withdrawn(one)
                    for one, kind in promised.items()
                )
                if faults:
                    continue
                assert kept
                version = f"1.{len(ledger.releases)}.0"
                ledger = recorded(ledger, present, version, "2026-01-31").ledger
                promised = {one: what.kind for one, what in present.items()} | promised
            # What is written can be read, and is the same.
            ledger.path.write_text(ledger.xml(), encoding="utf-8")
            again = Ledger.read(ledger.path)
            assert (again.xml(), again.releases) == (ledger.xml(), ledger.releases)
            assert promised.keys() == ledger.entries.keys()
            for one in promised:
                end, steps = one, 0
                while ledger.is_withdrawn(end) and ledger.entries[end].successor:
                    end, steps = str(ledger.entries[end].successor), steps + 1
                    assert steps <= len(PLACES)
                assert end == ledger.end(one)


@pytest.mark.parametrize("times", [0, 2])
@pytest.mark.parametrize("line", range(1, 7))
def test_a_line_that_is_lost_or_doubled_is_noticed(line: int, times: int, tmp_path: Path) -> None:
    """A merge that drops or doubles any line of a ledger leaves one that is refused."""
    entries = {
        "log": Entry("log", "text", "1.0.0"),
        "log#p1": Entry("log#p1", "paragraph", "1.0.0", "1.0.0", "log#p2", "Joined & moved."),
        "log#p2": Entry("log#p2", "paragraph", "1.1.0"),
        "person:x": Entry("person:x", "person", "1.1.0", "1.1.0", None, "None such."),
    }
    releases = (Release("1.0.0", "2026-01-31", 2), Release("1.1.0", "2026-02-28", 2))
    path = tmp_path / "ledger.xml"
    lines = Ledger(path, releases, entries).xml().splitlines()
    path.write_text("\n".join(lines), encoding="utf-8")
    assert Ledger.read(path).releases == releases
    lines[line : line + 1] = [lines[line]] * times
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(LedgerError):
        Ledger.read(path)


def test_commands_at_the_same_time_wait_for_each_other(history: Path) -> None:
    """Of tombstones that are made side by side none is lost."""
    paragraphs(history)
    names = ("p3", "p4", "p5")
    command = [sys.executable, "-m", "edition", "-C", str(history), "withdraw", "--why", "Gone."]
    running = [subprocess.Popen([*command, f"preface#{name}"]) for name in names]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]
    withdrawn = Ledger.read(history / "tei" / "ledger.xml").withdrawn
    assert [one.address for one in withdrawn] == [f"preface#{name}" for name in names]


def test_a_ledger_that_is_a_link_to_nothing_is_refused(history: Path) -> None:
    """History does not begin anew because a file cannot be found."""
    ledger = history / "tei" / "ledger.xml"
    ledger.unlink()
    ledger.symlink_to("elsewhere.xml")
    with pytest.raises(LedgerError, match="is a link that leads nowhere"):
        Ledger.read(ledger)
