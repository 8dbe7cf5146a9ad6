"""A full disk, a killed process, an error anywhere: the step happened wholly or not at all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.steps import take
from tests.services.looking import count_rows, is_told_by_its_events, stands
from tests.services.stories import SUIT, Story

ROOT = Path(__file__).resolve().parents[2]
FURTHEST = 60


class Broken(Exception):
    """The store fails here."""


@contextmanager
def failing_at(engine: Engine, nth: int) -> Iterator[list[str]]:
    """The nth word to the database is not heard any more."""
    heard: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)
        if len(heard) == nth:
            raise Broken(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def test_an_error_at_any_word_leaves_nothing_and_the_form_can_be_sent_again(active: Story) -> None:
    active.sue()
    desk, act = active.desk, active.act("file", 2, answers=SUIT)
    before, failed = count_rows(desk), 0
    for nth in range(1, FURTHEST):
        with failing_at(desk.sessions.engine, nth) as heard:
            if not is_broken(desk, active, act):
                break
        failed += 1
        assert count_rows(desk) == before, heard[-1]
    assert failed > 15
    assert stands(desk, active.reference)[1] == (2, "filed")
    assert verify(desk) == ()


def is_broken(desk: Desk, story: Story, act: Any) -> bool:
    try:
        take(desk, story.lawyer, act)
    except Broken:
        return True
    return False


KILLED = """
import os, sys
from sqlalchemy import event
from legalaid.services.steps import take
from tests.services.dying import story_in

story, act = story_in(sys.argv[1])
heard = []

def hear(*_):
    heard.append(1)
    if len(heard) == int(sys.argv[2]):
        os._exit(137)

engine = story.desk.sessions.engine
event.listen(engine, "before_cursor_execute", hear)
event.listen(engine, "commit", hear)
print(take(story.desk, story.lawyer, act).seq)
"""


@pytest.mark.parametrize("nth", [3, 10, 16, 21])
def test_a_process_killed_at_any_moment_leaves_a_whole_case(
    active: Story, nth: int, url: str
) -> None:
    active.sue()
    command = [sys.executable, "-c", KILLED, url, str(nth)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert done.returncode in {0, 137}, done.stderr
    state = stands(active.desk, active.reference)[1][1]
    assert (state == "filed") == (done.returncode == 0)
    assert is_told_by_its_events(active.desk, active.reference)
    assert verify(active.desk) == ()
