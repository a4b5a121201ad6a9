"""Noticing that files were saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, watch

SETTLED = 10
"""Milliseconds of silence after which a file counts as saved."""
TURN = 200
"""Milliseconds between two looks for a folder that is gone, and for the end of watching."""
KINDS = frozenset({".xml", ".xsl", ".toml", ".json", ".txt", ".css", ".js", ".svg", ".rng"})
"""What the site is made from; editors leave other files beside it."""


class Watch:
    """Watches folders, for many editors save by putting a new file in the place of the old one.

    Args:
        deep: the folders that are watched with all that is below them.
        single: files that are watched elsewhere.
        tell: is called with the paths that changed, in a thread of its own.
    """

    def __init__(
        self,
        deep: Iterable[Path],
        single: Iterable[Path],
        tell: Callable[[frozenset[Path]], None],
    ) -> None:
        self._deep = sorted({folder.resolve() for folder in deep if folder.is_dir()})
        self._single = {path.parent.resolve() / path.name for path in single}
        self._tell = tell
        self._stop = threading.Event()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Watch) and self._deep == other._deep and self._single == other._single
        )

    __hash__ = None  # type: ignore[assignment]

    def begin(self) -> None:
        """Watch from now on."""
        flat = sorted({path.parent for path in self._single if path.parent.is_dir()})
        for folders, recursive in ((self._deep, True), (flat, False)):
            if folders:
                there = folders, recursive
                threading.Thread(target=self._watch, args=there, daemon=True).start()

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _watch(self, folders: list[Path], recursive: bool) -> None:
        polling: bool | None = None
        missed: frozenset[Path] = frozenset()
        while not self._stop.is_set():
            try:
                missed = self._follow(folders, missed, recursive=recursive, polling=polling)
            except FileNotFoundError:
                # A folder went in this very moment.
                missed |= frozenset(folders)
                self._stop.wait(TURN / 1000)
            except (OSError, RuntimeError):
                # The system has told us of as many folders as it will; looking again and again
                # remains.
                if polling:
                    return
                polling = True

    def _follow(
        self,
        folders: list[Path],
        missed: frozenset[Path],
        *,
        recursive: bool,
        polling: bool | None,
    ) -> frozenset[Path]:
        """Watch until a folder comes or goes.

        The system watches a folder and not its name: of one that was made anew, as a checkout may
        do, it tells nothing, and of one that is new it tells only what happens later. So the watch
        begins anew, and once it is there all is looked at that may have changed before.

        Args:
            folders: what to watch, as far as it is there.
            missed: folders in which something may have changed unseen.
            recursive: whether to watch what is below them, too.
            polling: whether to look again and again; None to do so where nothing else is possible.

        Returns:
            The paths that changed and were not told.
        """
        there = [folder for folder in folders if folder.is_dir()]
        known = {*there, *(path for one in there for path in one.rglob("*/") if recursive)}
        if not there:
            if missed:
                self._tell(missed)
            self._stop.wait(TURN / 1000)
            return frozenset(one for one in folders if one.is_dir())

        def folder(change: Change, path: str) -> bool:
            new = recursive and Path(path).is_dir()
            return change != Change.modified and (new or Path(path) in known)

        def concerns(change: Change, path: str) -> bool:
            return self._concerns(Path(path), folder=folder(change, path))

        for changes in watch(
            *there,
            watch_filter=concerns,
            step=SETTLED,
            rust_timeout=TURN,
            yield_on_timeout=True,
            stop_event=self._stop,
            recursive=recursive,
            raise_interrupt=False,
            ignore_permission_denied=True,
            force_polling=polling,
        ):
            paths = missed | frozenset(Path(path) for _, path in changes)
            come = {one for one in folders if one not in known and one.is_dir()}
            if come or any(folder(change, path) for change, path in changes):
                return paths | come
            missed = frozenset()
            if paths:
                self._tell(paths)
        return frozenset()

    def _concerns(self, path: Path, *, folder: bool) -> bool:
        if path in self._single:
            return True
        below = any(path.is_relative_to(one) for one in self._deep)
        return below and (folder or path.suffix in KINDS) and not path.name.startswith(".")
