"""Faithful copies are recognised in whatever form they come, and laid out as the witness."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.errors import ManifestError, OutputError, WitnessError
from edition.manifest import Manifest
from edition.witness.copies import add, check, load
from edition.witness.folding import fold

from .copying import Change, changes, encodings, page, witnesses, wrapping
from .test_manifest import MANIFEST

SAMPLE = (
    "A Town by the Sea\n\n\n“It rained – for three days,” wrote the mayor’s well-known clerk… "
    "“and then\u00a0snowed”. [1]\nNobody read café ‘reports’.\n\n1. In a letter of 1903 …. 1905."
)


@given(witnesses(), st.lists(changes, max_size=4), st.data())
def test_a_faithful_copy_is_laid_out_as_the_witness(
    text: str, made: list[Change], data: st.DataObject
) -> None:
    """However a copy was typed, wrapped, encoded or saved, the witness comes out to the letter."""
    copy = text
    for change in made:
        copy = change(copy)
    encode = data.draw(st.sampled_from(encodings(copy, text)))
    assert check(encode(copy), Manifest.of(text, "key")).text == text


@given(witnesses())
def test_a_decomposed_witness_is_laid_out_decomposed(text: str) -> None:
    """A witness in decomposed form comes out in that form, from a composed copy too."""
    decomposed = unicodedata.normalize("NFD", text)
    assert check(text.encode("utf-8-sig"), Manifest.of(decomposed, "key")).text == decomposed


@given(witnesses())
def test_folding_a_block_by_itself_makes_no_difference(text: str) -> None:
    """Folding looks at nothing beyond white space, so that blocks can be compared by themselves."""
    assert fold(text).split() == [piece for word in text.split() for piece in fold(word).split()]


@pytest.mark.parametrize(
    ("copy", "form"),
    [
        (SAMPLE.encode(), "the witness itself"),
        (SAMPLE.encode("utf-8-sig"), "UTF-8 with a byte-order mark"),
        (SAMPLE.encode("utf-16"), "UTF-16"),
        (SAMPLE.encode("utf-16-be"), "UTF-16"),
        (SAMPLE.encode("cp1252"), "windows-1252"),
        (SAMPLE.replace("\n", "\r\n").encode(), "UTF-8 with CRLF line ends"),
        (SAMPLE.replace("\n", "\r").encode(), "UTF-8 with CR line ends"),
        (wrapping(24)(SAMPLE).encode(), "UTF-8, hard-wrapped"),
        (SAMPLE.replace("é", "e\u0301").encode(), "UTF-8, decomposed"),
        (SAMPLE.replace("–", "--").encode(), "UTF-8, hyphens for dashes"),
        (page(SAMPLE), "a web page in UTF-8"),
        (page(SAMPLE, "iso-8859-1"), "a web page in windows-1252"),
    ],
)
def test_the_form_of_a_copy_is_told(copy: bytes, form: str) -> None:
    """What was recognised is said in words."""
    faithful = check(copy, Manifest.of(SAMPLE, "key"))
    assert (faithful.form, faithful.text) == (form, SAMPLE)


def test_a_page_in_another_legacy_encoding_is_read_as_it_declares() -> None:
    """A page that declares KOI8-R is read so."""
    text = "Город у моря\n\nТри дня шёл дождь."
    assert check(page(text, "koi8-r"), Manifest.of(text, "key")).text == text


@pytest.mark.parametrize(
    "furniture",
    [
        '<p><a href="/">Home</a> | <a href="/x">Index</a> &gt; </p>',
        "<nav><ul><li>Menu</li><li>More</li></ul></nav>",
        "<header><p>A site of old papers</p></header>",
        "<script>var x = 1;</script><style>p {}</style><noscript>Scripts!</noscript>",
        "<p>Page saved on 3 May 2009</p>",
    ],
)
def test_furniture_of_a_page_is_passed_over(furniture: str) -> None:
    """Links, navigation and the date of a page are no part of its text."""
    text = "<p>A Town by the Sea</p><p>It rained.</p>"
    copy = f"<html><body>{furniture}{text}{furniture}</body></html>".encode()
    assert check(copy, Manifest.of("A Town by the Sea\n\nIt rained.", "key"))


def test_furniture_in_the_middle_is_only_links() -> None:
    """Between two paragraphs links are passed over, but a sentence is not."""
    manifest = Manifest.of("A Town by the Sea\n\nIt rained.", "key")
    shape = "<p>A Town by the Sea</p><p>{}</p><p>It rained.</p>"
    assert check(shape.format('<a href="#">Top</a> »').encode(), manifest)
    with pytest.raises(WitnessError, match=r"between blocks 1 and 2 \(11 characters\)"):
        check(shape.format("In 1987 only.").encode(), manifest)


def test_a_paragraph_that_is_a_link_belongs_to_the_text_if_the_witness_has_it() -> None:
    """Text is text even where it looks like furniture."""
    manifest = Manifest.of("Contents\n\nIt rained.", "key")
    assert check(b'<p><a href="#c">Contents</a></p><p>It rained.</p>', manifest)
    with pytest.raises(WitnessError, match=r"block 1 .* missing"):
        check(b'<p><a href="#c">Top</a></p><p>It rained.</p>', manifest)


def test_control_characters_of_a_page_are_read_as_browsers_do() -> None:
    """A dash that an old editor wrote as a control character is a dash, by number or as it is."""
    manifest = Manifest.of("It rained – and rained – on.", "key")
    assert check("<p>It rained &#150; and rained \x96 on.</p>".encode(), manifest)


def test_a_page_nested_without_end_is_read() -> None:
    """Tags that nobody closed do no harm."""
    copy = b"<html><body>" + b"<font><i>" * 500 + b"<p>It rained.</p>"
    assert check(copy, Manifest.of("It rained.", "key"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4 ...", "is a PDF, not a text"),
        (b"PK\x03\x04 ...", "an office document"),
        (bytes(range(256)) * 20, "is not a text"),
        ("It rained.".encode("utf-16")[:-1], "is damaged UTF-16"),
        (b"\0" * 65 * 1024 * 1024, "is larger than 64 MB"),
        (b"<meta charset=iso-8859-12><p>\xff", "in an encoding that is not known here"),
        (b"", "0 of 1 blocks found"),
        (b"<html></html>", "0 of 1 blocks found"),
    ],
)
def test_what_can_not_be_a_copy_is_refused(data: bytes, what: str) -> None:
    """Other kinds of file are refused by what they are."""
    with pytest.raises(WitnessError, match=what):
        check(data, Manifest.of("It rained.", "key"))


def test_a_manifest_that_contradicts_its_witness_is_found_out() -> None:
    """A manifest whose marks were tampered with can not lay out a witness."""
    source = Manifest.of("“It rained.”", "key").dumps().replace("201c", "201e")
    with pytest.raises(ManifestError, match="contradicts itself"):
        check("“It rained.”\n".encode(), Manifest.loads(source))


def test_a_copy_is_kept_as_the_witness(tmp_path: Path) -> None:
    """Adding a copy writes the witness, in a folder made for it, and nothing beside it."""
    target = tmp_path / "witness" / "key.txt"
    add(page(SAMPLE), Manifest.of(SAMPLE, "key"), target)
    assert target.read_bytes() == SAMPLE.encode()
    assert list(target.parent.iterdir()) == [target]


def test_a_refused_copy_leaves_the_witness_alone(tmp_path: Path) -> None:
    """What was there stays when a copy is refused."""
    target = tmp_path / "key.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(WitnessError):
        add(b"It snowed.", Manifest.of(SAMPLE, "key"), target)
    assert target.read_text(encoding="utf-8") == "before"


def test_a_full_disk_leaves_the_witness_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails, what was there stays, nothing else is left, and the error says why."""
    target = tmp_path / "key.txt"
    target.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"key\.txt: cannot be written: No space left"):
        add(SAMPLE.encode(), Manifest.of(SAMPLE, "key"), target)
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    """A target below a file can not be written, and the error names it."""
    (tmp_path / "witness").touch()
    with pytest.raises(OutputError, match=r"key\.txt: cannot be written"):
        add(SAMPLE.encode(), Manifest.of(SAMPLE, "key"), tmp_path / "witness" / "key.txt")


