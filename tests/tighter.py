"""Where the edition's schema is tighter than the TEI's, element by element.

``python -m tests.tighter`` computes it from both and writes ``docs/engineer/tighter.md``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edition.grammar import RNG
from tests.conftest import ROOT, tei_all_path

PAGE = ROOT / "docs" / "engineer" / "tighter.md"
TEI = "{http://www.tei-c.org/ns/1.0}"
GROUPS = {
    "textstructure": "The parts of a text",
    "core": "What stands everywhere",
    "linking": "What stands everywhere",
    "transcr": "What stands everywhere",
    "tagdocs": "What stands everywhere",
    "namesdates": "Names and registers",
    "header": "The header",
}
"""The headings, by the TEI's modules."""
ABOUT = """\
<!-- Made by tests/tighter.py from the two grammars: run python -m tests.tighter, do not edit. -->

# Where the schema is tighter than the TEI's

Whatever the edition's schema accepts, the TEI's accepts ([proofs](proofs.md)). The other way round
it is much tighter, on purpose: what the edition does not use is a mistake here, and an editor is
told so. This page counts how much tighter, from the schema of the edition and from `tei_all` of
TEI P5 {version}.

| | Here | TEI |
| --- | --: | --: |
| Elements | {elements} | {all_elements} |
| Attributes on these elements | {attributes} | {all_attributes} |
| Kinds of child elements in them | {children} | {all_children} |
| Attributes on them that must be there | {required} | {all_required} |
| Attributes on them whose values are listed one by one | {listed} | {all_listed} |

In the tables, *attributes* names those that the edition uses, after their number and the TEI's.
*Required* names those that must be there on every such element, and that the TEI leaves to the
encoder. *Listed* names those that have a closed list of values here and not in the TEI. *Children*
counts the kinds of elements that may stand directly in it. An element that the edition declares in
several ways, such as the events of history and of a life, is counted as one.
"""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a schema says of the elements of one name.

    Attributes:
        attributes: those that may be there.
        required: those that must be there, in every case.
        listed: those whose values are listed, wherever they may be there.
        children: the names of the elements that may stand directly in it.
    """

    attributes: frozenset[str]
    required: frozenset[str]
    listed: frozenset[str]
    children: frozenset[str]


class Schema:
    """A schema in RelaxNG, asked what it says of elements.

    Args:
        path: where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        tree = etree.parse(path)
        self._defines = {str(d.get("name")): d for d in tree.iter(f"{RNG}define")}
        found = defaultdict[str, list[etree._Element]](list)
        for element in tree.iter(f"{RNG}element"):
            if element.get("name"):
                found[str(element.get("name"))].append(element)
        self.sorts = {name: self._sort(elements) for name, elements in found.items()}

    def _sort(self, elements: list[etree._Element]) -> Sort:
        inner = [node for element in elements for node in self._inside(element)]
        attributes = [node for node in inner if node.tag == f"{RNG}attribute"]
        names = {str(node.get("name")) for node in attributes}
        free = {str(node.get("name")) for node in attributes if not _is_listed(node)}
        required = [self._required(list(element)) for element in elements]
        return Sort(
            attributes=frozenset(names - {"None"}),
            required=_common(required),
            listed=frozenset(names - free),
            children=frozenset(str(n.get("name")) for n in inner if n.tag == f"{RNG}element"),
        )

    def _inside(self, element: etree._Element) -> Iterator[etree._Element]:
        """The attributes and the child elements that stand directly in an element."""
        seen, found = set[str](), list(element)
        while found:
            node = found.pop()
            name = str(node.get("name"))
            if node.tag in (f"{RNG}attribute", f"{RNG}element"):
                if node.get("name"):
                    yield node
            elif node.tag != f"{RNG}ref":
                found.extend(node)
            elif name not in seen:
                seen.add(name)
                found.extend(self._defines[name])

    def _required(self, parts: Iterable[etree._Element]) -> frozenset[str]:
        """The attributes without which these parts, one after the other, cannot be."""
        found = frozenset[str]()
        for part in parts:
            match str(part.tag).removeprefix(RNG):
                case "attribute":
                    found |= {str(part.get("name"))}
                case "ref":
                    define = self._defines[str(part.get("name"))]
                    found |= self._required(define if define.find(f"{RNG}element") is None else [])
                case "choice":
                    found |= _common([self._required([way]) for way in part])
                case "group" | "oneOrMore":
                    found |= self._required(part)
        return found


