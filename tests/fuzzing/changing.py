"""Files changed at random, by bytes, by tokens and by values."""

from __future__ import annotations

import re
from random import Random

TOKEN = re.compile(rb"<[^>]*>|&[^;<]*;|\"[^\"]*\"|[\w.:#-]+|\s+|.", re.DOTALL)
VALUE = re.compile(rb"(?<=\")[^\"<>]+(?=\")|(?<=>)[^<>]+(?=<)")
BAD = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xbc", b"\x85", b"\r", b"\x0b"),
    *("\u0085\u00a0\u2028\ufeff\u0301\ufffe𝔄٣".encode(), b"&#0;", b"&#x110000;", b"&#xD800;"),
    *(b"&lt;", b"&nbsp;", b"&#32;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"--", b"<?edition "),
    *(b"<?edition as &#8217;?>", b"<?edition cdata?>", b"<?edition end?>", b"<?x?>", b"<?xml ?>"),
    *(b"<!DOCTYPE TEI>", b"<!ENTITY a 'b'>", b"&a;", b"<", b">", b"/>", b"'", b'"', b"=", b"&"),
    *(b"9" * 5000, b"-1", b"1e999", b"NaN", b"null", b"[" * 3000, b"{" * 3000, b"(" * 300),
    *(b'<gap reason="rights"/>', b' xmlns=""', b' xmlns:a="u"', b' reason="rights"', b"a:"),
    *(b"witness:letters#char=0,1", b"witness:../x#char=0,1", b"#", b"person:", b"//host/x", b" "),
    *(b"([a-z]+)+$", b"(a|a)*b", b"$1", b"\\1", b"\\g<0>", b"%2e%2e/", b"file:///etc/passwd"),
)
"""What readers of files have stumbled over."""


def changed(draw: Random, seeds: list[bytes]) -> bytes:
    """A file with some changes."""
    data = draw.choice(seeds)
    for _ in range(draw.choice([1, 1, 1, 2, 3, 8])):
        data = draw.choice([_by_byte, _by_token, _by_value, _by_value])(draw, data, seeds)
    return data


def _by_byte(draw: Random, data: bytes, seeds: list[bytes]) -> bytes:
    at = draw.randrange(len(data) + 1)
    to = min(len(data), at + draw.choice([0, 1, 1, 2, 5, 40, 400]))
    match draw.randrange(6):
        case 0:
            return data[:at] + data[to:]
        case 1:
            return data[:to] + data[at:]
        case 2:
            return data[:at] + draw.randbytes(to - at) + data[to:]
        case 3:
            return data[:at]
        case 4:
            other = draw.choice(seeds)
            return data[:at] + other[draw.randrange(len(other)) :]
        case _:
            return data[:at] + draw.choice(BAD) + data[to:]


def _by_token(draw: Random, data: bytes, seeds: list[bytes]) -> bytes:
    tokens: list[bytes] = TOKEN.findall(data)
    if len(tokens) < 3:
        return data + draw.choice(BAD)
    at, to = sorted(draw.sample(range(len(tokens)), 2))
    match draw.randrange(6):
        case 0:
            del tokens[at]
        case 1:
            tokens.insert(to, tokens[at])
        case 2:
            tokens[at], tokens[to] = tokens[to], tokens[at]
        case 3:
            tokens[at] = draw.choice(BAD)
        case 4:
            tokens.insert(at, draw.choice(TOKEN.findall(draw.choice(seeds)) or [b""]))
        case _:
            del tokens[at : at + draw.randrange(1, 12)]
    return b"".join(tokens)


def _by_value(draw: Random, data: bytes, seeds: list[bytes]) -> bytes:
    """Change a value or a stretch of text, so that markup mostly stays well-formed."""
    places = list(VALUE.finditer(data))
    if not places:
        return data + draw.choice(BAD)
    at, to = draw.choice(places).span()
    old = data[at:to]
    cut = draw.randrange(len(old) + 1)
    others: list[bytes] = VALUE.findall(draw.choice(seeds)) or [b""]
    new = draw.choice([old[:cut] + draw.choice(BAD) + old[cut:], draw.choice(BAD), b"", old * 2])
    return data[:at] + draw.choice([new, draw.choice(others)]) + data[to:]
