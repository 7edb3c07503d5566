"""How does a note change, and what of it does the reporter read?"""

from django import forms

from cases.forms.fields import prose
from cases.workflow import LINE


class NoteForm(forms.Form):
    """One's own note, changed; `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    text = prose("Note", missing="Enter the note", help_text="What it says now stays readable as an earlier edition.")
    looks = {"text": {"rows": 6}}


class ShareForm(forms.Form):
    """What the reporter is to read. First it is written, then it is seen as they will see it, then it is sent."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = prose(
        "What is the reporter to read?", missing="Write what the reporter is to read",
        help_text="Take out whatever is not for them: names of colleagues, other cases, how we found out.",
    )  # fmt: skip
    looks = {"text": {"rows": 8}}


class NameForm(forms.Form):
    """Another name by which a persona is known."""

    name = forms.CharField(
        label="Another name, or how another script writes it",
        max_length=LINE,
        error_messages={"required": "Enter a name"},
    )  # fmt: skip
    looks = {"name": {"width": "20"}}
