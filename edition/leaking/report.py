"""Telling what was found, as text or as JSON: where, and never what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from edition import __version__
from edition.errors import sentence, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from edition.leaking.looking import Leak, Look, Skipped

#: Gives the name that a character of a witness has in the edition.
Labels = Callable[[str, int], str | None]


def lines(look: Look, labels: Labels) -> Iterator[str]:
    """A line for each leak, and one for each thing that could not be looked through."""
    for leak in look.leaks:
        name = labels(leak.key, leak.start)
        yield sentence(
            f"{_place(leak)}: {leak.words} words of {leak.key}{f', {name}' if name else ''} "
            f"(characters {leak.start} to {leak.end})"
        )
    for skipped in look.skipped:
        if not skipped.expected:
            yield sentence(f"{_place(skipped)}: not looked through: {skipped.why}")


def summary(look: Look, words: int, witnesses: Sequence[str], missing: Sequence[str]) -> str:
    """What was looked through, what was found and what was not looked through."""
    found = _count(len(look.leaks), "run") if look.leaks else "none"
    told = [
        f"Looked through {_count(look.files, 'file')} ({_size(look.size)}) for {words} or more "
        f"consecutive words of {', '.join(witnesses)}: {found} found."
    ]
    kinds = Counter(one.why for one in look.skipped if one.expected)
    if kinds:
        told.append(f"Without words that can be read: {_listed(kinds)}.")
    kinds = Counter(one.why for one in look.skipped if not one.expected)
    if kinds:
        told.append(f"Not looked through: {_listed(kinds)}.")
    if missing:
        told.append(f"There is no copy of {', '.join(missing)}, whose words were not looked for.")
    return "".join(f"{line}\n" for line in told)


def as_json(
    look: Look, words: int, witnesses: Sequence[str], missing: Sequence[str], labels: Labels
) -> str:
    """The same for machines."""
    report = {
        "version": 1,
        "tool": {"name": "edition", "version": __version__},
        "words": words,
        "witnesses": list(witnesses),
        "missing": list(missing),
        "complete": look.complete and not missing,
        "counts": {
            "files": look.files,
            "bytes": look.size,
            "leaks": len(look.leaks),
            "skipped": len(look.skipped),
        },
        "leaks": [
            {
                "path": _path(leak.path),
                "within": list(leak.within),
                "line": leak.line,
                "witness": leak.key,
                "id": labels(leak.key, leak.start),
                "start": leak.start,
                "end": leak.end,
                "words": leak.words,
            }
            for leak in look.leaks
        ],
        "skipped": [
            {
                "path": _path(one.path),
                "within": list(one.within),
                "why": one.why,
                "expected": one.expected,
            }
            for one in look.skipped
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _place(one: Leak | Skipped) -> str:
    within = ", ".join(one.within)
    line = getattr(one, "line", None)
    where = ", ".join(filter(None, (within, f"line {line}" if line else "")))
    return f"{_path(one.path)}: {where}" if where else _path(one.path)


def _path(path: Path) -> str:
    return shown(path).encode("utf-8", "replace").decode()


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _listed(kinds: Counter[str]) -> str:
    return ", ".join(f"{kind} ({number:,})" for kind, number in sorted(kinds.items()))


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"
