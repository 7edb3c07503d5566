"""Where did it happen, and who did they say they were?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.terms import Method
from design.words import filled
from design.words import lazily as _
from personas.platforms import PLATFORMS
from personas.terms import Platform, PlatformClass
from reports.forms.step import Step, choice, several

MOST_ADDRESSES, LONGEST_ADDRESS = 20, 500
ELSEWHERE = (
    PlatformClass.MESSAGING, PlatformClass.EMAIL, PlatformClass.TELEPHONE, PlatformClass.IN_PERSON, PlatformClass.OTHER,
)  # fmt: skip


def by_kind_of_place() -> list[Any]:
    """The platforms under the kind of place that each is; "not sure" comes first."""
    groups = [(kind.label, _offered(kind)) for kind in PlatformClass]
    return [(Platform.NOT_SURE.value, _("I’m not sure")), *(group for group in groups if group[1])]


def where_it_moves() -> list[tuple[str, str]]:
    """The platforms to which a conversation is taken from where it began."""
    return _offered(*ELSEWHERE)


def _offered(*kinds: str) -> list[tuple[str, str]]:
    return [(entry.code, entry.label) for entry in PLATFORMS.of_kinds(*kinds)
            if not entry.is_retired and entry.code != Platform.NOT_SURE]  # fmt: skip


def words(label: str, hint: str = "") -> forms.CharField:
    """A question that is answered in a few words."""
    said = {"max_length": _("Use at most 200 characters")}
    return forms.CharField(label=label, help_text=hint, required=False, max_length=200, error_messages=said)


class WhoForm(Step):
    title = _("Where it happened and who they said they were")
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
        (_("Who they said they were"),
         ["method", "persona_name", "claimed_employer", "claimed_post", "claimed_place", "addresses"]),
    ]  # fmt: skip
    platform = choice(_("Where did it begin? (optional)"), by_kind_of_place, widget=forms.Select)
    moved_to = several(_("Did it move anywhere else? (optional)"), where_it_moves)
    method = choice(_("What did they come as? (optional)"), [(value, label) for value, label in Method.choices])
    persona_name = words(_("What name did they use? (optional)"))
    claimed_employer = words(_("Who did they say they work for? (optional)"))
    claimed_post = words(_("What job did they say they have? (optional)"))
    claimed_place = words(_("Where did they say they are? (optional)"), _("A town or country."))
    addresses = forms.CharField(
        label=_("What addresses do you have of them? (optional)"), required=False, widget=forms.Textarea,
        help_text=_("Profile addresses, email addresses or telephone numbers, one on each line. We never open them."),
    )  # fmt: skip

    def clean_addresses(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(
                filled(_("Enter at most {most} addresses. You can add more after sending"), most=MOST_ADDRESSES)
            )
        if any(len(line) > LONGEST_ADDRESS for line in lines):
            raise ValidationError(filled(_("Each address must be {most} characters or fewer"), most=LONGEST_ADDRESS))
        return "\n".join(dict.fromkeys(lines))
