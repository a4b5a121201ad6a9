"""What one cites for an address of the edition, in the form that is asked for.

What is cited is the business of ``xslt/cite.xsl``, which makes citation data of the TEI files, for
this command and for the pages alike. Here an address is found, and styled citations are set.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from edition.addresses import PREFIXES, nearest, normal, page, public
from edition.errors import ProjectError
from edition.ledger import Ledger
from edition.markup import Source
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets

DATA = ("bibtex", "biblatex", "ris", "csl-json")
"""The formats of citation data."""
STYLED = ("text", "html")
"""The formats of styled citations."""
_FIRST = ("id", "type", "title", "author", "recipient", "translator", "container-title")
_EDITION = etree.XPath("string(/*/t:teiHeader//t:edition/@n)", namespaces={"t": TEI[1:-1]})


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited for an address.

    Attributes:
        address: where it stands now, as ``letters#p2``.
        notices: what whoever cites it should know, in sentences.
        project: the edition.
        path: the file that holds it.
    """

    address: str
    notices: tuple[str, ...]
    project: Project
    path: Path

    @classmethod
    def find(cls, project: Project, given: str) -> Citation:
        """What an address names; one that was withdrawn leads to what took its place.

        Args:
            project: the edition.
            given: ``letters``, ``letters#p2``, ``person:fenwick-a``, or the link to their place.

        Raises:
            EditionError: nothing stands there, or a file cannot be read.
        """
        asked = normal(given.rsplit("/", 1)[-1].replace(".html", "", 1))
        ledger = Ledger.read(project.ledger)
        at = ledger.end(asked)
        if ledger.is_withdrawn(at):
            entry = ledger.entries[at]
            raise ProjectError(
                f"{at} was withdrawn after version {entry.until}, and nothing took its place:"
                f" “{entry.why}”",
                hint=f"cite version {entry.until}",
            )
        files = {**{key: project.text(key) for key in project.texts}, **project.registers}
        path = files.get(page(at))
        if path is None:
            near = difflib.get_close_matches(page(at), files, n=1)
            raise _unknown(asked, near[0] if near else None)
        document = etree.ElementTree(etree.fromstring(Source.read(path).text.encode("utf-8")))
        there = public(document, page(at))
        if at not in there:
            raise _unknown(asked, nearest(at, there))
        notices = list(_notices(asked, at, ledger, str(_EDITION(document))))
        if project.address is None:
            notices.append("The edition has no web address yet, so the citation has no link")
        return cls(at, tuple(notices), project, path)

    def data(self, format_: str) -> str:
        """The citation data in one of the formats of :data:`DATA`.

        Raises:
            EditionError: a file or the stylesheet is broken.
        """
        stylesheets = Stylesheets(resources("xslt"), ["cite"])
        kinds = ("persons", "works") if self.address.startswith("doc:") else ("persons",)
        registers = [
            self.project.registers[kind] for kind in kinds if kind in self.project.registers
        ]
        parameters = {
            "address": self.address,
            "title": self.project.title,
            "home": self.project.address or "",
            "format": format_,
            "registers": [stylesheets.parse(Source.read(one).text, one) for one in registers],
        }
        source = stylesheets.parse(Source.read(self.path).text, self.path)
        made = stylesheets.transform("cite", source, parameters)
        return _tidy(made) if format_ == "csl-json" else made

    def styled(self, style: str) -> tuple[str, str]:
        """The citation as it stands in a note or in brackets, and the entry in a bibliography.

        Args:
            style: one of :data:`edition.citing.styles.STYLES`, another that Typst has, or the path
                of a CSL file.

        Returns:
            Both as HTML without a block around it. The entry is empty in a style without a list,
            and has a line for each thing that is cited.

        Raises:
            EditionError: there is no such style, or a file is broken.
        """
        from edition.citing.styles import Style

        chosen = Style.find(style)
        items: list[dict[str, Any]] = json.loads(self.data("csl-json"))
        whole = [{**one, "URL": one["URL"].partition("#")[0]} if "locator" in one and "URL" in one
                 else one for one in items]  # fmt: skip
        citation, entry = chosen.set(items, self.project.language)
        return citation, entry if whole == items else chosen.set(whole, self.project.language)[1]


def _notices(asked: str, at: str, ledger: Ledger, version: str) -> Iterator[str]:
    if at != asked:
        entry = ledger.entries[asked]
        yield f"{asked} was withdrawn after version {entry.until}: “{entry.why}” This is {at}"
    if version not in {one.version for one in ledger.releases}:
        yield f"Version {version} has not been released yet"
    elif at not in ledger.entries:
        yield f"{at} has not been released yet, and may still change"


def _unknown(asked: str, near: str | None) -> ProjectError:
    prefixes = ", ".join(f"{prefix}:" for prefix in PREFIXES.values())
    otherwise = f"write it as in KEY, KEY#p12, or with one of {prefixes}"
    return ProjectError(
        f"the edition has no “{asked}”", hint=f"perhaps it is {near}" if near else otherwise
    )


def _tidy(made: str) -> str:
    """JSON whose members come in one order, whatever the processor's."""
    items = [
        {key: one[key] for key in (*(key for key in _FIRST if key in one), *sorted(one))}
        for one in json.loads(made)
    ]
    return f"{json.dumps(items, indent=2, ensure_ascii=False)}\n"
