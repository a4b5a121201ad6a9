"""Previewing: what happens when a file is saved, a page is made, a fault is found."""

from __future__ import annotations

import contextlib
import queue
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.errors import EditionError, shown
from edition.findings import Finding
from edition.project import DATA, SETTINGS, Project, resources
from edition.serving import telling
from edition.serving.messages import (
    ASSETS,
    Answer,
    Beginning,
    Begun,
    Ended,
    Judgement,
    Made,
    Request,
)
from edition.serving.shelf import Shelf
from edition.serving.watching import Watch
from edition.serving.workers import Worker

PATIENCE = 2
"""How often in a row the work is begun again when a process has broken down."""


@dataclass(slots=True)
class Round:
    """What is done about one change.

    Attributes:
        number: counts the rounds.
        saved: the files that were saved.
        wanted: the pages that somebody is looking at.
        began: when, in seconds.
        steps: the steps that are done and not yet shown.
        changed: the paths that are shown anew.
        seen: milliseconds until a page was shown anew that somebody is looking at.
        begun, judgement, ended: what the workers have answered.
    """

    number: int
    saved: frozenset[Path]
    wanted: frozenset[str]
    began: float = field(default_factory=time.perf_counter)
    steps: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    seen: float | None = None
    begun: Begun | None = None
    judgement: Judgement | None = None
    ended: Ended | None = None

    @property
    def milliseconds(self) -> float:
        """How long it has lasted."""
        return (time.perf_counter() - self.began) * 1000

    @property
    def faulty(self) -> bool:
        """Whether the files were judged and have faults."""
        return self.judgement is not None and any(
            finding.severity == "error" for finding in self.judgement.findings
        )

    @property
    def right(self) -> bool:
        """Whether the very files from which pages are being made were found right."""
        return (
            self.judgement is not None
            and self.begun is not None
            and self.judgement.digest == self.begun.digest
            and not self.faulty
        )


