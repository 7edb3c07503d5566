"""What does a person choose about notifications?"""

from django import forms

from accounts.models import User
from design.words import lazily as _
from notifications.queries import mailed_to, topics_of


class MailForm(forms.Form):
    """The topics about which mail is wanted: all of a person's, unless they say otherwise."""

    topics = forms.MultipleChoiceField(
        label=_("What do you want email about?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("An email only says that there is something to read. Select all that apply."),
    )  # fmt: skip
    looks = {"topics": {"label": "m"}}

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        kwargs.setdefault("initial", {"topics": mailed_to(user)})
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["topics"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(topic.value, topic.label) for topic in topics_of(user)]
