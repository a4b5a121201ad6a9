"""What a careful reader would question in the texts and registers of an edition.

An audit is a report and not a gate: each question may have a good answer.  It never tells more of
a text than the word in question and the identifier of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.audit import identifiers, letters, lives, marks, names, notes, registers, spelling
from edition.audit.questions import (
    KINDS,
    Kind,
    Question,
    Report,
    Settlement,
    load_settlements,
    settle,
)
from edition.audit.reading import File, mentions
from edition.markup import Source
from edition.project import Project
from edition.texts import load
from edition.validation import parse

__all__ = ["KINDS", "Kind", "Question", "Report", "Settlement", "ask", "audit"]


def audit(project: Project, keys: Sequence[str] = ()) -> Report:
    """Question an edition, and leave out what has been settled in ``tei/audit.toml``.

    Args:
        project: the edition.
        keys: the texts that the questions shall be about; by default all of it.

    Raises:
        EditionError: a file is broken, or there is no such text.
    """
    for key in keys:
        project.text(key)
    settlements = load_settlements(project.root / "tei" / "audit.toml")
    texts = []
    for key in project.texts:
        text = load(project, key)
        root = parse(Source(text.xml, text.path), text.path).getroot()
        texts.append(File(key, "texts", root, text.complete))
    found = [
        File(kind, "registers", parse(Source.read(path), path).getroot())
        for kind, path in project.registers.items()
    ]
    asked = ask(texts, found)
    left_out = [text.key for text in texts if not text.complete and (not keys or text.key in keys)]
    if keys:
        about = (question for question in asked if question.concerns(keys))
        return settle(about, settlements, left_out=left_out)
    kinds = [kind for kind in KINDS if not left_out or not KINDS[kind].words]
    return settle(asked, settlements, kinds=kinds, left_out=left_out)


def ask(texts: Sequence[File], found: Sequence[File]) -> Iterator[Question]:
    """All questions about some texts and registers, settled or not.

    Args:
        texts: the texts; of those that are not complete no words are questioned.
        found: the registers.
    """
    known = registers.entries(found)
    told = tuple(registers.correspondences(found))
    yield from _about_words(texts, known)
    yield from identifiers.unmentioned(known, registers.reached(texts, found, known))
    yield from lives.order((*texts, *found))
    yield from lives.lives(known.values())
    yield from lives.courses(known.values())
    yield from letters.letters(told, known)
    yield from letters.authors(known)
    yield from letters.too_early(found, told, known)
    yield from identifiers.patterns(known.values(), told)
    yield from identifiers.numbers(texts)
    for text in texts:
        yield from notes.references(text)
        yield from notes.biographies(text)
        yield from notes.citations(text, known)


def _about_words(texts: Sequence[File], known: dict[str, registers.Entry]) -> Iterator[Question]:
    complete = [(text, text.blocks()) for text in texts if text.complete]
    blocks = [block for _, those in complete for block in those]
    named = [mention for text, those in complete for mention in mentions(text, those)]
    tagged = names.tagged(blocks)
    pattern = names.pattern(tagged)
    yield from names.untagged(blocks, pattern)
    yield from names.elsewhere(blocks, tagged, pattern)
    yield from names.shared(named, known)
    yield from spelling.spellings(named, known)
    yield from spelling.unlisted(named, known)
    if len(complete) == len(texts):
        yield from spelling.unused(named, known)
    yield from notes.repetitions(blocks)
    yield from notes.beginnings(blocks)
    yield from marks.unbalanced(blocks)
