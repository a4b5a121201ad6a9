"""Finding the words of a witness where they may not be: see :mod:`edition.leaking.looking`."""
