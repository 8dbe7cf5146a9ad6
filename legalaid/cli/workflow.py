"""Workflows on the command line: proved, drawn, and their schema."""

from pathlib import Path

import click

from legalaid.cli.speech import READABLE, print_json, told
from legalaid.documents.needs import read_uses
from legalaid.domain.errors import Missing
from legalaid.domain.part import Language
from legalaid.engine.diagram import mermaid, svg
from legalaid.engine.proof.check import check_all
from legalaid.engine.report import as_json as faults_json
from legalaid.engine.schema import schema_text
from legalaid.services.sources import read_sources


@click.group()
def workflow() -> None:
    """The declared workflows."""


@workflow.command()
@click.argument("paths", nargs=-1, type=READABLE)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Prove the shipped workflows, or those of PATHS, or give the counter-example."""
    faults = check_all(paths, read_uses)
    if as_json:
        print_json(faults_json(faults))
    else:
        for fault in faults:
            click.echo(told(fault), err=True)
        click.echo(f"{len(faults)} faults", err=bool(faults))
    ctx.exit(1 if faults else 0)


@workflow.command()
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["svg", "mermaid"]), default="svg")
@click.option("--language", type=click.Choice(["km", "en"]), default="km")
def diagram(name: str, form: str, language: Language) -> None:
    """Draw the workflow NAME."""
    definition = read_sources().library.definitions.get(name)
    if definition is None:
        raise Missing("workflow", name)
    declared = definition.workflow
    click.echo(svg(declared, language) if form == "svg" else mermaid(declared, language))


@workflow.command()
def schema() -> None:
    """The JSON Schema of a workflow file."""
    click.echo(schema_text(), nl=False)
