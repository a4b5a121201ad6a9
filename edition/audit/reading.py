"""Reading a text as a reader does: blocks of words, and which tags cover which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath

from lxml import etree

from edition.findings import XML_ID
from edition.pointers import TEI, Prefix, prefixes

NAMES = frozenset(
    {"persName", "placeName", "orgName", "title", "name", "pubPlace", "publisher", "settlement"}
)
"""Elements that hold a name."""
COVERS = NAMES | {
    *("rs", "foreign", "term", "date", "code", "gi", "idno", "biblScope", "abbr", "ref", "ptr"),
    *("titlePart", "docTitle", "geogName", "surname", "forename", "distinct", "mentioned"),
}
"""Elements that account for the capital of a word in them."""
BLOCKS = frozenset(
    {
        *("text", "front", "body", "back", "div", "titlePage", "list", "cit", "table"),
        *("p", "ab", "head", "quote", "note", "seg", "item", "l", "desc", "cell", "trailer"),
        *("titlePart", "docAuthor", "docDate", "docImprint", "byline"),
    }
)
"""Elements that begin a stretch of words of its own."""
_OTHER_READING = {"corr": "sic", "reg": "orig", "expan": "abbr"}
_FILE = re.compile(r"(?:texts|registers)/([a-z][a-z0-9-]*)\.xml(?:#(.+))?")


@dataclass(frozen=True, slots=True)
class Span:
    """An element in a block: where its words begin and end there."""

    start: int
    end: int
    name: str
    element: etree._Element


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a part of a note: words that are read in one breath.

    Attributes:
        place: where it stands, as ``FILE#ID``.
        name: the name of its element.
        text: its words, without note references and labels, in the witness's reading.
        spans: the elements in it, innermost first.
    """

    place: str
    name: str
    text: str
    spans: tuple[Span, ...]

    def covered(self, start: int, end: int, names: frozenset[str] = COVERS) -> bool:
        """Whether an element of some names covers any of a range."""
        return any(
            span.name in names and span.start < end and start < span.end for span in self.spans
        )

    def words(self, span: Span) -> str:
        """The words of a span, in one line."""
        return " ".join(self.text[span.start : span.end].split())


@dataclass(frozen=True, slots=True)
class File:
    """A text or a register, parsed.

    Attributes:
        key: the text's key or the register's kind.
        folder: where it lies below ``tei``: ``texts`` or ``registers``.
        root: its root element.
        complete: whether its words are all there.
        declared: the prefixes of its pointers.
    """

    key: str
    folder: str
    root: etree._Element
    complete: bool = True
    declared: Mapping[str, Prefix] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "declared", prefixes(self.root.getroottree()))

    def address(self, pointer: str) -> str:
        """Where a pointer leads, as ``FILE#ID``; empty when that is not in the edition."""
        if pointer.startswith("#"):
            return self.key + pointer
        scheme, _, rest = pointer.partition(":")
        prefix = self.declared.get(scheme)
        if prefix is None or prefix.pattern is None or not prefix.pattern.fullmatch(rest):
            return ""
        try:
            led = prefix.pattern.sub(prefix.replacement, rest, count=1)
        except (re.error, IndexError):
            return ""
        match = _FILE.fullmatch(normpath(f"{self.folder}/{led}"))
        return f"{match[1]}#{match[2]}" if match and match[2] else match[1] if match else ""

    def addresses(self, element: etree._Element, attribute: str) -> tuple[str, ...]:
        """Where the pointers of an attribute lead, those that stay in the edition."""
        pointers = element.get(attribute, "").split()
        return tuple(filter(None, map(self.address, pointers)))

    def place(self, element: etree._Element) -> str:
        """The nearest identifier at or above an element, as ``FILE#ID``."""
        for at in (element, *element.iterancestors()):
            identifier = at.get(XML_ID)
            if identifier is not None and at is not self.root:
                return f"{self.key}#{identifier}"
        return self.key

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The elements of some names, in document order."""
        return self.root.iter(*(f"{TEI}{name}" for name in names))

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, in the order in which they begin."""
        return tuple(block for text in self.elements("text") for block in _Reader(self).read(text))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text that points to an entry of a register.

    Attributes:
        form: the words, as the witness has them.
        corrected: the words as this edition corrects them; mostly the same.
        entry: where it points, as ``REGISTER#ID``.
        place: where it stands.
        name: the name of its element.
    """

    form: str
    corrected: str
    entry: str
    place: str
    name: str


def mentions(file: File, blocks: tuple[Block, ...]) -> Iterator[Mention]:
    """The names in a text that point to an entry, in reading order."""
    for block in blocks:
        for span in sorted(block.spans, key=lambda span: (span.start, -span.end)):
            form = block.words(span)
            if span.name in NAMES and form:
                for entry in file.addresses(span.element, "ref"):
                    corrected = corrected_words(span.element)
                    yield Mention(form, corrected, entry, block.place, span.name)


def corrected_words(element: etree._Element) -> str:
    """The words of an element as the edition corrects them."""
    dropped = {f"{TEI}{name}" for name in _OTHER_READING.values()}

    def parts(at: etree._Element) -> Iterator[str]:
        choice = at.tag == f"{TEI}choice"
        yield at.text or ""
        for child in at:
            if isinstance(child.tag, str) and not (choice and child.tag in dropped):
                yield from () if _is_reference(child) else parts(child)
            yield child.tail or ""

    return " ".join("".join(parts(element)).split())


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def is_call_number(element: etree._Element) -> bool:
    """Whether an element says where an archive keeps a document, in a register or in a text."""
    return local(element) in ("idno", "seg") and element.get("type") == "callNumber"


def _is_reference(element: etree._Element) -> bool:
    """Whether an element is the number of a note, which is no part of the words."""
    name = local(element)
    return name == "label" or (
        name == "ref" and element.get("type") == "note" and element.get(XML_ID) is not None
    )


class _Draft:
    """A block in the making."""

    def __init__(self, place: str, name: str) -> None:
        self.place = place
        self.name = name
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[Span] = []

    def write(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def done(self) -> Block:
        return Block(self.place, self.name, "".join(self.parts), tuple(self.spans))


class _Reader:
    """Walks through a text and takes down its blocks."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.drafts: list[_Draft] = []

    def read(self, text: etree._Element) -> Iterator[Block]:
        self._element(text, self._begin(text))
        return (draft.done() for draft in self.drafts if "".join(draft.parts).strip())

    def _begin(self, element: etree._Element) -> _Draft:
        draft = _Draft(self.file.place(element), local(element))
        self.drafts.append(draft)
        return draft

    def _element(self, element: etree._Element, draft: _Draft) -> None:
        start = draft.length
        draft.write(element.text)
        for child in element:
            if isinstance(child.tag, str) and not self._passed_over(child):
                begins = local(child) in BLOCKS and not _is_part(child)
                self._element(child, self._begin(child) if begins else draft)
            draft.write(child.tail)
        name = "idno" if is_call_number(element) else local(element)
        draft.spans.append(Span(start, draft.length, name, element))

    def _passed_over(self, element: etree._Element) -> bool:
        parent = element.getparent()
        other = _OTHER_READING.get(local(element))
        if other is not None and parent is not None and local(parent) == "choice":
            return parent.find(f"{TEI}{other}") is not None
        return _is_reference(element)


def _is_part(element: etree._Element) -> bool:
    """Whether an element that may be a block of its own is a part of a paragraph."""
    if local(element) not in ("quote", "seg", "desc"):
        return False
    parent = element.getparent()
    return parent is None or local(parent) not in ("cit", "note", "text", "body", "div")
