"""Judging files: schema, identifiers, pointers, notes, figures, and that words are withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree

from edition import apparatus, figures, pointers, relaxng
from edition.coverage import inspect
from edition.errors import EditionError, MarkupError, WithholdError
from edition.findings import Finding
from edition.markup import Source
from edition.pointers import TEI, XML_ID, Targets
from edition.project import Project, resources
from edition.texts import find_words, manifest_of
from edition.withholding import withhold
from edition.words import Outline

SCHEMA = "edition.rng"
ADDRESSED = tuple(f"{TEI}{name}" for name in ("p", "cit", "head", "titlePart"))
"""Elements that must have an address wherever they are part of a text."""


class Validator:
    """Judges files of one edition; what the files have in common is read once.

    Args:
        project: the edition.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.schema = resources("schema") / SCHEMA
        self.outlines: dict[str, Outline] = {}

    def edition(self) -> Iterator[Finding]:
        """What is wrong in any text or register of the edition."""
        for key in self.project.texts:
            yield from self.file(self.project.text(key))
        for path in self.project.registers.values():
            yield from self.file(path)

    def file(self, path: Path, *, key: str | None = None) -> Iterator[Finding]:
        """What is wrong in one file.

        Args:
            path: the file, withheld or restored.
            key: the text that it should be; by default its name says so.
        """
        try:
            source = Source.read(path)
        except EditionError as error:
            yield _from_error(error, path, "well-formed")
            return
        key = key or path.stem
        # What the repository publishes must be withheld; an editor's copy elsewhere need not.
        published = self.project.root / "tei" / "texts"
        complete = path.resolve().parent != published.resolve() and not _is_withheld(source)
        yield from self.source(source, path, key, complete=complete)

    def source(
        self, source: Source, path: Path, key: str, *, complete: bool = False
    ) -> Iterator[Finding]:
        """What is wrong in the text of a file.

        Args:
            source: the text.
            path: where to say that it stands.
            key: the text or register that it should be.
            complete: whether it may hold the words of its witness.
        """
        try:
            document = parse(source, path)
        except MarkupError as error:
            yield _from_error(error, path, "well-formed")
            return
        yield from relaxng.findings(document, path, self.schema)
        yield from self._identifiers(document, path, key)
        yield from self._pointers(document, path, key)
        for element, what, do in apparatus.faults(document):
            yield finding(element, path, what, do, "apparatus")
        yield from self._figures(document, path)
        yield from self._words(source, path, key, complete=complete)

    def outline(self, key: str) -> Outline | None:
        """The outline of a text's witness, from its manifest; None where it has none."""
        path = self.project.manifest(key)
        if key not in self.outlines:
            if not path.is_file():
                return None
            self.outlines[key] = Outline(manifest_of(self.project, key))
        return self.outlines[key]

    def _identifiers(self, document: etree._ElementTree, path: Path, key: str) -> Iterator[Finding]:
        root = document.getroot()
        if root.get(XML_ID) != key and root.tag == f"{TEI}TEI":
            what = f"the root’s xml:id is “{root.get(XML_ID, '')}” but the file is named {key}"
            yield finding(root, path, what, "give both the same name", "identifier")
        for element in document.iter(*ADDRESSED):
            if element.get(XML_ID) is None and _is_cited(element):
                name = etree.QName(element).localname
                what = f"<{name}> has no xml:id, so nobody can cite it"
                yield finding(element, path, what, "give it the next free one", "identifier")
        found = Counter[str]()
        for element in document.iter(etree.Element):
            identifier = element.get(XML_ID)
            if identifier is not None:
                found[identifier] += 1
                if found[identifier] == 2:
                    what = f"the xml:id “{identifier}” stands in this file already"
                    yield finding(element, path, what, "give this element its own", "identifier")

    def _pointers(self, document: etree._ElementTree, path: Path, key: str) -> Iterator[Finding]:
        folder = "registers" if key in self.project.registers else "texts"
        for element, what, do in pointers.faults(document, folder, self.targets):
            yield finding(element, path, what, do, "pointer")

    def _figures(self, document: etree._ElementTree, path: Path) -> Iterator[Finding]:
        if not figures.used(document):
            return
        try:
            for element, what, do in figures.faults(document, self.figures):
                yield finding(element, path, what, do, "figure")
        except EditionError as error:
            yield _from_error(error, self.project.figures, "well-formed")

    @cached_property
    def figures(self) -> frozenset[str]:
        """The keys of the figures that the edition defines.

        Raises:
            EditionError: their stylesheet cannot be read.
        """
        return figures.defined(self.project.figures)

    @cached_property
    def targets(self) -> Targets:
        """What pointers in the edition may lead to."""
        files = {f"texts/{key}": self.project.text(key) for key in self.project.texts}
        files |= {f"registers/{kind}": path for kind, path in self.project.registers.items()}
        ids: dict[str, frozenset[str] | None] = {}
        for name, path in files.items():
            try:
                ids[name] = pointers.identifiers(parse(Source.read(path), path))
            except EditionError:
                ids[name] = None  # its own validation says what is wrong
        outlines = {key: self.outline(key) for key in self.project.texts}
        known = {key: outline for key, outline in outlines.items() if outline is not None}
        return Targets(ids, known)

    def _words(self, source: Source, path: Path, key: str, *, complete: bool) -> Iterator[Finding]:
        outline = self.outline(key)
        own = self.project.own
        if outline is not None and complete:
            words = find_words(self.project, key)
            if words is not None:
                try:
                    withhold(source, words, own)
                except WithholdError as error:
                    yield _from_error(error, path, "words")
            return
        if outline is None and not _is_withheld(source):
            return
        if outline is None:
            yield Finding(
                str(path),
                1,
                None,
                "words are withheld here, but there is no manifest of their witness",
                f"make it: edition witness manifest {key} FILE",
                "coverage",
            )
            return
        for problem in inspect(source, outline, own).problems:
            yield Finding(
                str(path),
                source.line(problem.offset),
                source.xml_id(problem.offset),
                problem.what,
                problem.do,
                "coverage",
            )


