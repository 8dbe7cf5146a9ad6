"""What every service stands on: stores, definitions, papers, keys and the clock, handed in once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from legalaid.attachments.shelf import Shelf
from legalaid.documents.catalog import Papers
from legalaid.documents.press import Press
from legalaid.domain.courts import Courts
from legalaid.domain.holidays import Holidays
from legalaid.domain.places import Places
from legalaid.domain.retention import Retention, read_retention
from legalaid.engine.library import Library
from legalaid.models.engine import Sessions
from legalaid.models.sealing import Keyring
from legalaid.paths import data_dir

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """`provinces` maps the code of a province to its letters; a case begins with `first`.

    `asks_second_factor` of those whose roles need one; the demo, on this machine alone, does not.
    `workflows` are the folders that the library was read from.
    `proved_at` is when all stages of the proof held over the library, papers and all.
    """

    sessions: Sessions
    library: Library
    papers: Papers
    keyring: Keyring
    shelf: Shelf
    clock: Callable[[], datetime]
    places: Places
    courts: Courts
    holidays: Holidays
    provinces: Mapping[str, str]
    asks_second_factor: bool
    first: str = "legal_aid_request"
    workflows: Sequence[Path] = field(default_factory=lambda: (data_dir("workflows"),))
    press: Press = field(default_factory=Press)
    proved_at: datetime | None = None
    retention: Retention = field(default_factory=lambda: read_retention((data_dir("workflows"),)))
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def now(self) -> datetime:
        """This instant, in UTC."""
        return self.clock()

    def today(self) -> date:
        """The civil date in Cambodia, from which the law counts."""
        return civil_day(self.clock())


def civil_day(at: datetime) -> date:
    return at.astimezone(PHNOM_PENH).date()
