"""Words of a witness are found wherever they hide, and nothing else is."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.leaking import looking, opening, pdf
from edition.leaking.looking import Look, look, sought
from edition.leaking.runs import Runs
from tests.conftest import Run

needs = pytest.mark.needs
WANTED = 10
_DICE = random.Random(1928)
SYLLABLES = [one + two for one in "bdfglmnprstv" for two in "aeiou"] + ["fi", "ffa", "é", "ß", "я"]
ALIEN = ["qxz", "zzq", "xq", "qqxx", "zxzq"]


def _word() -> str:
    return "".join(_DICE.choices(SYLLABLES, k=_DICE.randint(1, 4)))


# Invented words; among them some that come again and again, and numbers.
WORDS = [
    _DICE.choice(["the", "of", "a", "to", str(_DICE.randint(1, 2000))])
    if _DICE.random() < 0.4
    else _word()
    for _ in range(1500)
]
TEXT = " ".join(WORDS)
STARTS = [sum(len(word) + 1 for word in WORDS[:at]) for at in range(len(WORDS) + 1)]
SOUGHT = sought([("invented", TEXT)], WANTED)


def looked(folder: Path, data: bytes, name: str = "page") -> Look:
    """What is found in a file, whatever else is in the folder."""
    path = folder / name
    path.write_bytes(data)
    return look([path], SOUGHT)


def holds(seen: Look, first: int, last: int) -> bool:
    """Whether the run from one word to another of the invented witness is among what was found."""
    return any(
        leak.start <= STARTS[first] and leak.end >= STARTS[last] - 1 and leak.words >= last - first
        for leak in seen.leaks
    )


PARTS = st.sampled_from(
    [
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        ", ",
        " – ",
        "\u00a0",
        "</p>\n<p id='p3'>",
        "<i>",
        "</i> ",
        "<br/>",
    ]
)
MORE_PARTS = st.sampled_from(
    ["&nbsp;", "&#8217; ", "&#x2014;", "%20", "\\n", "\\u2019 ", '", "', "=\n ", "<lb\nn='2'/>"]
)
TAGS = st.sampled_from([" <a title='1 > 0' href=\"x.html#zq\">", "<!-- zq -->", "<!-- zq' -->"])
BETWEEN = st.one_of(PARTS, MORE_PARTS, TAGS)


@st.composite
def disguised(draw: st.DrawFn, words: list[str]) -> str:
    """Words, with anything between and around their letters that does not change what is read."""
    written = []
    for word in words:
        match draw(st.integers(0, 11)):
            case 0:
                word = word.upper()
            case 1:
                word = word.replace("fi", "ﬁ").replace("ffa", "ﬀa")
            case 2:
                word = "\u00ad".join(word)
            case 3 if len(word) > 3:
                word = f"{word[:2]}-\n{word[2:]}"
            case 4 if len(word) > 3:
                word = f"{word[:2]}<hi rend='sc'>{word[2:]}</hi>"
            case 5:
                word = "".join(f"&#{ord(letter)};" for letter in word)
            case 6:
                word = json.dumps(word).strip('"')
            case 7:
                word = quote(word)
            case 8:
                word = f"“{word.replace('é', 'e' + chr(0x301))}”"
        written.append(word)
    return "".join(draw(BETWEEN) + word for word in written) + draw(BETWEEN)


def _zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OEBPS/text.xhtml", data)
    return file.getvalue()


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: data,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "an archive": _zipped,
    "an archive in gzip": lambda data: gzip.compress(_zipped(data)),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda data: data.decode().encode("utf-16-be"),
    "an index of Pagefind": lambda data: gzip.compress(
        b"pagefind_dcd" + json.dumps({"url": "/", "content": data.decode()}).encode()
    ),
    "a page in JSON": lambda data: json.dumps([{"body": data.decode()}]).encode(),
    "a page in a feed": lambda data: b"<content>%b</content>" % html.escape(data.decode()).encode(),
    "an address": lambda data: b"a{b:url(data:text/html;base64,%b)}" % base64.b64encode(data),
}


@settings(max_examples=300, deadline=None)
@given(data=st.data(), packing=st.sampled_from(sorted(PACKINGS)))
def test_a_run_is_found_in_any_disguise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, packing: str
) -> None:
    """Ten to thirty words are found whole, in whatever markup, escapes and files they stand."""
    first = data.draw(st.integers(0, len(WORDS) - WANTED - 21), label="first word")
    last = first + WANTED + data.draw(st.integers(0, 20), label="words more")
    text = " ".join(ALIEN) + data.draw(disguised(WORDS[first:last])) + " ".join(ALIEN)
    folder = tmp_path_factory.getbasetemp()
    seen = looked(folder, PACKINGS[packing](text.encode()))
    assert holds(seen, first, last), text
    assert seen.complete


@settings(max_examples=200, deadline=None)
@given(data=st.data(), packing=st.sampled_from(sorted(PACKINGS)))
def test_one_word_less_is_not_a_run(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, packing: str
) -> None:
    """Nine words and nine others, with a word of our own between them, are no leak."""
    text = ""
    for _ in range(3):
        first = data.draw(st.integers(0, len(WORDS) - WANTED))
        text += data.draw(st.sampled_from(ALIEN))
        text += data.draw(disguised(WORDS[first : first + WANTED - 1]))
    seen = looked(tmp_path_factory.getbasetemp(), PACKINGS[packing](f"{text} {ALIEN[0]}".encode()))
    assert not seen.leaks, text
    assert seen.complete


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 14)), max_size=20))
def test_runs_are_what_a_plain_comparison_finds(parts: list[tuple[int, int]]) -> None:
    """In any mixture of the witness's own words, the longest run is as long as it is."""
    words = [word for at, count in parts for word in WORDS[at : at + count]]
    longest = max(
        (
            length
            for at in range(len(words))
            for length in range(WANTED, len(words) - at + 1)
            if f" {' '.join(words[at : at + length])} " in f" {TEXT} "
        ),
        default=0,
    )
    found = SOUGHT[0].find(" ".join(words).encode())
    assert max((run.words for run in found), default=0) == longest


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=3000), st.text(max_size=3000).map(str.encode)))
def test_anything_else_is_no_run_and_no_trouble(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Arbitrary bytes and arbitrary text hold nothing, and stop nothing."""
    assert not looked(tmp_path_factory.getbasetemp(), data).leaks


FIRST = next(at for at in range(100, 1400) if "".join(WORDS[at : at + 14]).isalpha())
PASSAGE = WORDS[FIRST : FIRST + 14]
SPLIT = [
    *(f'<meta content="{" ".join(PASSAGE)}">',),
    *(f"<!-- {' <b>'.join(PASSAGE)} -->",),
    *(f"/* no */ a::after {{ content: '{' '.join(PASSAGE)}' }}",),
    json.dumps(PASSAGE),
    json.dumps([{"n": 7, "id": f"w{n}", "word": word} for n, word in enumerate(PASSAGE)]),
    "\n".join(json.dumps({"n": n, "word": word}) for n, word in enumerate(PASSAGE)),
    'address\tnumber\ttoken\nqx#p1\t7\t"\n'
    + "".join(f"qx#p1\t{n}\t{w}\n" for n, w in enumerate(PASSAGE)),
    "id,word,lemma\r\n" + "".join(f'qx{n},"{w}",q\r\n' for n, w in enumerate(PASSAGE)),
    "\n".join(PASSAGE),
    "\n".join(f"<w n='{n}' lemma='q'>{word}</w>" for n, word in enumerate(PASSAGE)),
    "?q=" + "+".join(map(quote, PASSAGE)),
    "-".join(PASSAGE),
    "".join(word.capitalize() for word in PASSAGE).join(("qx-", "-qx")),
    " ".join(" ".join(word) for word in PASSAGE),
    " <sup>3</sup> ".join(PASSAGE),
    " [12] ".join(PASSAGE),
]


@pytest.mark.parametrize("text", SPLIT, ids=range(len(SPLIT)))
def test_words_are_found_in_data(tmp_path: Path, text: str) -> None:
    """Attributes, comments, styles, lists, tables of words, addresses and slugs hide nothing."""
    assert holds(looked(tmp_path, text.encode()), FIRST, FIRST + 14)


def test_the_shortest_runs_are_found_wherever_they_stand() -> None:
    """The runs of the fewest letters are found whatever their distance from the beginning."""
    spans = [(STARTS[at + WANTED] - STARTS[at], at) for at in range(len(WORDS) - WANTED)]
    for _, first in sorted(spans)[:40]:
        run = f" {' '.join(WORDS[first : first + WANTED])} "
        for before in range(1, 30):
            text = "q" * before + run + "q"
            assert [hit.words for hit in SOUGHT[0].find(text.encode())][:1] == [WANTED], text


@pytest.mark.parametrize("joined", ["", "\u00ad", "\u0301", "\u200b"])
def test_a_tenth_word_that_only_begins_or_ends_alike_is_another(joined: str) -> None:
    """Nine words, and one more that is but a part of a longer word, are no run."""
    nine, ten = " ".join(PASSAGE[1:10]), PASSAGE[10]
    for text in (f"qx {nine} {ten}{joined}qx", f"qx{joined}{PASSAGE[0]} {nine} qx"):
        assert not any(runs.find(text.encode()) for runs in SOUGHT), text
    assert SOUGHT[0].find(f"qx {nine} {ten}, qx".encode())


def test_a_latin_encoding_is_read(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are read as they were meant."""
    page = f"<meta charset=iso-8859-1><p>{' '.join(PASSAGE)}".replace("я", "")
    passage = [word for word in page.partition("<p>")[2].split() if word]
    path = _written(tmp_path, page.encode("latin-1"))
    seen = look([path], sought([("x", " ".join(passage))], 10))
    assert [leak.words for leak in seen.leaks] == [len(passage)]


def _written(folder: Path, data: bytes, name: str = "page") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_nothing_hides_where_two_pieces_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is read in pieces gives one leak, on its line, wherever it is cut."""
    monkeypatch.setattr(opening, "PIECE", 512)
    monkeypatch.setattr(opening, "OVERLAP", 256)
    for before in range(300, 520, 7):
        text = "\n" * 200 + "q" * (before - 200) + f" {' '.join(PASSAGE)} " + "\nqq" * 300
        [leak] = looked(tmp_path, text.encode()).leaks
        assert (leak.line, leak.words) == (201, len(PASSAGE))


def test_a_leak_is_told_once_with_its_lines(tmp_path: Path) -> None:
    """The same words twice in a file are two leaks; the views of each are one."""
    line = f"<p class='a'>{' <b>'.join(PASSAGE)}&nbsp;</p>\n"
    seen = looked(tmp_path, f"<a\nb>\n{line}\n\n{line}".encode())
    assert [(leak.line, leak.words) for leak in seen.leaks] == [(3, 14), (6, 14)]
    seen = looked(tmp_path, f"qx\n{' '.join(PASSAGE[:1])}\n{' '.join(PASSAGE[1:])}\nqx".encode())
    assert [(leak.line, leak.until) for leak in seen.leaks] == [(2, 3)]


def test_a_file_may_be_called_what_it_may_not_say(tmp_path: Path) -> None:
    """Words in the name of a file are found."""
    words = [word for word in WORDS if word.isascii()][:14]
    path = _written(tmp_path, b"", "-".join(words) + ".html")
    [leak] = look([path], sought([("x", " ".join(words))], 10)).leaks
    assert leak.within == ("its name",)


@pytest.mark.parametrize("reader", ["pypdf", pytest.param("poppler", marks=needs("poppler"))])
def test_a_pdf_is_read_by_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    """Words that are set in a PDF are found on their page, whichever program reads it."""
    import typst

    if reader == "pypdf":
        monkeypatch.setenv("PATH", str(tmp_path))
    words = [word for word in WORDS if word.isalpha() and word.isascii()][:40]
    source = f"#pagebreak()\n{' '.join(words)}"
    path = _written(tmp_path, typst.compile(source.encode()), "a.bin")
    seen = look([path], sought([("x", " ".join(words))], 10))
    assert [(leak.within, leak.words) for leak in seen.leaks] == [(("page 2",), 40)]


def test_a_pdf_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a reader of PDFs the look is incomplete, and says what is wanted."""
    monkeypatch.setattr(pdf, "pages", lambda data: None)
    seen = looked(tmp_path, b"%PDF-1.7\n")
    assert not seen.complete
    assert "pypdf or poppler" in seen.skipped[0].why


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(TEXT.encode())[:-200],
        b"\x1f\x8b" + b"\1" * 60,
        _zipped(b"qx")[:60],
        b"%PDF-1.7 but no more",
        b"7z\xbc\xaf\x27\x1c" + b"\0" * 50,
    ],
    ids=["cut gzip", "no gzip", "cut archive", "no PDF", "7-Zip"],
)
def test_what_is_damaged_or_sealed_makes_a_look_incomplete(tmp_path: Path, data: bytes) -> None:
    """What cannot be unpacked is counted as not looked through."""
    assert not looked(tmp_path, data).complete


