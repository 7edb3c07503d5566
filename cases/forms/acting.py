"""Which form does an act have? One made of what it needs, carrying the version of the case that was read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from django import forms

from accounts.models import User
from cases import policy
from cases.actions import needs_of
from cases.bundle import foreseen
from cases.forms.asking import LOOKS, Asked, field_for
from cases.models import Begun, Case
from cases.terms import Outcome
from cases.workflow import TRANSITIONS, Facts, Need
from events.refusals import Invalid

NEEDED = "This is needed."  # the workflow's own word; the form knows a better one for each field

NOTHING: Mapping[str, Any] = MappingProxyType({})


class ActForm(forms.Form):
    """Whatever the act called `name` needs, except what its address says already (`about`)."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, name: str, case: Case, by: User, data: Any = None, about: Mapping[str, Any] = NOTHING) -> None:
        super().__init__(data, initial={"version": case.version})
        self.name, self.about = name, dict(about)
        asked = Asked(name, case, by, self.about)
        for need in needs_of(name):
            if need.name not in self.about and _is_asked(need, asked):
                self.fields[need.name] = field_for(need, asked)
                self.fields[need.name].required &= _is_required(need, asked)
        if data is None:
            self.initial.update(begun_by(by, name, case))
        if name == "note":
            self.fields["key"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
        self.looks = {field: dict(look) for field, look in LOOKS.items() if field in self.fields}
        if "shared" in self.fields:
            self.looks["shared"]["hints"] = foreseen(case)
        if "duplicate_of" in self.fields:
            self.looks["outcome"]["reveals"] = {Outcome.DUPLICATE.value: "duplicate_of"}

    def details(self) -> dict[str, Any]:
        """What was given, as the act takes it; of a move, what was left empty isn't given."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"} | self.about
        if self.name not in TRANSITIONS:
            return given
        return {name: value for name, value in given.items() if value not in ("", None, [])}

    def take(self, refused: Invalid) -> None:
        """Show what the act said about its details, each beside its field."""
        for name, sentences in refused.fields.items():
            field = self.fields.get(name)
            for sentence in sentences:
                said = field.error_messages["required"] if field and sentence == NEEDED else sentence
                self.add_error(name if field else None, str(said))

    def entered(self) -> list[tuple[str, str]]:
        """What was typed or chosen, in words, for the page that tells of somebody who was faster."""
        shown = [(field.label, field.field, self.cleaned_data.get(field.name)) for field in self.visible_fields()]
        return [(str(label), _said(field, value)) for label, field, value in shown if value not in ("", None, [])]


def begun_by(by: User, name: str, case: Case) -> dict[str, str]:
    """What was begun for this act and not finished. The page of a case has read its note already."""
    if name == "note" and hasattr(case, "note_begun"):
        return {"text": case.note_begun} if case.note_begun else {}
    found = Begun.objects.filter(case=case, person=by, act=name).values_list("texts", flat=True).first()
    return dict(found or {})


def _is_asked(need: Need, asked: Asked) -> bool:
    return need.name != "no_reply_reason" or policy.lead(asked.by, asked.case)


def _is_required(need: Need, asked: Asked) -> bool:
    if asked.name == "describe":
        return True
    if asked.name == "conclude" and need.name == "reply":
        return not policy.lead(asked.by, asked.case)
    return need.required(Facts(status=asked.case.status), {})


def _said(field: forms.Field, value: Any) -> str:
    labels = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    values = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(each), _plain(each)) for each in values)


def _plain(value: Any) -> str:
    return {True: "Yes", False: "No"}[value] if isinstance(value, bool) else str(value)
