"""Withholding and restoring are exact inverses, whatever the document."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, example, given, settings

from edition.coverage import inspect
from edition.markup import OwnText, Source
from edition.restoring import restore
from edition.withholding import withhold
from edition.words import Words
from tests.documents import Pair, pairs

OWN = OwnText()
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{}</text></TEI>'


def _pair(text: str, body: str) -> Pair:
    return Pair(Words("t", text), TEI.format(body))


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
@example(_pair("a b", "<p>a <![CDATA[]]>b</p>"))
@example(_pair("a b", "<p>a<![CDATA[ ]]>b</p>"))
@example(_pair("a > b", "<p><![CDATA[a > b]]></p>"))
@example(_pair("]]>", "<p>]]&gt;</p>"))
@example(_pair("a\u00a0b", "<p>a b</p>"))
@example(_pair("R&D", "<p>R&#38;D</p>"))
def test_restoring_what_was_withheld_gives_the_file_back(pair: Pair) -> None:
    """restore(withhold(file)) is the file, byte for byte."""
    withheld = withhold(Source(pair.restored), pair.words, OWN)
    assert restore(Source(withheld), pair.words, OWN) == pair.restored


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_withholding_what_was_restored_gives_the_file_back(pair: Pair) -> None:
    """withhold(restore(file)) is the file, byte for byte, and its walk finds full coverage."""
    withheld = withhold(Source(pair.restored), pair.words, OWN)
    restored = restore(Source(withheld), pair.words, OWN)
    assert withhold(Source(restored), pair.words, OWN) == withheld
    inspection = inspect(Source(withheld), pair.words, OWN)
    assert inspection.problems == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_a_withheld_file_holds_no_text_of_the_witness(pair: Pair) -> None:
    """Once our own text, the tags, the comments and instructions are gone, only space is left."""
    withheld = withhold(Source(pair.restored), pair.words, OWN)
    rest = "".join(
        token.raw
        for token in Source(withheld).tokens(OWN)
        if token.words and token.kind in ("text", "cdata") and token.raw != "<![CDATA[]]>"
    )
    rest = re.sub(r"&#(32|xA0);", " ", rest)
    assert rest.strip() == ""
