"""Judging mutations: the files they are made of, and whether validation finds them."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from edition.errors import EditionError, MarkupError
from edition.findings import Finding
from edition.markup import Source
from edition.project import Project
from edition.texts import find_words, load
from edition.validation import Validator
from tests.mutating import attributes, dates, elements, pointers, spelling, words
from tests.mutating.kinds import KINDS, Harm
from tests.mutating.spans import Page

MODULES = elements, attributes, pointers, dates, words, spelling
"""The modules that hold the kinds."""


_ADDRESS = re.compile(r"""xml:id=["']([^"']*)""")


@dataclass(frozen=True)
class Subject:
    """A file that mutations are made of.

    Attributes:
        project: the edition, a copy that may be written to.
        key: the text or register.
        path: its file in the edition, or where a restored one would lie.
        page: its content.
        restored: whether it holds the words of its witness.
    """

    project: Project
    key: str
    path: Path
    page: Page
    restored: bool

    @property
    def name(self) -> str:
        """How a report names it."""
        return f"{self.project.root.name}/{self.key}{' restored' if self.restored else ''}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What validation said of a mutation.

    Attributes:
        number: its number, from which it can be made again.
        kind: its kind.
        harm: what it does by construction.
        found: ``error``, ``warning``; ``nothing`` where nothing was said, and ``broken`` where
            validation itself broke down.
        subject: the file.
        place: the element, after its parent.
        told: what was done.
        said: the rule that was broken first.
    """

    number: int
    kind: str
    harm: Harm
    found: str
    subject: str
    place: str
    told: str
    said: str


def copied(root: Path, folder: Path, witness: Path | None = None) -> Project:
    """A copy of an edition that may be changed, with its witnesses where they are at hand."""
    shutil.copytree(root / "tei", folder / "tei", ignore=shutil.ignore_patterns("restored"))
    shutil.copyfile(root / "edition.toml", folder / "edition.toml")
    for extra in root.glob("*.json"):
        shutil.copyfile(extra, folder / extra.name)
    if witness is not None:
        (folder / "tei" / "witness").mkdir(exist_ok=True)
        shutil.copyfile(witness, folder / "tei" / "witness" / witness.name)
    return Project.load(folder, folder)


class Judge:
    """Makes mutations of the files of some editions and judges them.

    Args:
        projects: the editions, whose files may be written to.
        seed: what the mutations are drawn from.
    """

    def __init__(self, projects: list[Project], seed: int) -> None:
        os.environ.pop("EDITION_WITNESS", None)
        self.seed = seed
        self.subjects = [subject for project in projects for subject in _subjects(project)]
        self._validators = {project.root: Validator(project) for project in projects}
        self._whole = {
            p.root: Counter(map(_sign, _all(self._validators[p.root]))) for p in projects
        }
        self._before = {
            s.name: Counter(map(_sign, self._alone(s, s.page.text))) for s in self.subjects
        }

    def verdict(self, number: int) -> Verdict | None:
        """Make and judge the mutation of a number; None if its kind fits none of the files."""
        draw = Random(f"{self.seed}:{number}")
        kind = list(KINDS.values())[number % len(KINDS)]
        for _ in range(12):
            subject = draw.choice(self.subjects)
            change = kind.make(draw, subject.page)
            if change is None:
                continue
            text = subject.page.edited(*change.edits)
            if text == subject.page.text:
                continue
            finding = self.finding(subject, text)
            place = f"{change.node.place}, line {subject.page.line(change.node.start)}"
            found, rule = "nothing", ""
            if finding is not None:
                found, rule = finding.severity, finding.rule
            harm = change.harm or kind.harm
            return Verdict(number, kind.name, harm, found, subject.name, place, change.told, rule)
        return None

    def finding(self, subject: Subject, text: str) -> Finding | None:
        """What validation has to say of a changed file that it did not say before.

        The file is judged alone first. If it passes, the whole edition is judged where other files
        can notice the change: where the addresses in the file are others than before.
        """
        new = _worst(self._alone(subject, text), self._before[subject.name])
        same = set(_ADDRESS.findall(text)) == set(_ADDRESS.findall(subject.page.text))
        if new is not None or subject.restored or same:
            return new
        root = subject.project.root
        subject.path.write_text(text, encoding="utf-8", newline="")
        try:
            return _worst(_all(self._afresh(root)), self._whole[root])
        finally:
            subject.path.write_text(subject.page.text, encoding="utf-8", newline="")

    def _afresh(self, root: Path) -> Validator:
        """A validator that has not read the edition yet, with its rules compiled already."""
        known = self._validators[root]
        validator = Validator(known.project)
        vars(validator)["rules"] = known.rules
        return validator

    def _alone(self, subject: Subject, text: str) -> Iterator[Finding]:
        validator = self._validators[subject.project.root]
        try:
            source = Source(text, subject.path)
        except MarkupError as error:
            yield Finding(str(subject.path), 1, None, error.what, "", "well-formed")
            return
        complete = subject.restored
        try:
            judged = validator.source(source, subject.path, subject.key, complete=complete)
        except EditionError as error:
            yield Finding(str(subject.path), 1, None, error.what, "", error.what, "broken")
            return
        yield from judged.findings


def _all(validator: Validator) -> Iterator[Finding]:
    """What is wrong in any file of an edition."""
    for judged in validator.edition():
        yield from judged.findings


def _sign(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.what


def _worst(findings: Iterator[Finding], known: Counter[tuple[str, str]]) -> Finding | None:
    """The first error among new findings, or else the first warning."""
    seen = Counter[tuple[str, str]]()
    warning = None
    for finding in findings:
        seen[_sign(finding)] += 1
        if seen[_sign(finding)] <= known[_sign(finding)]:
            continue
        if finding.severity != "warning":
            return finding
        warning = warning or finding
    return warning


def _subjects(project: Project) -> Iterator[Subject]:
    files = {key: project.text(key) for key in project.texts} | project.registers
    for key, path in files.items():
        yield Subject(project, key, path, Page(path.read_text("utf-8")), restored=False)
    for key in project.witnessed:
        try:
            words = find_words(project, key)
        except EditionError:
            words = None
        if words is not None:
            path = project.restored(key)
            yield Subject(project, key, path, Page(load(project, key).xml), restored=True)
