"""Judging the files again and again: of them all those for which something has changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from edition.collecting import Kept
from edition.errors import EditionError
from edition.findings import Finding
from edition.judging import Task
from edition.project import SETTINGS, Project
from edition.serving.digests import stamp
from edition.serving.messages import Judgement, Request
from edition.serving.reading import Inputs, Item, Reader
from edition.validation import Judged, Validator


class Judge:
    """Judges the files of an edition.

    Args:
        reader: reads them.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept = Kept()

    def answer(self, request: Request) -> Judgement:
        """Judge the files as they are now."""
        try:
            inputs = self._reader.read()
        except EditionError as error:
            settings = self._reader.root / SETTINGS
            finding = Finding.of(error, Path(error.path or settings), "")
            return Judgement(request.number, "", (finding,))
        try:
            found = self._judge(inputs)
        except EditionError as error:
            path = Path(error.path or inputs.project.root)
            return Judgement(request.number, inputs.digest, (Finding.of(error, path, ""),))
        findings = tuple(finding for judged in found for finding in judged.findings)
        return Judgement(request.number, inputs.digest, findings, tuple(one.path for one in found))

    def _judge(self, inputs: Inputs) -> list[Judged]:
        project = inputs.project
        validator = _Validator(project, self._kept)
        # The rules are compiled once.
        validator.rules = self._kept.get("rules", None, lambda: validator.rules)
        common = (
            validator.targets.files,
            validator.targets.withdrawn,
            project.own,
            [stamp(path) for path in (project.ledger, project.figures)],
        )
        found = [
            self._kept.get(
                ("judged", item.path),
                (
                    (item.xml, item.complete, str(item.error or ""), common),
                    (stamp(project.manifest(item.key)), stamp(project.witness(item.key))),
                ),
                partial(_judged, item, validator),
            )
            for item in (*inputs.texts, *inputs.registers)
        ]
        if project.ledger.exists():
            found.append(validator.promises())
        return found


class _Validator(Validator):
    """A validator that remembers which identifiers a file has."""

    def __init__(self, project: Project, kept: Kept) -> None:
        super().__init__(project)
        self._kept = kept

    def identifiers(self, path: Path) -> frozenset[str] | None:
        try:
            xml = path.read_bytes()
        except OSError:
            return None
        return self._kept.get(("ids", path), xml, lambda: super(_Validator, self).identifiers(path))


def _judged(item: Item, validator: Validator) -> Judged:
    if item.error is None:
        return Task(item.path, item.key, item.xml, item.complete).done_by(validator)
    judged = validator.file(item.path, key=item.key)
    if any(finding.severity == "error" for finding in judged.findings):
        return judged
    finding = Finding.of(item.error, Path(item.error.path or item.path), "")
    return Judged(item.path, (*judged.findings, finding))
