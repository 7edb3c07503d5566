"""How does each month end? With a release of its figures, made once, as a document that managers are told of."""

from accounts.models import Organisation
from events.clock import today
from events.doers import SYSTEM
from trends import actions
from trends.models import Release, Snapshot
from trends.periods import back, month_of


def release() -> Release | None:
    """Release the month that has ended, unless that was done or there are no figures yet."""
    organisation = Organisation.objects.get(pk=1)
    ended = back(month_of(today(organisation.time_zone)), 1)
    title = f"Figures to the end of {ended:%B %Y}"
    if Release.objects.filter(title=title).exists() or not Snapshot.objects.showing().exists():
        return None
    return actions.release(title=title, marking=organisation.marking, by=SYSTEM)
