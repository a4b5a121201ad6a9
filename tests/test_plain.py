"""Plain texts: no word is fused, split or lost, lines are as long as asked, maps lead back."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.errors import PlainTextError
from edition.locating import PlainFile, locate
from edition.markup import Source
from edition.plain import STYLESHEETS, PlainText
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.conftest import BOTH, ROOT, SAMPLE
from tests.generating.walking import Generator

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SPECIMEN = Path(__file__).parent / "golden" / "text" / "edges-of-tags.xml"
WORDS = st.lists(
    st.lists(
        st.sampled_from([*"abcdeAZ059.,;–—“”’…é-", "字", "e\u0301", "𝔄"]), min_size=1, max_size=9
    ).map("".join),
    min_size=1,
    max_size=30,
)
SPACES = st.sampled_from([" ", "\n      ", "\t", "  "])
NAMES = {"t": TEI[1:-1]}
STYLES = Stylesheets(resources("xslt"), STYLESHEETS, STYLESHEETS)


def _document(*paragraphs: str) -> str:
    """The specimen with other paragraphs."""
    text = Source.read(SPECIMEN).text
    body = "".join(f'<p xml:id="p{at}">{inner}</p>' for at, inner in enumerate(paragraphs, 1))
    return re.sub(r"<body>.*</body>", lambda _: f"<body>{body}</body>", text, flags=re.DOTALL)


def _made(document: str, folder: Path, form: str, **asked: Any) -> tuple[str, dict[str, Any]]:
    """A plain text and its map."""
    result = STYLES.transform(
        form, STYLES.parse(document), PlainText(**asked).parameters(form), folder=folder
    )
    middle = "" if form == "text" else f".{form}"
    (path,) = folder.glob(f"*[!.]{middle}.map.json" if middle else "*.map.json")
    map_ = json.loads(path.read_text("utf-8"))
    path.unlink()
    return result, map_


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, str]:
    """The same words without tags and with tags round any stretches of them, mid-word too."""
    words = draw(WORDS)
    plain = "".join(word + draw(SPACES) for word in words)
    places = sorted(draw(st.lists(st.integers(0, len(plain)), max_size=12)))
    out, at, open_tags = [], 0, 0
    for number, place in enumerate(places):
        out.append(plain[at:place])
        at = place
        if open_tags and draw(st.booleans()):
            out.append("</hi>")
            open_tags -= 1
        else:
            out.append(f'<hi xml:id="x{number}">')
            open_tags += 1
    out += [plain[at:], "</hi>" * open_tags]
    return plain, "".join(out)


def _slice(text: str, entry: dict[str, Any]) -> str:
    first, last = map(int, entry["char"].split(","))
    return text[first:last]


@given(pair=tagged(), form=st.sampled_from(["text", "corpus", "exact"]))
@settings(max_examples=150, deadline=None)
def test_no_word_is_fused_or_split_at_the_edge_of_a_tag(
    pair: tuple[str, str], form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Wherever the tags stand, in any form, the text is that of the same words without tags."""
    folder = tmp_path_factory.mktemp("plain")
    plain, _ = _made(_document(pair[0]), folder, form)
    with_tags, map_ = _made(_document(pair[1]), folder, form)
    assert with_tags == plain
    assert " ".join(pair[0].split()) in plain
    root = etree.fromstring(f"<p>{pair[1]}</p>")
    marked = {
        f"edges#{element.get('{http://www.w3.org/XML/1998/namespace}id')}": " ".join(
            "".join(str(piece) for piece in element.itertext()).split()
        )
        for element in root.iter("hi")
    }
    found = {entry["address"]: _slice(plain, entry) for entry in map_["passages"]}
    key = next(iter(found)).partition("#")[0]
    assert {name.partition("#")[2]: words for name, words in found.items() if "#x" in name} == {
        name.partition("#")[2]: words for name, words in marked.items() if words
    }
    assert found[f"{key}#p1"] == " ".join(pair[0].split())


