"""How does the reporter want to be known? The first page, since everything after it depends on the answer."""

from typing import Any

from django import forms

from cases.terms import Mode
from design.words import lazily as _
from reports.forms.step import Step, choice

MEANS = {
    Mode.NAMED: _("The officers who work on your report know your name. They can ring you and help you fastest."),
    Mode.CONFIDENTIAL: _(
        "Your name, post and contact details are sealed, and so is your unit if it is small. Officers work without "
        "them. A lead can open the seal only with a reason, and we tell you if that happens and why. What you write "
        "may still show who you are."
    ),
    Mode.ANONYMOUS: _(
        "We don’t record who you are. You get a receipt code to read our reply and answer questions. If you lose it, "
        "nobody can get it back for you."
    ),
}


class KnownForm(Step):
    title = _("How do you want to be known?")
    looks = {"mode": {"heading": True, "label": "l", "hints": MEANS}}
    mode = choice(
        title, Mode.choices, _("You can change this until you send your report."), required=True,
        error_messages={"required": _("Select how you want to be known")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.signed_in:  # the page says what it means, and how to be known by name instead
            self.fields["mode"] = forms.ChoiceField(
                choices=[(Mode.ANONYMOUS, Mode.ANONYMOUS.label)], widget=forms.HiddenInput, initial=Mode.ANONYMOUS
            )
            self.initial["mode"] = Mode.ANONYMOUS
