"""The no-break spaces of print, by language: where they stand, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.project import resources

NO_BREAK = "\u00a0"
LANGUAGES = ("en", "fr", "de", "ru", "cop", "")
SHEET = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="urn:edition:xslt">
  <xsl:output method="text"/>
  <xsl:include href="{dates}"/>
  <xsl:include href="{bonds}"/>
  <xsl:function name="e:tried" as="xs:string" visibility="public">
    <xsl:param name="run" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="e:unbroken($run, $language)"/>
  </xsl:function>
</xsl:stylesheet>"""


class Bonds:
    """The module of the bonds, compiled once."""

    def __init__(self, folder: Path) -> None:
        from saxonche import PySaxonProcessor

        modules = resources("xslt") / "modules"
        sheet = folder / "tried.xsl"
        uris = {name: (modules / f"{file}.xsl").as_uri() for name, file in FILES.items()}
        sheet.write_text(SHEET.format(**uris), "utf-8")
        self.saxon: Any = PySaxonProcessor(license=False)
        self.sheet: Any = self.saxon.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(sheet)
        )

    def __call__(self, run: str, language: str) -> str:
        """A run of text with its no-break spaces."""
        values = [self.saxon.make_string_value(word) for word in (run, language)]
        name = "{urn:edition:xslt}tried"
        return str(self.sheet.call_function_returning_string(name, values) or "")


FILES = {"dates": "dates", "bonds": "print-bonds"}


@pytest.fixture(scope="module")
def bonds(tmp_path_factory: pytest.TempPathFactory) -> Bonds:
    """The function that puts no-break spaces into a run of text of some language."""
    return Bonds(tmp_path_factory.mktemp("bonds"))


@pytest.mark.parametrize(
    ("language", "marked"),
    [  # a tilde for each no-break space
        ("en", "on 24~June 1928, p.~5, pp.~vii and nos.~4, T~2560, vol.~II of it"),
        ("en", "L.D.~Trotsky met Dr~Smith and Mr.~Jones~– twice, c.~1890, on May 3"),
        ("en", "the 3rd~May; a page 5; step. 5 of"),
        ("fr", "le 24~juin et le 1er~mai, p.~5, n°~4, t.~II, Mme~Serge, M.~Broué"),
        ("fr", "«~Est-ce vrai~?~» dit-il~: oui~; non~! L.~Trotsky"),
        ("de", "am 24.~Juni, S.~5, Bd.~II, Nr.~4, Dr.~Adler, 5~%"),
        ("ru", "24~июня 1928, с.~5, т.~2, №~4, тов.~Сосновский"),
        ("cop", "24 June, p. 5, T~2560, L.D.~Trotsky~– 5~%"),
        ("fr", "24 June, 24. Juni; p.~5"),
        ("de", "24 juin, 24 Juni, p. 5"),
        ("en", "24 juin, 24. Juni, S. 5, why ?"),
    ],
)
def test_bonds_are_those_of_the_language(bonds: Bonds, language: str, marked: str) -> None:
    """Day and month, locator and number, title and name hold together as each language has them."""
    run = marked.replace("~", " ")
    assert bonds(run, language).replace(NO_BREAK, "~") == marked


PIECES = st.sampled_from(
    [
        *("24", "1.", "1er", "3rd", "5", "ii", "June", "juin", "Juni", "июня", "a", "Ж", "é"),
        *("p.", "S.", "с.", "n°", "№", "§", "T", "A.B.", "Mr", "Mme", "Dr.", "%", "–", "—"),
        *("«", "»", "?", ";"),
    ]
)
RUNS = st.lists(st.one_of(PIECES, st.text("aB1.,–«»\u00a0\u202f\t§№?", max_size=4)), max_size=12)


@settings(deadline=None, max_examples=300)
@given(words=RUNS, language=st.sampled_from(LANGUAGES))
@example(words=["", "", "–", ""], language="fr")
def test_nothing_but_spaces_changes(bonds: Bonds, words: list[str], language: str) -> None:
    """No character is lost, added or moved; some spaces become no-break ones."""
    run = " ".join(words)
    made = bonds(run, language)
    assert len(made) == len(run)
    for before, after in zip(run, made, strict=True):
        assert after == before or (before, after) == (" ", NO_BREAK)


@settings(deadline=None, max_examples=100)
@given(words=RUNS, language=st.sampled_from(LANGUAGES))
def test_done_twice_is_done_once(bonds: Bonds, words: list[str], language: str) -> None:
    """A run that has its no-break spaces gets no others."""
    made = bonds(" ".join(words), language)
    assert bonds(made, language) == made
