"""Data for other programs: each form as its own readers read it, against a count of the TEI."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import frictionless
import icalendar
import networkx
import pytest
import rispy
from lxml import etree
from pybtex.database import parse_file

from edition.building import build
from edition.packaging import FORMATS, MANIFEST
from edition.project import Project
from tests.conftest import ROOT, SAMPLE

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
REGISTERS = ROOT / "tei" / "registers"


def _parsed(register: str) -> etree._ElementTree:
    return etree.parse(REGISTERS / f"{register}.xml")


@pytest.fixture(scope="module")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the sample edition, which has an address on the web."""
    folder = tmp_path_factory.mktemp("data") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    settings = folder / "edition.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace('language = "en"', 'language = "en"\naddress = "https://example.org/coast/"')
    )
    return build(Project.find(folder), ["data"], withheld=True).folder / "data"


def test_the_manifest_fits_the_files(public: Path, sample_data: Path) -> None:
    """Frictionless finds every file as the manifest has it, and no file is missing from it."""
    for folder in (public / "data", sample_data):
        report = frictionless.validate(str(folder / MANIFEST))
        assert report.valid, report.flatten(["name", "type", "message"])
        package = json.loads((folder / MANIFEST).read_text("utf-8"))
        told = {resource["path"]: resource for resource in package["resources"]}
        assert set(told) == {path.name for path in folder.iterdir()} - {MANIFEST}
        for name, resource in told.items():
            data = (folder / name).read_bytes()
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert resource["mediatype"] == FORMATS[Path(name).suffix][1]
            assert resource["title"] != Path(name).stem, f"{name} is not told of"


def test_the_data_of_the_site_are_the_data(public: Path) -> None:
    """What lies beside the pages is the same, file by file."""
    ours = {path.name: path.read_bytes() for path in (public / "data").iterdir()}
    del ours[MANIFEST]
    assert ours == {p.name: p.read_bytes() for p in (public / "html" / "data").iterdir()}


def _letters() -> list[etree._Element]:
    found = _parsed("documents").xpath("//t:correspDesc", namespaces=NAMES)
    assert isinstance(found, list)
    return [letter for letter in found if isinstance(letter, etree._Element)]


def _parties(letter: etree._Element, kind: str) -> list[etree._Element]:
    (action,) = letter.iterfind(f"t:correspAction[@type='{kind}']", NAMES)
    names = ("persName", "orgName", "rs")
    return [party for party in action if etree.QName(party).localname in names]


def test_the_letters_are_exchanged_as_correspsearch_wants_them(public: Path) -> None:
    """Each letter is there once, sent and received, with a date, its number and its source."""
    root = etree.parse(public / "data" / "correspondence.xml").getroot()
    (bibl,) = root.iterfind(".//t:sourceDesc/t:bibl", NAMES)
    identifier = str(bibl.get("{http://www.w3.org/XML/1998/namespace}id"))
    assert re.fullmatch("[a-z]-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", identifier)
    assert bibl.get("type") == "online"
    assert root.findtext(".//t:publicationStmt/t:idno[@type='url']", None, NAMES)
    licence = root.find(".//t:licence", NAMES)
    assert licence is not None
    assert licence.get("target") == "https://creativecommons.org/licenses/by/4.0/"
    letters = root.findall(".//t:correspDesc", NAMES)
    documents = {str(letter.get("corresp")).partition(":")[2] for letter in _letters()}
    assert [len(letters), len(documents)] == [63, 63]
    assert {Path(str(letter.get("ref"))).stem for letter in letters} == documents
    for letter in letters:
        assert letter.get("source") == f"#{identifier}"
        actions = letter.findall("t:correspAction", NAMES)
        assert [action.get("type") for action in actions] == ["sent", "received"]
        for action in actions:
            assert action.findall("t:persName", NAMES) or action.findall("t:orgName", NAMES)
            for element in action:
                assert set(element.attrib) <= {
                    *("ref", "cert", "when", "from", "to", "notBefore", "notAfter")
                }
                assert element.get("cert") in (None, "low")
            for date in action.iterfind("t:date", NAMES):
                dates = [value for name, value in date.attrib.items() if name != "cert"]
                assert dates
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(day)) for day in dates)


@pytest.mark.skipif(
    "EDITION_CMIF" not in os.environ, reason="name cmi-customization.rng in EDITION_CMIF"
)
def test_the_letters_are_valid_by_their_schema(public: Path, sample_data: Path) -> None:
    """The schema of the Correspondence Metadata Interchange Format finds no fault."""
    schema = etree.RelaxNG(etree.parse(os.environ["EDITION_CMIF"]))
    for folder in (public / "data", sample_data):
        schema.assertValid(etree.parse(folder / "correspondence.xml"))


def test_an_edition_with_an_address_gives_whole_addresses(sample_data: Path) -> None:
    """Letters, publisher and file are named by their addresses on the web."""
    root = etree.parse(sample_data / "correspondence.xml").getroot()
    home = "https://example.org/coast/"
    assert root.findtext(".//t:idno", None, NAMES) == f"{home}data/correspondence.xml"
    (first, *_) = root.iterfind(".//t:correspDesc", NAMES)
    assert first.get("ref") == f"{home}documents/hp-t7.html"
    calendar = (sample_data / "events.ics").read_text("utf-8")
    assert f"URL:{home}events/great-storm.html" in calendar.replace("\n ", "")


