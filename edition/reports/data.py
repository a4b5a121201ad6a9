"""Findings for scripts: a JSON document of a stable shape."""

from __future__ import annotations

import json
from collections import Counter

from edition import __version__
from edition.reports.judgement import Judgement

VERSION = 1
"""The version of the shape: it grows when something is taken away or changes its meaning."""


def render(judgement: Judgement) -> str:
    """The judgement as JSON; ``docs/engineer/ci.md`` describes it."""
    kinds = Counter((finding.path, finding.severity) for finding in judgement.findings)
    report = {
        "version": VERSION,
        "tool": {"name": "edition", "version": __version__},
        "valid": judgement.errors == 0,
        "counts": {
            "files": len(judgement.files),
            "errors": judgement.errors,
            "warnings": len(judgement.findings) - judgement.errors,
        },
        "files": [
            {"path": path, "errors": kinds[path, "error"], "warnings": kinds[path, "warning"]}
            for path in judgement.files
        ],
        "findings": [
            {
                "path": finding.path,
                "line": finding.line,
                "id": finding.xml_id,
                "severity": finding.severity,
                "rule": finding.rule,
                "what": finding.what,
                "do": finding.do,
            }
            for finding in judgement.findings
        ],
        "coverage": [
            {"text": of.text, "covered": of.covered, "whole": of.whole} for of in judgement.coverage
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
