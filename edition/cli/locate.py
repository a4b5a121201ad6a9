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
@click.pass_context
def locate(ctx: click.Context, places: tuple[str, ...], format_: str) -> None:
    """Tell what of the edition stands at a place in a plain text.

    PLACE is a text that "edition build text" made, with its map beside it, and characters of it as
    RFC 5147 counts them: build/public/text/KEY.txt#char=105,701. Given are the addresses of the
    passages there, outer ones first, then those of the entries of registers that are named.

    Of several places each is told; the exit status is 1 if one of them leads nowhere.
    """
    from edition.errors import PlainTextError

    failed = False
    for given in places:
        try:
            click.echo(_told(given, as_json=format_ == "json"))
        except PlainTextError as error:
            click.echo(f"edition: {error}.", err=True)
            failed = True
    ctx.exit(int(failed))


def _told(given: str, *, as_json: bool) -> str:
    """What stands at a place, as it is asked for.

    Raises:
        PlainTextError: nobody can tell, or no address leads there.
    """
    import json

    from edition.errors import PlainTextError
    from edition.locating import locate as find

    place = find(given)
    if as_json:
        return json.dumps(place.data(), ensure_ascii=False)
    if not place.addresses:
        raise PlainTextError(
            f"{given} is in no passage",
            hint="take words of the text, not what the file says of itself",
        )
    return "\n".join(place.addresses)
