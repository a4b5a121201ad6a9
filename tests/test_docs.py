"""The documentation is true: what it shows can be typed, and gives what it shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition import __version__
from edition.project import Project
from edition.validation import Validator
from tests.conftest import ROOT, SAMPLE

DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^In `(.+?)`|^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+?)(?:#[^)]*)?\)")

FAULTS = (
    ("master put", "captain put"),
    ('<foreign xml:lang="fr">', '<foreign xml:lang="french">'),
    ('<foreign xml:lang="fr">café</foreign>', "<item>café</item>"),
    ('<corr resp="#ed">the', "<corr>the"),
    ('target="#n3"', 'target="#n33"'),
    ('<note xml:id="n1" n="1"', '<note xml:id="n1" n="4"'),
)
"""What the page on validation shows messages for: in a restored file, the one for the other."""


class Session:
    """A terminal in which the commands of a page are typed."""

    def __init__(self, folder: Path) -> None:
        self.cwd = folder / "repository"
        shutil.copytree(SAMPLE, self.cwd / "tests" / "sample")
        command = folder / "bin" / "edition"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m edition "$@"\n')
        command.chmod(0o755)
        self.environment = {
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            **{f"GIT_{who}_NAME": "An editor" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "editor@example.org" for who in ("AUTHOR", "COMMITTER")},
        }

    def type(self, block: str) -> None:
        """Type the commands of a block and compare what they say; “…” stands for anything."""
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            if command.startswith("cd "):
                self.cwd = (self.cwd / command[3:]).resolve()
                continue
            done = subprocess.run(
                ["sh", "-c", command],
                cwd=self.cwd,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            pattern = ".*?".join(map(re.escape, expected.split("…")))
            assert re.fullmatch(pattern, done.stdout, re.DOTALL), f"$ {command}\n{done.stdout}"

    def edit(self, block: str, path: str) -> None:
        """Replace the lines of a block that begin with “-” by those that begin with “+”."""
        lines = block.splitlines()
        old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
        file = self.cwd / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_editors_tutorial_goes_as_it_is_told(tmp_path: Path) -> None:
    """Each command of the tutorial, typed in order, says what the page says."""
    session = Session(tmp_path)
    for kind, block in FENCE.findall((DOCS / "edit" / "tutorial.md").read_text(encoding="utf-8")):
        if kind == "console":
            session.type(block)
        elif kind == "diff":
            session.edit(block, "tei/restored/letters.xml")


def test_the_tasks_of_every_day_are_valid(tmp_path: Path) -> None:
    """Each change that the page on encoding shows can be made, and all together are valid."""
    session = Session(tmp_path)
    session.type("$ cd tests/sample")
    page = (DOCS / "edit" / "encode.md").read_text(encoding="utf-8")
    path = ""
    for named, kind, block in STEP.findall(page):
        path = named or path
        if kind == "console":
            session.type(block)
        elif kind == "diff":
            session.edit(block, path)


def test_the_messages_of_validation_are_real(tmp_path: Path) -> None:
    """Each message that the page on validation shows is given for some fault."""
    session = Session(tmp_path)
    tutorial = (DOCS / "edit" / "tutorial.md").read_text(encoding="utf-8")
    edit = next(block for kind, block in FENCE.findall(tutorial) if kind == "diff")
    session.type("$ cd tests/sample\n$ edition restore letters\n…")
    session.edit(edit, "tei/restored/letters.xml")
    path = session.cwd / "tei" / "restored" / "letters.xml"
    text = path.read_text(encoding="utf-8")
    said: list[str] = []
    for old, new in FAULTS:
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")
        found = Validator(Project.find(session.cwd)).file(path).findings
        said += [f"{one} [{one.rule}]" for one in found]
    page = (DOCS / "edit" / "validation.md").read_text(encoding="utf-8")
    shown = [
        line for kind, block in FENCE.findall(page) if kind == "text" for line in block.splitlines()
    ]
    assert shown
    assert set(shown) <= {message.removeprefix(f"{session.cwd}/") for message in said}


def test_the_example_of_the_api_runs() -> None:
    """The Python example can be pasted."""
    [code] = [
        block
        for kind, block in FENCE.findall((DOCS / "engineer" / "api.md").read_text(encoding="utf-8"))
        if kind == "python"
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_links_of_the_first_pages_lead_somewhere(name: str) -> None:
    """What README and its neighbours link to is in the repository."""
    links = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changes_begin_with_this_version() -> None:
    """CHANGELOG.md has a heading for the version of the package, below what is not released."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\d\S+)", changes, re.MULTILINE)[0] == __version__


def test_every_stylesheet_is_told_of() -> None:
    """The page on other processors has a row for each stylesheet that makes something."""
    page = (DOCS / "engineer" / "xslt.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*`) \|", page, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(?:tei/)?([\w-]+\.xsl)`", row)}
    assert told == {path.name for path in (ROOT / "xslt").glob("*.xsl")} | {"figures.xsl"}
