"""Dates as the encoding has them: when something begins and ends, as far as is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NEVER, _EVER = "", "~"
"""Before and after all dates, as strings are ordered."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The days between which something begins, and those between which it ends.

    Days are strings, ``YYYY-MM-DD``, which are ordered as the days are.
    """

    begins: tuple[str, str] = (_NEVER, _EVER)
    ends: tuple[str, str] = (_NEVER, _EVER)
    shown: str = ""

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.shown)

    def precedes(self, other: Dating) -> bool:
        """Whether it is over before another can have begun."""
        return self.ends[1] < other.begins[0]

    def meets(self, other: Dating) -> bool:
        """Whether both may be of one time."""
        return not self.precedes(other) and not other.precedes(self)

    def outlasts(self, other: Dating) -> bool:
        """Whether it still goes on when another is certainly over."""
        return self.ends[0] > other.ends[1]

    def starts_before(self, other: Dating) -> bool:
        """Whether it has begun when another cannot have begun yet."""
        return self.begins[1] < other.begins[0]


def dating(element: etree._Element | None) -> Dating:
    """The date that an element carries; what is no date counts as unknown."""
    if element is None:
        return Dating()
    value = {
        name: found
        for name in ATTRIBUTES
        if _ISO.fullmatch(found := str(element.get(name, ""))) is not None
    }
    if not value:
        return Dating()
    if "when" in value:
        day = (_first(value["when"]), _last(value["when"]))
        return Dating(day, day, value["when"])
    low, high = _first(value.get("notBefore")), _last(value.get("notAfter"))
    if "from" in value or "to" in value:
        begin, end = value.get("from"), value.get("to")
        shown = f"{begin or ''}/{end or ''}"
        return Dating(
            (_first(begin) if begin else low, _last(begin) if begin else _last(end)),
            (_first(end) if end else _first(begin), _last(end) if end else high),
            shown,
        )
    return Dating(
        (low, high), (low, high), f"{value.get('notBefore', '')}..{value.get('notAfter', '')}"
    )


def backwards(element: etree._Element) -> str:
    """What is said of a date that ends before it begins; empty when it does not."""
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        begin, end = str(element.get(first, "")), str(element.get(last, ""))
        if _ISO.fullmatch(begin) and _ISO.fullmatch(end) and _first(begin) > _last(end):
            return f"{first} {begin} {last} {end}"
    return ""


def _first(date: str | None) -> str:
    return _NEVER if date is None else date + "-01-01"[len(date) - 10 :] if len(date) < 10 else date


def _last(date: str | None) -> str:
    return _EVER if date is None else date + "-12-31"[len(date) - 10 :] if len(date) < 10 else date
