"""Mutations of words: gaps, corrections, text and its white space."""

from __future__ import annotations

import re
from random import Random

from tests.mutating.kinds import Change, Harm, drop, kind, one, revalue, swap, typo
from tests.mutating.spans import Node, Page


def gaps(page: Page) -> list[Node]:
    """The withheld stretches."""
    return [node for node in page.named("gap") if node.get("reason") == "rights"]


@kind("gap’s numbers changed", "harmful")
def numbers(draw: Random, page: Page) -> Change | None:
    """A number of a gap is changed."""
    node = one(draw, gaps(page))
    if node is None:
        return None
    value = node.get(name := draw.choice(["quantity", "corresp"]))
    found = one(draw, list(re.finditer("[0-9]+", value)))
    if found is None:
        return None
    number = str(int(found[0]) + draw.choice([-10, -1, 1, 2, 100]))
    return revalue(node, name, value[: found.start()] + number + value[found.end() :])


@kind("gap shifted", "harmful")
def shifted(draw: Random, page: Page) -> Change | None:
    """A gap is moved in the witness by some characters, with all its numbers in agreement."""
    node = one(draw, gaps(page))
    if node is None:
        return None
    stem, start, end = re.split("=|,", node.get("corresp"))
    by = draw.choice([-5, -1, 1, 5])
    if int(start) + by < 0:
        return None
    return revalue(node, "corresp", f"{stem}={int(start) + by},{int(end) + by}")


@kind("gap of another witness", "harmful")
def elsewhere(draw: Random, page: Page) -> Change | None:
    """A gap points into the witness of another text."""
    node = one(draw, gaps(page))
    if node is None:
        return None
    return revalue(node, "corresp", re.sub(":.*?#", ":preface#", node.get("corresp")))


@kind("gap lost", "harmful")
def lost(draw: Random, page: Page) -> Change | None:
    """A gap is lost."""
    node = one(draw, gaps(page))
    return Change(node, (drop(node),), node.get("corresp")) if node else None


@kind("gap doubled", "harmful")
def doubled(draw: Random, page: Page) -> Change | None:
    """A gap stands twice."""
    node = one(draw, gaps(page))
    return Change(node, ((node.end, node.end, page.outer(node)),)) if node else None


@kind("gaps exchanged", "harmful")
def exchanged(draw: Random, page: Page) -> Change | None:
    """Two gaps change places."""
    found = gaps(page)
    if len(found) < 2:
        return None
    at = draw.randrange(len(found) - 1)
    return Change(found[at], swap(page, found[at], found[at + 1]))


@kind("gap reformatted", "harmful")
def reformatted(draw: Random, page: Page) -> Change | None:
    """A gap means the same and is not in its one written form, so that it is not given back."""
    node = one(draw, gaps(page))
    if node is None:
        return None
    tag = page.outer(node)
    ways = [tag.replace("/>", " />"), tag.replace('"', "'"), tag.replace("/>", "></gap>")]
    ways += [tag.replace('reason="rights" unit="char"', 'unit="char" reason="rights"')]
    ways += [tag.replace(" unit", "\n  unit")]
    return Change(node, ((node.start, node.end, draw.choice(ways)),))


@kind("gap in clear", "harmful")
def in_clear(draw: Random, page: Page) -> Change | None:
    """Words stand where a gap was."""
    node = one(draw, gaps(page))
    return Change(node, ((node.start, node.end, "lamp oil"),)) if node else None


@kind("correction equal to the error", "harmful")
def uncorrected(draw: Random, page: Page) -> Change | None:
    """A correction corrects nothing: it says what the witness says."""
    choices = [n for n in page.named("choice") if [c.name for c in n.children] == ["sic", "corr"]]
    node = one(draw, choices)
    if node is None:
        return None
    sic, corr = node.children
    withheld = bool(sic.children)
    edit = (corr.inner, corr.close, page.content(sic))
    return Change(corr, (edit,), "with a gap" if withheld else "in words")


@kind("error and correction exchanged", "harmful")
def turned(draw: Random, page: Page) -> Change | None:
    """The error stands as the correction and the correction as the error."""
    choices = [n for n in page.named("choice") if [c.name for c in n.children] == ["sic", "corr"]]
    node = one(draw, choices)
    if node is None:
        return None
    sic, corr = node.children
    edits = (
        (sic.inner, sic.close, page.content(corr)),
        (corr.inner, corr.close, page.content(sic)),
    )
    return Change(node, edits)


def stretches(page: Page) -> list[tuple[Node, int, int]]:
    """Stretches of text that hold words, with the element that they stand in."""
    found = []
    for node in page.nodes:
        at = node.inner
        for end, after in [*((c.start, c.end) for c in node.children), (node.close, node.close)]:
            if page.text[at:end].strip() and "<" not in page.text[at:end]:
                found.append((node, at, end))
            at = after
    return found


@kind("word misspelt", "silent")
def misspelt(draw: Random, page: Page) -> Change | None:
    """A word has a typo; the witness's words are known, those of the edition are not."""
    found = one(draw, stretches(page))
    words = list(re.finditer("[A-Za-z]{4,}", page.text[found[1] : found[2]])) if found else []
    word = one(draw, words)
    if found is None or word is None or page.text[found[1] + word.start() - 1] == "&":
        return None
    at = found[1] + word.start()
    return Change(found[0], ((at, at + len(word[0]), typo(draw, word[0])),), "a letter")


@kind("words joined", "silent")
def joined(draw: Random, page: Page) -> Change | None:
    """The space between two words is lost."""
    found = one(draw, stretches(page))
    text = page.text[found[1] : found[2]] if found else ""
    space = one(draw, list(re.finditer(r"(?<=\w) (?=\w)", text)))
    if found is None or space is None:
        return None
    at = found[1] + space.start()
    return Change(found[0], ((at, at + 1, ""),))


@kind("word broken", "silent")
def broken(draw: Random, page: Page) -> Change | None:
    """A space stands in a word."""
    found = one(draw, stretches(page))
    text = page.text[found[1] : found[2]] if found else ""
    inside = one(draw, list(re.finditer(r"(?<=\w\w)(?=\w\w)", text)))
    if found is None or inside is None or "&" in text:
        return None
    at = found[1] + inside.start()
    return Change(found[0], ((at, at, " "),))


@kind("word put between elements", "harmful")
def stray(draw: Random, page: Page) -> Change | None:
    """A word stands where only elements may."""
    bare = [n for n in page.nodes if n.children and not _mixed(page, n)]
    node = one(draw, bare)
    if node is None:
        return None
    at = draw.choice(node.children).end
    return Change(node, ((at, at, " oil "),))


def _mixed(page: Page, node: Node) -> bool:
    alike = [page.text[n.inner : n.close] for n in page.named(node.name)]
    return any(re.sub(r"<[^>]*>", "", text).strip() for text in alike) or node.inside(
        *("p", "desc", "note", "seg", "q", "quote", "item")
    )


@kind("space before a reference", "depends")
def spaced(draw: Random, page: Page) -> Change | None:
    """White space parts a note reference from the word that it belongs to."""
    nodes = [n for n in page.named("ref") if n.get("type") == "note"]
    node = one(draw, [n for n in nodes if not page.text[n.start - 1].isspace()])
    harm: Harm | None = None
    return Change(node, ((node.start, node.start, " "),), harm=harm) if node else None
