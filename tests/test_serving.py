"""The preview: what is shown is what a build would make, and only what has changed is made anew."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.building import build
from edition.errors import EditionError
from edition.judging import judge
from edition.project import Project
from edition.serving.judging import Judge
from edition.serving.making import Maker
from edition.serving.messages import Ended, Judgement, Made, Request
from edition.serving.reading import Reader
from edition.serving.shelf import Shelf
from edition.stylesheets import Stylesheets
from tests.conftest import SAMPLE
from tests.test_figures import STYLESHEET

PREFACE = "tei/texts/preface.xml"
LETTERS = "tei/texts/letters.xml"
PERSONS = "tei/registers/persons.xml"
WORKS = "tei/registers/works.xml"
CLERK = '<person xml:id="the-clerk"'
ADDED = (
    '<person xml:id="keeper-b" sex="M"><persName type="usual">Ben Keeper</persName>'
    '<persName type="sort">Keeper, Ben</persName><note type="life">Kept the lamp.</note></person>'
)
OURS = '<note xml:id="e1" type="editorial" resp="#ed">In our words.</note>'
EDITS: dict[str, tuple[str, str, str]] = {
    "a word of our own": (PREFACE, "were read aloud", "were read twice aloud"),
    "the same word otherwise": (PREFACE, "in a drawer", "in a chest"),
    "a heading": (PREFACE, "How the letters came down", "How they came down"),
    "a title": (PREFACE, '<title type="main">Preface', '<title type="main">Foreword'),
    "a mention less": (PREFACE, '<persName ref="person:fenwick-a">Fenwick</persName> circle', "F."),
    "a pointer to nothing": (PREFACE, "place:saltholm", "place:nowhere"),
    "broken markup": (PREFACE, "</list>", "</liste>"),
    "a broken rule": (PREFACE, 'n="1" target="#n1"', 'n="7" target="#n1"'),
    "a note of ours": (LETTERS, 'char=288,322"/>', f'char=288,322"/>{OURS}'),
    "a gap less": (LETTERS, ' quantity="34"', ' quantity="33"'),
    "an entry more": (PERSONS, CLERK, f"{ADDED}{CLERK}"),
    "a fact": (PERSONS, 'sex="F"', 'sex="M"'),
    "an entry with another name": (PERSONS, 'xml:id="fenwick-a"', 'xml:id="fenwick-b"'),
    "a register without root": (WORKS, "<TEI ", "<TEI<"),
    "the edition's title": ("edition.toml", "Two Letters", "Some Letters"),
    "the order of the texts": ("edition.toml", '["preface", "letters"]', '["letters", "preface"]'),
    "a text less": ("edition.toml", '["preface", "letters"]', '["letters"]'),
    "broken settings": ("edition.toml", "[editors]", "[editors"),
    "figures": ("tei/figures.xsl", "", STYLESHEET),
    "a figure shown": (PREFACE, "name two boats", 'name <num type="figure" n="texts"/> boats'),
}
"""What an editor may do, and undo by doing it again: the file, what stands there, what instead."""


class Editing:
    """An editor at work on a copy of the sample edition."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: list[str] = []
        shutil.copytree(SAMPLE, folder)

    def edit(self, name: str) -> None:
        """Do something, or undo it."""
        self.done = [one for one in self.done if one != name] + [name][name in self.done :]
        file = EDITS[name][0]
        path, original = self.folder / file, SAMPLE / file
        text = original.read_text(encoding="utf-8") if original.is_file() else ""
        for path_, old, new in (EDITS[one] for one in self.done):
            if path_ == file:
                text = text.replace(old, new) if old else new
        if text:
            path.write_text(text, encoding="utf-8")
        else:
            path.unlink()


class Previewing:
    """A preview without its processes."""

    def __init__(self, folder: Path, stage: Path) -> None:
        self.reader = Reader(folder, folder, withheld=False)
        self.maker, self.judge = Maker(self.reader, stage, quiet=0), Judge(self.reader)
        self.files: dict[str, Mapping[str, bytes]] = {}
        self.number = 0
        self.steps: frozenset[str] = frozenset()

    def make(self, *wanted: str, hurry: bool = False) -> tuple[list[str], Ended]:
        """Make the pages: the steps that were run, in their order, and how it ended.

        Args:
            wanted: the pages that somebody is looking at.
            hurry: whether the next request comes when the first page has been made.
        """
        self.number += 1
        run: list[str] = []
        ended: Ended | None = None
        for answer in self.maker.answer(Request(self.number, frozenset(wanted)), lambda: hurry):
            if isinstance(answer, Made) and answer.files is not None:
                self.files[answer.step] = answer.onto(self.files.get(answer.step, {}))
                run.append(answer.step if answer.whole else f"{answer.step}: {[*answer.files]}")
            if isinstance(answer, Ended):
                ended = ended or answer
        assert ended is not None
        self.steps = ended.steps or self.steps
        return run, ended

    def judged(self) -> Judgement:
        """Judge the files."""
        return self.judge.answer(Request(self.number, frozenset()))

    @property
    def site(self) -> dict[str, bytes]:
        """All files of the site."""
        return {path: data for step in self.steps for path, data in self.files[step].items()}


