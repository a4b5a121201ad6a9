"""Linked data: what it says, it says in the words of Schema.org, as its own types have them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from edition.addresses import PREFIXES
from tests.conftest import NODE

pytestmark = pytest.mark.needs("schema_org")
OPTIONS = (
    *("--noEmit", "--strict", "--skipLibCheck"),
    *("--moduleResolution", "node", "--target", "es2020"),
)
HEAD = """\
import type { Thing } from "schema-dts";
type Of<T extends string> = Extract<Thing, { "@type": T }>;
type Both<A extends string, B extends string> =
  Omit<Of<A>, "@type"> & Omit<Of<B>, "@type"> & { "@type": [A, B] };
"""


def _faults(things: dict[str, Any], folder: Path) -> dict[str, str]:
    """What the TypeScript compiler has against some things, by their names.

    The types are those that Schema.org’s own list of terms was made into (schema-dts): a term that
    is not in the list is a fault, and so is one that the type does not have, or of another kind.
    """
    lines: list[str] = []
    for thing in things.values():
        words = {name: value for name, value in thing.items() if name != "@context"}
        types = words.get("@type")
        of = f'Both<"{types[0]}", "{types[1]}">' if isinstance(types, list) else f'Of<"{types}">'
        lines.append(f"export const _{len(lines)}: {of} = {json.dumps(words)};\n")
    (folder / "things.ts").write_text(HEAD + "".join(lines), "utf-8")
    (folder / "node_modules").symlink_to(NODE)
    done = subprocess.run(
        ["node", NODE / "typescript" / "bin" / "tsc", *OPTIONS, "things.ts"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    names = list(things)
    found = re.findall(r"^things\.ts\((\d+),\d+\): error (.+)$", done.stdout, re.MULTILINE)
    assert done.returncode == 0 or found, done.stdout
    return {names[int(line) - HEAD.count("\n") - 1]: message for line, message in found}


def _on(page: Path) -> dict[str, Any]:
    """What a page says of itself."""
    tree: Any = html.parse(page)
    (script,) = tree.xpath("//script[@type = 'application/ld+json']")
    said: dict[str, Any] = json.loads(script.text)
    return said


def test_linked_data_keep_to_their_vocabulary(public: Path, tmp_path: Path) -> None:
    """The registers, and what pages of each kind say of themselves, use terms as they are meant."""
    things: dict[str, Any] = {}
    for kind in PREFIXES:
        data = json.loads((public / "data" / f"{kind}.jsonld").read_text("utf-8"))
        things |= {entry["@id"]: entry for entry in data["@graph"]}
    site = public / "html"
    # A document is two things at once, which the types have no words for deep in something else.
    entries = [min((site / kind).iterdir()) for kind in PREFIXES if kind != "documents"]
    pages = [*site.glob("*.html"), *entries]
    things |= {f"page {page.name}": _on(page) for page in pages if page.stem != "search"}
    assert len(things) > 550
    assert _faults(things, tmp_path) == {}


def test_a_wrong_word_is_refused(tmp_path: Path) -> None:
    """A term that there is not, one of another type, and a thing of the wrong kind are faults."""
    person = {"@type": "Person", "name": "Ada Fenwick"}
    things = {
        "right": {**person, "birthDate": "1870"},
        "misspelt": {**person, "birthDte": "1870"},
        "of another type": {**person, "isbn": "1"},
        "of the wrong kind": {"@type": "Book", "editor": {"@type": "Organization", "name": "All"}},
        "of two types": {"@type": ["ArchiveComponent", "Message"], "birthDate": "1870"},
    }
    assert list(_faults(things, tmp_path)) == list(things)[1:]
