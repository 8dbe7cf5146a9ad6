"""What each code of an error says in English; `translations/km/errors.po` says it in Khmer."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # answers
    "required": "Enter an answer.",
    "required_choice": "Choose an answer.",
    "not_a_number": "Enter a whole number, such as 12.",
    "too_small": "Enter %(limit)s or more.",
    "too_big": "Enter %(limit)s or less.",
    "not_a_date": "Enter a real date: day, month and year.",
    "in_future": "The date cannot be after today.",
    "not_a_choice": "Choose one of the answers shown.",
    "not_yes_no": "Choose yes or no.",
    "too_long": "Shorten the text to %(limit)s characters or less.",
    "control": "The text holds a character that cannot be printed. Type it again.",
    "surrogate": "The text holds a broken character. Type it again.",
    "noncharacter": "The text holds a broken character. Type it again.",
    "bidi": "The text holds a hidden character that turns the writing around. Type it again.",
    "marks": "The text holds too many marks on one letter. Type it again.",
    # why a step is not possible
    "wrong_state": "The proceeding now stands at “%(state)s”; this cannot be done from there.",
    "not_by_you": "This is for another person to do.",
    "role_takes_no_steps": "Your role does not take steps in a case.",
    "decided_by_two": "The person who took “%(step)s” cannot decide this as well.",
    "already_running": "“%(workflow)s” is running already in this case.",
    "not_due": "The time of “%(timer)s” has not run out.",
    # errors
    "not_found": "There is no such page, or it is not open to you.",
    "not_allowed": "Your role does not allow this.",
    "words_missing": "The paper cannot be made. These answers are missing: %(words)s.",
}
