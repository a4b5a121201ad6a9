"""What a run of validation found, in a form that no report can be broken by."""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from edition.findings import Finding

LONGEST = 2000
"""Code points of a message; nobody reads on, and some readers refuse more."""
_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text's witness stands in the edition.

    Attributes:
        text: the key of the text.
        covered: how many characters of the witness stand in gaps, white space apart.
        whole: how many there are.
    """

    text: str
    covered: int
    whole: int

    def __str__(self) -> str:
        share = self.covered / self.whole if self.whole else 1
        return (
            f"{self.text}: {self.covered:,} of {self.whole:,} characters of the witness"
            f" are covered ({share:.3%})."
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a run of validation found.

    All text in it is fit for every format: one line, without control characters or lone
    surrogates, and of bounded length.

    Attributes:
        files: the files, those that were judged first; a path in or below the folder that the
            report is for begins there, any other is absolute; always with slashes.
        findings: what is wrong, by file and line.
        coverage: how much of each witness is covered, where that was asked.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()

    @classmethod
    def of(
        cls,
        files: Iterable[Path],
        findings: Iterable[Finding],
        *,
        coverage: Iterable[Coverage] = (),
        base: Path | None = None,
        strict: bool = False,
    ) -> Judgement:
        """Make a judgement of what validation says.

        Args:
            files: the files that were judged.
            findings: what is wrong in them.
            coverage: how much of each witness is covered.
            base: the folder that paths shall begin at; by default the current one.
            strict: whether a warning is an error.
        """
        base = base or Path.cwd()
        place = cache(partial(_place, base=base))
        fit = [_fit(finding, place(finding.path), strict=strict) for finding in findings]
        paths = [*map(place, files), *(finding.path for finding in fit)]
        order = {path: at for at, path in enumerate(dict.fromkeys(paths))}
        fit.sort(key=lambda finding: (order[finding.path], finding.line))
        return cls(tuple(order), tuple(fit), tuple(coverage))

    @property
    def errors(self) -> int:
        """How many findings are errors; the others are warnings."""
        return sum(finding.severity == "error" for finding in self.findings)

    def summary(self) -> str:
        """The judgement in a few lines, each with a line feed."""
        lines = [f"{self._counted()}."]
        if not self.errors:
            lines += map(str, self.coverage)
        return "".join(f"{line}\n" for line in lines)

    def _counted(self) -> str:
        total = len(self.files)
        if not self.findings:
            return f"{_number(total, 'file')}: no fault found"
        kinds = Counter(finding.severity for finding in self.findings)
        what = " and ".join(
            _number(kinds[kind], kind) for kind in ("error", "warning") if kinds[kind]
        )
        faulty = len({finding.path for finding in self.findings})
        where = _number(total, "file") if total == 1 else f"{faulty} of {total} files"
        return f"{what} in {where}"


def repository(folder: Path) -> Path:
    """The root of the git repository that a folder is in, or the folder where it is in none."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return folder


def one_line(text: str) -> str:
    """A text as one line of characters that every format can hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))


def message(finding: Finding) -> str:
    """What is wrong and what to do, as one sentence without a final full stop."""
    return f"{finding.what}; {finding.do}" if finding.do else finding.what


def _fit(finding: Finding, path: str, *, strict: bool) -> Finding:
    return replace(
        finding,
        path=path,
        line=max(finding.line, 1),
        xml_id=finding.xml_id and one_line(finding.xml_id),
        what=_short(one_line(finding.what)),
        do=_short(one_line(finding.do)),
        rule=one_line(finding.rule),
        severity="error" if strict or finding.severity != "warning" else "warning",
    )


def _place(path: Path | str, base: Path) -> str:
    whole = Path(os.path.normpath(Path.cwd() / path))
    if not whole.is_relative_to(base):
        # A path that the system refuses to look at stays as it is.
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            real, root = whole.resolve(), base.resolve()
            if real.is_relative_to(root):
                whole, base = real, root
    return one_line((whole.relative_to(base) if whole.is_relative_to(base) else whole).as_posix())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
