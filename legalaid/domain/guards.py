"""Legal tests too rich for YAML: one named, documented function each, over the facts alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast
from unicodedata import category

from legalaid.domain.facts import Facts, Values

EVIDENCE, ALSO_OTHER_PARTY, MASKED = "evidence", "also_other_party", "masked_copy"


def power_in_force_or_own_name(facts: Facts) -> bool:
    """A party acts alone or by a lawyer whose authority is in writing (CCP 52, 53(2)).

    A power signed on the day the former one ended, or later, is a new one and in force.
    """
    if facts.value("acts_in_own_name") is True:
        return True
    signed, ended = facts.value("power.signed_on"), facts.value("power.ended_on")
    return isinstance(signed, date) and (not isinstance(ended, date) or ended <= signed)


def power_ends_after_it_was_signed(facts: Facts) -> bool:
    """So that the end of a power is never taken for the day before a new one."""
    signed, ended = facts.value("power.signed_on"), facts.value("power.ended_on")
    return isinstance(signed, date) and isinstance(ended, date) and ended > signed


def claims_are_specified(facts: Facts) -> bool:
    """The complaint states the judgment sought for each claim (CCP 75(2)(b)).

    Parental power names a holder for every child, support an amount for at least one, and the
    division of property a share in at least one thing.
    """
    claims = cast("list[str]", facts.value("claims") or [])
    children, assets = rows(facts, "children"), rows(facts, "assets")
    asked_for = {
        "parental_power": children != [] and all("parental_power_asked" in one for one in children),
        "support": any("support_asked" in one for one in children),
        "property": any("share_asked" in one for one in assets),
    }
    return all(asked_for.get(claim, True) for claim in claims)


def no_divorce_is_claimed(facts: Facts) -> bool:
    """A union that was not registered is not dissolved by a court (CC 955; unconfirmed)."""
    return "divorce" not in cast("list[str]", facts.value("claims") or [])


def represented_where_she_cannot_act_alone(facts: Facts) -> bool:
    """A minor, or who is under general guardianship, acts by a named representative (CCP 32)."""
    if facts.value("client.capacity") not in {"minor", "under_guardianship"}:
        return True
    parts = ("name_km", "sex", "relation")
    return all(facts.value(f"representative.{part}") for part in parts)


def representative_is_not_the_other_party(facts: Facts) -> bool:
    """Who represents her is neither the alleged perpetrator, by word or by name, nor led by him."""
    name, other = facts.value("representative.name_km"), facts.value("opponent.name_km")
    if not name:
        return True
    is_same = bool(other) and letters(str(name)) == letters(str(other))
    return not is_same and facts.value("representative.is_independent") is True


def incidents_are_dated(facts: Facts) -> bool:
    """Each incident has its day, or the time as she tells it: no day is ever made up."""
    return all("happened_on" in one or "happened_about" in one for one in rows(facts, "incidents"))


def evidence_hides_where_she_is(facts: Facts) -> bool:
    """Nothing goes to the other party that shows where she is without her agreement."""
    return not any(
        one.get("goes_to") == ALSO_OTHER_PARTY and one.get("shows_where_she_is") == "shown"
        for one in rows(facts, EVIDENCE)
    )


def every_attachment_is_marked(facts: Facts) -> bool:
    """A person said of each who gets it and whether it shows where she is; where a masked copy
    goes to the other party in place of a file, that copy is there."""
    return all(is_marked(one) for one in rows(facts, EVIDENCE))


def is_marked(one: Values) -> bool:
    goes_to, shows = one.get("goes_to"), one.get("shows_where_she_is")
    needs_mask = goes_to == ALSO_OTHER_PARTY and shows == MASKED and "file" in one
    return bool(goes_to and shows) and (not needs_mask or "masked_file" in one)


def divorce_was_granted(facts: Facts) -> bool:
    """The last judgment on the merits decides: that of the appeal, else of the first instance."""
    last = facts.value("uttor.result") or facts.value("judgment.result")
    return last == "divorce_granted"


def divorce_was_refused(facts: Facts) -> bool:
    """No last judgment grants it: it was refused, or the claim dismissed for her absence."""
    return not divorce_was_granted(facts)


def judgment_answers_the_suit(facts: Facts) -> bool:
    """A suit for divorce ends in one on the divorce, claims without it in one on the claims."""
    is_on_claims = str(facts.value("judgment.result")).startswith("claims_")
    return is_on_claims == (facts.value("route") == "without_divorce")


def claims_were_granted(facts: Facts) -> bool:
    """The last judgment grants what was claimed without a divorce, whole or in part."""
    last = facts.value("uttor.result") or facts.value("judgment.result")
    return last in {"claims_granted", "claims_granted_in_part"}


def claims_were_refused(facts: Facts) -> bool:
    """No last judgment grants the claims: they were refused, or dismissed for her absence."""
    return not claims_were_granted(facts)


def protection_measures_are_specified(facts: Facts) -> bool:
    """At least one measure; each ban on a place names the place, and another measure itself."""
    measures = set(cast("list[str]", facts.value("protection.measures") or []))
    bans_places = bool(measures & {"stay_away_from_home", "stay_away_from_work"})
    return (
        measures != set()
        and ("other" not in measures or bool(facts.value("protection.other_measures")))
        and (not bans_places or bool(facts.value("protection.known_places")))
    )


def order_ends_after_it_starts(facts: Facts) -> bool:
    """Both days are copied from the order: no length is ever reckoned (DV law, lengths unseen)."""
    starts, ends = facts.value("order.starts_on"), facts.value("order.ends_on")
    return isinstance(starts, date) and isinstance(ends, date) and ends >= starts


def sharing_consent_in_force(facts: Facts) -> bool:
    """She agreed to this receiver, for a time that has begun and is not over, and stands by it."""
    given, expires = (facts.value(f"sharing_consent.{day}") for day in ("given_on", "expires_on"))
    return (
        facts.value("sharing_consent.agrees") is True
        and isinstance(given, date)
        and isinstance(expires, date)
        and given <= facts.on <= expires
    )


def two_of_the_office_talked_with_her(facts: Facts) -> bool:
    """The second person is another than the first, however the names are typed."""
    names = [facts.value(f"talk.{one}") for one in ("held_by", "second_person")]
    return all(names) and len({letters(str(one)) for one in names}) == len(names)


def she_had_time_to_think(facts: Facts) -> bool:
    """Since the talk alone the pause that the office set (`law.yaml`) has gone by."""
    held = facts.value("talk.held_on")
    return isinstance(held, date) and (facts.on - held).days >= facts.pause


def execution_is_specified(facts: Facts) -> bool:
    """A money claim names its sum, and the property it is to be taken from (CCP 349)."""
    purposes = set(cast("list[str]", facts.value("execution.purposes") or []))
    aimed_at = set(cast("list[str]", facts.value("execution.aimed_at") or []))
    is_for_money = bool(purposes & {"support", "costs"})
    is_aimed = bool(aimed_at - {"nothing"}) and facts.value("execution.amount_due") is not None
    return purposes != set() and (is_aimed or not is_for_money)


def letters(name: str) -> str:
    """A name without blanks and marks that do not print, so that it is met however it is typed."""
    return "".join(one for one in name if category(one) not in {"Cf", "Zs"})


def rows(facts: Facts, group: str) -> list[Values]:
    return cast("list[Values]", facts.value(group) or [])


GUARDS: Mapping[str, Callable[[Facts], bool]] = {
    guard.__name__: guard
    for guard in (
        power_in_force_or_own_name,
        power_ends_after_it_was_signed,
        claims_are_specified,
        no_divorce_is_claimed,
        represented_where_she_cannot_act_alone,
        representative_is_not_the_other_party,
        incidents_are_dated,
        evidence_hides_where_she_is,
        every_attachment_is_marked,
        divorce_was_granted,
        divorce_was_refused,
        judgment_answers_the_suit,
        claims_were_granted,
        claims_were_refused,
        protection_measures_are_specified,
        order_ends_after_it_starts,
        sharing_consent_in_force,
        two_of_the_office_talked_with_her,
        she_had_time_to_think,
        execution_is_specified,
    )
}
