"""The examples of the ODD: fragments of our own files, each with the place it is taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import urldefrag

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a declaration.

    Attributes:
        declaration: the identifier of what it is an example of.
        source: the file and the identifier within it, relative to the ODD.
        feasible: whether it says that it is not valid by itself, since parts are left out.
        shown: the fragment, as TEI.
        odd: the ODD that it stands in.
    """

    declaration: str
    source: str
    feasible: bool
    shown: etree._Element
    odd: Path

    def candidates(self) -> list[etree._Element]:
        """The elements of its name in the place that it is taken from."""
        path, ident = urldefrag(self.source)
        root = etree.parse(self.odd.parent / path).getroot()
        places = [one for one in root.iter(etree.Element) if one.get(f"{XML}id") == ident]
        return [one for place in places for one in place.iter(str(self.shown.tag))]

    def found(self) -> etree._Element | None:
        """The very element that it shows, or none when the place has changed."""
        return next((one for one in self.candidates() if _same(self.shown, one)), None)

    def without_comments(self) -> etree._Element:
        """The fragment as it stands, without the comments for what is left out."""
        bare = deepcopy(self.shown)
        etree.strip_tags(bare, etree.Comment)
        return bare

    def is_cut(self) -> bool:
        """Whether parts are left out of it."""
        return next(self.shown.iter(etree.Comment), None) is not None


def examples(odd: Path) -> Iterator[Example]:
    """Every example of an ODD, in order."""
    for spec in etree.parse(odd).iter(f"{TEI}elementSpec"):
        for outer in spec.iterfind(f"{TEI}exemplum/{EXAMPLES}egXML"):
            markup = etree.tostring(outer[0], encoding="unicode", with_tail=False)
            shown = etree.fromstring(markup.replace(EXAMPLES[1:-1], TEI[1:-1]))
            feasible = outer.get("valid") == "feasible"
            source = outer.get("source", "")
            yield Example(str(spec.get("ident")), source, feasible, shown, odd)


def refresh(odd: Path) -> None:
    """Write anew each example whose source has changed, as the nearest to it that stands there."""
    text = odd.read_text(encoding="utf-8")
    known = examples(odd)

    def renewed(match: re.Match[str]) -> str:
        example = next(known)
        if example.is_cut() or example.found() is not None:
            return match[0]
        was = written(example.shown)
        nearest = max(
            map(written, example.candidates()),
            key=lambda one: SequenceMatcher(None, was, one).ratio(),
            default=was,
        )
        return match[1] + laid_out(nearest, len(match[2])) + "</egXML>"

    pattern = re.compile(r"(^( *)<egXML [^>]*>).*?</egXML>", re.DOTALL | re.MULTILINE)
    odd.write_text(pattern.sub(renewed, text), encoding="utf-8")


def laid_out(fragment: str, margin: int) -> str:
    """A fragment as it stands in the ODD: in its line, or below and indented."""
    if "\n" not in fragment:
        return fragment
    inner = "\n" + " " * (margin + 2)
    return inner + inner.join(fragment.splitlines()) + "\n" + " " * margin


def written(element: etree._Element) -> str:
    """The markup of an element without its namespace, its lines indented from the margin."""
    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    lines = re.sub(r' xmlns="[^"]*"', "", markup, count=1).splitlines()
    least = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    return "\n".join([lines[0], *(line[least:] for line in lines[1:] if line.strip())])


def _same(shown: etree._Element, real: etree._Element) -> bool:
    if shown.tag != real.tag or sorted(shown.items()) != sorted(real.items()):
        return False
    return _words(shown) == _words(real) and _fits(list(shown), list(real))


def _fits(shown: Sequence[etree._Element], real: Sequence[etree._Element]) -> bool:
    """Whether children are those of the source, where a comment stands for one or more."""
    if not shown:
        return not real
    if not isinstance(shown[0].tag, str):
        return any(_fits(shown[1:], real[n:]) for n in range(1, len(real) + 1))
    return bool(real) and _same(shown[0], real[0]) and _fits(shown[1:], real[1:])


def _words(element: etree._Element) -> list[str]:
    """The text of an element between its children; none where children are all it has."""
    words = [element.text or "", *(child.tail or "" for child in element)]
    words = [re.sub(r"\s+", " ", word) for word in words]
    return words if "".join(words).strip() else []
