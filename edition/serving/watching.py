"""Noticing that files were saved."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, watch

SETTLED = 10
"""Milliseconds of silence after which a file counts as saved."""
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
        try:
            self._follow(folders, recursive, polling=None)
        except (OSError, RuntimeError):
            # The system has told us of as many folders as it will; looking again and again remains.
            with contextlib.suppress(OSError, RuntimeError):
                self._follow(folders, recursive, polling=True)

    def _follow(self, folders: list[Path], recursive: bool, *, polling: bool | None) -> None:
        for changes in watch(
            *folders,
            watch_filter=self._concerns,
            step=SETTLED,
            rust_timeout=200,
            stop_event=self._stop,
            recursive=recursive,
            raise_interrupt=False,
            ignore_permission_denied=True,
            force_polling=polling,
        ):
            self._tell(frozenset(Path(path) for _, path in changes))

    def _concerns(self, _change: Change, path: str) -> bool:
        name = Path(path)
        if name in self._single:
            return True
        below = any(name.is_relative_to(folder) for folder in self._deep)
        return below and name.suffix in KINDS and not name.name.startswith(".")
