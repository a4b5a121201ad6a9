"""What the processes of a preview say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.findings import Finding

ASSETS = "assets"
"""The step that is no stylesheet's: style sheets, scripts and fonts."""
INDEX = "index"
"""The step that follows when a request has ended: the search index."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first message to a worker.

    Attributes:
        root: the folder of the edition.
        work: the folder where the reader's own files are; see ``Project.work``.
        withheld: whether the public site is shown even if the words are at hand.
        stage: a folder for the worker alone.
    """

    root: Path
    work: Path
    withheld: bool
    stage: Path


@dataclass(frozen=True, slots=True)
class Request:
    """Do your work for the files as they are now; a later request takes the place of an earlier.

    Attributes:
        number: counts the requests.
        wanted: the pages that somebody is looking at, which come first.
    """

    number: int
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The files were judged.

    Attributes:
        number: of the request.
        digest: of the files as they were read.
        findings: what is wrong in them.
        files: those that could be judged.
    """

    number: int
    digest: str
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """The files were read, and the pages are being made.

    Attributes:
        number: of the request.
        digest: of the files as they were read.
        shown: the texts: their keys, the files that they are shown from, and whether complete.
    """

    number: int
    digest: str
    shown: tuple[tuple[str, Path, bool], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A step of the site is as the files demand.

    Attributes:
        number: of the request.
        step: the step.
        files: what it makes, by path in the site; None where that has not changed since the step
            was last told.
        whole: whether that is all; if not, the rest follows, and is as it was until then.
    """

    number: int
    step: str
    files: Mapping[str, bytes] | None
    whole: bool = True

    def onto(self, old: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """All files of the step, given those that were last told."""
        if self.files is None:
            return old
        return self.files if self.whole else {**old, **self.files}


@dataclass(frozen=True, slots=True)
class Ended:
    """The request is done.

    Attributes:
        number: of the request.
        steps: all steps of the site, where they were all made.
        fault: why they were not.
    """

    number: int
    steps: frozenset[str] | None
    fault: Finding | None = None


Answer = Judgement | Begun | Made | Ended
