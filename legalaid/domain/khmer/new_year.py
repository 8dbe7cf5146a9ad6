"""The two days of the solar new year that change a date line: Songkran and Lerng Sak.

Both follow from the year of the small era (Chulasakarat, js = civil year - 638) by the published
reckoning. Lerng Sak is the day that the count of elapsed days (harakun) names. Songkran is the
day on which the true sun enters Aries: the second day before Lerng Sak, or the third where the sun
has entered it by the end of that day already.
"""

from datetime import date

_EPOCH = date(638, 3, 24).toordinal()  # harakun 0 in the proleptic Gregorian calendar
_ARCMINUTES = 360 * 60
_APOGEE_AND_75_DEGREES = (80 - 75) * 60


def small_era(year: int) -> int:
    """The year of the small era that begins in April of this civil year."""
    return year - 638


def harakun(js: int) -> int:
    """Days elapsed in the small era when its year `js` begins."""
    return (js * 292207 + 373) // 800 + 1


def kromathupul(js: int) -> int:
    """What remains of that day, in 800ths; at most 207 makes the year one of 366 days."""
    return 800 - (js * 292207 + 373) % 800


def is_solar_leap(js: int) -> bool:
    """Does this year of the small era have 366 days?"""
    return kromathupul(js) <= 207


def lerng_sak(year: int) -> date:
    """The day in April on which the sak changes: last day of the feast."""
    return date.fromordinal(_EPOCH + harakun(small_era(year)))


def songkran(year: int) -> date:
    """The day in April on which the animal year changes: first day of the feast."""
    js = small_era(year)
    third_day_before = 363 if is_solar_leap(js - 1) else 362
    is_in_aries = _true_sun(js, third_day_before) % (30 * 60) < 60
    return date.fromordinal(lerng_sak(year).toordinal() - (3 if is_in_aries else 2))


def _true_sun(js: int, sotin: int) -> int:
    # Longitude in minutes of arc at the end of day `sotin` of the year before. In April the sun
    # always stands in the last half-sign of the quadrant from its apogee (80 degrees), so of the
    # published table of its equation only the last line is needed: 129', and 5' more per 900'.
    signs, rest = divmod(800 * sotin + kromathupul(js - 1), 24350)
    degrees, rest = divmod(rest, 811)
    mean = signs * 30 * 60 + degrees * 60 + rest // 14 - 3
    beyond = _ARCMINUTES - mean + _APOGEE_AND_75_DEGREES
    return mean + 129 + beyond * 5 // 900
