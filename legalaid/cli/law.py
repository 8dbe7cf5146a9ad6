"""The law on the command line: unconfirmed rules, deadlines, and the date lines of a paper."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from legalaid.app import build_desk
from legalaid.cli.settings import configured, of_demo
from legalaid.cli.speech import DAY, print_json
from legalaid.domain.deadlines import Reckoning, reckon
from legalaid.domain.errors import Missing, Reason
from legalaid.domain.khmer.dates import civil_line, lunar_line
from legalaid.engine.law_pages import law_pages
from legalaid.language import Speaker
from legalaid.migrations.run import is_at_head
from legalaid.services.confirmations import Confirmed, Standing, confirm_present, standings
from legalaid.services.desk import Desk
from legalaid.services.sources import Sources, read_sources

SPEAKER = Speaker("en")


@click.group()
def law() -> None:
    """The rules the workflows rest on."""


@law.command()
@of_demo
@click.option("--json", "as_json", is_flag=True)
def status(demo: Path | None, *, as_json: bool) -> None:
    """Rules that no Cambodian lawyer has confirmed as they read now, with how each was learnt.

    Confirmations are those of the installation; where none is configured there are none.
    """
    rules = standings_of(demo)
    rows = [rule_row(one) for one in rules if one.confirmed is None]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['rule']:<24}{row['certainty']:<12}{row['article']} — {row['says']}")
        if row["earlier"]:
            click.echo(f"{'':<24}another text of it was confirmed by {row['earlier']['by']}")
    click.echo(f"{len(rows)} of {len(rules)} rules are not confirmed by a Cambodian lawyer.")


def standings_of(demo: Path | None) -> tuple[Standing, ...]:
    if demo is None and "LEGALAID_DATABASE" not in os.environ:
        rules = read_sources().library.law.rules
        return tuple(Standing(name, rule, None, None) for name, rule in rules.items())
    return standings(desk_of(demo))


def desk_of(demo: Path | None) -> Desk:
    desk = build_desk(configured(demo))
    if not is_at_head(desk.sessions.engine):
        raise click.ClickException(
            "The database is not at this version: run 'legalaid db upgrade'."
        )
    return desk


def rule_row(one: Standing) -> dict[str, Any]:
    rule = one.rule
    return {
        "rule": one.name,
        "certainty": rule.certainty,
        "article": rule.article.en,
        "says": rule.says.en,
        "source": rule.source,
        "earlier": word_row(one.earlier) if one.earlier else None,
    }


def word_row(word: Confirmed) -> dict[str, Any]:
    return {"by": word.by, "bar_number": word.bar_number, "at": word.at}


@law.command("confirm")
@click.argument("rule")
@click.option("--by", required=True, help="The lawyer's name, and where to find the lawyer.")
@click.option("--bar", default="", help="The lawyer's number at the Bar.")
@of_demo
def confirm_rule(rule: str, by: str, bar: str, demo: Path | None) -> None:
    """Record that a lawyer confirmed RULE as it reads now; another text needs another word."""
    standing = confirm_present(desk_of(demo), rule, by, bar)
    click.echo(f"{standing.name}: {standing.rule.article.en} — {standing.rule.says.en}")
    if standing.confirmed is not None:
        click.echo(f"confirmed by {standing.confirmed.by}, {standing.confirmed.at.isoformat()}")


@law.command()
def pages() -> None:
    """The page docs/law.md: every rule, where it is used, and what must be confirmed."""
    sources = read_sources()
    laws = {name: sources.papers.law(name) for name in sources.papers.names()}
    papers = {name: (one.named, one.law) for name, one in laws.items()}
    click.echo(law_pages(sources.library, papers), nl=False)


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
    return ", ".join(
        f"{year} {sources.holidays.standing(year)}" for year in range(start.year, due.year + 1)
    )
