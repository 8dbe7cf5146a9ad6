"""The control of a file of the case."""

from legalaid.web.controls import Line


class Brought(Line):
    """A file of the case: once brought it stays, whatever else the form still lacks."""

    kind = "attachment"

    @property
    def sent_as(self) -> str:
        """The name under which a file that was chosen comes along."""
        return f"{self.name}.sent"
