"""What people call roles, relations and actors, in English; `translations/km/` says it in Khmer."""

from collections.abc import Mapping

PARTIES: Mapping[str, str] = {
    "womens_affairs": "Women's affairs officer",
    "legal_aid_officer": "Legal aid officer",
    "lawyer": "Lawyer",
    "secretariat": "Secretariat of the working group",
    "chair": "Chair of the working group",
    "working_group": "Member of the working group",
    "provider": "Service provider",
    "supervisor": "Supervisor",
    "auditor": "Auditor",
    "administrator": "Administrator",
    "case_owner": "Person in charge of the case",
    "assigned_lawyer": "Assigned lawyer",
    "court": "The court",
    "client": "The client",
    "opponent": "The other party",
    "commune": "The commune",
    "bar": "The Bar Association",
}
