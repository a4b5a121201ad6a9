"""What the columns of the tables hold, for the manifest of the data and for whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping

_ADDRESSES = "addresses of passages (KEY#p1), parted by “ | ”"
_ENTRIES = "pointers to entries (KIND:ID), parted by “ | ”"
_STATEMENTS = "each with what it leads to and its date; parted by “ | ”"
_DATE = "a day, month or year (ISO 8601)"

COMMON: Mapping[str, str] = {
    "id": "the identifier in the register, which is that of the page",
    "name": "the usual name or title",
    "sort": "the name by which it is filed",
    "kind": "the kind of thing, by the encoding manual",
    "type": "the kind of thing, by the encoding manual",
    "sex": "M, F, or U where the sources do not say (of a person)",
    "other_names": "all other forms of the name, parted by “ | ”",
    "date": "the date (EDTF)",
    "place": "a pointer to the place (place:ID)",
    "birth": "the date of birth (EDTF), with the place",
    "death": "the date of death (EDTF), with the place",
    "latitude": "degrees north (WGS 84)",
    "longitude": "degrees east (WGS 84)",
    "identifiers": "numbers elsewhere, each after its kind, parted by “ | ”",
    "authors": "the authors, with pointers to their entries, parted by “ | ”",
    "sent": "of a letter: sender, place and date, parted by “ | ”",
    "received": "of a letter: receiver, place and date, parted by “ | ”",
    "published": "where and by whom, parted by “ | ”",
    "repositories": "where it is kept, parted by “ | ”",
    "part_of": "a pointer to what it is part of",
    "occupations": f"occupations, {_STATEMENTS}",
    "affiliations": f"parties and bodies, {_STATEMENTS}",
    "events": f"turning points: kind, words, date (EDTF), place; {_STATEMENTS}",
    "relations": f"relations to other entries, {_STATEMENTS}",
    "letters_sent": f"letters sent: {_ENTRIES}",
    "letters_received": f"letters received: {_ENTRIES}",
    "notes": "what the edition says of it, each after its kind, parted by “ | ”",
    "passages": _ADDRESSES,
    "sources": f"what the statements rest on: {_ADDRESSES}; or authorities, which the JSON lists",
    "mentions": f"where the texts mention it: {_ADDRESSES}",
    "quotations": f"where the texts quote it: {_ADDRESSES}",
    "page": "the page, from the folder of the site",
    "address": "the address of the page on the web",
    "when": f"the date: {_DATE}",
    "from": f"the beginning of a span: {_DATE}",
    "to": f"the end of a span: {_DATE}",
    "notBefore": f"the earliest possible date: {_DATE}",
    "notAfter": f"the latest possible date: {_DATE}",
    "certainty": "low or medium where it is not certain",
    "text": "what is told of it",
    "number": "the call number in the archive",
}
"""Columns that mean the same in all tables."""

OWN: Mapping[str, Mapping[str, str]] = {
    "lives": {
        "person": "the identifier of the person",
        "type": "what happened: birth, arrest, death …",
        "place": "the identifier of the place",
        "sources": "addresses of passages, parted by spaces",
    },
    "chronology": {
        "kind": "event, document or life (a turning point of one)",
        "id": "the identifier in the register of its kind, of persons for a life",
        "stands": "the day, month or year under which it stands",
        "place": "the identifier of the place",
        "sources": "addresses of passages, parted by spaces",
    },
    "map": {
        "kinds": "what the place was: exile, centre …, parted by “ | ”",
        "persons": "identifiers of those who lived there in exile, parted by “ | ”",
        "events": "how many events happened there",
        "letters_sent": "how many letters were sent from there",
        "letters_received": "how many letters were received there",
        "mentions": "how often the texts mention it",
    },
    "correspondence": {
        "title": "what the letter is called",
        "date": "the date in words",
        "earliest": "the first day on which it may have been written",
        "latest": "the last day on which it may have been written",
        "date_is": "told, probable or uncertain",
        "from": "who wrote it, parted by “; ”",
        "from_id": "pointers to them, or unknown, in the same order",
        "from_is": "told, probable or uncertain, in the same order",
        "from_place": "where it was written",
        "from_place_id": "a pointer to the place",
        "to": "to whom, parted by “; ”",
        "to_id": "pointers to them, or unknown, in the same order",
        "to_is": "told, probable or uncertain, in the same order",
        "to_place": "where they were",
        "to_place_id": "a pointer to the place",
        "received_earliest": "the first day on which it may have arrived",
        "received_latest": "the last day on which it may have arrived",
        "repository": "where it is kept",
        "passages": "pointers to passages (text:KEY#p1), parted by “; ”",
    },
}
"""What they mean in one table alone."""

TYPES: Mapping[str, Mapping[str, str]] = {
    "places": {"latitude": "number", "longitude": "number"},
    "map": {
        **dict.fromkeys(("latitude", "longitude"), "number"),
        **dict.fromkeys(("events", "letters_sent", "letters_received", "mentions"), "integer"),
    },
    "correspondence": dict.fromkeys(
        ("earliest", "latest", "received_earliest", "received_latest"), "date"
    ),
}
"""The columns that hold other things than text."""

KEYS: Mapping[str, tuple[str, str]] = {
    "lives": ("person", "persons"),
    "map": ("id", "places"),
    "correspondence": ("id", "documents"),
}
"""The columns that hold identifiers of another table, and which."""

REPEATED = frozenset({"lives", "chronology"})
"""The tables in which an identifier can stand more than once."""


def schema(table: str, header: list[str], tables: set[str]) -> dict[str, object]:
    """The schema of a table, by the Table Schema standard.

    Args:
        table: the name of its file, without its ending.
        header: its columns.
        tables: the names of all tables that are there.
    """
    fields = []
    for name in header:
        field: dict[str, object] = {
            "name": name,
            "type": TYPES.get(table, {}).get(name, "string"),
        }
        if told := OWN.get(table, {}).get(name) or COMMON.get(name):
            field["description"] = told
        if name == "id" and table not in REPEATED:
            field["constraints"] = {"required": True, "unique": True}
        fields.append(field)
    made: dict[str, object] = {"fields": fields}
    if "id" in header and table not in REPEATED:
        made["primaryKey"] = "id"
    if table in KEYS and KEYS[table][1] in tables:
        column, other = KEYS[table]
        reference = {"resource": f"{other}-csv", "fields": "id"}
        made["foreignKeys"] = [{"fields": column, "reference": reference}]
    return made
