"""Reading ``edition.toml``: its tables, and the kinds of value that stand in them."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from edition.errors import ProjectError

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*", re.ASCII)


def read(path: Path) -> dict[str, object]:
    """What stands in a file of settings.

    Raises:
        ProjectError: it cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # TOML’s and UTF-8’s are ValueErrors
        raise ProjectError(f"cannot be read: {error}", path=path, hint="mend the file") from error


@dataclass(frozen=True, slots=True)
class Table:
    """A table of settings. All its methods raise :class:`ProjectError` for a wrong value.

    Attributes:
        values: what stands in it.
        path: the file.
    """

    values: dict[str, object]
    path: Path

    @classmethod
    def of(cls, data: dict[str, object], name: str, path: Path) -> Table:
        """The table of a name.

        Raises:
            ProjectError: there is none.
        """
        table = data.get(name)
        if not isinstance(table, dict):
            raise ProjectError(f"has no table [{name}]", path=path, hint="add it")
        return cls(table, path)

    def text(self, name: str) -> str:
        """A text, which has to be there."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise ProjectError(
                f"“{name}” is not a text in quotation marks", path=self.path, hint="add it"
            )
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, which has to be there."""
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ProjectError(
                f"“{name}” is not a list of texts", path=self.path, hint='write ["…", "…"]'
            )
        return tuple(str(item) for item in value)

    def address(self, name: str) -> str | None:
        """The web address of a folder, with a final slash; None if there is none."""
        if name not in self.values:
            return None
        value = self.text(name)
        if not _ADDRESS.fullmatch(value):
            raise ProjectError(
                f"“{value}” is not the web address of a folder",
                path=self.path,
                hint=f"write it as in https://example.org/coast/, or leave “{name}” out",
            )
        return value if value.endswith("/") else f"{value}/"

    def days(self, name: str) -> tuple[str, str] | None:
        """A first and a last day, as YYYY-MM-DD; None if there are none."""
        if name not in self.values:
            return None
        try:
            first, last = map(datetime.date.fromisoformat, self.texts(name))
        except ValueError:
            first, last = datetime.date.max, datetime.date.min
        if first > last:
            raise ProjectError(
                f"“{name}” is not a first and a last day",
                path=self.path,
                hint=f'write them as in ["1928-01-01", "1929-02-28"], or leave “{name}” out',
            )
        return first.isoformat(), last.isoformat()

    def uuid(self, name: str) -> UUID | None:
        """A UUID; None if there is none."""
        if name not in self.values:
            return None
        try:
            return UUID(self.text(name))
        except ValueError as error:
            raise ProjectError(
                f"“{name}” is not a UUID",
                path=self.path,
                hint="write one as python -m uuid prints it, or leave it out",
            ) from error
