"""Every word that a paper may use: what it means, what it says in a case, ready to copy."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from legalaid.services.glossary import Glossary, WordView, list_words, list_words_of_case
from legalaid.web.access import desk, person
from legalaid.web.plain import Page
from legalaid.web.speech import say, speaker

door = Blueprint("glossary", __name__)
HEADINGS: Mapping[str, str] = {
    "": "Single answers",
    "paper": "The paper itself",
    "filer": "Who speaks in the paper",
}
DERIVED: Mapping[str, str] = {
    "list": "repeats what stands within for each row",
    "count": "how many",
    "i": "“I”, by the sex of the person",
    "honorific": "the title before the name",
    "as_spouse": "husband or wife",
    "as_parent": "father or mother",
    "full": "written out in full",
    "village": "village",
    "commune": "commune or sangkat",
    "district": "district, town or khan",
    "province": "province or capital",
    "name": "name of the court",
    "president": "the president, as addressed",
    "attachments": "only those that this paper may name",
    "withheld": "only those that this paper may not name",
    "common_assets": "only what is common or disputed",
    "count_attachments": "how many of those that this paper may name",
    "count_withheld": "how many of those that this paper may not name",
    "count_common_assets": "how much is common or disputed",
    "filer.i": "“I”, of the client or of the lawyer who files for her",
    "paper.place": "place in the date line",
    "paper.code": "reference of the case",
    "paper.reference": "number of an outgoing letter",
    "paper.lunar_line": "lunar date line, dotted where it is signed later",
    "paper.civil_line": "civil date line, dotted where it is signed later",
    "paper.on": "date of the paper",
    "paper.show_location": "whether it may show where she is",
    "paper.office.name_km": "name of the office in Khmer",
    "paper.office.name_latin": "name of the office in Latin letters",
    "paper.office.address": "address of the office",
    "paper.office.phone": "telephone of the office",
    "paper.signer.name_km": "name of who signs",
    "paper.signer.title": "title of who signs",
}


@door.get("/words")
def words() -> Page:
    return show(list_words(desk(), request.args.get("of")))


@door.get("/cases/<reference>/words")
def words_of_case(reference: str) -> Page:
    number = request.args.get("number", 0, type=int)
    found = list_words_of_case(desk(), person(), reference, number, request.args.get("of"))
    return show(found, reference, number)


def show(found: Glossary, reference: str = "", number: int = 0) -> Page:
    return render_template(
        "papers/words.html",
        found=found,
        headings=[(code, heading(found, code)) for code in found.headings],
        reference=reference,
        number=number,
        meaning=meaning,
    )


def heading(found: Glossary, code: str) -> str:
    title = found.headings[code]
    return speaker().said(title) if title else say(HEADINGS[code])


def meaning(word: WordView) -> str:
    """The title of the field, what is made of it, or both."""
    said = [speaker().said(word.title)] if word.title else []
    return " – ".join([*said, *([say(DERIVED[word.derived])] if word.derived else [])])
