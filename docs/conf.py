"""Sphinx configuration: builds offline, warnings are errors (see ``make docs``)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from edition import __version__

project = "Edition"
author = "The editors of this edition"
version = release = __version__
language = "en-GB"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
]
exclude_patterns = ["_build"]
nitpicky = True
# No inventory is fetched, so what is documented elsewhere is not linked.
nitpick_ignore_regex = [
    ("py:.*", r"(pathlib|collections|datetime|typing|enum|re|etree|lxml|xml)\b.*"),
    ("py:.*", r"(_ElementTree|_Element|Path|Iterator|Sequence|Mapping|Callable|Any)"),
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_type_aliases = {"Report": "edition.building.Report"}
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"Edition {version}"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
