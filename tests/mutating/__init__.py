"""Mutations: valid files, changed at one point as an editor might, and what validation says.

A *kind* of mutation is a function that changes one place of a file, drawn at random, in the text of
the file, so that everything else keeps its spelling.  It is classified by construction:

- ``harmful``: afterwards the file contradicts itself, another file or the rules of the edition, so
  that a program can know;
- ``silent``: it says something else than before, and nothing but the sources it rests on could show
  that;
- ``harmless``: it says the same;
- ``depends``: one or the other, according to the place.

``python -m tests.mutating`` makes thousands and tells which of them validation finds.
"""