def test_what_only_speaks_of_pdf_is_no_pdf(tmp_path: Path) -> None:
    """A page that has the mark of another format somewhere is read as what it is."""
    seen = looked(tmp_path, f"<p>%PDF- PK\3\4 {' '.join(PASSAGE)}".encode())
    assert seen.complete
    assert holds(seen, FIRST, FIRST + 14)


def test_what_would_not_fit_in_memory_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive beyond the limit, and a stream that unpacks without end, are not passed over."""
    monkeypatch.setattr(opening, "WHOLE", 50)
    assert looked(tmp_path, _zipped(TEXT.encode())).skipped[0].why.startswith("packed files of ")
    monkeypatch.setattr(opening, "MOST", 1000)
    assert not looked(tmp_path, gzip.compress(b"q" * 2000)).complete


def test_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files, looked through side by side, give the same as one after another."""
    for number in range(40):
        count = number % 20
        _written(tmp_path, f"qx {' '.join(PASSAGE[:count])} qx".encode(), f"{number}.txt")
    _written(tmp_path, b"\x1f\x8b qx", "40.gz")
    one = look([tmp_path], SOUGHT)
    monkeypatch.setattr(looking, "WORTH", 0)
    monkeypatch.setattr(looking, "processors", lambda: 3)
    assert look([tmp_path], SOUGHT) == one
    assert len(one.leaks) == 20
    assert not one.complete


