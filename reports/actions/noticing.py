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
def give_notice(page: str, text: str, *, welsh: str = "", by: User, version: int) -> Notice:
    """Say this on the page from now on; blank takes up ours again, in Welsh too. `version` is what was read."""
    require_administrator(by)
    if page not in Notice.Page.values:
        raise NotThere
    _require_sound(text=text, welsh=welsh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.give_notice'))")
    newest = Notice.objects.filter(page=page).aggregate(newest=Max("version"))["newest"] or 0
    if version != newest:
        raise Refused("Somebody else has changed this page since you opened it. Read it again.")
    said = _plain(text)
    made = Notice.objects.create(
        version=newest + 1, page=page, text=said, welsh=_plain(welsh) if said else "", by=by, made_at=now()
    )
    record("organisation", 1, "notice_changed" if said else "notice_reset", by=by, page=page, version=made.version)
    return made


def _plain(text: str) -> str:
    return text.strip().replace("\r\n", "\n")


def _require_sound(**texts: str) -> None:
    wrong = {name: [f"Use at most {LONGEST:,} characters."] for name, text in texts.items()
             if len(text) > LONGEST or "\0" in text}  # fmt: skip
    if wrong:
        raise Invalid(wrong)
