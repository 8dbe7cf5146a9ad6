"""What is written to the log: an allow-list. Identifiers pass; words that people typed do not."""

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from legalaid.paths import PACKAGE

OURS = "legalaid"
HEX = re.compile(r"[0-9a-f]{8,64}")
CODE = re.compile(r"[a-z]+(_[a-z]+)+")
NOT_SHOWN = "…"


class Discreet(logging.Formatter):
    """A line of JSON: when, how grave, where in the code; our own sentence, with its data only
    where that is an identifier; of an error its kind and its way through the code.

    What another library says is not repeated: nobody knows what it puts into its sentences.
    """

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": f"{record.name} {record.module}:{record.lineno}",
        }
        if record.name.partition(".")[0] == OURS:
            told |= {"said": str(record.msg), "of": data_of(record)}
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = errors_of(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def data_of(record: logging.LogRecord) -> list[str]:
    data = record.args if isinstance(record.args, tuple) else (record.args,)
    return [shown(one) for one in data]


def shown(value: object) -> str:
    """Numbers, identifiers, hashes, kinds of errors and codes of ours."""
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, int | UUID):
        return str(value)
    is_code = isinstance(value, str) and (HEX.fullmatch(value) or CODE.fullmatch(value))
    return str(value) if is_code else NOT_SHOWN


def errors_of(error: BaseException) -> list[dict[str, object]]:
    """The error and those it came from; never its sentence, which may quote what was typed."""
    chain: list[dict[str, object]] = []
    cause: BaseException | None = error
    while cause is not None:
        frames = traceback.extract_tb(cause.__traceback__)
        way = [f"{in_code(one.filename)}:{one.lineno} {one.name}" for one in frames]
        chain.append({"kind": type(cause).__name__, "way": way})
        cause = cause.__cause__ or cause.__context__
    return chain


def in_code(file: str) -> str:
    """Without the folders above the program, which may name a person."""
    path = Path(file)
    return str(path.relative_to(PACKAGE.parent)) if path.is_relative_to(PACKAGE) else path.name


def arrange() -> None:
    """From here on every line of the log is discreet, warnings and dying threads as well."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    threading.excepthook = tell_of_thread


def tell_of_thread(died: threading.ExceptHookArgs) -> None:
    raised = died.exc_value or SystemExit()
    logging.getLogger(OURS).critical("a thread died", exc_info=raised)
