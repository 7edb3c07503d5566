"""How is an imported case taken back? As if it had never come in, unless somebody has worked on it since.

The case stays as an empty row with its events, so that histories verify; its approach counts for nothing, what was
told is removed, and a persona that nothing else tells of is forgotten.
"""

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.keeping import empty
from cases.actions.lock import STREAM, lock, save
from cases.grouping import regroup_for
from cases.models import Approach, Case
from cases.terms import Outcome, Status
from events.clock import now
from events.doers import SYSTEM
from events.models import Event
from events.refusals import Refused
from personas.actions import forget
from personas.models import Persona

NOBODYS_WORK = ("bring_in", "regroup")  # events that leave an imported case as it came


def is_worked_on(case: Case) -> bool:
    """Has anybody done anything with an imported case since it came in?"""
    return Event.objects.filter(stream=STREAM, stream_id=case.pk).exclude(kind__in=NOBODYS_WORK).exists()


@transaction.atomic
def retract(reference: str, *, by: User) -> Case:
    """Take an imported case back, and return it; whoever keeps more of it empties that in the same transaction.

    Raises `Refused` for a case that was filed here or has been worked on.
    """
    case = lock(reference, by=SYSTEM, version=None)  # a relation to it hides it from a lead, but not its coming in
    policy.require(by, "retract", case)
    if not case.imported or is_worked_on(case):
        raise Refused("Somebody has worked on this case since it was imported.")
    before, case.status, case.outcome = case.status, Status.CLOSED, Outcome.RETRACTED
    case.closed_at = case.closed_at or now()
    save(case, "retract", by=by, before=before, after=case.status)
    met = _part(case)
    empty(case)
    for persona in met:
        forget(persona, by=by)
    return case


def _part(case: Case) -> list[Persona]:
    """Have its approaches tell of nobody any more, and count what was one with them anew; return whom they told of."""
    rows = list(Approach.objects.filter(home=case).select_related("persona"))
    Approach.objects.filter(home=case).update(persona=None, person="", joined_to=None)
    met = [row.persona for row in rows if row.persona]
    regroup_for(personas={persona.root_pk for persona in met}, people={row.person for row in rows}, cases=[])
    return met
