"""Where a proceeding stands, drawn for wide screens and listed for narrow ones."""

from markupsafe import Markup

from legalaid.domain.workflow import Workflow
from legalaid.engine.diagram import Stop, svg, walk
from legalaid.services.views import ProceedingView
from legalaid.web.speech import speaker


def picture(proceeding: ProceedingView) -> Markup:
    """The drawing is ours, made of titles that it escapes itself."""
    return Markup(svg(proceeding.declared, speaker().language, proceeding.state))  # noqa: S704


def drawing(workflow: Workflow) -> Markup:
    """The whole of it, with nobody on the way."""
    return Markup(svg(workflow, speaker().language))  # noqa: S704


def way(proceeding: ProceedingView) -> list[Stop]:
    return walk(proceeding.declared, proceeding.state, proceeding.passed[:-1])
