"""A question that a careful reader would ask, and how it is settled."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from edition.errors import ProjectError

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question.

    Attributes:
        title: what is listed under it.
        words: whether it can only be asked where the words of a text are at hand.
    """

    title: str
    words: bool = False


KINDS = {
    "untagged": Kind("capitalised words that no tag covers", words=True),
    "elsewhere": Kind("names that are tagged elsewhere and not here", words=True),
    "shared": Kind("forms of a name that may mean several entries", words=True),
    "spelling": Kind("entries whose name is spelt in several ways", words=True),
    "unlisted": Kind("forms in the texts that the entry does not list", words=True),
    "unused": Kind("forms that an entry lists and no text has", words=True),
    "unmentioned": Kind("entries to which nothing leads"),
    "order": Kind("dates that end before they begin"),
    "life": Kind("what happens to a person outside the life"),
    "course": Kind("stages of a life in an unlikely order"),
    "letter": Kind("documents whose dates do not go together"),
    "id": Kind("identifiers that do not follow their pattern"),
    "number": Kind("numbered identifiers with a hole, or out of order"),
    "reference": Kind("references without what they refer to"),
    "ibid": Kind("repetitions without a pointer to what they repeat", words=True),
    "biography": Kind("lives in the notes that do not begin with their person"),
    "call-number": Kind("call numbers that differ from the register’s", words=True),
    "cited": Kind("documents cited with another date than the register’s"),
    "unbalanced": Kind("quotation marks and brackets without their partner", words=True),
    "settlement": Kind("settlements that settle nothing any more"),
}
"""All kinds of questions, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to look at.

    Attributes:
        kind: one of :data:`KINDS`.
        place: where: ``FILE#ID``, the file being a text or a register.
        subject: what is questioned there: a word, a name or a date, never a sentence.
        why: why it is questioned, a clause without a final full stop.
        seen: further places that it concerns.
    """

    kind: str
    place: str
    subject: str = ""
    why: str = ""
    seen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        subject = " ".join(self.subject.split())
        if len(subject) > _LONGEST:
            subject = subject[: _LONGEST - 1] + "…"
        object.__setattr__(self, "subject", subject)

    @property
    def key(self) -> str:
        """What a settlement names it by; the same for as long as the question is the same."""
        return ":".join(part for part in (self.kind, self.place, self.subject) if part)

    def concerns(self, files: Iterable[str]) -> bool:
        """Whether it is about one of some texts or registers."""
        return not {place.partition("#")[0] for place in (self.place, *self.seen)}.isdisjoint(files)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was looked at and is right.

    Attributes:
        pattern: the key of a question; ``*`` stands for any characters.
        reason: why it is right.
        date: when it was looked at.
    """

    pattern: str
    reason: str
    date: datetime.date
    _matcher: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        matcher = re.compile(".*".join(map(re.escape, self.pattern.split("*"))), re.DOTALL)
        object.__setattr__(self, "_matcher", matcher)

    def settles(self, question: Question) -> bool:
        """Whether it answers a question."""
        return self._matcher.fullmatch(question.key) is not None

    def asked(self, kinds: Iterable[str]) -> bool:
        """Whether all kinds of questions that it may settle are among those that were asked."""
        first, colon, _ = self.pattern.partition(":")
        if colon and "*" not in first:
            return first in kinds
        return set(kinds) >= KINDS.keys() - {"settlement"}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an audit.

    Attributes:
        open: the questions that nobody has settled.
        settled: those that somebody has, and how.
        left_out: the texts of which no words are at hand.
    """

    open: tuple[Question, ...]
    settled: tuple[tuple[Question, Settlement], ...] = ()
    left_out: tuple[str, ...] = ()


def load_settlements(path: Path) -> tuple[Settlement, ...]:
    """Read what has been settled; nothing where there is no such file.

    Raises:
        ProjectError: the file cannot be read, or a settlement in it is incomplete.
    """
    if not path.is_file():
        return ()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProjectError(f"cannot be read: {error}", path=path, hint="mend the file") from error
    tables = data.pop("settled", [])
    if data or not isinstance(tables, list):
        raise ProjectError(
            "holds something else than settlements", path=path, hint="begin each with [[settled]]"
        )
    return tuple(_settlement(table, number, path) for number, table in enumerate(tables, 1))


def _settlement(table: object, number: int, path: Path) -> Settlement:
    if isinstance(table, dict) and table.keys() == {"key", "reason", "date"}:
        key, reason, date = table["key"], table["reason"], table["date"]
        dated = isinstance(date, datetime.date) and not isinstance(date, datetime.datetime)
        if _is_said(key) and _is_said(reason) and dated:
            return Settlement(key, reason, date)
    raise ProjectError(
        f"settlement {number} is not complete",
        path=path,
        hint='give it key = "…", reason = "…" and date = 2026-01-31, and nothing else',
    )


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def settle(
    questions: Iterable[Question],
    settlements: Sequence[Settlement],
    *,
    kinds: Iterable[str] = (),
    left_out: Sequence[str] = (),
) -> Report:
    """Hold questions against what has been settled.

    Args:
        questions: all that were asked; of those with one key the first counts.
        settlements: what has been settled.
        kinds: the kinds that were asked of everything, so that a settlement which matches none
            of their questions is out of date.
        left_out: the texts of which no words are at hand.
    """
    rank = {kind: number for number, kind in enumerate(KINDS)}
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(question.key, question)
    unsettled: list[Question] = []
    settled: list[tuple[Question, Settlement]] = []
    used: set[Settlement] = set()
    for question in sorted(first.values(), key=lambda question: rank[question.kind]):
        answers = [answer for answer in settlements if answer.settles(question)]
        used.update(answers)
        if answers:
            settled.append((question, answers[0]))
        else:
            unsettled.append(question)
    kinds = frozenset(kinds)
    unsettled += (
        Question("settlement", "audit.toml", answer.pattern, f"settled on {answer.date}; remove it")
        for answer in dict.fromkeys(settlements)
        if answer not in used and answer.asked(kinds)
    )
    return Report(tuple(unsettled), tuple(settled), tuple(left_out))


def joined(places: Iterable[str]) -> str:
    """Places in one line; a file's name is not said twice in a row."""
    said: list[str] = []
    last = ""
    for place in places:
        file, mark, identifier = place.partition("#")
        said.append(f"#{identifier}" if mark and file == last else place)
        last = file
    return ", ".join(said)
