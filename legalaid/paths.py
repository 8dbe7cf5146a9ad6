"""Where the data folders lie: live in a checkout, inside the package when installed."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_dir(kind: str) -> Path:
    """The folder of `kind`: workflows, templates, docs_templates or data."""
    live = PACKAGE.parent / kind
    if (PACKAGE.parent / "setup.cfg").is_file() and live.is_dir():
        return live
    return PACKAGE / "_data" / kind
