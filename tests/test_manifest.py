"""The manifest: what it knows, how it is written down, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.errors import ManifestError
from edition.manifest import LeftOut, Manifest

SAMPLE = "A  “quiet” town –\u00a0no more…\n\n\n\tIts ‘mayor’ said: “--–”\nEnd\n"
MANIFEST = Path(__file__).parent.parent / "tei" / "manifests" / "broue-1988.json"

texts = st.text(st.sampled_from("ABé𝔞.-–—'’\"“…\u00a0\u00ad\u200b\t\r\u2028 \n"), max_size=60)


@given(texts)
def test_what_is_written_down_is_read_back(text: str) -> None:
    """A manifest survives being written and read."""
    manifest = Manifest.of(text, "key", (LeftOut(0, 1, "a page number"),) if text else ())
    assert Manifest.loads(manifest.dumps()) == manifest


@given(texts)
def test_it_knows_the_white_space(text: str) -> None:
    """The mask marks exactly the characters that are white space."""
    manifest = Manifest.of(text, "key")
    assert list(manifest.space_mask) == [character.isspace() for character in text]


def test_an_offset_belongs_to_the_block_around_it() -> None:
    """Offsets within a line name its block, those between lines none."""
    manifest = Manifest.of("\nab\n\ncd", "key")
    assert [manifest.block_at(offset) for offset in range(7)] == [None, 0, 0, None, None, 1, 1]


def test_only_the_witness_is_verified() -> None:
    """The text itself is the witness; with one space more it is not."""
    manifest = Manifest.of(SAMPLE, "key")
    assert manifest.verify(SAMPLE)
    assert not manifest.verify(SAMPLE + " ")
    assert not manifest.verify(SAMPLE.replace("–", "-"))


def test_no_letter_of_the_text_is_written_down() -> None:
    """Apart from the key, a manifest holds numbers, digests, and typographic characters."""
    manifest = json.loads(Manifest.of(SAMPLE, "key").dumps())
    assert {mark for block in manifest["blocks"] for mark in block["marks"]} == set(
        "“”–\u00a0…\t‘’-"
    )
    for block in manifest["blocks"]:
        assert set(block) == {"start", "length", "words", "marks", "digest"}


def test_it_has_one_line_for_each_block() -> None:
    """A change to one line of the witness of the same length changes two lines of the manifest."""
    one = Manifest.of("One line\n\nAnd another", "key").dumps().splitlines()
    other = Manifest.of("One lime\n\nAnd another", "key").dumps().splitlines()
    assert sum(before != after for before, after in zip(one, other, strict=True)) == 2


def test_a_witness_in_no_normal_form_is_refused() -> None:
    """A text that mixes composed and decomposed characters has no manifest."""
    with pytest.raises(ManifestError, match="mixes composed and decomposed"):
        Manifest.of("caf\u00e9 and cafe\u0301", "key")


def test_half_a_surrogate_pair_is_refused() -> None:
    """A text that is not Unicode has no manifest."""
    with pytest.raises(ManifestError, match="surrogate"):
        Manifest.of("a\ud800", "key")


def broken(**changes: Any) -> str:
    """A manifest in which some fields, or some of the second block, are changed or left out."""
    data = json.loads(Manifest.of("One “line”\n\nAnd another", "key").dumps())
    block = changes.pop("block", None)
    data |= {name.replace("_", "-"): value for name, value in changes.items()}
    if block is not None:
        data["blocks"][1] |= block
    return json.dumps({name: value for name, value in data.items() if value is not None})


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a manifest of format 1"),
        (broken(format=2), "not a manifest of format 1"),
        (broken(key=None), "'key' is missing"),
        (broken(characters="many"), "'characters' is not what it should be"),
        (broken(characters=True), "'characters' is not what it should be"),
        (broken(characters=-1), "'characters' is negative"),
        (broken(characters=5), "block 2: ends after the end of the witness"),
        (broken(sha256="abc"), "'sha256' is not a SHA-256 digest"),
        (broken(form="NFKC"), "neither NFC nor NFD"),
        (broken(left_out=[[1, 2]]), r"not \[start, end, why\]"),
        (broken(left_out=[[1, 99, "?"]]), "outside of the witness"),
        (broken(left_out=[[5, 7, "?"], [1, 2, "?"]]), "out of order"),
        (broken(blocks=[1]), "block 1: is not an object"),
        (broken(block={"start": 3}), "block 2: starts before"),
        (broken(block={"length": 12}), "block 2: the words do not add up"),
        (broken(block={"words": []}), "block 2: 'words' is not a list of lengths"),
        (broken(block={"words": [3, "7"]}), "block 2: 'words' is not a list of lengths"),
        (broken(block={"words": [-1, 11]}), "block 2: 'words' is not a list of lengths"),
        (broken(block={"marks": {"ab": [1]}}), "block 2: 'marks' is not offsets"),
        (broken(block={"marks": {"–": [11]}}), "block 2: a mark stands outside"),
        (broken(block={"marks": {"–": [3]}}), "block 2: a mark stands in the place"),
        (broken(block={"marks": {"\t": [2]}}), "block 2: a mark stands in the place"),
        (broken(block={"marks": {"–": [2, 2]}}), "block 2: a mark stands in the place"),
        (broken(block={"digest": 0}), "block 2: 'digest' is not what it should be"),
    ],
)
def test_what_contradicts_itself_is_refused(source: str, what: str) -> None:
    """A broken manifest is refused with the place and the reason."""
    with pytest.raises(ManifestError, match=what):
        Manifest.loads(source)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """Errors of a file name it, and its line where it is not JSON."""
    path = tmp_path / "key.json"
    with pytest.raises(ManifestError, match=r"key\.json: cannot be read"):
        Manifest.load(path)
    path.write_bytes(b"\xff")
    with pytest.raises(ManifestError, match=r"key\.json: is not UTF-8"):
        Manifest.load(path)
    path.write_text('{\n"format": }', encoding="utf-8")
    with pytest.raises(ManifestError, match=r"key\.json:2: is not JSON"):
        Manifest.load(path)


def test_the_chapters_manifest_is_as_the_code_writes_it() -> None:
    """The committed manifest of the chapter is what reading and writing it gives."""
    source = MANIFEST.read_text(encoding="utf-8")
    manifest = Manifest.loads(source)
    assert manifest.dumps() == source
    assert (manifest.key, manifest.characters, len(manifest.blocks)) == ("broue-1988", 70352, 267)


@pytest.mark.needs("witness")
def test_the_chapters_manifest_is_that_of_the_witness(witness: Path) -> None:
    """The committed manifest is what the real witness gives."""
    text = witness.read_bytes().decode()
    assert Manifest.of(text, "broue-1988") == Manifest.load(MANIFEST)
