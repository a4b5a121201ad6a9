"""Reading XML as it is written: tokens that keep every character of the file.

A parser hands over a document's content; withholding and restoring must keep its spelling too
(attribute order, quotes, comments, white space).  So a file is first judged by expat, which is
strict and reads nothing from outside, and then cut into tokens whose concatenation is the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EINVAL
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NoReturn
from xml.parsers import expat

from edition.errors import EditionError, MarkupError

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<instruction><\?.*?\?>)"
    r"|(?P<cdata><!\[CDATA\[.*?\]\]>)"
    r"|(?P<end></[^>]*>)"
    r"""|(?P<start><[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>)"""
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""\s(xml:id|resp|reason)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DEEPEST = 200
"""How deep elements may be nested; TEI documents stay far below."""
LARGEST = 50_000_000
"""How many bytes a file may have."""


@dataclass(slots=True)
class Token:
    """A stretch of the file, and where the walk through the document stood when it met it.

    Attributes:
        kind: ``start``, ``empty``, ``end``, ``text``, ``cdata``, ``comment`` or ``instruction``.
        raw: the characters of the file.
        offset: where they begin in the file, in code points.
        name: the element's name, for tags.
        words: whether text here belongs to the witness: inside ``text`` of the document and
            outside everything that the edition itself has written.
    """

    kind: str
    raw: str
    offset: int
    name: str
    words: bool


@dataclass(frozen=True, slots=True)
class OwnText:
    """Which elements inside ``text`` hold the edition's own words and not the witness's.

    Attributes:
        elements: names of elements that always do.
        resp: pointers to the edition's own editors; an element all of whose ``@resp`` are among
            them is the edition's own.
    """

    elements: frozenset[str] = frozenset({"corr", "reg", "expan"})
    resp: frozenset[str] = frozenset({"#ed"})


class Source:
    """A file's characters, judged to be well-formed XML without a document type declaration.

    Args:
        text: the characters.
        path: the file, for error messages.

    Raises:
        MarkupError: the file is not well-formed, declares a document type or another encoding
            than UTF-8, is nested too deeply, or gives its root a namespace prefix.
    """

    def __init__(self, text: str, path: Path | str | None = None) -> None:
        self.text = text
        self.path = path
        self._judge()

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a file.

        Raises:
            MarkupError: as above, or the file is not UTF-8.
            EditionError: the file cannot be read.
        """
        try:
            data = _bytes(path)
        except OSError as error:
            raise EditionError(
                f"cannot be read: {error.strerror or error}",
                path=path,
                hint="check the name and the permissions",
            ) from error
        if len(data) > LARGEST:
            raise MarkupError(
                f"is larger than {LARGEST // 1_000_000} MB", path=path, hint="divide the text"
            )
        try:
            return cls(data.decode("utf-8"), path)
        except UnicodeDecodeError as error:
            raise MarkupError(
                f"is not UTF-8: byte {error.start} cannot be read",
                path=path,
                line=data.count(b"\n", 0, error.start) + 1,
                hint="save the file as UTF-8",
            ) from error

    def _judge(self) -> None:
        depth = 0

        def refuse(what: str, hint: str) -> NoReturn:
            raise MarkupError(what, path=self.path, line=parser.CurrentLineNumber, hint=hint)

        def declaration(version: str, encoding: str | None, standalone: int) -> None:
            if version != "1.0":
                refuse(f"declares XML {version}", "declare version 1.0")
            if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
                refuse(f"declares the encoding {encoding}", "save the file as UTF-8 and declare it")

        def doctype(*_: object) -> None:
            refuse("has a document type declaration", "remove it: the schema judges the file")

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                refuse(f"nests elements more than {DEEPEST} deep", "flatten the markup")
            if depth == 1 and ":" in name:
                refuse(
                    f"gives its root element {name} a prefix",
                    "declare the TEI namespace as the default one",
                )

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.XmlDeclHandler = declaration
        parser.StartDoctypeDeclHandler = doctype
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        try:
            parser.Parse(self.text.encode("utf-8"), True)
        except expat.ExpatError as error:
            raise MarkupError(
                f"is not well-formed XML: {expat.ErrorString(error.code)},"
                f" column {error.offset + 1}",
                path=self.path,
                line=error.lineno,
                hint=self._mend(error.lineno, error.offset),
            ) from error
        except UnicodeEncodeError as error:
            raise MarkupError(
                "holds a character that UTF-8 cannot express", path=self.path, hint="remove it"
            ) from error

    def _mend(self, line: int, column: int) -> str:
        """What to do about a place where XML is not well-formed, counted in bytes of its line."""
        lines = self.text.encode("utf-8").split(b"\n")
        before = lines[line - 1][:column] if line <= len(lines) else b""
        sign = re.search(rb"([&<])\w*$", before)
        if sign is None or (sign[1] == b"<" and sign[0] != b"<"):
            return "mend the tags there"
        return "write &amp; for the sign &" if sign[1] == b"&" else "write &lt; for the sign <"

    def tokens(self, own: OwnText) -> Iterator[Token]:
        """Cut the file into tokens; their ``raw`` together is the file."""
        names: list[str] = []
        owned = 0  # how many open elements are inside the edition's own text, themselves included
        for match in _TOKEN.finditer(self.text):
            kind = match.lastgroup or ""
            raw = match.group()
            name = ""
            if kind == "start":
                name = _name(raw)
                if raw.endswith("/>"):
                    kind = "empty"
            words = not owned and len(names) > 1 and names[1] == "text"
            yield Token(kind, raw, match.start(), name, words)
            if kind == "start":
                names.append(name)
                if owned or name in own.elements or is_own(raw, own):
                    owned += 1
            elif kind == "end":
                names.pop()
                if owned:
                    owned -= 1

    @property
    def root_id(self) -> str:
        """The ``xml:id`` of the root element; empty when it has none."""
        for match in _TOKEN.finditer(self.text):
            if match.lastgroup == "start":
                return attributes(match.group()).get("xml:id", "")
        return ""

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _identified(self) -> tuple[list[int], list[str | None]]:
        """Where the innermost identifier changes, and what it is from there on."""
        ids: list[str | None] = [None]
        offsets, found = [0], [ids[0]]
        for match in _TOKEN.finditer(self.text):
            if match.lastgroup == "end":
                ids.pop()
            elif match.lastgroup == "start" and not match.group().endswith("/>"):
                ids.append(attributes(match.group()).get("xml:id") or ids[-1])
            else:
                continue
            offsets.append(match.end())
            found.append(ids[-1])
        return offsets, found

    def line(self, offset: int) -> int:
        """The line of a position, counted from 1."""
        return bisect_left(self._line_ends, offset) + 1

    def xml_id(self, offset: int) -> str | None:
        """The identifier of the innermost element around a position that has one."""
        offsets, found = self._identified
        return found[bisect_right(offsets, offset) - 1]


def _bytes(path: Path) -> bytes:
    """The bytes of a file, or one more than it may have; a pipe would wait, a device never end."""
    mode = path.stat().st_mode
    if not (S_ISREG(mode) or S_ISDIR(mode)):
        raise OSError(EINVAL, "Not a file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag that the engine looks at, as they are written."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def is_own(tag: str, own: OwnText) -> bool:
    """Whether a start tag says that the edition's own editors are responsible for its content."""
    if "resp" not in tag:
        return False
    pointers = attributes(tag).get("resp", "").split()
    return bool(pointers) and own.resp.issuperset(pointers)


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match.group(1) if match else ""
