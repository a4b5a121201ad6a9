"""Questions about quotation marks and brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from edition.audit.questions import Question
from edition.audit.reading import Block

PAIRS = {"“": "”", "«": "»", "(": ")", "[": "]"}
_OPENING = re.compile(r"‘(?=\w)")
_CLOSING = re.compile(r"’(?!\w)")


def unbalanced(blocks: Iterable[Block]) -> Iterator[Question]:
    """Quotation marks and brackets that open and do not close, or the other way round."""
    for block in blocks:
        for mark, why in _unpaired(block.text):
            yield Question("unbalanced", block.place, mark, why)


def _unpaired(text: str) -> Iterator[tuple[str, str]]:
    closing = {end: start for start, end in PAIRS.items()}
    depth: Counter[str] = Counter()
    astray: Counter[str] = Counter()
    for character in text:
        if character in PAIRS:
            depth[character] += 1
        elif character in closing:
            if depth[closing[character]]:
                depth[closing[character]] -= 1
            else:
                astray[character] += 1
    # An apostrophe looks like a closing mark: only one that opens can lack its partner.
    for match in _OPENING.finditer(text):
        if _CLOSING.search(text, match.end()) is None:
            depth["‘"] += 1
    for mark, count in depth.items():
        if count:
            yield mark, "opens and does not close"
    for mark in astray:
        yield mark, "closes and has not opened"
    if text.count('"') % 2:
        yield '"', "stands an odd number of times"
