"""Hostile input: refused in one sentence, in bounded time and memory, and nothing else is read."""

from __future__ import annotations

import os
import re
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edition import pointers
from edition.errors import EditionError, ManifestError, MarkupError
from edition.figures import defined
from edition.findings import MOST, Finding
from edition.manifest import Manifest
from edition.markup import Source
from edition.project import Project
from edition.validation import Validator
from tests.conftest import ROOT

SECONDS = 20
MEGABYTES = 1000
LONGEST = 2500
"""How many characters a message may have."""
TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="preface"'
PREFACE = (Path(__file__).parent / "sample/tei/texts/preface.xml").read_bytes()
MANIFEST = (Path(__file__).parent / "sample/tei/manifests/letters.json").read_bytes()
CANARY = "the canary sings"


@pytest.fixture
def told(bare: Path) -> Callable[[bytes], list[Finding]]:
    """Judge bytes as the preface of the sample edition."""
    path = bare / "tei" / "texts" / "preface.xml"

    def judge(data: bytes) -> list[Finding]:
        path.write_bytes(data)
        return list(Validator(Project.load(bare, bare)).file(path).findings)

    return judge


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file outside of the edition whose content must not be seen."""
    path = tmp_path / "canary"
    path.write_text(CANARY, encoding="utf-8")
    return path


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine that nobody must ask for anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield server


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run the command in bounded time and memory: its status, and all that it said."""

    def bound() -> None:
        # Not the address space, of which Saxon reserves much more than it will ever use.
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20,) * 2)

    done = subprocess.run(
        [sys.executable, "-m", "edition", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "EDITION_WITNESS": ""},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
        preexec_fn=bound,
    )
    return done.returncode, done.stdout + done.stderr


def is_one_sentence(said: str) -> bool:
    """Whether a message is one line of bearable length, but for the count at the end."""
    said = said.removesuffix("1 error in 1 file.\n")
    return said.count("\n") == 1 and len(said) < LONGEST and "Traceback" not in said


def bomb(levels: int, times: int) -> bytes:
    """Entities that hold each other: the last one is ``times`` to the power of ``levels``."""
    defined = b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * times)
        for level in range(1, levels + 1)
    )
    return b'<!DOCTYPE TEI [<!ENTITY a0 "ha">%s]>%s>&a%d;</TEI>' % (defined, TEI, levels)


@pytest.mark.parametrize(
    "declaration",
    [
        b'[<!ENTITY c SYSTEM "file://%s">]',
        b'[<!ENTITY c PUBLIC "-//x" "%s">]',
        b'[<!ENTITY %% p SYSTEM "http://127.0.0.1:%d/p"> %%p;]',
        b'SYSTEM "http://127.0.0.1:%d/x.dtd"',
        b'SYSTEM "%s"',
    ],
    ids=["entity", "public entity", "parameter entity", "dtd on the web", "dtd on disk"],
)
def test_document_types_are_refused_unread(
    declaration: bytes,
    told: Callable[[bytes], list[Finding]],
    canary: Path,
    listener: socket.socket,
) -> None:
    """A document type is refused in one sentence, and nothing that it names is read."""
    port = listener.getsockname()[1]
    filled = declaration % (port if b"%d" in declaration else str(canary).encode())
    (finding,) = told(b"<!DOCTYPE TEI " + filled + b">" + TEI + b">&c;</TEI>")
    assert finding.what == "has a document type declaration"
    assert CANARY not in str(finding)
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("data", [bomb(12, 10), bomb(1, 100_000)], ids=["laughs", "quadratic"])
def test_entities_are_never_expanded(
    data: bytes, told: Callable[[bytes], list[Finding]], tmp_path: Path
) -> None:
    """Entities that grow beyond all bounds are refused before the first of them is expanded."""
    (finding,) = told(data)
    assert finding.what == "has a document type declaration"
    path = tmp_path / "figures.xsl"
    path.write_bytes(data)
    with pytest.raises(MarkupError):
        defined(path)


def test_xinclude_is_not_followed(told: Callable[[bytes], list[Finding]], canary: Path) -> None:
    """An inclusion is an unknown element, and what it names is not included."""
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary}"/>'
    findings = told(PREFACE.replace(b"<body>", b"<body>" + include.encode()))
    assert [finding.rule for finding in findings] == ["unknown-element"]
    assert CANARY not in str(findings[0])


