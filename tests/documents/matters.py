"""Fictitious answers for the papers of appeals, protection, enforcement, referrals and hearings."""

from typing import Any

MATTERS: dict[str, Any] = {
    "protection": {
        "track": "court", "shares_household": True, "dependent_child": False,
        "danger": "គាត់នៅតែគំរាមសម្លាប់ខ្ញុំ ហើយដើររកខ្ញុំរាល់ថ្ងៃ។\nគាត់មានកាំបិត ហើយធ្លាប់ដេញកាប់ម្តងរួចមកហើយ។",
        "measures": ["no_violence", "stay_away_from_home", "no_contact", "no_sale", "children",
                     "other"],
        "other_measures": "ប្រគល់សៀវភៅគ្រួសារ និងសំបុត្រកំណើតកូនមកវិញ",
        "known_places": "ផ្ទះនៅភូមិព្រីង ដែលភាគីទាំងពីរធ្លាប់រស់នៅជាមួយគ្នា។",
        "wanted_for": "ឱ្យបានយូរបំផុតតាមដែលច្បាប់អនុញ្ញាត",
    },
    "authority": {
        "kind": "commune", "name": "មេឃុំអង្គភ្នំ ស្រុកសំរោងទង ខេត្តកំពង់ស្ពឺ", "asked_by": "herself",
    },
    "provisional": {
        "kinds": ["assets", "parental_power", "support"],
        "order_sought": "ហាមមិនឱ្យលក់ ដាក់បញ្ចាំ ឬផ្ទេរដីលំនៅឋាន រហូតដល់សាលក្រមចូលជាស្ថាពរ។",
        "right": "សិទ្ធិទទួលបានចំណែកក្នុងទ្រព្យសម្បត្តិរួម និងអាហារកាតព្វកិច្ចសម្រាប់កូន។",
        "urgency": "ភាគីម្ខាងទៀតកំពុងចរចាលក់ដី ហើយបានទទួលប្រាក់កក់រួចហើយ។",
    },
    "appeal": {
        "kind": "uttor", "filed_by": "client", "provision": "dismissal",
        "provision_note": "មាត្រា ៧៨ កថាខណ្ឌ ៣ អនុញ្ញាតឱ្យប្តឹងជំទាស់នឹងការលើកចោលពាក្យបណ្តឹង។",
        "parts_appealed": ["parental_power", "support"],
        "sought": "កែប្រែផ្នែកដែលប្តឹង ដោយសម្រេចតាមការទាមទាររបស់អ្នកប្តឹង។",
        "grounds": "តុលាការមិនបានពិនិត្យភស្តុតាងទាំងអស់ទេ។\nកូនទាំងពីររស់នៅជាមួយម្តាយតាំងពីកើតមក។",
    },
    "ruling": {
        "number": "៧៨/២៦", "date": "2026-11-12", "notice_received_on": "2026-11-17",
        "reason": "មិនបានកែតម្រូវពាក្យបណ្តឹងក្នុងអំឡុងពេលកំណត់។",
    },
    "judgment": {
        "number": "២១០/២៦", "date": "2026-10-05", "result": "divorce_granted",
        "served_on": "2026-10-28",
    },
    "uttor": {"number": "៥៥/២៦", "date": "2026-11-10", "served_on": "2026-11-18"},
    "finality": {"since": "2026-11-19", "certificate_number": "១២/២៦"},
    "hearing": {"date": "2026-12-03", "kind": "oral_argument", "time": "8:30"},
    "hearing_care": {
        "measures": ["closed_doors", "separate_attendance", "separate_waiting", "online",
                     "companion", "interpreter"],
        "reason": "ភាគីម្ខាងទៀតធ្លាប់គំរាមសម្លាប់នៅមុខសាលារៀនកូន ដូច្នេះការជួបមុខគ្នាមានគ្រោះថ្នាក់។",
    },
    "brief": {
        "reply": "ចុងចម្លើយអះអាងថាបានផ្តល់ប្រាក់ចិញ្ចឹមកូន។ ការអះអាងនេះគ្មានភស្តុតាងទេ។",
        "evidence_offered": "សុំស្តាប់សាក្សី សុខ គន្ធា និងពិនិត្យសៀវភៅបញ្ជីចំណាយ។",
        "conclusion": "សំណូមពររបស់ដើមចោទមានមូលដ្ឋាន។",
    },
    "date_change": {
        "reason": "កូនតូចត្រូវវះកាត់នៅថ្ងៃដដែល ហើយគ្មាននរណាជួយមើលថែទេ។", "proposed_on": "2026-12-17",
    },
    "copy_request": {
        "wanted": ["certified_copy", "finality_certificate"], "copies": 2,
        "purpose": "ចុះបញ្ជីលែងលះ",
    },
    "service": {"failed_because": "ផ្ទះចុងក្រោយបិទទ្វារ ហើយអ្នកជិតខាងមិនដឹងថាគាត់ទៅណា។"},
    "notice_request": {
        "efforts": "បានសួរប្រធានភូមិ អ្នកជិតខាង និងកន្លែងធ្វើការចាស់ ចំនួនបីដង។",
        "last_seen": "គាត់បានចាកចេញពីភូមិនៅខែមករា ឆ្នាំ២០២៦។",
    },
    "needs": {
        "seeing": "much", "hearing": "none", "support": ["read_aloud", "step_free"],
        "interpreter_language": "ចាម", "interpreter_by": "the_state",
    },
    "registry_request": {
        "commune": "ឃុំអង្គភ្នំ ស្រុកសំរោងទង ខេត្តកំពង់ស្ពឺ", "reason": "ឯកសារនេះត្រូវការសម្រាប់ចុះឈ្មោះកូនចូលរៀន។",
    },
    "execution_title": {
        "kind": "final_judgment", "number": "២១០/២៦", "date": "2026-10-05",
        "orders": "ចុងចម្លើយត្រូវផ្តល់អាហារកាតព្វកិច្ច ៣៥០.០០០រៀល ក្នុងមួយខែ។",
        "final_since": "2026-11-19",
    },
    "execution": {
        "purposes": ["support", "costs"], "amount_due": 4200000,
        "part_claimed": "អាហារកាតព្វកិច្ចសម្រាប់ដប់ពីរខែចុងក្រោយ", "way": "direct",
        "aimed_at": ["movables", "claims"],
        "property": "ម៉ូតូ ហុងដា ឌ្រីម ឆ្នាំ២០១៨ និងប្រាក់ខែដែលភាគីម្ខាងទៀតទទួលពីក្រុមហ៊ុន។",
        "fee_receipt": "០០៩/២៦",
    },
    "sharing_consent": {
        "agrees": True, "number": "០១៤/២៦", "given_on": "2026-11-20", "expires_on": "2027-02-20",
        "may_tell": ["name", "contact", "facts"],
    },
    "referral": {
        "service": "psychosocial", "receiver": "មជ្ឈមណ្ឌលប្រឹក្សាយោបល់គំរូ",
        "receiver_contact": "កែវ ចន្ថា", "urgency": "this_week",
        "need": "សាមីខ្លួនគេងមិនលក់ ហើយភ័យខ្លាចជាញឹកញាប់ ត្រូវការប្រឹក្សាយោបល់រៀងរាល់សប្តាហ៍។",
    },
    "blockage": {
        "reason": "court_delay", "since": "2026-08-03", "waits_for": "court", "urgent": True,
        "tried": "មេធាវីបានសួរក្រឡាបញ្ជីបីដង ហើយបានដាក់លិខិតសុំកំណត់កាលបរិច្ឆេទ។",
        "asks": "សូមសម្របសម្រួលជាមួយតុលាការ ដើម្បីឱ្យបានកំណត់កាលបរិច្ឆេទសវនាការ។",
        "district_answer": "ក្រុមការងារស្រុកបានលើកបញ្ហានេះ ប៉ុន្តែមិនទាន់មានចម្លើយទេ។",
    },
    "group_decision": {
        "meeting_on": "2026-11-12", "held": "both", "led_by": "អភិបាលរងខេត្ត", "decided_by": "chair",
        "action": "អភិបាលរងខេត្តជួបប្រធានសាលាដំបូង ដើម្បីសុំឱ្យកំណត់កាលបរិច្ឆេទសវនាការ។",
        "owner": "court", "due_on": "2026-12-03", "support": "មន្ទីរកិច្ចការនារីចេញថ្លៃធ្វើដំណើរ។",
    },
    "conflict": {
        "searched_on": "2026-10-02", "names_searched": "សុខ គន្ធា (ម្តាយមីង)",
        "note": "គ្មានឈ្មោះណាមួយដូចគ្នាទេ។",
    },
    "risk": {"level": "high", "signs": "គាត់ធ្លាប់ច្របាច់ក ហើយមានអាវុធនៅផ្ទះ។"},
    "poverty_request": {
        "commune": "ឃុំអង្គភ្នំ", "household": "គ្រួសារមានសមាជិកបួននាក់ ក្នុងនោះមានកូនពីរនាក់កំពុងរៀន។",
    },
    "closing": {
        "result": "solved", "note": "សាលក្រមបានចូលជាស្ថាពរ ហើយការលែងលះបានចុះបញ្ជីរួច។",
    },
}  # fmt: skip

