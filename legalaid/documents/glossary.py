"""Every word that a paper may print: the tag to copy, and what it prints in a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legalaid.documents.environment import PaperEnvironment
from legalaid.documents.vocabulary import CHOSEN_LISTS, ROW, Vocabulary
from legalaid.domain.fields import FieldCatalog

SINGLE = ""  # the heading of fields that stand in no group
_COUNT = "count."
_PRINTED: Mapping[str, tuple[str, ...]] = {
    "text": ("",),
    "long_text": ("",),
    "choice": ("",),
    "yes_no": ("",),
    "integer": ("|digits",),
    "riel": ("|riel", "|riel_in_words"),
    "date": ("|date", "|lunar"),
}
_NEXT = "{% if not loop.last %}; {% endif %}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag as it is written in a template. `about` is the field or group behind it.

    `derived` names what is made of it: `full` of an address, `count` of a list. `sample` prints
    the value, row after row where it stands in a list.
    """

    tag: str
    about: str
    derived: str
    sample: str

    @property
    def heading(self) -> str:
        return self.about.partition(".")[0]


def entries(vocabulary: Vocabulary, catalog: FieldCatalog) -> Iterator[Entry]:
    """In the order of the fields."""
    for path, word in vocabulary.words.items():
        about, derived = _behind(path, catalog)
        if word.kind in {"list", "choices"}:
            yield _of_list(path, word.kind, about, derived)
        elif not path.endswith(ROW):
            for printed in _PRINTED.get(word.kind, ()):
                yield _of_word(path, printed, about, derived)


def value_of(entry: Entry, words: Mapping[str, object], environment: PaperEnvironment) -> str:
    """What the tag prints; nothing where it was not answered."""
    return _unescaped(environment.from_string(entry.sample).render(words))


def _unescaped(printed: str) -> str:
    for written, meant in {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'"}.items():
        printed = printed.replace(written, meant)
    return printed.replace("&#95;", "_").replace("&amp;", "&")


def _behind(path: str, catalog: FieldCatalog) -> tuple[str, str]:
    """The field or group that a word is about, and the name of what is made of it."""
    counted = path.removeprefix(_COUNT)
    head, _, rest = counted.replace(ROW, "").partition(".")
    chosen = CHOSEN_LISTS[head][0] if head in CHOSEN_LISTS else head
    plain = f"{chosen}.{rest}" if rest else chosen
    if counted != path:
        return plain, "count" if chosen == head else f"count_{head}"
    if catalog.knows(plain):
        return plain, "" if chosen == head else head
    above, _, last = plain.rpartition(".")
    return (above, last) if catalog.knows(above) else (head, plain)


def _of_word(path: str, printed: str, about: str, derived: str) -> Entry:
    rows, row, rest = path.partition(ROW)
    if not row:
        tag = f"{{{{ {path}{printed} }}}}"
        return Entry(tag, about, derived, tag)
    tag = f"{{{{ one{rest}{printed} }}}}"
    return Entry(tag, about, derived, _loop(rows, tag + _NEXT))


def _of_list(path: str, kind: str, about: str, derived: str) -> Entry:
    """What is repeated for each row; the codes of a choice print themselves."""
    rows, row, rest = path.partition(ROW)
    if kind == "list":
        return Entry(_loop(path, " … "), about, derived or "list", "")
    if not row:
        return Entry(_loop(path, "{{ one }} "), about, derived, _loop(path, "{{ one }}" + _NEXT))
    inner = f"{{% for two in one{rest} %}}{{{{ two }}}} {{% endfor %}}"
    return Entry(inner, about, derived, _loop(rows, inner + _NEXT))


def _loop(rows: str, body: str) -> str:
    return f"{{% for one in {rows} %}}{body}{{% endfor %}}"
