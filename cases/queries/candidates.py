"""Which other cases hold something that was told here too? Asked by a worker, over all cases: nobody reads the answer.

What a person is shown of it is narrowed to their scope by `cases/queries/matches.py`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection

from cases.models import Match, Sighting, Trace
from cases.traces import BITS, share

Found = dict[tuple[int, str], int]  # (key of the other case, reason) → weight
MOST_WEIGHED = 2000  # traces that share a mark; more are the same phrase everywhere
MOST_KEPT = 10  # of one reason, the strongest and newest
LEAST_SHARE = 50  # per cent of the shorter text
MOST_BITS = 48  # of 256 in which two copies of one picture differ; strangers differ in 88 and more
ANYBODYS = 20  # cases whose text names an address: it is a public one, and tells nothing
LEAST_ALIKE = 0.6  # of 1, by the three-letter pieces that two names share
SURE, BONES = 40, 30  # weights of a name: written the same, and the same but for its vowels
SHARING = """
    SELECT case_id, said, cardinality(marks), (SELECT count(*) FROM unnest(marks) AS mark WHERE mark = ANY(%(marks)s))
    FROM (SELECT * FROM cases_trace WHERE marks && %(marks)s::bigint[] AND kind = %(kind)s AND case_id <> %(case)s
          LIMIT %(most)s) AS trace
"""
ALIKE = """
    SELECT case_id, max(similarity(said, %s)) FROM cases_trace
    WHERE kind = 'name' AND said %% %s AND case_id <> %s GROUP BY case_id ORDER BY 2 DESC, 1 DESC LIMIT %s
"""


def found_for(case: int, traces: Iterable[Trace]) -> Found:
    """What the traces of a case have in common with others, at most ten of each reason."""
    rows = list(traces)
    found: Found = {}
    for trace in rows:
        for key, weight in LOOKING[Trace.Kind(trace.kind)](case, trace).items():
            found[key] = max(found.get(key, 0), weight)
    found |= _by_address(case, {trace.said for trace in rows if trace.kind == Trace.Kind.ADDRESS})
    return _strongest(found)


def _strongest(found: Found) -> Found:
    kept: Counter[str] = Counter()
    result: Found = {}
    for (other, reason), weight in sorted(found.items(), key=lambda each: (-each[1], -each[0][0])):
        kept[reason] += 1
        if kept[reason] <= MOST_KEPT:
            result[other, reason] = weight
    return result


def _by_text(case: int, trace: Trace) -> Found:
    weighed = [(other, share(shared, len(trace.marks), size)) for other, _, size, shared in _sharing(case, trace)]
    return {(other, Match.Reason.TEXT): weight for other, weight in sorted(weighed, key=_last) if weight >= LEAST_SHARE}


def _by_name(case: int, trace: Trace) -> Found:
    same_bones = {(other, Match.Reason.NAME): BONES for other, *_ in _sharing(case, trace)} if trace.marks else {}
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [trace.said, trace.said, case, MOST_KEPT * 5])
        alike = {
            (other, Match.Reason.NAME): round(SURE * how) for other, how in cursor.fetchall() if how >= LEAST_ALIKE
        }
    return {key: max(same_bones.get(key, 0), alike.get(key, 0)) for key in same_bones | alike}


def _by_picture(case: int, trace: Trace) -> Found:
    differing = [(other, _differing(trace.said, said)) for other, said, *_ in _sharing(case, trace)]
    near = {other: bits for other, bits in sorted(differing, key=_last, reverse=True) if bits <= MOST_BITS}
    return {(other, Match.Reason.PICTURE): 100 - round(100 * bits / BITS) for other, bits in near.items()}


def _by_address(case: int, told: set[str]) -> Found:
    """Addresses told in a text here and named or told elsewhere, and those named here and told in a text elsewhere."""
    named = set(Sighting.objects.filter(approach__home=case).values_list("profile__key", flat=True))
    if not told | named:
        return {}
    texts = Trace.objects.filter(kind=Trace.Kind.ADDRESS, said__in=told | named).exclude(case=case)
    pairs = set(texts.values_list("said", "case")[:MOST_WEIGHED])
    elsewhere = Sighting.objects.filter(profile__key__in=told).exclude(approach__home=case)
    pairs |= set(elsewhere.values_list("profile__key", "approach__home")[:MOST_WEIGHED])
    common = {key for key, count in Counter(key for key, _ in pairs).items() if count > ANYBODYS}
    return {(other, reason_of(key)): WEIGHTS[reason_of(key)] for key, other in pairs if key not in common}


def reason_of(key: str) -> str:
    """What sort of address a profile's key is."""
    sorts = {"mailto": Match.Reason.EMAIL, "tel": Match.Reason.TELEPHONE}
    return str(sorts.get(key.partition(":")[0], Match.Reason.PROFILE))


def _sharing(case: int, trace: Trace) -> list[tuple[int, str, int, int]]:
    """(case, said, marks, marks shared) of the traces of other cases that have a mark in common with this one."""
    if not trace.marks:
        return []
    given: dict[str, Any] = {"marks": trace.marks, "kind": trace.kind, "case": case, "most": MOST_WEIGHED}
    with connection.cursor() as cursor:
        cursor.execute(SHARING, given)
        return cursor.fetchall()


def _differing(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _last(pair: tuple[int, int]) -> int:
    return pair[1]


def _nothing(case: int, trace: Trace) -> Found:
    return {}


WEIGHTS: dict[str, int] = {Match.Reason.PROFILE: 100, Match.Reason.EMAIL: 95, Match.Reason.TELEPHONE: 90}
LOOKING: dict[Trace.Kind, Any] = {
    Trace.Kind.TEXT: _by_text, Trace.Kind.NAME: _by_name, Trace.Kind.PICTURE: _by_picture, Trace.Kind.ADDRESS: _nothing,
}  # fmt: skip