ENCODINGS = {
    "UTF-16 declared": (PREFACE.replace(b"UTF-8", b"UTF-16"), "declares the encoding UTF-16"),
    "UTF-16": (PREFACE.decode().encode("utf-16"), "is not UTF-8: byte 0 cannot be read"),
    "UTF-32": (PREFACE.decode().encode("utf-32"), "is not UTF-8: byte 0 cannot be read"),
    "UTF-7": (PREFACE.replace(b"UTF-8", b"UTF-7"), "declares the encoding UTF-7"),
    "EBCDIC": (PREFACE.replace(b"UTF-8", b"cp037"), "declares the encoding cp037"),
    "unknown": (PREFACE.replace(b"UTF-8", b"x-own"), "declares the encoding x-own"),
    "Latin": (PREFACE.decode().replace("“", "é").encode("latin-1", "replace"), "is not UTF-8"),
    "two marks": (b"\xef\xbb\xbf" * 2 + PREFACE, "is not well-formed XML"),
    "another mark": (b"\xff\xfe" + PREFACE, "is not UTF-8: byte 0 cannot be read"),
    "overlong": (PREFACE.replace(b"<body>", b"<body>\xc0\xbc"), "is not UTF-8: byte"),
    "half a pair": (PREFACE.replace(b"<body>", b"<body>\xed\xa0\x80"), "is not UTF-8: byte"),
    "half a reference": (PREFACE.replace(b"<body>", b"<body>&#xD800;"), "is not well-formed"),
    "XML 1.1": (PREFACE.replace(b'"1.0"', b'"1.1"', 1), "declares XML 1.1"),
    "nothing": (b"", "is not well-formed XML: no element found"),
    "NULs": (b"\0" * 5000, "is not well-formed XML"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_other_encodings_are_refused(name: str, told: Callable[[bytes], list[Finding]]) -> None:
    """Whatever is not UTF-8, or says that it is not, is refused in one sentence."""
    data, message = ENCODINGS[name]
    (finding,) = told(data)
    assert finding.what.startswith(message)
    assert is_one_sentence(f"{finding}\n")


def test_control_characters_are_refused(told: Callable[[bytes], list[Finding]]) -> None:
    """No control character gets in, neither as it is nor as a reference, but tabs and line ends."""
    for number in {*range(32), 0xFFFE, 0xFFFF} - {9, 10, 13}:
        for character in (chr(number), f"&#{number};", f"&#x{number:X};"):
            (finding,) = told(PREFACE.replace(b"Both letters", character.encode()))
            assert finding.rule == "well-formed", (number, character)


def test_a_file_cut_off_anywhere_is_refused(told: Callable[[bytes], list[Finding]]) -> None:
    """A file that ends too early is refused in one sentence, at whatever byte it ends."""
    whole = PREFACE.rstrip()
    begin = whole.index(b"<body>")
    for end in [*range(200), *range(begin, len(whole), 3), *range(len(whole) - 100, len(whole))]:
        (finding,) = told(whole[:end])
        assert finding.rule == "well-formed", end
        assert is_one_sentence(f"{finding}\n"), end


@pytest.mark.parametrize(
    "twin", ["P1", "p\uff11", "p1\u0301", "p1\u200d", "\u0440\u0031", "p01", "p1 "]
)
def test_identifiers_that_look_alike_are_refused(
    twin: str, told: Callable[[bytes], list[Finding]]
) -> None:
    """An identifier that a system may take for another one is refused for its form alone."""
    found = told(PREFACE.replace(b'xml:id="p2"', f'xml:id="{twin}"'.encode()))
    assert [finding.rule for finding in found][:1] == ["attribute-value"]


@pytest.mark.parametrize(
    "pointer",
    [
        *("file:///etc/passwd", "//host/x", "../../canary", "/etc/passwd", "javascript:x"),
        *("text:../canary#p1", "text:%2e%2e/x#p1", "person:../canary", "person:a/b"),
        *("witness:../x#char=0,1", "witness:%2e%2e#char=0,1", "witness:/x#char=0,1", "ftp://h/x"),
        *("http://[::1", "https://user@host:1/", "http://", "http://a b"),
    ],
)
def test_pointers_that_leave_the_edition_are_refused(
    pointer: str, told: Callable[[bytes], list[Finding]]
) -> None:
    """A pointer that leads out of the edition in any way is refused, and not followed."""
    findings = told(PREFACE.replace(b'target="text:letters#p3"', f'target="{pointer}"'.encode()))
    assert findings
    assert {finding.line for finding in findings} == {findings[0].line}
    assert all(is_one_sentence(f"{finding}\n") for finding in findings)


@pytest.mark.parametrize(
    "replacement",
    [
        *("../../../../etc/passwd#$1", "file:///etc/passwd#$1", "//host/x#$1", "$1", "$0", "$9"),
        *(r"\g&lt;1>", r"\q", "../registers/../../canary.xml#$1", "https://host/$1"),
    ],
)
def test_prefixes_that_leave_the_edition_are_refused(
    replacement: str, told: Callable[[bytes], list[Finding]]
) -> None:
    """A prefix whose pointers would lead out of the edition is refused where it is used."""
    old = b'replacementPattern="../registers/persons.xml#$1"'
    assert old in PREFACE
    findings = told(PREFACE.replace(old, f'replacementPattern="{replacement}"'.encode()))
    assert findings
    assert all(is_one_sentence(f"{finding}\n") for finding in findings)


@pytest.mark.parametrize(
    "pattern", ["(([a-z-]+)+)+[A-Z]", "(" * 5000 + ")" * 5000, "[a--z]+", "(?P<n", "a{1,99999}" * 9]
)
def test_patterns_are_bounded(pattern: str, bare: Path) -> None:
    """A prefix whose pattern would keep the engine busy for ever, or break it, is refused."""
    old = b'ident="person" matchPattern="([a-z][a-z0-9-]*)"'
    data = PREFACE.replace(b"person:fenwick-a", b"person:" + b"a" * 60)
    data = data.replace(
        old, f'ident="person" matchPattern="{pattern}"'.replace("<", "&lt;").encode()
    )
    (bare / "tei/texts/preface.xml").write_bytes(data)
    code, said = run(bare, "validate")
    assert code == 1
    assert "Traceback" not in said
    assert "Warning" not in said


LARGE: dict[str, Callable[[], bytes]] = {
    "elements in each other": lambda: TEI + b">" + b"<p>" * 100_000,
    "an attribute of 45 MB": lambda: TEI + b' n="' + b"x" * 45_000_000 + b'"/>',
    "text of 45 MB": lambda: TEI + b"><text>" + b"oil " * 11_000_000 + b"</text></TEI>",
    "a file of 60 MB": lambda: TEI + b">" + b"<p/>" * 15_000_000 + b"</TEI>",
    "a million attributes": lambda: (
        TEI + b"".join(b' a%d="1"' % n for n in range(1_000_000)) + b"/>"
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_size_is_bounded(name: str, bare: Path) -> None:
    """What is too large or too deep is refused in one sentence, in bounded time and memory."""
    (bare / "preface.xml").write_bytes(LARGE[name]())
    code, said = run(bare, "validate", "preface.xml")
    assert code == 1
    assert is_one_sentence(said), said[:500]


def test_faults_are_bounded(bare: Path) -> None:
    """A file that is nothing but faults gets an answer that a person can read."""
    (bare / "preface.xml").write_bytes(
        TEI + b">" + b'<p xml:id="a" source="#x #y"/>' * 50_000 + b"</TEI>"
    )
    code, said = run(bare, "validate", "preface.xml")
    assert code == 1
    assert said.count("\n") < 1500


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'n="1"', b'n="' + b"9" * 5000 + b'"'),
        (b'target="#n1"', b'target="#n' + b"9" * 5000 + b'"'),
        (
            b'corresp="witness:letters#char=0,11"',
            b'corresp="witness:letters#char=0,%s"' % (b"9" * 5000),
        ),
    ],
    ids=["number", "pointer", "position"],
)
def test_long_values_are_told_shortly(old: bytes, new: bytes, bare: Path) -> None:
    """A number of five thousand digits is refused, and is not told in full."""
    path = bare / "tei" / "texts" / ("letters.xml" if b"witness" in old else "preface.xml")
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    code, said = run(bare, "validate")
    assert code == 1
    assert "Traceback" not in said
    assert max(map(len, said.splitlines())) < LONGEST


@pytest.mark.parametrize("space", ["\u00a0", "\u0085", "\u2003", "\u2028", "\ufeff"])
def test_white_space_that_is_none_in_xml_is_text(
    space: str, told: Callable[[bytes], list[Finding]]
) -> None:
    """A no-break space between paragraphs is text where none may stand, and is told so."""
    findings = told(PREFACE.replace(b"<body>", f"<body>{space}".encode()))
    assert [finding.what for finding in findings] == ["text stands directly in <body>"]


def test_only_files_are_read(bare: Path) -> None:
    """A folder, a device without end and a pipe that nobody fills are refused at once."""
    os.mkfifo(bare / "pipe")
    for name, why in {
        "tei": "Is a directory",
        "/dev/zero": "Not a file",
        "pipe": "Not a file",
    }.items():
        code, said = run(bare, "validate", name)
        assert code == 1
        assert f"cannot be read: {why}" in said
        assert is_one_sentence(said)


@pytest.mark.parametrize(
    "name", ["texts/preface.xml", "registers/persons.xml", "manifests/letters.json"]
)
def test_links_out_of_the_edition_are_refused(name: str, bare: Path, tmp_path: Path) -> None:
    """A file of the edition that is a link to somewhere else is refused."""
    path = bare / "tei" / name
    shutil.move(path, tmp_path / path.name)
    path.symlink_to(tmp_path / path.name)
    code, said = run(bare, "validate")
    assert code == 2
    assert is_one_sentence(said)


SETTINGS = {
    "lists in each other": "a = " + "[" * 100_000,
    "tables in each other": "a = " + "{a=" * 50_000,
    "a long number": "a = " + "9" * 10_000,
    "half a pair": 'a = "\\uD800"',
    "a key with a line break": 'texts = ["preface\\n"]',
    "a key with a NUL": 'texts = ["preface\\u0000"]',
    "a key out of the folder": 'texts = ["../preface"]',
    "a title that XML cannot hold": 'title = "\\u0001"',
    "a language that is none": 'language = "en\\">"',
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_refused_in_one_sentence(name: str, bare: Path) -> None:
    """Settings that are broken or would break out are refused in one sentence."""
    path = bare / "edition.toml"
    text = path.read_text(encoding="utf-8")
    line = SETTINGS[name]
    old = re.compile(rf"^{line.split(' ')[0]} = .*$", re.MULTILINE)
    text = old.sub(lambda _: line, text) if old.search(text) else f"{line}\n{text}"
    path.write_text(text, encoding="utf-8")
    code, said = run(bare, "validate")
    assert code == 2
    assert is_one_sentence(said)


def test_a_manifest_cannot_ask_for_all_memory() -> None:
    """A manifest whose numbers agree and are beyond all bounds is refused."""
    text = MANIFEST.decode()
    words, length = [10**10], 10**10
    head = re.sub('"characters": *[0-9]+', f'"characters":{length}', text[: text.index('"blocks"')])
    block = re.search(r'"digest":"[0-9a-f]{64}"', text)
    assert block is not None
    blocks = f'"blocks":[{{"start":0,"length":{length},"words":{words},"marks":{{}},{block[0]}}}]}}'
    with pytest.raises(ManifestError, match="more than 50,000,000 characters"):
        Manifest.loads(head + blocks)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_nothing_outside_is_opened(bare: Path, canary: Path) -> None:
    """The system is asked for no file outside of the edition and the engine, and for no network."""
    for name, old, new in (
        (
            "preface",
            "<body>",
            f'<body><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary}"/>',
        ),
        (
            "letters",
            "<TEI ",
            f'<?xml-stylesheet href="{canary}"?><?xml-model href="http://127.0.0.1/x.rng"?><TEI ',
        ),
        ("letters", "witness:letters#char=0,11", "witness:../../../canary#char=0,11"),
        ("preface", "../registers/persons.xml#$1", f"{canary}#$1"),
        ("preface", "text:letters#p3", f"file://{canary}"),
    ):
        path = bare / "tei" / "texts" / f"{name}.xml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    log = bare.parent / "strace"
    watch = ["strace", "-f", "-qq", "-e", "trace=open,openat,openat2,connect", "-o", str(log)]
    done = subprocess.run(
        [*watch, sys.executable, "-m", "edition", "validate"],
        cwd=bare,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if not log.exists() or "edition" not in log.read_text("utf-8", "replace"):
        pytest.skip("strace may not watch here")
    assert done.returncode == 1
    calls = log.read_text("utf-8", "replace")
    assert "preface.xml" in calls
    assert str(canary) not in calls
    assert "AF_INET" not in calls


def test_sources_are_refused_by_one_family_of_errors(tmp_path: Path) -> None:
    """Whatever is wrong with a file, the error that is raised is one of the edition's own."""
    path = tmp_path / "x.xml"
    for data, _ in ENCODINGS.values():
        path.write_bytes(data)
        with pytest.raises(EditionError):
            Source.read(path)


def test_pointers_that_are_not_told_are_not_looked_into(
    told: Callable[[bytes], list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an editor may have meant is sought for the pointers that are told, and no others."""
    sought = 0

    def nearest(*_: object) -> str:
        nonlocal sought
        sought += 1
        return "correct it"

    monkeypatch.setattr(pointers, "nearest", nearest)
    lost = b'<persName ref="person:lost">X</persName> ' * (3 * MOST)
    findings = told(PREFACE.replace(b"Both letters", lost + b"Both letters"))
    assert any(found.rule == "pointer" for found in findings)
    assert sought == MOST + 1
