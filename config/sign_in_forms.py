"""What is asked for when a password is chosen? What allauth asks, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm

from design.words import lazily as _

LABELS = {
    "oldpassword": _("Your password now"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
}


class _OurWords:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LABELS.keys() & self.fields.keys():
            self.fields[name].label = LABELS[name]
            self.fields[name].widget.attrs.pop("placeholder", None)


class NewPassword(_OurWords, ResetPasswordKeyForm):
    """Behind the link of a letter."""


class AnotherPassword(_OurWords, ChangePasswordForm):
    """Of somebody signed in."""
