"""Citations in a style, set by the citation processor that Typst brings with it (Hayagriva).

It runs any style of the Citation Style Language and has Chicago’s and the MLA’s built in. It reads
no CSL-JSON, so the items are put into its own form first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, cast

from lxml import etree, html

from edition.errors import EditionError, MarkupError, ProjectError, TypesettingError

STYLES = {
    "chicago": "chicago-notes",
    "chicago-author-date": "chicago-author-date",
    "mla": "modern-language-association",
}
"""The styles that we name, and their names in Typst."""
_PAGE = b"""
#let given = json(bytes(sys.inputs.given))
#set text(lang: given.language, region: given.region)
#for one in given.cited [#cite(label(one.id), supplement: one.locator)]
#bibliography(bytes(given.entries), title: none,
  style: if given.built-in { given.style } else { bytes(given.style) })
"""
_NOTE = "//section[@role='doc-endnotes']//li"
_CITED = "//body/p[1]"
_LISTED = "//section[@role='doc-bibliography']//li"
_INLINE = ("em", "i", "strong", "b", "sub", "sup", "span", "a")
_OURS = frozenset({"id", "role", "class"})
_CONTROL = re.compile(r"[\\{}$]")
# fmt: off
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")
# fmt: on
_SHORT = {"September": "Sept."}
_LONGEST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Style:
    """A style of citation.

    Attributes:
        name: the name that was given.
        value: its name in Typst, or the words of a CSL file.
        path: the file.
    """

    name: str
    value: str
    path: Path | None = None

    @classmethod
    def find(cls, name: str) -> Style:
        """A style by its name, or by the path of its file.

        Raises:
            ProjectError: the file cannot be read.
        """
        path = Path(name)
        if path.suffix != ".csl":
            return cls(name, STYLES.get(name, name))
        try:
            return cls(name, path.read_text(encoding="utf-8-sig"), path)
        except (OSError, UnicodeDecodeError) as error:
            raise ProjectError(
                f"cannot be read: {error}", path=path, hint="name a CSL style"
            ) from error

    def set(self, items: Sequence[Mapping[str, Any]], language: str) -> tuple[str, str]:
        """A citation of items of CSL-JSON, and their entries, as HTML.

        Raises:
            EditionError: there is no such style, or it cannot be used.
        """
        import typst

        tag, _, region = language.partition("-")
        given = {
            "language": tag,
            "region": region.lower() if len(region) == 2 else None,
            "cited": [{"id": one["id"], "locator": self._locator(one)} for one in items],
            "entries": json.dumps(
                {one["id"]: self._entry(one) for one in items}, ensure_ascii=False
            ),
            "built-in": self.path is None,
            "style": self.value,
        }
        try:
            made = typst.compile(
                _PAGE,
                format="html",
                ignore_system_fonts=True,
                sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
            )
        except typst.TypstError as error:
            raise self._refusal(error.message) from error
        assert isinstance(made, bytes)
        page = html.document_fromstring(made.decode("utf-8"))
        return _inner(_found(page, _NOTE) or _found(page, _CITED)), _inner(_found(page, _LISTED))

    def _refusal(self, said: str) -> EditionError:
        if self.path is None and said.startswith(("unknown style", "file not found")):
            known = ", ".join(STYLES)
            return ProjectError(
                f"there is no style “{self.name}”", hint=f"give {known}, or a CSL file"
            )
        if self.path is None:
            return TypesettingError(f"the citation cannot be set: {said}", hint="report it")
        return MarkupError(
            f"is not a CSL style that can be used: {said}",
            path=self.path,
            hint="get it from the repository of styles again",
        )

    def _locator(self, item: Mapping[str, Any]) -> str | None:
        """The passage; the MLA abbreviates “paragraph” in its own way."""
        locator = item.get("locator")
        return re.sub("^para\\.", "par.", locator) if locator and self.name == "mla" else locator

    def _entry(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """An item of CSL-JSON as an entry of Hayagriva."""
        archival = "archive" in item
        entry: dict[str, Any] = {
            "type": "manuscript" if archival else "chapter",
            "title": _quoted(item["title"]) if "title" in item else None,
            "author": [_name(one) for one in item.get("author", ())],
            "date": _date(item["issued"]) if "issued" in item else None,
            "url": item.get("URL"),
            "language": item.get("language"),
            "genre": _genre(item),
            "archive": _words(item["archive"]) if archival else None,
            "archive-location": _words(item["archive_location"])
            if "archive_location" in item
            else None,
            "affiliated": [
                {"role": "translator", "names": [_name(one) for one in item["translator"]]}
            ]
            if "translator" in item
            else None,
        }
        if not archival:  # an entry of a register, too: Chicago has no others in a bibliography
            entry["parent"] = [
                {
                    "type": "anthology",
                    "title": _words(item["container-title"]),
                    "edition": self._edition(item),
                    "publisher": _words(item["publisher"]),
                    "date": entry["date"],
                }
            ]
            if "original-date" in item:
                original = {"type": "original", "title": "", "date": _date(item["original-date"])}
                entry["parent"].append(original)
        return {key: value for key, value in entry.items() if value}

    def _edition(self, item: Mapping[str, Any]) -> str:
        """The version and its day, as English styles write it; in others, as the header does."""
        year, month, day = (item["issued"]["date-parts"][0] + [None, None])[:3]
        if self.value not in STYLES.values() or day is None or item["language"][:2] != "en":
            return str(item["edition"])
        name = _MONTHS[month - 1]
        if self.name == "mla":
            short = name if len(name) <= _LONGEST_MONTH else _SHORT.get(name, f"{name[:3]}.")
            return f"version {item['custom']['version']} of {day} {short} {year}"
        return f"version {item['custom']['version']} of {name} {day}, {year}"


def plain(markup: str) -> str:
    """The words of a citation in HTML."""
    return "\n".join(str(html.fragment_fromstring(line, create_parent=True).text_content())
                     for line in markup.splitlines())  # fmt: skip


def _found(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", page.xpath(path))


def _inner(blocks: Iterable[html.HtmlElement]) -> str:
    """What stands in each block, on a line, with links to the outside and no others."""
    lines = []
    for block in blocks:
        for element in list(block.iterdescendants()):
            if element.get("role") == "doc-backlink":
                element.drop_tree()
            elif element.tag not in _INLINE or element.get("href", "").startswith("#"):
                element.drop_tag()
            for name in _OURS.intersection(element.attrib):
                del element.attrib[name]
        made = etree.tostring(block, encoding="unicode", method="html", with_tail=False)
        line = re.sub(r"\s+", " ", made[made.index(">") + 1 : made.rindex("<")]).strip()
        # A title that ends in a point, an initial’s or of an ellipsis, is given one more.
        lines.append(re.sub(r"(?<!\.)(\.|\.{3})\.(?=[”’])", r"\1", line))
    return "\n".join(lines)


def _genre(item: Mapping[str, Any]) -> str | None:
    names = [" ".join(filter(None, (one.get("given"), one.get("family"), one.get("literal"))))
             for one in item.get("recipient", ())]  # fmt: skip
    genre = str(item.get("genre", ""))
    return _CONTROL.sub(r"\\\g<0>", f"{genre} to {' and '.join(names)}" if names else genre)


def _name(name: Mapping[str, str]) -> dict[str, str]:
    if "literal" in name:
        return {"name": name["literal"]}
    return {"name": name["family"], "given-name": name["given"]}


def _words(text: str) -> str:
    """Words that no style may change: what is in braces keeps its capitals."""
    return "{" + _CONTROL.sub(r"\\\g<0>", text) + "}"


def _quoted(title: str) -> str:
    """A title that stands in quotation marks, and so has single ones within."""
    return _words(title.translate({ord("“"): "‘", ord("”"): "’"}))


def _date(date: Mapping[str, Any]) -> str:
    """A day, a month or a year; of a span as much as its ends have in common, as uncertain."""
    ends: list[list[int]] = date["date-parts"]
    pairs = zip(ends[0], ends[-1], strict=False)
    parts = [first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)] or ends[0][:1]
    written = "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
    return f"~{written}" if date.get("circa") else written
