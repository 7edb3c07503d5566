"""How does the organisation put its own words in place of our advice? One topic at a time, each a new version."""

from django.db import connection, transaction
from django.db.models import Max

from accounts.models import User
from accounts.policy import require_administrator
from events.actions import record
from events.clock import now
from events.refusals import Invalid, NotThere, Refused
from reports.advice.topics import TOPICS
from reports.models import Advice

LONGEST = 4000


@transaction.atomic
def advise(topic: str, text: str, *, welsh: str = "", by: User, version: int) -> Advice:
    """Say this on a topic from now on; blank takes up our own words again. `version` is that which was read.

    Paragraphs are separated by blank lines; there is no markup.
    """
    require_administrator(by)
    if topic not in TOPICS:
        raise NotThere
    _require_sound(text=text, welsh=welsh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.advise'))")
    if version != (Advice.objects.filter(topic=topic).aggregate(newest=Max("version"))["newest"] or 0):
        raise Refused("Somebody else has changed this advice since you opened it. Read it again.")
    newest = Advice.objects.aggregate(newest=Max("version"))["newest"] or 0
    said = {"text": _plain(text), "welsh": _plain(welsh)}
    if said["text"] == str(TOPICS[topic].text):
        said["text"] = ""  # ours, unchanged: those who read Welsh get our Welsh then
    made = Advice.objects.create(version=newest + 1, topic=topic, by=by, made_at=now(), **said)
    own = any(said.values())
    record("organisation", 1, "advice_changed" if own else "advice_reset", by=by, topic=topic, version=made.version)
    return made


def _plain(text: str) -> str:
    return text.strip().replace("\r\n", "\n")


def _require_sound(**texts: str) -> None:
    wrong = {name: [f"Use at most {LONGEST:,} characters."] for name, text in texts.items()
             if len(text) > LONGEST or "\0" in text}  # fmt: skip
    if wrong:
        raise Invalid(wrong)
