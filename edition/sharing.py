"""Making the site in several processes side by side, where the system can fork.

Each of them has its own Saxon and compiles only the stylesheets of its share, while the parent
still collects; then it makes the pages of its share, and ends.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from edition import site
from edition.project import resources
from edition.stylesheets import Stylesheets
from edition.workers import follow, processors, told

_GIVEN = "given"  # the file in which all that the processes are given waits for them


@dataclass(frozen=True, slots=True)
class _Given:
    """What a process is given.

    Attributes:
        sources: the texts and registers by their keys, as XML.
        collection: the collection, as XML.
        folder: where the pages go.
        steps: which are to be made, each with its place in the order of all.
    """

    sources: Mapping[str, str]
    collection: str
    folder: Path
    steps: Sequence[tuple[int, site.Step]]


class Sharing:
    """Processes that wait for something to make the site of.

    Saxon does not survive a fork and threads do not either, so with either of them at work there
    are none, and likewise where there is one processor.

    Args:
        shares: the names of the stylesheets of each process.
    """

    def __init__(self, shares: Sequence[Sequence[str]]) -> None:
        self._shares = shares
        self._hands: list[tuple[Any, Connection]] = []
        if Stylesheets.started or processors() == 1:
            return
        context = multiprocessing.get_context("fork")
        for names in shares:
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(os.getpid(), theirs, names), daemon=True)
            process.start()
            theirs.close()
            self._hands.append((process, ours))

    def __bool__(self) -> bool:
        """Whether there are any processes."""
        return bool(self._hands)

    def begin(
        self,
        folder: Path,
        sources: Mapping[str, str],
        registers: Sequence[str],
        collection: str,
        stage: Path,
    ) -> None:
        """Have the pages made.

        Args:
            folder: where; it is made.
            sources: the texts and registers by their keys, as XML.
            registers: which of them are registers.
            collection: the collection, as XML.
            stage: a folder for use meanwhile.

        Raises:
            OSError: a file cannot be written.
        """
        texts = [key for key in sources if key not in registers]
        sizes = {key: len(xml) for key, xml in sources.items()}
        parts = site.parts(site.steps(texts, registers), self._shares, sizes)
        for at, ((_, hand), part) in enumerate(zip(self._hands, parts, strict=True)):
            # Through a file, since one who writes into a pipe waits for who reads from it.
            path = stage / f"{_GIVEN}-{at}"
            path.write_bytes(pickle.dumps(_Given(sources, collection, folder, part)))
            with contextlib.suppress(ConnectionError):  # finish() tells of one that has ended
                hand.send(path)

    def finish(self) -> None:
        """Wait until all pages are made.

        Raises:
            EditionError: a stylesheet stopped, or a process was ended from outside.
            OSError: a file cannot be written.
        """
        with told("making the pages"):
            failures = [failure for _, hand in self._hands if (failure := hand.recv())]
        if failures:
            # Of several the one that would have come first if nothing were shared.
            raise min(failures, key=lambda failure: failure[0])[1]

    def __enter__(self) -> Sharing:
        return self

    def __exit__(self, *_: object) -> None:
        for process, hand in self._hands:
            process.kill()
            process.join()
            hand.close()


def _work(parent: int, hand: Connection, names: Sequence[str]) -> None:
    """Make a share; answer with nothing, or with the error and the place of what failed."""
    follow(parent)
    place = -1
    try:
        stylesheets = Stylesheets(resources("xslt"), names, site.WRITING)
        given: _Given = pickle.loads(hand.recv().read_bytes())
        collection = stylesheets.parse(given.collection)
        sources = {
            key: stylesheets.parse(given.sources[key])
            for key in {step.source for _, step in given.steps if step.source}
        }
        for place, step in given.steps:  # noqa: B007
            site.run(step, given.folder, stylesheets, sources.get(step.source), collection)
        hand.send(None)
    except Exception as error:
        hand.send((place, error))
