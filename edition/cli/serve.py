"""``edition serve``: show the site while it is edited."""

from __future__ import annotations

import contextlib
import signal
import tempfile
import threading
from pathlib import Path

import click


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="The port; by default 8000 or a next.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; only this machine can look at what is served here by default.",
)
@click.option(
    "--withhold",
    "withheld",
    is_flag=True,
    help="Show the public edition, without the words, even when they are at hand.",
)
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def serve(folder: Path | None, port: int | None, host: str, *, withheld: bool, opens: bool) -> None:
    """Show the site in a browser, up to date with what is saved.

    Open pages refresh by themselves and stay where they are. A fault in a file is told here and
    on the pages, which stay as they were until it is mended. Of a text that has been restored,
    the copy in tei/restored is shown if it was saved last.

    Nothing is written to build. Ctrl-C ends the preview.
    """
    from edition.project import Project
    from edition.serving.answering import Answering
    from edition.serving.preview import Preview
    from edition.serving.server import Server
    from edition.serving.shelf import Shelf

    project = Project.find(folder)
    shelf = Shelf()

    def ready() -> None:
        click.echo(f"The {'public ' if withheld else ''}site is at {server.address} – Ctrl-C ends.")
        if opens:
            click.launch(server.address)

    # Whoever ends it politely, and however it was started.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with (
        contextlib.suppress(KeyboardInterrupt),
        Server(shelf, Answering, host, port) as server,
        tempfile.TemporaryDirectory(prefix="edition-") as stage,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            Preview(project, shelf, Path(stage), click.echo, withheld=withheld).run(ready)
        finally:
            click.echo()
            server.shutdown()
