"""What a preview shows: the files of the site as they were last found right, and what is wrong."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from edition.serving.digests import digest


@dataclass(frozen=True, slots=True)
class State:
    """What an open page needs to know; it shows itself anew where that differs.

    Attributes:
        page: a digest of the page and of the site's scripts; empty if there is no such page.
        styles: a digest of the site's style sheets.
        ready: whether the whole site was made once, so that a page that is not there is missing.
        faults: what is wrong in the files that were last saved.
    """

    page: str
    styles: str
    ready: bool
    faults: tuple[Mapping[str, str | int], ...]


class Shelf:
    """The files, in memory: nothing that is not here can be served.

    Attributes:
        ready: whether the whole site was made once.
    """

    def __init__(self) -> None:
        self.ready = False
        self._steps: dict[str, Mapping[str, bytes]] = {}
        self._files: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}
        self._faults: tuple[Mapping[str, str | int], ...] = ()
        self._viewers: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._version = 0

    def put(self, step: str, files: Mapping[str, bytes]) -> list[str]:
        """Show what a step has made, in place of what it had made before.

        Returns:
            The paths that are new, differ or are gone.
        """
        with self._changed:
            old = self._steps.get(step, {})
            self._steps[step] = files
            gone = [path for path in old if path not in files]
            fresh = [path for path, data in files.items() if self._files.get(path) != data]
            for path in gone:
                # Another step may have taken it over.
                if self._files[path] is old[path]:
                    del self._files[path], self._digests[path]
            for path in fresh:
                self._files[path] = files[path]
                self._digests[path] = digest([files[path]])
            if gone or fresh:
                self._tell()
            return gone + fresh

    def keep(self, steps: frozenset[str]) -> list[str]:
        """Show of all steps these alone; the site is complete.

        Returns:
            The paths that are gone.
        """
        gone = []
        for step in [step for step in self._steps if step not in steps]:
            gone += self.put(step, {})
            del self._steps[step]
        with self._changed:
            self.ready = True
            self._tell()
        return gone

    def blame(self, faults: tuple[Mapping[str, str | int], ...]) -> None:
        """Say what is wrong, in place of what was wrong before."""
        with self._changed:
            self._faults = faults
            self._tell()

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path, such as ``persons/fenwick-a.html``."""
        return self._files.get(path)

    @property
    def faults(self) -> tuple[Mapping[str, str | int], ...]:
        """What is wrong."""
        return self._faults

    @property
    def viewed(self) -> frozenset[str]:
        """The pages that somebody is looking at."""
        with self._changed:
            return frozenset(path for path, number in self._viewers.items() if number)

    def state(self, path: str) -> State:
        """What the page at a path needs to know."""
        with self._changed:
            page = self._digests.get(path, "")
            scripted = page and digest([page.encode(), *self._of(".js")])
            return State(scripted, digest(self._of(".css")), self.ready, self._faults)

    @contextmanager
    def viewing(self, path: str) -> Iterator[None]:
        """Somebody is looking at a page."""
        with self._changed:
            self._viewers[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._viewers[path] -= 1

    def wait(self, version: int, seconds: float) -> int:
        """Wait until something has changed since a version, or for some seconds.

        Returns:
            The version as it is now.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, seconds)
            return self._version

    def _of(self, suffix: str) -> list[bytes]:
        # Those of the search index change with it, and no page has to be shown anew for that.
        chosen = sorted(
            path for path in self._files if path.startswith("assets/") and path.endswith(suffix)
        )
        return [self._digests[path].encode() for path in chosen]

    def _tell(self) -> None:
        self._version += 1
        self._changed.notify_all()
