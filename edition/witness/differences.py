"""In what a copy is not the witness, and how that is told without a word of either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edition.errors import WitnessError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edition.manifest import Manifest

Kind = Literal["missing", "added", "changed", "absent", "moved", "foreign"]

#: Gives the name that a block, counted from 0, has in the edition.
Labels = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a copy is not the witness.

    Attributes:
        kind: characters of a block are missing, added or changed; a block is absent, or moved to
            another place; or something foreign stands before a block.
        block: the index of the block concerned, or of the block before which the foreign stands.
        count: how many characters are missing, added or foreign, white space apart and as they are
            folded: a double quotation mark counts as two, an ellipsis as three.
    """

    kind: Kind
    block: int
    count: int = 0


class AlteredCopyError(WitnessError):
    """A copy of the witness that differs from it.

    Attributes:
        differences: what differs, block by block, in the order of the witness.
    """

    def __init__(self, what: str, differences: tuple[Difference, ...]) -> None:
        super().__init__(what)
        self.differences = differences


def tell(differences: Sequence[Difference], manifest: Manifest, labels: Labels) -> Iterator[str]:
    """Each difference in words; blocks that are missing one after another together."""
    position = 0
    while position < len(differences):
        difference = differences[position]
        first = last = difference.block
        position += 1
        while (
            difference.kind == "absent"
            and position < len(differences)
            and differences[position] == Difference("absent", last + 1)
        ):
            last += 1
            position += 1
        amount = f"{difference.count:,} character{'s' * (difference.count != 1)}"
        match difference.kind:
            case "foreign":
                place = _gap(first, len(manifest.blocks))
                yield f"text that does not belong here {place} ({amount})"
                continue
            case "absent":
                how = "missing"
            case "moved":
                how = "out of order"
            case "changed":
                how = "changed (same length)"
            case "missing" | "added":
                how = f"{amount} {difference.kind}"
        yield f"{_blocks(first, last, manifest, labels)} {how}"


def _gap(index: int, blocks: int) -> str:
    """Where it is before the block of this index."""
    if not index:
        return "before block 1"
    return f"between blocks {index} and {index + 1}" if index < blocks else f"after block {blocks}"


def _blocks(first: int, last: int, manifest: Manifest, labels: Labels) -> str:
    """Some blocks by number, by their names in the edition, and by their place in the witness."""
    place = f"char={manifest.blocks[first].start},{manifest.blocks[last].end}"
    names = list(dict.fromkeys(filter(None, (labels(first), labels(last)))))
    number = f"block {first + 1}" if first == last else f"blocks {first + 1}–{last + 1}"
    return f"{number} ({', '.join(['–'.join(names), place] if names else [place])})"
