"""Which passages match, within scope and alike fast for a rare and a common word?

A common word stands among the newest 2,000 passages of one's desks often enough; only where it doesn't is the index
of words asked, and then there are few matches to be put in order. PostgreSQL left to itself would walk through the
whole table for a rare word, or sort a million matches for a common one. Names that are written otherwise are looked
for last, and only where little was found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from django.contrib.postgres.search import SearchRank, TrigramWordSimilarity
from django.db.models import F, FloatField, Q, QuerySet, Value

from accounts.models import User
from accounts.terms import DESK_ROLES
from cases.models import Case, Opening, Passage, Trace
from cases.queries.lines import LINED, Row, lined, rows
from cases.queries.search.asked import Asked, asked, matching
from cases.queries.search.showing import excerpt
from events.statements import one_of

SHOWN = 50  # cases
WEIGHED = 200  # matches: the newest ones, of which the best are shown
NEWEST = 2000  # passages of each desk that are looked through first
NAME, REFERENCE = "A name that is written alike", "The reference"
BEGINS_REFERENCE = re.compile(r"(?=.*[0-9]|.{5}-)[0-9A-HJKMNP-TV-Z]{4,5}(-[0-9A-HJKMNP-TV-Z]{0,5})?")  # no mere word
LETTERS = re.compile("[a-z]+")
SHORTEST_NAME = 3  # letters


@dataclass(frozen=True)
class Hit:
    """A case that was found: its line, what told of it, and the words (safe HTML)."""

    row: Row
    where: str
    said: str


@dataclass(frozen=True)
class Found:
    """A case and the text that matched, before it is put into words."""

    case: Case
    where: str
    text: str


def hits_of(user: User, typed: str) -> list[Hit]:
    """At most 50 cases of the scope of `user` in which all the words stand, the best first."""
    wanted = asked(typed)
    found = hits(user, wanted)
    lines = {row.reference: row for row in rows(user, [each.case for each in found])}
    return [Hit(lines[each.case.reference], each.where, excerpt(each.text, wanted.words)) for each in found]


def hits(user: User, wanted: Asked, *, most: int = SHOWN) -> list[Found]:
    """The cases found, the best first: each once, with its best passage."""
    if not wanted.query:
        return []
    by_reference = bool(BEGINS_REFERENCE.fullmatch(wanted.text.upper()))
    passages = [] if by_reference else _newest(user, wanted)
    if len(_each_once(passages)) < most:
        passages = _anywhere(user, wanted)
    ordered = sorted(passages, key=lambda passage: (passage.by_name, -passage.rank, -passage.pk))
    found = [
        Found(passage.case, NAME if passage.by_name else passage.get_kind_display(), passage.text)
        for passage in _each_once(ordered)
    ]
    return [*_by_reference(user, wanted), *found][:most] if by_reference else found[:most]


def _passages(user: User, wanted: Asked) -> QuerySet[Passage]:
    query = matching(wanted.query)
    ranked = _in_scope(user).annotate(rank=SearchRank(F("words"), query), by_name=Value(False))
    return ranked.filter(words=query)


def _in_scope(user: User) -> QuerySet[Passage]:
    rows = Passage.objects.filter(case__in=Case.objects.visible_to(user))
    return rows.select_related("case__officer").only("kind", "text", *(f"case__{name}" for name in LINED))


def _newest(user: User, wanted: Asked) -> list[Any]:
    """The matches among the newest passages of each desk."""
    newest = [
        Passage.objects.filter(desk=desk).order_by("-pk").values("pk")[:NEWEST]
        for desk in sorted(user.desks_as(*DESK_ROLES))
    ]
    if not newest:
        return []
    among = newest[0].union(*newest[1:], all=True) if len(newest) > 1 else newest[0]
    return list(_passages(user, wanted).filter(one_of("pk", among)).order_by(-F("pk"))[:WEIGHED])


def _anywhere(user: User, wanted: Asked) -> list[Any]:
    """The newest matches in all of the scope. In an order that no index has, so that the words' index is asked."""
    desks = user.desks_as(*DESK_ROLES)
    opened = Opening.objects.filter(user=user).values("case")
    near = _passages(user, wanted).filter(Q(desk__in=desks) | Q(case__in=opened))
    found = near.order_by(-F("pk"))[:WEIGHED]
    alike = _by_name(user, wanted)
    return list(found if alike is None else found.union(alike, all=True))


def _by_reference(user: User, wanted: Asked) -> list[Found]:
    """Cases whose reference begins like this."""
    begun = Case.objects.visible_to(user).filter(reference__startswith=wanted.text.upper())
    return [Found(case, REFERENCE, case.reference) for case in lined(begun).order_by("reference")[:SHOWN]]


def _by_name(user: User, wanted: Asked) -> QuerySet[Passage] | None:
    """What was told in cases with a name that is written alike, in whichever script."""
    plain = " ".join(LETTERS.findall(anyascii(wanted.text).lower()))
    if len(plain) < SHORTEST_NAME:
        return None
    alike = Trace.objects.filter(kind=Trace.Kind.NAME, said__trigram_word_similar=plain)
    alike = alike.filter(case__in=Case.objects.visible_to(user))
    ranked = alike.order_by(TrigramWordSimilarity(plain, "said").desc(), "-pk").values("case")[:SHOWN]
    told = _in_scope(user).filter(kind=Passage.Kind.TESTIMONY, case__in=ranked)
    rank = Value(0.0, output_field=FloatField())
    return told.annotate(rank=rank, by_name=Value(True)).order_by("-pk")[:SHOWN]


def _each_once(found: Iterable[Any]) -> list[Any]:
    """The first of each case."""
    by_case: dict[int, Any] = {}
    for each in found:
        by_case.setdefault(each.case_id, each)
    return list(by_case.values())
