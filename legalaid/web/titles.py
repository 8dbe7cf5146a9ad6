"""What people see instead of the codes of certainties, changes and offices."""

from collections.abc import Mapping
from decimal import Decimal

from legalaid.domain.part import Text
from legalaid.domain.sentences import SENTENCES
from legalaid.services.asked import LawView
from legalaid.services.population import DayEffect
from legalaid.services.rows import Extension
from legalaid.services.staff import OfficeView
from legalaid.web.speech import say, speaker

GROUPED_IN_KHMER = str.maketrans(",.", ".,")
CERTAINTIES: Mapping[str, str] = {
    "text_seen": "Not confirmed by a lawyer",
    "secondary": "From a second source: ask a lawyer",
    "recalled": "From memory: ask a lawyer",
    "guessed": "Not certain: ask a lawyer",
}
CHANGES: Mapping[str, str] = {
    "answer": "Answer",
    "day": "Day",
    "deadline": "Deadline",
    "paper": "Paper, made anew",
    "filed_paper": "Paper already filed: look at it again",
    "edited_paper": "Paper edited by hand: look at it again",
    "timer": "Day of a reminder",
}


OUTCOMES: Mapping[str, str] = {
    "full": "Relieved in full",
    "part": "Relieved in part",
    "none": "Not relieved",
    "unknown": "Not known yet",
}


def money(amount: Decimal, currency: Text) -> str:
    """A sum in the currency of a scheme, grouped by three."""
    grouped = f"{amount:,f}"
    if speaker().language == "km":
        grouped = speaker().number(grouped.translate(GROUPED_IN_KHMER))
    return f"{grouped} {speaker().said(currency)}"


def outcome(code: str) -> str:
    return say(OUTCOMES[code])


def pdf_fault(code: str) -> str:
    """Why there is no PDF of a paper."""
    return say(SENTENCES[f"pdf_{code}"])


def certainty(rule: LawView) -> str:
    return say(CERTAINTIES[rule.certainty])


PERIODS: Mapping[str, str] = {
    "days": "%(n)s days",
    "weeks": "%(n)s weeks",
    "months": "%(n)s months",
    "working_days": "%(n)s working days",
}


ONE_PERIOD: Mapping[str, str] = {
    "days": "one day",
    "weeks": "one week",
    "months": "one month",
    "working_days": "one working day",
}


def length(unit: str, amount: int) -> str:
    """How long a period is."""
    return say(ONE_PERIOD[unit]) if amount == 1 else say(PERIODS[unit], n=amount)


YEARS: Mapping[str, str] = {
    "confirmed": "%(year)s, compared with the sub-decree",
    "unconfirmed": "%(year)s, not confirmed: the day may move",
    "unknown": "%(year)s, not known: the day may move",
}


def year_used(year: int, standing: str) -> str:
    """A year whose holidays a reckoning asked for."""
    return say(YEARS[standing], year=year)


EXTENSIONS: Mapping[Extension, str] = {
    "never": "Nobody can extend this period.",
    "by_court": "The court can extend this period. Record its order with number and date.",
    "unknown": "Whether this period can be extended is not known: do not rely on it.",
}


def extension(code: Extension) -> str:
    return say(EXTENSIONS[code])


DEEDS: Mapping[str, str] = {
    "open": "Opened",
    "take_over": "Taken over from paper",
    "correct": "Correction",
    "take_back": "Taken back",
    "reassign": "Handed over",
    "timer": "A period passed",
    "recount": "Days reckoned again, with another calendar",
    "bring_back": "Edited paper brought back",
    "migrate": "Brought up to date",
    "read_aloud": "Read to her before she signed",
    "copy": "Her copy",
    "contact": "The safe way to reach her, as she confirmed it",
    "agree": "She agreed that somebody may be told",
    "override": "Somebody may be told without her consent",
    "withdraw": "She took her consent back",
    "keep_out": "Somebody kept out of the case",
    "let_in": "Somebody let in again",
    "search_conflicts": "Searched for a conflict of interest",
    "judge_conflict": "Said whether there is a conflict of interest",
    "hold": "The case is held: it cannot be erased",
    "release": "The hold was lifted",
    "ask_erasure": "Erasure asked for",
    "drop_erasure": "Erasure refused",
    "erase": "Erased",
}


def deed(what: Text | str) -> str:
    """What somebody did: a step by its title, an act of every workflow by its name."""
    return say(DEEDS[what]) if isinstance(what, str) else speaker().said(what)


ASPECTS: Mapping[str, str] = {
    "step_gone": "Can no longer be done from there",
    "step_added": "Can be done from there as well",
    "conditions": "Has other conditions",
    "papers": "Brings out other papers",
    "asks": "Asks other things",
    "parties": "Is for other people to do",
    "leads_to": "Leads elsewhere",
    "deadlines": "Starts or stops other periods",
    "timers": "Other reminders run",
    "blocks": "Counts as blocked otherwise",
    "awaits": "Waits for somebody else",
}


def aspect(code: str) -> str:
    return say(ASPECTS[code])


def day_effect(one: DayEffect) -> str:
    """For how many a period begins to run, or ends on another day."""
    title = speaker().said(one.title)
    if one.effect == "starts":
        return say("“%(title)s” begins to run for %(n)s", title=title, n=one.count)
    return say("“%(title)s” falls due on another day for %(n)s", title=title, n=one.count)


OFFICE_KINDS: Mapping[str, str] = {
    "womens_affairs": "Women's affairs",
    "legal_aid": "Legal aid",
    "working_group": "Working group",
    "provider": "Service provider",
    "authority": "Authority",
}


def office_kind(kind: str) -> str:
    return say(OFFICE_KINDS[kind])


def office_name(office: OfficeView) -> str:
    return office.name_km if speaker().language == "km" else office.name_en


LOOKS: Mapping[str, str] = {
    "act": "Acted",
    "read": "Looked at",
    "list": "In a list",
    "search": "In a search",
    "refused": "Was refused",
    "export": "Took out",
}
PAGES: Mapping[str, str] = {
    "attachments": "Files that were brought",
    "audit": "Record of acts",
    "cases": "The case",
    "cases.now": "What to do at once",
    "cases.known": "Everything that is known",
    "cases.means": "Her means",
    "cases.papers": "Papers",
    "cases.record": "What happened",
    "cases.cases": "List of cases",
    "cases.search": "Search",
    "corrections": "A correction",
    "disclosures": "What was given to others",
    "home": "My work",
    "openings": "A form",
    "papers": "Papers",
    "steps": "A form",
    "taking_over": "Taking over from paper",
    "undoing": "Taking back",
}


def look(kind: str) -> str:
    """Whether somebody acted, looked or was refused."""
    return say(LOOKS[kind])


def look_at(part: str) -> str:
    """What of a case a page shows, by the page's own name in the program."""
    title = PAGES.get(part) or PAGES.get(part.partition(".")[0], PAGES["cases"])
    return say(title)


SIGNS: Mapping[str, str] = {
    "name": "name",
    "birth_date": "birth date",
    "identity_number": "number of the identity document",
    "parents": "parents",
    "commune": "commune",
}


def sign_of(sign: str) -> str:
    """In what two people are alike."""
    return say(SIGNS[sign])


ALOUD = (
    "What this paper does", "What the other party gets of it", "What it may cost", "How to stop",
)  # fmt: skip
COPIES: Mapping[str, str] = {
    "given": "She has it",
    "kept": "Kept at the office for her",
    "not_printed": "She wants none printed",
}


def copy_standing(code: str) -> str:
    return say(COPIES[code])
