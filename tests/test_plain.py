"""Plain texts: no word is fused or split, lines are as long as asked, and the maps lead back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.markup import Source
from edition.plain import STYLESHEETS, PlainText
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.conftest import BOTH, ROOT

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
        root = etree.parse(outputs / "tei" / f"{key}.xml").getroot()
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
        assert len(addresses) == len(set(addresses))
        kinds = [f"{TEI}{name}" for name in ("p", "cit", "note", "head")]
        wanted = [f"{key}#{e.get(XML_ID)}" for e in text.iter(*kinds) if e.get(XML_ID)]
        assert [address for address in addresses if address in set(wanted)] == wanted


def test_tokens_lead_into_the_text_for_corpora(public: Path, tmp_path: Path) -> None:
    """Each token stands where its line says; together they are all but the white space."""
    source = (public / "tei" / "introduction.xml").read_text("utf-8")
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
    source = (public / "tei" / "introduction.xml").read_text("utf-8")
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
