"""What validation found, told to people and to machines: one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.reports.judgement import Judgement

FORMATS = {
    "text": "text",
    "json": "data",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
}
"""The formats and their modules, which are loaded when they are asked for."""

ROOTED = frozenset({"sarif", "github"})
"""The formats whose readers take every path to begin at the root of the repository."""


def render(judgement: Judgement, name: str) -> str:
    """A judgement in one of the formats.

    Args:
        judgement: what was found.
        name: the name of the format.

    Returns:
        The whole report; it ends with a line feed unless it is empty.

    Raises:
        KeyError: there is no such format.
        ProjectError: the format tells of the rules, and their catalogue cannot be read.
    """
    writer: Callable[[Judgement], str] = import_module(f"{__name__}.{FORMATS[name]}").render
    return writer(judgement)
