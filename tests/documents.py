"""Generated witnesses, and restored documents that hold their words in every way XML allows."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from edition.gaps import escape
from edition.words import Words

LETTERS = st.sampled_from([*"abzAZ019.,;–—“”’…é&<>'\"]-", "e\u0301", "𝔄", "字", "👩\u200d🚀"])
WORD = st.lists(LETTERS, min_size=1, max_size=6).map("".join)
SPACE = st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  "])
LAYOUT = st.sampled_from([" ", "\n", "\n  ", "\t", " \n", "\u00a0", "&#32;", "&#xA0;", "  "])
OWN = st.sampled_from(
    [
        '<corr resp="#ed">our <hi>own</hi> reading</corr>',
        "<corr>ours</corr>",
        '<note resp="#ed" xml:id="e1"><p>A note of ours &amp; more</p></note>',
        "<supplied resp='#ed #ed'>it</supplied>",
        "<reg>regular</reg>",
    ]
)
BESIDE = st.sampled_from(
    [
        "<!-- a comment with <tags/> & “words” -->",
        "<?target some data?>",
        "<?edition-like it is not ours?>",
        "<lb/>",
        "<ptr\n  target='#n1'   n=\"2\"/>",
        '<gap reason="ellipsis"/>',
        "<![CDATA[]]>",
        "<anchor xml:id='x\"y'/>",
    ]
)
TAGS = st.sampled_from(
    [
        ("<p>", "</p>"),
        ('<hi rend="b" xml:id="h">', "</hi >"),
        ("<persName\n   ref='person:a' cert=\"low\">", "</persName>"),
        ('<seg resp="#rh">', "</seg>"),
        ('<note resp="#rh #ed" n="a > b">', "</note>"),
    ]
)


@dataclass(frozen=True)
class Pair:
    """A witness and a restored document that holds its words."""

    words: Words
    restored: str


def _spelt(draw: st.DrawFn, character: str) -> str:
    way = draw(st.integers(0, 15))
    if way == 0 and not character.isalnum():
        return f"&#{ord(character)};"
    if way == 1 and not character.isalnum():
        return f"&#x{ord(character):x};"
    if way == 2 and character == ">":
        return ">"
    if way <= 4 and character in "'\"":
        return "&apos;" if character == "'" else "&quot;"
    return escape(character)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw a witness, then write it down as a document, character by character."""
    tokens = draw(st.lists(WORD, min_size=1, max_size=14))
    spaces = draw(st.lists(SPACE, min_size=len(tokens), max_size=len(tokens)))
    text = "".join(word + space for word, space in zip(tokens, spaces, strict=True))
    if draw(st.booleans()):
        text = text.rstrip()
    out: list[str] = []
    open_tags: list[str] = []
    plain = True  # whether text may follow without closing a raw ">" trap

    def markup() -> None:
        nonlocal plain
        for _ in range(draw(st.integers(0, 2))):
            plain = False
            what = draw(st.integers(0, 5))
            if what <= 1 and len(open_tags) < 8:
                start, end = draw(TAGS)
                out.append(start)
                open_tags.append(end)
            elif what <= 3 and open_tags:
                out.append(open_tags.pop())
            else:
                out.append(draw(OWN if what == 4 else BESIDE))

    index = 0
    while index < len(text):
        if draw(st.integers(0, 5)) == 0:
            markup()
        character = text[index]
        if character.isspace():
            end = index
            while end < len(text) and text[end].isspace():
                end += 1
            # The witness has white space here: the document may lay it out as it likes.
            out.append(text[index:end] if draw(st.integers(0, 3)) else draw(LAYOUT))
            index = end
        elif draw(st.integers(0, 30)) == 0:
            end = index
            while end < len(text) and not text[end].isspace():
                end += 1
            section = text[index:end]
            if "]]>" in section:
                out.append(escape(section))
            else:
                out.append(f"<![CDATA[{section}]]>")
            index = end
        else:
            spelt = _spelt(draw, character)
            if spelt == ">" and "".join(out[-2:]).endswith("]]"):
                spelt = "&gt;"
            out.append(spelt)
            index += 1
    out.extend(reversed(open_tags))
    declaration = draw(st.sampled_from(["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"]))
    header = "<teiHeader><p>Words of ours, e.g. abz.</p></teiHeader>"
    body = "".join(out)
    after = draw(st.sampled_from(["", "\n", "<!-- end -->\n"]))
    restored = (
        f'{declaration}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="t">\n'
        f"  {header}\n<text>{body}</text></TEI>{after}"
    )
    return Pair(Words("t", text), restored)
