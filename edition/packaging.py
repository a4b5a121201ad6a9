"""Describing a folder of data as a Data Package, so that other programs know what each file is."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edition.fields import schema
from edition.pointers import TEI
from edition.printing import released
from edition.project import Project
from edition.texts import Text

MANIFEST = "datapackage.json"
FORMATS: Mapping[str, tuple[str, str]] = {
    ".csv": ("csv", "text/csv"),
    ".json": ("json", "application/json"),
    ".jsonld": ("jsonld", "application/ld+json"),
    ".geojson": ("geojson", "application/geo+json"),
    ".xml": ("xml", "application/tei+xml"),
    ".graphml": ("graphml", "application/xml"),
    ".ics": ("ics", "text/calendar"),
    ".bib": ("bib", "application/x-bibtex"),
    ".ris": ("ris", "application/x-research-info-systems"),
}
LICENCES: Mapping[str, str] = {
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
}
"""How others name a licence (SPDX)."""
TOLD: Mapping[str, str] = {
    "persons": "The register of persons: names, lives, relations, letters, mentions",
    "places": "The register of places: names, coordinates, what happened there, mentions",
    "organisations": "The register of organisations: names, members, mentions",
    "documents": "The register of letters and papers: dates, senders, receivers, call numbers",
    "works": "The register of works: titles, authors, dates, mentions",
    "events": "The register of events: dates, places, descriptions, sources",
    "lives": "The turning points of every dated life",
    "map": "The places on the map: coordinates, kinds, mentions",
    "correspondence": "The letters: who wrote to whom, whence, when",
    "chronology": "Events, letters and turning points of lives, day by day",
    **dict.fromkeys(
        (f"documents{ending}" for ending in (".bib", ".ris", ".csl.json")),
        "The letters and papers, as one cites them",
    ),
    **dict.fromkeys(
        (f"works{ending}" for ending in (".bib", ".ris", ".csl.json")),
        "The works, as one cites them",
    ),
}
"""What the files of each name hold."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the package as a whole.

    Attributes:
        name: a short name, of small letters, digits and hyphens.
        title: the edition's title.
        version: its release.
        released: the date of that.
        licence: the address of the licence of its own data; None if it names none.
        home: where it is published; None as long as it is nowhere.
    """

    name: str
    title: str
    version: str
    released: str
    licence: str | None = None
    home: str | None = None


def about(project: Project, text: Text) -> About:
    """What is said of an edition's data, which is what the header of a text says of the release."""
    root = etree.fromstring(text.xml.encode("utf-8"))
    edition = root.find(f".//{TEI}editionStmt/{TEI}edition")
    licence = root.find(f".//{TEI}availability/{TEI}licence")
    return About(
        name=text.key,
        title=project.title,
        version="" if edition is None else edition.get("n", ""),
        released=released(text).isoformat(),
        licence=None if licence is None else licence.get("target"),
        home=project.address,
    )


def describe(folder: Path, about: About) -> None:
    """Write the manifest of a folder's files into it, by the Data Package standard.

    Raises:
        OSError: a file cannot be read or written.
    """
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in FORMATS]
    tables = {path.stem for path in paths if path.suffix == ".csv"}
    package: dict[str, object] = {
        "profile": "data-package",
        "name": about.name,
        "title": f"{about.title}: data",
        "version": about.version,
        "created": f"{about.released}T00:00:00Z",
    }
    if about.home:
        package["homepage"] = about.home
    if about.licence:
        named = {"name": LICENCES[about.licence]} if about.licence in LICENCES else {}
        package["licenses"] = [{**named, "path": about.licence}]
    package["resources"] = [_resource(path, tables) for path in paths]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _resource(path: Path, tables: set[str]) -> dict[str, object]:
    data = path.read_bytes()
    format_, media_type = FORMATS[path.suffix]
    resource: dict[str, object] = {
        "name": path.name.replace(".", "-"),
        "path": path.name,
        "title": TOLD.get(path.name, TOLD.get(path.stem, path.stem)),
        "profile": "tabular-data-resource" if format_ == "csv" else "data-resource",
        "format": format_,
        "mediatype": media_type,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if format_ == "csv":
        header = next(csv.reader(data.decode("utf-8-sig").splitlines()), [])
        resource["schema"] = schema(path.stem, header, tables)
    return resource
