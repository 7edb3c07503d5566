"""How far did it go, and what has been done about it?"""

from typing import Any

from django import forms

from cases.terms import Stage
from design.words import lazily as _
from reports.forms.step import NOT_SURE, Step, choice, several, story
from reports.models import DoneSoFar

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
