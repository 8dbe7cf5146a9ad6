"""Why a file is not taken in."""

from legalaid.domain.errors import LegalAidError


class RefusedFile(LegalAidError):
    """The rule that the file breaks; a sentence is made of it beside its question."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
