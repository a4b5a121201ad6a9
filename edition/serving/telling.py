"""What a preview tells: what is wrong, as ``edition validate`` words it, and what was made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from edition.findings import Finding
from edition.reports import render
from edition.reports.judgement import Judgement, message

MOST = 3
"""How many files are named that were saved together."""


def told(findings: Sequence[Finding], files: Sequence[Path]) -> str:
    """What is wrong, a line each, and a line that sums it up.

    Args:
        findings: what is wrong; what is not a matter of a rule has no rule.
        files: the files that were judged.
    """
    lines = "".join(f"{finding}.\n" for finding in findings if not finding.rule)
    if judged := [finding for finding in findings if finding.rule]:
        judgement = Judgement.of(files, judged)
        lines += render(judgement, "text") + judgement.summary()
    return lines


def faults(findings: Iterable[Finding]) -> tuple[Mapping[str, str], ...]:
    """The errors among the findings, for an open page to show."""
    fit = Judgement.of([], findings).findings
    return tuple(
        {
            "place": f"{one.path}:{one.line}{f' ({one.xml_id})' if one.xml_id else ''}",
            "what": message(one),
            "rule": one.rule,
        }
        for one in fit
        if one.severity == "error"
    )


def named(paths: Iterable[Path]) -> str:
    """Files by their names, the first few of them."""
    names = sorted({path.name for path in paths})
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more


def made(paths: Collection[str], milliseconds: float, first: float | None) -> str:
    """What has changed, and how long it took.

    Args:
        paths: the paths that changed in the site.
        milliseconds: from when the change was noticed to when all was done.
        first: the same, to when the page was there that somebody is looking at.
    """
    if not paths:
        return f"nothing on the pages has changed ({milliseconds:.0f} ms)"
    pages = sum(path.endswith(".html") for path in paths)
    parts = [
        f"{number} {kind if number == 1 else kind + 's'}"
        for number, kind in ((pages, "page"), (len(paths) - pages, "other file"))
        if number
    ]
    seen = f", the open page in {first:.0f} ms" if first is not None and pages > 1 else ""
    return f"{' and '.join(parts)} in {milliseconds:.0f} ms{seen}"