@pytest.fixture(autouse=True, scope="module")
def _compiled_once() -> Iterator[None]:
    """For all builds and previews here stylesheets are compiled once, for that takes longest."""
    kept = functools.cache(Stylesheets)

    def stylesheets(folder: Path, names: Iterable[str], writing: Iterable[str]) -> Stylesheets:
        return kept(folder, frozenset(names), frozenset(writing))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edition.building.Stylesheets", stylesheets)
        patch.setattr("edition.serving.making.Stylesheets", stylesheets)
        yield


def built(folder: Path) -> dict[str, bytes] | None:
    """What a build makes of an edition; None if it refuses."""
    try:
        html = build(Project.find(folder), ["html"]).folder / "html"
    except EditionError:
        return None
    return {
        path.relative_to(html).as_posix(): path.read_bytes()
        for path in html.rglob("*")
        if path.is_file()
    }


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.booleans()), min_size=1, max_size=6)
)
def test_after_any_edits_the_preview_is_what_a_build_makes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, bool]]
) -> None:
    """Whatever was edited, broken and mended before, the files are those of a build, byte for byte.

    Also where one save followed the other before the pages were made. And where a build refuses the
    files, so does the preview.
    """
    folder = tmp_path_factory.mktemp("edits")
    editing = Editing(folder / "edition")
    previewing = Previewing(editing.folder, folder / "stage")
    previewing.make()
    for name, hurry in edits:
        editing.edit(name)
        if hurry:
            previewing.make("persons/fenwick-a.html", "preface.html", hurry=True)
            continue
        _, ended = previewing.make("persons/the-clerk.html")
        faulty = bool(ended.fault) or any(
            finding.severity == "error" for finding in previewing.judged().findings
        )
        expected = built(editing.folder)
        assert faulty == (expected is None), editing.done
        if expected is not None:
            assert previewing.site == expected, editing.done


@pytest.mark.parametrize("edits", [[one] for one in EDITS])
def test_findings_are_those_of_validation(tmp_path: Path, edits: list[str]) -> None:
    """A file is judged as ``edition validate`` judges it, also when others were judged before."""
    editing = Editing(tmp_path / "edition")
    previewing = Previewing(editing.folder, tmp_path / "stage")
    assert not previewing.judged().findings
    for name in edits:
        editing.edit(name)
    found = previewing.judged().findings
    if "broken settings" in edits:
        assert [finding.what[:14] for finding in found] == ["cannot be read"]
    else:
        fresh = judge(Project.find(editing.folder))
        assert found == tuple(finding for judged in fresh for finding in judged.findings)


def test_what_is_looked_at_is_made_first(tmp_path: Path) -> None:
    """The open page, of an entry it alone, comes before all others."""
    editing = Editing(tmp_path / "edition")
    previewing = Previewing(editing.folder, tmp_path / "stage")
    previewing.make()
    editing.edit("a title")
    assert previewing.make("letters.html")[0][0] == "html letters"
    editing.edit("a title")
    run, _ = previewing.make("persons/the-clerk.html")
    assert run[0] == "entry persons: ['persons/the-clerk.html']"
    assert run.count("entry persons") == 1


def test_only_what_has_changed_is_made(tmp_path: Path) -> None:
    """A word that no other page shows makes one page anew, and what is as it was makes none."""
    editing = Editing(tmp_path / "edition")
    previewing = Previewing(editing.folder, tmp_path / "stage")
    previewing.make()
    assert previewing.make()[0] == []
    editing.edit("a heading")
    assert previewing.make()[0] == ["html preface", "index"]
    editing.edit("broken markup")
    assert previewing.make()[0] == []
    editing.edit("broken markup")
    assert previewing.make()[0] == []


def test_what_no_step_makes_any_more_is_not_shown() -> None:
    """A page goes with its step, or stays if another step makes it now."""
    shelf = Shelf()
    shelf.put("one", {"a.html": b"a", "b.html": b"b"})
    shelf.put("two", {"b.html": b"B"})
    assert shelf.keep(frozenset({"two"})) == ["a.html", "b.html"]
    assert shelf.file("a.html") is None
    assert shelf.file("b.html") == b"B"
    assert shelf.put("two", {}) == ["b.html"]
    assert shelf.file("b.html") is None
