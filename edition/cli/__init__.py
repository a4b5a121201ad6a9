"""The ``edition`` command: a thin layer over the library, one module for each verb."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from edition import __version__
from edition.cli.audit import audit
from edition.cli.build import build
from edition.cli.cite import cite
from edition.cli.explain import explain
from edition.cli.leaks import leaks
from edition.cli.locate import locate
from edition.cli.release import release
from edition.cli.restore import restore
from edition.cli.serve import serve
from edition.cli.validate import validate
from edition.cli.withdraw import withdraw
from edition.cli.withhold import withhold
from edition.cli.witness import witness
from edition.errors import EditionError, shown


class _Group(click.Group):
    """Turns what the user can mend into one sentence and a non-zero exit."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EditionError as error:
            click.echo(f"edition: {error}.", err=True)
        except OSError as error:
            if not error.filename:
                raise
            # Files and folders that the system does not let us look at, wherever that shows.
            where = shown(error.filename)
            click.echo(f"edition: {where}: {error.strerror}; check the permissions.", err=True)
        # For others' CI: 1 is a fault in a file, and here no file could be judged.
        return ctx.exit(2 if ctx.invoked_subcommand in ("validate", "leaks") else 1)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all is well, 1 something is wrong and was said, 2 wrong usage.",
)
@click.version_option(__version__, prog_name="edition")
@click.option(
    "-C",
    "--project",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the edition; by default the current one, or the nearest above it.",
)
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """Build, validate and edit a scholarly edition whose words may not be redistributed.

    The repository holds the whole encoding of the text and none of its sentences. Whoever has a
    copy of the text adds it with "edition witness add", and every output then has the words.
    """
    ctx.obj = folder


for command in (
    audit,
    build,
    serve,
    cite,
    locate,
    validate,
    explain,
    witness,
    restore,
    withhold,
    leaks,
    release,
    withdraw,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows another; that is no reason to stop.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        try:
            cli(prog_name="edition")
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OSError as error:
        # Whoever reads our output has gone, or there is no room for it.
        with contextlib.suppress(OSError, AttributeError, ValueError):
            if not isinstance(error, BrokenPipeError):
                sys.stderr.write(f"edition: cannot write the output: {error.strerror}.\n")
        os._exit(1)
