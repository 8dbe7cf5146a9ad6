"""What may be asked: fields and groups, declared once in `workflows/fields.yaml`."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Limit
from pydantic import Strict, model_validator

from legalaid.domain.part import NO_TEXT, Names, Part, Text

Kind = Literal[
    "text", "long_text", "integer", "riel", "date", "yes_no", "choice", "choices", "address",
    "user", "court", "file",
]  # fmt: skip
Scope = Literal["case", "proceeding"]
Secrecy = Literal["identity", "location", "narrative", "means", "filing", "ordinary"]
Counted = Literal["code", "age_band", "district"]


class Field(Part):
    """One item of information. `class` decides who may read it and how it is sealed.

    `not_before` names the part of the same group whose day this one answers.
    """

    title: Text = NO_TEXT
    hint: Text | None = None
    type: Kind
    secrecy: Secrecy = Limit(alias="class")
    scope: Scope | None = None
    optional: bool = False
    choices: dict[str, Text] = Limit(default_factory=dict)
    at_least: int | None = None
    at_most: int | None = None
    longest: int | None = None
    not_after_today: bool = False
    not_before: str | None = None
    counted: Counted | None = None

    @model_validator(mode="after")
    def has_choices_where_it_needs_them(self) -> "Field":
        if (self.type in {"choice", "choices"}) != bool(self.choices):
            raise ValueError("choices belong to the types choice and choices, and only there")
        return self


class Group(Part):
    """Fields that go together. The scope belongs to the whole group; `list` repeats it.

    `person` names the standard parts (of `person:` in the same file) that the group has as well.
    """

    title: Text = NO_TEXT
    hint: Text | None = None
    scope: Scope
    list: bool = False
    person: Names = ()
    parts: dict[str, Field] = Limit(default_factory=dict)

    @model_validator(mode="after")
    def orders_its_own_days(self) -> "Group":
        days = {name for name, part in self.parts.items() if part.type == "date"}
        for name, part in self.parts.items():
            if part.not_before is not None and not {name, part.not_before} <= days:
                raise ValueError("not_before stands at a date and names another of its group")
        return self


class FieldFile(Part):
    """`workflows/fields.yaml` as it is written."""

    person: dict[str, Field] = Limit(default_factory=dict)
    fields: dict[str, Field] = Limit(default_factory=dict)
    groups: dict[str, Group] = Limit(default_factory=dict)


class FieldCatalog(Part):
    """The declared fields, with the parts of persons written out."""

    fields: dict[str, Field]
    groups: dict[str, Group]

    @classmethod
    def of(cls, file: FieldFile) -> "FieldCatalog":
        """Raises KeyError when a group names a part that no person has."""
        groups = {
            name: group.model_copy(
                update={"parts": {p: file.person[p] for p in group.person} | group.parts}
            )
            for name, group in file.groups.items()
        }
        return cls(fields=file.fields, groups=groups)

    def knows(self, path: str) -> bool:
        """Whether `path` is a field, a group, or a part of a group."""
        name, _, part = path.partition(".")
        if part:
            return name in self.groups and part in self.groups[name].parts
        return name in self.fields or name in self.groups

    def field(self, path: str) -> Field:
        """The field at `field` or `group.part`; KeyError when there is none."""
        name, _, part = path.partition(".")
        return self.groups[name].parts[part] if part else self.fields[name]

    def is_list(self, path: str) -> bool:
        return path in self.groups and self.groups[path].list

    def scope(self, path: str) -> Scope:
        """A field without a scope of its own belongs to the proceeding."""
        name = path.partition(".")[0]
        if name in self.groups:
            return self.groups[name].scope
        return self.fields[name].scope or "proceeding"

    def spread(self, path: str) -> tuple[str, ...]:
        """A single group opened into the paths of its parts; anything else as it is."""
        group = self.groups.get(path)
        if group is None or group.list:
            return (path,)
        return tuple(f"{path}.{part}" for part in group.parts)

    def paths(self) -> Iterator[str]:
        """Every field, every part of a single group, and every list group."""
        yield from self.fields
        for name in self.groups:
            yield from self.spread(name)


Answered = Annotated[dict[str, object], Strict(strict=False)]
