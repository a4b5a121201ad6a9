"""The built wheel works with the source tree gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLE


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but what the wheel holds, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(
            ".*", "build", "dist", "docs", "tests", "witness", "restored", "__pycache__"
        ),
    )
    shutil.copytree(ROOT / "edition" / "witness", source / "edition" / "witness")
    options = ["--wheel", "--no-isolation", "--outdir", str(folder)]
    command = [sys.executable, "-m", "build", *options, str(source)]
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(source)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if "tei/witness" in name]
        archive.extractall(folder / "installed")
    return folder / "installed"


def _edition(installed: Path, *words: str, cwd: Path) -> str:
    code = (
        "import edition, sys; assert edition.__file__.startswith(sys.argv.pop(1));"
        "from edition.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(installed), *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_brings_its_own_edition(installed: Path, tmp_path: Path) -> None:
    """In an empty folder the installed command builds the edition that travels with it."""
    said = _edition(installed, "build", cwd=tmp_path)
    assert "Look at build/public/html/index.html" in said
    made = {path.name for path in (tmp_path / "build" / "public").rglob("*") if path.is_file()}
    assert {"index.html", "broue-1988.html", "broue-1988.pdf", "introduction.txt"} <= made
    assert "no fault found" in _edition(installed, "validate", cwd=tmp_path)
    assert " 0 settled." not in _edition(installed, "audit", cwd=tmp_path)


def test_the_wheel_builds_any_other_edition(installed: Path, tmp_path: Path) -> None:
    """The engine knows nothing of this edition: another folder with an edition.toml is built."""
    shutil.copytree(SAMPLE, tmp_path / "sample")
    said = _edition(installed, "build", cwd=tmp_path / "sample")
    assert "letters: complete." in said


@pytest.mark.needs("witness")
def test_a_reader_adds_a_copy_to_the_packaged_edition(
    installed: Path, tmp_path: Path, witness: Path
) -> None:
    """With the packaged edition, too, a reader adds a copy and reads all of it."""
    assert "Kept as" in _edition(installed, "witness", "add", str(witness), cwd=tmp_path)
    assert "broue-1988: complete." in _edition(installed, "build", "text", cwd=tmp_path)
