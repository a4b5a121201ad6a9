"""Judging a file: grammar, rules, identifiers, pointers, figures, and that words are withheld."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from edition import figures, identifiers, pointers, promises, relaxng
from edition.coverage import inspect
from edition.errors import EditionError, MarkupError, WithholdError
from edition.findings import MOST, Fault, Finding, causes
from edition.markup import Source
from edition.pointers import TEI, Targets
from edition.project import Project, resources
from edition.texts import find_words, manifest_of
from edition.withholding import withhold
from edition.words import Outline

if TYPE_CHECKING:
    from edition.schematron import Schematron

SCHEMA = "edition.rng"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in one file.

    Attributes:
        path: the file.
        findings: what is wrong in it.
        covered: how many characters of the witness stand in its gaps.
        characters: how many the witness has; 0 where nothing is withheld. White space and what the
            manifest lists as left out do not count.
    """

    path: Path
    findings: tuple[Finding, ...]
    covered: int = 0
    characters: int = 0


class Validator:
    """Judges files of one edition; what the files have in common is read once.

    Args:
        project: the edition.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.schema = resources("schema") / SCHEMA
        self.outlines: dict[str, Outline] = {}
        self.ledger, self._broken = promises.ledger_at(project.ledger)

    def prepare(self) -> None:
        """Read what the files have in common."""
        _ = self.targets

    @cached_property
    def rules(self) -> Schematron:
        """The rules that a grammar cannot express.

        Raises:
            StylesheetError: they cannot be compiled.
        """
        from edition.schematron import Schematron

        return Schematron(resources("schema"))

    def edition(self) -> Iterator[Judged]:
        """Judge every text and register of the edition, and the ledger where there is one."""
        for path in self.project.files:
            yield self.file(path)
        if os.path.lexists(self.project.ledger):
            yield self.promises()

    def promises(self) -> Judged:
        """Judge the ledger: that it is whole, and that no text or register of it is gone."""
        keys = (*self.project.texts, *self.project.registers)
        gone = promises.edition_findings(self.ledger, keys)
        return Judged(self.project.ledger, (*self._broken, *gone))

    def file(self, path: Path, *, key: str | None = None) -> Judged:
        """Judge one file.

        Args:
            path: the file, withheld or restored.
            key: the text or register that it should be; by default its name says so.
        """
        try:
            source = Source.read(path)
        except EditionError as error:
            return Judged(path, (Finding.of(error, path, "well-formed"),))
        # What the repository publishes must be withheld; an editor's copy elsewhere need not.
        published = self.project.root / "tei" / "texts"
        complete = path.resolve().parent != published.resolve() and not _is_withheld(source)
        return self.source(source, path, key or path.stem, complete=complete)

    def source(self, source: Source, path: Path, key: str, *, complete: bool = False) -> Judged:
        """Judge the text of a file.

        Args:
            source: the text.
            path: where to say that it stands.
            key: the text or register that it should be.
            complete: whether it may hold the words of its witness.

        Raises:
            StylesheetError: a rule cannot be evaluated.
        """
        try:
            document = parse(source, path)
        except MarkupError as error:
            return Judged(path, (Finding.of(error, path, "well-formed"),))
        folder = "registers" if key in self.project.registers else "texts"
        grammar = relaxng.faults(document, self.schema)
        rules = self._rules(source, document, key, grammar)
        # Where a prefix is declared wrongly, it is no wonder that pointers do not lead anywhere.
        doubted = any(fault.element.tag == f"{TEI}prefixDef" for fault in [*grammar, *rules])
        leading = () if doubted else pointers.faults(document, folder, self.targets)
        words = _Words(self, source, path, key, complete=complete)
        promised = promises.file_findings(self.ledger, document, path, key, words.withheld)
        findings = list(promised)
        faults = causes(
            grammar,
            identifiers.faults(document, key),
            leading,
            self._figures(document, findings),
            rules,
        )
        findings += [fault.finding(path) for fault in faults]
        # Where a gap is wrong by itself, what is wrong with the coverage follows from that.
        if not any(fault.element.tag == f"{TEI}gap" for fault in faults):
            findings += words.findings
        return Judged(path, tuple(sorted(findings, key=_line)), words.covered, words.characters)

    def _rules(
        self, source: Source, document: etree._ElementTree, key: str, grammar: list[Fault]
    ) -> list[Fault]:
        """The rules that a document breaks; none if it is too far from the grammar to tell.

        Raises:
            EditionError: a rule cannot be evaluated although the grammar accepts the document.
        """
        if len(grammar) >= MOST:
            return []
        try:
            return self.rules.faults(source.text, document, released=self.ledger.names(key))
        except EditionError:
            if grammar:
                return []
            raise

    def outline(self, key: str) -> Outline | None:
        """The outline of a text's witness, from its manifest; None where it has none."""
        path = self.project.manifest(key)
        if key not in self.outlines:
            if not path.is_file():
                return None
            self.outlines[key] = Outline(manifest_of(self.project, key))
        return self.outlines[key]

    def _figures(self, document: etree._ElementTree, findings: list[Finding]) -> list[Fault]:
        if not figures.used(document):
            return []
        try:
            return list(figures.faults(document, self.figures))
        except EditionError as error:
            findings.append(Finding.of(error, self.project.figures, "well-formed"))
            return []

    @cached_property
    def figures(self) -> frozenset[str]:
        """The keys of the figures that the edition defines.

        Raises:
            EditionError: their stylesheet cannot be read.
        """
        return figures.defined(self.project.figures)

    def identifiers(self, path: Path) -> frozenset[str] | None:
        """All identifiers of a file; None if it cannot be read, of which its own findings tell."""
        try:
            return pointers.identifiers(parse(Source.read(path), path))
        except EditionError:
            return None

    @cached_property
    def targets(self) -> Targets:
        """What pointers in the edition may lead to."""
        files = {f"texts/{key}": self.project.text(key) for key in self.project.texts}
        files |= {f"registers/{kind}": path for kind, path in self.project.registers.items()}
        ids = {name: self.identifiers(path) for name, path in files.items()}
        outlines = {key: self.outline(key) for key in self.project.texts}
        known = {key: outline for key, outline in outlines.items() if outline is not None}
        return Targets(ids, known, self.ledger.replaced)


