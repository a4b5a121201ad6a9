"""What the outputs are made from: the parsed texts and registers, and what is collected of them.

Everything is kept with what it was made from, so that who collects again parses and summarises only
what has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeVar

from edition import figures
from edition.addresses import page
from edition.ledger import Ledger
from edition.markup import Source
from edition.project import Project
from edition.stylesheets import Stylesheets
from edition.texts import Text

T = TypeVar("T")


class Kept:
    """Results, each with what it was made from: for the same again nothing is made."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, Any]] = {}

    def get(self, name: Hashable, given: object, make: Callable[[], T]) -> T:
        """The result of that name, made anew if what it is made from has changed.

        Args:
            name: what it is.
            given: what it is made from; compared with what it was made from.
            make: makes it.
        """
        if name not in self._kept or self._kept[name][0] != given:
            self._kept[name] = (given, make())
        result: T = self._kept[name][1]
        return result


@dataclass(frozen=True, slots=True)
class Collection:
    """What the outputs need to know of all texts and registers.

    Attributes:
        xml: as XML.
        document: the same, parsed.
    """

    xml: str
    document: Any


class Collecting:
    """Parses and collects.

    Args:
        stylesheets: among them ``collect``, and ``withdrawn`` where something is gone.
    """

    def __init__(self, stylesheets: Stylesheets) -> None:
        self.stylesheets = stylesheets
        self.kept = Kept()

    def source(self, text: Text) -> Any:
        """A text or register, parsed.

        Raises:
            MarkupError: it is not well-formed.
        """
        return self.kept.get(
            ("source", text.key),
            text.xml,
            lambda: self.stylesheets.parse(text.xml, text.path),
        )

    def collection(self, project: Project, ledger: Ledger, sources: Sequence[Text]) -> Collection:
        """What the outputs need to know of all texts and registers.

        Args:
            project: the edition.
            ledger: what was released, and withdrawn.
            sources: the texts in reading order, then the registers.

        Raises:
            EditionError: a source is not well-formed, or a stylesheet stopped.
        """
        summaries = [self._summary(text) for text in sources]
        if project.figures.is_file():
            summaries.append(self._figures(project, sources))
        if ledger.withdrawn:
            summaries.append(ledger.xml(tombstones=True))
        declaration = '<?xml version="1.0" encoding="UTF-8"?>'
        inner = "".join(summary.removeprefix(declaration) for summary in summaries)
        title, language = escape(project.title), escape(project.language)
        address, span = project.address, project.span
        more = f' address="{escape(address)}"' if address else ""
        more += f' from="{span[0]}" to="{span[1]}"' if span else ""
        more += f' uuid="e-{project.uuid}"'
        xml = (
            f'<collection xmlns="{figures.COLLECTION}" title="{title}" xml:lang="{language}"{more}>'
            f"{inner}</collection>"
        )
        document = self.kept.get("collection", xml, lambda: self.stylesheets.parse(xml))
        return Collection(xml, document)

    def gone(self, ledger: Ledger, collection: Collection, text: Text) -> list[Text]:
        """What stands in the place of texts and registers that were withdrawn as a whole.

        Args:
            ledger: what was withdrawn.
            collection: what the edition has.
            text: one of its texts.

        Raises:
            StylesheetError: the stylesheet stopped.
        """
        found = []
        for key in withdrawn(ledger):
            parameters = {"collection": collection.document, "key": key}
            xml = self.stylesheets.transform("withdrawn", self.source(text), parameters)
            found.append(Text(key, ledger.path, xml, complete=False))
        return found

    def _summary(self, text: Text) -> str:
        return self.kept.get(
            ("summary", text.key),
            text.xml,
            lambda: self.stylesheets.transform("collect", self.source(text)),
        )

    def _figures(self, project: Project, sources: Sequence[Text]) -> str:
        path = project.figures
        defining = figures.read(path)

        def compute() -> str:
            self.kept.get(
                "figures.xsl",
                defining,
                lambda: self.stylesheets.add(path, self.stylesheets.parse(defining, path)),
            )
            files = [self.source(text) for text in sources]
            return self.stylesheets.transform(path.stem, None, {"files": files})

        return self.kept.get("figures", (defining, [text.xml for text in sources]), compute)


def registers(project: Project) -> list[Text]:
    """The registers, read.

    Raises:
        MarkupError: one of them cannot be read.
    """
    return [
        Text(kind, path, Source.read(path).text, complete=True)
        for kind, path in project.registers.items()
    ]


def withdrawn(ledger: Ledger) -> list[str]:
    """The keys of the texts and registers that were withdrawn as a whole."""
    return [one.address for one in ledger.withdrawn if one.address == page(one.address)]
