"""Does everyone concerned hear of an event once, and nobody for whom its page isn't there?"""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from cases import actions
from cases.models import Conflict
from events.actions import record
from events.clock import at as at_time
from events.clock import now
from events.models import Event, Pending
from notifications import telling
from notifications.actions import choose_mail
from notifications.models import Notification
from notifications.telling import tell
from notifications.terms import Channel, State
from reports.receipts import new_code
from tests.factories import CONCLUSION, assembled, at, filed


def told_to(user, channel=Channel.APP):
    told = Notification.objects.filter(recipient=user.pseudonym, channel=channel)
    return [row.message for row in told.order_by("event")]


def test_somebody_who_reported_the_case_is_not_told_of_it_as_an_officer(cast):
    filed(cast.olga)
    tell()
    assert told_to(cast.olga) == []
    assert told_to(cast.nora) == ["new_case"]


def test_nor_is_the_colleague_who_was_approached(cast):
    filed(cast.sam, about_colleague=True, colleague=cast.olga)
    tell()
    assert told_to(cast.olga) == []


def test_nor_is_an_officer_who_declared_a_conflict(cast):
    case = at("triage", cast)
    actions.declare_conflict(case.reference, person=cast.nora, by=cast.nora, version=None)
    tell()
    before = told_to(cast.nora)
    actions.move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION | {"severity": "high"})
    tell()
    assert told_to(cast.nora) == before


def test_a_restricted_case_is_told_only_to_those_it_is_open_to(cast):
    case = at("triage", cast)
    actions.restrict(case.reference, restricted=True, by=cast.lena, version=None)
    tell()
    before = told_to(cast.nora)
    actions.move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION | {"severity": "high"})
    tell()
    assert told_to(cast.nora) == before
    assert told_to(cast.lena)[-1] == "second_look"


def test_somebody_whose_account_was_closed_is_not_told(cast):
    cast.nora.is_active = False
    cast.nora.save()
    filed(cast.sam)
    tell()
    assert told_to(cast.nora) == []


def test_an_anonymous_reporter_is_nobody(cast):
    case = filed(None, mode="anonymous", receipt=new_code()).case
    actions.move(case.reference, "claim", by=cast.olga, version=None)
    actions.move(case.reference, "ask", by=cast.olga, version=None, question="When?")
    tell()
    assert set(Notification.objects.values_list("page", flat=True)) <= {"case", "password"}


def test_a_confidential_reporter_is_told_and_their_address_stands_nowhere_in_clear(cast):
    case = filed(cast.sam, mode="confidential").case
    actions.move(case.reference, "claim", by=cast.olga, version=None)
    tell()
    assert told_to(cast.sam) == ["update"]
    assert told_to(cast.sam, Channel.MAIL)[-1] == "update"
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(told::text, ' ') FROM notifications_notification AS told")
        kept = cursor.fetchone()[0]
    assert cast.sam.pseudonym in kept
    assert cast.sam.email not in kept
    assert cast.sam.name not in kept
    assert "user_id" not in {column.name for column in Notification._meta.get_fields()}


def test_no_text_of_a_case_is_kept_in_a_notification(cast):
    at("closed", cast, narrative="The lighthouse keeper's daughter")
    tell()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(told::text, ' ') FROM notifications_notification AS told")
        assert "lighthouse keeper" not in cursor.fetchone()[0]


def test_telling_again_tells_nothing_twice(cast):
    at("closed", cast)
    tell()
    once = Notification.objects.count()
    for event in Event.objects.all():
        Pending.objects.create(event=event, reader=telling.READER, not_before=now())
    tell()
    assert Notification.objects.count() == once


def test_whoever_wants_no_mail_about_a_topic_is_told_in_the_application_only(cast):
    tell()
    choose_mail(["my_cases", "decisions"], by=cast.olga)
    filed(cast.sam)
    tell()
    assert told_to(cast.olga) == ["new_case"]
    assert "new_case" not in told_to(cast.olga, Channel.MAIL)
    assert "new_case" in told_to(cast.nora, Channel.MAIL)


def test_what_is_entered_of_the_past_is_listed_as_read_and_not_mailed(cast):
    tell()
    mails = Notification.objects.filter(channel=Channel.MAIL).count()
    with at_time(now() - timedelta(days=300)):
        filed(cast.sam)
    tell()
    row = Notification.objects.get(recipient=cast.olga.pseudonym, channel=Channel.APP)
    assert row.read_at is not None
    assert Notification.objects.filter(channel=Channel.MAIL).count() == mails


def test_of_two_rules_for_one_person_the_first_counts(cast):
    case = at("triage", cast)
    tell()
    actions.move(case.reference, "conclude", by=cast.lena, version=None, **CONCLUSION | {"severity": "high"})
    tell()
    assert told_to(cast.olga)[-1:] == ["second_look"]


def test_an_event_that_cannot_be_told_holds_up_no_other(cast):
    record("case", 999_999_999, "claim", by=cast.olga)  # of a case that doesn't exist
    filed(cast.sam)
    tell()
    assert told_to(cast.olga) == ["new_case"]
    assert Pending.objects.filter(reader=telling.READER).get().tries == 1


def test_telling_of_ten_times_as_much_asks_hardly_more(cast):
    def cost(number):
        for _ in range(number):
            filed(cast.sam)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            tell()
        return len(queries)

    tell()
    few, many = cost(2), cost(20)
    assert many <= few + 18 * 2  # of each event: who reported it


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_everything_once():
    cast = assembled()
    for _ in range(30):
        filed(cast.sam)
    start = threading.Barrier(2)

    def work():
        start.wait()
        tell()
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not Pending.objects.filter(reader=telling.READER).exists()
    assert told_to(cast.olga) == ["new_case"] * 30
    assert Notification.objects.filter(message="new_case", channel=Channel.MAIL, state=State.WAITING).count() == 60


@pytest.mark.django_db(transaction=True)
def test_a_telling_that_dies_half_way_has_told_nothing_and_is_done_again(monkeypatch):
    cast = assembled()
    filed(cast.sam)
    create = Notification.objects.bulk_create

    def die(*args, **kwargs):
        create(*args, **kwargs)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(telling.Notification.objects, "bulk_create", die)
        with pytest.raises(KeyboardInterrupt):
            tell()
    assert told_to(cast.olga) == []
    tell()
    assert told_to(cast.olga) == ["new_case"]


def test_a_conflict_of_a_sealed_reporter_keeps_them_out_as_an_officer(cast):
    case = filed(cast.nora, mode="confidential").case
    assert Conflict.objects.filter(case=case, person=cast.nora.pseudonym).exists()
    tell()
    assert told_to(cast.nora) == []
