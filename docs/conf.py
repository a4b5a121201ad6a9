"""Sphinx configuration: builds offline, warnings are errors (see ``make docs``)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from edition import __version__

project = "The Bolshevik-Leninist Faction"
author = "The editors of this edition"
version = release = __version__
language = "en-GB"
smartquotes_action = "q"  # quotation marks, but no dashes: they would spoil --options

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
]
exclude_patterns = ["_build"]
nitpicky = True
# No inventory is fetched, so what is documented elsewhere is not linked.
nitpick_ignore = [
    ("py:class", "Labels"),
    ("py:class", "edition.building.Report"),
    ("py:data", "FORMATS"),
    ("py:class", "Schematron"),
]
nitpick_ignore_regex = [
    ("py:class", r"(pathlib\.)?Path|uuid\.UUID|collections\.abc\..*"),
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["edition.css"]
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
