"""Making the site again and again: of all its steps those whose source has changed since."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from edition import searching, site
from edition.collecting import Collecting, Collection
from edition.errors import EditionError
from edition.findings import Finding
from edition.ledger import Ledger
from edition.project import SETTINGS, resources
from edition.serving.digests import digest, stamp
from edition.serving.messages import ASSETS, Answer, Begun, Ended, Made, Request
from edition.serving.reading import Inputs, Reader
from edition.stylesheets import Stylesheets
from edition.texts import Text

INDEX = "pagefind"
"""The search index, as a step of the site and as its folder."""


class Maker:
    """Makes the pages; a stylesheet that changes needs another Maker, in another process.

    Args:
        reader: reads what they are made from.
        stage: a folder for its use, which is emptied at every step.
    """

    def __init__(self, reader: Reader, stage: Path) -> None:
        self._reader = reader
        self._stage = stage
        self._xslt = resources("xslt")
        self._collecting: Collecting | None = None
        self._given: dict[str, tuple[str, str]] = {}

    def answer(self, request: Request, overtaken: Callable[[], bool]) -> Iterator[Answer]:
        """Do what is asked.

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
            done = {ASSETS}
            for made in self._pages(request, inputs):
                yield made
                if made.whole:
                    done.add(made.step)
                if overtaken():
                    yield Ended(number, None)
                    return
            yield Ended(number, frozenset(done))
        except EditionError as error:
            path = error.path or self._reader.root / SETTINGS
            yield Ended(number, None, Finding.of(error, Path(path), ""))

    def _pages(self, request: Request, inputs: Inputs) -> Iterator[Made]:
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
        stale = [name for name in steps if self._given.get(name) != given[name]]
        for name in stale:
            # Of many pages the one that somebody is looking at is made before all else.
            for path in [path for path in request.wanted if _singly(steps[name], path)]:
                self._given.pop(name, None)
                files = self._run(steps[name], sources, collection, PurePosixPath(path).stem)
                yield Made(request.number, name, files, whole=False)
        for name in sorted(steps, key=lambda name: steps[name].page not in request.wanted):
            if name not in stale:
                yield Made(request.number, name, None)
                continue
            files = self._run(steps[name], sources, collection)
            self._given[name] = given[name]
            yield Made(request.number, name, files)
        # Last, for nobody waits for it.
        found = [*(item.text for item in inputs.texts if item.text), *registers]
        yield self._index(request.number, found, collection)

    def _index(self, number: int, found: Sequence[Text], collection: Collection) -> Made:
        assert self._collecting is not None
        given = (digest(text.xml.encode() for text in found), collection.xml)
        if self._given.get(INDEX) == given:
            return Made(number, INDEX, None)
        sources = {text.key: self._collecting.source(text) for text in found}
        records = site.records(self._collecting.stylesheets, sources, collection.document)
        folder = self._stage / "site"
        shutil.rmtree(folder, ignore_errors=True)
        searching.index(records, folder / INDEX)
        self._given[INDEX] = given
        return Made(number, INDEX, _files(folder))

    def _run(
        self, step: site.Step, sources: Mapping[str, Text], collection: Collection, only: str = ""
    ) -> dict[str, bytes]:
        assert self._collecting is not None
        source = self._collecting.source(sources[step.source]) if step.source else None
        folder = self._stage / "site"
        shutil.rmtree(folder, ignore_errors=True)
        site.run(
            step,
            folder,
            self._collecting.stylesheets,
            source,
            collection.document,
            only=only,
        )
        return _files(folder)

    def _assets(self, number: int) -> Made:
        assets = self._xslt / ASSETS
        state = digest(
            [repr((str(path), stamp(path))).encode() for path in sorted(assets.rglob("*"))]
        )
        if self._given.get(ASSETS) == (state, ""):
            return Made(number, ASSETS, None)
        folder = self._stage / "site"
        shutil.rmtree(folder, ignore_errors=True)
        site.furnish(folder, assets)
        self._given[ASSETS] = (state, "")
        return Made(number, ASSETS, _files(folder))


def _singly(step: site.Step, path: str) -> bool:
    """Whether a step can make the page at a path without making others."""
    parts = PurePosixPath(path)
    there = parts.parent == PurePosixPath(step.source) and parts.suffix == ".html"
    return step.stylesheet in site.SINGLY and there


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
