"""How do managers keep the figures? Breaks are marked, releases made and published; each act is an event."""

import hashlib
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import Organisation, User
from accounts.terms import Marking
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.refusals import Invalid, NotThere, Refused
from trends import queries
from trends.cards import BESIDE
from trends.definitions import MEASURES
from trends.models import Break, ReferenceSeries, Release, Revision, Snapshot
from trends.policy import require_keeper
from trends.releasing import archive

ORGANISATION = "organisation"
LOCK = 7_205_003  # PostgreSQL's advisory lock of the releases: they are numbered in a row


@transaction.atomic
def mark_break(*, on: date, kind: str, words: str, by: User) -> Break:
    """Name something that changed how much is reported, from this day on. Raises `Invalid`."""
    require_keeper(by)
    marked = Break(on=on, kind=kind, words=words)
    try:
        marked.full_clean(exclude=["removed_at"])
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    if on > now().date():
        raise Invalid({"on": ["The day must be today or in the past."]})
    marked.save()
    record(ORGANISATION, 1, "break_marked", by=by, mark=marked.pk, on=on, of=kind)
    return marked


@transaction.atomic
def remove_break(number: int, *, by: User) -> None:
    """Name it no longer; the row and both events stay. Raises `NotThere`."""
    require_keeper(by)
    marked = Break.objects.select_for_update().filter(pk=number, removed_at=None).first()
    if marked is None:
        raise NotThere
    marked.removed_at = now()
    marked.save(update_fields=["removed_at"])
    record(ORGANISATION, 1, "break_removed", by=by, mark=marked.pk)


@transaction.atomic
def release(*, title: str, marking: str, by: Doer, known_on: date | None = None) -> Release:
    """Freeze a snapshot as a numbered release with all its files: the latest, or the last one of the day `known_on` or
    before. Raises `Refused` before the first one."""
    require_keeper(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    end = queries.beginning_of(known_on + timedelta(days=1)) if known_on else now() + timedelta(days=1)
    snapshot = queries.snapshot_on(end)
    if snapshot is None and known_on:
        raise Invalid({"known_on": ["There were no figures on that day yet."]})
    if snapshot is None:
        raise Refused("There are no figures yet. The first ones are put together tonight.")
    _require_sound(title, marking)
    before = Release.objects.order_by("-number").select_related("snapshot").first()
    made = Release(
        number=(before.number if before else 0) + 1, title=title.strip(), snapshot=snapshot, made_at=now(),
        marking=marking,
    )  # fmt: skip
    made.said = _said(made, before.snapshot.number if before else 0)
    made.archive = archive(made.said)
    made.digest = hashlib.sha256(made.archive).hexdigest()
    made.save(force_insert=True)
    record(ORGANISATION, 1, "figures_released", by=by, number=made.number, digest=made.digest)
    return made


def _require_sound(title: str, marking: str) -> None:
    if not title.strip():
        raise Invalid({"title": ["Enter a title."]})
    if marking not in Marking.values:
        raise Invalid({"marking": ["Select a marking."]})


def _said(made: Release, since: int) -> dict[str, Any]:
    """Everything that the release's files are made of."""
    organisation = Organisation.objects.get(pk=1)
    revised = Snapshot.objects.showing().filter(number__gt=since, number__lte=made.snapshot.number).order_by("number")
    return {
        "number": made.number, "title": made.title, "made_at": made.made_at.isoformat(), "marking": made.marking,
        "organisation": organisation.name, "found": queries.figures(made.snapshot.published),
        "measures": [{"label": each.label, "words": each.words} for each in MEASURES if each.code != "load"],
        "revisions": [
            f"Snapshot {number}: {', '.join(months)}"
            for number, months in revised.values_list("number", "published__revised") if months
        ],
    }  # fmt: skip


@transaction.atomic
def publish(number: int, *, by: Doer) -> None:
    """Open a release to everybody. Raises `Refused` for one whose marking doesn't let it out."""
    made = _release(number, by)
    if made.marking != Marking.OFFICIAL:
        raise Refused("Only a release marked OFFICIAL can be published. Make one with that marking.")
    made.published_at = now()
    made.save(update_fields=["published_at"])
    record(ORGANISATION, 1, "figures_published", by=by, number=number)


@transaction.atomic
def withdraw(number: int, *, by: Doer) -> None:
    """Close a published release again; whoever has it keeps it."""
    made = _release(number, by)
    made.published_at = None
    made.save(update_fields=["published_at"])
    record(ORGANISATION, 1, "figures_withdrawn", by=by, number=number)


@transaction.atomic
def add_series(
    *, title: str, unit: str, platform: str, verdict: str, why: str, beside: str = "", by: Doer, **said: Any
) -> Revision:
    """Enter a published count that wasn't known here yet; `said` as for `revise`. `beside` is which of our figures is
    set beside it, of `cards.BESIDE`. Raises `Invalid`."""
    require_keeper(by)
    if beside and (beside not in BESIDE or verdict == ReferenceSeries.Verdict.NO):
        raise Invalid({"beside": ["Nothing of ours is set beside a figure that isn’t comparable."]})
    number = ReferenceSeries.objects.count() + 1
    series = ReferenceSeries(
        code=f"added_{number}", title=title, unit=unit, platform=platform, verdict=verdict, why=why, beside=beside
    )
    _check(series)
    series.save()
    return _revise(series, said, by)


@transaction.atomic
def revise(code: str, *, by: Doer, **said: Any) -> Revision:
    """Enter what a series says of a period: `period_start`, `period_end`, `value`, `is_floor`, `qualifier`,
    `published`, `source`, `population`, `population_source`. What was entered before stays as an earlier revision.
    Raises `NotThere`, `Invalid`."""
    require_keeper(by)
    series = ReferenceSeries.objects.select_for_update().filter(code=code).first()
    if series is None:
        raise NotThere
    return _revise(series, said, by)


def _revise(series: ReferenceSeries, said: dict[str, Any], by: Doer) -> Revision:
    period = {"period_start": said["period_start"], "period_end": said["period_end"]}
    last = Revision.objects.filter(series=series, **period).order_by("-number").first()
    made = Revision(series=series, number=last.number + 1 if last else 1, **said)
    if made.population is not None and not made.population_source:
        raise Invalid({"population_source": ["Enter where the population is published."]})
    _check(made)
    made.save()
    record(ORGANISATION, 1, "figure_revised", by=by, series=series.code, revision=made.pk)
    return made


def _check(row: ReferenceSeries | Revision) -> None:
    try:
        row.full_clean(exclude=["breakdown", "value", "population"])
    except ValidationError as error:
        raise Invalid(error.message_dict) from error


def _release(number: int, by: Doer) -> Release:
    require_keeper(by)
    made = Release.objects.select_for_update().defer("archive", "said").filter(number=number).first()
    if made is None:
        raise NotThere
    return made
