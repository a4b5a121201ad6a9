"""What is made once for all processes of a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from edition.outputs import alone


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder as the first process that asks for it fills it; the others wait until that is done.

    Args:
        folder: the folder, which all of them name.
        make: what fills it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    content, made = folder / "content", folder / "made"
    with alone(folder):
        if not made.exists():
            shutil.rmtree(content, ignore_errors=True)  # of one who failed
            content.mkdir()
            make(content)
            made.touch()
    return content
