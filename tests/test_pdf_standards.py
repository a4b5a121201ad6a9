"""PDF/A-2a and PDF/UA-1, judged by veraPDF; and that it would refuse what is not so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from edition.building import build
from edition.project import Project
from edition.typesetting import PAPERS
from tests.conftest import BOTH
from tests.verapdf import PROFILES, judged

pytestmark = pytest.mark.needs("verapdf")
RULES = {"PDF/A-2a": 153, "PDF/UA-1": 106}
"""How many a profile has at least."""


@BOTH
def test_every_pdf_keeps_to_its_standards(outputs: Path) -> None:
    """VeraPDF finds no rule of PDF/A-2a or PDF/UA-1 broken in the texts and in the book."""
    files = sorted((outputs / "pdf").iterdir())
    assert [file.stem for file in files] == ["book", "broue-1988", "introduction"]
    verdicts = judged(files)
    assert [one for verdict in verdicts for one in verdict.complaints] == []
    assert [(Path(one.file), one.standard) for one in verdicts] == [
        (file, standard) for file in files for standard in PROFILES
    ]
    assert all(verdict.rules >= RULES[verdict.standard] for verdict in verdicts)
    # It has looked at the whole of them, and not at a first page.
    assert all(verdict.checks > 50_000 for verdict in verdicts)


def test_on_every_paper_it_keeps_to_them(sample: Path) -> None:
    """Whatever the paper, with words and without, a small edition breaks no rule either."""
    files: list[Path] = []
    for paper in PAPERS:
        for withheld in (True, False):
            made = build(Project.find(sample), ["pdf"], paper=paper, withheld=withheld)
            pdf = shutil.copytree(made.folder / "pdf", sample / paper / made.folder.name)
            files += sorted(pdf.iterdir())
    assert len(files) == 3 * 2 * len(PAPERS)
    assert [one for verdict in judged(files) for one in verdict.complaints] == []


# What breaks a rule: each damage says which ones, and is done to a book that is right

Damage = Callable[[PdfWriter, Any], None]
DAMAGES: dict[Damage, set[str]] = {}


def breaks(*rules: str) -> Callable[[Damage], Damage]:
    """Enter a damage in the list, with the rules that it breaks."""

    def enter(damage: Damage) -> Damage:
        DAMAGES[damage] = set(rules)
        return damage

    return enter


def test_what_breaks_a_rule_is_refused_by_it(sample: Path, tmp_path: Path) -> None:
    """A book with one thing taken from it breaks the rules that ask for that thing, and no other.

    A copy with nothing taken breaks none, so that no fault is one of copying.
    """
    book = build(Project.find(sample), ["pdf"]).folder / "pdf" / "book.pdf"
    files = [tmp_path / f"{damage.__name__}.pdf" for damage in DAMAGES]
    for damage, file in zip(DAMAGES, files, strict=True):
        writer = PdfWriter(clone_from=PdfReader(book))
        damage(writer, writer.root_object)
        writer.write(file)
    broken: dict[str, set[str]] = {file.stem: set() for file in files}
    for verdict in judged(files):
        broken[Path(verdict.file).stem] |= {
            f"{verdict.standard.partition('-')[0]} {fault.rule}" for fault in verdict.faults
        }
    assert broken == {damage.__name__: rules for damage, rules in DAMAGES.items()}


@breaks()
def nothing(_: PdfWriter, __: Any) -> None:
    """The copy is as good as what it was made from."""


@breaks(*(f"PDF/UA 7.2-{test}" for test in (2, 22, 24, 30, 31, 33, 34)))
def no_language(_: PdfWriter, root: Any) -> None:
    """Nothing says in what language the book is."""
    del root["/Lang"]


@breaks("PDF/UA 7.3-1")
def a_figure_without_words(_: PdfWriter, root: Any) -> None:
    """A figure has no alternative text."""
    del _tagged(root, "/Figure")[0]["/Alt"]


@breaks("PDF/UA 7.4.2-1")
def a_level_of_headings_left_out(_: PdfWriter, root: Any) -> None:
    """After headings of the first level come those of the third."""
    for heading in _tagged(root, "/H2"):
        heading[NameObject("/S")] = NameObject("/H3")


@breaks("PDF/UA 7.9-1")
def a_note_without_identifier(_: PdfWriter, root: Any) -> None:
    """A note cannot be told from the others."""
    del _tagged(root, "/Note")[0]["/ID"]


@breaks("PDF/UA 7.5-1")
def a_header_without_scope(writer: PdfWriter, root: Any) -> None:
    """A table does not say what its header is the header of."""
    table = _tagged(root, "/P")[-1]
    words = table["/K"]

    def child(parent: Any, role: str) -> Any:
        element = DictionaryObject(
            {
                NameObject("/S"): NameObject(role),
                NameObject("/P"): parent.indirect_reference,
                NameObject("/Pg"): table.raw_get("/Pg"),
            }
        )
        writer._add_object(element)
        return element

    row = child(table, "/TR")
    header, cell = child(row, "/TH"), child(row, "/TD")
    table[NameObject("/S")] = NameObject("/Table")
    table[NameObject("/K")] = row.indirect_reference
    row[NameObject("/K")] = ArrayObject([header.indirect_reference, cell.indirect_reference])
    header[NameObject("/K")] = words


@breaks("PDF/UA 7.18.1-2", "PDF/UA 7.18.5-2")
def a_link_without_words(writer: PdfWriter, _: Any) -> None:
    """A link does not say where it leads."""
    del next(_links(writer))["/Contents"]


@breaks("PDF/UA 7.18.3-1")
def a_page_without_order(writer: PdfWriter, _: Any) -> None:
    """The keyboard goes through the links of a page in no order."""
    del next(page for page in writer.pages if "/Annots" in page)["/Tabs"]


@breaks("PDF/UA 7.1-3")
def untagged_words(writer: PdfWriter, _: Any) -> None:
    """There is something on a page that the structure does not know."""
    page = writer.pages[-1]
    contents = page.get_contents()
    assert contents is not None
    stream = StreamObject()
    stream.set_data(b"0 0 m 9 9 l S\n" + contents.get_data())
    page[NameObject("/Contents")] = writer._add_object(stream)


@breaks("PDF/A 6.7.3.3-1", "PDF/UA 7.1-3", "PDF/UA 7.1-11", "PDF/UA 7.18.5-1")
def no_structure(_: PdfWriter, root: Any) -> None:
    """There are no tags."""
    del root["/StructTreeRoot"]


@breaks("PDF/A 6.7.2.2-1", "PDF/UA 6.2-1")
def tags_denied(_: PdfWriter, root: Any) -> None:
    """There are tags, and the file says that there are none."""
    root["/MarkInfo"][NameObject("/Marked")] = BooleanObject(False)


@breaks("PDF/A 6.2.11.4.1-1", "PDF/UA 7.21.4.1-1")
def a_font_left_out(writer: PdfWriter, _: Any) -> None:
    """A font is left to the reader’s machine."""
    (descendant,) = next(_fonts(writer))["/DescendantFonts"]
    descriptor = descendant.get_object()["/FontDescriptor"].get_object()
    for name in {"/FontFile2", "/FontFile3"} & set(descriptor):
        del descriptor[name]


@breaks("PDF/A 6.2.11.7.2-1", "PDF/UA 7.21.7-1")
def shapes_without_letters(writer: PdfWriter, _: Any) -> None:
    """Nothing says which letters the shapes of a font stand for."""
    del next(_fonts(writer))["/ToUnicode"]


@breaks("PDF/A 6.5.1-1")
def a_script(_: PdfWriter, root: Any) -> None:
    """Something is done when the book is opened."""
    root[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )


@breaks("PDF/A 6.6.4-2")
def another_standard(_: PdfWriter, root: Any) -> None:
    """The metadata claim PDF/A-3."""
    _metadata(root, "<pdfaid:part>2<", "<pdfaid:part>3<")


@breaks("PDF/A 6.6.4-3")
def less_of_the_standard(_: PdfWriter, root: Any) -> None:
    """The metadata claim PDF/A-2b, which asks for no structure."""
    _metadata(root, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


@breaks("PDF/UA 5-1")
def no_claim_of_access(_: PdfWriter, root: Any) -> None:
    """The metadata do not claim PDF/UA."""
    _metadata(root, "<pdfuaid:part>1</pdfuaid:part>", "")


@breaks("PDF/UA 7.1-9")
def no_title(_: PdfWriter, root: Any) -> None:
    """The metadata have no title."""
    _metadata(root, "dc:title>", "dc:rights>")


@breaks("PDF/UA 7.1-10")
def a_title_not_shown(_: PdfWriter, root: Any) -> None:
    """A reader’s window shows the name of the file."""
    root["/ViewerPreferences"][NameObject("/DisplayDocTitle")] = BooleanObject(False)


def _elements(node: Any) -> Iterator[Any]:
    """The elements of a structure tree, in their order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def _tagged(root: Any, role: str) -> list[Any]:
    return [one for one in _elements(root["/StructTreeRoot"]) if one["/S"] == role]


def _links(writer: PdfWriter) -> Iterator[Any]:
    for page in writer.pages:
        for annotation in page.get("/Annots", ()):
            yield annotation.get_object()


def _fonts(writer: PdfWriter) -> Iterator[Any]:
    for page in writer.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            yield font.get_object()


def _metadata(root: Any, old: str, new: str) -> None:
    """Put one thing for another in the metadata."""
    metadata = root["/Metadata"].get_object()
    text = metadata.get_data().decode()
    assert old in text
    metadata.set_data(text.replace(old, new).encode())
