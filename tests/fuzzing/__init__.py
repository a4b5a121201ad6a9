"""Broken files at every door of the engine.

Files of the sample edition, invalid ones and generated ones are changed at random, byte by byte and
token by token, and given to each function of the engine that reads what others wrote.  What may
come of it: nothing, findings, or an :class:`~edition.errors.EditionError`.  Any other exception,
more than five seconds, more than 500 MB, and a way out and back that is not exact, is a fault.

``python -m tests.fuzzing`` lets tens of thousands in.
"""
