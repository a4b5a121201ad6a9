"""Where the pointers of a TEI file lead, and whether anything is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath
from urllib.parse import urlsplit

from lxml import etree

from edition.coverage import Layout
from edition.findings import XML_ID, Fault

TEI = "{http://www.tei-c.org/ns/1.0}"
ATTRIBUTES = (
    *("target", "resp", "who", "ref", "corresp", "source", "next", "prev", "sameAs"),
    *("where", "active", "passive", "mutual"),
)
WEB = frozenset({"http", "https"})
_WITNESS = re.compile(r"witness/([a-z][a-z0-9-]*)\.txt#char=([0-9]{1,12}),([0-9]{1,12})")
_PLAIN = re.compile(r"(?:\(?(?:\\.|\[[^\[\]\\&|~]+\]|[\w:/#=,;!@%-])[*+]?\)?\??)+")
_REPEATED = 3
LONGEST = 200
"""How many characters a pointer with a prefix may have, and the pattern of a prefix."""
_FILE = re.compile(r"((?:texts|registers)/[a-z][a-z0-9-]*)\.xml(?:#(.+))?")


@dataclass(frozen=True, slots=True)
class Prefix:
    """A pointer prefix that a file declares.

    Attributes:
        pattern: what its pointers look like; None where that is not told by a plain pattern.
        replacement: the address that they stand for.
    """

    pattern: re.Pattern[str] | None
    replacement: str


@dataclass(frozen=True, slots=True)
class Targets:
    """All that a pointer may lead to.

    Attributes:
        files: the identifiers in each text and register, by its place below ``tei``, without the
            extension: ``texts/KEY`` or ``registers/KIND``; None for a file that cannot be read.
        witnesses: the outline of each witness, by its key.
        withdrawn: pointers to what was withdrawn, with the pointer to what took its place in the
            end, or nothing.
    """

    files: Mapping[str, frozenset[str] | None]
    witnesses: Mapping[str, Layout]
    withdrawn: Mapping[str, str] = field(default_factory=dict)


def identifiers(document: etree._ElementTree) -> frozenset[str]:
    """All ``xml:id`` of a file."""
    return frozenset(
        identifier
        for element in document.iter(etree.Element)
        if (identifier := element.get(XML_ID)) is not None
    )


def prefixes(document: etree._ElementTree) -> dict[str, Prefix]:
    """The pointer prefixes that a file declares in its header."""
    found: dict[str, Prefix] = {}
    for element in document.iter(f"{TEI}prefixDef"):
        pattern = _compiled(element.get("matchPattern", ""))
        replacement = re.sub(r"\$(\d)", r"\\\1", element.get("replacementPattern", ""))
        found[element.get("ident", "")] = Prefix(pattern, replacement)
    return found


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern, if it is so plain that no pointer can keep it busy: it comes with the file."""
    plain = len(pattern) <= LONGEST and _PLAIN.fullmatch(pattern) is not None
    if not plain or "--" in pattern or pattern.count("*") + pattern.count("+") > _REPEATED:
        return None
    try:
        return re.compile(pattern)
    except re.error:
        return None


def faults(document: etree._ElementTree, folder: str, targets: Targets) -> Iterator[Fault]:
    """The pointers that lead nowhere.

    Args:
        document: the file.
        folder: where it belongs below ``tei``, from where relative addresses count: ``texts`` or
            ``registers``.
        targets: what there is to point to.
    """
    own = identifiers(document)
    declared = prefixes(document)
    unknown: set[str] = set()
    for element in document.iter(etree.Element):
        for attribute in ATTRIBUTES:
            for pointer in element.get(attribute, "").split():
                scheme, colon, _ = pointer.partition(":")
                if colon and scheme not in declared and scheme not in WEB:
                    if scheme not in unknown:  # told where it is used first
                        unknown.add(scheme)
                        yield _undeclared(element, attribute, pointer, declared)
                    continue
                fault = _fault(pointer, own, declared, folder, targets)
                if fault is not None:
                    what = f"@{attribute} “{pointer}” {fault[0]}"
                    yield Fault(element, what, fault[1], "pointer", attribute)


