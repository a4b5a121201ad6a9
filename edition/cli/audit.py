"""``edition audit``: what a careful reader would question."""

from __future__ import annotations

import click


@click.command()
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Exit with 1 when a question is left.")
@click.option("--all", "everything", is_flag=True, help="List what has been settled too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Lines to read, or JSON.",
)
@click.pass_context
def audit(
    ctx: click.Context, texts: tuple[str, ...], strict: bool, everything: bool, form: str
) -> None:
    """List what a careful reader would question.

    Names without a tag, one name for two persons, dates out of order, and the like in the texts
    and registers: each with its place. What was looked at and is right is settled in
    tei/audit.toml, with the reason. With TEXT, only what concerns these texts. Questions about
    words need the witness.
    """
    from edition.audit import audit as question
    from edition.audit.report import as_json, lines
    from edition.project import Project

    report = question(Project.find(ctx.obj), texts)
    if form == "json":
        click.echo(as_json(report, settled=everything))
    else:
        click.echo("\n".join(lines(report, settled=everything)))
    if strict and report.open:
        ctx.exit(1)
