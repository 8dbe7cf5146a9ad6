"""The two date lines of a Khmer paper: the civil one and the lunar one.

Numbers are not padded (ថ្ងៃទី៥, not ថ្ងៃទី០៥); Monday is ចន្ទ (ច័ន្ទ is seen too).
"""

from datetime import date

from legalaid.domain.khmer.lunar import lunar_date
from legalaid.domain.khmer.numerals import to_khmer

_WEEKDAYS = ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ")
_MONTHS = (
    *("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា"),
    *("កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
)
_DOTS = "." * 8
_MANY_DOTS = "." * 14


def civil_line(day: date) -> str:
    """ថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦."""
    return to_khmer(f"ថ្ងៃទី{day.day} ខែ{_MONTHS[day.month - 1]} ឆ្នាំ{day.year}")


def lunar_line(day: date) -> str:
    """ថ្ងៃអាទិត្យ ១៣កើត ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០. Raises ValueError outside 1900-2100."""
    moon = lunar_date(day)
    return to_khmer(
        f"ថ្ងៃ{_WEEKDAYS[day.weekday()]} {moon.day}{moon.phase} ខែ{moon.month} "
        f"ឆ្នាំ{moon.animal} {moon.sak} ព.ស. {moon.buddhist_era}"
    )


def dotted_civil_line() -> str:
    """The civil line left open for the day of signing."""
    return f"ថ្ងៃទី{_DOTS} ខែ{_MANY_DOTS} ឆ្នាំ{_MANY_DOTS}"


def dotted_lunar_line() -> str:
    """The lunar line left open for the day of signing."""
    return f"ថ្ងៃ{_MANY_DOTS} {_DOTS}កើត/រោច ខែ{_MANY_DOTS} ឆ្នាំ{_DOTS} {_DOTS}ស័ក ព.ស. {_DOTS}"
