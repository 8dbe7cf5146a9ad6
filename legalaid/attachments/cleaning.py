"""Reads a file whole and writes what may be looked at. Runs in a child of its own."""

from collections.abc import Callable, Mapping

from legalaid.attachments.kinds import kind_of


def clean(data: bytes) -> tuple[str, bytes]:
    """The code of its kind and the cleaned copy. Raises RefusedFile, and whatever a parser
    raises for a file that is broken."""
    kind = kind_of(data)
    return kind.code, CLEANERS[kind.code]()(data)


def of_jpeg() -> Callable[[bytes], bytes]:
    """Each library is loaded only for a file that needs it."""
    from legalaid.attachments.pictures import clean_jpeg  # noqa: PLC0415  see above

    return clean_jpeg


def of_png() -> Callable[[bytes], bytes]:
    from legalaid.attachments.pictures import clean_png  # noqa: PLC0415

    return clean_png


def of_pdf() -> Callable[[bytes], bytes]:
    from legalaid.attachments.pdf import clean_pdf  # noqa: PLC0415

    return clean_pdf


def of_word() -> Callable[[bytes], bytes]:
    from legalaid.attachments.word import clean_word  # noqa: PLC0415

    return clean_word


CLEANERS: Mapping[str, Callable[[], Callable[[bytes], bytes]]] = {
    "jpg": of_jpeg,
    "png": of_png,
    "pdf": of_pdf,
    "docx": of_word,
}
