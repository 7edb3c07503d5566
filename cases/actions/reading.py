"""How is it kept who has read a case? By one statement with each page, which an hour's repetitions don't multiply."""

from accounts.models import User
from cases.models import Case, Reading
from events.clock import now


def note_reading(case: Case, door: str, *, by: User) -> None:
    """Keep that `by` has read the case by this door. The caller has loaded it within their scope."""
    hour = now().replace(minute=0, second=0, microsecond=0)
    Reading.objects.bulk_create([Reading(case=case, person=by, door=door, hour_at=hour)], ignore_conflicts=True)
