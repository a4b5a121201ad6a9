"""``edition explain``: what a rule demands, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from edition.rules import Rule

_SCHEMES = {
    "relaxng": "The grammar",
    "schematron": "Rules beside the grammar",
    "engine": "Rules across files, and of the witness",
}


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a rule of validation demands, and why.

    Without RULE, list them all.
    """
    from edition.errors import EditionError
    from edition.rules import catalogue

    rules = catalogue()
    if rule is None:
        click.echo(_listed(list(rules.values())), nl=False)
    elif rule in rules:
        click.echo(_told(rules[rule]), nl=False)
    else:
        from difflib import get_close_matches

        near = get_close_matches(rule, rules, n=3)
        hint = f"perhaps it is {' or '.join(near)}" if near else "“edition explain” lists them all"
        raise EditionError(f"there is no rule “{rule}”", hint=hint)


def _listed(rules: list[Rule]) -> str:
    width = max((len(rule.ident) for rule in rules), default=0)
    lines: list[str] = []
    for scheme in dict.fromkeys([*_SCHEMES, *(rule.scheme for rule in rules)]):
        group = [rule for rule in rules if rule.scheme == scheme]
        if group:
            lines += ["", click.style(_SCHEMES.get(scheme, scheme), bold=True)]
        for rule in group:
            mark = " (warning)" if rule.severity == "warning" else ""
            lines.append(f"  {rule.ident:{width}}  {rule.rule}{mark}")
    return "".join(f"{line}\n" for line in lines[1:])


def _told(rule: Rule) -> str:
    head = f"{click.style(rule.ident, bold=True)} ({rule.severity})"
    parts = {
        "Rule": rule.rule,
        "Reason": rule.reason,
        "Part of": _SCHEMES.get(rule.scheme, rule.scheme).lower(),
        "Manual": rule.page,
    }
    body = "".join(
        click.wrap_text(text, 88, f"{name:8} ", " " * 9) + "\n"
        for name, text in parts.items()
        if text
    )
    return f"{head}\n\n{body}"
