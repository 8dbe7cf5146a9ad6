"""Wires everything: the desk from the settings, and the program people open in a browser."""

from datetime import UTC, datetime

from flask import Flask
from flask_wtf import CSRFProtect

from legalaid.attachments.shelf import Shelf
from legalaid.config import LOOPBACK, Config
from legalaid.documents.press import Press
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.sealing import Keyring
from legalaid.paths import PACKAGE, data_dir
from legalaid.services.desk import Desk
from legalaid.services.sources import read_sources
from legalaid.web import (
    access,
    account,
    attachments,
    audit,
    cases,
    computer,
    conflicts,
    consents,
    contacts,
    corrections,
    counting,
    errors,
    factors,
    frame,
    glossary,
    headers,
    health,
    her_copies,
    home,
    keeping,
    keeping_out,
    language,
    law,
    means,
    offices,
    openings,
    papers,
    places,
    proving,
    recognising,
    sessions,
    steps,
    taking_over,
    templates,
    tracing,
    undoing,
    uploads,
    users,
    versions,
    workflows,
)

DOORS = (
    account,
    attachments,
    audit,
    cases,
    computer,
    conflicts,
    consents,
    contacts,
    corrections,
    counting,
    factors,
    frame,
    glossary,
    health,
    her_copies,
    home,
    keeping,
    keeping_out,
    language,
    law,
    means,
    offices,
    openings,
    papers,
    places,
    proving,
    recognising,
    sessions,
    steps,
    taking_over,
    templates,
    undoing,
    users,
    versions,
    workflows,
)
MEGABYTE = 2**20


def build_desk(config: Config) -> Desk:
    """Raises DefinitionFaulty when a workflow file has a fault."""
    sources = read_sources(config.instance)
    keyring = Keyring.of(config.master_keys)
    return Desk(
        sessions=open_sessions(open_engine(config.database_url), keyring),
        library=sources.library,
        papers=sources.papers,
        keyring=keyring,
        shelf=Shelf(config.instance / "attachments"),
        clock=lambda: datetime.now(UTC),
        places=sources.places,
        courts=sources.courts,
        holidays=sources.holidays,
        provinces=sources.provinces,
        workflows=sources.workflows,
        retention=sources.retention,
        press=Press(config.soffice),
        asks_second_factor=not config.is_demo,
    )


def create_app(config: Config, desk: Desk) -> Flask:
    app = Flask(
        "legalaid",
        static_folder=PACKAGE / "static",
        template_folder=data_dir("templates"),
    )
    app.config.update(
        SECRET_KEY=config.secret,
        SESSION_COOKIE_NAME="__Host-desk" if config.is_behind_tls else "desk",
        SESSION_COOKIE_SECURE=config.is_behind_tls,
        SESSION_COOKIE_SAMESITE="Lax",
        TRUSTED_HOSTS=[*(config.trusted_hosts or LOOPBACK)],
        MAX_CONTENT_LENGTH=4 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=4 * MEGABYTE,
        WTF_CSRF_TIME_LIMIT=None,
        IS_DEMO=config.is_demo,
        PUBLIC_ADDRESS=config.public_address,
    )
    app.extensions["legalaid"] = desk
    uploads.receive(app)
    CSRFProtect(app)  # type: ignore[no-untyped-call]
    for arrange in (access.guard, headers.dress, errors.listen, tracing.listen, frame.hang):
        arrange(app)
    for room in DOORS:
        app.register_blueprint(room.door)
    return app
