"""The reading edition: a folder of pages that needs no server.

What each page is made from stands in one table, so that a change is known to concern some pages
and not others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.project import PICTURES
from edition.stylesheets import Stylesheets

DRAWN_FROM: Mapping[str, str] = dict(
    zip(PICTURES, ("persons", "places", "documents", "events"), strict=True)
)
"""The pictures, each with the register that it is drawn from."""
WRITING = frozenset({"entry", "data", "bibliography", *PICTURES})
"""The stylesheets that write files of their own, beside or in place of a result."""
SINGLY = frozenset({"entry"})
"""Of these, those that make the page ``KEY/ID.html`` alone if they are told ``only`` that ID."""
EXCHANGED: Mapping[str, tuple[str, str]] = {
    "cmif": ("documents", "data/correspondence.xml"),
    "graphml": ("documents", "data/correspondence.graphml"),
    "ical": ("events", "data/chronology.ics"),
}
"""What other programs take, each with the register that it is made from and the file."""
LISTED = ("documents", "works")
"""The registers of what reference managers know, of which a bibliography is made."""
STYLESHEETS = (
    *("html", "register", "entry", "data", "linked", "bibliography", "home", "search", "records"),
    *PICTURES,
    *EXCHANGED,
)
OF_DATA = ("data", "linked", "bibliography", *PICTURES, *EXCHANGED)
"""Those that write data, be it beside a page."""
OF_REGISTERS = ("register", "entry", *OF_DATA)
"""Those that an edition without registers has no use for."""
SHARES = (
    ("html", "register", "data", "home", "search", "entry"),
    ("entry",),
    (*PICTURES, *EXCHANGED, "linked", "bibliography"),
)
"""What several processes can do side by side: the stylesheets of each, in about equal shares."""
LABORIOUS: Mapping[str, int] = {"entry": 4}
"""How many times longer than others a stylesheet takes for as long a source."""


@dataclass(frozen=True, slots=True)
class Step:
    """One run of a stylesheet.

    Attributes:
        stylesheet: its name.
        source: the key of the text or register that it reads; empty for the collection itself.
        page: the file that its result is, in the folder of the site; empty if it has none.
    """

    stylesheet: str
    source: str
    page: str = ""


def steps(texts: Sequence[str], registers: Sequence[str]) -> Iterator[Step]:
    """All that is run to make the site.

    Args:
        texts: the keys of the texts, and of what stands in the place of withdrawn ones.
        registers: the kinds of the registers.
    """
    for key in texts:
        yield Step("html", key, f"{key}.html")
    for kind in registers:
        yield Step("register", kind, f"{kind}.html")
        yield Step("entry", kind)
        yield Step("data", kind)
        yield Step("linked", kind, f"data/{kind}.jsonld")
    for picture, kind in DRAWN_FROM.items():
        if kind in registers:
            yield Step(picture, kind, f"{picture}.html")
    for form, (kind, file) in EXCHANGED.items():
        if kind in registers:
            yield Step(form, kind, file)
    for kind in LISTED:
        if kind in registers:
            yield Step("bibliography", kind)
    yield Step("home", "", "index.html")
    yield Step("search", "", "search.html")


def shares(*, registers: bool) -> list[tuple[str, ...]]:
    """:data:`SHARES`, as far as an edition has use for them.

    Args:
        registers: whether it has registers.
    """
    unused = () if registers else OF_REGISTERS
    found = (tuple(name for name in share if name not in unused) for share in SHARES)
    return [share for share in found if share]


def parts(
    steps: Iterable[Step], shares: Sequence[Sequence[str]], sizes: Mapping[str, int]
) -> list[list[tuple[int, Step]]]:
    """Divide what is run.

    Args:
        steps: all of it.
        shares: the stylesheets of each part; what several have goes to the one with least to do.
        sizes: how long the sources are.

    Returns:
        The parts, each in the order of the steps, with the place of each step among all.
    """
    labour = [0] * len(shares)
    found: list[list[tuple[int, Step]]] = [[] for _ in shares]

    def order(numbered: tuple[int, Step]) -> tuple[int, int]:
        _, step = numbered
        able = sum(step.stylesheet in names for names in shares)
        return able, -sizes.get(step.source, 0)

    # First what only one can do, then the longest.
    for place, step in sorted(enumerate(steps), key=order):
        able = [at for at, names in enumerate(shares) if step.stylesheet in names]
        least = min(able, key=labour.__getitem__)
        labour[least] += LABORIOUS.get(step.stylesheet, 1) * sizes.get(step.source, 0)
        found[least].append((place, step))
    return [sorted(part, key=lambda one: one[0]) for part in found]


def make(
    folder: Path,
    stylesheets: Stylesheets,
    sources: Mapping[str, Any],
    registers: Sequence[str],
    collection: Any,
) -> None:
    """Make the pages.

    Args:
        folder: where; it is made.
        stylesheets: among them all of :data:`STYLESHEETS`.
        sources: the parsed texts and registers by their keys.
        registers: which of them are registers.
        collection: the parsed collection.

    Raises:
        StylesheetError: a stylesheet stopped.
        OSError: a file cannot be written.
    """
    texts = [key for key in sources if key not in registers]
    for step in steps(texts, registers):
        source = sources[step.source] if step.source else None
        run(step, folder, stylesheets, source, collection)


def run(
    step: Step,
    folder: Path,
    stylesheets: Stylesheets,
    source: Any,
    collection: Any,
    *,
    pages: bool = True,
    only: str = "",
) -> None:
    """Make the pages of one step, from its source and the collection and nothing else.

    Args:
        step: the step.
        folder: where; it is made.
        stylesheets: among them that of the step.
        source: the parsed text or register; None where the step reads the collection itself.
        collection: the parsed collection.
        pages: whether its page is wanted, or only the data that it writes.
        only: the one entry that is made, where the stylesheet is one of :data:`SINGLY`.

    Raises:
        StylesheetError: the stylesheet stopped.
        OSError: a file cannot be written.
    """
    parameters = {} if source is None else {"collection": collection}
    if only:
        parameters["only"] = only
    given = collection if source is None else source
    result = stylesheets.transform(step.stylesheet, given, parameters, folder=folder)
    if step.page and (pages or step.page.startswith("data/")):
        path = folder / step.page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(result.encode("utf-8"))


def records(stylesheets: Stylesheets, sources: Mapping[str, Any], collection: Any) -> list[Any]:
    """All that search can find, for :func:`edition.searching.index`.

    Args:
        stylesheets: among them ``records``.
        sources: the parsed texts and registers by their keys.
        collection: the parsed collection.

    Raises:
        StylesheetError: the stylesheet stopped.
    """
    return [
        record
        for source in sources.values()
        for record in json.loads(
            stylesheets.transform("records", source, {"collection": collection})
        )
    ]


def furnish(folder: Path, assets: Path) -> None:
    """Put style sheets, scripts and fonts into the site.

    Args:
        folder: the site.
        assets: where the engine has them.

    Raises:
        OSError: a file cannot be written.
    """
    target = folder / "assets"
    shutil.copytree(assets / "fonts", target / "fonts")
    for path in sorted(assets.iterdir()):
        if path.suffix in (".css", ".js", ".svg"):
            shutil.copyfile(path, target / path.name)
