"""What does the reporter want to add, or to answer?"""

from typing import Any
from uuid import uuid4

from django import forms

from cases.forms.files import WithFiles
from cases.workflow import LONGEST
from design.words import filled
from design.words import lazily as _

NOTHING = _("Write what you want to tell us, or choose a file")


class SayForm(WithFiles):
    """Words, files, or both. `key` makes sending the same page twice harmless."""

    looks = {"text": {"rows": 5}}
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Add information"), max_length=LONGEST, widget=forms.Textarea, required=False,
        error_messages={"max_length": filled(_("Use at most {most} characters"), most=f"{LONGEST:,}")},
    )  # fmt: skip

    field_order = ("key", "text", "evidence", "photo")

    def __init__(self, data: Any = None, files: Any = None, *, asked: bool = False) -> None:
        super().__init__(data, files, initial={"key": uuid4()})
        self.fields["text"].label = _("Your answer") if asked else _("Add information")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not (said.get("text") or self.errors or self.brought):
            self.add_error("text", NOTHING)
        return said
