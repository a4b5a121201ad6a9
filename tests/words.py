"""Whether the words of a text are all shown, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def words_of(path: Path) -> list[str]:
    """The words of a text in the order in which a screen shows them.

    Notes of this edition stand after all others; of a correction the witness's reading counts; the
    numbers of notes are set anew and do not.

    Args:
        path: the text, as TEI.
    """
    text: Any = etree.parse(path).find(f"{TEI}text")
    ours = list(text.iterfind(f".//{TEI}note[@type='editorial']"))
    own = " ".join("".join(map(str, note.itertext())) for note in ours)
    for element in [*ours, *text.iterfind(f".//{TEI}corr")]:
        tail = element.tail
        element.clear()
        element.tail = tail
    for element in text.iterfind(f".//{TEI}label"):
        if element.get("type") is None:
            element.text = ""
    for element in text.iterfind(f".//{TEI}ref[@type='note']"):
        if element.get(XML_ID):
            element.text = ""
    return [*"".join(map(str, text.itertext())).split(), *own.split()]


def shown(main: Any) -> str:
    """The words of a page but for references to notes of this edition and ways to registers.

    Args:
        main: its main element, of HTML or of XHTML.
    """
    left_out = "local-name() = 'a' and (starts-with(@href, '#e') or @class = 'arrow')"
    return " ".join("".join(main.xpath(f".//text()[not(ancestor::*[{left_out}])]")).split())


def first_missing(words: Iterable[str], page: str) -> str:
    """The first of some words that is not on a page after those before it; nothing if all are.

    Args:
        words: the words in their order.
        page: what is shown.
    """
    position = 0
    for word in words:
        position = page.find(word, position)
        if position < 0:
            return word
        position += len(word)
    return ""
