"""Invented witnesses, and what people and programs do to copies of them."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import partial

from hypothesis import strategies as st

Change = Callable[[str], str]

# Only capitals and letters that no message of the engine contains.
LETTERS = "QWXZJVÉÜŽЖΨ\N{MATHEMATICAL FRAKTUR SMALL A}\N{GOTHIC LETTER HWAIR}"
COMBINED = ("Q\u0301", "X\u0323\u0307", "E\u0302\u0301")
TYPOGRAPHY = ("“", "”", "‘", "’", "’”", '"', "'", "–", "—", "-", "--", "…", "….", "...", "\u00ad")
PLAIN = (".", ",", "?", "(", "[7]", "1928")

pieces = st.one_of(
    st.text(LETTERS, min_size=1, max_size=7),
    st.text(LETTERS, min_size=1, max_size=7),
    st.sampled_from(COMBINED + TYPOGRAPHY + PLAIN),
)
words = st.lists(pieces, min_size=1, max_size=4).map("".join)
spaces = st.sampled_from([" "] * 8 + ["\u00a0", "  ", "\t", " \u00a0"])
breaks = st.sampled_from(["\n", "\n\n", "\n\n\n"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A paragraph, a heading or the like, that has at least one letter."""
    text = draw(st.text(LETTERS, min_size=1, max_size=7))
    for _ in range(draw(st.integers(0, 14))):
        text += draw(spaces) + draw(words)
    return text


@st.composite
def witnesses(draw: st.DrawFn, least: int = 1) -> str:
    """A canonical text in composed form."""
    blocks = draw(st.lists(lines(), min_size=least, max_size=6, unique=True))
    text = draw(st.sampled_from(["", "\n"])) + blocks[0]
    for block in blocks[1:]:
        text += draw(breaks) + block
    return unicodedata.normalize("NFC", text + draw(st.sampled_from(["", "\n"])))


def _replacing(characters: str, *others: str) -> Change:
    """Put other characters in the place of some."""

    def replace(text: str) -> str:
        for character, other in zip(characters, others, strict=True):
            text = text.replace(character, other)
        return text

    return replace


def wrapping(width: int) -> Change:
    """Break lines, after hyphens too."""

    def wrap(text: str) -> str:
        return "\n".join(
            textwrap.fill(line, width, break_long_words=False) for line in text.split("\n")
        )

    return wrap


changes: st.SearchStrategy[Change] = st.one_of(
    st.sampled_from(
        [
            lambda text: unicodedata.normalize("NFD", text),
            _replacing("“”‘’", '"', '"', "'", "'"),
            _replacing("“”", "``", "''"),
            _replacing("–—", "-", "--"),
            _replacing("–—", "--", "---"),
            _replacing("…", "..."),
            _replacing("…", ". . ."),
            _replacing("\u00ad", ""),
            lambda text: text.replace("\u00a0", " "),
            lambda text: text.replace(" ", "\u00a0"),
            lambda text: re.sub("\n+", "\n\n", text),
            lambda text: re.sub("\n+", "\n", text),
            lambda text: re.sub("\n+", "\n\n\n\n", text).strip(),
            lambda text: re.sub(r"(?m)^", "    ", text),
            lambda text: re.sub(r"(?m)^(?=.)", "\t", text),
            lambda text: re.sub(r"(?m)$", "  ", text),
            lambda text: text.replace("\n", "\r\n"),
        ]
    ),
    st.integers(8, 80).map(wrapping),
)


def page(text: str, charset: str = "utf-8") -> bytes:
    """A web page with the text, made as such pages were around 2008."""
    entities = {"“": "&ldquo;", "–": "&#8211;", "—": "&#151;", "\u00a0": "&nbsp;", "…": "&#x2026;"}
    body: list[str] = []
    for number, line in enumerate(filter(None, text.split("\n")), 1):
        marked = html.escape(line, quote=False)
        for character, entity in entities.items():
            marked = marked.replace(character, entity)
        marked = re.sub(
            r"\[(\d+)\]", r'<a href="#n\1" name="r\1"><font size="2">[\1]</font></a>', marked
        )
        marked = marked.replace(" ", "\n", 1)
        tag = "h3" if number == 1 else "p"
        body.append(f'<{tag} class="fst"><font face="Times">{marked}</font></{tag}>')
        if number % 3 == 0:
            body.append('<p class="linkback"><a href="#top">Top of the page</a></p><hr>')
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>An invented page</title><style>p {{ margin: 0 }}</style></head><body>
<script>document.write("not a word of it")</script>
<p class="linkback"><a name="top"></a><a href="../index.htm">Index</a> &nbsp;|&nbsp;
<a href="/">Archive</a></p><!-- the text -->
{chr(10).join(body)}
<p class="linkback">&nbsp;<br><a href="#top">Top of the page</a> &raquo;</p>
<p class="updat">Last updated on: 12.10.2011</p></body></html>""".encode(
        charset, "xmlcharrefreplace"
    )


def encodings(copy: str, text: str) -> list[Callable[[str], bytes]]:
    """The ways in which a copy of a text can be put into bytes and still be recognised."""
    ways: list[Callable[[str], bytes]] = [
        lambda copy: copy.encode(),
        lambda copy: copy.encode("utf-8-sig"),
        lambda copy: copy.encode("utf-16"),
        lambda copy: ("\ufeff" + copy).encode("utf-16-be"),
    ]
    if sum(map(str.isascii, copy)) * 2 > len(copy):  # else nothing tells UTF-16 without a mark
        ways += [lambda copy: copy.encode("utf-16-le"), lambda copy: copy.encode("utf-16-be")]
    if len(re.split(r"\s*\n\s*", copy.strip())) == len(re.split("\n+", text.strip())):
        ways.append(page)
        for charset in ("iso-8859-1", "windows-1252"):
            if not _is_utf8(page(copy, charset)):  # two letters alone may be one of UTF-8 by chance
                ways.append(partial(page, charset=charset))
    return ways


def _is_utf8(data: bytes) -> bool:
    """Whether bytes that are not all ASCII could be UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not data.isascii()
