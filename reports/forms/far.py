"""How far did it go, and what has been done about it? Asked by where it happened and what they came as."""

from collections.abc import Mapping
from typing import Any

from django import forms

from cases.terms import Method, Stage
from design.words import lazily as _
from personas.platforms import kind_of
from personas.terms import PlatformClass
from reports.forms.step import NOT_SURE, Step, choice, several, story
from reports.models import DoneSoFar

FACE_TO_FACE = (PlatformClass.IN_PERSON, PlatformClass.EVENT)
WITHOUT_PLATFORM = (*FACE_TO_FACE, PlatformClass.TELEPHONE)
ASKED_FOR: dict[str, str] = {
    Method.RECRUITER: _("For example, your CV, whom you work with, or which clearance you hold."),
    Method.CONSULTANCY: _("For example, a report and on what, or a call with somebody they call a client."),
    Method.ACADEMIC: _("For example, an article, a review, a talk, or results that are not published."),
    Method.PERSONAL: _("For example, pictures, money, a favour, or what you do at work."),
    Method.IMPERSONATION: _("For example, a password, a code, a file, or to open a link."),
}
LADDER = [*((str(value), label) for value, label in Stage.choices), (NOT_SURE, _("I’m not sure"))]


class FarForm(Step):
    title = _("How far did it go?")
    looks = {
        "stage": {"heading": True, "label": "l"},
        "asked_for": {"rows": 3},
        "offered": {"rows": 3},
        "given": {"rows": 3},
        "told_others": {"rows": 2},
        "done_so_far": {"small": True},
    }
    sections = [
        (_("What was said"), ["asked_for", "offered", "given"]),
        (_("What you have done"), ["done_so_far", "told_others", "safe_contact"]),
    ]
    stage = choice(
        _("How far did it go? (optional)"), LADDER,
        _(
            "Choose the furthest point it reached. Nobody will blame you for the answer: the sooner we know, the "
            "more we can do. If it happened to a colleague, answer as far as you know."
        ),
    )  # fmt: skip
    asked_for = story(_("What did they ask for? (optional)"))
    offered = story(_("What did they offer? (optional)"))
    given = story(
        _("What did you tell or give them? (optional)"), _("Say what it was about, never anything classified.")
    )
    done_so_far = several(_("What have you done so far? (optional)"), DoneSoFar.choices)
    told_others = story(_("Who else have you told? (optional)"))
    safe_contact = forms.CharField(
        label=_("Is there a safe way and time to reach you? (optional)"), required=False, max_length=300,
        help_text=_("For example, a private telephone number after 6pm."),
        error_messages={"max_length": _("Use at most 300 characters")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.anonymous:  # it would be a name
            del self.fields["safe_contact"]
        self.fields["asked_for"].help_text = ASKED_FOR.get(self.initial.get("method") or "", "")
        done = self.fields["done_so_far"]
        assert isinstance(done, forms.MultipleChoiceField)
        done.choices = _could_be_done(self.initial)


def _could_be_done(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Nobody is asked whether they blocked somebody whom they met; what was answered before stays."""
    named = [place for place in (answers.get("platform"), *(answers.get("moved_to") or ())) if place]
    places = {kind_of(place) for place in named}
    never: set[str] = set()
    if places and places <= set(WITHOUT_PLATFORM):
        never = {DoneSoFar.TOLD_PLATFORM, *([DoneSoFar.BLOCKED] if places <= set(FACE_TO_FACE) else [])}
    return [(value, label) for value, label in DoneSoFar.choices
            if value not in never or value in (answers.get("done_so_far") or ())]  # fmt: skip
