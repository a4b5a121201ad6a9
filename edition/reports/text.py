"""Findings for people: a line for each, which editors and terminals make a link of."""

from __future__ import annotations

import click

from edition.reports.judgement import Judgement, message

_COLOURS = {"error": "red", "warning": "yellow"}


def render(judgement: Judgement) -> str:
    """The findings as ``path:line (id): what; what to do [rule]``, a warning marked as such.

    The lines are coloured; ``click.echo`` takes the colours out again where nobody sees them.
    """
    lines = []
    for finding in judgement.findings:
        place = click.style(f"{_path(finding.path)}:{finding.line}", bold=True)
        where = f" ({finding.xml_id})" if finding.xml_id else ""
        kind = "" if finding.severity == "error" else f"{_coloured('warning', 'warning')}: "
        rule = click.style("[", dim=True) + _coloured(finding.rule, finding.severity)
        rule += click.style("]", dim=True)
        lines.append(f"{place}{where}: {kind}{message(finding)} {rule}\n")
    return "".join(lines)


def _path(path: str) -> str:
    # A line that begins with two colons would be an order to GitHub’s runner.
    return f"./{path}" if path.startswith(":") else path


def _coloured(text: str, severity: str) -> str:
    return click.style(text, fg=_COLOURS[severity])
