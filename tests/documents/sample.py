"""Fictitious people for papers: a full case, a sparse one, and one with many rows."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from legalaid.documents.catalog import Papers
from legalaid.documents.facts import read_fields_json
from legalaid.domain.courts import load_courts
from legalaid.domain.entries import World
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.places import load_places
from legalaid.engine.yaml import read_yaml
from tests.documents.matters import MANY_ANSWERS, MATTERS, SPARSE_ANSWERS, SPARSE_MATTERS

ROOT = Path(__file__).resolve().parents[2]
CATALOG = FieldCatalog.of(
    FieldFile.model_validate(read_yaml(ROOT / "workflows" / "fields.yaml").data)
)
COURTS = load_courts(ROOT / "workflows" / "courts.yaml")
PLACES = load_places(ROOT / "data" / "gazetteer")
WORLD = World(PLACES, COURTS, date(2026, 11, 22))
PAPERS = Papers([ROOT / "docs_templates"], CATALOG, COURTS, PLACES)

HOME = {"house": "១២", "village": "05020103"}
FORMER_HOME = {"village": "05070104"}
LAWYER_OFFICE = {"house": "45", "street": "១៥", "village": "05020101"}
COURT = "ksp_first_instance"
NARRATIVE = (
    "ចាប់តាំងពីឆ្នាំ២០២១ ប្តីរបស់ខ្ញុំបានសេពគ្រឿងស្រវឹងជាញឹកញាប់ ហើយតែងតែជេរប្រមាថ និងវាយដំខ្ញុំនៅចំពោះមុខកូន។\n"
    "នៅថ្ងៃទី៣ ខែមីនា ឆ្នាំ២០២៦ គាត់បានវាយខ្ញុំរហូតដល់មានស្នាមជាំ ហើយគំរាមសម្លាប់ខ្ញុំ បើខ្ញុំហ៊ានទៅប្តឹង។ "
    "ខ្ញុំបានរត់ទៅពឹងម្តាយ ហើយមិនហ៊ានត្រឡប់ទៅវិញទេ។"
)

FULL: dict[str, Any] = MATTERS | {
    "client": {
        "name_km": "សុខ ម៉ាលី", "name_latin": "SOK MALY", "sex": "female", "born_on": "1994-05-17",
        "birth_place": "ភូមិព្រីង ឃុំអង្គភ្នំ ស្រុកសំរោងទង ខេត្តកំពង់ស្ពឺ", "nationality": "ខ្មែរ",
        "mother_tongue": "khmer", "reads_khmer": False, "identity_document": "identity_card",
        "identity_number": "050123456", "occupation": "កម្មករកាត់ដេរ", "address": HOME,
        "phone": "012 345 678",
    },
    "opponent": {
        "name_km": "ចាន់ ដារ៉ា", "name_latin": "CHAN DARA", "sex": "male", "born_on": "1990-01-02",
        "birth_place": "ខេត្តកំពង់ស្ពឺ", "nationality": "ខ្មែរ",
        "identity_document": "identity_card",
        "identity_number": "050999888", "occupation": "អ្នករត់ម៉ូតូឌុប", "address": FORMER_HOME,
        "phone": "097 000 111", "relation": "spouse", "whereabouts": "known",
        "lawyer_name": "ហេង បូរ៉ា",
    },
    "known_address": FORMER_HOME,
    "acts_in_own_name": True,
    "seized_court": COURT,
    "instance": "first",
    "client_position": "plaintiff",
    "cost_buckets": ["filing_tax", "other_court_costs"],
    "prospects": "ដើមចោទមានសាក្សីពីរនាក់ និងលិខិតបញ្ជាក់របស់គ្រូពេទ្យ អំពីអំពើហិង្សាដែលបានកើតឡើង។",
    "route": "contested",
    "grounds": ["abandonment", "apart_over_a_year", "broken"],
    "ground_facts": NARRATIVE,
    "claims": ["divorce", "parental_power", "support", "property", "costs"],
    "served_address": "known_to_other_party",
    "children": [
        {"name_km": "ចាន់ សុភា", "sex": "female", "born_on": "2015-02-03", "lives_with": "client",
         "birth_registered": True, "parental_power_asked": "client", "support_asked": 200000},
        {"name_km": "ចាន់ វិសាល", "sex": "male", "born_on": "2018-09-30", "lives_with":
         "grandparents", "birth_registered": False, "parental_power_asked": "client",
         "support_asked": 150000},
    ],
    "marriage": {
        "registered": "registered", "date": "2014-03-12", "certificate_number": "អពព ០៣៤/១៤",
        "place": "ឃុំអង្គភ្នំ ស្រុកសំរោងទង ខេត្តកំពង់ស្ពឺ", "certificate_date": "2014-03-20",
    },
    "request": {
        "problem": NARRATIVE, "wanted": ["advice", "divorce", "support"],
        "urgency": "period_running",
        "earlier_steps": "បានប្តឹងទៅមេឃុំពីរដង ហើយបានធ្វើកំណត់ហេតុនៅប៉ុស្តិ៍នគរបាល។",
    },
    "safe_contact": {
        "channel": "trusted_person", "detail": "អ្នកមីង សុខ គន្ធា ០១១ ២២២ ៣៣៣",
        "hours": "ម៉ោង ១២ ដល់ ១៣",
        "code_word": "ផ្កាម្លិះ", "may_leave_message": False,
    },
    "consent": {
        "receivers": ["legal_aid_office", "lawyer", "court"],
        "purposes": ["legal_aid", "court_filing"], "given_on": "2026-10-01",
        "expires_on": "2027-10-01",
        "language": "khmer", "read_aloud": True, "read_by": "កែវ សុភ័ក្ត្រ",
        "witness": "លី ស្រីមុំ", "limits": "កុំប្រាប់ថាខ្ញុំនៅជាមួយម្តាយ។",
    },
    "means": {
        "monthly_income": 650000, "income_source": "ប្រាក់ខែរោងចក្រ", "monthly_expenses": 600000,
        "assets_value": 4000000, "savings": 0, "debts": 2500000, "dependants": 3,
        "equity_card": "០៥-០២-១២៣៤៥", "equity_card_level": "level_2",
        "equity_card_date": "2025-06-15", "poverty_letter": "១២/២៦ ល.ប.ក",
        "poverty_letter_date": "2026-09-10", "poverty_letter_commune": "សង្កាត់ច្បារមន",
        "statement_signed_on": "2026-10-20",
    },
    "assets": [
        {"description": "ដីលំនៅឋាន ទំហំ ១០ ម៉ែត្រ គុណនឹង ២០ ម៉ែត្រ នៅភូមិព្រីង", "kind": "land",
         "belongs_to": "common", "value": 30000000, "deed_number": "០៥០៧០១០៤-០១២៣",
         "share_asked": "halves"},
        {"description": "ម៉ូតូ ហុងដា ឌ្រីម ឆ្នាំ២០១៨", "kind": "vehicle", "belongs_to": "common",
         "value": 4000000, "share_asked": "opponent"},
    ],
    "incidents": [
        {"happened_on": "2026-03-03", "kind": "physical_assault", "place": "ផ្ទះនៅភូមិព្រីង",
         "narrative": "គាត់បានវាយមុខ និងដៃខ្ញុំដោយដៃ រហូតដល់ហើមជាំ។",
         "evidence": "លិខិតបញ្ជាក់របស់គ្រូពេទ្យ"},
        {"happened_about": "ដើមឆ្នាំ២០២៥", "kind": "denial_of_resources",
         "narrative": "គាត់យកប្រាក់ខែខ្ញុំទាំងអស់ ហើយមិនឱ្យប្រាក់ចិញ្ចឹមកូន។"},
    ],
    "witnesses": [
        {"name_km": "សុខ គន្ធា", "sex": "female",
         "knows": "បានឃើញស្នាមជាំ និងបាននាំខ្ញុំទៅមន្ទីរពេទ្យ។",
         "address": {"village": "05020101"}, "phone": "011 222 333"},
    ],
    "evidence": [
        {"title": "សំបុត្រអាពាហ៍ពិពាហ៍", "original_or_copy": "certified_copy", "pages": 1,
         "proves": "អាពាហ៍ពិពាហ៍ស្របច្បាប់", "goes_to": "also_other_party",
         "shows_where_she_is": "not_shown"},
        {"title": "សំបុត្រកំណើតកូន", "original_or_copy": "copy", "pages": 2, "proves": "កូនរួមគ្នា",
         "goes_to": "also_other_party", "shows_where_she_is": "not_shown"},
        {"title": "លិខិតបញ្ជាក់របស់មន្ទីរពេទ្យ", "original_or_copy": "original", "pages": 3,
         "proves": "របួសថ្ងៃទី៣ ខែមីនា ឆ្នាំ២០២៦", "goes_to": "court_only",
         "shows_where_she_is": "shown"},
    ],
    "decision": {
        "accepted_because": "equity_card",
        "reason": "សាមីខ្លួនមានប័ណ្ណសមធម៌ ហើយរឿងក្តីមានហេតុផលច្បាស់លាស់។",
        "date": "2026-10-25",
    },
    "bar_request": {"through": "court_president", "court": COURT},
    "lawyer": {
        "name_km": "ឈុន រតនា", "sex": "female", "bar_number": "១២៣៤",
        "office_address": LAWYER_OFFICE, "phone": "023 456 789",
    },
    "power": {
        "court": COURT, "instances": ["first", "uttor"], "may_appeal": True, "may_settle": False,
        "may_withdraw": False,
    },
    "support": {
        "reason": "កូនទាំងពីរកំពុងរៀន ហើយត្រូវការអាហារ សម្លៀកបំពាក់ និងថ្លៃសាលា។",
        "opponent_income": 1200000,
    },
    "agreed_terms": {
        "parental_power": "ម្តាយមានអំណាចមេបាលើកូនទាំងពីរ ហើយឪពុកអាចមកលេងកូនរៀងរាល់ថ្ងៃអាទិត្យ។",
        "support": "ឪពុកផ្តល់ប្រាក់ ៣៥០.០០០រៀល ក្នុងមួយខែ នៅថ្ងៃទី៥ នៃខែនីមួយៗ។",
        "property": "ដីលំនៅឋានទុកឱ្យកូន ហើយម៉ូតូជារបស់ប្តី។", "costs": "ភាគីនីមួយៗចេញពាក់កណ្តាល។",
    },
    "filing": {"court_file_number": "១៥៦/២៦"},
    "correction": {
        "order_number": "៤៥/២៦", "order_date": "2026-11-10", "due_on": "2026-11-25",
        "points": "សូមបញ្ជាក់អាសយដ្ឋានរបស់ចុងចម្លើយ និងចំនួនទឹកប្រាក់នៃអាហារកាតព្វកិច្ច។",
        "cure": "ចុងចម្លើយមានអាសយដ្ឋាននៅភូមិព្រីង។\nអាហារកាតព្វកិច្ចដែលសុំ គឺ ៣៥០.០០០រៀល ក្នុងមួយខែ។",
    },
    "withdrawal": {
        "reason": "ភាគីទាំងពីរបានព្រមព្រៀងគ្នាលើការចិញ្ចឹមកូន។", "free_will": True,
        "safety_checked": True,
        "pleaded_on_merits": True, "opponent_consents": True,
    },
    "paper": {
        "on": "2026-11-22", "place": "កំពង់ស្ពឺ", "code": "KSP-LAC1-2026-000123",
        "reference": "០៤៥/២៦",
        "office": {"name_km": "ការិយាល័យជំនួយផ្នែកច្បាប់គំរូ",
        "address": "សង្កាត់ច្បារមន ខេត្តកំពង់ស្ពឺ",
                   "phone": "025 000 000"},
        "signer": {"name_km": "ម៉ៅ ចាន់ធី", "title": "នាយកការិយាល័យ"},
    },
}  # fmt: skip

SPARSE_PATHS = (
    *("client.name_latin", "client.birth_place", "client.identity_number", "client.phone"),
    *("client.born_on", "client.nationality", "client.occupation", "client.reads_khmer"),
    *("opponent.name_latin", "opponent.born_on", "opponent.birth_place", "opponent.nationality"),
    *("opponent.identity_number", "opponent.occupation", "opponent.phone", "opponent.lawyer_name"),
    *("prospects", "marriage.certificate_number", "marriage.certificate_date", "filing"),
    *(
        "request.earlier_steps",
        "safe_contact.detail",
        "safe_contact.hours",
        "safe_contact.code_word",
    ),
    *(
        "consent.read_by",
        "consent.witness",
        "consent.limits",
        "means.income_source",
        "lawyer.phone",
    ),
    *(
        "means.monthly_expenses",
        "means.equity_card",
        "means.equity_card_level",
        "agreed_terms.costs",
    ),
    *(
        "means.equity_card_date",
        "means.poverty_letter",
        "means.poverty_letter_date",
        "support.reason",
    ),
    *("means.poverty_letter_commune", "means.statement_signed_on", "agreed_terms.property"),
    *("paper.on", "paper.place", "paper.reference", "paper.office.phone"),
    *("support.opponent_income", "agreed_terms.support"),
    *SPARSE_MATTERS,
)


def full(**changes: Any) -> dict[str, Any]:
    return deepcopy(FULL) | changes


def sparse(**changes: Any) -> dict[str, Any]:
    """Only what a paper cannot be without; no children, assets, incidents, witnesses, evidence."""
    data = deepcopy(FULL)
    for path in SPARSE_PATHS:
        *groups, last = path.split(".")
        holder = data
        for group in groups:
            holder = holder[group]
        del holder[last]
    for name in ("children", "assets", "incidents", "witnesses", "evidence"):
        data[name] = []
    del data["bar_request"]
    data["decision"] = data["decision"] | {"refused_because": "scope"}
    del data["decision"]["accepted_because"]
    means = {"monthly_income": 0, "assets_value": 0, "savings": 0, "debts": 0, "dependants": 0}
    data |= {"means": means, "claims": ["divorce"], "grounds": ["broken"]}
    return laid_over(data, SPARSE_ANSWERS) | changes


def many(rows: int = 9, **changes: Any) -> dict[str, Any]:
    """Many children, assets, incidents, witnesses, pieces of evidence; a lawyer files."""
    data = deepcopy(FULL)
    for name in ("children", "assets", "incidents", "witnesses", "evidence"):
        data[name] = [deepcopy(data[name][n % len(data[name])]) for n in range(rows)]
    data |= {"acts_in_own_name": False, "served_address": "lawyer_service_address"}
    return laid_over(data, MANY_ANSWERS) | changes


def laid_over(data: dict[str, Any], answers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return data | {group: data[group] | answers[group] for group in answers}


def rendered(name: str, data: dict[str, Any]) -> bytes:
    values, paper = read_fields_json(data, CATALOG, WORLD)
    return PAPERS.render(name, values, paper).bytes
