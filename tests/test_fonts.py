"""The typeface of the pages, which lies in the source tree in the form that browsers load."""

from __future__ import annotations

from pathlib import Path

import font_source_serif_pro
import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT

FONTS = ROOT / "xslt" / "assets" / "fonts"
ORIGINALS = Path(font_source_serif_pro.__file__).parent / "files"
SIGNED = "DSIG"
"""The signature of a file, which no other form of it can keep."""


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.stem)
def test_a_font_is_its_original_compressed(path: Path) -> None:
    """Every table is the original's: so says the licence of whatever bears the reserved name.

    The files are made by ``fonttools ttLib.woff2 compress``, which may note in the head that it
    has been at work.
    """
    packed = TTFont(path).reader
    original = TTFont(ORIGINALS / f"{path.stem}.ttf").reader
    assert {*packed.keys(), SIGNED} == {*original.keys(), SIGNED}
    differing = [tag for tag in packed.keys() if packed[tag] != original[tag]]  # noqa: SIM118
    assert differing in ([], ["head"])
    assert path.stat().st_size < 75_000


def test_the_licence_goes_with_the_fonts() -> None:
    """And is the one that the originals have."""
    assert (FONTS / "LICENSE.txt").read_bytes() == (ORIGINALS / "LICENSE.txt").read_bytes()