def test_a_copy_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A copy that can not be read is named."""
    with pytest.raises(WitnessError, match=r"none\.txt: cannot be read: No such file"):
        load(tmp_path / "none.txt")


@pytest.mark.needs("witness")
@pytest.mark.parametrize("width", [None, 20, 72, 100])
@pytest.mark.parametrize("made", ["exact", "bom", "utf-16", "decomposed", "typed", "page", "1252"])
def test_copies_of_the_chapter_are_recognised(witness: Path, width: int | None, made: str) -> None:
    """The chapter is recognised in every form, within 150 ms of computing."""
    text = witness.read_bytes().decode()
    copy = wrapping(width)(text) if width else text
    plain = str.maketrans(
        {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "…": "...", "\u00a0": " "}
    )
    data = {
        "exact": copy.encode(),
        "bom": copy.replace("\n", "\r\n").encode("utf-8-sig"),
        "utf-16": copy.encode("utf-16-be"),
        "decomposed": unicodedata.normalize("NFD", copy).encode(),
        "typed": copy.translate(plain).encode(),
        "page": page(text),
        "1252": page(text, "windows-1252"),
    }[made]
    manifest = Manifest.load(MANIFEST)
    started = process_time()
    assert check(data, manifest).text == text
    assert process_time() - started < 0.15