def test_fewer_words_may_be_too_many(tmp_path: Path) -> None:
    """The limit is what one says: four words in a row are found, three are not."""
    four = sought([("x", TEXT)], 4)
    path = _written(tmp_path, f"qx {' '.join(PASSAGE[3:7])} qx".encode())
    assert [leak.words for leak in look([path], four).leaks][:1] == [4]
    _written(tmp_path, f"qx {' '.join(PASSAGE[3:6])} qx".encode())
    assert not look([path], four).leaks


def test_pictures_are_counted(tmp_path: Path) -> None:
    """A picture is no gap in the look, but it is counted; and what is said in it is found."""
    seen = looked(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\rtEXt\0" + " ".join(PASSAGE).encode())
    assert seen.complete
    assert [one.why for one in seen.skipped] == ["pictures"]
    assert len(seen.leaks) == 1


def test_facts_count_as_one_word(tmp_path: Path) -> None:
    """A title alone is no leak; with nine words beside it, it is."""
    path = _written(tmp_path, f"qx {' '.join(PASSAGE)} qx".encode())
    title = " ".join(PASSAGE).title()
    assert not look([path], sought([("x", TEXT)], 10, [title])).leaks
    _written(tmp_path, f"qx {' '.join(WORDS[FIRST - 8 : FIRST + 14])} qx".encode())
    assert not look([path], sought([("x", TEXT)], 10, [title])).leaks
    _written(tmp_path, f"qx {' '.join(WORDS[FIRST - 9 : FIRST + 14])} qx".encode())
    [leak] = look([path], sought([("x", TEXT)], 10, [title])).leaks
    assert leak.words == 23


def test_a_site_indexed_by_pagefind_is_read(tmp_path: Path) -> None:
    """The index that Pagefind makes of a page is found to hold its words."""
    module = pytest.importorskip("pagefind_bin")
    import subprocess

    page = f"<html lang=en><title>Q</title><body><main><p>{TEXT}</p></main></body></html>"
    _written(tmp_path, page.encode(), "index.html")
    program = module.get_executable()
    subprocess.run([program, "--site", tmp_path], check=True, capture_output=True)
    (tmp_path / "index.html").unlink()
    seen = look([tmp_path], SOUGHT)
    assert seen.complete
    assert {leak.path.suffix for leak in seen.leaks} == {".pf_fragment"}


def test_the_command_tells_where_and_never_what(sample: Path, edition: Callable[..., Run]) -> None:
    """Each leak has its line, its paragraph and its characters, and no word of the witness."""
    words = (sample / "tei" / "witness" / "letters.txt").read_text(encoding="utf-8")
    passage = max(words.split("\n"), key=len)
    site = sample / "site"
    site.mkdir()
    _written(site, f"<p>\n<b>{passage}</b>\n".encode(), "a.html")
    _written(site, b"nothing\n", "b.txt")
    done = edition("leaks", site, cwd=sample)
    assert done.code == 1
    [line, summary] = done.out.splitlines()
    start = words.index(passage)
    assert line.startswith("site/a.html: line 2: ")
    assert f" words of letters, p1 (characters {start} to " in line
    assert summary.startswith("Looked through 2 files (")
    assert not Runs([("letters", words)], 4).find(done.out.encode())
    report = json.loads(edition("leaks", "--format", "json", site, cwd=sample).out)
    [leak] = report["leaks"]
    assert (leak["path"], leak["line"], leak["id"], leak["start"]) == (
        "site/a.html",
        2,
        "p1",
        start,
    )


def test_the_status_says_whether_one_could_look(bare: Path, edition: Callable[..., Run]) -> None:
    """Without a witness, a folder or a file in it the command ends with 2, in one sentence."""
    site = bare / "site"
    for words in (["leaks", site], ["leaks"]):
        done = edition(*words, cwd=bare)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert "is not there" in done.err
    site.mkdir()
    _written(site, b"nothing", "a.html")
    done = edition("leaks", site, cwd=bare)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "there is no copy of the witness" in done.err
    (bare / "tei" / "witness").mkdir()
    shutil.copyfile(
        Path(__file__).parent / "sample" / "tei" / "witness" / "letters.txt",
        bare / "tei" / "witness" / "letters.txt",
    )
    assert edition("leaks", site, cwd=bare).code == 0
    _written(site, b"\x1f\x8b nothing that is packed", "b.gz")
    done = edition("leaks", site, cwd=bare)
    assert done.code == 2
    assert "site/b.gz: not looked through: " in done.out


@pytest.mark.needs("witness")
def test_the_public_edition_holds_no_words(
    public: Path, witness: Path, edition: Callable[..., Run]
) -> None:
    """What may be published has no ten words of the chapter, in any file."""
    done = edition("leaks", cwd=public.parent.parent, env={"EDITION_WITNESS": str(witness)})
    assert (done.code, done.err) == (0, "")
    assert done.out.partition("\n")[0].endswith(": none found.")


@pytest.mark.needs("witness")
def test_the_full_edition_holds_them_in_every_format(
    full: Path, edition: Callable[..., Run]
) -> None:
    """What has the words is found to have all of them, as a page, in print, as text and as TEI."""
    root = full.parent.parent
    done = edition("leaks", "--format", "json", full, cwd=root)
    assert done.code == 1
    leaks = json.loads(done.out)["leaks"]
    whole = (root / "tei" / "witness" / "broue-1988.txt").read_text(encoding="utf-8")
    for path in ("html/broue-1988.html", "text/broue-1988.txt", "tei/texts/broue-1988.xml"):
        held = {
            at
            for leak in leaks
            if leak["path"].endswith(path)
            for at in range(leak["start"], leak["end"])
        }
        assert len(held) > 0.9 * len(whole), path
    assert any(leak["path"].endswith("pdf/broue-1988.pdf") for leak in leaks)