def _undeclared(
    element: etree._Element, attribute: str, pointer: str, declared: Mapping[str, Prefix]
) -> Fault:
    what = f"@{attribute} “{pointer}” has a prefix that the header does not declare"
    do = f"declared here: {', '.join(f'{name}:' for name in sorted(declared)) or 'none'}"
    return Fault(element, what, do, "prefix-declared", attribute)


def _fault(
    pointer: str,
    own: frozenset[str],
    declared: Mapping[str, Prefix],
    folder: str,
    targets: Targets,
) -> tuple[str, str] | None:
    if pointer.startswith("#"):
        if pointer[1:] in own:
            return None
        return "leads nowhere: this file has no such xml:id", nearest(pointer[1:], own, "#")
    scheme, colon, rest = pointer.partition(":")
    if not colon:
        return "is not a pointer", "write #id, prefix:…, or a web address"
    if scheme in WEB:
        return _web(pointer)
    prefix = declared[scheme]
    if prefix.pattern is None:
        return "cannot be resolved: the pattern of its prefixDef is not plain", "mend @matchPattern"
    if len(pointer) > LONGEST or prefix.pattern.fullmatch(rest) is None:
        return f"is not of the form that {scheme}: has", f"it is {prefix.pattern.pattern}"
    if pointer in targets.withdrawn:
        instead = targets.withdrawn[pointer]
        do = f"point to {instead}, which took its place" if instead else "take the pointer away"
        return "leads to what was withdrawn", do
    try:
        # Unlike Match.expand, sub keeps the replacement compiled from one pointer to the next.
        address = prefix.pattern.sub(prefix.replacement, rest, count=1)
    except (re.error, IndexError):
        return "cannot be resolved: its prefixDef is broken", "mend @replacementPattern"
    return _resolved(normpath(f"{folder}/{address}"), targets)


def _resolved(address: str, targets: Targets) -> tuple[str, str] | None:
    witness = _WITNESS.fullmatch(address)
    if witness is not None:
        layout = targets.witnesses.get(witness[1])
        if layout is None:
            return "leads nowhere: there is no manifest of that witness", "correct the key"
        if not int(witness[2]) < int(witness[3]) <= layout.length:
            return "reaches beyond the witness", f"it has {layout.length} characters"
        return None
    file = _FILE.fullmatch(address)
    if file is None:
        return "leads out of the edition", "point to a file of the edition"
    ids = targets.files.get(file[1])
    kind, _, name = file[1].partition("/")
    if file[1] not in targets.files:
        known = {key.partition("/")[2]: key for key in targets.files if key.startswith(kind)}
        return f"leads nowhere: the edition has no such {kind[:-1]}", nearest(name, known, "")
    if ids is not None and file[2] is not None and file[2] not in ids:
        return f"leads nowhere: {name} has no such xml:id", nearest(file[2], ids, "#")
    return None


def _web(pointer: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(pointer)
        fine = bool(parts.hostname) and parts.port is None and " " not in pointer
    except ValueError:
        fine = False
    return None if fine else ("is not a web address", "write it as https://host/path")


def nearest(wanted: str, known: Mapping[str, object] | frozenset[str], mark: str) -> str:
    """What the editor may have meant: the range of numbered identifiers, or the closest name."""
    import difflib

    numbered = re.fullmatch(r"([a-z]+)\d+", wanted)
    if numbered is not None:
        numbers = sorted(
            int(name.removeprefix(numbered[1]))
            for name in known
            if re.fullmatch(rf"{numbered[1]}\d+", name)
        )
        if numbers:
            return f"there are {mark}{numbered[1]}{numbers[0]} to {mark}{numbered[1]}{numbers[-1]}"
    close = difflib.get_close_matches(wanted, known, n=1)
    return f"did you mean {mark}{close[0]}?" if close else "correct it"
