"""Recognising, verifying and laying out copies of a witness: see :mod:`edition.witness.copies`."""
