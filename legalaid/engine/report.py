"""Faults as plain data, for `--json` and for other programs."""

from collections.abc import Sequence

from legalaid.domain.errors import Fault

Row = dict[str, object]


def as_json(faults: Sequence[Fault]) -> list[Row]:
    return [row_of(fault) for fault in faults]


def row_of(fault: Fault) -> Row:
    return {
        "code": fault.code,
        "file": fault.file,
        "line": fault.line,
        "path": fault.path,
        "message_en": fault.message.en,
        "message_km": fault.message.km,
        "story": [{"km": told.km, "en": told.en} for told in fault.story],
    }
