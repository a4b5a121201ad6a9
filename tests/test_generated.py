"""Whatever the edition's schema accepts, the TEI's accepts: shown on generated documents."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.generating.judging import Judges, compiled
from tests.generating.walking import Generator
from tests.tighter import PAGE, Schema, page

RNG = ROOT / "schema" / "edition.rng"
LEAST, MOST = 100, 400
SEED = 20260101


@pytest.fixture(scope="module")
def documents() -> tuple[Generator, list[etree._ElementTree]]:
    """As many documents as it takes to use all of the schema, and the generator that made them."""
    generator = Generator(etree.parse(RNG), SEED)
    made: list[etree._ElementTree] = []
    while len(made) < LEAST or (generator.unused and len(made) < MOST):
        made.append(generator.document(len(made)))
    return generator, made


def test_all_of_the_schema_is_generated(
    documents: tuple[Generator, list[etree._ElementTree]],
) -> None:
    """Every element, attribute, listed value and datatype of the schema is in some document."""
    assert documents[0].unused == []


def test_generated_documents_are_ours(
    documents: tuple[Generator, list[etree._ElementTree]],
) -> None:
    """The generator makes nothing that the edition's schema refuses."""
    ours = compiled(RNG)
    judges = Judges(ours, ours)
    refusals = [judges.refusal(document, number) for number, document in enumerate(documents[1])]
    assert list(filter(None, refusals)) == []


@pytest.mark.needs("tei_all")
def test_generated_documents_are_tei(
    documents: tuple[Generator, list[etree._ElementTree]], tei_schema: etree.RelaxNG
) -> None:
    """The TEI's schema accepts each of them; a refusal is shown by its smallest document."""
    judges = Judges(compiled(RNG), tei_schema)
    for number, document in enumerate(documents[1]):
        refusal = judges.refusal(document, number)
        if refusal is not None:
            pytest.fail(f"{refusal}: {etree.tostring(judges.smallest(document)).decode()}")


@pytest.mark.needs("jing")
def test_jing_accepts_generated_documents(
    documents: tuple[Generator, list[etree._ElementTree]], tmp_path: Path
) -> None:
    """A second RelaxNG processor accepts what the generator makes."""
    for number, document in enumerate(documents[1][:60]):
        document.write(tmp_path / f"{number}.xml", encoding="utf-8")
    jing = subprocess.run(
        ["jing", RNG, *tmp_path.glob("*.xml")], capture_output=True, text=True, check=False
    )
    assert (jing.returncode, jing.stdout) == (0, "")


@pytest.mark.needs("tei_all")
def test_a_schema_outside_the_tei_is_found(tei_schema: etree.RelaxNG) -> None:
    """A schema that allows what the TEI does not is found out, and the cause is laid bare."""
    text = RNG.read_text(encoding="utf-8").replace(
        '<element name="docDate">', '<element name="docDate"><attribute name="colour"/>'
    )
    schema = etree.ElementTree(etree.fromstring(text.encode()))
    generator = Generator(schema, SEED)
    judges = Judges(etree.RelaxNG(schema), tei_schema)
    made = ((number, generator.document(number)) for number in range(MOST))
    refused = next(document for number, document in made if judges.refusal(document, number))
    smallest = etree.tostring(judges.smallest(refused), encoding="unicode")
    assert "<docDate colour=" in smallest
    assert len(smallest) < 3000


@pytest.mark.needs("tei_all")
def test_the_page_on_tightness_is_up_to_date(pytestconfig: pytest.Config, tei_all: Path) -> None:
    """The page that counts where the schema is tighter than the TEI's is made from the two."""
    made = page(Schema(RNG), Schema(tei_all))
    if pytestconfig.getoption("--bless"):
        PAGE.write_text(made, encoding="utf-8")
    assert made == PAGE.read_text(encoding="utf-8")
