"""Every address of the program stands in one list, and none of them tells what it is about."""

import re
from pathlib import Path

from flask import Flask

from legalaid.app import DOORS

ROUTES = Path(__file__).with_name("routes.txt")
TELLING = re.compile(r"divorce|violen|abus|protect|relief|victim|surviv", re.IGNORECASE)


def addresses() -> list[str]:
    app = Flask("legalaid")
    for room in DOORS:
        app.register_blueprint(room.door)
    rules = (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")
    return sorted(f"{' '.join(sorted((r.methods or set()) & {'GET', 'POST'}))} {r}" for r in rules)


def test_every_address_is_listed() -> None:
    assert addresses() == ROUTES.read_text(encoding="utf-8").splitlines()


def test_no_address_tells_what_a_case_is_about() -> None:
    assert not [address for address in addresses() if TELLING.search(address)]


def test_every_part_of_an_address_that_is_ours_has_a_type() -> None:
    loose = {name for one in addresses() for name in re.findall(r"<(\w+)>", one)}

    assert loose <= {"reference", "code", "state"}
