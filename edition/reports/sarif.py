"""Findings for code scanning: SARIF 2.1.0, the interchange format of static analysis."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from edition import __version__
from edition.findings import Finding
from edition.reports.judgement import Judgement, message
from edition.rules import Rule, catalogue

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_SCHEMES = {
    "relaxng": "the grammar",
    "schematron": "the rules beside the grammar",
    "engine": "the engine",
}


def render(judgement: Judgement) -> str:
    """The judgement as a SARIF log of one run."""
    names = sorted({finding.rule for finding in judgement.findings})
    rules = {name: at for at, name in enumerate(names)}
    files = {path: at for at, path in enumerate(judgement.files)}
    known = catalogue()
    seen = Counter[str]()
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "edition",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "language": "en-GB",
                        "rules": [_rule(name, known.get(name)) for name in names],
                    }
                },
                "automationDetails": {"id": "edition-validate/"},
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The root of the repository."}}
                },
                "invocations": [{"executionSuccessful": True}],
                "artifacts": [
                    {"location": _location(path), "roles": ["analysisTarget"]} for path in files
                ],
                "results": [
                    {
                        "ruleId": finding.rule,
                        "ruleIndex": rules[finding.rule],
                        "level": finding.severity,
                        "message": {"text": _plain(f"{message(finding)}.")},
                        "locations": [_place(finding, files[finding.path])],
                        "partialFingerprints": {"editionFinding/v1": _fingerprint(finding, seen)},
                    }
                    for finding in judgement.findings
                ],
                "columnKind": "unicodeCodePoints",
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    ask = f"edition explain {name}"
    return {
        "id": name,
        "shortDescription": {"text": _plain(rule.rule)},
        "fullDescription": {"text": _plain(f"{rule.rule} {rule.reason}")},
        "help": {
            "text": _plain(
                f"{rule.rule}\n{rule.reason}\nManual: {rule.page}. On the command line: {ask}."
            ),
            "markdown": (
                f"**{_markdown(rule.rule)}**\n\n{_markdown(rule.reason)}\n\n"
                f"Manual: `{rule.page}`. On the command line: `{ask}`."
            ),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": ["TEI", rule.scheme],
            "checkedBy": _SCHEMES.get(rule.scheme, rule.scheme),
        },
    }


def _plain(text: str) -> str:
    """A text in which SARIF sees neither placeholders nor links."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)


def _place(finding: Finding, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {**_location(finding.path), "index": index},
            "region": {"startLine": finding.line},
        }
    }
    if finding.xml_id:
        place["logicalLocations"] = [
            {
                "name": finding.xml_id,
                "fullyQualifiedName": f"{finding.path}#{finding.xml_id}",
                "kind": "element",
            }
        ]
    return place


def _location(path: str) -> dict[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """What stays the same while lines move: all but the line, and the how manieth of its like."""
    parts = (finding.path, finding.rule, finding.xml_id or "", finding.what)
    like = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    seen[like] += 1
    return f"{like}:{seen[like]}"
