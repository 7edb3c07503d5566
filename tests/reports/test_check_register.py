"""Is somebody told that we know an address, and can nobody find out more than that?"""

from base64 import b64decode
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import merge_personas, move
from cases.workflow import CONCLUSIONS
from events.clock import at as at_moment
from events.clock import now
from events.models import Event
from events.refusals import TooMany
from personas.models import Persona
from reports.actions import ask_register
from reports.actions.checking import A_DAY, MISSES, PAUSE
from reports.checking.register import HARMLESS, known
from tests.factories import CONCLUSION, filed

DISMISSED = {"reason": "Nothing to it", "reply": "Thank you."}
ANNA = "https://network.example/in/anna"
HTTP_ANNA = "hxxps://www.network[.]example/in/anna/?utm_source=x"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    cache.clear()


def closed(cast, outcome: str, **told):
    case = filed(cast.sam, addresses=[ANNA], **told).case
    move(case.reference, "claim", by=cast.olga, version=None)
    told = {**CONCLUSION, "outcome": outcome} if outcome in CONCLUSIONS else DISMISSED | {"outcome": outcome}
    move(case.reference, "conclude" if outcome in CONCLUSIONS else "dismiss", by=cast.olga, version=None, **told)
    case.refresh_from_db()
    if case.status == "review":
        move(case.reference, "approve", by=cast.nora, version=None)
    return case


def misses(cast, number: int) -> None:
    for each in range(number):
        ask_register([f"stranger{each}@elsewhere.example"], by=cast.sam)


def test_an_address_is_known_however_it_is_written(cast):
    assert known([ANNA]) == []
    filed(cast.olga, addresses=[ANNA])
    assert known([HTTP_ANNA]) == known(["nobody@x.example", ANNA]) == list(Persona.objects.all())


@pytest.mark.parametrize("outcome", ["confirmed_hostile", "likely_hostile", "inconclusive", "criminal_fraud"])
def test_it_stays_known_when_the_case_closes_on_something_that_wasnt_harmless(cast, outcome):
    closed(cast, outcome)
    assert known([ANNA])


@pytest.mark.parametrize("outcome", HARMLESS)
def test_whoever_proved_harmless_is_not_called_known_until_another_report_comes(cast, outcome):
    closed(cast, outcome)
    assert known([ANNA]) == []
    filed(cast.nora, addresses=[ANNA])
    assert known([ANNA])


def test_a_match_is_an_event_in_the_history_of_the_persona_without_anybody_in_it(cast):
    report = filed(cast.olga, addresses=[ANNA])
    assert ask_register([ANNA], by=cast.sam)
    event = Event.objects.get(kind="checked")
    assert (event.stream, event.stream_id) == ("persona", report.approach.persona_id)
    assert (event.by_kind, event.by_id, event.data) == ("reporter", None, {})


def test_a_match_stands_with_the_persona_that_it_counts_as(cast):
    filed(cast.olga, addresses=[ANNA])
    filed(cast.nora, addresses=["boris@x.example"])
    anna, boris = Persona.objects.order_by("pk")
    merge_personas(anna.pk, boris.pk, reason="One photo", by=cast.lena, version=1)
    ask_register([ANNA], by=cast.sam)
    assert Event.objects.get(kind="checked").stream_id == boris.pk


def test_nothing_known_leaves_no_event(cast):
    assert not ask_register([ANNA], by=cast.sam)
    assert not Event.objects.filter(kind="checked").exists()


def test_a_stranger_and_somebody_who_proved_harmless_take_the_very_same_statements(cast):
    closed(cast, "genuine_contact")
    said = []
    for address in (ANNA, "https://network.example/in/nobody"):
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            ask_register([address], by=cast.sam)
        said.append([query["sql"].split(" ")[0] for query in captured.captured_queries])
    assert said[0] == said[1]


def test_one_person_asks_a_few_times_a_day_and_another_is_not_held_up(cast):
    filed(cast.olga, addresses=[ANNA])
    for _ in range(A_DAY):
        ask_register([ANNA], by=cast.sam)
    with pytest.raises(TooMany):
        ask_register([ANNA], by=cast.sam)
    assert Event.objects.filter(kind="checked").count() == A_DAY
    assert ask_register([ANNA], by=cast.max)
    with at_moment(now() + timedelta(days=1)):
        assert ask_register([ANNA], by=cast.sam)


def test_after_several_misses_in_a_row_there_is_a_pause_after_each_further_one(cast):
    start = now().replace(hour=9, minute=0)
    with at_moment(start):
        misses(cast, MISSES)
        with pytest.raises(TooMany):
            ask_register([ANNA], by=cast.sam)
    with at_moment(start + PAUSE):
        misses(cast, 1)
        with pytest.raises(TooMany):
            misses(cast, 1)


def test_a_match_ends_the_row_of_misses(cast):
    filed(cast.olga, addresses=[ANNA])
    for _ in range(3):
        misses(cast, MISSES - 1)
        ask_register([ANNA], by=cast.sam)


def test_what_is_kept_to_limit_somebody_names_neither_them_nor_an_address(cast):
    ask_register(["stranger@elsewhere.example"], by=cast.sam)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        kept = str([(key, b64decode(value)) for key, value in cursor.fetchall()])
    assert "checks:" in kept
    for word in (cast.sam.pseudonym, cast.sam.email, "stranger", "elsewhere"):
        assert word not in kept
