"""How is each need of an act asked for? One field per need, with the words and definitions that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Q

from accounts.lists import SECTORS
from accounts.models import User
from accounts.terms import DESK_ROLES, AccessBand, Employment, Marking
from cases import policy
from cases.bundle import PARTS
from cases.forms.fields import PersonaNumber, PersonWithLoad, line, listed, one_of, person_among, prose, select
from cases.models import Approach, Case
from cases.queries.officers import loads, officers_for
from cases.terms import DEFINITIONS, STAGE_SHORT, Confidence, Likelihood, Method, Outcome, Severity
from cases.workflow import LINE, Need
from design.dates import DateParts
from events.refusals import NotThere
from personas.platforms import PLATFORMS

Look = dict[str, Any]
REASONS = {
    "dismiss": "Why are you dismissing it?",
    "answer": "How did the answer reach you, and what was it?",
    "take_back": "What did the agency answer, or why are you taking the case back?",
    "return": "What is still to be done?",
    "reopen": "Why are you reopening it?",
    "propose": "Why should the case be referred?",
    "hold": "Why must it be kept beyond its time?",
    "decline": "Why should the case not be referred?",
}
CONFIDENCES = {
    Confidence.LOW: "Little to go on, or nothing that we could check",
    Confidence.MODERATE: "Plausible and partly checked, other explanations remain",
    Confidence.HIGH: "Good information from more than one source, checked",
}


@dataclass(frozen=True)
class Asked:
    """What is known while a field is made: the act, the case, who acts, and the approach it is about."""

    name: str
    case: Case
    by: User
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def approach(self) -> Approach:
        """The approach named in the address; not there unless it is one of this case."""
        for approach in self.case.approaches.all():
            if approach.pk == self.about.get("approach"):
                return approach
        raise NotThere


def severity(asked: Asked) -> forms.Field:
    proposed = Severity(asked.case.proposed_severity).label
    return one_of(
        "How serious is it?", Severity.choices, initial=asked.case.effective_severity,
        help_text=f"Proposed by rule: {proposed}.", missing="Select how serious it is",
    )  # fmt: skip


def likelihood(asked: Asked) -> forms.Field:
    return one_of(
        "How likely is it that this was a hostile approach?", Likelihood.choices, initial=asked.case.likelihood,
        help_text="From “likely or probable” upwards it counts as validated.", missing="Select how likely it is",
    )  # fmt: skip


def confidence(asked: Asked) -> forms.Field:
    return one_of(
        "How confident are you in this judgement?", Confidence.choices, initial=asked.case.confidence,
        help_text="This is about the evidence, not about the likelihood.", missing="Select how confident you are",
    )  # fmt: skip


def reply(asked: Asked) -> forms.Field:
    said = "The reporter reads this when the case closes. Thank them, say what you found and what to do now."
    return prose("What do you want to tell the reporter?", help_text=said, missing="Enter a reply to the reporter")


def officer(asked: Asked) -> forms.Field:
    can_have = [user for user in officers_for(asked.case) if user.pk != asked.case.officer_id]
    if not policy.lead(asked.by, asked.case) and asked.name == "assign":
        can_have = [user for user in can_have if user.pk == asked.by.pk]
    said = {load.officer.pk: f"{load.officer.name} ({load.words})" for load in loads(can_have, asked.by)}
    people = User.objects.filter(pk__in=said).order_by("name", "pk")
    return PersonWithLoad(people, said, label="Which officer?", help_text="With the open cases that you can see.")


def person(asked: Asked) -> forms.Field:
    people = User.objects.filter(is_active=True, roles__name__in=DESK_ROLES).distinct()
    if asked.name == "close_to":
        people = User.objects.filter(openings__case=asked.case)
    elif asked.name == "open_to":
        people = people.exclude(pk__in=[asked.by.pk, asked.case.officer_id or 0]).exclude(openings__case=asked.case)
    elif asked.name == "declare_conflict":
        of_desk = Q(roles__desk=asked.case.desk_id) | Q(openings__case=asked.case)
        people = people.filter(of_desk if policy.lead(asked.by, asked.case) else Q(pk=asked.by.pk))
    label = "Who has the conflict of interest?" if asked.name == "declare_conflict" else "Which colleague?"
    return person_among(label, people.order_by("name"), initial=asked.by if asked.name == "declare_conflict" else None)


def persona(asked: Asked) -> forms.Field:
    now_is = asked.approach.persona_id
    return PersonaNumber(
        asked.by, label="Which persona was it?", required=False, initial=f"P{now_is}" if now_is else "",
        help_text="Its number in the register, for example P12. Leave this empty if it is not known.",
    )  # fmt: skip


def restricted(asked: Asked) -> forms.Field:
    choices = [("yes", "Only its officer and people named"), ("no", "Every officer and lead of the desk")]
    return forms.TypedChoiceField(
        label="Who can see this case?", choices=choices, coerce=lambda value: value == "yes",
        widget=forms.RadioSelect, initial="yes" if asked.case.restricted else "no",
    )  # fmt: skip


def moved_to(asked: Asked) -> forms.Field:
    return forms.MultipleChoiceField(
        label="Which other channels did the contact move to? (optional)", required=False,
        choices=PLATFORMS.choices(also=asked.approach.moved_to), widget=forms.CheckboxSelectMultiple,
        initial=asked.approach.moved_to,
    )  # fmt: skip


def stage(asked: Asked) -> forms.Field:
    return forms.TypedChoiceField(
        label="How far did it go?", choices=list(STAGE_SHORT.items()), coerce=int, widget=forms.RadioSelect,
        initial=asked.approach.stage,
    )  # fmt: skip


def described(label: str, choices: Any) -> Callable[[Asked, str], forms.Field]:
    return lambda asked, name: select(label, choices, initial=getattr(asked.approach, name))


def outcome(need: Need) -> forms.Field:
    return one_of("What is the outcome?", [(each, Outcome(each).label) for each in need.choices],
                  missing="Select the outcome")  # fmt: skip


FIELDS: dict[str, Callable[[Asked], forms.Field]] = {
    "severity": severity, "likelihood": likelihood, "confidence": confidence, "reply": reply,
    "officer": officer, "person": person, "persona": persona, "restricted": restricted,
    "moved_to": moved_to, "stage": stage,
    "reason": lambda asked: prose(REASONS.get(asked.name, "Why?"), missing="Enter the reason"),
    "question": lambda asked: prose(
        "What do you want to ask?", missing="Enter the question",
        help_text="The reporter reads it here. An email tells them that there is a question, never what it is; to an"
        " anonymous reporter we can send none."),
    "summary": lambda asked: prose(
        "Summary of the case", missing="Enter a summary", initial=asked.case.summary,
        help_text="For colleagues: what happened, what you found, why you concluded this."),
    "no_reply_reason": lambda asked: prose(
        "Why is no reply sent? (only if there is none)", missing="Enter the reason", required=False),
    "duplicate_of": lambda asked: line(
        "Which case is it a duplicate of?", help_text="Its reference, for example 7K4M9-2QXT3.",
        missing="Enter the reference of the case that it is a duplicate of"),
    "text": lambda asked: prose(
        "Note", missing="Enter the note",
        help_text="Only officers of this case read it. Write @ before a colleague’s name to have them told."),
    "agency": lambda asked: line("Which agency?", missing="Enter the agency"),
    "legal_basis": lambda asked: line("On which legal basis?", missing="Enter the legal basis"),
    "marking": lambda asked: one_of(
        "Which marking does the bundle carry?", Marking.choices, missing="Select a marking"),
    "shared": lambda asked: forms.MultipleChoiceField(
        label="What exactly is shared?", choices=[(name, label) for name, (label, _) in PARTS.items()],
        widget=forms.CheckboxSelectMultiple, help_text="Nothing else leaves the house.",
        error_messages={"required": "Select what is shared"}),
    "review_on": lambda asked: DateParts(label="When will you ask how it stands?", noun="The review date"),
    "persona_name": lambda asked: line("Which name did the persona give?", missing="Enter the name"),
    "claimed_employer": lambda asked: forms.CharField(
        label="For whom did they say they work? (optional)", max_length=LINE, required=False),
    "address": lambda asked: forms.CharField(
        label="What is the profile’s address?", max_length=2000, error_messages={"required": "Enter the address"},
        help_text="A profile’s address, an email address, a telephone number or a handle. It is never opened."),
    "reporter": lambda asked: forms.CharField(
        label="Who reported it? (only if the agency must know)", max_length=LINE, required=False,
        help_text="Leave this empty unless the reporter agrees, or the law asks for it. It stands in the bundle."),
    "first_contact_on": lambda asked: DateParts(
        label="When was the first contact?", noun="First contact", past=True, initial=asked.approach.first_contact_on),
    "last_contact_on": lambda asked: DateParts(
        label="When was the latest contact?", noun="Latest contact", past=True, initial=asked.approach.last_contact_on),
    "ongoing": lambda asked: forms.BooleanField(
        label="The contact is still going on", required=False, initial=asked.approach.ongoing),
    "travel_planned": lambda asked: forms.BooleanField(
        label="Travel is planned", required=False, initial=asked.approach.travel_planned),
    "platform": lambda asked: listed("Where did it happen?", PLATFORMS, asked.approach.platform),
    "method": lambda asked: described("How was it made?", Method.choices)(asked, "method"),
    "sector": lambda asked: listed(
        "In which sector does the person work?", SECTORS, asked.approach.sector),
    "employment": lambda asked: described("Employment of the person", Employment.choices)(asked, "employment"),
    "access_band": lambda asked: described("Access of the person", AccessBand.choices)(asked, "access_band"),
}  # fmt: skip
LOOKS: dict[str, Look] = {
    "severity": {"inline": True, "small": True}, "likelihood": {"small": True},
    "confidence": {"small": True, "hints": CONFIDENCES}, "stage": {"small": True},
    "outcome": {"hints": DEFINITIONS, "small": True}, "moved_to": {"small": True}, "shared": {"small": True},
    "reply": {"rows": 6}, "summary": {"rows": 6}, "text": {"rows": 3}, "no_reply_reason": {"rows": 2},
    "duplicate_of": {"width": "20"}, "persona": {"width": "10"}, "marking": {"inline": True, "small": True},
    "restricted": {"small": True},
}  # fmt: skip


def field_for(need: Need, asked: Asked) -> forms.Field:
    """The field that asks for this need."""
    return outcome(need) if need.name == "outcome" else FIELDS[need.name](asked)
