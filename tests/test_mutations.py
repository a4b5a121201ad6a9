"""Mutations of valid files, as editors make them: the harmful ones are found, and only they."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.mutating.judging import Judge, Verdict, copied
from tests.mutating.kinds import KINDS
from tests.mutating.spans import Page

SEED = 20260101
COUNT = 5 * len(KINDS)

EXCEPTIONS: dict[str, str] = {}
"""Kinds that are harmful and not always found, each with its reason."""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    """What validation says of some hundred mutations of the sample edition."""
    judge = Judge([copied(SAMPLE, tmp_path_factory.mktemp("mutating") / "sample")], SEED)
    return [found for number in range(COUNT) if (found := judge.verdict(number)) is not None]


def told(verdicts: list[Verdict]) -> list[str]:
    """Mutations as a message shows them."""
    return [f"{v.number} {v.kind}: {v.subject}, {v.place} {v.told} {v.said}" for v in verdicts]


def test_every_kind_is_made(verdicts: list[Verdict]) -> None:
    """The sample edition has a place for each kind of mutation."""
    assert KINDS.keys() == {verdict.kind for verdict in verdicts}


def test_harmful_mutations_are_found(verdicts: list[Verdict]) -> None:
    """Each harmful mutation is found, but for kinds that are excepted with a reason."""
    missed = [v for v in verdicts if v.harm == "harmful" and v.found == "nothing"]
    assert told([verdict for verdict in missed if verdict.kind not in EXCEPTIONS]) == []


def test_harmless_mutations_pass(verdicts: list[Verdict]) -> None:
    """What changes nothing but the spelling of a file is not complained of."""
    assert told([v for v in verdicts if v.harm == "harmless" and v.found != "nothing"]) == []


def test_validation_never_breaks_down(verdicts: list[Verdict]) -> None:
    """Whatever is wrong with a file, all checks can be made of it."""
    assert told([verdict for verdict in verdicts if verdict.found == "broken"]) == []


def test_a_page_keeps_its_text() -> None:
    """A file is its text, its elements are where they are said to be, and only edits change it."""
    for path in sorted(SAMPLE.glob("tei/*/*.xml")):
        text = Path(path).read_text(encoding="utf-8")
        page = Page(text)
        assert page.edited() == text
        for node in page.nodes:
            assert page.outer(node).startswith(f"<{node.name}")
            assert page.outer(node).endswith((f"</{node.name}>", "/>"))
            for slot in node.slots.values():
                assert text[slot.inner : slot.end - 1] == slot.value
