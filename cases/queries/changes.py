"""What has happened to the cases that somebody has before them? The latest of each, and only within their scope."""

from collections.abc import Iterable, Mapping

from django.db.models import CharField, OuterRef, Subquery

from accounts.models import User
from cases.models import Case
from cases.queries.timeline import WITHOUT_VERSION, sentence
from cases.sentences import SENTENCES
from events.models import Event

GONE = "It is no longer among the cases that you can see."


def told_since(user: User, known: Mapping[str, int]) -> dict[str, str]:
    """Of the cases known by reference at a version, those that are at another one now, each with a sentence.

    Of a case outside the scope of `user` no more is said than of one that never was. Two queries.
    """
    rows = Case.objects.visible_to(user).filter(reference__in=known).values_list("reference", "version", "pk")
    seen = {reference: (version, key) for reference, version, key in rows}
    changed = {reference: key for reference, (version, key) in seen.items() if version != known[reference]}
    latest = latest_of(changed.values(), user)
    told = {reference: latest.get(key, "It has changed.") for reference, key in changed.items()}
    return told | {reference: GONE for reference in known if reference not in seen}


def latest_of(cases: Iterable[int], user: User) -> dict[int, str]:
    """The latest change of each case (by key), in a sentence."""
    names = User.objects.filter(pk=OuterRef("by_id")).values("name")
    told = Event.objects.filter(stream="case", stream_id__in=list(cases)).exclude(kind__in=WITHOUT_VERSION)
    latest = told.order_by("stream_id", "-sequence").distinct("stream_id").defer("hash", "previous")
    found = latest.annotate(name=Subquery(names, output_field=CharField()))
    return {event.stream_id: _said(event, user) for event in found}


def _said(event: Event, user: User) -> str:
    own = event.by_kind == "person" and event.by_id == user.pk
    return (SENTENCES[event.kind].said("You") if own else sentence(event)) + "."
