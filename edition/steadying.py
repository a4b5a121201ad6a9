"""Making Pagefind's index the same each time.

All of an index depends on its records alone, but for one thing: filters, and a filter’s values,
stand in the order of a hash table, which is another in each run; and as files are named after what
they hold, their names change too.  So here they are put in order, the files named anew, and the new
names put where the old ones stood.  The files are CBOR, of which no more is read than how long an
item is.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

_START: Final = b"pagefind_dcd"
_TEXT, _ARRAY = 3, 4


def steadied(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """An index as it would be if filters kept an order.

    Args:
        files: the files of an index, by their paths.
    """
    kept = {
        path: data for path, data in files.items() if not path.endswith((".pf_filter", ".pf_meta"))
    }
    names: dict[str, str] = {}

    def add(path: str, data: bytes) -> None:
        for old, new in names.items():
            data = data.replace(old.encode(), new.encode())
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.rpartition(".")
        language, _, old = stem.rpartition("_")
        new = hashlib.sha256(data).hexdigest()[: len(old)]
        own = language.rpartition(".")[2]
        names[f"{own}_{old}"] = f"{own}_{new}"
        path = f"{folder}/{language}_{new}.{ending}" if folder else f"{language}_{new}.{ending}"
        kept[path] = gzip.compress(data, mtime=0)

    for path, data in sorted(files.items()):
        if path.endswith(".pf_filter"):
            add(path, _ordered(gzip.decompress(data), 1))
    for path, data in sorted(files.items()):
        if path.endswith(".pf_meta"):
            add(path, _ordered(gzip.decompress(data), 3))
    entry = kept["pagefind-entry.json"]
    for old, new in names.items():
        entry = entry.replace(old.encode(), new.encode())
    return {**kept, "pagefind-entry.json": entry}


def _ordered(data: bytes, place: int) -> bytes:
    """A file with the items of one array in order.

    Args:
        data: a filter, which is its name and its values; or the list of all files, which is a
            version, pages, chunks, filters and more.
        place: where in it the array stands, counted from 0.
    """
    _, _, at = _head(data, len(_START))
    for _ in range(place):
        at = _end(data, at)
    _, number, start = _head(data, at)
    items = list(_items(data, start, number))
    return data[:start] + b"".join(sorted(items)) + data[start + sum(map(len, items)) :]


def _items(data: bytes, at: int, number: int) -> Iterator[bytes]:
    for _ in range(number):
        end = _end(data, at)
        yield data[at:end]
        at = end


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """What an item is, its number or length, and where its content begins."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = 1 << (size - 24)
        size = int.from_bytes(data[at : at + width], "big")
        at += width
    return kind, size, at


def _end(data: bytes, at: int) -> int:
    """Where an item ends."""
    kind, size, at = _head(data, at)
    if kind == _ARRAY:
        for _ in range(size):
            at = _end(data, at)
    return at + size if kind == _TEXT else at