def coverage(project: Project, key: str) -> tuple[int, int]:
    """How many characters of a witness stand in gaps, and how many there are.

    White space and what the manifest lists as left out do not count.
    """
    outline = Outline(manifest_of(project, key))
    inspection = inspect(Source.read(project.text(key)), outline, project.own)
    seen = bytearray(outline.length)
    for place in inspection.places:
        if place.gap is not None:
            start, end = place.gap.start, min(place.gap.end, outline.length)
            seen[start:end] = b"\x01" * (end - start)
    blank = sum(seen[at] and outline.blank(at, at + 1) for at in range(outline.length))
    return seen.count(1) - blank, outline.characters


def parse(source: Source, path: Path) -> etree._ElementTree:
    """Parse a file that has been read, without looking at anything beside it.

    Raises:
        MarkupError: libxml2 refuses it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False
    )
    try:
        root = etree.fromstring(source.text.removeprefix("\ufeff").encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise MarkupError(
            f"is not well-formed XML: {error.msg}", path=path, line=error.lineno, hint="mend it"
        ) from error
    return root.getroottree()


def finding(element: etree._Element, path: Path, what: str, do: str, rule: str) -> Finding:
    """A finding at an element."""
    ids: Sequence[etree._Element] = [element, *element.iterancestors()]
    xml_id = next((found for at in ids if (found := at.get(XML_ID)) is not None), None)
    line = element.sourceline
    return Finding(str(path), line if isinstance(line, int) else 1, xml_id, what, do, rule)


def _from_error(error: EditionError, path: Path, rule: str) -> Finding:
    return Finding(str(path), error.line or 1, error.xml_id, error.what, error.hint or "", rule)


def _is_cited(element: etree._Element) -> bool:
    """Whether an element is part of a text by itself, and not of the header or of a note."""
    around = {etree.QName(ancestor).localname for ancestor in element.iterancestors()}
    return "text" in around and "note" not in around


def _is_withheld(source: Source) -> bool:
    return 'reason="rights"' in source.text
