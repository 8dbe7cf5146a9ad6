"""How the command line answers: JSON on standard output, one clear sentence on standard error."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from legalaid.domain.errors import DefinitionFaulty, Fault, InputInvalid, LegalAidError
from legalaid.language import Speaker

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
READABLE = click.Path(exists=True, readable=True, path_type=Path)
WRITABLE = click.Path(dir_okay=False, writable=True, path_type=Path)
DAY = click.DateTime(formats=["%Y-%m-%d"])


class Sentences(click.Group):
    """Turns every error of the family into its sentence, and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DefinitionFaulty as error:
            for fault in error.faults:
                click.echo(told(fault), err=True)
            ctx.exit(1)
        except InputInvalid as error:
            for wrong in error.faults:
                click.echo(f"{wrong.path}: {Speaker('en').sentence(wrong)}", err=True)
            ctx.exit(1)
        except LegalAidError as error:
            raise click.ClickException(Speaker("en").sentence(error)) from error


def told(fault: Fault) -> str:
    story = "".join(f"\n    {line.en}" for line in fault.story)
    return f"{fault.file}:{fault.line}: {fault.code}: {fault.path}: {fault.message.en}{story}"


def print_json(body: object) -> None:
    click.echo(json.dumps(body, ensure_ascii=False, indent=2, default=str))


def today() -> date:
    return datetime.now(PHNOM_PENH).date()
