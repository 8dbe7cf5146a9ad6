"""Words that nobody else says, in every personal answer of a story; and where they turn up."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from flask import Flask, Response, request
from lxml import html

from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.khmer.numerals import to_khmer
from legalaid.domain.places import LEVELS
from legalaid.logs import Discreet
from legalaid.services.journeys import Scene

HERS = frozenset({"identity", "location", "narrative"})
WORDS = frozenset({"text", "long_text"})
IN_KHMER, IN_LATIN = "កាណារីពិសេស", "Zqcanary"
NUMBERS = count(10_000)
WORD = ".wordprocessingml."


def planted(catalog: FieldCatalog, scene: Scene) -> Scene:
    """The scene with a canary behind every word that was typed of her, him or the children."""
    answers = {name: within(catalog, name, value) for name, value in scene.answers.items()}
    return replace(scene, answers=answers)


def within(catalog: FieldCatalog, name: str, value: Any) -> Any:
    if name in catalog.groups:
        parts = catalog.groups[name].parts
        rows = value if isinstance(value, list) else [value]
        sung = [{part: sing(parts[part], said) for part, said in row.items()} for row in rows]
        return sung if isinstance(value, list) else sung[0]
    path, _, part = name.partition(".")
    return sing(catalog.groups[path].parts[part] if part else catalog.fields[name], value)


def sing(declared: Field, value: Any) -> Any:
    if declared.secrecy not in HERS:
        return value
    if declared.type == "address" and isinstance(value, Mapping):
        return {k: said if k in LEVELS else with_canary(said) for k, said in value.items()}
    return with_canary(value) if declared.type in WORDS else value


def with_canary(said: Any) -> str:
    number = next(NUMBERS)
    is_khmer = any("\u1780" <= letter <= "\u17ff" for letter in str(said))
    return f"{said} {IN_KHMER}{to_khmer(str(number))}" if is_khmer else f"{said} {IN_LATIN}{number}"


def is_heard(text: str) -> bool:
    return IN_KHMER in text or IN_LATIN in text


@dataclass
class Listener(logging.Handler):
    """Every place where nothing of hers may be: what was heard there, with the place."""

    app: Flask
    heard: list[tuple[str, str]] = field(default_factory=list)
    answers: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self.setFormatter(Discreet())

    __hash__ = logging.Handler.__hash__

    def note(self, place: str, text: str) -> None:
        if is_heard(text):
            self.heard.append((place, text))

    def emit(self, record: logging.LogRecord) -> None:
        self.note("log", self.format(record))

    def hear(self, _app: Flask, response: Response, **_more: object) -> None:
        """Bound to the signal of a finished answer."""
        self.answers += 1
        self.note("address", request.full_path)
        self.note("address it came from", request.headers.get("Referer", ""))
        for name, said in response.headers:
            self.note(f"header {name}", said)
        self.note("cookie", str(self.cookie(response)))
        if response.mimetype == "text/html" and response.data:
            titles = html.fromstring(response.get_data(as_text=True)).xpath("//title/text()")
            self.note("title", " ".join(titles))
        if WORD in response.mimetype:
            for name, said in properties_of(response.get_data()):
                self.note(name, said)

    def cookie(self, response: Response) -> object:
        """What the browser is given to hold, as the program reads it back."""
        signed: Any = self.app.session_interface
        name = self.app.config["SESSION_COOKIE_NAME"]
        kept = [one for one in response.headers.getlist("Set-Cookie") if one.startswith(name)]
        reader = signed.get_signing_serializer(self.app)
        values = [one.partition("=")[2].partition(";")[0] for one in kept]
        return [reader.loads(value) for value in values if value]


def properties_of(word: bytes) -> Iterator[tuple[str, str]]:
    """The parts of a Word file that are not its text, and the names of all."""
    with ZipFile(BytesIO(word)) as package:
        for name in package.namelist():
            yield "name of a part", name
            if name.startswith("docProps/") or name.endswith(".rels"):
                yield name, package.read(name).decode()


def stored(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of the store, its journal and what lies beside it."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        yield f"file {path.name}", path.name
        yield f"in {path.name}", path.read_bytes().decode(errors="replace")
