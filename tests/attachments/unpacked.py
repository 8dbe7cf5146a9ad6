"""Everything that a cleaned copy holds, unpacked to be searched."""

import zipfile
from io import BytesIO

import pikepdf


def everything(kind: str, view: bytes) -> bytes:
    if kind == "docx":
        with zipfile.ZipFile(BytesIO(view)) as members:
            return b"\n".join(members.read(name) + name.encode() for name in members.namelist())
    if kind == "pdf":
        out = BytesIO()
        with pikepdf.open(BytesIO(view)) as opened:
            opened.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()
    return view
