"""The invariant of a withheld file, checked without the words."""

from __future__ import annotations

import pytest

from edition.coverage import Layout, inspect
from edition.errors import RestoreError
from edition.gaps import Gap
from edition.manifest import Manifest
from edition.markup import OwnText, Source
from edition.restoring import restore
from edition.words import Outline, Words

TEXT = "one two\n\nthree\u00a0four"
WORDS = Words("t", TEXT)
OUTLINE = Outline(Manifest.of(TEXT, "t"))
OWN = OwnText()


def _file(body: str) -> Source:
    return Source(f'<TEI xmlns="u"><teiHeader/><text>{body}</text></TEI>')


def _gap(start: int, end: int) -> str:
    return str(Gap("t", start, end))


WHOLE = f"<p>{_gap(0, 7)}</p>\n<p>{_gap(9, 19)}</p>"


@pytest.mark.parametrize("layout", [WORDS, OUTLINE], ids=["with words", "without words"])
def test_a_complete_file_has_no_problem(layout: Layout) -> None:
    """Gaps that cover every word once and in order satisfy the invariant."""
    inspection = inspect(_file(WHOLE), layout, OWN)
    assert inspection.problems == []
    assert [place.gap for place in inspection.places] == [Gap("t", 0, 7), Gap("t", 9, 19)]


FAULTS = {
    "missing at the start": (f"<p>{_gap(4, 7)}</p> <p>{_gap(9, 19)}</p>", "characters 0 to 4"),
    "missing at the end": (f"<p>{_gap(0, 7)}</p>", "characters 9 to 19 of the witness"),
    "covered twice": (WHOLE + _gap(9, 19), "the gap covers characters 9 to 19 but"),
    "out of order": (f"{_gap(9, 19)} {_gap(0, 7)}", "characters 0 to 9 of the witness"),
    "white space inside": (f"{_gap(0, 8)} {_gap(9, 19)}", "the gap begins or ends with white"),
    "beyond the end": (f"{_gap(0, 7)} {_gap(9, 20)}", "the gap reaches beyond the witness"),
    "joined": (f"{_gap(0, 7)}{_gap(9, 19)}", "two words of the witness are joined here"),
    "broken": (f"{_gap(0, 2)} {_gap(2, 7)} {_gap(9, 19)}", "a word of the witness is broken"),
    "split": (f"{_gap(0, 3)} {_gap(4, 7)} \n{_gap(9, 19)}", "one stretch of the witness"),
    "split unusually": (
        f"{_gap(0, 7)} {_gap(9, 14)}\u00a0{_gap(15, 19)}",
        "one stretch of the witness is written as two gaps",
    ),
    "words in the open": (WHOLE + "<p>more</p>", "words stand here that are neither withheld"),
    "words behind an escape": (WHOLE + "<p>&#65;</p>", "words stand here that are neither"),
    "words in a section": (WHOLE + "<![CDATA[x]]>", "words stand here that are neither"),
    "other form": (WHOLE.replace('unit="char" ', "", 1), "a withheld gap is not written in"),
    "wrong quantity": (WHOLE.replace('"7"', '"8"'), "a withheld gap is not written in its one"),
    "not empty": (WHOLE + '<gap reason="rights"></gap>', "a withheld gap is not empty"),
    "in our own text": (f"<corr>{_gap(0, 7)}</corr>" + WHOLE, "a withheld gap stands outside"),
    "another witness": (WHOLE.replace("witness:t", "witness:u"), "the gap points into the"),
    "an instruction": (WHOLE + "<?edition end?>", "a processing instruction named “edition”"),
    "an open section": (WHOLE + "<?edition cdata?>", "a processing instruction named"),
    "an empty section": (WHOLE + "<?edition cdata?><?edition end?>", "a processing instruction"),
    "a section around tags": (
        f"<?edition cdata?>{_gap(0, 7)} <hi>{_gap(9, 19)}</hi><?edition end?>",
        "a processing instruction",
    ),
    "an empty tag in a section": (
        f"{_gap(0, 7)} <?edition cdata?><lb/>{_gap(9, 19)}<?edition end?>",
        "a processing instruction",
    ),
    "another instruction in a section": (
        f"{_gap(0, 7)} <?edition cdata?><?other?>{_gap(9, 19)}<?edition end?>",
        "a processing instruction",
    ),
    "a position far away": (
        f"{_gap(0, 7)}<p/>{_gap(400_000_000_000, 400_000_000_001)}",
        "the gap reaches beyond the witness",
    ),
    "a spelling of half a character": (
        f"{_gap(0, 1)}<?edition as &#xD800;?>{_gap(1, 7)} {_gap(9, 19)}",
        "a processing instruction",
    ),
    "a reference in a section": (
        f"{_gap(0, 7)} <?edition cdata?>{_gap(9, 19)}&#32;<?edition end?>",
        "a processing instruction",
    ),
    "a section of our own": (
        WHOLE + "<corr><?edition cdata?>x<?edition end?></corr>",
        "a processing instruction",
    ),
    "a spelling of many": (
        WHOLE.replace("</p>", "<?edition as &#33;?></p>", 1),
        "a processing instruction",
    ),
    "a spelling of a letter": (
        f"{_gap(0, 1)}<?edition as &#111;?>{_gap(1, 7)} {_gap(9, 19)}",
        "a processing instruction",
    ),
    "a spelling of no character": (
        f"{_gap(0, 1)}<?edition as &words;?>{_gap(1, 7)} {_gap(9, 19)}",
        "a processing instruction",
    ),
    "split before an instruction": (
        f"{_gap(0, 3)} {_gap(4, 7)}<?other?> {_gap(9, 19)}",
        "one stretch of the witness is written as two gaps",
    ),
}


@pytest.mark.parametrize("layout", [WORDS, OUTLINE], ids=["with words", "without words"])
@pytest.mark.parametrize("fault", FAULTS)
def test_each_breach_is_found_with_and_without_the_words(fault: str, layout: Layout) -> None:
    """Each kind of breach is found, by the manifest as well as by the words themselves."""
    body, message = FAULTS[fault]
    problems = inspect(_file(body), layout, OWN).problems
    assert [problem.what for problem in problems if problem.what.startswith(message)]


@pytest.mark.parametrize("fault", FAULTS)
def test_restoring_refuses_what_validation_finds(fault: str) -> None:
    """A file with a breach is not restored."""
    with pytest.raises(RestoreError):
        restore(_file(FAULTS[fault][0]), WORDS, OWN)


@pytest.mark.parametrize("spelling", ["&#33;", ">", "&quot;"])
def test_a_remembered_spelling_must_be_that_of_the_character(spelling: str) -> None:
    """An instruction that would put another character in is refused."""
    body = f"{_gap(0, 1)}<?edition as {spelling}?>{_gap(1, 7)} {_gap(9, 19)}"
    with pytest.raises(RestoreError, match="the spelling that is remembered"):
        restore(_file(body), WORDS, OWN)


@pytest.mark.parametrize("layout", [Words("t", "a 12 b", ((2, 4),))])
def test_what_is_left_out_may_not_be_covered(layout: Words) -> None:
    """What the manifest lists as left out is in no gap, and need not be."""
    assert inspect(_file(f"{_gap(0, 1)} {_gap(5, 6)}"), layout, OWN).problems == []
    problems = inspect(_file(_gap(0, 6)), layout, OWN).problems
    assert problems[0].what == "the gap covers what the manifest lists as left out"
