"""A PDF read in its logical order: the tags and the words in them, as a screen reader has them.

The order is that of the structure tree alone, whatever the order on the pages. Words are what the
fonts say that their shapes stand for, or what stands in their place (``ActualText``); what is on a
page and in no tag is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

Words = dict[int, str]
"""The words of a page, by the numbers of its marked contents."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure.

    Attributes:
        role: what it is, as ``P`` or ``Note``.
        parts: its words and its elements, in order.
    """

    role: str
    parts: list[Tag | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All words in it."""
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)

    def iter(self, role: str) -> Iterator[Tag]:
        """The elements of a role in it, in order."""
        for part in self.parts:
            if isinstance(part, Tag):
                if part.role == role:
                    yield part
                yield from part.iter(role)


def read(reader: PdfReader) -> Tag:
    """The structure of a file, with its words."""
    root: Any = reader.trailer["/Root"]
    pages: dict[int, Any] = {
        to.idnum: page for page in reader.pages if (to := page.indirect_reference)
    }
    known: dict[int, Words] = {}
    fonts: dict[int, dict[bytes, str]] = {}

    def words(page: Any, number: int) -> str:
        at = page.idnum
        if at not in known:
            known[at] = dict(_marked(pages[at], reader, fonts))
        return known[at].get(number, "")

    def element(node: Any, page: Any) -> Tag:
        page = node.raw_get("/Pg") if "/Pg" in node else page
        tag = Tag(str(node["/S"]).removeprefix("/"))
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            one = child.get_object()
            if isinstance(one, int):
                tag.parts.append(words(page, one))
            elif one.get("/Type") == "/MCR":
                tag.parts.append(words(one.raw_get("/Pg") if "/Pg" in one else page, one["/MCID"]))
            elif "/S" in one:
                tag.parts.append(element(one, page))
        return tag

    top = root["/StructTreeRoot"]["/K"]
    (document,) = top if isinstance(top, list) else [top]
    return element(document.get_object(), None)


def _marked(
    page: Any, reader: PdfReader, fonts: dict[int, dict[bytes, str]]
) -> Iterator[tuple[int, str]]:
    """The words of each marked content of a page."""
    resources = page["/Resources"]
    font: dict[bytes, str] = {}
    around: list[tuple[int | None, str | None]] = []  # number, and what stands for the words
    found: dict[int, list[str]] = {}

    def say(words: str) -> None:
        number = next((number for number, _ in reversed(around) if number is not None), None)
        if number is not None:
            found.setdefault(number, []).append(words)

    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            attributes = operands[1]
            if not isinstance(attributes, dict):
                attributes = resources["/Properties"][attributes]
            actual = attributes.get("/ActualText")
            around.append((attributes.get("/MCID"), actual))
            if actual is not None:
                say(str(actual))
        elif operator == b"BMC":
            around.append((None, None))
        elif operator == b"EMC":
            around.pop()
        elif operator == b"Tf":
            reference = resources["/Font"].raw_get(operands[0])
            if reference.idnum not in fonts:
                fonts[reference.idnum] = _letters(reference.get_object())
            font = fonts[reference.idnum]
        elif operator in (b"Tj", b"TJ") and all(actual is None for _, actual in around):
            shown = operands[0] if isinstance(operands[0], list) else operands
            for piece in shown:
                codes = getattr(piece, "original_bytes", b"")
                say("".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2)))
        else:
            assert operator not in (b"'", b'"'), "a way to show words that is not read here"
    assert not around
    return ((number, "".join(words)) for number, words in found.items())


def _letters(font: Any) -> dict[bytes, str]:
    """What the shapes of a font stand for, by their codes of two bytes."""
    assert font["/Encoding"] == "/Identity-H"
    table = font["/ToUnicode"].get_object().get_data()
    assert b"beginbfrange" not in table
    return {
        bytes.fromhex(code): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table.decode())
        if len(letters) % 4 == 0
    }
