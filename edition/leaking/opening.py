"""Opening: what is in a file, whatever it is packed in, piece by piece.

What a file is, is told by how it begins and not by its name. A stream is read in pieces, so that no
file, packed or not, takes more memory than a piece; each but the first begins with the end of the
one before it, so that nothing is hidden where they meet.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import importlib
import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from edition.leaking import pdf
from edition.leaking.views import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE: Final = 16 << 20
"""How many bytes are looked at at once."""
OVERLAP: Final = 64 << 10
"""How many of them are looked at once more with the next ones."""
MOST: Final = 2 << 30
"""How many bytes a packed file may have when it is unpacked."""
WHOLE: Final = 256 << 20
"""How many bytes a file may have that has to be in memory as a whole."""
_DEEPEST: Final = 5

_SEALED: Final = (
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archives"),
    (b"Rar!\x1a\x07", "RAR archives"),
    (b"\x28\xb5\x2f\xfd", "Zstandard files"),
    (b"\x1f\x9d", "files of compress"),
    (b"\x04\x22\x4d\x18", "LZ4 files"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office documents"),
)
_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "pictures"),
    (b"\xff\xd8\xff", "pictures"),
    (b"GIF8", "pictures"),
    (b"\0\0\1\0", "pictures"),
    (b"BM", "pictures"),
    (b"wOFF", "fonts"),
    (b"wOF2", "fonts"),
    (b"OTTO", "fonts"),
    (b"\0\1\0\0\0", "fonts"),
    (b"ttcf", "fonts"),
    (b"OggS", "sound and film"),
    (b"ID3", "sound and film"),
    (b"fLaC", "sound and film"),
    (b"\x1aE\xdf\xa3", "sound and film"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what a file holds.

    Attributes:
        within: the members that lead to it, as in ``OEBPS/text.xhtml`` or ``page 3``; may be empty.
        data: its bytes.
        head: the first bytes of the whole that it is a part of.
        whole: whether it is all of it.
        line: the number of its first line.
        text: whether lines can be counted in it.
    """

    within: tuple[str, ...]
    data: bytes
    head: bytes
    whole: bool = True
    line: int = 1
    text: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not, or not wholly, looked through.

    Attributes:
        within: the members that lead to it.
        why: what it is, in the plural, or what is wrong with it.
        expected: whether that is as it should be: a picture has no words that could be read.
    """

    within: tuple[str, ...]
    why: str
    expected: bool = False


def opened(
    stream: IO[bytes], name: str, within: tuple[str, ...] = (), depth: int = 0
) -> Iterator[Piece | Unread]:
    """All that is in a file, and what of it cannot be read.

    Args:
        stream: the file, at its beginning.
        name: its name, for what does not show in its first bytes.
        within: the members that lead to it.
        depth: how often it was packed.
    """
    if depth > _DEEPEST:
        yield Unread(within, "files packed too often")
        return
    reader = io.BufferedReader(stream, 1 << 16)  # type: ignore[type-var]
    try:
        head = reader.peek(512)[:512]
        if (unpack := _packing(head)) is not None:
            with unpack(reader) as unpacked:
                yield from opened(unpacked, name.removesuffix(".gz"), within, depth + 1)
        elif head.startswith((b"PK\3\4", b"PK\5\6")):
            yield from _members(reader, within, depth + 1)
        elif head.lstrip().startswith(b"%PDF-"):
            yield from _pdf(reader, within)
        elif name.endswith(".br"):
            yield from _brotli(reader, name, within, depth + 1)
        else:
            for kinds, expected in ((_SEALED, False), (_PICTURES, True)):
                for magic, kind in kinds:
                    if head.startswith(magic):
                        yield Unread(within, kind, expected)
                        break
            yield from _pieces(reader, within, depth)
    except (EOFError, OSError, RuntimeError, ValueError, zlib.error, lzma.LZMAError) as error:
        if isinstance(error, OSError) and error.filename:
            raise
        yield Unread(within, "damaged files")
    except _TooLargeError:
        yield Unread(within, f"packed files of more than {WHOLE >> 20} MB")
    except zipfile.BadZipFile:
        yield Unread(within, "damaged archives")
    finally:
        with contextlib.suppress(ValueError):
            reader.detach()  # or else the stream would be closed with it


def _packing(head: bytes) -> Callable[[Any], Any] | None:
    """What unpacks a packed stream."""
    if head.startswith(b"\x1f\x8b"):
        return lambda stream: gzip.GzipFile(fileobj=stream)
    if head.startswith(b"BZh"):
        return bz2.BZ2File
    if head.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMAFile
    return None


def _pieces(stream: IO[bytes], within: tuple[str, ...], depth: int) -> Iterator[Piece | Unread]:
    """A stream in pieces."""
    head = kept = b""
    line, total = 1, 0
    while data := stream.read(PIECE):
        total += len(data)
        if depth and total > MOST:
            yield Unread(within, f"files of more than {MOST >> 30} GB when unpacked")
            return
        head = head or data[:4096]
        both = kept + data
        yield Piece(within, both, head, len(data) < PIECE and not kept, line)
        for at, inner in embedded(both):
            number = line + both.count(b"\n", 0, at)
            yield from opened(
                io.BytesIO(inner), "", (*within, f"base64 in line {number}"), depth + 1
            )
        line += both.count(b"\n", 0, max(len(both) - OVERLAP, 0))
        kept = both[-OVERLAP:]


class _TooLargeError(Exception):
    """A file that would have to be in memory as a whole is too large for that."""


def _whole(stream: IO[bytes]) -> bytes:
    """A file that has to be in memory as a whole."""
    data = stream.read(WHOLE + 1)
    if len(data) > WHOLE:
        raise _TooLargeError
    return data


def _members(stream: IO[bytes], within: tuple[str, ...], depth: int) -> Iterator[Piece | Unread]:
    """The members of a ZIP archive, and their names."""
    data = _whole(stream)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            inside = (*within, member.filename)
            yield Piece(inside, member.filename.encode("utf-8", "replace"), b"", text=False)
            if member.comment:
                yield Piece(inside, member.comment, b"", text=False)
            if member.flag_bits & 1:
                yield Unread(inside, "encrypted files")
            elif not member.is_dir():
                with archive.open(member) as file:
                    yield from opened(file, member.filename, inside, depth)
        yield Piece((*within, "comment"), archive.comment, b"", text=False)


def _brotli(
    stream: IO[bytes], name: str, within: tuple[str, ...], depth: int
) -> Iterator[Piece | Unread]:
    """What is in a file packed with Brotli, where its decoder is installed."""
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError:
        yield Unread(within, "Brotli files (to read them, install the package brotli)")
        return
    decoder = brotli.Decompressor()
    unpacked = io.BytesIO()
    try:
        while (data := stream.read(1 << 16)) and unpacked.tell() <= WHOLE:
            unpacked.write(decoder.process(data))
    except brotli.error:
        yield Unread(within, "damaged files")
    if not decoder.is_finished():
        yield Unread(within, "damaged files")
    unpacked.seek(0)
    yield from opened(unpacked, name.removesuffix(".br"), within, depth)


def _pdf(stream: IO[bytes], within: tuple[str, ...]) -> Iterator[Piece | Unread]:
    """The pages of a PDF, its packed streams (outlines, attachments) and the rest as it lies."""
    data = _whole(stream)
    yield Piece(within, data, data[:4096], text=False)
    for packed in pdf.streams(data):
        yield Piece((*within, "a packed stream"), packed, packed[:4096], text=False)
    texts = pdf.pages(data)
    if texts is None:
        yield Unread(within, "PDFs (to read them, install pypdf or poppler)")
        return
    for number, text in enumerate(texts, 1):
        yield Piece((*within, f"page {number}"), text, b"", text=False)
