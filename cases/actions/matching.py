"""How are cases found that look alike, and what does an officer make of them?

Finding is a worker's, after the fact: filing never waits for it. A match is only a hint; what follows from it is
done by the same actions as without one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from django.db import connection, transaction

from accounts.models import User
from cases import policy, traces
from cases.actions.assessing import link_persona
from cases.actions.lock import lock, save
from cases.actions.merging import merge_personas
from cases.models import Approach, Case, Evidence, Match, Trace
from cases.queries.candidates import WEIGHTS, Found, found_for, reason_of
from cases.queries.known import knows_name, sightings_shared
from events.clock import now
from events.refusals import Invalid, NotThere
from personas.addresses import identify
from personas.models import Alias, Persona

SAME_PERSONA, CONNECTED, REJECTED = "same_persona", "connected", "rejected"
JUDGEMENTS = (SAME_PERSONA, CONNECTED, REJECTED)
ACCEPTED_BECAUSE = "Two of their cases were judged to belong together."


@dataclass(frozen=True)
class Words:
    """What reporters told in a case: their texts, and the names they gave the persona."""

    texts: Sequence[str]
    names: Sequence[str]


@transaction.atomic
def trace(case: int, told: Words) -> None:
    """Work out anew by what a case can be recognised, and which others look like it."""
    rows = [*_texts(case, told.texts), *_addresses(case, told.texts), *_names(case, told.names)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('cases.trace'), %s)", [case])
    Trace.objects.filter(case=case, evidence=None).delete()
    _keep(case, found_for(case, Trace.objects.bulk_create(rows)))


@transaction.atomic
def trace_picture(file: Evidence) -> None:
    """Remember what a picture looks like, and find the cases that have it too."""
    assert file.conversation is not None  # only what was filed is copied
    case = file.conversation.approach.home_id
    given = {"case_id": case, "kind": Trace.Kind.PICTURE, "said": file.likeness}
    row, _ = Trace.objects.get_or_create(
        evidence=file, defaults={**given, "marks": traces.marks_of_picture(file.likeness)}
    )
    _keep(case, found_for(case, [row]))


@transaction.atomic
def judge_match(reference: str, other: str, *, judgement: str, by: User, version: int | None) -> Case:
    """Say what becomes of a match: one persona made both, they are connected, or neither.

    A rejection is remembered for both cases; it is shown again only for a reason that nobody has judged.
    """
    case = lock(reference, by=by, version=version)
    if judgement not in JUDGEMENTS:
        raise Invalid({"judgement": ["Choose what you make of it."]})
    rejected = judgement == REJECTED
    policy.require(by, "reject_match" if rejected else "accept_match", case)
    found = Case.objects.visible_to(by).filter(reference=other).exclude(pk=case.pk).first()
    if found is None:
        raise NotThere
    _judge(_homes(case), _homes(found), Match.Verdict.REJECTED if rejected else Match.Verdict.ACCEPTED, by)
    save(case, "reject_match" if rejected else "accept_match", by=by, other=found.pk)
    if judgement == SAME_PERSONA:
        _make_one(case, found, by=by)
    return case


def _judge(ours: set[int], theirs: set[int], verdict: str, by: User) -> None:
    """Every reason known today is judged, those that are only seen live included; in both directions."""
    for reason in {reason_of(key) for key in sightings_shared(ours, theirs)}:
        for one, other in product(ours, theirs):
            _keep(one, {(other, reason): WEIGHTS[reason]})
    for near, far in ((ours, theirs), (theirs, ours)):
        rows = Match.objects.filter(case__in=near, other__in=far)
        if not rows.update(verdict=verdict, judged_by=by, judged_at=now()):
            raise NotThere


def _make_one(case: Case, other: Case, *, by: User) -> None:
    """Count both approaches to one persona, by the actions that do so by hand."""
    mine, theirs = (_own_approach(each) for each in (case, other))
    if mine.persona and theirs.persona:
        _merge(mine.persona, theirs.persona, by=by)
    elif theirs.persona:
        link_persona(case.reference, mine.pk, persona=theirs.persona, by=by, version=None)
    elif mine.persona:
        link_persona(other.reference, theirs.pk, persona=mine.persona, by=by, version=None)
    else:
        raise Invalid({"judgement": ["Neither case names a persona yet. Create one from this case first."]})


def _merge(one: Persona, other: Persona, *, by: User) -> None:
    """The later of the two, or what it counts as, counts as the earlier."""
    into, absorbed = sorted((one.root or one, other.root or other), key=lambda persona: persona.pk)
    if into.pk != absorbed.pk:
        merge_personas(absorbed.pk, into.pk, reason=ACCEPTED_BECAUSE, by=by, version=absorbed.version)


def _own_approach(case: Case) -> Approach:
    told = Approach.objects.filter(case=case).select_related("persona__root").order_by("pk").first()
    if told is None:
        raise Invalid({"judgement": ["That case is a duplicate now. Judge the case that it was linked to."]})
    return told


def _homes(case: Case) -> set[int]:
    """The case itself, and those whose approaches are worked on in it."""
    return {case.pk, *Approach.objects.filter(case=case).values_list("home", flat=True)}


def _texts(case: int, texts: Iterable[str]) -> list[Trace]:
    marked = [traces.marks_of_text(text) for text in texts]
    return [_row(case, Trace.Kind.TEXT, marks) for marks in marked if len(marks) >= traces.FEWEST_SHARED]


def _addresses(case: int, texts: Iterable[str]) -> list[Trace]:
    found = [identify(written) for text in texts for written in traces.addresses_in(text)]
    keys = sorted({each.key for each in found if each})[: traces.MOST_ADDRESSES]
    return [_row(case, Trace.Kind.ADDRESS, [], key) for key in keys]


def _names(case: int, told: Iterable[str]) -> list[Trace]:
    met = Approach.objects.filter(home=case, persona__isnull=False)
    known = met.filter(knows_name(met, "persona"))  # what another case told is found there
    registered = [name for name in known.values_list("persona__name", flat=True) if name]
    also = Alias.objects.filter(persona__in=met.values("persona")).values_list("name", flat=True)
    plain = sorted({plain for name in [*told, *registered, *also] if (plain := traces.plain_name(name))})
    return [_row(case, Trace.Kind.NAME, traces.marks_of_name(name), name[:300]) for name in plain]


def _row(case: int, kind: str, marks: list[int], said: str = "") -> Trace:
    return Trace(case_id=case, kind=kind, marks=marks, said=said)


def _keep(case: int, found: Found) -> None:
    """Keep the matches in both directions; what was judged stays judged."""
    rows = [
        Match(case_id=one, other_id=another, reason=reason, weight=weight, found_at=now())
        for (other, reason), weight in sorted(found.items()) for one, another in ((case, other), (other, case))
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.case_id, row.other_id, row.reason))  # whoever finds the same waits in one order
    Match.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case", "other", "reason"], update_fields=["weight"]
    )
