"""What a check has to say of one place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from edition.errors import shown


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault, told to the editor who will mend it.

    Attributes:
        path: the file.
        line: the line in it, counted from 1.
        xml_id: the nearest identifier at or above the place.
        what: what is wrong, without a final full stop.
        do: what to do about it, without a final full stop; may be empty.
        rule: the name of the rule that is broken.
    """

    path: str
    line: int
    xml_id: str | None
    what: str
    do: str
    rule: str

    def __str__(self) -> str:
        place = f" ({self.xml_id})" if self.xml_id else ""
        remedy = f"; {self.do}" if self.do else ""
        return f"{shown(self.path)}:{self.line}{place}: {self.what}{remedy}"