def test_the_graph_has_an_edge_for_each_pair(public: Path) -> None:
    """Each letter is an edge from each who sent it to each who received it; the nameless apart."""
    graph = networkx.read_graphml(public / "data" / "correspondence.graphml", force_multigraph=True)
    wanted = 0
    for letter in _letters():
        pairs = len(_parties(letter, "sent")) * len(_parties(letter, "received"))
        name = str(letter.get("corresp"))
        edges = [edge for *_, edge in graph.edges(data=True) if edge["letter"] == name]
        assert len(edges) == pairs
        wanted += pairs
    assert graph.number_of_edges() == wanted > 50
    sent = [f"{a}>{b}" for a, b, edge in graph.edges(data=True) if edge.get("number") == "T 1211"]
    assert sent == ["person-kievlenko-ya>person-sedov-ll"]
    nameless = [node for node in graph.nodes if node.startswith("unnamed-")]
    assert all(graph.degree(node) == 1 for node in nameless)
    assert len(nameless) > 5


def _has_both_ends(event: etree._Element) -> bool:
    first = event.get("from") or event.get("notBefore")
    last = event.get("to") or event.get("notAfter")
    return bool(event.get("when") or (first and last))


def test_the_calendar_has_every_dated_event(public: Path) -> None:
    """Each event is there with its days; of one dated to a month or a year, all of its days."""
    data = (public / "data" / "events.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    found = {str(event["UID"]).split("@")[0]: event for event in calendar.events}
    events = _parsed("events").xpath("//t:listEvent/t:event", namespaces=NAMES)
    assert isinstance(events, list)
    dated = {
        f"events-{event.get('{http://www.w3.org/XML/1998/namespace}id')}": event
        for event in events
        if isinstance(event, etree._Element)
        and (
            event.get("when")
            or (
                (event.get("from") or event.get("notBefore"))
                and (event.get("to") or event.get("notAfter"))
            )
        )
    }
    assert set(found) == set(dated)
    assert len({str(event["UID"]) for event in calendar.events}) == len(found)
    for uid, event in dated.items():
        when = event.get("when")
        first, last = found[uid].start, found[uid].end
        assert last > first
        if when and len(when) == 10:
            assert first == datetime.date.fromisoformat(when)
            assert last == first + datetime.timedelta(days=1)
        elif when and len(when) == 7:
            assert (first.day, last.day) == (1, 1)
            assert first.strftime("%Y-%m") == when
        label = "".join(map(str, event.findtext("t:label", "", NAMES)))
        assert str(found[uid]["SUMMARY"]) == " ".join(label.split())


@pytest.mark.parametrize(("register", "count"), [("works", 60), ("documents", 76)])
def test_the_bibliography_is_read_by_reference_managers(
    public: Path, register: str, count: int
) -> None:
    """Each work and document is there once in BibTeX, RIS and CSL-JSON, with the same title."""
    folder = public / "data"
    items = json.loads((folder / f"{register}.csl.json").read_text("utf-8"))
    assert len(items) == len({item["id"] for item in items}) == count
    assert all(item["title"] and item["type"] for item in items)
    bibliography = parse_file(str(folder / f"{register}.bib"), "bibtex")
    assert set(bibliography.entries) == {item["id"] for item in items}
    records = rispy.loads((folder / f"{register}.ris").read_text("utf-8"))
    assert [record["title"] for record in records] == [item["title"] for item in items]
    authors = [[one.get("family") for one in item.get("author", [])] for item in items]
    assert sum(map(bool, authors)) > count / 2


def test_a_work_is_cited_as_what_it_is(public: Path) -> None:
    """A book, a part of a book, an article and what was never printed have types of their own."""
    items = json.loads((public / "data" / "works.csl.json").read_text("utf-8"))
    by_id = {item["id"].partition("-")[2]: item for item in items}
    trotsky, chapter = by_id["trotsky-broue"], by_id["bolshevik-leninist-faction"]
    assert (trotsky["type"], trotsky["publisher-place"]) == ("book", "Paris")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Trotsky")
    assert by_id["agrarian-policy-of-centrism"]["type"] == "manuscript"
    assert by_id["pravda"]["type"] == "periodical"
    assert chapter["author"] == [{"family": "Broué", "given": "Pierre"}]
    letters = json.loads((public / "data" / "documents.csl.json").read_text("utf-8"))
    (letter,) = [item for item in letters if item.get("archive_location") == "T 1139"]
    assert letter["recipient"] == [{"family": "Trotsky", "given": "Leon"}]
    assert letter["issued"] == {"date-parts": [[1928, 2, 20]]}


def test_the_registers_are_linked_data(public: Path, sample_data: Path) -> None:
    """Each entry is there with the address of its page, and a place with that of GeoNames."""
    for register in ("persons", "places", "organisations", "documents", "works", "events"):
        text = (public / "data" / f"{register}.jsonld").read_text("utf-8")
        graph = json.loads(text)["@graph"]
        root = _parsed(register).getroot()
        found = root.xpath("//t:text/t:body/*/*[@xml:id]", namespaces=NAMES)
        assert isinstance(found, list)
        wanted = {
            f"{register}/{entry.get('{http://www.w3.org/XML/1998/namespace}id')}.html"
            for entry in found
            if isinstance(entry, etree._Element)
        }
        assert {entry["@id"] for entry in graph} == wanted
        assert all(entry["@type"] and entry["name"] for entry in graph)
    places = json.loads((public / "data" / "places.jsonld").read_text("utf-8"))["@graph"]
    named = [one for entry in places for one in entry.get("sameAs", [])]
    numbers = {
        str(idno.text)
        for idno in _parsed("places").iterfind(".//t:place/t:idno[@type='geonames']", NAMES)
    }
    assert set(named) == {f"https://sws.geonames.org/{number}/" for number in numbers}
    first = json.loads((sample_data / "places.jsonld").read_text("utf-8"))["@graph"][0]
    assert first["@id"].startswith("https://example.org/coast/places/")
