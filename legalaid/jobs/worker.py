"""The threads that do what need not happen now: timers and word to people; PDF; backups."""

import logging
from collections.abc import Callable
from functools import partial
from threading import Event

from sqlalchemy.exc import DBAPIError

from legalaid.domain.errors import BackupFailed
from legalaid.services.anchors import anchor_daily
from legalaid.services.backing_up import Vault
from legalaid.services.desk import Desk
from legalaid.services.forgetting import forget_old
from legalaid.services.keeping import back_up_daily
from legalaid.services.notices import work_off_outbox
from legalaid.services.printing import make_pdfs
from legalaid.services.retention import propose_erasures
from legalaid.services.timers import run_timers

PAUSE, PAUSE_OF_PRESS, PAUSE_OF_BACKUPS = 60.0, 2.0, 1800.0  # seconds
log = logging.getLogger(__name__)


def run_once(desk: Desk) -> int:
    """How much there was to do; run again at once, there is nothing."""
    forget_old(desk)
    propose_erasures(desk)
    return run_timers(desk) + work_off_outbox(desk) + anchor_daily(desk)


def run_forever(desk: Desk, stop: Event | None = None, pause: float = PAUSE) -> None:
    repeat(partial(run_once, desk), stop or Event(), pause)


def print_forever(desk: Desk, stop: Event | None = None, pause: float = PAUSE_OF_PRESS) -> None:
    """Apart from the rest: LibreOffice takes seconds, and may hang until it is stopped."""
    repeat(partial(make_pdfs, desk), stop or Event(), pause)


def back_up_forever(desk: Desk, vault: Vault, stop: Event | None = None) -> None:
    """Once a day; one that failed is tried again within the hour, and told meanwhile."""
    repeat(partial(back_up_or_tell, desk, vault), stop or Event(), PAUSE_OF_BACKUPS)


def back_up_or_tell(desk: Desk, vault: Vault) -> int:
    try:
        return 0 if back_up_daily(desk, vault) is None else 1
    except BackupFailed as failed:
        log.warning("no backup was made: %s", failed.code)
        return 0


def repeat(work: Callable[[], int], ended: Event, pause: float) -> None:
    """Until told to stop. A store that does not answer is asked again after the pause."""
    while not ended.is_set():
        try:
            work()
        except DBAPIError as refused:
            log.warning("the store did not answer: %s", type(refused.orig))
        ended.wait(pause)
