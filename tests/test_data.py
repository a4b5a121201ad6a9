"""Data for other programs: each form as its own readers read it, against a count of the TEI."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import frictionless
import icalendar
import networkx
import pytest
import rispy
from lxml import etree
from pybtex.database import parse_file
from pylatexenc.latex2text import LatexNodes2Text

from edition.building import build
from edition.fields import COMMON
from edition.packaging import FORMATS, MANIFEST
from edition.pointers import TEI
from edition.project import Project
from tests.conftest import REGISTERS, ROOT, SAMPLE

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FOLDER = ROOT / "tei" / "registers"


def _parsed(register: str) -> etree._ElementTree:
    return etree.parse(FOLDER / f"{register}.xml")


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
            for field in resource.get("schema", {}).get("fields", ()):
                assert field.get("description"), f"{name}: {field['name']} is not told of"
        (licence,) = package["licenses"]
        assert licence["name"] == "CC-BY-4.0"
        assert {file["encoding"] for file in package["resources"]} == {"utf-8"}
    keys = {r["path"]: r["schema"].get("foreignKeys") for r in told.values() if "schema" in r}
    assert sum(map(bool, keys.values())) == 3


def test_a_table_that_does_not_fit_its_schema_is_found_out(public: Path, tmp_path: Path) -> None:
    """Numbers, days, identifiers and what they lead to are told so that a judge can judge them."""
    folder = tmp_path / "data"
    shutil.copytree(public / "data", folder)
    faults = {
        "map.csv": ("76.9115", "east", "type-error"),
        "lives.csv": ("sosnovsky-ls", "nobody", "foreign-key"),
        "correspondence.csv": ("1928-02-20", "20 February", "type-error"),
        "persons.csv": ("\r\nanton,", "\r\nantonov-ovseenko-va,", "unique-error"),
    }
    for name, (old, new, _) in faults.items():
        text = (folder / name).read_bytes().decode()
        assert old in text
        (folder / name).write_bytes(text.replace(old, new, 1).encode())
    report = frictionless.validate(str(folder / MANIFEST))
    found = {(Path(task.place).name, error.type) for task in report.tasks for error in task.errors}
    assert {(name, kind) for name, (*_, kind) in faults.items()} <= found


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
    stamp = root.find(".//t:publicationStmt/t:date", NAMES)
    assert stamp is not None
    assert datetime.datetime.fromisoformat(str(stamp.get("when"))).tzinfo
    licence = root.find(".//t:licence", NAMES)
    assert licence is not None
    assert str(licence.text).endswith(
        "licensed under the terms of the Creative Commons License CC-BY 4.0"
    )
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
            for person in action.iterfind("t:persName", NAMES):
                assert ("ref" in person.attrib) != (person.text == "Unknown")
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
    calendar = (sample_data / "chronology.ics").read_text("utf-8").replace("\n ", "")
    assert f"URL:{home}events/great-storm.html" in calendar
    assert f"URL:{home}documents/hp-t7.html" in calendar
    letters = json.loads((sample_data / "documents.jsonld").read_text("utf-8"))["@graph"]
    people = {one["@id"] for entry in letters for one in entry.get("sender", ())}
    assert f"{home}persons/the-clerk.html" in people


def test_relative_addresses_are_followed_from_the_folder_of_data(public: Path) -> None:
    """Without an address on the web, what is linked leads from the file to a page of the site."""
    data = public / "html" / "data"
    found = []
    for path in data.glob("*.jsonld"):
        found += re.findall('"@id": "([^"]+)"', path.read_text("utf-8"))
    letters = etree.parse(data / "correspondence.xml")
    found += [str(one.get("ref")) for one in letters.iter(f"{TEI}correspDesc")]
    found += [str(one.get("ref")) for one in letters.iter(f"{TEI}persName") if one.get("ref")]
    found += [str(one.text) for one in letters.iter(f"{TEI}idno")]
    assert len(found) > 700
    for address in set(found):
        assert (data / address).resolve().is_file(), address


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


def _has_both_ends(dated: etree._Element) -> bool:
    first = dated.get("from") or dated.get("notBefore")
    last = dated.get("to") or dated.get("notAfter")
    return bool(dated.get("when") or (first and last))


def test_the_calendar_has_all_that_is_dated(public: Path) -> None:
    """Each event, letter and turning point is there with its days, and says what is uncertain."""
    data = (public / "data" / "chronology.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    found = {str(event["UID"]).split("@")[0]: event for event in calendar.events}
    worlds = {str(event["UID"]).split("@")[1] for event in calendar.events}
    assert worlds == {str(Project.find(ROOT).uuid)}
    assert len(found) == len(calendar.events)
    lists = {name: _parsed(name).getroot().find("t:text/t:body/*", NAMES) for name in REGISTERS}
    events, documents, persons = (lists[name] for name in ("events", "documents", "persons"))
    assert events is not None and documents is not None and persons is not None  # noqa: PT018
    dates = {f"event-{event.get(XML_ID)}": event for event in events.iterfind("t:event", NAMES)}
    for document in documents.iterfind("t:bibl", NAMES):
        for date in document.findall("t:date", NAMES)[:1]:
            dates[f"doc-{document.get(XML_ID)}"] = date
    wanted = {uid: date for uid, date in dates.items() if _has_both_ends(date)}
    assert {uid for uid in found if not uid.startswith("person-")} == set(wanted)
    turns = [one for person in persons.iterfind("t:person", NAMES) for one in person]
    turns = [one for one in turns if etree.QName(one).localname in ("birth", "event", "death")]
    assert sum(uid.startswith("person-") for uid in found) == sum(map(_has_both_ends, turns)) > 300
    for uid, dated in wanted.items():
        when = dated.get("when")
        first, last = found[uid].start, found[uid].end
        assert last > first
        if when and len(when) == 10:
            assert first == datetime.date.fromisoformat(when)
            assert last == first + datetime.timedelta(days=1)
        elif when and len(when) == 7:
            assert (first.day, last.day) == (1, 1)
            assert first.strftime("%Y-%m") == when
        doubt = {"low": "uncertain.", "medium": "probable."}.get(str(dated.get("cert")))
        assert doubt is None or doubt in str(found[uid]["DESCRIPTION"])
        if uid.startswith("event-"):
            label = "".join(map(str, dated.findtext("t:label", "", NAMES)))
            assert str(found[uid]["SUMMARY"]) == " ".join(label.split())
    kinds = re.findall(rb"CATEGORIES:(\w+)", data)
    assert set(kinds) == {b"event", b"document", b"life"}


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
        assert {entry["@id"] for entry in graph} == {f"../{one}" for one in wanted}
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


HOSTILE = (
    '=cmd|"/c calc"!A1',
    'Fenwick, "Ada"; and | Bob',
    "{ unbalanced } } \\ $1 % # _ ^ ~ & brace {",
    "]]> <b> &amp;",
    "أحمد 😀 e\u0301 𝔄",
    f"{'x' * 3000} and {'y' * 7000}",
    "O'Brien -- ``x'' ?` <<a>>",
    "@of\u2028two\u0085lines",
)


def _spaced(text: str) -> str:
    """A text with what XML takes for white space as single spaces."""
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The data of the sample edition with hostile names, and the names by their identifiers."""
    folder = tmp_path_factory.mktemp("hostile") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    names: dict[str, str] = {}
    for path in (folder / "tei" / "registers").glob("*.xml"):
        tree = etree.parse(path)
        text = tree.getroot().find("t:text", NAMES)
        assert text is not None
        for entry in text.iterfind("t:body/*/*", NAMES):
            for name in entry:
                if name.get("type") == "usual" or name.tag == f"{TEI}label":
                    name[:], name.text = [], HOSTILE[len(names) % len(HOSTILE)]
                    names[f"{path.stem}/{entry.get(XML_ID)}"] = _spaced(name.text)
        tree.write(path, encoding="utf-8", xml_declaration=True)
    made = build(Project.find(folder), ["data"], withheld=True).folder / "data"
    return made, names


