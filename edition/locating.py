"""The way back from a plain text: what stands at a range of its characters, by the map beside it.

Places are given as RFC 5147 has them: positions lie between characters, which are code points; a
line end counts as one character, however the file spells it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from edition.errors import PlainTextError

_NUMBER = "[0-9]{1,18}"
_FRAGMENT = re.compile(
    rf"(?P<unit>char|line)=(?P<first>{_NUMBER})?(?P<comma>,)?(?P<last>(?<=,){_NUMBER})?"
    r"(?P<checks>(;[a-z0-9]+=[^;]+)*)"
)
_HINT = "write it as FILE#char=105,701 or FILE#line=3,5"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a plain text, and what of the edition stands there.

    Attributes:
        file: the plain text.
        first: the position before its first character, from 0.
        last: the position behind its last character.
        words: its characters.
        passages: those of the map's ``passages`` that it touches, outer ones before inner ones.
        entities: those of the map's ``entities`` that it touches.
    """

    file: Path
    first: int
    last: int
    words: str
    passages: tuple[Mapping[str, Any], ...]
    entities: tuple[Mapping[str, Any], ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the passages, then of the entries that are named, each once."""
        found = [str(one["address"]) for one in self.passages]
        found += [str(entry) for one in self.entities for entry in one["entries"]]
        return tuple(dict.fromkeys(found))

    def data(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "file": self.file.name,
            "char": f"{self.first},{self.last}",
            "words": self.words,
            "passages": list(self.passages),
            "entities": list(self.entities),
        }


class PlainFile:
    """A plain text of the edition with its map.

    Args:
        path: the text; the map is looked for beside it, ``KEY.map.json`` for ``KEY.txt``.

    Raises:
        PlainTextError: one of them is not there or cannot be read, or they do not fit.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            data = _bytes(path)
        except OSError as error:
            raise PlainTextError(f"cannot be read: {error.strerror}", path=path) from error
        self._md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise PlainTextError("the text is not UTF-8", path=path) from error
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        beside = path.with_name(path.name.removesuffix(".txt") + ".map.json")
        try:
            self._map = json.loads(_bytes(beside).decode("utf-8"))
            length = int(self._map["length"])
            self._passages = [(_range(one, "address"), one) for one in self._map["passages"]]
            self._entities = [(_range(one, "entries"), one) for one in self._map["entities"]]
        except OSError as error:
            raise PlainTextError(
                f"its map {beside.name} is not beside it, or cannot be read",
                path=path,
                hint="make both with edition build text",
            ) from error
        except (ValueError, ArithmeticError, LookupError, TypeError, RecursionError) as error:
            raise PlainTextError("this is not the map of a plain text", path=beside) from error
        if length != len(self.text):
            raise PlainTextError(
                f"the text has {len(self.text):,} characters, and its map knows of {length:,}",
                path=path,
                hint="take both from the same build",
            )

    def place(self, fragment: str) -> Place:
        """What stands at a place.

        Args:
            fragment: as in RFC 5147: ``char=105,701``, ``char=105``, ``line=3,5``, with checks
                (``;length=35410``, ``;md5=…``) or without.

        Raises:
            PlainTextError: that is no place, it lies behind the end of the text, or its checks say
                that it is one of another text.
        """
        match = _FRAGMENT.fullmatch(fragment)
        if match is None or not (match["first"] or match["last"]):
            raise PlainTextError(f"“{fragment}” is no place in a text", path=self.path, hint=_HINT)
        self._check(match["checks"])
        last = match["last"] if match["comma"] else match["first"]
        ends = (int(match["first"] or 0), None if last is None else int(last))
        first, end = (self._position(one, match["unit"]) for one in ends)
        if first > end:
            raise PlainTextError(f"“{fragment}” ends before it begins", path=self.path, hint=_HINT)
        if first == len(self.text):
            self._be_within(fragment, match["unit"], max(one or 0 for one in ends))
        words = self.text[first:end]
        passages = tuple(one for at, one in self._passages if _touches(at, first, end))
        entities = tuple(one for at, one in self._entities if _touches(at, first, end))
        return Place(self.path, first, end, words, passages, entities)

    def _position(self, number: int | None, unit: str) -> int:
        """A position in characters; None is the end of the text."""
        if number is None:
            return len(self.text)
        if unit == "line":
            ends = [match.end() for match in re.finditer("\n", self.text)]
            return [0, *ends, len(self.text)][min(number, len(ends) + 1)]
        return min(number, len(self.text))

    def _be_within(self, fragment: str, unit: str, number: int) -> None:
        """Whether a place at the end of the text is meant, and not one behind it."""
        breaks = self.text.count("\n")
        counts = {"char": len(self.text), "line": breaks + (not self.text.endswith("\n"))}
        if number > counts[unit]:
            raise PlainTextError(
                f"“{fragment}” lies behind the end of the text, which has {counts['char']:,}"
                f" characters in {counts['line']:,} lines",
                path=self.path,
                hint="find the text of which it was told",
            )

    def _check(self, checks: str) -> None:
        """Whether the text is that of which the place was told, as far as it says so."""
        for check in filter(None, checks.split(";")):
            kind, _, value = check.partition("=")
            wanted, _, charset = value.partition(",")
            if charset.lower() not in ("", "utf-8"):
                continue
            found = {"length": str(len(self.text)), "md5": self._md5}.get(kind)
            if found is not None and found != wanted.lower():
                raise PlainTextError(
                    f"the place is one of another text: its {kind} is {wanted}, and here {found}",
                    path=self.path,
                    hint="find the text of which it was told",
                )


def locate(given: str) -> Place:
    """What stands at a place in a plain text.

    Args:
        given: the path of the text, ``#`` and a fragment of RFC 5147.

    Raises:
        PlainTextError: it is not written like that, or the text or its map does not fit.
    """
    path, mark, fragment = given.rpartition("#")
    if not mark:
        raise PlainTextError(f"“{given}” names no place in a text", hint=_HINT)
    return PlainFile(Path(path)).place(unquote(fragment))


def _bytes(path: Path) -> bytes:
    """The bytes of a file; a pipe would wait, a device never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(EINVAL, "Not a file")
    return path.read_bytes()


def _range(one: Mapping[str, Any], named: str) -> tuple[int, int]:
    """The stretch of something in the map, which has to have a key besides."""
    if named not in one:
        raise KeyError(named)
    first, last = map(int, one["char"].split(","))
    return first, last


def _touches(at: tuple[int, int], first: int, last: int) -> bool:
    """Whether two stretches share a character; a mere position touches what it lies in or at."""
    return at[0] <= first <= at[1] if first == last else at[0] < last and first < at[1]
