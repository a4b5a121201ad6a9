"""The manifest of a witness: all that the project knows of a text that it may not contain.

A *witness* is a text file in UTF-8; a *block* is one of its lines that is not empty.  The manifest
holds, for each block, where it stands, how long its words are, which of its characters are
typographic (quotation marks, dashes, unusual spaces) and a digest of the rest.  With it a faithful
copy is recognised and laid out as the witness, character by character, and the white space of the
witness is known without the witness.  The words themselves can not be had from it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from edition.errors import ManifestError
from edition.witness.folding import Form, fold, marks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT: Final = 1
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SPACE: Final = re.compile(r"\s")
MOST: Final = 50_000_000
"""How many characters a witness may have."""
_MOST_BLANK: Final = 100_000  # line breaks at the end of a witness


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the witness.

    Attributes:
        start: the offset of its first character in the witness, in code points from 0.
        length: its length in code points.
        words: the lengths of what stands between its white space characters, one by one; two
            neighbouring spaces have a word of length 0 between them.
        marks: offset in the block and character of all that folding loses.
        digest: the SHA-256 of its folded characters without white space, in UTF-8.
    """

    start: int
    length: int
    words: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]
    digest: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + self.length

    @property
    def spaces(self) -> list[int]:
        """The offsets of its white space characters, from its own start."""
        return [at - 1 for at in accumulate(word + 1 for word in self.words)][:-1]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A range of the witness that the encoding leaves out on purpose, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Manifest:
    """What the project knows of one witness.

    Attributes:
        key: the key of the text.
        characters: the length of the witness in code points.
        sha256: the digest of the witness's UTF-8 bytes.
        form: the Unicode normal form that the witness is in.
        left_out: the ranges that its encoding does not cover.
        blocks: its lines that are not empty, in order.
    """

    key: str
    characters: int
    sha256: str
    form: Form
    left_out: tuple[LeftOut, ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, text: str, key: str, left_out: tuple[LeftOut, ...] = ()) -> Manifest:
        """Describe a witness, given as its canonical text."""
        from unicodedata import is_normalized

        form: Form = "NFC" if is_normalized("NFC", text) else "NFD"
        if not is_normalized(form, text):
            raise ManifestError(
                f"the witness of {key} mixes composed and decomposed characters",
                hint="put it into Unicode's form NFC first",
            )
        blocks: list[Block] = []
        start = 0
        try:
            for line in text.split("\n"):
                if line:
                    folded = "".join(fold(line, form).split())
                    words = tuple(map(len, _SPACE.split(line)))
                    blocks.append(Block(start, len(line), words, marks(line), _sha256(folded)))
                start += len(line) + 1
            manifest = cls(key, len(text), _sha256(text), form, left_out, tuple(blocks))
        except UnicodeEncodeError as error:
            raise ManifestError(f"the witness of {key} holds half a surrogate pair") from error
        manifest._examine()
        return manifest

    @classmethod
    def load(cls, path: Path) -> Manifest:
        """Read a manifest and make sure that its numbers agree with each other."""
        try:
            return cls.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ManifestError(f"cannot be read: {error.strerror}", path=path) from error
        except UnicodeDecodeError as error:
            raise ManifestError("is not UTF-8", path=path) from error
        except ManifestError as error:
            raise ManifestError(error.what, path=path, line=error.line) from error

    @classmethod
    def loads(cls, source: str) -> Manifest:
        """Read a manifest from its text."""
        try:
            data = json.loads(source)
        except json.JSONDecodeError as error:
            raise ManifestError(f"is not JSON: {error.msg}", line=error.lineno) from error
        except ValueError as error:
            raise ManifestError("is not a manifest: a number is too large") from error
        except RecursionError as error:
            raise ManifestError("is not a manifest: nested too deeply") from error
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ManifestError(f"is not a manifest of format {FORMAT}")
        form = _take(data, "form", str, "the manifest")
        if form not in ("NFC", "NFD"):
            raise ManifestError(f"the form is {form!r}, neither NFC nor NFD")
        manifest = cls(
            key=_take(data, "key", str, "the manifest"),
            characters=_take(data, "characters", int, "the manifest"),
            sha256=_digest(data, "sha256", "the manifest"),
            form=cast("Form", form),
            left_out=tuple(map(_left_out, _take(data, "left-out", list, "the manifest"))),
            blocks=tuple(
                _block(item, f"block {number}")
                for number, item in enumerate(_take(data, "blocks", list, "the manifest"), 1)
            ),
        )
        manifest._examine()
        return manifest

    def dumps(self) -> str:
        """The manifest as JSON, one line for each block, always the same for the same witness."""

        def dump(value: object) -> str:
            return json.dumps(value, separators=(",", ":"))

        def rows(values: list[object]) -> str:
            return "[" + ",".join("\n" + dump(value) for value in values) + "\n]"

        fields = {
            "format": dump(FORMAT),
            "key": dump(self.key),
            "characters": dump(self.characters),
            "sha256": dump(self.sha256),
            "form": dump(self.form),
            "left-out": rows([[part.start, part.end, part.why] for part in self.left_out]),
            "blocks": rows([_jsonable(block) for block in self.blocks]),
        }
        return "{\n" + ",\n".join(f'"{name}": {value}' for name, value in fields.items()) + "\n}\n"

    @cached_property
    def space_mask(self) -> bytes:
        """One byte for each character of the witness: 1 for white space, 0 for all else."""
        mask = bytearray(b"\x01") * self.characters
        blank = bytes(max((max(block.words) for block in self.blocks), default=0))
        for block in self.blocks:
            words = [blank[:length] for length in block.words]
            mask[block.start : block.end] = b"\x01".join(words)
        return bytes(mask)

    def verify(self, text: str) -> bool:
        """Whether a text is the witness, to the last character."""
        return len(text) == self.characters and _sha256(text, "surrogatepass") == self.sha256

    def block_at(self, offset: int) -> int | None:
        """The index of the block that a character of the witness stands in, if in any."""
        from bisect import bisect_right

        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def _examine(self) -> None:
        """Refuse numbers that contradict each other."""
        end = -1
        for number, block in enumerate(self.blocks, 1):
            if block.start <= end:
                raise ManifestError(f"block {number}: starts before the line before it ends")
            end = block.end
        if self.characters > max(end, 0) + _MOST_BLANK:
            raise ManifestError("has more characters than its blocks account for")
        if self.characters > MOST:
            raise ManifestError(f"describes more than {MOST:,} characters")
        if end > self.characters:
            raise ManifestError(f"block {len(self.blocks)}: ends after the end of the witness")
        if any(not 0 <= part.start < part.end <= self.characters for part in self.left_out):
            raise ManifestError("left-out: a range lies outside of the witness")
        if any(one.end > other.start for one, other in pairwise(self.left_out)):
            raise ManifestError("left-out: the ranges overlap or are out of order")


