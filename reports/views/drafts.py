"""Which report is being written here? The one this browser holds without a name, or else the person's own."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from cases.actions import restage
from cases.terms import Mode
from reports import actions, queries
from reports.forms import STEPS
from reports.queries import Written
from reports.views import visits
from reports.views.doors import person


def at_hand(request: HttpRequest) -> Written | None:
    """The unfinished report, if there is one."""
    draft = here(request)
    if draft and "filed" not in draft.answers:
        return draft
    user = person(request)
    return queries.draft_of(user.pseudonym) if user else None


def here(request: HttpRequest) -> Written | None:
    """The draft without an owner that this browser holds, though it may have been filed already."""
    key = visits.held(request, "draft")
    return queries.unowned_draft(UUID(key)) if key else None


def keep(request: HttpRequest, draft: Written | None, new: dict[str, Any], response: HttpResponse,
         **also: str) -> HttpResponse:  # fmt: skip
    """Keep `new` answers with those before; `also` is what else the browser holds or lets go.

    A report that becomes anonymous leaves the person's drafts, and back. Until it is said how the writer wants to be
    known, it is among their drafts if they are signed in.
    """
    answers = (draft.answers if draft else {}) | new
    user = person(request)
    owner = user.pseudonym if user and answers.get("mode") != Mode.ANONYMOUS else ""
    stays = draft is not None and draft.owner == owner
    key = draft.key if draft and stays else uuid4()
    actions.keep_draft(key, answers, owner=owner)
    if draft and not stays:
        restage(draft.key, key)
        actions.drop_draft(draft.key)
    return visits.hold(request, response, draft="" if owner else str(key), **also)


def next_step(answers: dict[str, Any]) -> str:
    """The first page that hasn't been seen; nothing once all have."""
    return next((step for step in STEPS if step not in answers.get("seen", [])), "")
