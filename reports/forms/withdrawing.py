"""Why would the reporter rather withdraw it? They need not say."""

from django import forms

from cases.workflow import LONGEST
from design.words import lazily as _


class WithdrawForm(forms.Form):
    """A reason, if they want to give one."""

    looks = {"reason": {"rows": 4}}
    reason = forms.CharField(
        label=_("Why do you want to withdraw it? (optional)"), required=False, max_length=LONGEST,
        widget=forms.Textarea, help_text=_("You do not have to say. If somebody put pressure on you, tell us."),
        error_messages={"max_length": _("Use at most %(limit_value)d characters")},
    )  # fmt: skip