def _sha256(text: str, errors: str = "strict") -> str:
    return hashlib.sha256(text.encode("utf-8", errors)).hexdigest()


def _take(data: dict[str, Any], name: str, kind: Callable[..., Any], where: str) -> Any:
    """A field of the JSON, made sure to be there and of its kind."""
    try:
        value = data[name]
    except KeyError:
        raise ManifestError(f"{where}: {name!r} is missing") from None
    if type(value) is not kind:
        raise ManifestError(f"{where}: {name!r} is not what it should be")
    if kind is int and value < 0:
        raise ManifestError(f"{where}: {name!r} is negative")
    return value


def _digest(data: dict[str, Any], name: str, where: str) -> str:
    value: str = _take(data, name, str, where)
    if not _DIGEST.fullmatch(value):
        raise ManifestError(f"{where}: {name!r} is not a SHA-256 digest")
    return value


def _left_out(item: Any) -> LeftOut:
    match item:
        case [int(start), int(end), str(why)]:
            return LeftOut(start, end, why)
    raise ManifestError("left-out: an entry is not [start, end, why]")


def _block(item: Any, where: str) -> Block:
    if type(item) is not dict:
        raise ManifestError(f"{where}: is not an object")
    words = tuple(_take(item, "words", list, where))
    if not words or set(map(type, words)) != {int} or min(words) < 0:
        raise ManifestError(f"{where}: 'words' is not a list of lengths")
    block = Block(
        start=_take(item, "start", int, where),
        length=_take(item, "length", int, where),
        words=words,
        marks=_marks(_take(item, "marks", dict, where), where),
        digest=_digest(item, "digest", where),
    )
    if not block.length or sum(words) + len(words) - 1 != block.length:
        raise ManifestError(f"{where}: the words do not add up to its length")
    offsets = [offset for offset, _ in block.marks]
    if offsets and not 0 <= offsets[0] <= offsets[-1] < block.length:
        raise ManifestError(f"{where}: a mark stands outside of it")
    spaces = {offset for offset, mark in block.marks if mark.isspace()}
    if len(set(offsets)) != len(offsets) or spaces != set(block.spaces).intersection(offsets):
        raise ManifestError(f"{where}: a mark stands in the place of something else")
    return block


def _marks(data: dict[str, Any], where: str) -> tuple[tuple[int, str], ...]:
    for mark, offsets in data.items():
        if len(mark) != 1 or type(offsets) is not list or set(map(type, offsets)) != {int}:
            raise ManifestError(f"{where}: 'marks' is not offsets by character")
    return tuple(sorted((offset, mark) for mark, offsets in data.items() for offset in offsets))


def _jsonable(block: Block) -> dict[str, object]:
    by_character: dict[str, list[int]] = {}
    for offset, mark in sorted(block.marks, key=lambda entry: (entry[1], entry[0])):
        by_character.setdefault(mark, []).append(offset)
    return {
        "start": block.start,
        "length": block.length,
        "words": block.words,
        "marks": by_character,
        "digest": block.digest,
    }
