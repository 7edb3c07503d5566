"""What is an approach? One persona and one person, over one continuous contact: the row that statistics count."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from accounts.models import Unit
from accounts.terms import AccessBand, Employment, Sector
from cases.models.case import Case
from cases.terms import Method, Stage
from events.clock import now
from personas.models import Persona, Profile
from personas.terms import Platform

GO_ALONG = """
    UPDATE cases_passage SET case_id = told.id, desk_id = told.desk_id FROM cases_case AS told
    WHERE approach_id = NEW.id AND told.id = NEW.case_id;
    RETURN NULL;
"""


class Approach(models.Model):
    """One attempt to win a colleague's trust, data or access.

    `person` is the keyed pseudonym of the person approached, blank where they can't be told apart.
    `home` is the case that it was reported in; `case` is where it is worked on, which differs once that case
    was closed as a duplicate. `joined_to` says that it is the same approach as another one and counted there;
    it is worked out by `cases/grouping.py` and never set by hand. Where nobody has said when the contact was, it counts
    as of the day of the report, and `contact_known` is false: then no page calls that day the day of the contact.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="approaches")
    home = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, null=True, related_name="approaches")
    person = models.CharField(max_length=32, blank=True, db_index=True)
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")

    first_contact_on = models.DateField()
    last_contact_on = models.DateField()
    contact_known = models.BooleanField(default=True, db_default=True)
    reported_at = models.DateTimeField(default=now)
    ongoing = models.BooleanField(default=False)
    travel_planned = models.BooleanField(default=False)
    platform = models.CharField(max_length=20, default=Platform.NOT_SURE)
    moved_to = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    method = models.CharField(max_length=20, choices=Method, default=Method.NOT_SURE)
    stage = models.PositiveSmallIntegerField(choices=Stage, default=Stage.SEEN)
    sector = models.CharField(max_length=12, default=Sector.OTHER)
    employment = models.CharField(max_length=12, choices=Employment, default=Employment.CURRENT)
    access_band = models.CharField(max_length=16, choices=AccessBand, default=AccessBand.ROUTINE)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="passages_go_along", when=pgtrigger.After, operation=pgtrigger.UpdateOf("case_id"),
                condition=pgtrigger.AnyChange("case"), func=GO_ALONG,
            )
        ]  # fmt: skip
        indexes = [BrinIndex(fields=["reported_at"], name="approaches_by_time", pages_per_range=32, autosummarize=True)]
        constraints = [
            models.CheckConstraint(
                name="contact_in_order", condition=models.Q(last_contact_on__gte=models.F("first_contact_on"))
            ),
        ]


class Sighting(models.Model):
    """A profile named in an approach: other cases where it was seen are found through here."""

    approach = models.ForeignKey(Approach, on_delete=models.CASCADE, related_name="sightings")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="sightings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "approach"], name="sighting_once")]
