"""Are those who reported the same approach told what becomes of it, each of their own report?"""

from cases import actions
from notifications.models import Notification
from notifications.telling import tell
from tests.factories import JUDGED, at, filed

DISMISSED = {"outcome": "duplicate", "reason": "The same", "reply": "Known."}


def heard(person) -> list[tuple[str, str]]:
    """What this person was told in the application: message and reference, the oldest first."""
    tell()
    own = Notification.objects.filter(recipient=person.pseudonym, channel="app").order_by("pk")
    return list(own.values_list("message", "reference"))


def move(case, name, by, **details):
    return actions.move(case.reference, name, by=by, version=None, **details)


def test_who_reported_the_same_is_told_under_their_own_reference_and_asked_nothing_that_was_asked_another(cast):
    living, rita = at("triage", cast), cast.person("rita", unit=cast.lamps)
    report = filed(rita)
    before = heard(rita)
    move(report.case, "dismiss", cast.nora, **DISMISSED, duplicate_of=living.reference)
    assert heard(rita) == [*before, ("decided", report.reference)]
    assert ("linked", living.reference) in heard(cast.olga)
    move(living, "investigate", cast.olga, **JUDGED)
    assert heard(rita)[-1] == ("update", report.reference)
    move(living, "ask", cast.olga, question="When?")
    assert "question" not in dict(heard(rita))
    assert ("question", living.reference) in heard(cast.sam)
