"""Documents that the schema accepts, made from the schema itself: are they all TEI?

The generator walks ``schema/edition.rng`` from its start and writes down what it allows, the least
used choice first, so that after some hundred documents every element, attribute and listed value
has been there.  Each document must be valid by the edition's schema, which proves the generator,
and by the TEI's, which proves the schema.  A document follows from the seed and those before it.

``python -m tests.generating`` makes thousands.
"""
