"""What is asked for when a password is chosen? What allauth asks, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm

LABELS = {"oldpassword": "Your password now", "password1": "New password", "password2": "New password, once more"}


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
