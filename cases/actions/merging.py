"""What becomes of approaches when personas are merged or parted? They are counted anew, and that is told.

A case whose approaches are grouped differently gets a `regroup` event, from which the ledger rebooks.
"""

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.lock import STREAM
from cases.grouping import regroup_for
from cases.models import Approach
from cases.queries import personas_of
from events.actions import Happening, record_all
from events.refusals import NotThere
from personas import actions as register
from personas.models import Merge, Persona


@transaction.atomic
def merge_personas(absorbed: int, into: int, *, reason: str, by: User, version: int) -> Merge:
    """Judge two personas to be one. Both must be known to `by` from cases that they can see."""
    policy.require_register(by)
    seen = {persona.pk: persona for persona in personas_of(by).filter(pk__in=[absorbed, into])}
    if len(seen) < len({absorbed, into}) or absorbed == into:
        raise NotThere
    made = register.merge(seen[absorbed], seen[into], reason=reason, by=by, version=version)
    _count_anew(_roots(made), by=by)
    return made


@transaction.atomic
def unmerge_personas(merge: int, *, by: User) -> Merge:
    """Undo a merge. Both personas must be known to `by`, as for making it: nobody counts what they can't see."""
    policy.require_register(by)
    known = personas_of(by)
    both = Merge.objects.filter(pk=merge, into__in=known, absorbed__in=known)
    made = both.select_related("absorbed", "into").first()
    if made is None:
        raise NotThere
    made = register.unmerge(made, by=by)
    _count_anew(_roots(made), by=by)
    return made


def _roots(made: Merge) -> set[int]:
    return {persona.root_pk for persona in Persona.objects.filter(pk__in=[made.absorbed_id, made.into_id])}


def _count_anew(roots: set[int], *, by: User) -> None:
    """Group the approaches of these personas anew. Every case concerned is told, joined or not: its persona changed."""
    told = Approach.objects.filter(persona__root__in=roots) | Approach.objects.filter(persona__in=roots)
    rows = list(told.values_list("case_id", "person"))
    cases = {case for case, _ in rows}
    regroup_for(personas=roots, people={person for _, person in rows}, cases=cases)
    record_all([Happening(STREAM, case, "regroup") for case in sorted(cases)], by=by)
