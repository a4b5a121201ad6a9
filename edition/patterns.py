"""Content models as patterns that can be asked what may come next, by Brzozowski's derivatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

TEXT = "#text"
"""The symbol for a stretch of text among the names of declarations."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A content model, or what is left of one.

    Attributes:
        kind: ``nothing`` (cannot match), ``empty``, ``text``, ``element``, ``choice``, ``group`` or
            ``many`` (once or more).
        name: the name of the element's declaration.
        parts: the patterns that this one is made of.
    """

    kind: str
    name: str = ""
    parts: tuple[Pattern, ...] = ()

    @property
    def optional(self) -> bool:
        """Whether no content at all satisfies the pattern."""
        if self.kind == "choice":
            return any(part.optional for part in self.parts)
        if self.kind in ("group", "many"):
            return all(part.optional for part in self.parts)
        return self.kind in ("empty", "text")

    def first(self) -> Iterator[str]:
        """Name what may come next: declarations of elements, and :data:`TEXT`."""
        if self.kind == "element":
            yield self.name
        elif self.kind == "text":
            yield TEXT
        for part in self.parts:
            yield from part.first()
            if self.kind == "group" and not part.optional:
                break


_NOTHING = Pattern("nothing")
EMPTY = Pattern("empty")
"""No content."""


@cache
def after(pattern: Pattern, symbol: str) -> Pattern | None:
    """What is left of a pattern when a symbol has come; None when the symbol may not come."""
    rest = _after(pattern, symbol)
    return None if rest == _NOTHING else rest


def shortest(pattern: Pattern, enough: Callable[[Pattern], bool]) -> list[tuple[str, ...]]:
    """The fewest elements after which what is left of a pattern is enough.

    Returns:
        Every way there with that number of elements; none when there is no way at all.
    """
    ways: dict[Pattern, list[tuple[str, ...]]] = {pattern: [()]}
    seen = {pattern}
    while ways:
        if found := [way for left, here in ways.items() if enough(left) for way in here]:
            return found
        further: dict[Pattern, list[tuple[str, ...]]] = {}
        for left, here in ways.items():
            for name in dict.fromkeys(left.first()):
                if name != TEXT and (rest := after(left, name)) is not None and rest not in seen:
                    further.setdefault(rest, []).extend((*way, name) for way in here)
        seen |= further.keys()
        ways = further
    return []


def _after(pattern: Pattern, symbol: str) -> Pattern:
    match pattern.kind:
        case "text" if symbol == TEXT:
            return pattern
        case "element" if symbol == pattern.name:
            return EMPTY
        case "choice":
            return choice(_after(part, symbol) for part in pattern.parts)
        case "group":
            head, *tail = pattern.parts
            rests = [group([_after(head, symbol), *tail])]
            if head.optional:
                rests.append(_after(group(tail), symbol))
            return choice(rests)
        case "many":
            again = choice([pattern, EMPTY])
            return group([_after(pattern.parts[0], symbol), again])
        case _:
            return _NOTHING


def choice(parts: Iterable[Pattern]) -> Pattern:
    """One of several patterns, without those that cannot match."""
    flat = (inner for part in parts for inner in (part.parts if part.kind == "choice" else [part]))
    found = tuple(dict.fromkeys(part for part in flat if part != _NOTHING))
    return Pattern("choice", parts=found) if len(found) > 1 else (*found, _NOTHING)[0]


def group(parts: Iterable[Pattern]) -> Pattern:
    """One pattern after the other, without those that are empty."""
    found = tuple(part for part in parts if part != EMPTY)
    if _NOTHING in found:
        return _NOTHING
    return Pattern("group", parts=found) if len(found) > 1 else (*found, EMPTY)[0]
