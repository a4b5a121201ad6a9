"""Plain texts: which forms there are, and what of them can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

STYLESHEETS = ("text", "corpus", "exact")
"""The stylesheets of the forms; each writes the map of its text beside it."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """What is asked of the plain texts.

    Attributes:
        width: how many characters a line of the reading text may have; 0 for a paragraph a line.
        notes: where its notes stand: at the end of the ``text`` or of each ``section``.
        corrections: whether it gives this edition's corrections or the witness's readings.
        tokens: whether the tokens of the text for corpora are wanted too.
    """

    width: int = 0
    notes: str = "text"
    corrections: bool = True
    tokens: bool = False

    def parameters(self, stylesheet: str) -> dict[str, Any]:
        """What one of :data:`STYLESHEETS` is told."""
        if stylesheet == "text":
            return {"width": self.width, "notes": self.notes, "corrections": self.corrections}
        if stylesheet == "corpus":
            return {"corrections": self.corrections, "tokens": self.tokens}
        return {}

    def forms(self, key: str, *, exact: bool) -> dict[str, str]:
        """The stylesheets to run for a text, each with the file that its result is.

        Args:
            key: the key of the text.
            exact: whether it has a witness and holds its words.
        """
        forms = {"text": f"{key}.txt", "corpus": f"{key}.corpus.txt"}
        return forms | {"exact": f"{key}.exact.txt"} if exact else forms
