"""``edition locate``: from a place in a plain text back to the edition."""

from __future__ import annotations

import click


@click.command()
@click.argument("places", metavar="PLACE...", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Addresses, a line each; or all that is known, an object a line.",
)
def locate(places: tuple[str, ...], format_: str) -> None:
    """Tell what of the edition stands at a place in a plain text.

    PLACE is a text that "edition build text" made, with its map beside it, and characters of it as
    RFC 5147 counts them: build/public/text/letters.txt#char=105,701. Given are the addresses of
    the passages there, outer ones first, then those of the entries of registers that are named.
    """
    import json

    from edition.errors import PlainTextError
    from edition.locating import locate as find

    for given in places:
        place = find(given)
        if format_ == "json":
            click.echo(json.dumps(place.data(), ensure_ascii=False))
        elif place.addresses:
            click.echo("\n".join(place.addresses))
        else:
            raise PlainTextError(
                f"{given} is in no passage",
                hint="take words of the text, not what the file says of itself",
            )
