r"""Views: the ways in which one and the same file can be read as words, markup and escapes aside.

Letters alone do not see spaces and punctuation, but a tag has letters, and so has an escape such as
``&nbsp;`` or ``\u2019``. So a text is looked at as it lies, which shows what is in attributes,
comments and scripts, and without its tags; then both once more with its escapes undone, for as long
as there are any. Lines keep their numbers in each view.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import contextlib
import csv
import io
import json
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS: Final = 4  # as of a page in a feed, in JSON, in an address
_HEAD: Final = 4096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)""", re.I)
# A tag whose attributes may hold a ">", or else anything in angle brackets; both in linear time,
# for nothing is read past another "<".
_TAG: Final = re.compile(
    rb"""<[^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+')[^<>"']*+)*+>|<[^<>]*+>""",
)
_ESCAPE: Final = re.compile(
    rb"[&\\%=](?:"
    rb"(?<=&)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rb"|(?<=\\)(?:u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*+|u\{[0-9a-fA-F]{1,6}\}"
    rb"|x[0-9a-fA-F]{2}|[0-7]{3}|[nrtbfv])"
    rb"|(?<=%)[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*+"
    rb"|(?<==)(?:[0-9A-F]{2}(?:=[0-9A-F]{2})*+|(?=\r?\n)))"
)
_EMBEDDED: Final = re.compile(rb";base64,\s*([A-Za-z0-9+/\s]{24,}={0,2})")


def in_utf8(data: bytes, encoding: str) -> bytes:
    """A text in UTF-8, whatever its encoding; bytes that are not valid are read as Windows-1252."""
    if encoding == "utf-8":
        try:
            data.decode()
        except UnicodeDecodeError:
            if b"\0" in data:  # no text at all, but there may be text in it
                return data.decode("utf-8", "ignore").encode()
            return data.decode("utf-8", "edition-western").encode("utf-8", "replace")
        return data
    return data.decode(encoding, "replace").encode("utf-8", "replace")


def encoding_of(head: bytes) -> str:
    """The encoding of a text, by how it begins: as a codec's name."""
    head = head[:_HEAD]
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 > len(head):
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        declared = _CHARSET.search(head)
        name = declared[1].decode("ascii") if declared else "utf-8"
        try:
            # Only what has one byte for a character, so that a text may be cut anywhere.
            if len(bytes(range(0x20, 0x7F)).decode(name)) == 95:
                return codecs.lookup(name).name
        except (LookupError, UnicodeError):
            pass
    return "utf-8"


class View(NamedTuple):
    """One way to read a text.

    Attributes:
        data: what is read.
        tagged: the same with its tags, where these are gone and their line ends with them.
    """

    data: bytes
    tagged: bytes | None = None

    def in_lines(self) -> bytes:
        """What is read, its lines as in the text."""
        return self.data if self.tagged is None else _TAG.sub(_blank, self.tagged)


def views(data: bytes) -> Iterator[View]:
    """A text in UTF-8 as it lies, and without its tags and escapes."""
    for _ in range(_ROUNDS):
        yield View(data)
        if b"\0" in data:
            return
        if b"<" in data:
            bare = _TAG.sub(b" ", data)
            if len(bare) != len(data):
                yield View(bare, data)
        if not (b"&" in data or b"\\" in data or b"%" in data or b"=" in data):
            return
        plain = _ESCAPE.sub(lambda match: _character(match[0]), data)
        if plain == data:
            return
        data = plain


def embedded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Files that a text holds in base64, as in addresses that begin with ``data:``, and where."""
    if b";base64," in data:
        for match in _EMBEDDED.finditer(data):
            code = b"".join(match[1].split()).rstrip(b"=")
            try:
                yield match.start(), base64.b64decode(code + b"=" * (-len(code) % 4))
            except binascii.Error:
                continue


def columns(data: bytes) -> Iterator[bytes]:
    """The values of a JSON document or of a table, those of each key or column in one row.

    So words are found that stand one by one in objects or lines, among numbers and other values.
    JSON Lines are read as well as JSON, and as tables what is apart by tabs or by commas.
    """
    try:
        found = _of_json(data) if data.lstrip()[:1] in (b"{", b"[") else _of_table(data)
    except (ValueError, RecursionError):
        return
    for values in found.values():
        if len(values) > 1:
            yield " ".join(values).encode("utf-8", "replace")


def _of_json(data: bytes) -> dict[str, list[str]]:
    try:
        document: object = json.loads(data)
    except ValueError:
        document = [json.loads(line) for line in data.splitlines() if line.strip()]
    found: dict[str, list[str]] = {}
    stack: list[tuple[str, object]] = [("", document)]
    while stack:
        key, value = stack.pop()
        if isinstance(value, str):
            found.setdefault(key, []).append(value)
        elif isinstance(value, list):
            stack.extend((key, item) for item in reversed(value))
        elif isinstance(value, dict):
            stack.extend(reversed(value.items()))
    return found


def _of_table(data: bytes) -> dict[str, list[str]]:
    first, _, rest = data.partition(b"\n")
    second = rest.partition(b"\n")[0]
    found: dict[str, list[str]] = {}
    for mark in "\t,;":
        if first.count(mark.encode()) and second.count(mark.encode()):
            # Tabs part what is not quoted, so that a lone quotation mark joins no lines.
            quoting: Literal[0, 3] = csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL
            text = io.StringIO(data.decode("utf-8", "replace"), newline="")
            with contextlib.suppress(csv.Error):  # what is read until then counts
                for row in csv.reader(text, delimiter=mark, quoting=quoting):
                    for number, value in enumerate(row):
                        found.setdefault(f"{mark}{number}", []).append(value)
    return found


def _blank(match: re.Match[bytes]) -> bytes:
    """A space for a tag, or its line ends, so that lines keep their numbers."""
    return b"\n" * match[0].count(b"\n") or b" "


@lru_cache(maxsize=1 << 14)
def _character(escape: bytes) -> bytes:
    """What an escape stands for; a space for a line end."""
    text = _text(escape)
    return " ".join(text.splitlines()).encode("utf-8", "replace") if text.strip() else b" "


def _text(escape: bytes) -> str:
    code = escape.decode("ascii")
    if code[0] == "&":
        return unescape(code)
    if code[0] == "%":
        return unquote_to_bytes(code).decode("utf-8", "edition-western")
    if code[0] == "=":
        return bytes.fromhex(code[1:].replace("=", "")).decode("utf-8", "edition-western") or "\xad"
    if code[:2] == "\\u" and code[2] == "{":
        number = int(code[3:-1], 16)
        return chr(number) if number < 0x110000 else " "
    if code[:2] == "\\u":
        units = bytes.fromhex(code.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    if code[:2] == "\\x":
        return chr(int(code[2:], 16))
    if code[1].isdigit():
        return bytes([int(code[1:], 8) & 0xFF]).decode("cp1252", "replace")
    return " "


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as browsers read what says nothing of its encoding."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("edition-western", _western)
