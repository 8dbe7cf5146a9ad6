"""Small Word templates for the tests of services, written anew for each run."""

import atexit
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

LINES = {
    "request/slip": ["{{ client.name_km }}", "{{ paper.code }}", "{{ paper.civil_line }}"],
    "suit/complaint": [
        "{{ client.name_km }} / {{ opponent.name_km }}",
        "{% if children %}{% for one in children %}{{ one.name_km }} {% endfor %}{% endif %}",
        "{{ problem }}",
    ],
    "suit/memo": ["{{ note }}", "the end"],
    "suit/appeal": ["{{ client.name_km }}", "{{ ruling.number }}"],
}


def write_papers() -> Path:
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    for name, lines in LINES.items():
        path = (Path(folder.name) / name).with_suffix(".docx")
        path.parent.mkdir(exist_ok=True)
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
    return Path(folder.name)
