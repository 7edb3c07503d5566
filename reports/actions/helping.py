"""How does a reporter say whether it helped? Once the outcome is told, and as often as they change their mind."""

from django.db import transaction

from cases import policy
from cases.actions.lock import STREAM, lock
from design.words import filled
from design.words import lazily as _
from events.actions import record
from events.clock import now
from events.doers import REPORTER
from events.refusals import Invalid, Refused
from reports.actions.dating import dated
from reports.models import Helped, Report

LONGEST = 2000  # characters


@transaction.atomic
def tell_whether_it_helped(report: Report, answer: str, comment: str = "") -> Helped:
    """Keep the reporter's answer in place of the one before. Raises `Refused` while the case is open.

    The event tells the answer alone; the comment can be disposed of with the report.
    """
    case = lock(report.conversation.approach.case.reference, by=REPORTER, version=None)
    policy.require(REPORTER, "rate", case)
    if case.is_open:
        raise Refused(_("We have not decided on this report yet. Tell us whether it helped once you know the outcome."))
    _require_sound(answer, comment)
    with dated(report):
        said = {"answer": answer, "comment": comment.strip(), "said_at": now()}
        helped = Helped.objects.update_or_create(report=report, defaults=said)[0]
        record(STREAM, case.pk, "rate", by=REPORTER, report=report.pk, answer=answer)
    return helped


def _require_sound(answer: str, comment: str) -> None:
    wrong = {}
    if answer not in Helped.Answer.values:
        wrong["answer"] = [_("Select whether it helped")]
    if len(comment) > LONGEST or "\0" in comment:
        wrong["comment"] = [filled(_("Use at most {most} characters"), most=LONGEST)]
    if wrong:
        raise Invalid(wrong)
