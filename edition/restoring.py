"""Putting a witness's words back into a withheld file."""

from __future__ import annotations

from edition.coverage import Place, inspect
from edition.errors import RestoreError
from edition.gaps import escape, spelt
from edition.markup import OwnText, Source
from edition.words import Words


def restore(source: Source, words: Words, own: OwnText) -> str:
    """The complete file: each gap gives way to the words that it stands for.

    The exact inverse of :func:`edition.withholding.withhold`.

    Args:
        source: the withheld file.
        words: the canonical witness.
        own: which elements hold the edition's own words.

    Raises:
        RestoreError: the gaps do not cover the witness completely, once and in order, or are not
            written as withholding writes them.
    """
    inspection = inspect(source, words, own)
    if inspection.problems:
        problem = inspection.problems[0]
        raise RestoreError(
            problem.what,
            path=source.path,
            line=source.line(problem.offset),
            xml_id=source.xml_id(problem.offset),
            hint=problem.do,
        )
    pieces: list[str] = []
    done = 0
    for place in inspection.places:
        pieces.append(source.text[done : place.start])
        pieces.append(_written(place, source, words))
        done = place.end
    pieces.append(source.text[done:])
    return "".join(pieces)


def _written(place: Place, source: Source, words: Words) -> str:
    if place.gap is None:
        return place.spelling or ""
    text = words.text[place.gap.start : place.gap.end]
    if place.marked:
        fits = "]]>" not in text
    elif place.spelling is None:
        return escape(text)
    else:
        fits = spelt(place.spelling) == text
        text = place.spelling
    if not fits:
        raise RestoreError(
            "the spelling that is remembered here is not that of the witness’s characters",
            path=source.path,
            line=source.line(place.start),
            xml_id=source.xml_id(place.start),
            hint="remove the processing instruction",
        )
    return text
