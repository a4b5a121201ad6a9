"""SaxonJS by its command line: another processor, for which each stylesheet is compiled once.

To compile one takes seconds, so that all processes of a run share what is compiled.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tests.conftest import NODE
from tests.once import once

compiled = Path()
"""The folder of the compiled stylesheets; conftest.py sets it."""


def xslt3(sheet: Path | str, *words: object, cwd: Path | None = None) -> str:
    """Run a stylesheet and give what it writes to its standard output.

    Args:
        sheet: the stylesheet.
        words: the rest of the command.
        cwd: the folder to run it in.
    """
    return _run(f"-xsl:{_compiled(Path(sheet).resolve())}", *words, cwd=cwd)


@cache
def _compiled(sheet: Path) -> Path:
    def make(folder: Path) -> None:
        _run(f"-xsl:{sheet}", f"-export:{folder / 'sheet.sef.json'}", "-nogo", cwd=None)

    return once(compiled / f"{sheet.parent.name}-{sheet.stem}", make) / "sheet.sef.json"


def _run(*words: object, cwd: Path | None) -> str:
    done = subprocess.run(
        ["node", "--single-threaded-gc", NODE / "xslt3" / "xslt3.js", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
