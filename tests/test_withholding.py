"""Withholding: what it takes out, what it leaves, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import MarkupError, WithholdError
from edition.markup import OwnText, Source
from edition.withholding import withhold
from edition.words import Words

OWN = OwnText(resp=frozenset({"#ed"}))
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>Our words</p></teiHeader>'


def _withhold(text: str, body: str, left_out: tuple[tuple[int, int], ...] = ()) -> str:
    source = Source(f"{HEAD}<text>{body}</text></TEI>", Path("t.xml"))
    result = withhold(source, Words("t", text, left_out), OWN)
    return result.removeprefix(f"{HEAD}<text>").removesuffix("</text></TEI>")


def _gap(start: int, end: int) -> str:
    return (
        f'<gap reason="rights" unit="char" quantity="{end - start}"'
        f' corresp="witness:t#char={start},{end}"/>'
    )


def test_a_stretch_between_tags_becomes_one_gap() -> None:
    """The text between two tags is one gap, and the white space at its ends stays."""
    assert _withhold("one two three", "<p>one two <hi>three</hi>\n</p>") == (
        f"<p>{_gap(0, 7)} <hi>{_gap(8, 13)}</hi>\n</p>"
    )


def test_layout_of_the_editor_splits_a_gap() -> None:
    """White space that is not the witness's own stays in the file, between two gaps."""
    assert _withhold("one two", "<p>one\n  two</p>") == f"<p>{_gap(0, 3)}\n  {_gap(4, 7)}</p>"


def test_what_the_edition_has_written_stays() -> None:
    """Corrections and whatever the edition's editors are responsible for is not withheld."""
    body = (
        "<p><choice><sic>teh</sic><corr>the</corr></choice> end"
        '<note resp="#ed">We wonder.</note></p>'
    )
    assert _withhold("teh end", body) == (
        f"<p><choice><sic>{_gap(0, 3)}</sic><corr>the</corr></choice> {_gap(4, 7)}"
        '<note resp="#ed">We wonder.</note></p>'
    )


def test_what_others_are_responsible_for_is_withheld() -> None:
    """A @resp that names anyone but the edition's own editors does not keep words in the file."""
    assert _withhold("a b", '<p><seg resp="#rh">a</seg> <seg resp="#rh #ed">b</seg></p>') == (
        f'<p><seg resp="#rh">{_gap(0, 1)}</seg> <seg resp="#rh #ed">{_gap(2, 3)}</seg></p>'
    )


def test_what_the_manifest_leaves_out_need_not_be_there() -> None:
    """A page number that the manifest lists as left out is no part of the file."""
    assert _withhold("one 17 two", "<p>one two</p>", ((4, 6),)) == (
        f"<p>{_gap(0, 3)} {_gap(7, 10)}</p>"
    )


@pytest.mark.parametrize(
    ("text", "body", "message"),
    [
        (
            "the party line",
            '<p xml:id="p1">the party</p>\n<p xml:id="p2">lime</p>',
            "t.xml:2 (p2): “lime” stands where the witness has “line” (character 10);",
        ),
        (
            "the party",
            '<p xml:id="p1">theparty</p>',
            "t.xml:1 (p1): “theparty” stands where the witness has “the” (character 0);",
        ),
        (
            "the party",
            "<p><hi>the</hi><hi>party</hi></p>",
            "t.xml:1: two words are joined that the witness separates; put white space",
        ),
        (
            "the party",
            "<p>the par<hi> ty</hi></p>",
            "t.xml:1: white space breaks a word of the witness; remove it",
        ),
        (
            "one two three",
            "<p>one two</p>",
            "t.xml:1: the file ends before the witness does: 5 characters are missing, from"
            " character 8;",
        ),
        (
            "one",
            "<p>one two</p>",
            "t.xml:1: “two” stands after the end of the witness (character 3);",
        ),
        (
            "one two",
            "<p>two one</p>",
            "t.xml:1: “two” stands where the witness has “one” (character 0);",
        ),
        (
            "one",
            f"<p>{_gap(0, 3)}</p>",
            "t.xml:1: words are withheld here already; restore the file",
        ),
        (
            "one",
            "<p>one<?edition as &#111;?></p>",
            "t.xml:1: a processing instruction named “edition” stands in the file; remove it",
        ),
        ("one", "<p>&#111;ne</p>", "t.xml:1: &#111; stands for “o”; write the letter or digit"),
        ("one", "<p>&#1114112;</p>", "t.xml:1: is not well-formed XML"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_other_words_are_refused_with_their_place(text: str, body: str, message: str) -> None:
    """Words that are not the witness's, complete and in order, are refused; the place is named."""
    with pytest.raises((WithholdError, MarkupError)) as refusal:
        _withhold(text, body)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<TEI><text></TEI>", "t.xml:1: is not well-formed XML: mismatched tag, column"),
        ("<!DOCTYPE TEI><TEI/>", "t.xml:1: has a document type declaration; remove it"),
        ("<t:TEI xmlns:t='u'/>", "t.xml:1: gives its root element t:TEI a prefix;"),
        ("<?xml version='1.0' encoding='latin-1'?><TEI/>", "t.xml:1: declares the encoding"),
        ("<a>" * 201 + "</a>" * 201, "t.xml:1: nests elements more than 200 deep;"),
        ("<TEI>\x00</TEI>", "t.xml:1: is not well-formed XML"),
    ],
)
def test_a_file_that_is_not_plain_xml_is_refused(xml: str, message: str) -> None:
    """Broken XML, DOCTYPEs, prefixes, other encodings and bottomless nesting are refused."""
    with pytest.raises(MarkupError) as refusal:
        Source(xml, Path("t.xml"))
    assert str(refusal.value).startswith(message)


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are refused, and the line that holds them is named."""
    path = tmp_path / "t.xml"
    path.write_bytes(b"<TEI>\n\xff</TEI>")
    with pytest.raises(MarkupError, match=r"t\.xml:2: is not UTF-8: byte 6 cannot be read"):
        Source.read(path)
