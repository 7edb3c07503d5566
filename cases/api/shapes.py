"""What do cases look like in the API? One shape for reading, and strict ones for what comes in."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api import Listed
from accounts.models import User
from accounts.terms import Marking
from cases.actions.available import WORK, available
from cases.actions.bulk import IN_BULK, MOST
from cases.bundle import PARTS
from cases.models import Approach, Case
from cases.terms import WHOSE_MOVE, Confidence, Likelihood, Outcome, Severity, Stage, Status
from cases.workflow import LINE, LONGEST, TRANSITIONS
from design.api import Number, Paged, Strict

TEXT: dict[str, Any] = {"required": False, "max_length": LONGEST, "trim_whitespace": True}
SINCE = "only cases changed on that day or later: of what an anonymous reporter did, only the day is known"
REFERENCE = r"^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$"


class CaseQuery(Paged):
    """What the list of cases can be narrowed by."""

    status = serializers.ChoiceField(Status.choices, required=False)
    severity = serializers.ChoiceField(Severity.choices, required=False)
    platform = Listed("platform", required=False)
    stage = serializers.ChoiceField(Stage.choices, required=False)
    q = serializers.CharField(
        required=False,
        max_length=200,
        help_text="only cases in which all these words stand: at most 50, the best first, on one page",
    )
    updated_since = serializers.DateTimeField(required=False, help_text=SINCE)


class Details(Strict):
    """Whatever a move may need; each move takes its own and refuses the others."""

    version = Number(help_text="of the case as you read it")
    outcome = serializers.ChoiceField(Outcome.choices, required=False)
    reason = serializers.CharField(**TEXT)
    reply = serializers.CharField(**TEXT)
    no_reply_reason = serializers.CharField(**TEXT)
    duplicate_of = serializers.CharField(required=False, max_length=11)
    severity = serializers.ChoiceField(Severity.choices, required=False)
    likelihood = serializers.ChoiceField(Likelihood.choices, required=False)
    confidence = serializers.ChoiceField(Confidence.choices, required=False)
    question = serializers.CharField(**TEXT)
    summary = serializers.CharField(**TEXT)
    agency = serializers.CharField(required=False, max_length=LINE)
    legal_basis = serializers.CharField(required=False, max_length=LINE)
    marking = serializers.ChoiceField(Marking.choices, required=False)
    shared = serializers.ListField(
        child=serializers.ChoiceField(list(PARTS)), required=False, allow_empty=False, max_length=len(PARTS)
    )
    review_on = serializers.DateField(required=False)
    reporter = serializers.CharField(required=False, max_length=LINE)


class Move(Details):
    """A move along the workflow: its name, the version, and the details that it needs."""

    name = serializers.ChoiceField(list(TRANSITIONS))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        taken = {need.name for need in TRANSITIONS[attrs["name"]].needs} | {"name", "version"}
        if foreign := sorted(set(attrs) - taken):
            raise serializers.ValidationError({name: ["This move doesn't take this field."] for name in foreign})
        return attrs


@extend_schema_field(OpenApiTypes.EMAIL)
class OfficerField(serializers.Field):
    """A colleague, by email address."""

    def to_internal_value(self, data: Any) -> User:
        address = serializers.EmailField().run_validation(data)
        found = User.objects.filter(email__iexact=address, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("There is no colleague with this address.")
        return found

    def to_representation(self, value: Any) -> str:
        return str(value.email)


ON_APPROACHES = ("note", "describe", "link_persona", "begin_persona", "add_profile")


class WorkDone(Strict):
    """Work beside the moves: assigning, releasing, assessing and the like."""

    name = serializers.ChoiceField([name for name in WORK if name not in ON_APPROACHES])
    version = Number()
    officer = OfficerField(required=False)
    person = OfficerField(required=False)
    reason = serializers.CharField(**TEXT)
    restricted = serializers.BooleanField(required=False)
    severity = serializers.ChoiceField(Severity.choices, required=False)
    likelihood = serializers.ChoiceField(Likelihood.choices, required=False)
    confidence = serializers.ChoiceField(Confidence.choices, required=False)
    task = Number(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = {need.name for need in WORK[attrs["name"]].needs}
        given = set(attrs) - {"name", "version"}
        wrong = {name: ["This doesn't take this field."] for name in sorted(given - needed)}
        if attrs["name"] != "assess":
            wrong |= {name: ["This is needed."] for name in sorted(needed - given)}
        if wrong:
            raise serializers.ValidationError(wrong)
        return attrs


class NoteWritten(Strict):
    """An internal note; the same key again is the same note."""

    text = serializers.CharField(max_length=LONGEST)
    key = serializers.UUIDField(required=False)


class Chosen(Strict):
    """One case of a bulk, at the version that was read."""

    reference = serializers.RegexField(REFERENCE)
    version = Number()


class Bulk(Strict):
    """The same act for several cases, with a result for each."""

    name = serializers.ChoiceField(list(IN_BULK))
    cases = serializers.ListField(child=Chosen(), allow_empty=False, max_length=MOST)
    officer = OfficerField(required=False)
    outcome = serializers.ChoiceField(Outcome.choices, required=False)
    reason = serializers.CharField(**TEXT)
    reply = serializers.CharField(**TEXT)
    duplicate_of = serializers.CharField(required=False, max_length=11)

    TAKES = {
        "claim": set(),
        "give_out": set(),
        "assign": {"officer"},
        "dismiss": {"outcome", "reason", "reply", "duplicate_of"},
    }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        given = set(attrs) - {"name", "cases"}
        if foreign := sorted(given - self.TAKES[attrs["name"]]):
            raise serializers.ValidationError({name: ["This act doesn't take this field."] for name in foreign})
        if attrs["name"] == "assign" and "officer" not in attrs:
            raise serializers.ValidationError({"officer": ["This is needed."]})
        return attrs


class BulkResult(serializers.Serializer):
    """What became of one case."""

    reference = serializers.CharField()
    done = serializers.BooleanField()
    sentence = serializers.CharField(allow_blank=True)


class ApproachShape(serializers.ModelSerializer):
    """An approach, without anything that says who was approached."""

    number = serializers.IntegerField(source="pk", read_only=True)
    persona = serializers.IntegerField(source="persona.root_pk", default=None, allow_null=True, read_only=True)
    unit = serializers.CharField(source="unit.name", default=None, allow_null=True, read_only=True)

    class Meta:
        model = Approach
        fields = (
            "number", "persona", "platform", "moved_to", "method", "stage", "sector", "employment", "access_band",
            "unit", "first_contact_on", "last_contact_on", "contact_known", "ongoing", "travel_planned",
        )  # fmt: skip
        read_only_fields = fields


class CaseShape(serializers.ModelSerializer):
    """A case in a list."""

    desk = serializers.CharField(source="desk.name", read_only=True)
    officer = serializers.CharField(source="officer.email", default=None, allow_null=True, read_only=True)
    whose_move = serializers.SerializerMethodField()
    severity = serializers.CharField(read_only=True, help_text="blank until an officer has judged it")
    likelihood = serializers.CharField(read_only=True, help_text="blank until an officer has judged it")
    confidence = serializers.CharField(read_only=True, help_text="blank until an officer has judged it")
    outcome = serializers.CharField(read_only=True, help_text="blank until the case was concluded")
    approaches = ApproachShape(many=True, read_only=True)
    due_at = serializers.SerializerMethodField()

    class Meta:
        model = Case
        fields: tuple[str, ...] = (
            "reference", "version", "status", "whose_move", "desk", "officer", "restricted", "imported",
            "proposed_severity",
            "severity", "likelihood", "confidence", "outcome", "opened_at", "changed_at", "closed_at", "due", "due_at",
            "approaches",
        )  # fmt: skip
        read_only_fields = fields

    def get_whose_move(self, case: Case) -> str:
        return WHOSE_MOVE[Status(case.status)]

    def get_due_at(self, case: Case) -> str | None:
        return case.due_at.isoformat() if case.due else None


class NeedShape(serializers.Serializer):
    """A detail that a move takes."""

    name = serializers.CharField()
    when = serializers.CharField(allow_blank=True)
    choices = serializers.ListField(child=serializers.CharField())


class AvailableShape(serializers.Serializer):
    """Something that may be done with the case now; `blocked` says what has to be done first."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field called label, not the label of this one
    is_move = serializers.BooleanField()
    blocked = serializers.CharField(allow_blank=True)
    needs = NeedShape(many=True)


class WholeCaseShape(CaseShape):
    """One case, with its summary and what may be done with it by the person who asks."""

    duplicate_of = serializers.SerializerMethodField()
    available = serializers.SerializerMethodField()

    class Meta(CaseShape.Meta):
        fields = (*CaseShape.Meta.fields, "summary", "duplicate_of", "available")
        read_only_fields = fields

    @extend_schema_field(AvailableShape(many=True))
    def get_available(self, case: Case) -> Any:
        return AvailableShape(available(case, self.context["user"]), many=True).data

    def get_duplicate_of(self, case: Case) -> str | None:
        visible = Case.objects.visible_to(self.context["user"])
        return visible.filter(duplicates=case).values_list("reference", flat=True).first()


class CasePage(serializers.Serializer):
    """A page of cases."""

    next = serializers.URLField(allow_null=True)
    results = CaseShape(many=True)
