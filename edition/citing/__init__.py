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

from edition.addresses import PREFIXES, name, nearest, page, public
from edition.citing import links
from edition.citing.words import PASSAGE, span, words
from edition.errors import ProjectError
from edition.findings import XML_ID
from edition.ledger import Ledger
from edition.markup import Source
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets

DATA = ("bibtex", "biblatex", "ris", "csl-json")
"""The formats of citation data."""
_EDITION = etree.XPath("string(/*/t:teiHeader//t:edition/@n)", namespaces={"t": TEI[1:-1]})


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited for an address.

    Attributes:
        address: where it stands now, as ``letters#p2``.
        notices: what whoever cites it should know, in sentences.
        project: the edition.
        path: the file that holds it.
        words: which of its words are meant: ``5-9``, ``5``, or empty for all.
    """

    address: str
    notices: tuple[str, ...]
    project: Project
    path: Path
    words: str = ""

    @classmethod
    def find(cls, project: Project, given: str, only: str = "") -> Citation:
        """What an address names; one that was withdrawn leads to what took its place.

        Args:
            project: the edition.
            given: ``letters``, ``letters#p2``, ``person:fenwick-a``, or the link to their place.
            only: which words of the passage: ``5-9``, or ``5``; those of the link without it.

        Raises:
            EditionError: nothing stands there, it has no such words, or a file cannot be read.
        """
        asked, meant = links.read(given)
        chosen = span(only or meant) if only or meant else ""
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
        if chosen and at != asked:
            notices.append(f"The words were those of {asked}, and are left out")
            chosen = ""
        if chosen:
            _check(project, at, chosen)
        if project.address is None:
            notices.append("The edition has no web address yet, so the citation has no link")
        return cls(at, tuple(notices), project, path, chosen)

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
            "words": self.words,
            "format": format_,
            "registers": [stylesheets.parse(Source.read(one).text, one) for one in registers],
        }
        source = stylesheets.parse(Source.read(self.path).text, self.path)
        return stylesheets.transform("cite", source, parameters)

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


def _check(project: Project, at: str, chosen: str) -> None:
    """Whether a passage has such words, as far as they are at hand."""
    from edition.texts import load

    if page(at) not in project.texts or not PASSAGE.fullmatch(name(at)):
        raise ProjectError(
            f"words are counted in a passage, and {at} is none", hint="name a paragraph or a note"
        )
    text = load(project, page(at))
    if not text.complete:
        return
    tree = etree.fromstring(text.xml.encode("utf-8"))
    passage = next(one for one in tree.iter() if one.get(XML_ID) == name(at))
    count = len(words(passage))
    if int(chosen.rpartition("-")[2]) > count:
        raise ProjectError(f"{at} has {count} words, and no words {chosen}", hint="count again")


def _unknown(asked: str, near: str | None) -> ProjectError:
    prefixes = ", ".join(f"{prefix}:" for prefix in PREFIXES.values())
    otherwise = f"write it as in KEY, KEY#p12, or with one of {prefixes}"
    return ProjectError(
        f"the edition has no “{asked}”", hint=f"perhaps it is {near}" if near else otherwise
    )
