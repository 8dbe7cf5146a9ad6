"""Papers on the command line: one written without a database, templates looked over."""

import json
from pathlib import Path

import click

from legalaid.cli.law import desk_of
from legalaid.cli.settings import of_demo
from legalaid.cli.speech import READABLE, WRITABLE, print_json, today, told
from legalaid.documents.facts import read_fields_json
from legalaid.documents.lint import check_template
from legalaid.engine.report import as_json as faults_json
from legalaid.services.sources import read_sources
from legalaid.services.templates import restore_shipped


@click.group()
def document() -> None:
    """Papers and their templates."""


@document.command()
@click.argument("name")
@click.argument("fields", type=READABLE)
@click.argument("out", type=WRITABLE)
def render(name: str, fields: Path, out: Path) -> None:
    """Write the paper NAME (workflow/document) from FIELDS.json to OUT.docx."""
    sources = read_sources()
    values, paper = read_fields_json(
        read_json(fields), sources.library.catalog, sources.world(today())
    )
    out.write_bytes(sources.papers.render(name, values, paper).bytes)


def read_json(path: Path) -> dict[str, object]:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as fault:
        raise click.ClickException(f"{path} is not JSON: {fault}") from fault
    if not isinstance(body, dict):
        raise click.ClickException(f"{path} must hold one object with the names of fields.")
    return body


@document.command()
@click.argument("name")
@of_demo
def shipped(name: str, demo: Path | None) -> None:
    """Make the paper NAME (workflow/document) from the shipped template again."""
    restore_shipped(desk_of(demo), name)
    click.echo(f"The shipped template makes {name} again; those that were brought are kept.")


@document.command()
@click.argument("file", type=READABLE)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(ctx: click.Context, file: Path, *, as_json: bool) -> None:
    """Look over the template FILE.docx: tags, fonts, macros, links, metadata."""
    faults = check_template(file.name, file.read_bytes(), read_sources().library.catalog)
    if as_json:
        print_json(faults_json(faults))
    else:
        for fault in faults:
            click.echo(told(fault), err=True)
    ctx.exit(1 if faults else 0)