def test_hostile_names_come_through(hostile: tuple[Path, dict[str, str]]) -> None:
    """Formulas, quotes, braces, signs of every script and long names are read back as they are."""
    folder, names = hostile
    assert len(set(names.values())) == len(HOSTILE)
    assert frictionless.validate(str(folder / MANIFEST)).valid
    seen = set()
    for register in REGISTERS:
        text = (folder / f"{register}.csv").read_bytes().decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            name = names[f"{register}/{row['id']}"]
            assert row["name"] == (f"'{name}" if name[0] in "=@" else name)
            assert not any(cell.startswith(("=", "@", "+")) for cell in row.values() if cell)
            seen.add(name)
        for entry in json.loads((folder / f"{register}.json").read_text("utf-8"))["entries"]:
            assert entry["name"] == names[f"{register}/{entry['id']}"]
        for thing in json.loads((folder / f"{register}.jsonld").read_text("utf-8"))["@graph"]:
            assert thing["name"] == names[thing["@id"].removeprefix("../").removesuffix(".html")]
    assert seen == set(names.values())
    graph = networkx.read_graphml(folder / "correspondence.graphml", force_multigraph=True)
    assert {data["label"] for _, data in graph.nodes(data=True)} & seen
    calendar = icalendar.Calendar.from_ical((folder / "chronology.ics").read_bytes())
    summaries = {str(event["SUMMARY"]) for event in calendar.events}
    assert {name for key, name in names.items() if key.startswith("events/")} <= summaries
    etree.parse(folder / "correspondence.xml")


