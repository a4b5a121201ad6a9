"""From bytes to lines of text: encodings, and the text of a web page without its tags."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from edition.errors import WitnessError

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_CHUNK: Final = 64 * 1024
_YEAR: Final = re.compile(r"\b[12]\d{3}\b")  # as in "Last updated on …"
_TYPED: Final = re.compile(r"[\t\n\r -~]")
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
    page = _read_page(text, most)
    return Reading(
        "\n".join(page.lines),
        f"a web page in {encoding}",
        is_page=True,
        furniture=frozenset(page.furniture),
        margins=frozenset(page.margins),
    )


def _decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of the encoding that it was found to be in."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec), name
    head = data[:_HEAD]
    if b"\0" in head:
        little, big = (
            len(_TYPED.findall(head.decode(codec, "replace")))
            for codec in ("utf-16-le", "utf-16-be")
        )
        if max(little, big) * 40 < len(head) or min(little, big) * 4 > max(little, big):
            raise WitnessError("is not a text")
        return _strict(data, "utf-16-be" if big > little else "utf-16-le"), "UTF-16"
    try:
        return data.decode(), "ASCII" if data.isascii() else "UTF-8"
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data, 0, _HEAD)
    charset = declared[1].decode("ascii", "replace") if declared else ""
    if _WESTERN.fullmatch(charset):
        charset = "windows-1252"
    elif not _LEGACY.fullmatch(charset):
        damaged = data.decode(errors="replace")
        if damaged.count("\ufffd") * 2 <= len(re.findall(r"[^\x00-\x7f]", damaged)):
            return damaged, "UTF-8 with damaged characters"
        charset = "windows-1252"
    try:
        return data.decode(charset, "replace"), charset
    except LookupError as error:
        raise WitnessError(f"is in an encoding that is not known here: {charset}") from error


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise WitnessError(f"is damaged {codec[:6].upper().rstrip('-')}") from error


class _Page:
    """Collects the lines of a web page from its tags and texts as a parser meets them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.furniture: set[int] = set()
        self.margins: set[int] = set()
        self.length = 0
        self._pieces: list[str] = []
        self._unlinked: list[str] = []
        self._open_links: list[bool] = []
        self._asides = 0
        self._dropped = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BLOCK:
            self._end_line()
        if tag == "a":
            self._open_links.append("href" in attributes)
        self._asides += tag in _ASIDE
        self._dropped += tag in _DROPPED

    def end(self, tag: str) -> None:
        if tag in _BLOCK:
            self._end_line()
        if tag == "a" and self._open_links:
            self._open_links.pop()
        self._asides -= tag in _ASIDE
        self._dropped -= tag in _DROPPED

    def data(self, text: str) -> None:
        if not self._dropped:
            self._pieces.append(text)
            if True not in self._open_links:
                self._unlinked.append(text)

    def close(self) -> None:
        self._end_line()

    def _end_line(self) -> None:
        text = _CONTROL.sub(_western, "".join(self._pieces))
        self.length += len(text)
        if words := text.split():
            outside = "".join("".join(self._unlinked).split())
            if self._asides or _SEPARATORS.issuperset(outside):
                self.furniture.add(len(self.lines))
            elif len(text) <= 80 and _YEAR.search(text):
                self.margins.add(len(self.lines))
            self.lines.append(" ".join(words))
        self._pieces.clear()
        self._unlinked.clear()


def _read_page(source: str, most: int) -> _Page:
    """Read a web page, or as much of it as is a little more than ``most`` characters of text."""
    from lxml import etree

    page = _Page()
    target: Any = page
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    data = source.replace("\0", "").encode("utf-8", "replace")
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        if page.length > most:
            break
    parser.close()
    return page


def _western(match: re.Match[str]) -> str:
    """Read a C1 control character as browsers do: ``&#150;`` is a dash."""
    return match[0].encode("latin-1").decode("cp1252", "replace")