class _Words:
    """What is wrong with the words in one file, or with the gaps in their place.

    Attributes:
        findings: what is wrong.
        covered: how many characters of the witness stand in gaps.
        characters: how many it has.
        withheld: the file without the words, where it is complete and they are at hand.
    """

    def __init__(
        self, validator: Validator, source: Source, path: Path, key: str, *, complete: bool
    ) -> None:
        self.findings: list[Finding] = []
        self.covered = self.characters = 0
        self.withheld: etree._ElementTree | None = None
        outline = validator.outline(key)
        if outline is not None and complete:
            self._complete(validator.project, source, path, key)
        elif outline is not None:
            self._withheld(outline, validator.project, source, path)
        elif _is_withheld(source):
            what = "words are withheld here, but there is no manifest of their witness"
            do = f"make it: edition witness manifest {key} FILE"
            self.findings.append(Finding(str(path), 1, None, what, do, "manifest"))

    def _complete(self, project: Project, source: Source, path: Path, key: str) -> None:
        words = find_words(project, key)
        if words is not None:
            try:
                text = withhold(source, words, project.own)
                self.withheld = parse(Source(text, path), path)
            except WithholdError as error:
                self.findings.append(Finding.of(error, path, "words"))

    def _withheld(self, outline: Outline, project: Project, source: Source, path: Path) -> None:
        inspection = inspect(source, outline, project.own)
        for problem in inspection.problems:
            line, xml_id = source.line(problem.offset), source.xml_id(problem.offset)
            found = Finding(str(path), line, xml_id, problem.what, problem.do, "coverage")
            self.findings.append(found)
        seen = bytearray(outline.length)
        for place in inspection.places:
            if place.gap is not None:
                start, end = place.gap.start, min(place.gap.end, outline.length)
                seen[start:end] = b"\x01" * (end - start)
        blank = sum(seen[at] and outline.blank(at, at + 1) for at in range(outline.length))
        self.covered, self.characters = seen.count(1) - blank, outline.characters


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
        what = f"is not well-formed XML: {error.msg}"
        if "limit exceeded" in str(error.msg):
            what = "holds a value or a stretch of text that is longer than 10 MB"
        raise MarkupError(what, path=path, line=error.lineno, hint="mend it") from error
    return root.getroottree()


def _line(finding: Finding) -> int:
    return finding.line


def _is_withheld(source: Source) -> bool:
    return 'reason="rights"' in source.text
