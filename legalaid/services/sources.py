"""What the data folders say, read once when the program starts: no database is needed for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from legalaid.documents.catalog import Papers
from legalaid.documents.needs import read_uses
from legalaid.domain.courts import Courts, load_courts
from legalaid.domain.entries import World
from legalaid.domain.errors import DefinitionFaulty
from legalaid.domain.holidays import Holidays
from legalaid.domain.places import Places, load_places
from legalaid.domain.retention import Retention, read_retention
from legalaid.engine.library import Library, read_library
from legalaid.engine.proof.check import check_sources
from legalaid.engine.sources import files_of_papers, names_of_papers, of_folders
from legalaid.paths import data_dir


@dataclass(frozen=True, slots=True)
class Sources:
    """Definitions, papers, and the world they speak of."""

    library: Library
    papers: Papers
    places: Places
    courts: Courts
    holidays: Holidays
    provinces: Mapping[str, str]
    workflows: Sequence[Path]
    retention: Retention

    def world(self, today: date) -> World:
        """What entries are checked against on that day."""
        return World(places=self.places, courts=self.courts, today=today)


def read_sources(instance: Path | None = None) -> Sources:
    """The shipped files, with those of the office's own `instance` folder laid over them.

    Raises DefinitionFaulty when a workflow file has a fault.
    """
    papers = names_of_papers(layers(instance, "docs_templates"))
    library = read_library(layers(instance, "workflows"), papers)
    places = load_places(data_dir("data") / "gazetteer")
    courts = load_courts(first_of(instance, "courts.yaml"))
    return Sources(
        library=library,
        papers=Papers(layers(instance, "docs_templates"), library.catalog, courts, places),
        places=places,
        courts=courts,
        holidays=library.holidays,
        provinces=read_letters(first_of(instance, "provinces.yaml")),
        workflows=layers(instance, "workflows"),
        retention=read_retention(layers(instance, "workflows")),
    )


def prove_sources(instance: Path | None = None) -> None:
    """All stages of the proof, papers and all. Raises DefinitionFaulty, so that nothing is served
    on which a case could get stuck or a paper be printed with a hole."""
    files = files_of_papers(layers(instance, "docs_templates"))
    workflows = of_folders(layers(instance, "workflows"), frozenset(files))
    faults = check_sources(replace(workflows, paper_files=files), read_uses)
    if faults:
        raise DefinitionFaulty(faults)


def layers(instance: Path | None, kind: str) -> Sequence[Path]:
    """The office's own folder first, where there is one; then the shipped one."""
    own = instance / kind if instance else None
    return [own, data_dir(kind)] if own and own.is_dir() else [data_dir(kind)]


def first_of(instance: Path | None, name: str) -> Path:
    return next(
        folder / name for folder in layers(instance, "workflows") if (folder / name).exists()
    )


def read_letters(path: Path) -> Mapping[str, str]:
    """The letters of each province by its code, for the references of cases."""
    with path.open(encoding="utf-8") as file:
        letters: dict[str, str] = yaml.safe_load(file)
    return letters
