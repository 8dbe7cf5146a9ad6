"""Word papers as PDF: LibreOffice, each time in a process and with a profile of its own."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")  # noqa: S108 - so that an open paper never lies on a disk
_WORD, _PDF, _BEGINNING = "paper.docx", "paper.pdf", b"%PDF-"


class PressFailed(Exception):
    """No PDF came out: `hung` when it had to be stopped, `failed` when it gave up by itself."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Press:
    """`program` is LibreOffice by its name or path; after `patience` seconds it is stopped."""

    program: str = "soffice"
    patience: float = 60.0

    def is_there(self) -> bool:
        return shutil.which(self.program) is not None

    def pdf(self, word: bytes) -> bytes:
        """Raises PressFailed; then nothing of the process is left."""
        if not self.is_there():
            raise PressFailed("failed")
        with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
            folder = Path(name)
            (folder / _WORD).write_bytes(word)
            self._run(folder)
            made = folder / _PDF
            pdf = made.read_bytes() if made.is_file() else b""
        if not pdf.startswith(_BEGINNING):
            raise PressFailed("failed")
        return pdf

    def _run(self, folder: Path) -> None:
        process = subprocess.Popen(  # noqa: S603 - the program of the settings, on a file of ours
            self._command(folder),
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(self.patience)
        except subprocess.TimeoutExpired as late:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise PressFailed("hung") from late

    def _command(self, folder: Path) -> Sequence[str]:
        """A profile in the folder itself: a broken or locked one ends with its process."""
        profile = (folder / "profile").as_uri()
        return (
            self.program,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nolockcheck", "--nologo"),
            *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)),
            str(folder / _WORD),
        )