def test_hostile_titles_are_read_by_reference_managers(
    hostile: tuple[Path, dict[str, str]],
) -> None:
    """BibTeX’s braces are balanced and its commands harmless; a line of RIS is one line."""
    folder, names = hostile
    latex = LatexNodes2Text(math_mode="verbatim")
    for register in ("works", "documents"):
        titles = {
            f"{register}/{item['id'].partition('-')[2]}": _spaced(item["title"])
            for item in json.loads((folder / f"{register}.csl.json").read_text("utf-8"))
        }
        assert titles.items() <= names.items()
        bibliography = parse_file(str(folder / f"{register}.bib"), "bibtex")
        found = {
            f"{register}/{key.partition('-')[2]}": latex.latex_to_text(
                re.sub(r"\\textbrace(left|right)|\\textasciicircum", r"\\%", entry.fields["title"])
            )
            for key, entry in bibliography.entries.items()
        }
        lines = {key: " ".join(title.split()) for key, title in titles.items()}
        assert found == {key: re.sub("[{}^]", "%", title) for key, title in lines.items()}
        data = (folder / f"{register}.ris").read_bytes()
        assert b"\n" not in data.replace(b"\r\n", b"")
        records = rispy.loads(data.decode("utf-8"))
        assert [record["title"] for record in records] == list(lines.values())


def test_a_note_of_bibtex_does_not_repeat_the_year(public: Path) -> None:
    """A day is told in the note, for BibTeX has no place for it; a year stands there once."""
    entries = parse_file(str(public / "data" / "works.bib"), "bibtex").entries
    assert "note" not in entries["work-bolshevik-leninist-faction"].fields
    assert entries["work-bukharin-article-on-lenins-testament"].fields["note"] == "1929-01-24"
    assert not [
        key for key, one in entries.items() if one.fields.get("note") == one.fields.get("year", "")
    ]


def test_addresses_in_the_data_are_those_of_the_site(public: Path) -> None:
    """Every page that is told of is there, with every passage; every source is told of."""
    site = public / "html"
    known: dict[str, set[str]] = {}
    for register in REGISTERS:
        data = json.loads((public / "data" / f"{register}.json").read_text("utf-8"))
        authorities = {one["id"] for one in data.get("authorities", ())}
        for entry in data["entries"]:
            assert (site / entry["page"]).is_file()
            assert entry["pointer"].endswith(f":{entry['id']}")
            text = json.dumps(entry, ensure_ascii=False)
            for key, name in re.findall(r'"((?:introduction|broue-1988))#(\w+)"', text):
                page = known.setdefault(key, _identifiers(site / f"{key}.html"))
                assert name in page, f"{entry['pointer']}: {key}#{name}"
            sources = {one for group in _lists(entry, "sources") for one in group}
            assert {one for one in sources if "#" not in one} <= authorities | {"broue-1988"}
    assert {len(names) > 40 for names in known.values()} == {True}


def _identifiers(page: Path) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page.read_text("utf-8")))


def _lists(value: object, key: str) -> Iterator[list[str]]:
    """All lists of a name in what JSON gives."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from _lists(one, key)


def test_the_documentation_s_example_runs(
    public: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script of the page on data joins a table with its JSON, and prints a line a row."""
    page = (ROOT / "docs" / "read" / "data.md").read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(public.parent.parent)
    exec(code, {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("Leon Trotsky ")
    assert any("broue-1988#n" in line for line in lines)
    columns = {
        name
        for row in re.findall(r"^\| (`[a-z_`, ]+) \|", page, re.MULTILINE)
        for name in re.findall("`(.+?)`", row)
    }
    assert len(columns) > 20
    assert columns <= set(COMMON)


def test_every_file_is_in_the_documentation(public: Path) -> None:
    """The table of files names each, or one of its kind in its place."""
    page = (ROOT / "docs" / "read" / "data.md").read_text("utf-8")
    for path in (public / "data").iterdir():
        stem, ending = path.name.split(".", 1)
        assert f".{ending}`" in page, path.name
        assert f"`{stem}" in page, path.name
