"""What happened, to whom, and when?"""

from typing import Any

from django import forms

from accounts.lists import SECTORS
from accounts.terms import Employment
from design.dates import DateParts
from design.words import lazily as _
from reports.forms.step import NOT_SURE, YES_NO, Step, choice, story

ME, COLLEAGUE = "me", "colleague"
ABOUT_COLLEAGUE = _("A colleague was")
DATE_HINT = _("For example, 27 3 2026. Leave it empty if you’re not sure.")


class HappenedForm(Step):
    title = _("What happened?")
    dates = ("first_contact_on", "last_contact_on")
    looks = {
        "narrative": {"heading": True, "label": "l", "rows": 8},
        "whom": {"reveals": {COLLEAGUE: "colleague_email"}},
        "ongoing": {"inline": True, "small": True},
        "travel_planned": {"inline": True, "small": True},
        "colleague_email": {"width": "two-thirds"},
    }
    sections = [
        (_("When it happened"), ["first_contact_on", "last_contact_on", "ongoing", "travel_planned"]),
        (_("About you"), ["employment", "sector"]),
    ]
    narrative = story(
        title, _("Tell it in your own words. A few sentences are enough. You don’t need to be sure."),
        required=True, missing=_("Tell us in a few words what happened"),
    )  # fmt: skip
    whom = choice(_("Who was approached? (optional)"), [(ME, _("I was")), (COLLEAGUE, ABOUT_COLLEAGUE)])
    colleague_email = forms.EmailField(
        label=_("Your colleague’s work email address (optional)"), required=False,
        help_text=_("It helps us to look after them. Officers will see it."),
        error_messages={"invalid": _("Enter an email address in the correct format, like name@example.com")},
    )  # fmt: skip
    first_contact_on = DateParts(
        label=_("When was the first contact? (optional)"), noun=_("First contact"), past=True, required=False,
        help_text=DATE_HINT,
    )  # fmt: skip
    last_contact_on = DateParts(
        label=_("When was the latest contact? (optional)"), noun=_("Latest contact"), past=True, required=False,
        help_text=DATE_HINT,
    )  # fmt: skip
    ongoing = choice(_("Is it still going on? (optional)"), YES_NO)
    travel_planned = choice(_("Is travel planned because of it? (optional)"), YES_NO)
    employment = choice(
        _("Which of these describes you? (optional)"), [*Employment.choices, (NOT_SURE, _("I’d rather not say"))]
    )
    sector = choice(
        _("What kind of work do you do? (optional)"),
        lambda: [*SECTORS.choices(), (NOT_SURE, _("I’d rather not say"))],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.anonymous:  # otherwise we know it from the organisation's own list
            del self.fields["employment"], self.fields["sector"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("first_contact_on"), said.get("last_contact_on")
        if first and last and last < first:
            self.add_error("last_contact_on", _("Latest contact must be the same as or after the first contact"))
        if said.get("whom") != COLLEAGUE and "colleague_email" in said:
            said["colleague_email"] = ""  # filled in, then thought better of
        return said
