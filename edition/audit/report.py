"""Telling the outcome of an audit: as lines for an editor, or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from edition.audit.questions import KINDS, Question, Report, joined


def lines(report: Report, *, settled: bool = False) -> Iterator[str]:
    """The questions by their kind, those with most places first.

    Args:
        report: the outcome.
        settled: whether to tell the settled ones too, with their reasons.
    """
    for key in report.left_out:
        yield f"{key}: no words are at hand, so the questions about words are left out."
    for kind, these in groupby(report.open, key=lambda question: question.kind):
        questions = tuple(these)
        yield f"{kind}: {KINDS[kind].title} ({len(questions):,})"
        for subject, why, places in _grouped(questions):
            first = f"{subject} ({len(places):,} places)" if len(places) > 1 else ""
            parts = (first, joined(places), "" if first else subject, why)
            yield f"  {': '.join(filter(None, parts))}"
    if settled:
        for question, answer in report.settled:
            yield f"settled {answer.date}: {question.key}: {answer.reason}"
    count, done = len(report.open), len(report.settled)
    questions_left = f"{count:,} question{'' if count == 1 else 's'}" if count else "No question"
    yield f"{questions_left} left, {done:,} settled."


def _grouped(questions: Iterable[Question]) -> Iterator[tuple[str, str, list[str]]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for question in questions:
        groups.setdefault((question.subject, question.why), []).append(question.place)
    for (subject, why), places in sorted(groups.items(), key=lambda group: -len(group[1])):
        if subject:
            yield subject, why, places
        else:
            yield from (("", why, [place]) for place in places)


def as_json(report: Report, *, settled: bool = False) -> str:
    """The same for programs: one object, laid out for reading."""
    told: dict[str, object] = {
        "left_out": report.left_out,
        "open": [_object(question) for question in report.open],
        "settled_count": len(report.settled),
    }
    if settled:
        told["settled"] = [
            _object(question) | {"reason": answer.reason, "date": answer.date.isoformat()}
            for question, answer in report.settled
        ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _object(question: Question) -> dict[str, object]:
    return {
        "kind": question.kind,
        "place": question.place,
        "subject": question.subject,
        "why": question.why,
        "seen": question.seen,
        "key": question.key,
    }
