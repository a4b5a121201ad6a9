"""The one written form of a withheld stretch, and of the spellings that it cannot carry.

A stretch of the witness is a ``gap`` element in exactly this spelling::

    <gap reason="rights" unit="char" quantity="45" corresp="witness:KEY#char=1980,2025"/>

The fragment follows RFC 5147: positions between code points, counted from 0.  The words come back
in the plainest spelling that XML allows.  Where a restored file spelt them otherwise, an
instruction remembers it, so that the way out and back is exact: ``<?edition as &#8217;?>`` after a
gap gives its spelling (never that of a letter or digit, which would publish the word), and
``<?edition cdata?> … <?edition end?>`` stand for a marked section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(
    r'<gap reason="rights" unit="char" quantity="([1-9][0-9]{0,11})"'
    r' corresp="witness:([a-z][a-z0-9-]*)#char=(0|[1-9][0-9]{0,11}),([1-9][0-9]{0,11})"/>'
)
_INSTRUCTION = re.compile(r"<\?edition(?:\s.*)?\?>", re.DOTALL)
_SPELLING = re.compile(r"<\?edition as (&[^;&<\s]+;|>)\?>")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
CDATA = "<?edition cdata?>"
CDATA_END = "<?edition end?>"


@dataclass(frozen=True, slots=True)
class Gap:
    """A withheld stretch: the witness's key and the positions of its two ends."""

    key: str
    start: int
    end: int

    def __str__(self) -> str:
        return (
            f'<gap reason="rights" unit="char" quantity="{self.end - self.start}"'
            f' corresp="witness:{self.key}#char={self.start},{self.end}"/>'
        )

    @classmethod
    def parse(cls, tag: str) -> Gap | None:
        """Read a tag; None when it is not a withheld stretch in its one written form."""
        match = _GAP.fullmatch(tag)
        if match is None:
            return None
        gap = cls(match[2], int(match[3]), int(match[4]))
        return gap if gap.end - gap.start == int(match[1]) else None


def escape(words: str) -> str:
    """Spell words as XML character data, in the plainest way."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def character(reference: str) -> str:
    """The character that a reference such as ``&#8217;`` or ``&amp;`` stands for.

    Raises:
        ValueError: it stands for none that the engine knows.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    if match[3]:
        return _NAMED[match[3]]
    found = chr(int(match[1], 16) if match[1] else int(match[2]))
    if not _ALLOWED.fullmatch(found):
        raise ValueError(reference)
    return found


def spelt(spelling: str) -> str:
    """The character that a spelling stands for: a reference, or a bracket that is not escaped.

    Raises:
        ValueError: it stands for none that the engine knows.
        OverflowError: its number is beyond all characters.
    """
    return spelling if spelling == ">" else character(spelling)


def is_instruction(raw: str) -> bool:
    """Whether a processing instruction is one of the engine's own."""
    return _INSTRUCTION.fullmatch(raw) is not None


def spelling_instruction(raw: str) -> str:
    """The instruction that remembers how a character was spelt."""
    return f"<?edition as {raw}?>"


def remembered_spelling(instruction: str) -> str | None:
    """The spelling that an instruction remembers; None when withholding would not write it so.

    It is a bare bracket, or a reference to one character that is neither a letter, a digit nor
    white space, and not in the plainest spelling anyway.
    """
    match = _SPELLING.fullmatch(instruction)
    if match is None:
        return None
    try:
        text = spelt(match[1])
    except (ValueError, OverflowError):
        return None
    return None if text.isalnum() or text.isspace() or escape(text) == match[1] else match[1]
