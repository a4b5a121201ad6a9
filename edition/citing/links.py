"""Links to the pages, as a reader copies them from the browser."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote

from edition.addresses import PREFIXES, address, normal


def read(given: str) -> tuple[str, str]:
    """What an address or a link names, and which of its words.

    Args:
        given: ``letters#p2``, ``person:fenwick-a``, or a link such as
            ``https://example.org/coast/letters.html?words=5-9#p2`` or ``persons/fenwick-a.html``.

    Returns:
        The address in its one form; the words as they are given, or nothing.
    """
    path, mark, fragment = given.partition("#")
    path, _, query = path.partition("?")
    asked = parse_qs(query).get("words", [""])[-1]
    folder, _, file = path.rpartition("/")
    kind = folder.rpartition("/")[2]
    if kind in PREFIXES and file.endswith(".html"):
        return address(kind, file.removesuffix(".html")), asked
    return normal(file.removesuffix(".html") + mark + unquote(fragment)), asked
