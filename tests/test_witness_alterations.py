"""Altered copies are refused, with the blocks that differ and how, and never a word of a text."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edition.errors import WitnessError
from edition.manifest import Manifest
from edition.witness.copies import check
from edition.witness.differences import AlteredCopyError, Difference

from .copying import LETTERS, witnesses, wrapping
from .test_manifest import MANIFEST

BLOCKS = [
    "A Town by the Sea",
    "It rained for three days, and on the fourth the harbour master counted the boats again.",
    "* * *",
    "There were “eleven”, said the pilot, who had never learned to count past ten – or so he said.",
    "Nobody believed either of them, for the fog had not lifted since the feast of St Nicholas.",
    "* * *",
    "In the end the mayor sent his clerk, a thin man with a bicycle and no opinion on boats.",
    "“Twelve,” wrote the clerk.",
]
MANIFEST_OF_BLOCKS = Manifest.of("\n\n".join(BLOCKS), "town")


def refused(blocks: list[str], width: int | None = None) -> tuple[Difference, ...]:
    """How a copy made of these blocks differs."""
    text = "\n\n".join(blocks)
    with pytest.raises(AlteredCopyError) as caught:
        check((wrapping(width)(text) if width else text).encode(), MANIFEST_OF_BLOCKS)
    return caught.value.differences


@given(witnesses(least=2), st.data())
def test_any_one_character_is_missed(text: str, data: st.DataObject) -> None:
    """One letter dropped, added or replaced: its block is named, and no word is told."""
    manifest = Manifest.of(text, "town")
    places = [at for at, character in enumerate(text) if character in LETTERS]
    at = data.draw(st.sampled_from(places))
    how = data.draw(st.sampled_from(["drop", "insert", "replace"]))
    block = manifest.block_at(at)
    copy = text[:at] + ("" if how == "drop" else "#") + text[at + (how != "insert") :]
    with pytest.raises(WitnessError) as caught:
        check(copy.encode(), manifest)
    message = str(caught.value)
    assert isinstance(caught.value, AlteredCopyError)
    assert [difference.block for difference in caught.value.differences] == [block]
    words = "".join(character if character.isalpha() else " " for character in text + copy).split()
    assert not any(
        word[start : start + 4] in message for word in words for start in range(len(word) - 3)
    )


@given(witnesses(least=2), st.data())
def test_a_deleted_line_is_missed(text: str, data: st.DataObject) -> None:
    """A line that is gone is named, and no other."""
    lines = text.split("\n")
    at = data.draw(st.sampled_from([number for number, line in enumerate(lines) if line]))
    assume(sum(map(len, lines)) > 3 * len(lines[at]))
    block = sum(map(bool, lines[:at]))
    with pytest.raises(AlteredCopyError) as caught:
        check("\n".join(lines[:at] + lines[at + 1 :]).encode(), Manifest.of(text, "town"))
    assert caught.value.differences == (Difference("absent", block),)


@pytest.mark.parametrize("width", [None, 30, 70])
def test_each_alteration_is_called_by_its_name(width: int | None) -> None:
    """Changed, shortened, lengthened, missing, swapped, foreign and doubled blocks are told."""
    one, two, _, four, *_, seven, _ = BLOCKS

    def altered(index: int, *blocks: str) -> list[str]:
        return [*BLOCKS[:index], *blocks, *BLOCKS[index + 1 :]]

    assert refused(altered(1, two.replace("r", "R", 1)), width) == (Difference("changed", 1),)
    assert refused(altered(1, two.replace("boats ", "")), width) == (Difference("missing", 1, 5),)
    assert refused(altered(3, four.replace("ten", "eleven")), width) == (Difference("added", 3, 3),)
    assert refused(altered(6), width) == (Difference("absent", 6),)
    assert refused(altered(7), width) == (Difference("absent", 7),)
    assert refused(altered(0, one, "Quite so."), width) == (Difference("foreign", 1, 8),)
    assert refused(["Quite so.", *BLOCKS], width) == (Difference("foreign", 0, 8),)
    assert refused([*BLOCKS, "Quite so."], width) == (Difference("foreign", 8, 8),)
    doubled = refused([*BLOCKS[:4], seven, *BLOCKS[4:]], width)
    assert [(difference.kind, difference.block) for difference in doubled] == [("foreign", 4)]
    swapped = refused([*BLOCKS[:3], BLOCKS[4], BLOCKS[3], *BLOCKS[5:]], width)
    assert [difference.kind for difference in swapped] == ["moved"]
    assert swapped[0].block in (3, 4)


def test_neighbours_that_are_altered_are_told_apart() -> None:
    """Two altered blocks beside each other, with one missing between them, are three findings."""
    blocks = BLOCKS.copy()
    blocks[3] = blocks[3].replace("eleven", "twelve")
    blocks[4:5] = []
    blocks[5] = blocks[5].replace("bicycle", "boat")
    assert refused(blocks) == (
        Difference("changed", 3),
        Difference("absent", 4),
        Difference("missing", 6, 3),
    )


def test_a_quotation_mark_lost_at_the_end_is_not_taken_from_the_next_block() -> None:
    """A block that ends where the next begins with the same mark is not taken for whole."""
    manifest = Manifest.of("“It rained.”\n\n“It snowed.”\n\nNobody minded.", "town")
    copy = "“It rained.\n\n“It snowed.”\n\nNobody minded."
    with pytest.raises(AlteredCopyError) as caught:
        check(copy.encode(), manifest)
    assert caught.value.differences == (Difference("missing", 0, 2),)


def test_a_truncated_copy_misses_its_end() -> None:
    """The block that was cut is shorter, those after it are missing, told together."""
    with pytest.raises(AlteredCopyError) as caught:
        check("\n\n".join([*BLOCKS[:4], BLOCKS[4][:50]]).encode(), MANIFEST_OF_BLOCKS)
    assert str(caught.value) == (
        "is not a faithful copy of town: block 5 (char=210,300) 33 characters missing; "
        "blocks 6–8 (char=302,424) missing"
    )


def test_every_block_altered_is_still_a_copy() -> None:
    """When no block is as it was, each is named, ten of them in words and the rest counted."""
    random = Random(1928)
    blocks = [
        " ".join("x" * random.randint(1, 12) for _ in range(random.randint(20, 60)))
        for _ in range(20)
    ]
    manifest = Manifest.of("\n\n".join(blocks), "town")
    with pytest.raises(AlteredCopyError) as caught:
        check("\n\n".join(block.replace("xx", "xy", 1) for block in blocks).encode(), manifest)
    assert caught.value.differences == tuple(Difference("changed", index) for index in range(20))
    assert str(caught.value).count("changed (same length)") == 10
    assert str(caught.value).endswith("; and 10 more differences")


def test_blocks_are_named_as_the_edition_names_them() -> None:
    """Identifiers of the edition stand beside the numbers."""
    labels = ["h1", "p1", None, "p2"].__getitem__
    copy = "\n\n".join(BLOCKS).replace("three days", "trhee days")
    with pytest.raises(AlteredCopyError, match=r"block 2 \(p1, char=19,106\) changed"):
        check(copy.encode(), MANIFEST_OF_BLOCKS, labels)
    with pytest.raises(AlteredCopyError, match=r"blocks 1–2 \(h1–p1, char=0,106\) missing"):
        check("\n\n".join(BLOCKS[2:]).encode(), MANIFEST_OF_BLOCKS, labels)


def test_damage_to_the_encoding_is_told_where_it_is() -> None:
    """A byte that was lost from a character alters its block only."""
    data = "\n\n".join(BLOCKS).encode().replace(b"\xe2\x80\x93", b"\xe2\x80", 1)
    with pytest.raises(AlteredCopyError) as caught:
        check(data, MANIFEST_OF_BLOCKS)
    assert [difference.block for difference in caught.value.differences] == [3]


def test_something_else_altogether_is_told_as_such() -> None:
    """A text that has nothing in common is not called an altered copy."""
    with pytest.raises(WitnessError, match="is not a copy of town: 0 of 8 blocks found") as caught:
        check(
            b"A recipe for fish soup.\n\nTake a fish, and the soup will follow.", MANIFEST_OF_BLOCKS
        )
    assert not isinstance(caught.value, AlteredCopyError)


@pytest.mark.parametrize("line", ["Soup and fish and soup. " * 4, "<p>Soup <i>and</i> fish</p>"])
def test_a_huge_file_of_something_else_is_refused_at_once(line: str) -> None:
    """Twenty million characters are refused within two seconds."""
    data = ("<html>" * line.startswith("<") + f"{line}\n" * (20_000_000 // len(line))).encode()
    started = process_time()
    with pytest.raises(WitnessError, match="is not a copy of town: it has more than"):
        check(data, MANIFEST_OF_BLOCKS)
    assert process_time() - started < 2


@pytest.mark.needs("witness")
def test_alterations_of_the_chapter_are_named(witness: Path) -> None:
    """In the real chapter too one changed character, and two swapped paragraphs, are named."""
    text, manifest = witness.read_bytes().decode(), Manifest.load(MANIFEST)
    lines = text.split("\n")
    at = [number for number, line in enumerate(lines) if line]
    for index in (0, 13, 100, 266):
        copy = lines.copy()
        copy[at[index]] = copy[at[index]][:-1] + "#"
        with pytest.raises(AlteredCopyError) as caught:
            check("\n".join(copy).encode(), manifest)
        assert [difference.block for difference in caught.value.differences] == [index]
    lines[at[20]], lines[at[21]] = lines[at[21]], lines[at[20]]
    with pytest.raises(AlteredCopyError, match=r"block 2[12] .* out of order$"):
        check("\n".join(lines).encode(), manifest)
