"""The means test on the command line: one scheme, the facts of one person, the whole reckoning."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from legalaid.cli.speech import DAY, READABLE, print_json, today
from legalaid.domain.means.changes import changes
from legalaid.domain.means.finding import Change, Finding, plain
from legalaid.domain.means.reckoning import reckon
from legalaid.domain.means.scheme import Scheme
from legalaid.engine.means import read_facts, read_scheme
from legalaid.language import Speaker

SPEAKER = Speaker("en")


@click.command()
@click.argument("scheme", type=READABLE)
@click.argument("facts", type=READABLE)
@click.option("--on", type=DAY, help="The day of the application; today if left out.")
@click.option("--json", "as_json", is_flag=True)
def means(scheme: Path, facts: Path, on: datetime | None, *, as_json: bool) -> None:
    """What the scheme SCHEME.yaml says of the person of FACTS.json, line by line."""
    day = on.date() if on else today()
    read, told = read_scheme(scheme, day), read_facts(facts)
    found, turning = reckon(read, told, day), changes(read, told, day)
    if as_json:
        print_json(body_of(found, turning))
        return
    say_finding(read, found, turning)


def body_of(found: Finding, turning: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "outcome": found.outcome,
        "amount": figure(found.amount),
        "lines": [
            {
                "why": SPEAKER.sentence(line.why),
                "amount": figure(line.amount),
                "source": line.source,
            }
            for line in found.lines
        ],
        "changes": [
            {
                "fact": one.fact,
                "at": one.at,
                "outcome": one.outcome,
                "why": SPEAKER.sentence(one.why),
            }
            for one in turning
        ],
    }


def figure(amount: Decimal | None) -> int | str | None:
    """A whole number, or an exact one with a point, in quotes."""
    return None if amount is None else plain(amount)


def say_finding(scheme: Scheme, found: Finding, turning: tuple[Change, ...]) -> None:
    for line in found.lines:
        amount = "" if line.amount is None else f"{line.amount:,f} {scheme.currency.en}"
        click.echo(f"{amount:>24}  {SPEAKER.sentence(line.why)}")
    for one in turning:
        click.echo(f"{one.outcome:>24}  {SPEAKER.sentence(one.why)}")
    click.echo(f"{scheme.title.en} ({scheme.certainty}; {scheme.source})")
