"""Every table of the store, known together."""

from legalaid.models.anchor import Anchor, AnchoredHead
from legalaid.models.attachment import Attachment
from legalaid.models.attempt import Attempt
from legalaid.models.base import Base
from legalaid.models.block_from import BlockFrom
from legalaid.models.case import Case
from legalaid.models.case_fact import CaseFact
from legalaid.models.case_number import CaseNumber
from legalaid.models.confirmation import Confirmation
from legalaid.models.conflict_search import ConflictSearch
from legalaid.models.consent import Consent
from legalaid.models.deadline import Deadline
from legalaid.models.definition import DefinitionRow
from legalaid.models.document import Document
from legalaid.models.draft import Draft
from legalaid.models.erasure import Erasure
from legalaid.models.event import Event
from legalaid.models.exclusion import Exclusion
from legalaid.models.factor import Factor, PrintedCode
from legalaid.models.idempotency import Idempotency
from legalaid.models.membership import MembershipRow
from legalaid.models.name_token import NameToken
from legalaid.models.notice import Notice
from legalaid.models.office import Office
from legalaid.models.outbox import Outbox
from legalaid.models.pdf import Pdf
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.saved_file import SavedFile
from legalaid.models.sign_in import SignIn
from legalaid.models.task import Task
from legalaid.models.template import Template, TemplateUse
from legalaid.models.trace import Trace, TraceOf
from legalaid.models.user import User

TABLES: tuple[type[Base], ...] = (
    Anchor,
    AnchoredHead,
    Attachment,
    Attempt,
    BlockFrom,
    Case,
    CaseFact,
    CaseNumber,
    Confirmation,
    ConflictSearch,
    Consent,
    Deadline,
    DefinitionRow,
    Document,
    Draft,
    Erasure,
    Event,
    Exclusion,
    Factor,
    Idempotency,
    MembershipRow,
    NameToken,
    Notice,
    Office,
    Outbox,
    Pdf,
    PrintedCode,
    Proceeding,
    Relation,
    SavedFile,
    SignIn,
    Task,
    Template,
    TemplateUse,
    Trace,
    TraceOf,
    User,
)
METADATA = Base.metadata
