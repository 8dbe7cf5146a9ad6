"""The law on the command line: unconfirmed rules, deadlines, and the date lines of a paper."""

from datetime import date, datetime
from typing import Any

import click

from legalaid.cli.speech import DAY, print_json
from legalaid.domain.deadlines import Reckoning, reckon
from legalaid.domain.errors import Missing, Reason
from legalaid.domain.khmer.dates import civil_line, lunar_line
from legalaid.domain.law import Rule
from legalaid.language import Speaker
from legalaid.services.sources import Sources, read_sources

SPEAKER = Speaker("en")


@click.group()
def law() -> None:
    """The rules the workflows rest on."""


@law.command()
@click.option("--json", "as_json", is_flag=True)
def status(*, as_json: bool) -> None:
    """Rules that no Cambodian lawyer has confirmed, with how each was learnt."""
    rules = read_sources().library.law.rules
    rows = [rule_row(name, rule) for name, rule in rules.items()]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['rule']:<24}{row['certainty']:<12}{row['article']} — {row['says']}")
    click.echo(f"{len(rows)} rules; none of them is confirmed by a Cambodian lawyer.")


def rule_row(name: str, rule: Rule) -> dict[str, str]:
    return {
        "rule": name,
        "certainty": rule.certainty,
        "article": rule.article.en,
        "says": rule.says.en,
        "source": rule.source,
    }


@click.command("date")
@click.argument("day", type=DAY)
def date_lines(day: datetime) -> None:
    """The two date lines of a paper signed on DAY (year-month-day)."""
    if not date(1900, 1, 1) <= day.date() <= date(2100, 12, 31):
        raise click.UsageError("The lunar calendar is known from 1900-01-01 to 2100-12-31.")
    click.echo(lunar_line(day.date()))
    click.echo(civil_line(day.date()))


@click.command()
@click.argument("rule")
@click.argument("day", type=DAY)
@click.option("--json", "as_json", is_flag=True)
def deadline(rule: str, day: datetime, *, as_json: bool) -> None:
    """When the period of RULE ends that DAY sets going, and how that is reached."""
    body = reckoned(read_sources(), rule, day.date())
    if as_json:
        print_json(body)
        return
    for line in body["lines"]:
        click.echo(f"{line['date']}  {line['why']}")
    click.echo(f"{body['due']}  {body['article']} ({body['certainty']}; {body['calendar']})")


def reckoned(sources: Sources, name: str, start: date) -> dict[str, Any]:
    rule = sources.library.law.rules.get(name)
    if rule is None or rule.period is None:
        raise Missing("period", name)
    reckoning = reckon(rule.period, start, roll=rule.roll, holidays=sources.holidays)
    return {
        "rule": name,
        "from": start.isoformat(),
        "due": reckoning.due.isoformat(),
        "lines": said_lines(reckoning),
        "article": rule.article.en,
        "certainty": rule.certainty,
        "calendar": calendar_of(sources, start, reckoning.due),
    }


def said_lines(reckoning: Reckoning) -> list[dict[str, str]]:
    return [
        {
            "date": line.day.isoformat(),
            "why": SPEAKER.sentence(Reason(f"reckoning_{line.code}", line.data)),
        }
        for line in reckoning.lines
    ]


def calendar_of(sources: Sources, start: date, due: date) -> str:
    """Which years of holidays were used, and whether they are the sub-decree's."""
    holidays = sources.holidays
    return ", ".join(
        f"{year} {standing(known=holidays.knows(year), confirmed=holidays.is_confirmed(year))}"
        for year in range(start.year, due.year + 1)
    )


def standing(*, known: bool, confirmed: bool) -> str:
    if not known:
        return "unknown"
    return "confirmed" if confirmed else "unconfirmed"
