"""What the PDFs say to those who hear them: the plain text’s words, each note in its place."""

from __future__ import annotations

import datetime
import io
import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from edition.project import resources
from edition.typesetting import typeset
from tests.conftest import BOTH
from tests.logical import Tag, read

TEXTS = ("introduction", "broue-1988")


# A text as one string: [7]{…} for a note and its reference, [Ed.: …] for a note of this edition


def _spoken(tag: Tag, corrections: list[str]) -> str:
    """The words of a tag in their logical order, where a note follows its reference at once."""
    out = []
    mark = ""
    for part in tag.parts:
        if isinstance(part, str):
            # How much is withheld, print says once a block, and the plain text at each place.
            out.append("" if re.fullmatch(r"\s*[\d,]+ characters? withheld", part) else part)
        elif part.role == "Lbl":
            mark = part.words
        elif part.role == "Note":
            number, *rest = part.parts
            assert isinstance(number, Tag)
            assert number.words == mark, "the note that follows is the one that is referred to"
            words = _spoken(Tag("", rest), corrections).lstrip()
            if mark == "†":
                corrections.append(words)
            else:
                out.append(f"[{mark}]{{{words}}}" if mark.isdigit() else f" [Ed.: {words}]")
        else:
            out.append(_spoken(part, corrections) + (" " if part.role in _BLOCKS else ""))
    return "".join(out)


_BLOCKS = ("P", "H1", "H2", "BlockQuote", "L", "LI")


def _written(outputs: Path, key: str) -> tuple[str, list[str]]:
    """The same of the plain text, whose notes stand at its end; and its list of corrections."""
    folder = outputs / "text"
    text = (folder / f"{key}.txt").read_text("utf-8")
    passages = json.loads((folder / f"{key}.map.json").read_text("utf-8"))["passages"]
    places: dict[str, tuple[int, int]] = {}
    for entry in passages:
        first, last = map(int, entry["char"].split(","))
        places[entry["address"].partition("#")[2]] = (first, last)
    heading = re.search(r"^.+\n=+\n", text, re.MULTILINE)
    end = re.search(r"^(Corrections|.+: this edition)\n-+\n", text, re.MULTILINE)
    notes = re.search(r"^Notes\n-+\n", text, re.MULTILINE)
    assert heading
    assert end
    assert notes
    changes = [(notes.start(), notes.end(), "")]
    for name, (first, last) in places.items():
        if name[0] == "n":
            changes.append((first, last, ""))
        elif name[0] == "p":
            changes.append((first, first, f"{name[1:]} "))  # the number in the margin
        elif name[0] == "r" and first < notes.start():
            number = text[first:last].strip("[]")
            words = text[slice(*places[f"n{number}"])].removeprefix(f"{number}. ")
            changes.append((first, last, f"[{number}]{{{words}}}"))
    out, at = [], heading.start()
    for first, last, instead in sorted(changes):
        out += [text[at:first], instead]
        at = last
    out.append(text[at : end.start()])
    corrected = re.findall(r"^[pqn]\d+: (“.*)$", text[end.start() :], re.MULTILINE)
    return re.sub(r"\n[=-]{3,}\n", "\n", "".join(out)), corrected


def _words(text: str, outputs: Path) -> list[str]:
    """The words, as white space parts them; of a withheld text its characters without white space.

    Not compared are the break that a word has at a line’s end, the space before the mark of a note,
    which print closes, and of a withheld text what stands for the words: bars in print, in the
    plain text so many characters; nor brackets of this edition that meet, which print joins.
    """
    text = re.sub(r"\s+(?=\[\d+\])", "", text.replace("\u00ad", ""))
    if outputs.name == "public":
        text = re.sub(r"\[[\d,]+ characters? withheld\]|[‹›]", " ", text)
        return list(re.sub(r"\]\[Ed\.:", "", "".join(text.split())))
    return text.split()


def _alone(outputs: Path, key: str) -> list[Tag | str]:
    """What a text is in its own PDF, after the title page and the imprint."""
    parts = read(PdfReader(outputs / "pdf" / f"{key}.pdf")).parts
    roles = [part.role for part in parts if isinstance(part, Tag)]
    return parts[roles.index("H1") :]


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_what_is_heard_is_what_is_written(outputs: Path, key: str) -> None:
    """A text’s PDF, in its logical order, has the words of the plain text, and no others.

    Notes follow their references at once, and each correction says what the plain text’s list says.
    """
    corrections: list[str] = []
    heard = _spoken(Tag("", _alone(outputs, key)), corrections)
    written, corrected = _written(outputs, key)
    assert _words(heard, outputs) == _words(written, outputs)
    assert len(_words(heard, outputs)) > 5_000
    assert sorted(corrections) == sorted(re.sub("^“.*?”[.] ", "", one) for one in corrected)


