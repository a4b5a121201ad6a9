"""Comparing a copy with the witness that a manifest describes, block by block.

The manifest has no words, only the digest and the shape of each block; so a block is *found* where
the copy's folded characters have its digest, and everything else is told by lengths:

1. blocks are taken from the front and from the back of the copy for as long as they follow each
   other: of a faithful copy these are all;
2. in what remains, each line is tried as the beginning of the blocks whose first words are as long
   as its own, and the heaviest chain of blocks in order is kept;
3. what lies between two found blocks is laid to the blocks that are wanted there, by words of equal
   lengths, and the differences are reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Literal

from edition.witness.chaining import heaviest_chain
from edition.witness.folding import fold, widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.manifest import Block, Manifest
    from edition.witness.decoding import Reading

Kind = Literal["missing", "added", "changed", "absent", "moved", "foreign"]
