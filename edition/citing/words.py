"""The words of a passage, by which a stretch of it is cited: ``letters#p2``, words 5 to 9.

They are counted in the passage's own text as the witness has it, so that the count is the same
whatever is marked up, switched on or annotated.  ``xslt/assets/words.js`` counts in the page what
is counted here in the TEI file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from edition.errors import ProjectError
from edition.findings import XML_ID
from edition.pointers import TEI

_RANGE = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_SPACE = " \t\r\n"
PASSAGE = re.compile(r"[pqneth][0-9]+")
"""What has words to cite: paragraphs, quotations, notes, headings and lines."""


def span(given: str) -> str:
    """A stretch of words in its one form: ``5-9``, or ``5`` for one word.

    Raises:
        ProjectError: it is not one.
    """
    match = _RANGE.fullmatch(given)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 0 < first <= last:
        raise ProjectError(f"“{given}” names no words", hint="write them as 5-9, or as 5")
    return str(first) if first == last else f"{first}-{last}"


def words(passage: etree._Element) -> list[str]:
    """The words of a passage.

    Args:
        passage: the element, in a file that has its words.
    """
    pieces: list[str] = []
    for piece in _pieces(passage):
        if piece is None and pieces:  # a note is called right behind the word
            pieces[-1] = pieces[-1].rstrip(_SPACE)
        pieces.append(piece or "")
    return [word for word in re.split(f"[{_SPACE}]+", "".join(pieces)) if word]


def _pieces(element: etree._Element) -> Iterator[str | None]:
    """The text of an element in pieces; None stands for a reference to a note."""
    own = element.tag != f"{TEI}choice"
    if own:
        yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _child(child, element)
        if own:
            yield child.tail or ""


def _child(child: etree._Element, parent: etree._Element) -> Iterator[str | None]:
    name = child.tag.removeprefix(TEI)
    kind = child.get("type")
    if name == "ref" and kind == "note" and child.get(XML_ID):
        yield None
    elif name == "lb":
        yield " "
    elif name == "num" and kind == "figure":
        yield "0"  # one word, whatever the number is
    elif name not in ("corr", "gap", "note") and not (
        name == "label" and kind is None and parent.tag == f"{TEI}note"
    ):
        yield from _pieces(child)
