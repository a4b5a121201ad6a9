"""Setting the print edition: a small print document goes in, a PDF comes out.

Typst gets the template and the document as bytes and a release date as its clock, so that it
reads nothing else and two runs give the same file.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.errors import TypesettingError

DOCUMENT = "print.xml"
STANDARDS = ["a-2a", "ua-1"]
_LACKED = re.compile(r'(?:the text|the codepoint) `"((?s:.)+?)"`')
"""What Typst says of text that the typefaces do not have, or that PDF/A forbids."""
PAPERS = ("a5", "a4", "us-letter", "trade")
"""The papers that the templates know, the usual one first."""


def typeset(
    document: str, released: datetime.date, template: Path, key: str, paper: str = PAPERS[0]
) -> bytes:
    """Set a print document as tagged PDF/A-2a and PDF/UA-1.

    Args:
        document: the print document, as XML.
        released: the date of the edition's release, which the file bears.
        template: the template; others may lie beside it.
        key: the text's key, for error messages.
        paper: one of :data:`PAPERS`.

    Raises:
        TypesettingError: the template and the document do not fit.
    """
    import typst

    midnight = datetime.datetime.combine(released, datetime.time(), datetime.UTC)
    compile_: Any = typst.compile
    with _telling(document, key, template):
        pdf: bytes = compile_(
            **_given(document, template, paper),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(midnight.timestamp()),
        )
    return pdf


def draw(document: str, template: Path, key: str, resolution: float) -> bytes:
    """Set a print document of which a template makes one page, as a picture (PNG).

    A picture would show boxes for what the typefaces lack; PDF/A refuses it, and is asked first.

    Args:
        document: the print document, as XML.
        template: the template; others may lie beside it.
        key: what it is, for error messages.
        resolution: pixels an inch.

    Raises:
        TypesettingError: the template and the document do not fit.
    """
    import typst

    compile_: Any = typst.compile
    with _telling(document, key, template):
        given = _given(document, template)
        compile_(**given, format="pdf", pdf_standards=["a-2b"])
        picture: bytes = compile_(**given, format="png", ppi=resolution)
    return picture


def ask(document: str, template: Path, key: str, question: str) -> Any:
    """Set a print document, and evaluate an expression of Typst in what came of it.

    Args:
        document: the print document, as XML.
        template: the template; others may lie beside it.
        key: the text's key, for error messages.
        question: the expression.

    Raises:
        TypesettingError: the template and the document do not fit.
    """
    import typst

    evaluate: Any = typst.eval
    with _telling(document, key, template):
        return json.loads(evaluate(expression=question, **_given(document, template)))


def _given(document: str, template: Path, paper: str = PAPERS[0]) -> dict[str, Any]:
    files: dict[str, bytes] = {
        path.name: path.read_bytes() for path in sorted(template.parent.glob("*.typ"))
    }
    files["main.typ"] = files[template.name]
    files[DOCUMENT] = document.encode("utf-8")
    inputs = {"document": DOCUMENT, "paper": paper}
    return {"input": files, "ignore_system_fonts": True, "sys_inputs": inputs}


@contextlib.contextmanager
def _telling(document: str, key: str, template: Path) -> Iterator[None]:
    import typst

    try:
        yield
    except (typst.TypstError, RuntimeError) as error:
        hints = "; ".join(getattr(error, "hints", [])) or "mend the text or the template"
        message = " ".join(str(getattr(error, "message", error)).split())
        lacked = _LACKED.search(message)
        if lacked is not None:
            raise _lacking(document, key, lacked[1]) from error
        raise TypesettingError(
            f"{key} cannot be set: {message}", path=template, hint=hints
        ) from error


def _lacking(document: str, key: str, told: str) -> TypesettingError:
    """Of text that cannot be printed: what it is, and in which passage it stands first."""
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), told)
    before = re.findall(r' id="([^"]+)"', document[: max(0, document.find(text))])
    names = " ".join(f"U+{ord(character):04X}" for character in text)
    return TypesettingError(
        f"{key} cannot be set: the typefaces of print have no sign for “{text}” ({names})",
        xml_id=before[-1] if before else None,
        hint="write it with other characters, or build the other outputs without it",
    )