class Preview:
    """One preview of one edition.

    What a step has made is shown when the files that it was made from were judged and found right;
    after a fault the pages stay as they were. Everything happens in the thread that calls
    :meth:`run`; others put events into its queue.

    Args:
        project: the edition.
        shelf: where to put what is shown.
        stage: a folder for the workers, which the caller removes.
        withheld: whether to show the public site even if the words are at hand.
        say: tells the user something; the text may have several lines.
    """

    def __init__(
        self,
        project: Project,
        shelf: Shelf,
        stage: Path,
        say: Callable[[str], None],
        *,
        withheld: bool,
    ) -> None:
        self._project = project
        self._shelf = shelf
        self._stage = stage
        self._withheld = withheld
        self._say = say
        self._events: queue.SimpleQueue[frozenset[Path] | tuple[Worker, Answer | None]]
        self._events = queue.SimpleQueue()
        self._workers: dict[str, Worker] = {}
        self._hired = 0
        self._spare: Worker | None = None
        self._broken = 0
        self._made: dict[str, Mapping[str, bytes]] = {}
        self._warned: tuple[Finding, ...] = ()
        self._shown: tuple[tuple[str, Path, bool], ...] = ()
        self._round = Round(0, frozenset(), frozenset())
        self._watch: Watch | None = None

    def run(self, ready: Callable[[], None]) -> None:
        """Preview until an exception ends it, such as a user's interrupt.

        Args:
            ready: is called once, when the site was made or cannot be.
        """
        try:
            self._look()
            self._begin(frozenset())
            self._spare = self._hire("make")
            waiting = True
            while True:
                event = self._events.get()
                if isinstance(event, frozenset):
                    self._saved(event)
                elif event[1] is None:
                    self._lost(event[0])
                else:
                    self._answered(event[1])
                if waiting and (self._shelf.ready or self._shelf.faults):
                    ready()
                    waiting = False
        finally:
            if self._watch is not None:
                self._watch.end()
            for worker in (*self._workers.values(), *filter(None, [self._spare])):
                worker.end()

    def _hire(self, kind: str) -> Worker:
        self._hired += 1
        stage = self._stage / str(self._hired)
        beginning = Beginning(self._project.root, self._project.work, self._withheld, stage)
        return Worker(kind, beginning, lambda worker, answer: self._events.put((worker, answer)))

    def _look(self) -> None:
        """Watch the folders that there are now, if they are not those that are watched."""
        with contextlib.suppress(EditionError):
            self._project = Project.load(self._project.root, self._project.work)
        project = self._project
        deep = {project.root / "tei", project.work / "tei"}
        for kind in ("xslt", "schema"):
            if not (folder := resources(kind)).is_relative_to(DATA):
                deep.add(folder)
        witnesses = [project.witness(key) for key in project.witnessed]
        single = {project.root / SETTINGS, *witnesses, *(path.resolve() for path in witnesses)}
        watch = Watch(deep, single, self._events.put)
        if self._watch is None or watch != self._watch:
            watch.begin()
            if self._watch is not None:
                self._watch.end()
            self._watch = watch

    def _saved(self, paths: frozenset[Path]) -> None:
        self._broken = 0
        # A stylesheet is compiled in a process of its own, for Saxon is closed after that.
        changed = {
            kind
            for kind, folder in (("make", "xslt"), ("judge", "schema"))
            for path in paths
            if path.suffix != ".css" and path.is_relative_to(resources(folder).resolve())
        }
        for kind in changed:
            self._workers.pop(kind).end()
        self._begin(paths)

    def _begin(self, paths: frozenset[Path]) -> None:
        # What was not done yet of the last round is done with this one.
        paths |= frozenset() if self._round.ended else self._round.saved
        self._round = Round(self._round.number + 1, paths, self._shelf.viewed)
        for kind in ("judge", "make"):
            if kind not in self._workers:
                spare, self._spare = (self._spare, None) if kind == "make" else (None, self._spare)
                self._workers[kind] = spare or self._hire(kind)
            self._workers[kind].ask(Request(self._round.number, self._round.wanted))

    def _lost(self, lost: Worker) -> None:
        lost.end()
        if lost is self._spare:
            self._spare = None
        if self._workers.get(lost.kind) is not lost:
            return
        del self._workers[lost.kind]
        self._broken += 1
        if self._broken <= PATIENCE:
            self._begin(self._round.saved)
            return
        what = "a process that works for the preview was ended, or did not end by itself"
        do = "mend what was saved last; it is tried again when a file is saved"
        self._blame([Finding(str(self._project.root), 1, None, what, do, "")])

    def _answered(self, answer: Answer) -> None:
        now = self._round
        if isinstance(answer, Made):
            self._made[answer.step] = answer.onto(self._made.get(answer.step, {}))
        if answer.number != now.number:
            return
        match answer:
            case Made(step=step):
                now.steps.append(step)
            case Begun():
                now.begun = answer
            case Judgement():
                now.judgement = answer
                if now.faulty:
                    self._blame(answer.findings, answer.files)
                else:
                    self._warn(answer)
                    self._shelf.blame(())
            case Ended():
                now.ended = answer
        self._show()
        if not isinstance(answer, Made) and now.judgement is not None and now.ended is not None:
            self._end()

    def _show(self) -> None:
        """Show what is done and known to be right."""
        now = self._round
        for step in [step for step in now.steps if now.right or step == ASSETS]:
            now.steps.remove(step)
            now.changed.update(self._shelf.put(step, self._made[step]))
        if now.seen is None and not now.wanted.isdisjoint(now.changed):
            now.seen = now.milliseconds

    def _end(self) -> None:
        now = self._round
        assert now.judgement is not None
        assert now.ended is not None
        self._broken = 0
        if now.faulty:
            return
        if now.ended.fault is not None:
            self._blame([now.ended.fault])
        elif not now.right:
            # A file was saved between two readings of it.
            self._begin(now.saved)
        elif now.ended.steps is not None and now.begun is not None:
            first = not self._shelf.ready
            now.changed.update(self._shelf.keep(now.ended.steps))
            self._look()
            for text in now.begun.shown:
                key, path, _ = text
                if text not in self._shown and path != self._project.text(key):
                    self._say(f"{key} is shown from {shown(path)}, which was saved last.")
            self._shown = now.begun.shown
            made = telling.made(now.changed, now.milliseconds, now.seen)
            if not first:
                self._say(f"{telling.named(now.saved)}: {made}.")
            if self._spare is None:
                self._spare = self._hire("make")

    def _blame(self, findings: Sequence[Finding], files: Sequence[Path] = ()) -> None:
        self._shelf.blame(telling.faults(findings))
        self._warned = ()
        stay = "The pages stay as they were." if self._shelf.ready else "There are no pages yet."
        self._say(f"{telling.told(findings, files)}{stay}")

    def _warn(self, judgement: Judgement) -> None:
        if judgement.findings and judgement.findings != self._warned:
            self._say(telling.told(judgement.findings, judgement.files).rstrip("\n"))
        self._warned = judgement.findings
