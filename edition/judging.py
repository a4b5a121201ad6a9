"""Judging many files side by side: in processes of their own where the system can fork."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from edition.markup import Source
from edition.project import Project
from edition.stylesheets import Stylesheets
from edition.validation import Judged, Validator
from edition.workers import pool, processors, told

WORTH = 400_000
"""For how many bytes of TEI another process pays."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be judged.

    Attributes:
        path: the file.
        key: the text or register that it should be; by default its name says so.
        xml: its text, where that is not what the file holds.
        complete: whether that text may hold the words of its witness.
    """

    path: Path
    key: str | None = None
    xml: str | None = None
    complete: bool = False

    @property
    def size(self) -> int:
        """About how much there is to judge, in bytes."""
        if self.xml is not None:
            return len(self.xml)
        return self.path.stat().st_size if self.path.is_file() else 0

    def done_by(self, validator: Validator) -> Judged:
        """Judge the file.

        Raises:
            EditionError: a rule cannot be evaluated, or a copy of the witness is not right.
        """
        if self.xml is None:
            return validator.file(self.path, key=self.key)
        source, key = Source(self.xml, self.path), self.key or self.path.stem
        return validator.source(source, self.path, key, complete=self.complete)


class Judging:
    """The judging of some files, which goes on in the background from the start if it can.

    Saxon does not survive a fork and threads do not either, so with either of them at work the
    files are judged one after another when they are asked for.

    Args:
        project: the edition.
        tasks: the files.
        whole: whether they are all that the edition has, so that the ledger is judged too.
    """

    def __init__(self, project: Project, tasks: Sequence[Task], *, whole: bool = False) -> None:
        self._tasks = tasks
        self._whole = whole
        self._validator = Validator(project)
        self._pool: ProcessPoolExecutor | None = None
        size = sum(task.size for task in tasks)
        cores = 1 if Stylesheets.started else processors()
        processes = min(cores, len(tasks), 1 + size // WORTH)
        if processes > 1:
            self._validator.prepare()
            self._pool = pool(processes, _begin, self._validator)
            # The longest first, a handful at a time where there are many.
            order = sorted(range(len(tasks)), key=lambda at: -tasks[at].size)
            several = max(1, len(tasks) // (processes * 16))
            self._running: list[tuple[list[int], Future[list[Judged]]]] = []
            for start in range(0, len(order), several):
                part = order[start : start + several]
                self._running.append((part, self._pool.submit(_do, [tasks[at] for at in part])))

    def results(self) -> list[Judged]:
        """What was found, file by file in the given order.

        Raises:
            EditionError: a rule cannot be evaluated, or a process was ended from outside.
        """
        ledger = []
        if self._whole and os.path.lexists(self._validator.project.ledger):
            ledger.append(self._validator.promises())
        if self._pool is None:
            return [task.done_by(self._validator) for task in self._tasks] + ledger
        found: dict[int, Judged] = {}
        with told("judging the files"):
            for part, future in self._running:
                found.update(zip(part, future.result(), strict=True))
        return [found[at] for at in range(len(self._tasks))] + ledger

    def __enter__(self) -> Judging:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def judge(project: Project, paths: Sequence[Path] | None = None) -> list[Judged]:
    """Judge files, or the whole edition.

    Args:
        project: the edition.
        paths: the files; by default all texts and registers.

    Raises:
        EditionError: the project or the schema is broken.
    """
    tasks = [Task(path) for path in paths or project.files]
    with Judging(project, tasks, whole=not paths) as judging:
        return judging.results()


_validator: Validator


def _begin(validator: Validator) -> None:
    global _validator
    _validator = validator


def _do(tasks: Sequence[Task]) -> list[Judged]:
    return [task.done_by(_validator) for task in tasks]
