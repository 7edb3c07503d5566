"""Where did it happen, and who did they say they were?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.terms import Method
from personas.terms import CLASS_OF, Platform, PlatformClass
from reports.forms.step import Step, choice, several

MOST_ADDRESSES, LONGEST_ADDRESS = 20, 500
MOVES = (
    Platform.WHATSAPP, Platform.WECHAT, Platform.TELEGRAM, Platform.SIGNAL, Platform.OTHER_MESSAGING, Platform.EMAIL,
    Platform.TELEPHONE, Platform.IN_PERSON, Platform.OTHER,
)  # fmt: skip


def by_kind_of_place() -> list[Any]:
    """The platforms under the kind of place that each is; "not sure" comes first."""
    named = [platform for platform in Platform if platform != Platform.NOT_SURE]
    groups = [
        (kind.label, [(platform.value, platform.label) for platform in named if CLASS_OF[platform] == kind])
        for kind in PlatformClass
    ]
    return [(Platform.NOT_SURE.value, "I’m not sure"), *groups]


def words(label: str, hint: str = "") -> forms.CharField:
    said = {"max_length": "Use at most 200 characters"}
    return forms.CharField(label=label, help_text=hint, required=False, max_length=200, error_messages=said)


class WhoForm(Step):
    title = "Where it happened and who they said they were"
    looks = {
        "moved_to": {"small": True},
        "method": {"small": True},
        "addresses": {"rows": 4},
        "persona_name": {"width": "two-thirds"},
        "claimed_employer": {"width": "two-thirds"},
        "claimed_post": {"width": "two-thirds"},
        "claimed_place": {"width": "two-thirds"},
    }
    sections = [
        ("Who they said they were",
         ["method", "persona_name", "claimed_employer", "claimed_post", "claimed_place", "addresses"]),
    ]  # fmt: skip
    platform = choice("Where did it begin? (optional)", by_kind_of_place(), widget=forms.Select)
    moved_to = several("Did it move anywhere else? (optional)", [(place.value, place.label) for place in MOVES])
    method = choice("What did they come as? (optional)", [(value, label) for value, label in Method.choices])
    persona_name = words("What name did they use? (optional)")
    claimed_employer = words("Who did they say they work for? (optional)")
    claimed_post = words("What job did they say they have? (optional)")
    claimed_place = words("Where did they say they are? (optional)", "A town or country.")
    addresses = forms.CharField(
        label="What addresses do you have of them? (optional)", required=False, widget=forms.Textarea,
        help_text="Profile addresses, email addresses or telephone numbers, one on each line. We never open them.",
    )  # fmt: skip

    def clean_addresses(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(f"Enter at most {MOST_ADDRESSES} addresses. You can add more after sending")
        if any(len(line) > LONGEST_ADDRESS for line in lines):
            raise ValidationError(f"Each address must be {LONGEST_ADDRESS} characters or fewer")
        return "\n".join(dict.fromkeys(lines))
