"""What is asked when a takedown is asked for, and when somebody has looked?"""

from typing import Any

from django import forms

from cases.forms.fields import one_of
from cases.models import Case, Takedown
from cases.queries.takedowns import copies_of, may_be_taken_down
from cases.queries.words import profile
from cases.workflow import LINE


class TakedownForm(forms.Form):
    """A request to a platform; `version` is that of the case when it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {"evidence": {"small": True}}

    def __init__(self, case: Case, data: Any = None) -> None:
        super().__init__(data, initial={"version": case.version})
        profiles = [(each.pk, ": ".join(profile(each))) for each in may_be_taken_down(case)]
        self.fields["profile"] = one_of("Which profile?", profiles, missing="Select the profile")
        self.fields["platform_reference"] = forms.CharField(
            label="The platform’s reference for your request (optional)", max_length=LINE, required=False,
            help_text="Ask the platform yourself, in the way it offers; Countersign contacts nobody. If the platform "
            "gives you a reference later, you can add it then.",
        )  # fmt: skip
        copies = [(str(each.key), each.name) for each in copies_of(case)]
        if copies:
            self.fields["evidence"] = forms.MultipleChoiceField(
                label="Which files went with it? (optional)", choices=copies, required=False,
                widget=forms.CheckboxSelectMultiple, help_text="Send only safe copies, never originals.",
            )  # fmt: skip


class CiteForm(forms.Form):
    """By which reference the platform knows the request."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    platform_reference = forms.CharField(
        label="What is the platform’s reference for your request?", max_length=LINE,
        error_messages={"required": "Enter the reference that the platform gave you"},
    )  # fmt: skip

    def __init__(self, case: Case, made: Takedown, data: Any = None) -> None:
        super().__init__(data, initial={"version": case.version, "platform_reference": made.reference})


class VersionForm(forms.Form):
    """What is done with one press still says which version of the case was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class LookForm(forms.Form):
    """What a person found at the platform."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {"found": {"small": True}}

    def __init__(self, case: Case, data: Any = None) -> None:
        super().__init__(data, initial={"version": case.version})
        choices = (("gone", "The profile is gone"), ("up", "The profile is there"))
        said = "Look as your own rules for such visits say. Countersign never opens an address."
        self.fields["found"] = one_of("What did you find?", choices, help_text=said, missing="Select what you found")
