"""SaxonJS by its command line: another processor, for which each stylesheet is compiled once."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import NODE

_COMPILED = tempfile.TemporaryDirectory(prefix="edition-xslt3-")


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
    made = Path(_COMPILED.name) / f"{sheet.parent.name}-{sheet.stem}.sef.json"
    _run(f"-xsl:{sheet}", f"-export:{made}", "-nogo", cwd=None)
    return made


def _run(*words: object, cwd: Path | None) -> str:
    done = subprocess.run(
        ["node", NODE / "xslt3" / "xslt3.js", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
