"""How are two personas judged to be one, and parted again?

Merging changes only links (`Persona.root`), under a lock on both; what is counted changes with it in
`cases/actions/merging.py`, the floor above, which is what pages and the API call.
"""

from django.db import connection, transaction
from django.db.models import F, Q

from accounts.models import User
from events.actions import record
from events.clock import now
from events.refusals import Invalid, Refused, StaleVersion
from personas.actions.growing import STREAM
from personas.models import Merge, Persona


@transaction.atomic
def merge(absorbed: Persona, into: Persona, *, reason: str, by: User, version: int) -> Merge:
    """Count `absorbed`, and all that were merged into it, as `into`. `version` is that of `absorbed`.

    Raises `Refused` when they already are one persona and `StaleVersion` when somebody was faster.
    """
    locked = _lock(absorbed, into)
    absorbed, into = locked[absorbed.pk], locked[into.pk]
    if absorbed.version != version:
        raise StaleVersion("This persona has changed since you opened it.", current=absorbed.version)
    if absorbed.root_pk == into.root_pk:
        raise Refused("These two already count as one persona.")
    if absorbed.root_id is not None:
        raise Refused("This persona is already merged into another. Merge that one instead.")
    if not reason.strip():
        raise Invalid({"reason": ["Say why you think that they are the same."]})
    made = Merge.objects.create(absorbed=absorbed, into=into, reason=reason, merged_by=by, merged_at=now())
    Persona.objects.filter(Q(pk=absorbed.pk) | Q(root=absorbed)).update(root=into.root_pk, version=F("version") + 1)
    record(STREAM, absorbed.pk, "merge", by=by, into=into.pk, merge=made.pk)
    record(STREAM, into.root_pk, "merged_here", by=by, absorbed=absorbed.pk, merge=made.pk)
    return made


@transaction.atomic
def unmerge(made: Merge, *, by: User) -> Merge:
    """Undo a merge: everything is counted as it was before, later merges elsewhere standing."""
    locked = _lock(made.absorbed, made.into)
    made = Merge.objects.select_for_update().get(pk=made.pk)
    if made.undone_at:
        raise Refused("This merge has been undone already.")
    made.undone_at, made.undone_by = now(), by
    made.save(update_fields=["undone_at", "undone_by"])
    _find_roots_anew(locked[made.absorbed_id])
    record(STREAM, made.absorbed_id, "unmerge", by=by, into=made.into_id, merge=made.pk)
    record(STREAM, locked[made.into_id].root_pk, "parted", by=by, absorbed=made.absorbed_id, merge=made.pk)
    return made


def _lock(*personas: Persona) -> dict[int, Persona]:
    """The personas and those that they count as, locked in the order of their keys.

    Merges wait for one another, whichever personas they concern: each may move a whole tree of them, which
    no lock on its two ends would hold still.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('personas.merge'))")
    keys = {persona.pk for persona in personas}
    keys |= {persona.root_pk for persona in Persona.objects.filter(pk__in=keys)}
    return {row.pk: row for row in Persona.objects.select_for_update().filter(pk__in=keys).order_by("pk")}


def _find_roots_anew(parted: Persona) -> None:
    """`parted` and all that still hang below it count as `parted` from now on."""
    below, seen = {parted.pk}, {parted.pk}
    while below:
        below = set(Merge.objects.filter(into__in=below, undone_at=None).values_list("absorbed", flat=True)) - seen
        seen |= below
    Persona.objects.filter(pk=parted.pk).update(root=None, version=F("version") + 1)
    Persona.objects.filter(pk__in=seen - {parted.pk}).update(root=parted.pk, version=F("version") + 1)
