"""The functions of the engine that read what others wrote, and what may come of it."""

from __future__ import annotations

import shutil
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from edition import figures
from edition.errors import EditionError
from edition.manifest import Manifest
from edition.markup import Source
from edition.project import Project
from edition.restoring import restore
from edition.texts import load, manifest_of, need_words
from edition.validation import Validator
from edition.withholding import withhold
from edition.witness import copies
from tests.conftest import ROOT, SAMPLE
from tests.generating.walking import Generator

SECONDS = 5
LONGEST = 3000
"""How many characters a message may have."""


class TooLong(BaseException):
    """The time is up; nothing that the engine catches."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file at one door; for a fault the file and where it happened."""

    door: str
    what: str
    fault: str = ""
    data: bytes = field(default=b"", repr=False)


class Doors:
    """The functions of the engine that read what others wrote, each given the bytes of a file.

    Args:
        folder: where a copy of the sample edition may stand.
    """

    def __init__(self, folder: Path) -> None:
        shutil.copytree(SAMPLE, folder / "sample")
        self.project = Project.load(folder / "sample", folder / "sample")
        self.validator = Validator(self.project)
        self.words = need_words(self.project, "letters")
        self.manifest = manifest_of(self.project, "letters")
        self.settings = folder / "settings"
        self.settings.mkdir()
        self.file = folder / "file"
        self.seeds = self._seeds()

    def _seeds(self) -> dict[str, list[bytes]]:
        """The files that are changed, by the door that they are meant for."""
        texts = [path.read_bytes() for path in SAMPLE.glob("tei/*/*.xml")]
        texts += [path.read_bytes() for path in (ROOT / "tests" / "invalid").glob("*.xml")]
        generator = Generator(etree.parse(ROOT / "schema" / "edition.rng"), 1)
        texts += [etree.tostring(generator.document(n), encoding="utf-8") for n in range(40)]
        restored = load(self.project, "letters").xml.encode()
        withheld = self.project.text("letters").read_bytes()
        witness = self.words.text.encode()
        page = b"<html><body><p>" + witness.replace(b"\n", b"</p>\n<p>") + b"</p></body></html>"
        return {
            "reading": texts,
            "validating": [*texts, withheld, restored],
            "withholding": [restored, *texts[:8]],
            "restoring": [withheld, *texts[:8]],
            "a manifest": [self.project.manifest("letters").read_bytes()],
            "settings": [(SAMPLE / "edition.toml").read_bytes()],
            "a copy": [witness, page, witness.decode().encode("utf-16")],
            "figures": [(ROOT / "tei" / "figures.xsl").read_bytes()],
        }

    def enter(self, door: str, data: bytes) -> str:
        """Let a file in by a door; what the engine made of it.

        Raises:
            EditionError: it was refused, as it may be.
        """
        ways: dict[str, Callable[[bytes], str]] = {
            "reading": self._read,
            "validating": self._validate,
            "withholding": self._withhold,
            "restoring": self._restore,
            "a manifest": self._describe,
            "settings": self._configure,
            "a copy": self._compare,
            "figures": self._define,
        }
        return ways[door](data)

    def _written(self, data: bytes) -> Path:
        self.file.write_bytes(data)
        return self.file

    def _read(self, data: bytes) -> str:
        source = Source.read(self._written(data))
        tokens = list(source.tokens(self.project.own))
        assert "".join(token.raw for token in tokens) == source.text, "tokens are not the file"
        for token in tokens:
            source.line(token.offset)
            source.xml_id(token.offset)
        return "read"

    def _validate(self, data: bytes) -> str:
        folder = self.project.root / "tei" / ("texts" if data.count(b"rights") > 4 else "restored")
        folder.mkdir(exist_ok=True)
        path = folder / "letters.xml"
        path.write_bytes(data)
        return "findings" if list(map(str, self.validator.file(path).findings)) else "no finding"

    def _withhold(self, data: bytes) -> str:
        source = Source.read(self._written(data))
        withheld = withhold(source, self.words, self.project.own)
        back = restore(Source(withheld), self.words, self.project.own)
        assert back == source.text, "what was withheld does not come back"
        return "withheld"

    def _restore(self, data: bytes) -> str:
        source = Source.read(self._written(data))
        restored = restore(source, self.words, self.project.own)
        back = withhold(Source(restored), self.words, self.project.own)
        assert back == source.text, "what was restored is not withheld again"
        return "restored"

    def _describe(self, data: bytes) -> str:
        manifest = Manifest.load(self._written(data))
        assert len(manifest.space_mask) == manifest.characters, "the mask has another length"
        assert Manifest.loads(manifest.dumps()) == manifest, "a manifest changes when written"
        return "read"

    def _compare(self, data: bytes) -> str:
        assert copies.check(data, self.manifest).text == self.words.text, "a copy is no copy"
        return "faithful"

    def _define(self, data: bytes) -> str:
        figures.defined(self._written(data))
        return "read"

    def _configure(self, data: bytes) -> str:
        (self.settings / "edition.toml").write_bytes(data)
        Project.load(self.settings, self.settings)
        return "read"


def outcome(doors: Doors, door: str, data: bytes) -> Outcome:
    """Let a file in and see what comes of it, within the limits."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return Outcome(door, doors.enter(door, data))
    except EditionError as error:
        told = str(error)
        if door == "validating":  # which tells what is wrong, and never breaks down
            return Outcome(door, "fault", f"{type(error).__name__} {error.what[:200]}", data)
        if "\n" in told or len(told) > LONGEST:
            return Outcome(door, "fault", f"{type(error).__name__}: not one short sentence", data)
        return Outcome(door, type(error).__name__)
    except (Exception, TooLong) as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "/edition/" in f.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else ""
        text = str(error) if isinstance(error, AssertionError) else ""
        return Outcome(door, "fault", f"{type(error).__name__} {text} in {place}", data)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
