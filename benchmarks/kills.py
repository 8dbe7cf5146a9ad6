"""Processes killed in the middle of their steps: every step wholly there, or not at all."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.stage import reopened, staged
from legalaid.models.document import Document
from legalaid.models.event import Event
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import play, scenes

STORY = ("legal_aid_request", "power_signed")


def killed(times: int, seed: int = 7) -> dict[str, object]:
    """Starts a writer and kills it, again and again, on one database."""
    chance = random.Random(seed)
    acknowledged = 0
    with staged() as (desk, _, file):
        for _ in range(times):
            acknowledged += one_kill(file, chance.uniform(0.05, 0.6))
        return {
            "kills": times,
            "acknowledged": acknowledged,
            "events": events(desk),
            "lost": max(0, acknowledged - events(desk)),
            "steps_without_their_papers": without_papers(desk),
            "places_that_do_not_verify": len(verify(desk)),
        }


def one_kill(file: Path, after: float) -> int:
    """How many steps the writer had acknowledged when it was killed."""
    command = [sys.executable, "-m", "benchmarks.kills", str(file)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    if writer.stdout is None or writer.stdout.readline() != "ready\n":
        raise RuntimeError("the writer did not start")
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    said, _ = writer.communicate()
    return said.count(".\n")


def events(desk: Desk) -> int:
    with desk.sessions.reading() as session:
        return session.scalar(select(func.count()).select_from(Event)) or 0


def without_papers(desk: Desk) -> int:
    """Events that tell of papers which are not all there."""
    made = select(func.count()).where(Document.event_id == Event.id).scalar_subquery()
    with desk.sessions.reading() as session:
        told = session.execute(select(Event.papers, made))
        return sum(len(papers) != count for papers, count in told)


def write(file: Path) -> None:
    """Plays stories for ever, saying after each step that it was taken."""
    desk, cast = reopened(file)
    os.write(1, b"ready\n")
    while True:
        for _played in play(desk, cast, scenes(desk, *STORY)):
            os.write(1, b".\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
