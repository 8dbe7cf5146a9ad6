"""Which words there are: every declared field, and the derived words with the fields they need."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from legalaid.domain.fields import FieldCatalog

OFFICE = ("name_km", "name_latin", "address", "phone")
SIGNER = ("name_km", "title")
PERSON_WORDS = ("i", "honorific", "as_spouse", "as_parent")
ADDRESS_WORDS = ("full", "village", "commune", "district", "province")
COURT_WORDS = ("name", "president")
ROW = "[]"  # a row of a list, or one of several choices: `children[]`, `cost_buckets[]`

# The lists that a paper may make of a list group, and the parts that they are chosen by.
CHOSEN_LISTS: Mapping[str, tuple[str, frozenset[str]]] = {
    "attachments": ("evidence", frozenset({"evidence.goes_to", "evidence.shows_where_she_is"})),
    "withheld": ("evidence", frozenset({"evidence.goes_to", "evidence.shows_where_she_is"})),
    "common_assets": ("assets", frozenset({"assets.belongs_to"})),
}
_FILER = frozenset({"acts_in_own_name", "client.sex", "lawyer.sex"})


@dataclass(frozen=True, slots=True)
class Word:
    """What kind of word it is, and the fields without which it is not there."""

    kind: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of the papers by path."""

    words: Mapping[str, Word]

    @classmethod
    def of(cls, catalog: FieldCatalog) -> "Vocabulary":
        return cls(dict(_all(catalog)))

    def __contains__(self, path: object) -> bool:
        return path in self.words

    def kind(self, path: str) -> str:
        return self.words[path].kind

    def needs(self, path: str) -> frozenset[str]:
        """The field paths that a word stands on; none for a word that is not a case's."""
        return self.words[path].needs if path in self.words else frozenset()

    def needs_of(self, paths: Iterable[str]) -> frozenset[str]:
        return frozenset(field for path in paths for field in self.needs(path))

    def nearest(self, path: str) -> str | None:
        """The word that was probably meant."""
        found = get_close_matches(path, self.words, n=1, cutoff=0.6)
        return found[0] if found else None


def _all(catalog: FieldCatalog) -> Iterator[tuple[str, Word]]:
    for name, field in catalog.fields.items():
        yield from _of_field(name, name, field.type)
        if field.type == "choices":
            yield f"count.{name}", Word("integer", frozenset({name}))
    for name, group in catalog.groups.items():
        row = f"{name}{ROW}" if group.list else name
        yield name, Word("list" if group.list else "group", frozenset({name}))
        yield from _of_parts(catalog, row, name)
        if group.list:
            yield row, Word("row", frozenset({name}))
            yield f"count.{name}", Word("integer", frozenset({name}))
    yield from _of_chosen_lists(catalog)
    yield from _of_papers()


def _of_parts(catalog: FieldCatalog, row: str, name: str) -> Iterator[tuple[str, Word]]:
    parts = catalog.groups[name].parts
    for part, field in parts.items():
        yield from _of_field(f"{row}.{part}", f"{name}.{part}", field.type)
        if field.type == "choices" and row == name:
            yield f"count.{name}.{part}", Word("integer", frozenset({f"{name}.{part}"}))
    if "sex" in parts:
        for word in PERSON_WORDS:
            yield f"{row}.{word}", Word("text", frozenset({f"{name}.sex"}))


def _of_field(path: str, field_path: str, kind: str) -> Iterator[tuple[str, Word]]:
    needs = frozenset({field_path})
    yield path, Word(kind, needs)
    if kind == "choices":
        yield f"{path}{ROW}", Word("choice", needs)
    parts = {"address": ADDRESS_WORDS, "court": COURT_WORDS}.get(kind, ())
    for word in parts:
        yield f"{path}.{word}", Word("text", needs)


def _of_chosen_lists(catalog: FieldCatalog) -> Iterator[tuple[str, Word]]:
    for name, (group, chosen_by) in CHOSEN_LISTS.items():
        if group in catalog.groups:
            needs = chosen_by | {group}
            yield name, Word("list", needs)
            yield f"{name}{ROW}", Word("row", needs)
            yield f"count.{name}", Word("integer", needs)
            yield from _of_parts(catalog, f"{name}{ROW}", group)


def _of_papers() -> Iterator[tuple[str, Word]]:
    yield "filer.i", Word("text", _FILER)
    for name in ("place", "code", "reference", "lunar_line", "civil_line"):
        yield f"paper.{name}", Word("text")
    for name, parts in {"office": OFFICE, "signer": SIGNER}.items():
        yield f"paper.{name}", Word("group")
        for part in parts:
            yield f"paper.{name}.{part}", Word("text")
    yield "paper.on", Word("date")
    yield "paper.show_location", Word("yes_no")
