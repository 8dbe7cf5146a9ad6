"""Processes killed in the middle of their steps: every step wholly there, or not at all."""

import os
import random
import signal
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Never, TextIO

from sqlalchemy import func, select

from benchmarks.stage import staged
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.event import Event
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.health import ask_database
from legalaid.services.journeys import Cast, play, scenes

STORY = ("legal_aid_request", "power_signed")
WRITERS = 2
Acknowledged = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Writer:
    """A process that writes, and where it is heard."""

    pid: int
    heard: TextIO


@dataclass
class Said:
    """What the writers told before they died, and how long the store took for its
    first answer after the kill before (milliseconds)."""

    kills: int = 0
    steps: list[Acknowledged] = field(default_factory=list)
    first_words: list[float] = field(default_factory=list)


def killed(times: int, seed: int = 7) -> dict[str, object]:
    """Starts two writers and kills them, again and again, on one database."""
    chance, said = random.Random(seed), Said()
    with staged() as (desk, cast, file):
        desk.sessions.engine.dispose()
        while said.kills < times:
            writers = min(WRITERS, times - said.kills)
            kill([start(desk, cast, file) for _ in range(writers)], chance, said)
        return {"kills": said.kills, "writers": WRITERS, **figures(desk, said)}


def kill(writers: list[Writer], chance: random.Random, said: Said) -> None:
    """Some steps after they began, and some moment within the next one."""
    said.first_words += [float(writer.heard.readline()) for writer in writers]
    for writer in writers:
        for _ in range(chance.randint(0, 2)):
            said.steps += steps_in(writer.heard.readline())
    time.sleep(chance.uniform(0, 0.06))
    for writer in writers:
        os.kill(writer.pid, signal.SIGKILL)
    for writer in writers:
        said.kills += 1
        said.steps += steps_in(writer.heard.read())
        writer.heard.close()
        os.waitpid(writer.pid, 0)


def start(desk: Desk, cast: Cast, file: Path) -> Writer:
    """A process of its own with its own connection, which never comes back from here."""
    ours, its = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        write(desk, cast, file, its)
    os.close(its)
    return Writer(pid, os.fdopen(ours))


def steps_in(said: str) -> Iterable[Acknowledged]:
    """Whole lines alone: half a line was never heard."""
    for line in said.splitlines(keepends=True):
        if line.endswith("\n"):
            reference, seq = line.split()
            yield reference, int(seq)


def figures(desk: Desk, said: Said) -> Mapping[str, object]:
    kept, told = stored(desk), Counter(said.steps)
    return {
        "acknowledged": len(said.steps),
        "events": sum(kept.values()),
        "lost": len(told.keys() - kept.keys()),
        "duplicated": sum(n > 1 for n in (*kept.values(), *told.values())),
        "steps_without_their_papers": without_papers(desk),
        "places_that_do_not_verify": len(verify(desk)),
        "first_answer_after_a_kill_ms": {
            "median": round(statistics.median(said.first_words), 1),
            "most": round(max(said.first_words), 1),
        },
    }


def stored(desk: Desk) -> Counter[Acknowledged]:
    with desk.sessions.reading() as session:
        found = session.execute(select(Case.reference, Event.seq).join(Event.case))
        return Counter((reference, seq) for reference, seq in found)


def without_papers(desk: Desk) -> int:
    """Events that tell of papers which are not all there."""
    made = select(func.count()).where(Document.event_id == Event.id).scalar_subquery()
    with desk.sessions.reading() as session:
        told = session.execute(select(Event.papers, made))
        return sum(len(papers) != count for papers, count in told)


def write(desk: Desk, cast: Cast, file: Path, heard: int) -> Never:
    """Plays stories for ever, saying after each step that it was taken."""
    begun = time.perf_counter()
    sessions = open_sessions(open_engine(f"sqlite:///{file}"), desk.keyring)
    own = replace(desk, sessions=sessions)
    ask_database(own)
    os.write(heard, f"{(time.perf_counter() - begun) * 1000:.1f}\n".encode())
    while True:
        for played in play(own, cast, scenes(own, *STORY)):
            os.write(heard, f"{played.taken.reference} {played.taken.seen}\n".encode())
