"""What is particular to one paper, and a file of answers for a paper without a case."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from legalaid.documents.vocabulary import OFFICE, SIGNER
from legalaid.domain.entries import RefusedEntry, World, is_empty, read_value
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.values import nest

Kind = TypeVar("Kind")
_PLAIN = ("on", "place", "code", "reference", "show_location")
_GROUPS: Mapping[str, tuple[str, ...]] = {"office": OFFICE, "signer": SIGNER}
_PAPER: Mapping[str, Field] = {
    **{
        name: Field.model_validate({"type": "text", "class": "ordinary", "longest": 300})
        for name in (*_PLAIN, *OFFICE, *SIGNER)
    },
    "on": Field.model_validate({"type": "date", "class": "ordinary"}),
    "show_location": Field.model_validate({"type": "yes_no", "class": "ordinary"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """`on` is the date of the paper; None leaves both date lines dotted for the day of signing.

    `place` stands in the date line, `code` is the case's, `reference` the outgoing letter's.
    """

    on: date | None = None
    place: str = ""
    code: str = ""
    reference: str = ""
    office: Mapping[str, str] = field(default_factory=dict)
    signer: Mapping[str, str] = field(default_factory=dict)
    show_location: bool = False


def read_fields_json(
    data: Values, catalog: FieldCatalog, world: World
) -> tuple[dict[str, object], PaperFacts]:
    """The values and the paper's facts of a file: nested or dotted. Raises InputInvalid."""
    reading = _Reading(world, [])
    entered = nest_dotted(data)
    paper = reading.paper(entered.pop("paper", {}))
    reading.refuse_unknown({*catalog.fields, *catalog.groups}, entered, "")
    known = {name: raw for name, raw in entered.items() if catalog.knows(name)}
    values = {name: reading.named(catalog, name, raw) for name, raw in known.items()}
    if reading.faults:
        raise InputInvalid(reading.faults)
    return {name: value for name, value in values.items() if value is not None}, paper


def nest_dotted(data: Values) -> dict[str, object]:
    """`{"client.sex": …}` and `{"client": {"sex": …}}` alike; the dotted one is laid over."""
    plain = {name: value for name, value in data.items() if "." not in name}
    for name, parts in nest({path: data[path] for path in data if "." in path}).items():
        before = plain.get(name)
        laid = before if isinstance(before, Mapping) else {}
        plain[name] = {**laid, **parts} if isinstance(parts, Mapping) else parts
    return plain


@dataclass(frozen=True, slots=True)
class _Reading:
    """Answers read without asking: what a paper cannot be without is told by the paper."""

    world: World
    faults: list[InputFault]

    def named(self, catalog: FieldCatalog, name: str, raw: object) -> object:
        if name in catalog.fields:
            return self.value(catalog.fields[name], name, raw)
        parts = catalog.groups[name].parts
        if not catalog.is_list(name):
            return self.row(parts, name, raw) or None
        if raw is None:
            return None
        rows = self.of_type(list, name, raw, "not_a_list") or []
        return [self.row(parts, f"{name}[{n}]", row) for n, row in enumerate(rows)]

    def row(self, parts: Mapping[str, Field], path: str, raw: object) -> dict[str, object]:
        entered = self.of_type(dict, path, raw or {}, "not_a_group") or {}
        self.refuse_unknown(parts, entered, f"{path}.")
        read = {
            part: self.value(parts[part], f"{path}.{part}", one)
            for part, one in entered.items()
            if part in parts
        }
        return {part: value for part, value in read.items() if value is not None}

    def value(self, field: Field, path: str, raw: object) -> object:
        if is_empty(raw):
            return None
        try:
            return read_value(field, raw, self.world)
        except RefusedEntry as refused:
            at = f"{path}.{refused.part}" if refused.part else path
            self.faults.append(InputFault(at, refused.code, refused.data))
            return None

    def paper(self, raw: object) -> PaperFacts:
        entered = self.of_type(dict, "paper", raw, "not_a_group") or {}
        self.refuse_unknown(PaperFacts.__slots__, entered, "paper.")
        facts: dict[str, Any] = {
            name: self.value(_PAPER[name], f"paper.{name}", one)
            for name, one in entered.items()
            if name in _PLAIN
        }
        for name, parts in _GROUPS.items():
            fields = {part: _PAPER[part] for part in parts}
            facts[name] = self.row(fields, f"paper.{name}", entered.get(name))
        return PaperFacts(**{name: one for name, one in facts.items() if one is not None})

    def of_type(self, kind: type[Kind], path: str, raw: object, code: str) -> Kind | None:
        if isinstance(raw, kind):
            return raw
        self.faults.append(InputFault(path, code))
        return None

    def refuse_unknown(self, known: Container[str], entered: Iterable[str], before: str) -> None:
        for name in entered:
            if name not in known:
                self.faults.append(InputFault(f"{before}{name}", "unknown_field"))
