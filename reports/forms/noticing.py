"""What shall a page of ours say in the organisation's own words?"""

from django import forms

from accounts.forms import Doing


class NoticeForm(Doing):
    """The organisation's own words on one page; `version` is what they had when the page was read."""

    looks = {"text": {"rows": 24}, "welsh": {"rows": 24}}
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="What the page says", widget=forms.Textarea,
        help_text="Leave an empty line between paragraphs. Begin a heading with # and an entry of a list with -.",
        error_messages={"required": "Enter what the page says, or take up the words that come with the service again"},
    )  # fmt: skip
    welsh = forms.CharField(
        label="What the page says in Welsh (optional)", widget=forms.Textarea, required=False,
        help_text="Left empty, those who read Welsh get your English words.",
    )  # fmt: skip
