"""Small programs that stand for LibreOffice where it hangs, gives up, or comes to itself."""

from pathlib import Path

from legalaid.documents.press import Press

HANGS = "sleep 600 & echo $! > {notes}/child; echo $$ >> {notes}/child; wait"
GIVES_UP = "exit 1"
WRITES_NONSENSE = 'echo nonsense > "$HOME/paper.pdf"'
HANGS_ONCE = (
    'if [ -e {notes}/once ]; then echo "%PDF-1.7" > "$HOME/paper.pdf"; '
    "else touch {notes}/once; sleep 600; fi"
)


def press_of(folder: Path, does: str, patience: float = 0.5) -> Press:
    program = folder / "office"
    program.write_text(f"#!/bin/sh\n{does.format(notes=folder)}\n", encoding="utf-8")
    program.chmod(0o700)
    return Press(str(program), patience)
