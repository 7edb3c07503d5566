"""How grave is a case without the word of one person? Asked before that person closes it.

Who finds a case less grave than the rule or a colleague did may be right, but doesn't close it alone on the
strength of that.
"""

from cases.models import Case
from events.doers import Doer
from events.queries import history

JUDGING = ("open", "assess", "investigate", "conclude")


def severity_without(by: Doer, case: Case) -> str:
    """The severity that the rule or somebody else last gave it; what `by` has judged since doesn't count."""
    told = history("case", case.pk).filter(kind__in=JUDGING).values_list("by_id", "data__severity")
    given: list[tuple[int | None, str]] = []
    for doer, severity in told:
        if severity and (not given or given[-1][1] != severity):  # repeated with another judgement: not theirs
            given.append((doer, severity))
    while len(given) > 1 and given[-1][0] == by.doer_id:
        given.pop()
    return given[-1][1] if given else ""


def corrected_stage(by: Doer, case: Case) -> bool:
    """Has `by` changed what the case says of how far it went?"""
    corrected = history("case", case.pk).filter(kind="describe", by_id=by.doer_id)
    return corrected.filter(data__fields__contains="stage").exists()
