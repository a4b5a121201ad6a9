"""Writing outputs aside and swapping them in whole."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from edition.errors import OutputError

_STAGING = ".staging-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that at every moment the old one or the new one is there, whole.

    What is no file, such as a pipe or ``/dev/stdout``, is written to and not replaced.

    Raises:
        OutputError: it cannot be written; the old one stands.
    """
    aside: str | None = None
    try:
        path = path.resolve()  # what a link leads to is written, and the link stays
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(aside).chmod(0o666 & ~umask)
        Path(aside).replace(path)
    except OSError as error:
        if aside is not None:
            with contextlib.suppress(OSError):
                Path(aside).unlink()
        raise _unwritable(path, error) from error


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder of its own inside ``folder`` to build in; it is gone afterwards, come what may.

    What a killed build left behind is cleared first. One build at a time may use the folder.

    Raises:
        OutputError: the folder cannot be written, or another build is using it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder / ".lock", os.O_WRONLY | os.O_CREAT, wait=False) as held:
            if not held:
                hint = "wait until it has ended"
                raise OutputError("another build is writing there", path=folder, hint=hint)
            for leftover in folder.glob(f"{_STAGING}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            stage = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
            stage.chmod(0o755)
            try:
                yield stage
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def carry_over(old: Path, fresh: Path) -> None:
    """Bring into a fresh folder what an old one has and the fresh one has not, at no cost.

    Raises:
        OutputError: it cannot be done.
    """
    try:
        for path in sorted(old.iterdir()) if old.is_dir() else []:
            target = fresh / path.name
            if target.exists():
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, target, symlinks=True, copy_function=_link)
            else:
                shutil.copy2(path, target, follow_symlinks=False)
    except (OSError, shutil.Error) as error:
        reason = error if isinstance(error, OSError) else OSError(str(error))
        raise _unwritable(fresh, reason) from error


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)
    return target


def swap_in(stage: Path, target: Path) -> None:
    """Put a folder in the place of another, whole; what was there goes to where the new one was.

    Raises:
        OutputError: it cannot be done; the old folder stands.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            stage.replace(target)
        elif not _exchange(stage, target):
            # Two steps, where the system knows no exchange: back again if the second fails.
            old = stage.with_name(stage.name + ".old")
            target.replace(old)
            try:
                stage.replace(target)
            except OSError:
                old.replace(target)
                raise
    except OSError as error:
        raise _unwritable(target, error) from error


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system knows how (Linux)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other command changes the files of a folder, and keep others waiting."""
    with _locked(folder, os.O_RDONLY, wait=True):
        yield


@contextlib.contextmanager
def _locked(path: Path, mode: int, *, wait: bool) -> Iterator[bool]:
    """A lock on a file or a folder, and whether one holds it: the alternative to waiting."""
    try:
        import fcntl
    except ImportError:  # not a POSIX system: commands side by side are the user's own risk
        yield True
        return
    handle = os.open(path, mode)
    try:
        held = False
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = True
        yield held
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot be written: {error.strerror or error}",
        path=path,
        hint="check the free space and the permissions; what was there before is untouched",
    )