@BOTH
def test_the_book_says_what_its_texts_say(outputs: Path) -> None:
    """Within the book a text is heard as it is heard alone."""
    parts = read(PdfReader(outputs / "pdf" / "book.pdf")).parts
    begins = [at for at, part in enumerate(parts) if isinstance(part, Tag) and part.role == "H1"]
    for key in TEXTS:
        alone = _spoken(Tag("", _alone(outputs, key)), [])
        within = [_spoken(Tag("", parts[at:to]), []) for at, to in pairwise(begins)]
        # Before the heading of a text may stand its author, whom the title page has as well.
        same = [one for one in within if one.removesuffix("Pierre Broué ") == alone]
        assert len(same) == 1, [one[:60] for one in within]


def _apart(tag: Tag, notes: list[str]) -> str:
    """The words of a tag without its notes, which are put into the list before those in them."""
    out = []
    for part in tag.parts:
        if isinstance(part, str):
            out.append(part)
        elif part.role == "Note":
            within: list[str] = []
            words = _apart(part, within)
            notes += [words, *within]
        else:
            out.append(_apart(part, notes))
    return "".join(out)


@BOTH
@pytest.mark.needs("poppler")
@pytest.mark.parametrize("key", TEXTS)
def test_what_is_on_the_pages_is_what_is_heard(outputs: Path, key: str) -> None:
    """Page by page stand the running head, the text, and its notes, all of them and in order.

    Poppler reads the pages in the order in which they are painted, and knows nothing of tags.
    """
    path = outputs / "pdf" / f"{key}.pdf"
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().removesuffix("\f").split("\f")
    notes: list[str] = []
    text = _characters(_apart(read(PdfReader(path)), notes))
    foot = _characters("".join(notes))
    for number, page in enumerate(pages, 1):
        head, _, rest = page.partition("\n") if number > 3 else ("", "", page)
        assert re.fullmatch(rf"({number} .+|.+ {number})?", head)
        found = _characters(rest)
        begins = [
            at
            for at in range(len(found) + 1)
            if text.startswith(found[:at]) and foot.startswith(found[at:])
        ]
        assert begins, f"page {number} begins {found[:60]}; expected were {text[:60]}, {foot[:60]}"
        text, foot = text[begins[-1] :], foot[len(found) - begins[-1] :]
    assert (text, foot) == ("", "")


def _characters(text: str) -> str:
    """What is left without white space and hyphens, which a line’s end may add or take."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


# Books as small as can be: what stands at a distance, and what stands in the contents


def _heard(blocks: str) -> Tag:
    """The structure of a book that consists of some blocks of the print document."""
    document = (
        '<book lang="en" title="A" author="B" date="2026-01-31" version="1" withheld="1"'
        f' keywords="c" running="A">{blocks}</book>'
    )
    template = resources("xslt") / "assets" / "book.typ"
    return read(PdfReader(io.BytesIO(typeset(document, datetime.date(2026, 1, 31), template, "a"))))


def _part(blocks: str) -> str:
    heading = '<opening><h level="1">Lamps</h></opening>'
    return f'<part key="a" lang="en" title="Lamps" withheld="1">{heading}{blocks}</part>'


@pytest.mark.parametrize("characters", [1, 5, 400])
def test_a_bar_parts_words(characters: int) -> None:
    """What stands on both sides of a bar is heard and copied as two words, however short it is."""
    bar = f'<w c="{characters}"/>'
    paragraph = f'<p id="a.p1" n="1">{bar}<d>Skerry</d>{bar}<d>Ada</d>{bar}</p>'
    (heard,) = (tag.words for tag in _heard(_part(paragraph)).iter("P"))
    assert re.fullmatch(r"1\s+Skerry\s+Ada\s*", heard)


def test_what_stands_at_a_distance_is_parted() -> None:
    """A distance on the page is a space for who hears or copies: no two numbers become one."""
    heard = _heard(
        '<contents title="Contents"/>'
        + _part(
            '<p id="a.p1" n="1">Ledger<note n="7" ref="a.r7" id="a.n7">1910, T 8'
            "<s>12 characters withheld</s></note>, T 1175<s>1 character withheld</s></p>"
        )
        + '<lives title="Lives" key="lives"><life id="person.a"><name>Fenwick</name>'
        "<dates>1860</dates><stage><when>1870</when><what>2 ledgers</what>"
        '<at to="a.p1">p1</at></stage></life></lives>'
        '<letters title="Letters" key="letters"><letter id="doc.a"><when>1910</when>'
        "<from>Ada</from><to>Ida</to><kind>circular</kind><number>T 7</number></letter></letters>"
    )
    assert [" ".join(tag.words.split()) for tag in heard.iter("P")] == [
        *("Lamps 3", "Lives 5", "Letters 7"),
        "1 Ledger77 1910, T 8 12 characters withheld, T 1175 1 character withheld",
        *("Fenwick 1860", "1870 2 ledgers 3 p1", "1910 (circular) Ada to Ida. T 7."),
    ]


def test_a_heading_is_tagged_once() -> None:
    """No heading stands within another, nor does that of the contents."""
    heard = _heard('<contents title="Contents"/>' + _part('<h level="2" id="a.h1">Oil</h>'))
    assert [tag.words for role in ("H1", "H2") for tag in heard.iter(role)] == [
        *("Contents", "Lamps", "Oil"),
    ]
