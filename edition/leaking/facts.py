"""What an edition states of its own accord: titles and addresses, which are facts.

A title may be longer than any run that is allowed, and so may an address of the web. Neither can be
said in other words, and no edition can do without; so those that the edition's own files record
count as one word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from edition.leaking.letters import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.project import Project

_TEI = {"t": "http://www.tei-c.org/ns/1.0"}
_TITLES = "//t:title[not(.//t:gap)] | //t:idno[not(.//t:gap)]"
_ADDRESSES = "//@target[contains(., '://')]"


def facts(project: Project, words: int) -> list[str]:
    """The titles and addresses of at least so many words that an edition's files record."""
    found = {fact for fact in _stated(project) if len(Words(fact.encode()).starts) >= words}
    return sorted(found)


def _stated(project: Project) -> Iterator[str]:
    for path in project.files:
        try:
            tree: Any = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, OSError):
            continue  # what cannot be read excuses nothing
        yield from map(str, tree.xpath(_ADDRESSES, namespaces=_TEI))
        for title in tree.xpath(_TITLES, namespaces=_TEI):
            yield " ".join("".join(title.itertext()).split())
