"""Making the site again and again: of all its steps those whose source has changed since."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from edition import searching, site
from edition.collecting import Collecting, Collection
from edition.errors import EditionError
from edition.findings import Finding
from edition.ledger import Ledger
from edition.project import SETTINGS, resources
from edition.serving.digests import digest, stamp
from edition.serving.messages import ASSETS, INDEX, Answer, Begun, Ended, Made, Request
from edition.serving.reading import Inputs, Reader
from edition.stylesheets import Stylesheets
from edition.texts import Text

QUIET = 1.5
"""Seconds of rest before the search index is made, which keeps all cores busy."""
PAUSE = 0.02
"""Seconds between two looks at whether something else is asked for, while the index is made."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be made.

    Attributes:
        sources: the texts and registers, and what stands in the place of withdrawn ones.
        collection: what is collected of them.
        steps: the steps by their names.
        given: what each is made from.
        found: which of the sources search knows.
    """

    sources: Mapping[str, Text]
    collection: Collection
    steps: Mapping[str, site.Step]
    given: Mapping[str, tuple[str, str]]
    found: tuple[str, ...]


class Maker:
    """Makes the pages; a stylesheet that changes needs another Maker, in another process.

    Args:
        reader: reads what they are made from.
        stage: a folder for its use, which is emptied at every step.
        quiet: see :data:`QUIET`.
    """

    def __init__(self, reader: Reader, stage: Path, quiet: float = QUIET) -> None:
        self._reader = reader
        self._stage = stage
        self._quiet = quiet
        self._xslt = resources("xslt")
        self._collecting: Collecting | None = None
        self._given: dict[str, object] = {}
        self._thread = ThreadPoolExecutor(1)
        self._indexing: tuple[object, Future[dict[str, bytes]]] | None = None

    def answer(self, request: Request, overtaken: Callable[[], bool]) -> Iterator[Answer]:
        """Do what is asked: the pages, and when all of them are there the search index.

        Args:
            request: what is asked.
            overtaken: whether another request has come, so that the rest of this one can wait.
        """
        number = request.number
        try:
            yield self._assets(number)
            inputs = self._reader.read()
            shown = tuple((one.key, one.path, one.complete) for one in inputs.texts)
            yield Begun(number, inputs.digest, shown)
            plan = self._plan(inputs)
            for made in self._pages(request, plan):
                yield made
                if overtaken():
                    yield Ended(number, None)
                    return
            yield Ended(number, frozenset({*plan.steps, ASSETS, INDEX}))
            yield from self._index(number, plan, overtaken)
        except EditionError as error:
            path = error.path or self._reader.root / SETTINGS
            yield Ended(number, None, Finding.of(error, Path(path), ""))

    def _plan(self, inputs: Inputs) -> _Plan:
        for item in (*inputs.texts, *inputs.registers):
            if item.error is not None:
                raise item.error
        if self._collecting is None:
            names = ("collect", "withdrawn", *site.STYLESHEETS)
            self._collecting = Collecting(Stylesheets(self._xslt, names, site.WRITING))
        texts = [item.text for item in inputs.texts if item.text]
        registers = [item.text for item in inputs.registers if item.text]
        ledger = Ledger.read(inputs.project.ledger)
        collection = self._collecting.collection(inputs.project, ledger, [*texts, *registers])
        found = tuple(text.key for text in (*texts, *registers))
        texts += self._collecting.gone(ledger, collection, texts[0])
        sources = {text.key: text for text in (*texts, *registers)}
        kinds = [text.key for text in registers]
        steps = {
            f"{step.stylesheet} {step.source}".strip(): step
            for step in site.steps([text.key for text in texts], kinds)
        }
        given = {
            name: (sources[step.source].xml if step.source else "", collection.xml)
            for name, step in steps.items()
        }
        return _Plan(sources, collection, steps, given, found)

    def _pages(self, request: Request, plan: _Plan) -> Iterator[Made]:
        stale = [name for name in plan.steps if self._given.get(name) != plan.given[name]]
        for name in stale:
            # Of many pages the one that somebody is looking at is made before all else.
            for path in [path for path in request.wanted if _singly(plan.steps[name], path)]:
                self._given.pop(name, None)
                files = self._run(plan, plan.steps[name], PurePosixPath(path).stem)
                yield Made(request.number, name, files, whole=False)
        unseen = {name: step.page not in request.wanted for name, step in plan.steps.items()}
        for name in sorted(plan.steps, key=unseen.__getitem__):
            if name not in stale:
                yield Made(request.number, name, None)
                continue
            files = self._run(plan, plan.steps[name])
            self._given[name] = plan.given[name]
            yield Made(request.number, name, files)

    def _run(self, plan: _Plan, step: site.Step, only: str = "") -> dict[str, bytes]:
        assert self._collecting is not None
        source = self._collecting.source(plan.sources[step.source]) if step.source else None
        folder = _emptied(self._stage / "site")
        document = plan.collection.document
        site.run(step, folder, self._collecting.stylesheets, source, document, only=only)
        return _files(folder)

    def _index(self, number: int, plan: _Plan, overtaken: Callable[[], bool]) -> Iterator[Made]:
        """Make the search index, which takes so long that nobody shall wait for it."""
        assert self._collecting is not None
        given = [plan.sources[key].xml for key in plan.found], plan.collection.xml
        if self._given.get(INDEX) == given:
            yield Made(number, INDEX, None)
            return
        rest = time.monotonic() + self._quiet
        while time.monotonic() < rest:
            if overtaken():
                return
            time.sleep(PAUSE)
        if self._indexing is None or self._indexing[0] != given:
            if self._indexing is not None:
                self._indexing[1].cancel()
            sources = {key: self._collecting.source(plan.sources[key]) for key in plan.found}
            stylesheets, document = self._collecting.stylesheets, plan.collection.document
            records = site.records(stylesheets, sources, document)
            index = self._thread.submit(_indexed, records, self._stage / "index")
            self._indexing = given, index
        index = self._indexing[1]
        while not wait([index], PAUSE).done:
            if overtaken():
                return
        self._indexing = None
        files = index.result()
        self._given[INDEX] = given
        yield Made(number, INDEX, files)

    def _assets(self, number: int) -> Made:
        assets = self._xslt / "assets"
        state = digest(
            [repr((str(path), stamp(path))).encode() for path in sorted(assets.rglob("*"))]
        )
        if self._given.get(ASSETS) == state:
            return Made(number, ASSETS, None)
        folder = _emptied(self._stage / "site")
        site.furnish(folder, assets)
        self._given[ASSETS] = state
        return Made(number, ASSETS, _files(folder))


def _singly(step: site.Step, path: str) -> bool:
    """Whether a step can make the page at a path without making others."""
    parts = PurePosixPath(path)
    there = parts.parent == PurePosixPath(step.source) and parts.suffix == ".html"
    return step.stylesheet in site.SINGLY and there


def _indexed(records: list[Any], folder: Path) -> dict[str, bytes]:
    searching.index(records, _emptied(folder) / "pagefind")
    return _files(folder)


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
