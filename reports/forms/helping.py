"""Did it help?"""

from django import forms

from design.words import lazily as _
from reports.actions.helping import LONGEST
from reports.models import Helped


class HelpedForm(forms.Form):
    """Three answers and a comment; filled with what was said before."""

    looks = {"answer": {"inline": True, "label": "s"}, "comment": {"rows": 3}}
    answer = forms.ChoiceField(
        label=_("Did it help that you reported this?"), choices=Helped.Answer.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Select whether it helped")},
    )  # fmt: skip
    comment = forms.CharField(
        label=_("What was good, or could be better? (optional)"), required=False, max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Officers read this beside your report. It tells them nothing more about who you are."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, said: Helped | None = None) -> None:
        before = {"answer": said.answer, "comment": said.comment} if said else None
        super().__init__(data, initial=before)  # type: ignore[arg-type]