SPARSE_MATTERS = (
    *("protection.other_measures", "protection.known_places", "protection.wanted_for"),
    *("appeal.provision", "appeal.provision_note", "ruling.reason", "uttor", "hearing.kind"),
    *("hearing.time", "finality.certificate_number", "brief.evidence_offered"),
    *("brief.conclusion", "date_change.proposed_on", "registry_request.reason"),
    *("execution_title.final_since", "execution.amount_due", "execution.part_claimed"),
    *("execution.fee_receipt", "sharing_consent.number", "referral.receiver_contact"),
    *("needs", "notice_request.last_seen"),
    *("blockage.district_answer", "conflict.names_searched", "conflict.note", "risk"),
    *("closing.note", "group_decision.support"),
)
SPARSE_ANSWERS: dict[str, dict[str, Any]] = {
    "protection": {"shares_household": False, "measures": ["no_violence"]},
    "sharing_consent": {"may_tell": ["code_only"]},
    "provisional": {"kinds": ["support"]},
    "execution": {"aimed_at": ["nothing"], "way": "indirect"},
    "hearing_care": {"measures": ["closed_doors"]},
    "copy_request": {"wanted": ["certified_copy"]},
    "blockage": {"urgent": False},
    "group_decision": {"held": "online"},
    "closing": {"result": "client_stopped"},
}
MANY_ANSWERS: dict[str, dict[str, Any]] = {
    "authority": {"asked_by": "womens_affairs"},
    "appeal": {"kind": "satuk", "provision": "protection", "parts_appealed": ["whole"]},
    "sharing_consent": {"may_tell": ["facts"]},
    "copy_request": {"wanted": ["finality_certificate"]},
    "closing": {"result": "not_solved"},
}