@given(paragraphs=st.lists(WORDS, min_size=1, max_size=4), width=st.integers(1, 60))
@settings(max_examples=80, deadline=None)
def test_wrapped_lines_are_short_and_lose_nothing(
    paragraphs: list[list[str]], width: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A line is no longer than was asked, but for one long word; unwrapped it is the same text."""
    folder = tmp_path_factory.mktemp("plain")
    document = _document(*map(" ".join, paragraphs))
    plain, _ = _made(document, folder, "text")
    wrapped, map_ = _made(document, folder, "text", width=width)
    blocks = wrapped[:-1].split("\n\n")
    assert [" ".join(block.split()) for block in blocks] == [
        " ".join(block.split()) for block in plain[:-1].split("\n\n")
    ]
    for block in blocks:
        lines = block.split("\n")
        assert all(len(line) <= width or len(line.split()) == 1 for line in lines), block
        for line, following in pairwise(lines):  # no line is broken too early
            first = following.split()[0]
            assert set(first) <= {"-", "="} or len(f"{line} {first}") > width
    found = [entry for entry in map_["passages"] if re.search(r"#p\d", entry["address"])]
    assert [_slice(wrapped, entry).split() for entry in found] == paragraphs


def _texts(outputs: Path) -> Iterator[tuple[str, etree._Element]]:
    for key in Project.find(ROOT).texts:
        root = etree.parse(outputs / "tei" / "texts" / f"{key}.xml").getroot()
        text = root.find(f"{TEI}text")
        assert text is not None
        yield key, text


@BOTH
def test_the_maps_fit_their_texts(outputs: Path) -> None:
    """Every map gives the length of its text, and ranges in it that hold words."""
    for path in sorted((outputs / "text").glob("*.map.json")):
        map_ = json.loads(path.read_text("utf-8"))
        text = (path.parent / map_["file"]).read_bytes().decode("utf-8")
        assert map_["length"] == len(text)
        for entry in [*map_["passages"], *map_["entities"]]:
            found = _slice(text, entry)
            assert found.strip() == found
            assert found


WAYS = [
    {"width": width, "notes": notes} for width, notes in product((0, 1, 60), ("text", "section"))
]


@BOTH
def test_the_maps_of_all_forms_tell_the_same(outputs: Path, tmp_path: Path) -> None:
    """However a text is asked for, the same identifiers and entries stand on the same words."""
    for key, text in _texts(outputs):
        source = (outputs / "tei" / "texts" / f"{key}.xml").read_text("utf-8")
        document = re.sub(r'<num type="figure"[^>]*/>', "7", source)
        head = text.find("t:back/t:div[@type='notes']/t:head", NAMES)
        assert head is not None
        heading = f"{key}#{head.get(XML_ID)}"
        for corrections in (True, False):
            wanted = _told(*_made(document, tmp_path, "text", corrections=corrections))
            assert len(wanted) > 100
            for way in WAYS:
                asked = {"corrections": corrections, **way}
                told = _told(*_made(document, tmp_path, "text", **asked))
                told[heading] = wanted[heading]  # its sections have their own
                assert told == wanted, way
            corpus = _told(*_made(document, tmp_path, "corpus", corrections=corrections))
            for name in wanted:
                if "#" not in name:
                    assert corpus[name].total() == wanted[name].total(), name


def _told(text: str, map_: dict[str, Any]) -> dict[str, Counter[str]]:
    """The words on which each identifier and each entry stands, without regard to lines."""
    assert map_["length"] == len(text)
    ranges = {one["address"]: one["char"].split(",") for one in map_["passages"]}
    told: dict[str, Counter[str]] = {}
    for one in map_["entities"]:
        low, high = map(int, ranges.get(one.get("in"), (0, len(text))))
        first, last = map(int, one["char"].split(","))
        assert low <= first < last <= high
    for one in [*map_["passages"], *map_["entities"]]:
        words = " ".join(_slice(text, one).split())
        for name in one.get("entries") or [one["address"]]:
            told.setdefault(name, Counter())[words] += 1
    return told


@BOTH
def test_every_passage_is_in_the_maps(outputs: Path) -> None:
    """Each identifier of a text that stands on words is in the map of its reading text."""
    for key, text in _texts(outputs):
        map_ = json.loads((outputs / "text" / f"{key}.map.json").read_text("utf-8"))
        known = {entry["address"].partition("#")[2] for entry in map_["passages"]}
        wanted = {
            str(element.get(XML_ID))
            for element in text.iter()
            if element.get(XML_ID) and "".join(map(str, element.itertext())).strip()
        }
        assert wanted - known <= _replaced(text)


def _replaced(text: etree._Element) -> set[str]:
    """What stands within something for which the text gives other words: a reference in a life."""
    return {
        str(inner.get(XML_ID))
        for seg in text.iter(f"{TEI}seg")
        if seg.get("type") == "biography"
        for inner in seg.iter()
        if inner.get(XML_ID)
    }


@pytest.mark.needs("witness")
def test_the_exact_map_finds_every_name(full: Path) -> None:
    """In the exact text each range of a name holds the very words of the name in the file."""
    for key, text in _texts(full):
        path = full / "text" / f"{key}.exact.map.json"
        if not path.is_file():
            continue
        map_ = json.loads(path.read_text("utf-8"))
        exact = (full / "text" / f"{key}.exact.txt").read_text("utf-8")
        everything = list(text.iter())  # kept, for an element that is let go gives its id away
        found = [_slice(exact, entry) for entry in map_["entities"]]
        own = [*text.iter(f"{TEI}corr"), *(e for e in text.iter() if e.get("resp") == "#ed")]
        ours = {id(inner) for outer in own for inner in outer.iter()}
        wanted = [
            words
            for element in everything
            if isinstance(element.tag, str)
            and id(element) not in ours
            and re.search(
                r"(^|\s)(person|place|org|doc|work|event):",
                " ".join(filter(None, (element.get("ref"), element.get("corresp")))),
            )
            and etree.QName(element).localname != "quote"
            and (words := _exact_words(element, ours))
        ]
        assert len(wanted) > 500
        assert [" ".join(words.split()) for words in found] == wanted


def _exact_words(element: etree._Element, ours: set[int]) -> str:
    def pieces(node: etree._Element) -> Iterator[str]:
        yield node.text or ""
        for child in node:
            if isinstance(child.tag, str) and id(child) not in ours:
                yield from pieces(child)
            yield child.tail or ""

    return " ".join("".join(pieces(element)).split())


@BOTH
def test_the_text_for_corpora_is_a_passage_a_line(outputs: Path) -> None:
    """Each line is an address, a tab and words; every paragraph and note has its line."""
    for key, text in _texts(outputs):
        lines = (outputs / "text" / f"{key}.corpus.txt").read_text("utf-8").splitlines()
        addresses = [line.split("\t")[0] for line in lines]
        assert all(line.count("\t") == 1 for line in lines)
        named = [address for address in addresses if address != key]
        assert len(named) == len(set(named))
        kinds = [f"{TEI}{name}" for name in ("p", "cit", "note", "head")]
        wanted = [f"{key}#{e.get(XML_ID)}" for e in text.iter(*kinds) if e.get(XML_ID)]
        assert [address for address in addresses if address in set(wanted)] == wanted


def test_the_text_for_corpora_has_what_has_no_identifier(tmp_path: Path) -> None:
    """A list without one has the address of its text, and its items do not run together."""
    source = (SAMPLE / "tei" / "texts" / "preface.xml").read_text("utf-8")
    corpus, _ = _made(source, tmp_path, "corpus")
    (line,) = [line for line in corpus.splitlines() if line.startswith("preface\t")]
    assert line.startswith("preface\tThe lamp was lit after the storm; the letters were")


def test_a_note_of_this_edition_is_once_in_the_text_for_corpora(tmp_path: Path) -> None:
    """It has a line of its own, and does not stand among the words that it is about."""
    note = '<note xml:id="e1" type="editorial" resp="#ed">So he <q>says<note type="editorial"'
    document = _document(
        f'The lamp{note} resp="#ed">He did not.</note></q>.</note>, at last, was lit.'
    )
    corpus, map_ = _made(document, tmp_path, "corpus")
    lines = dict(line.split("\t") for line in corpus.splitlines())
    key = map_["text"]
    assert lines[f"{key}#p1"] == "The lamp, at last, was lit."
    assert lines[f"{key}#e1"] == "So he says."
    assert corpus.count("He did not.") == 1
    assert [entry["address"] for entry in map_["passages"]].count(f"{key}#e1") == 1


def _generated() -> Iterator[etree._ElementTree]:
    """Documents that the schema allows, each of whose runs of words has a word of its own."""
    header = etree.parse(SPECIMEN).getroot().find(f"{TEI}teiHeader")
    assert header is not None
    generator = Generator(etree.parse(ROOT / "schema" / "edition.rng"), 7)
    for number in range(120):
        document = generator.document(number)
        root = document.getroot()
        text = root.find(f"{TEI}text")
        if text is None or any("list" in child.tag for child in text[0]):  # a register
            continue
        if any(child.tag.startswith(f"{TEI}list") and len(child.tag) > 33 for child in text.iter()):
            continue
        root.replace(root[0], etree.fromstring(etree.tostring(header)))
        for element in [*text.iter(f"{TEI}gap", f"{TEI}num", f"{TEI}ref", f"{TEI}label")]:
            element.tag = f"{TEI}emph"  # what stands for words, or is told in other ones
            element.attrib.clear()
        for head in text.iterfind(".//t:div[@type='notes']/t:head", NAMES):
            head[:], head.text = [], None  # sections have one of their own
        for at, element in enumerate([*text.iter(etree.Element)]):
            if (element.text or "").strip():
                element.text = f"{element.text} word{at}a "
            if (element.tail or "").strip():
                element.tail = f"{element.tail} word{at}b "
        yield document


def test_no_form_loses_a_word(tmp_path: Path) -> None:
    """Whatever the schema allows, each run of words that a form gives is in it once."""
    forms = [
        ("text", {}, "sic"),
        ("text", {"notes": "section", "corrections": False, "width": 40}, "corr"),
        ("corpus", {}, "sic"),
        ("exact", {}, "corr"),
    ]
    seen = 0
    for document in _generated():
        source = etree.tostring(document, encoding="unicode")
        for form, asked, left_out in forms:
            text = _made(source, tmp_path, form, **asked)[0].partition("\nCorrections\n")[0]
            found = Counter(re.findall(r"\bword\d+[ab]\b", text))
            hidden = {
                left_out,
                "teiHeader",
                *(["ab"] if form == "corpus" else []),
            }
            wanted = Counter(_own_words(document.getroot(), hidden, exact=form == "exact"))
            assert found == wanted, (form, asked)
            seen += wanted.total()
    assert seen > 400


def _own_words(element: etree._Element, hidden: set[str], *, exact: bool) -> Iterator[str]:
    """The words that were given to an element and what is in it."""
    if etree.QName(element).localname in hidden or (exact and element.get("resp") == "#ed"):
        return
    yield from re.findall(r"\bword\d+[ab]\b", element.text or "")
    for child in element:
        yield from _own_words(child, hidden, exact=exact)
        yield from re.findall(r"\bword\d+[ab]\b", child.tail or "")


def test_tokens_lead_into_the_text_for_corpora(public: Path, tmp_path: Path) -> None:
    """Each token stands where its line says; together they are all but the white space."""
    source = (public / "tei" / "texts" / "introduction.xml").read_text("utf-8")
    document = re.sub(r'<num type="figure"[^>]*/>', "7", source)
    corpus, _ = _made(document, tmp_path, "corpus", tokens=True)
    rows = list(
        csv.DictReader(
            (tmp_path / "introduction.tokens.tsv").read_text("utf-8").splitlines(),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
    )
    for row in rows:
        assert corpus[int(row["from"]) : int(row["to"])] == row["token"]
    words = "".join(line.split("\t")[1] for line in corpus.splitlines())
    assert "".join(row["token"] for row in rows) == re.sub(r"\s", "", words)
    assert {"Trotsky’s", "best-known", "1926"} <= {row["token"] for row in rows}


def test_notes_can_stand_at_the_end_of_their_section(public: Path, tmp_path: Path) -> None:
    """Asked for, each section is followed by its notes; every note is there once, in order."""
    source = (public / "tei" / "texts" / "introduction.xml").read_text("utf-8")
    document = re.sub(r'<num type="figure"[^>]*/>', "7", source)
    text, _ = _made(document, tmp_path, "text", notes="section")
    blocks = text.split("\n\n")
    numbers = [int(m[1]) for block in blocks if (m := re.match(r"(\d+)\. ", block))]
    assert numbers == list(range(1, 39))
    assert blocks.count("Notes\n-----") > 3
    assert not blocks[-5].startswith("38. ") or "this edition" in blocks[-4]


def test_the_readings_can_be_the_witness_s(sample: Path, edition: Any) -> None:
    """Asked for, the reading text gives what the witness has, and no list of corrections."""
    assert edition("build", "text", cwd=sample).code == 0
    path = sample / "build" / "full" / "text" / "letters.txt"
    corrected = path.read_text("utf-8")
    assert edition("build", "text", "--readings", "witness", "--wrap", 60, cwd=sample).code == 0
    witness = path.read_text("utf-8")
    assert "\nCorrections\n" in corrected
    assert "\nCorrections\n" not in witness
    assert max(map(len, witness.splitlines())) <= 80


@BOTH
def test_every_place_in_a_plain_text_leads_back(outputs: Path) -> None:
    """The words of each passage and of each name are found again, and lead to it."""
    for path in sorted((outputs / "text").glob("*.txt")):
        file = PlainFile(path)
        map_ = json.loads(path.with_name(f"{path.stem}.map.json").read_text("utf-8"))
        for one in map_["passages"]:
            assert one["address"] in file.place(f"char={one['char']}").addresses
        for one in map_["entities"]:
            place = file.place(f"char={one['char']};length={map_['length']},UTF-8")
            assert set(one["entries"]) <= set(place.addresses)
            assert place.words == _slice(file.text, one)
            if "in" in one:
                assert one["in"] in place.addresses


def test_a_place_is_given_as_in_rfc_5147(public: Path, tmp_path: Path) -> None:
    """By characters or lines, open at an end, beyond the end, with checks; line ends count once."""
    for name in ("introduction.txt", "introduction.map.json"):
        shutil.copy(public / "text" / name, tmp_path)
    path = tmp_path / "introduction.txt"
    plain = PlainFile(path)
    size = len(plain.text)
    given = {
        "char=4": (4, 4),
        "char=4,9": (4, 9),
        "char=,9": (0, 9),
        "char=9,": (9, size),
        f"char=9,{size + 100}": (9, size),
        "line=0,1": (0, plain.text.index("\n") + 1),
        "line=,99999": (0, size),
        f"char={size}": (size, size),
        f"line={plain.text.count(chr(10))},": (size, size),
        f"char=4,9;length={size};length={size + 2},utf-16;sha256=0": (4, 9),
        f"char=4,9;md5={hashlib.md5(path.read_bytes()).hexdigest().upper()}": (4, 9),
    }
    for fragment, (first, last) in given.items():
        place = plain.place(fragment)
        assert (place.first, place.last) == (first, last), fragment
        assert place.words == plain.text[first:last]
    paragraph = plain.place("line=5,6")
    path.write_bytes(b"\xef\xbb\xbf" + plain.text.replace("\n", "\r\n").encode())
    again = PlainFile(path)
    assert again.text == plain.text
    assert again.place("line=5,6") == paragraph


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("introduction.txt", "“introduction.txt” names no place in a text; write it as FILE#char"),
        ("introduction.txt#p1", "“p1” is no place in a text; write it as FILE#char"),
        ("introduction.txt#char=,", "“char=,” is no place in a text"),
        ("introduction.txt#char=9,2", "“char=9,2” ends before it begins"),
        ("introduction.txt#char=1;length=7", "its length is 7, and here"),
        ("nothing.txt#char=1", "nothing.txt: cannot be read: No such file"),
        ("alone.txt#char=1", "its map alone.map.json is not beside it"),
        ("longer.txt#char=1", "take both from the same build"),
        ("broken.txt#char=1", "this is not the map of a plain text"),
        ("latin.txt#char=1", "the text is not UTF-8"),
        ("/dev/zero#char=1", "cannot be read: Not a file"),
        ("introduction.txt#char=0,3", "is in no passage; take words of the text"),
        (
            "introduction.txt#char=9999999,",
            "“char=9999999,” lies behind the end of the text, which",
        ),
        ("introduction.txt#char=9999998,9999999", "find the text of which it was told"),
        ("introduction.txt#line=9999", "“line=9999” lies behind the end of the text, which has"),
    ],
)
def test_what_is_no_place_is_refused(
    given: str, said: str, public: Path, tmp_path: Path, edition: Any
) -> None:
    """In one sentence that says what to do; nothing is guessed."""
    for name in ("introduction.txt", "introduction.map.json"):
        shutil.copy(public / "text" / name, tmp_path)
    text = (tmp_path / "introduction.txt").read_text("utf-8")
    for name in ("alone", "longer", "broken"):
        (tmp_path / f"{name}.txt").write_text(text + "!", "utf-8")
    shutil.copy(tmp_path / "introduction.map.json", tmp_path / "longer.map.json")
    (tmp_path / "broken.map.json").write_text('{"length": []}')
    (tmp_path / "latin.txt").write_bytes("café".encode("latin-1"))
    run = edition("locate", given, cwd=tmp_path)
    assert run.code == 1
    assert run.out == ""
    assert said in run.err


@pytest.mark.parametrize(
    "written",
    [
        "[" * 100_000,
        '{"length": 1e999, "passages": [], "entities": []}',
        '{"length": 3, "passages": [{"char": "0,2"}], "entities": []}',
        '{"length": 3, "passages": [], "entities": [{"char": "0,2"}]}',
    ],
    ids=["deep", "endless", "a passage without address", "a name without entries"],
)
def test_a_map_that_is_none_is_refused(written: str, tmp_path: Path) -> None:
    """Whatever JSON lies beside a text, it is its map or is refused in one sentence."""
    (tmp_path / "x.txt").write_text("oil")
    (tmp_path / "x.map.json").write_text(written)
    with pytest.raises(PlainTextError, match="this is not the map of a plain text"):
        PlainFile(tmp_path / "x.txt").place("char=1")


def test_a_place_is_told_by_addresses_or_as_json(public: Path, edition: Any) -> None:
    """One address a line, the passage before the entries; or an object a line."""
    folder = public / "text"
    at = "introduction.txt#char=185,200"
    run = edition("locate", at, cwd=folder)
    assert run.out.splitlines() == ["introduction#p1", "org:communist-party"]
    told = [
        json.loads(x)
        for x in edition("locate", at, at, "--format", "json", cwd=folder).out.splitlines()
    ]
    assert told == [locate(str(folder / at)).data()] * 2
    assert told[0]["words"] == "Communist Party"
    with pytest.raises(PlainTextError):
        locate(str(folder / "introduction.txt"))


def test_each_of_several_places_is_told(public: Path, edition: Any) -> None:
    """What leads nowhere is said and ends nothing; in the end the command has failed."""
    nowhere, within = "introduction.txt#char=0,3", "introduction.txt#char=185,200"
    run = edition("locate", nowhere, within, nowhere, cwd=public / "text")
    assert run.code == 1
    assert run.out.splitlines() == ["introduction#p1", "org:communist-party"]
    assert run.err.count("is in no passage") == run.err.count("\n") == 2


def test_the_documentation_shows_the_way_back(
    public: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], edition: Any
) -> None:
    """Its map has the members that maps have; its command and its script give what they show."""
    page = (ROOT / "docs" / "read" / "plain.md").read_text("utf-8")
    blocks = dict(re.findall(r"^```(json|python)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    shown = json.loads(blocks["json"])
    map_ = json.loads((public / "text" / "introduction.map.json").read_text("utf-8"))
    assert set(shown) <= set(map_)
    assert set(shown["form"]) == set(map_["form"])
    assert {*shown["entities"][0]} == {*map_["entities"][0]}
    home = public.parent.parent
    monkeypatch.chdir(home)
    exec(blocks["python"], {})
    assert len(capsys.readouterr().out.splitlines()) == len(map_["entities"])
    match = re.search(r'^\$ edition locate "(.+)"\n(.*?)^```$', page, re.MULTILINE | re.DOTALL)
    assert match
    assert edition("locate", match[1], cwd=home).out == match[2]
