"""The thread that does what need not happen now: timers that ran out, and word to people."""

import logging
from threading import Event

from sqlalchemy.exc import DBAPIError

from legalaid.services.desk import Desk
from legalaid.services.forgetting import forget_old
from legalaid.services.notices import work_off_outbox
from legalaid.services.timers import run_timers

PAUSE = 60.0
log = logging.getLogger(__name__)


def run_once(desk: Desk) -> int:
    """How much there was to do; run again at once, there is nothing."""
    forget_old(desk)
    return run_timers(desk) + work_off_outbox(desk)


def run_forever(desk: Desk, stop: Event | None = None, pause: float = PAUSE) -> None:
    """Until told to stop. A store that does not answer is asked again after the pause."""
    ended = stop or Event()
    while not ended.is_set():
        try:
            run_once(desk)
        except DBAPIError as refused:
            log.warning("the store did not answer: %s", type(refused.orig).__name__)
        ended.wait(pause)
