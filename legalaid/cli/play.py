"""Stories on the command line: played through the real services, every paper written."""

import hashlib
import json
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from legalaid.app import build_desk
from legalaid.config import Config
from legalaid.domain.errors import Missing
from legalaid.migrations.run import upgrade
from legalaid.services.demo import cast_of, read_demo, staff, stories
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, names, papers_of, play, scenes

Row = dict[str, object]


@click.command()
@click.argument("named", nargs=-1, metavar="[WORKFLOW/NAME]...")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Nothing but the manifest.")
def journey(named: tuple[str, ...], out: Path, *, as_json: bool) -> None:
    """Play stories (all when none is named) through the real services; write every paper."""
    with tempfile.TemporaryDirectory() as folder:
        desk = fresh_desk(Path(folder))
        told = asked_for(desk, named)
        cast = cast_of(desk, read_demo())
        rows = [row for story in told for row in tell(desk, cast, story, out)]
        desk.sessions.engine.dispose()
    body = json.dumps(rows, ensure_ascii=False, indent=2)
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").write_text(body + "\n", encoding="utf-8")
    click.echo(body)
    if not as_json:
        click.echo(f"{len(told)} stories, {len(rows)} papers in {out}", err=True)


def fresh_desk(folder: Path) -> Desk:
    """An empty embedded database with the people of the demo in it."""
    config = Config(
        database_url=f"sqlite:///{folder / 'stories.db'}",
        master_keys={1: secrets.token_bytes(32)},
        secret=secrets.token_bytes(32),
        instance=folder,
    )
    upgrade(config.database_url)
    desk = build_desk(config)
    staff(desk, read_demo())
    return desk


def asked_for(desk: Desk, named: tuple[str, ...]) -> list[tuple[str, str]]:
    if not named:
        return stories(desk)
    asked = []
    for story in named:
        workflow, _, name = story.partition("/")
        if workflow not in desk.library.definitions or name not in names(desk, workflow):
            raise Missing("journey", story)
        asked.append((workflow, name))
    return asked


def tell(desk: Desk, cast: Cast, story: tuple[str, str], out: Path) -> Iterator[Row]:
    """Plays one story and writes its papers; a row of the manifest for each."""
    folder = Path(*story)
    (out / folder).mkdir(parents=True, exist_ok=True)
    told = play(desk, cast, scenes(desk, *story))
    for number, one in enumerate(papers_of(desk, cast, told)):
        file = folder / f"{number + 1:02d}-{one.document.replace('/', '-')}.docx"
        (out / file).write_bytes(one.content)
        yield {
            "journey": "/".join(story),
            "step": one.step,
            "state": one.state,
            "document": one.document,
            "file": file.as_posix(),
            "sha256": hashlib.sha256(one.content).hexdigest(),
            "fields": one.fields,
        }
