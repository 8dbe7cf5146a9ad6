"""What a story may say."""

from datetime import date

import pytest
from pydantic import ValidationError

from legalaid.domain.journey import JourneyFile

OPEN = {"day": 0, "take": "open", "by": "lawyer", "answers": {"instance": "first"}}
FILE = {"day": 3, "take": "relief/file", "by": "lawyer"}


def read(**given: object) -> JourneyFile:
    story = {"begins": "2026-01-05", "steps": [OPEN, FILE], "expect": {"state": "filed"}}
    return JourneyFile.model_validate({"journeys": {"told": story | given}})


def test_a_story_is_read_with_its_dates() -> None:
    story = read(expect={"state": "refused", "deadlines": {"appeal": "2026-02-03"}}, until="open")

    assert story.journeys["told"].begins == date(2026, 1, 5)
    assert story.journeys["told"].expect.deadlines == {"appeal": date(2026, 2, 3)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": []},
        {"steps": [FILE, OPEN]},
        {"steps": [OPEN | {"day": -1}]},
        {"steps": [OPEN | {"when": "today"}]},
        {"until": "file"},
        {"begins": "in January"},
        {"expect": {}},
    ],
)
def test_a_story_that_cannot_be_played_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        read(**wrong)
