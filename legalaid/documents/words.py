"""The values of a case as the words of one paper: plain, whole, and with what is derived."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from legalaid.documents.environment import Code, Empty, is_printable
from legalaid.documents.facts import PaperFacts
from legalaid.documents.source import PaperLaw
from legalaid.documents.vocabulary import (
    ADDRESS_WORDS,
    CHOSEN_LISTS,
    COURT_WORDS,
    OFFICE,
    PERSON_WORDS,
    ROW,
    SIGNER,
)
from legalaid.domain.courts import Courts
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.khmer.addresses import full_address
from legalaid.domain.khmer.dates import (
    civil_line,
    dotted_civil_line,
    dotted_lunar_line,
    lunar_line,
)
from legalaid.domain.khmer.spoken import SPOKEN

Row = dict[str, object]
_ROW = re.compile(r"\[\d+\]")
_COUNT = "count"
_COURT_ONLY, _NOT_AGREED = "court_only", "shown"


class WordMaker:
    """Makes the words of one paper; `missing` fills with the holes met while it is printed."""

    def __init__(
        self, catalog: FieldCatalog, courts: Courts, law: PaperLaw, paper: PaperFacts
    ) -> None:
        self.catalog = catalog
        self.courts = courts
        self.law = law
        self.paper = paper
        self.missing: list[str] = []
        self.faults: list[InputFault] = []

    def words(self, paths: Iterable[str], values: Values) -> Row:
        """The words at these paths. Raises InputInvalid for text that no paper can carry."""
        paths = tuple(paths)
        names = {path.partition(".")[0].removesuffix(ROW) for path in paths}
        made: Row = {name: self.word(name, values) for name in names - {_COUNT}}
        made[_COUNT] = self.of_counts(paths, values)
        if self.faults:
            raise InputInvalid(self.faults)
        return made

    def word(self, name: str, values: Values) -> object:
        if name in self.catalog.fields:
            return self.of_field(self.catalog.fields[name], name, values.get(name))
        if name in self.catalog.groups:
            return self.of_group(name, values.get(name))
        if name in CHOSEN_LISTS:
            return self.of_chosen(name, values)
        return _DERIVED[name](self, values)

    def of_group(self, name: str, value: object) -> object:
        if not self.catalog.is_list(name):
            return self.of_row(name, name, cast("Values", value or {}))
        if value is None:
            return Empty(name, self.missing)
        rows = enumerate(cast("list[Values]", value))
        return [self.of_row(name, f"{name}[{n}]", row) for n, row in rows]

    def of_row(self, name: str, path: str, row: Values) -> Row:
        parts = self.catalog.groups[name].parts
        words = {p: self.of_field(f, f"{path}.{p}", row.get(p)) for p, f in parts.items()}
        return words | self.of_sex(words["sex"], path) if "sex" in parts else words

    def of_sex(self, sex: object, path: str) -> Row:
        if not isinstance(sex, Code):
            return dict.fromkeys(PERSON_WORDS, Empty(f"{path}.sex", self.missing))
        spoken = SPOKEN[sex]
        said = (spoken.i, spoken.honorific, spoken.spouse, spoken.parent)
        return dict(zip(PERSON_WORDS, said, strict=True))

    def of_field(self, field: Field, path: str, value: object) -> object:
        if value is None or value == "" or self.is_hidden(field, path):
            return Empty(path, self.missing)
        if isinstance(value, str) and not is_printable(value):
            self.faults.append(InputFault(path, "control"))
        if field.type in _SPOKEN_KINDS:
            return _SPOKEN_KINDS[field.type](self, field, path, value)
        return value

    def is_hidden(self, field: Field, path: str) -> bool:
        """A place of hers on a paper that he will see, unless a person ticked it or it is his."""
        if field.secrecy != "location" or not self.law.reaches_other_party:
            return False
        return not self.paper.show_location and _ROW.sub("", path) not in self.law.shows

    def of_choice(self, field: Field, _path: str, value: object) -> Code:
        return Code.of(str(value), field.choices[str(value)].km)

    def of_choices(self, field: Field, path: str, value: object) -> list[Code]:
        return [self.of_choice(field, path, code) for code in cast("list[str]", value)]

    def of_address(self, _field: Field, path: str, value: object) -> Row:
        address = cast("Mapping[str, Mapping[str, str]]", value)
        said = {"full": full_address(address)} | {
            level: address[level]["unit_km"] + address[level]["km"]
            for level in ADDRESS_WORDS
            if level in address
        }
        return {word: said.get(word) or Empty(path, self.missing) for word in ADDRESS_WORDS}

    def of_court(self, _field: Field, _path: str, value: object) -> Row:
        court = self.courts.court(str(value))
        return dict(zip(COURT_WORDS, (court.name_km, court.president_km), strict=True))

    def of_filer(self, values: Values) -> Row:
        """Who speaks: she herself, or the lawyer who files for her."""
        name = "client" if values.get("acts_in_own_name") is True else "lawyer"
        row = cast("Row", self.of_group(name, values.get(name)))
        return {"i": row["i"]}

    def of_chosen(self, name: str, values: Values) -> object:
        """The rows of a group that this paper may name, or that it is about."""
        group = CHOSEN_LISTS[name][0]
        rows = self.of_group(group, values.get(group))
        if isinstance(rows, Empty):
            return rows
        return [row for row in cast("list[Row]", rows) if _CHOICES[name](self, row)]

    def may_be_named(self, row: Row) -> bool:
        """Nothing that shows where she is against her will, on a paper that he will see."""
        if not self.law.reaches_other_party or self.paper.show_location:
            return True
        return row["goes_to"] != _COURT_ONLY and row["shows_where_she_is"] != _NOT_AGREED

    def is_withheld(self, row: Row) -> bool:
        return not self.may_be_named(row)

    def is_common(self, row: Row) -> bool:
        return row["belongs_to"] in {"common", "disputed"}

    def of_counts(self, paths: Iterable[str], values: Values) -> Row:
        """How many rows a list has, and how many codes a field of several choices."""
        counts: Row = {}
        for path in paths:
            of, _, counted = path.partition(".")
            if of == _COUNT:
                name, _, part = counted.partition(".")
                if part:
                    row = cast("Values", values.get(name) or {})
                    counts.setdefault(name, {})
                    cast("Row", counts[name])[part] = self.of_count(counted, row.get(part))
                else:
                    counts[name] = self.of_count(name, self.of_list(name, values))
        return counts

    def of_list(self, name: str, values: Values) -> object:
        return self.of_chosen(name, values) if name in CHOSEN_LISTS else values.get(name)

    def of_count(self, path: str, answer: object) -> object:
        return len(answer) if isinstance(answer, list) else Empty(path, self.missing)

    def of_paper(self, _values: Values) -> Row:
        paper, on = self.paper, self.paper.on
        hides = self.law.reaches_other_party and not paper.show_location
        texts = {
            "place": "" if hides else paper.place,
            "code": paper.code,
            "reference": paper.reference,
            "lunar_line": lunar_line(on) if on else dotted_lunar_line(),
            "civil_line": civil_line(on) if on else dotted_civil_line(),
        }
        return {
            **self.of_texts("paper", tuple(texts), texts),
            "on": on or Empty("paper.on", self.missing),
            "show_location": paper.show_location,
            "office": self.of_texts("paper.office", OFFICE, paper.office),
            "signer": self.of_texts("paper.signer", SIGNER, paper.signer),
        }

    def of_texts(self, path: str, names: Iterable[str], texts: Mapping[str, str]) -> Row:
        return {n: texts.get(n) or Empty(f"{path}.{n}", self.missing) for n in names}


_SPOKEN_KINDS: Mapping[str, Callable[[WordMaker, Field, str, object], object]] = {
    "choice": WordMaker.of_choice,
    "choices": WordMaker.of_choices,
    "address": WordMaker.of_address,
    "court": WordMaker.of_court,
}
_CHOICES: Mapping[str, Callable[[WordMaker, Row], bool]] = {
    "attachments": WordMaker.may_be_named,
    "withheld": WordMaker.is_withheld,
    "common_assets": WordMaker.is_common,
}
_DERIVED: Mapping[str, Callable[[WordMaker, Values], object]] = {
    "filer": WordMaker.of_filer,
    "paper": WordMaker.of_paper,
}
