"""How does the organisation put its own words on privacy or accessibility? One page at a time, each a new version."""

from django.db import connection, transaction
from django.db.models import Max

from accounts.models import User
from accounts.policy import require_administrator
from cases.actions.standing import plain
from events.actions import record
from events.clock import now
from events.refusals import NotThere, Refused
from reports.actions.wording import require_short
from reports.models import Notice

LONGEST = 40_000  # characters


@transaction.atomic
def give_notice(page: str, text: str, *, welsh: str = "", by: User, version: int) -> Notice:
    """Say this on the page from now on; blank takes up ours again, in Welsh too. `version` is what was read."""
    require_administrator(by)
    if page not in Notice.Page.values:
        raise NotThere
    require_short(LONGEST, text=text, welsh=welsh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.give_notice'))")
    newest = Notice.objects.filter(page=page).aggregate(newest=Max("version"))["newest"] or 0
    if version != newest:
        raise Refused("Somebody else has changed this page since you opened it. Read it again.")
    said = plain(text)
    made = Notice.objects.create(
        version=newest + 1, page=page, text=said, welsh=plain(welsh) if said else "", by=by, made_at=now()
    )
    record("organisation", 1, "notice_changed" if said else "notice_reset", by=by, page=page, version=made.version)
    return made
