"""How does the organisation put its own words in place of our advice? One topic at a time, each a new version."""

from django.db import connection, transaction
from django.db.models import Max

from accounts.models import User
from accounts.policy import require_administrator
from cases.actions.standing import plain
from events.actions import record
from events.clock import now
from events.refusals import NotThere, Refused
from reports.actions.wording import require_short
from reports.advice.topics import TOPICS
from reports.models import Advice

LONGEST = 4000  # characters


@transaction.atomic
def advise(topic: str, text: str, *, welsh: str = "", by: User, version: int) -> Advice:
    """Say this on a topic from now on; blank takes up our own words again. `version` is that which was read.

    Paragraphs are separated by blank lines; there is no markup.
    """
    require_administrator(by)
    if topic not in TOPICS:
        raise NotThere
    require_short(LONGEST, text=text, welsh=welsh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.advise'))")
    if version != (Advice.objects.filter(topic=topic).aggregate(newest=Max("version"))["newest"] or 0):
        raise Refused("Somebody else has changed this advice since you opened it. Read it again.")
    newest = Advice.objects.aggregate(newest=Max("version"))["newest"] or 0
    said = {"text": plain(text), "welsh": plain(welsh)}
    if said["text"] == str(TOPICS[topic].text):
        said["text"] = ""  # ours, unchanged: those who read Welsh get our Welsh then
    made = Advice.objects.create(version=newest + 1, topic=topic, by=by, made_at=now(), **said)
    own = any(said.values())
    record("organisation", 1, "advice_changed" if own else "advice_reset", by=by, topic=topic, version=made.version)
    return made
