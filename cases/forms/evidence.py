"""What is asked of officers about files? Where one that they add is from, and why one may be opened unscanned."""

from typing import Any

from django import forms

from cases.forms.files import WithFiles
from cases.models.evidence import ORIGIN
from cases.workflow import LONGEST


class AddEvidenceForm(WithFiles):
    """Files, and where they are from. Those that can be kept are kept, even where others can't be."""

    field_order = ("evidence", "photo", "origin")
    looks = {"origin": {"label": "s"}}
    origin = forms.CharField(
        label="Where are these files from?", max_length=ORIGIN,
        help_text="For example “sent to us by the platform”, or “handed over by the reporter in person”. Everybody who "
        "works on the case reads it beside each file.",
        error_messages={"required": "Enter where the files are from"},
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["evidence"].label = "Which files do you want to add?"

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.brought and "evidence" not in self.errors:
            self.add_error("evidence", "Select a file")
        return said

    @property
    def can_be_kept(self) -> bool:
        return bool(self.brought) and "origin" in self.cleaned_data


class OverrideForm(forms.Form):
    """The lead's reason; `version` is that of the case when it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why may this file be opened without a clean scan?", widget=forms.Textarea, max_length=LONGEST,
        help_text="Everybody who works on the case reads this reason beside the file.",
        error_messages={"required": "Enter the reason"},
    )  # fmt: skip
    looks = {"reason": {"rows": 4}}
