"""Findings for GitHub’s runner: commands that it shows as annotations of the change."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding
from edition.reports.judgement import Judgement, message

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(judgement: Judgement) -> str:
    """The findings as workflow commands, one line each."""
    return "".join(
        f"::{finding.severity} {','.join(_properties(finding))}::"
        f"{_message(finding).translate(_DATA)}\n"
        for finding in judgement.findings
    )


def _properties(finding: Finding) -> Iterator[str]:
    if not _is_outside(finding):
        yield f"file={finding.path.translate(_PROPERTY)}"
        yield f"line={finding.line}"
    title = f"{finding.rule} ({finding.xml_id})" if finding.xml_id else finding.rule
    yield f"title={title.translate(_PROPERTY)}"


def _message(finding: Finding) -> str:
    # GitHub can show only files of the repository; of any other the message tells.
    place = f"{finding.path}:{finding.line}: " if _is_outside(finding) else ""
    return f"{place}{message(finding)}"


def _is_outside(finding: Finding) -> bool:
    return finding.path.startswith("/") or finding.path[1:3] == ":/"
