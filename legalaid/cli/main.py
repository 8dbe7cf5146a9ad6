"""The command `legalaid`."""

import click

from legalaid.cli.deadlines import deadlines
from legalaid.cli.demo import demo
from legalaid.cli.document import document
from legalaid.cli.events import events
from legalaid.cli.keys import keys
from legalaid.cli.law import date_lines, deadline, law
from legalaid.cli.means import means
from legalaid.cli.migrate import migrate
from legalaid.cli.office import database, files, timers, user
from legalaid.cli.play import journey
from legalaid.cli.safety import backup, doctor, restore
from legalaid.cli.serve import serve
from legalaid.cli.speech import Sentences
from legalaid.cli.workflow import workflow


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legalaid")
def main() -> None:
    """Legal-aid cases from the first visit to the filed paper."""


for command in (
    backup, date_lines, database, deadline, deadlines, demo, doctor, document, events, files,
    journey, keys, law, means, restore, serve, timers, user, workflow,
):  # fmt: skip
    main.add_command(command)
workflow.add_command(migrate)