def _common(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """What all of some sets have."""
    return sets[0].intersection(*sets[1:])


def _is_listed(attribute: etree._Element) -> bool:
    """Whether the values of an attribute are listed one by one, and no others allowed."""
    values = [part for part in attribute.iter(etree.Element) if str(part.tag).startswith(RNG)]
    kinds = {str(part.tag).removeprefix(RNG) for part in values[1:]}
    return "value" in kinds and kinds <= {"choice", "value", "list", "oneOrMore"}


def modules() -> dict[str, str]:
    """The module of the TEI that each element of the edition comes from."""
    specs = etree.parse(ROOT / "schema" / "edition.odd").iter(f"{TEI}elementSpec")
    named = {str(s.findtext(f"{TEI}altIdent") or s.get("ident")): s.get("module") for s in specs}
    listed = {
        name: str(ref.get("key"))
        for ref in etree.parse(ROOT / "schema" / "edition.odd").iter(f"{TEI}moduleRef")
        for name in (ref.get("include") or "").split()
    }
    return listed | {name: module for name, module in named.items() if module}


def page(ours: Schema, tei: Schema) -> str:
    """The page of the documentation, from the two schemas."""
    version = re.search(r"P5 Version\s([0-9.]+[0-9])", tei.path.read_text(encoding="utf-8"))
    names = sorted(ours.sorts, key=str.lower)
    both = [(ours.sorts[name], tei.sorts[name]) for name in names]
    parts = [
        ABOUT.format(
            version=version[1] if version else "",
            elements=len(ours.sorts),
            all_elements=f"{len(tei.sorts):,}",
            attributes=sum(len(one.attributes) for one, _ in both),
            all_attributes=f"{sum(len(other.attributes) for _, other in both):,}",
            children=sum(len(one.children) for one, _ in both),
            all_children=f"{sum(len(other.children) for _, other in both):,}",
            required=sum(len(one.required) for one, _ in both),
            all_required=sum(len(other.required) for _, other in both),
            listed=sum(len(one.listed) for one, _ in both),
            all_listed=sum(len(one.attributes & other.listed) for one, other in both),
        )
    ]
    origin = modules()
    for heading in dict.fromkeys(GROUPS.values()):
        members = [name for name in names if GROUPS[origin[name]] == heading]
        parts += [f"\n## {heading}\n\n| Element | Attributes | Required | Listed | Children |\n"]
        parts += ["| --- | --- | --- | --- | --- |\n"]
        parts += [_row(name, ours.sorts[name], tei.sorts[name]) for name in members]
    return "".join(parts)


def _row(name: str, one: Sort, other: Sort) -> str:
    used = f"{len(one.attributes)} of {len(other.attributes)}"
    if one.attributes:
        used += f": {_list(one.attributes)}"
    required, listed = one.required - other.required, one.listed - other.listed
    children = f"{len(one.children)} of {len(other.children)}" if other.children else ""
    return f"| `{name}` | {used} | {_list(required)} | {_list(listed)} | {children} |\n"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def main() -> None:
    """Write the page."""
    tei = tei_all_path()
    if tei is None:
        raise SystemExit("tei_all.rng is not here: name it in EDITION_TEI_ALL")
    PAGE.write_text(page(Schema(ROOT / "schema" / "edition.rng"), Schema(tei)), encoding="utf-8")


if __name__ == "__main__":
    main()
