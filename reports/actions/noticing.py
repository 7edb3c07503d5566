"""How does the organisation put its own words on privacy or accessibility? One page at a time, each a new version."""

from django.db import connection, transaction
from django.db.models import Max

from accounts.models import User
from accounts.policy import require_administrator
from events.actions import record
from events.clock import now
from events.refusals import Invalid, NotThere, Refused
from reports.models import Notice

LONGEST = 40_000


@transaction.atomic
def give_notice(page: str, text: str, *, by: User, version: int) -> Notice:
    """Say this on the page from now on; blank takes up our own words again. `version` is that which was read."""
    require_administrator(by)
    if page not in Notice.Page.values:
        raise NotThere
    if len(text) > LONGEST or "\0" in text:
        raise Invalid({"text": [f"Use at most {LONGEST:,} characters."]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.give_notice'))")
    newest = Notice.objects.filter(page=page).aggregate(newest=Max("version"))["newest"] or 0
    if version != newest:
        raise Refused("Somebody else has changed this page since you opened it. Read it again.")
    said = text.strip().replace("\r\n", "\n")
    made = Notice.objects.create(version=newest + 1, page=page, text=said, by=by, made_at=now())
    record("organisation", 1, "notice_changed" if said else "notice_reset", by=by, page=page, version=made.version)
    return made
