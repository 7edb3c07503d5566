"""Who are our people, which desk serves whom, and how many are there?"""

from functools import cached_property
from typing import Any, ClassVar

import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts import pseudonyms
from accounts.calendar import Calendar
from accounts.terms import AccessBand, Employment, Language, Marking, RoleName
from events.guards import NEVER_EMPTIED
from events.statements import Apart, put_once

HeldRoles = frozenset[tuple[str, int | None]]  # roles, each with its desk (None for those of the whole organisation)


class Desk(models.Model):
    """A team of officers with its own queue and its own times (working days, and working hours if grave)."""

    name = models.CharField(max_length=100, unique=True)
    acknowledge_days = models.PositiveSmallIntegerField(default=1)
    acknowledge_hours_if_grave = models.PositiveSmallIntegerField(default=2)
    decide_days = models.PositiveSmallIntegerField(default=10)
    decide_days_if_grave = models.PositiveSmallIntegerField(default=2)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """The one organisation that this house serves: its marking, its calendar and its defaults."""

    name = models.CharField(max_length=200)
    marking = models.CharField(max_length=20, choices=Marking, default=Marking.OFFICIAL_SENSITIVE)
    handling = models.CharField("handling instruction", max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="Europe/London")
    holidays_in = models.CharField(max_length=8, default="ENG", help_text="ENG, WLS, SCT or NIR")
    holidays = ArrayField(models.DateField(), default=list, blank=True)
    contact = models.CharField("whom to ring when it is urgent", max_length=200, blank=True)
    seal_unit_below = models.PositiveIntegerField(
        default=50, help_text="In a confidential report, a unit smaller than this is sealed with the name."
    )
    default_desk = models.ForeignKey(Desk, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lists_version = models.PositiveIntegerField("of its sectors and platforms", default=0, db_default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_organisation")]

    def __str__(self) -> str:
        return self.name

    @property
    def marking_line(self) -> str:
        """The sentence that stands at the top and bottom of every page, mail and export."""
        said = Marking(self.marking).label
        return f"{said} – {self.handling}" if self.handling else said

    @property
    def calendar(self) -> Calendar:
        """The working calendar by which all clocks run."""
        return Calendar(zone=self.time_zone, holidays=frozenset(self.holidays))


class Listed(models.Model):
    """What the organisation says of one entry of a list (`accounts/lists.py`): one of the house's, or its own.

    A blank `name` leaves the house's words. Without words in Welsh, Welsh pages show the English ones. `kind` is that
    of a platform of its own. Only its words, its place and whether it is retired ever change.
    """

    of = models.CharField(max_length=12)
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=24, blank=True)
    name = models.CharField(max_length=60, blank=True)
    welsh = models.CharField(max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "code"], name="listed_once")]
        triggers = [
            pgtrigger.Protect(name="listed_for_good", operation=pgtrigger.Delete),
            pgtrigger.Protect(name="listed_as_it_is", operation=pgtrigger.UpdateOf("of", "code", "kind")),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.name or self.code


class Unit(models.Model):
    """A part of the organisation, in one sector, served by one desk."""

    name = models.CharField(max_length=150, unique=True)
    sector = models.CharField(max_length=12)  # a code of `lists.SECTORS`
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="units")

    def __str__(self) -> str:
        return self.name


class Headcount(models.Model):
    """How many people a unit had in a month (its first day): the denominator of every rate."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="headcounts")
    month = models.DateField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="one_headcount_per_month")]


class People(BaseUserManager["User"]):
    """Finds people by email address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who can sign in. There is no superuser: running the server is not a need to know."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    employment = models.CharField(max_length=12, choices=Employment, default=Employment.CURRENT)
    access_band = models.CharField(max_length=16, choices=AccessBand, default=AccessBand.ROUTINE)
    language = models.CharField("of pages and mail, once chosen", max_length=5, choices=Language, blank=True)
    shortcuts = models.BooleanField("single keys do something", default=True, db_default=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(models.functions.Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name

    doer_kind = "person"

    @property
    def doer_id(self) -> int:
        return self.pk

    @cached_property
    def pseudonym(self) -> str:
        """What this person is called where their name must not stand."""
        return Apart(pseudonyms.of_person(self.pk))

    @cached_property
    def held(self) -> HeldRoles:
        """The roles held now."""
        return frozenset(_roles(person=self.pk)) if self.is_active else frozenset()

    def has_role(self, *names: str) -> bool:
        return any(name in names for name, _ in self.held)

    def desks_as(self, *names: str) -> set[int]:
        """Keys of the desks at which one of the roles is held."""
        return {desk for name, desk in self.held if name in names and desk is not None}

    @property
    def is_staff(self) -> bool:
        """May open the read-only admin site, whose pages are scoped like all others."""
        return self.has_role(*RoleName.values)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False  # what one may do is said by each app's policy, never by Django's permissions

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Role(models.Model):
    """A role held by a person: officers and leads hold theirs at a desk, the others everywhere."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=16, choices=RoleName)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "name", "desk"], name="role_once", nulls_distinct=False),
            models.CheckConstraint(
                name="desk_where_it_belongs",
                condition=models.Q(name__in=["officer", "lead"], desk__isnull=False)
                | models.Q(~models.Q(name__in=["officer", "lead"]), desk__isnull=True),
            ),
        ]


@put_once
def _roles(*, person: Any) -> models.QuerySet[Role, Any]:
    return Role.objects.filter(user=person).values_list("name", "desk_id")


class Absence(models.Model):
    """A time when somebody is away, both days included. It says who is not to be given work, never why."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        ordering = ["first_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "first_on", "last_on"], name="away_once",
                violation_error_message="This time is noted already.",
            ),
            models.CheckConstraint(name="away_in_order", condition=models.Q(last_on__gte=models.F("first_on"))),
        ]  # fmt: skip
