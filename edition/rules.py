"""The catalogue of rules: what ``edition validate`` demands, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from edition.errors import ProjectError
from edition.project import resources

CATALOGUE = "rules.json"
"""The file of the catalogue, made from ``schema/edition.odd`` like all that lies beside it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that every file of an edition keeps.

    Attributes:
        ident: its name, in small letters with hyphens.
        scheme: who checks it: ``relaxng`` the grammar, ``schematron`` the rules beside the
            grammar, ``engine`` the engine itself.
        severity: ``error``, or ``warning`` for what may be right after all.
        rule: what is true of a file that keeps it, a sentence.
        reason: why it is so.
        page: its place in the manual, as ``manual/rules.html#note-and-reference``.
    """

    ident: str
    scheme: str
    severity: str
    rule: str
    reason: str
    page: str


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by their names, in the order of the catalogue.

    Raises:
        ProjectError: the catalogue is missing or broken.
    """
    path = resources("schema") / CATALOGUE
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        rules = {entry["id"]: Rule(entry.pop("id"), **entry) for entry in entries}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ProjectError(
            "the engine’s catalogue of rules cannot be read",
            path=path,
            hint="install the package again",
        ) from error
    return MappingProxyType(rules)
