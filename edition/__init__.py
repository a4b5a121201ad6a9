"""A digital scholarly edition, and the engine that publishes it.

Import the modules that do the work: :mod:`edition.restoring` and :mod:`edition.withholding` move
the words of a text in and out of its encoding, :mod:`edition.validation` judges files, and
:mod:`edition.building` makes the outputs.  The ``edition`` command is a thin layer over them.
"""

__version__ = "0.1.0"
