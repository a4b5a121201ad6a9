"""From bytes to lines of text: encodings, and the text of a web page without its tags."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any, Final

from edition.errors import WitnessError

LARGEST: Final = 64 * 1024 * 1024
_HEAD: Final = 4096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NOT_TEXT: Final = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"))
_HTML: Final = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|title|meta|body|div|p|h[1-6]|font|center|br)\b)", re.I
)
_CHARSET: Final = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w:-]+)""", re.I)
_LEGACY: Final = re.compile(
    r"(?:windows|cp)-?125\d|iso-?8859-\d\d?|koi8-[ru]|macintosh|gb2312|gbk|gb18030|big5|euc-\w\w|shift_jis",
    re.I,
)
_WESTERN: Final = re.compile("iso-?8859-1", re.I)  # what browsers read as windows-1252
_CONTROL: Final = re.compile("[\x80-\x9f]")

_DROPPED_NAMES: Final = (
    "head script style noscript template iframe object svg select textarea button"
)
_DROPPED: Final = frozenset(_DROPPED_NAMES.split())
_BLOCK_NAMES: Final = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p "
    "pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCK: Final = frozenset(_BLOCK_NAMES.split())
_ASIDE: Final = frozenset(["aside", "footer", "header", "menu", "nav"])
_SEPARATORS: Final = frozenset("|¦>»›«‹<·•/\\-–—:←→↑↓[]()")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a copy.

    Attributes:
        text: its text; of a web page one line for each paragraph, heading, cell or ``br``.
        form: what the copy is, in words.
        is_page: whether it is a web page.
        furniture: the lines (counted from 0) that may be a page's links and not its text.
        margins: the lines that may be that when they stand before or after all of the text.
    """

    text: str
    form: str
    is_page: bool = False
    furniture: frozenset[int] = frozenset()
    margins: frozenset[int] = frozenset()


def read(data: bytes, most: int = LARGEST) -> Reading:
    """Read a copy, whatever its encoding, and take the text out of it if it is a web page.

    Args:
        data: the copy's bytes.
        most: how many characters of a web page's text to read at most, and one line more.
    """
    if len(data) > LARGEST:
        raise WitnessError(f"is larger than {LARGEST >> 20} MB and can not be a copy")
    for magic, kind in _NOT_TEXT:
        if data.startswith(magic):
            raise WitnessError(f"is {kind}, not a text", hint="save it as plain text or HTML")
    text, encoding = _decode(data)
    if not _HTML.search(text, 0, _HEAD):
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        ends = " with CRLF line ends" if "\r\n" in text else " with CR line ends"
        return Reading(plain, encoding if plain == text else encoding + ends)
    lines, furniture, margins = _lines_of_page(text, most)
    form = f"a web page in {encoding}"
    return Reading("\n".join(lines), form, True, frozenset(furniture), frozenset(margins))


def _decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of the encoding that it was found to be in."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec), name
    head = data[:_HEAD]
    if b"\0" in head:
        pairs, even, odd = len(head) // 2, head[::2].count(0), head[1::2].count(0)
        if max(even, odd) * 20 < pairs or min(even, odd) * 4 > max(even, odd):
            raise WitnessError("is not a text")
        return _strict(data, "utf-16-be" if even > odd else "utf-16-le"), "UTF-16"
    try:
        return data.decode(), "ASCII" if data.isascii() else "UTF-8"
    except UnicodeDecodeError:
        pass
    damaged = data.decode(errors="replace")
    if damaged.count("\ufffd") * 10 <= len(re.findall(r"[^\x00-\x7f]", damaged)):
        return damaged, "UTF-8 with damaged characters"
    declared = _CHARSET.search(data, 0, _HEAD)
    charset = declared[1].decode("ascii", "replace") if declared else ""
    if _LEGACY.fullmatch(charset) and not _WESTERN.fullmatch(charset):
        try:
            return data.decode(charset, "replace"), charset
        except LookupError:
            pass
    return data.decode("cp1252", "replace"), "windows-1252"


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise WitnessError(f"is damaged {codec[:6].upper().rstrip('-')}") from error


def _lines_of_page(source: str, most: int) -> tuple[list[str], set[int], set[int]]:
    """The lines of a web page, which of them may be furniture, and which only in its margins."""
    from lxml import etree

    lines: list[str] = []
    furniture: set[int] = set()
    margins: set[int] = set()
    pieces: list[str] = []
    unlinked: list[str] = []
    links = asides = length = 0

    def add(text: str | None) -> None:
        if text:
            pieces.append(text)
            if not links:
                unlinked.append(text)

    def flush() -> None:
        text = _CONTROL.sub(_western, "".join(pieces))
        nonlocal length
        length += len(text)
        if words := text.split():
            if asides or all(one in _SEPARATORS or one.isspace() for one in "".join(unlinked)):
                furniture.add(len(lines))
            elif len(text) <= 80 and re.search(r"\d{4}", text):  # "Last updated on …"
                margins.add(len(lines))
            lines.append(" ".join(words))
        pieces.clear()
        unlinked.clear()

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(source.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        return lines, furniture, margins
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if length > most:
            break
        tag = element.tag
        link = tag == "a" and element.get("href") is not None
        if event == "start":
            if tag in _DROPPED:
                walk.skip_subtree()
                continue
            if tag in _BLOCK:
                flush()
            links += link
            asides += tag in _ASIDE
            add(element.text)
        else:
            if tag in _BLOCK:
                flush()
            links -= link
            asides -= tag in _ASIDE
            add(element.tail)
    flush()
    return lines, furniture, margins


def _western(match: re.Match[str]) -> str:
    """Read a C1 control character as browsers do: ``&#150;`` is a dash."""
    return match[0].encode("latin-1").decode("cp1252", "replace")
