"""Making the outputs: each text first by itself, then what they have in common, then the pages.

Data flow in one direction: ``tei/`` is read, restored where a witness is there, judged, and
transformed; the print documents are set while the other outputs are still being made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from edition import ebook, plain, printing, searching, site
from edition.collecting import Collecting, registers, withdrawn
from edition.errors import EditionError
from edition.findings import Finding
from edition.judging import Judging, Task
from edition.ledger import Ledger
from edition.outputs import carry_over, staging, swap_in
from edition.packaging import about, describe
from edition.printing import BOOK, Printing, released
from edition.project import REGISTERS, Project, resources
from edition.sharing import Sharing
from edition.stylesheets import Stylesheets
from edition.texts import Text, load
from edition.typesetting import PAPERS

STYLESHEETS: Mapping[str, tuple[str, ...]] = {
    "html": ("collect", *site.STYLESHEETS),
    "pdf": ("collect", *printing.STYLESHEETS),
    "epub": ("collect", "book", *ebook.STYLESHEETS),
    "text": ("collect", *plain.STYLESHEETS),
    "data": ("collect", *site.OF_DATA),
    "tei": (),
}
SHARED = ("collect", "records")
"""What the site needs here when its pages are made elsewhere."""
FORMATS = tuple(STYLESHEETS)
Report = Callable[[str], None]
_PLAIN = plain.PlainText()


class InvalidEditionError(EditionError):
    """The texts have faults, so nothing was built.

    Attributes:
        findings: the faults.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        faults = "fault" if len(findings) == 1 else "faults"
        super().__init__(
            f"nothing was built, for the texts have {len(findings)} {faults}",
            hint="mend them first",
        )
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build made.

    Attributes:
        folder: where it lies.
        complete: the keys of the texts whose words are in it.
        withheld: the keys of the texts whose words are not.
        formats: what was made.
    """

    folder: Path
    complete: tuple[str, ...]
    withheld: tuple[str, ...]
    formats: tuple[str, ...]


def build(
    project: Project,
    formats: Sequence[str] = FORMATS,
    *,
    withheld: bool = False,
    plain_text: plain.PlainText = _PLAIN,
    paper: str = PAPERS[0],
    report: Report = lambda _: None,
) -> Edition:
    """Build the edition: ``build/full`` if words are at hand, else ``build/public`` without.

    Args:
        project: the edition.
        formats: some of :data:`FORMATS`.
        withheld: build the public edition even when the words are at hand.
        plain_text: what is asked of the plain texts.
        paper: what the print edition is for, one of ``edition.typesetting.PAPERS``.
        report: is told what is being done.

    Raises:
        InvalidEditionError: the texts have faults.
        EditionError: something else is wrong; whatever was built before is untouched.
    """
    report("reading the texts")
    texts = [load(project, key, withheld=withheld) for key in project.texts]
    restored = any(project.manifest(text.key).is_file() and text.complete for text in texts)
    folder = project.work / "build" / ("full" if restored else "public")
    tasks = [Task(text.path, text.key, text.xml, text.complete) for text in texts]
    tasks += [Task(path) for path in project.registers.values()]
    shares = site.shares(registers=bool(project.registers)) if "html" in formats else ()
    with (
        Sharing(shares) as sharing,
        Judging(project, tasks, whole=True) as judging,
        staging(folder.parent) as stage,
        ThreadPoolExecutor(max_workers=4) as workers,
    ):
        fresh = stage / "edition"
        fresh.mkdir()
        Builder(project, texts, fresh, workers, sharing, plain_text, paper, report).make(
            formats, judging
        )
        # All outputs change at once: what was not made anew goes along.
        carry_over(folder, fresh)
        swap_in(fresh, folder)
    return Edition(
        folder,
        tuple(text.key for text in texts if text.complete),
        tuple(text.key for text in texts if not text.complete),
        tuple(formats),
    )


class Builder:
    """One build into one folder."""

    def __init__(
        self,
        project: Project,
        texts: Sequence[Text],
        stage: Path,
        workers: ThreadPoolExecutor,
        sharing: Sharing,
        plain_text: plain.PlainText,
        paper: str,
        report: Report,
    ) -> None:
        self.project = project
        self.texts = texts
        self.stage = stage
        self.workers = workers
        self.sharing = sharing
        self.plain = plain_text
        self.paper = paper
        self.report = report
        self.assets = resources("xslt") / "assets"
        self.ledger = Ledger.read(project.ledger)
        self.gone: list[Text] = []  # small files in the place of texts and registers withdrawn

    def make(self, formats: Sequence[str], judging: Judging) -> None:
        """Make the outputs while the texts are judged; a fault in them counts before all else.

        Raises:
            InvalidEditionError: the texts have faults.
            EditionError: an output cannot be made.
        """
        try:
            pdfs = self._transform(formats)
        except EditionError:
            _refuse(judging)
            raise
        _refuse(judging)
        for key, pdf in pdfs.items():
            self._write(f"pdf/{key}.pdf", pdf.result())

    def _transform(self, formats: Sequence[str]) -> dict[str, Future[bytes]]:
        """Make all but the print edition, which is set meanwhile."""
        needed = {
            name
            for format_ in formats
            for name in (SHARED if format_ == "html" and self.sharing else STYLESHEETS[format_])
        }
        if not self.project.registers:
            needed -= {*site.OF_REGISTERS}
        if withdrawn(self.ledger):
            needed |= {"collect", "withdrawn"}
        writing = site.WRITING | {*plain.STYLESHEETS, ebook.STYLESHEET}
        self.stylesheets = Stylesheets(resources("xslt"), needed, writing)
        self.collecting = Collecting(self.stylesheets)
        if "collect" in needed:
            self.registers = registers(self.project)
            sources = [*self.texts, *self.registers]
            collection = self.collecting.collection(self.project, self.ledger, sources)
            self.gone = self.collecting.gone(self.ledger, collection, self.texts[0])
            self.collection = collection.document
            self.xml = collection.xml
        pdfs: dict[str, Future[bytes]] = {}
        printed: Future[ebook.Printed] | None = None
        if {"pdf", "epub"} & set(formats):
            self.report("setting the print edition")
            files = map(self.collecting.source, (*self.texts, *self.registers))
            book = printing.book(self.stylesheets, files, self.collection)
            if "pdf" in formats:
                pdfs = self._pdfs(book)
            if "epub" in formats:
                printed = ebook.printed(self.stylesheets, book, self.assets, self.workers)
        index = None
        if "html" in formats:
            self.report("making the pages")
            index = self._html()
        try:
            if printed is not None:
                self.report("making the e-book")
                self._epub(printed)
            if "text" in formats:
                self.report("making the plain texts")
                self._text()
            if "data" in formats:
                self.report("gathering the data")
                self._data()
            if "tei" in formats:
                self._tei()
        finally:
            # Whoever made the pages meanwhile has the first word on what is wrong.
            self.sharing.finish()
        if index is not None:
            index.result()
        return pdfs

    def _tei(self) -> None:
        # As they lie in the source tree, so that their pointers lead on.
        for text in self._with_remains():
            self._write(f"tei/texts/{text.key}.xml", text.xml)
        for path in self.project.registers.values():
            self._write(f"tei/registers/{path.name}", path.read_bytes())
        if self.ledger.releases:
            self._write("tei/ledger.xml", self.ledger.path.read_bytes())

    def _with_remains(self) -> list[Text]:
        """The texts, and what stands in the place of others."""
        return [*self.texts, *(text for text in self.gone if text.key not in REGISTERS)]

    def _pdfs(self, book: str) -> dict[str, Future[bytes]]:
        press = Printing(self.stylesheets, self.assets, self.workers, self.paper)
        source = self.collecting.source
        # The book takes longest, and is begun first.
        pdfs = {BOOK: press.book(self.texts[-1], book)}
        for text in self._with_remains():
            pdfs[text.key] = press.text(text, source(text), self.collection)
        return pdfs

    def _html(self) -> Future[None]:
        """Make the site, or have it made; what comes is the search index."""
        folder = self.stage / "html"
        texts = (*self.texts, *self.gone, *self.registers)
        kinds = [register.key for register in self.registers]
        if self.sharing:
            given = {text.key: text.xml for text in texts}
            self.sharing.begin(folder, given, kinds, self.xml, self.stage.parent)
        found = {text.key: self.collecting.source(text) for text in (*self.texts, *self.registers)}
        records = site.records(self.stylesheets, found, self.collection)
        index = self.workers.submit(searching.index, records, folder / "pagefind")
        if not self.sharing:
            sources = {text.key: self.collecting.source(text) for text in texts}
            site.make(folder, self.stylesheets, sources, kinds, self.collection)
        site.furnish(folder, self.assets)
        return index

    def _epub(self, printed: Future[ebook.Printed]) -> None:
        last = self.texts[-1]
        files = map(self.collecting.source, (*self.texts, *self.gone, *self.registers))
        contents = ebook.Contents(list(files), self.collection, printed.result())
        epub = ebook.bind(self.stylesheets, contents, self.assets, released(last))
        self._write(f"epub/{last.key}.epub", epub)

    def _data(self) -> None:
        sources = {register.key: self.collecting.source(register) for register in self.registers}
        for step in site.steps((), tuple(sources)):
            if step.stylesheet in site.OF_DATA:
                source = sources[step.source]
                site.run(step, self.stage, self.stylesheets, source, self.collection, pages=False)
        if sources:
            describe(self.stage / "data", about(self.project, self.texts[-1]))

    def _text(self) -> None:
        folder = self.stage / "text"
        for text in self._with_remains():
            exact = text.complete and self.project.manifest(text.key).is_file()
            for name, file in self.plain.forms(text.key, exact=exact).items():
                parameters = self.plain.parameters(name)
                if name != "exact":
                    parameters["collection"] = self.collection
                source = self.collecting.source(text)
                result = self.stylesheets.transform(name, source, parameters, folder=folder)
                self._write(f"text/{file}", result)

    def _write(self, name: str, data: str | bytes) -> None:
        path = self.stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def _refuse(judging: Judging) -> None:
    findings = [finding for judged in judging.results() for finding in judged.findings]
    if any(finding.severity == "error" for finding in findings):
        raise InvalidEditionError(findings)
