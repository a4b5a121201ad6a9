"""The text of a PDF, by pages; with pypdf where it is installed, or else with poppler."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_MOST: Final = 64 << 20  # bytes of one stream
_PATIENCE: Final = 300  # seconds


def streams(data: bytes) -> Iterator[bytes]:
    """What is packed in a PDF: object streams, with outlines and titles; attachments; pages."""
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(data[match.end() : end if end > 0 else None], _MOST)
        except zlib.error:
            continue


def pages(data: bytes) -> list[bytes] | None:
    """The text of each page in UTF-8; None where neither pypdf nor poppler is there.

    Raises:
        ValueError: the file is damaged or encrypted.
    """
    if (program := shutil.which("pdftotext")) is not None:
        try:
            done = subprocess.run(
                [program, "-q", "-enc", "UTF-8", "-", "-"],
                input=data,
                capture_output=True,
                check=True,
                timeout=_PATIENCE,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise ValueError from error
        return done.stdout.split(b"\f")[:-1]
    try:
        import pypdf
    except ImportError:
        return None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        return [page.extract_text().encode("utf-8", "replace") for page in reader.pages]
    except (pypdf.errors.PyPdfError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError from error
