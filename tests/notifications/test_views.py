"""Does everyone see what they were told, and only while its page is there for them?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions
from events.actions import record
from notifications import queries
from notifications.models import MailOff, Notification
from notifications.telling import tell
from notifications.terms import Channel
from tests.factories import at, filed

LIST = "/notifications/"


@pytest.fixture
def door(cast):
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def told(user, channel=Channel.APP):
    return Notification.objects.filter(recipient=user.pseudonym, channel=channel).order_by("-pk")


def test_the_list_is_closed_to_those_who_are_not_signed_in(db):
    assert Client().get(LIST).status_code == 302


def test_an_officer_sees_what_they_were_told_with_the_way_to_the_case(cast, door):
    case = filed(cast.sam, narrative="Of foghorns").case
    tell()
    page = door(cast.olga).get(LIST).content.decode()
    assert "A new case is waiting at your desk" in page
    assert f'href="/cases/{case.reference}/"' in page
    assert "foghorns" not in page


def test_a_reporter_is_led_to_their_report_also_in_confidence(cast, door):
    case = filed(cast.sam, mode="confidential").case
    actions.move(case.reference, "claim", by=cast.olga, version=None)
    tell()
    page = door(cast.sam).get(LIST).content.decode()
    assert f'href="/reports/{case.reference}/"' in page


def test_somebody_elses_notification_is_not_there(cast, door):
    filed(cast.sam)
    tell()
    row = told(cast.olga).first()
    otto = door(cast.otto)
    assert otto.get(f"{LIST}{row.pk}/").status_code == 404
    assert otto.post(f"{LIST}{row.pk}/read/").status_code == 404
    row.refresh_from_db()
    assert row.read_at is None


def test_what_one_has_lost_sight_of_is_neither_shown_nor_counted(cast, door):
    case = filed(cast.sam).case
    tell()
    row, letter = told(cast.nora).first(), told(cast.nora, Channel.MAIL).first()
    assert queries.unread(cast.nora) == 1
    actions.move(case.reference, "claim", by=cast.olga, version=None)
    actions.declare_conflict(case.reference, person=cast.nora, by=cast.nora, version=None)
    assert queries.unread(cast.nora) == 0
    nora = door(cast.nora)
    assert case.reference not in nora.get(LIST).content.decode()
    assert nora.get(f"{LIST}{letter.pk}/").status_code == 404
    assert nora.post(f"{LIST}{row.pk}/read/").status_code == 404


def test_the_link_of_a_letter_leads_to_the_page(cast, door):
    case = filed(cast.sam).case
    tell()
    response = door(cast.olga).get(f"{LIST}{told(cast.olga, Channel.MAIL).first().pk}/")
    assert response["Location"] == f"/cases/{case.reference}/"


def test_one_is_marked_as_read_or_all_of_them_and_never_by_looking(cast, door):
    for _ in range(3):
        filed(cast.sam)
    tell()
    olga = door(cast.olga)
    olga.get(LIST)
    assert queries.unread(cast.olga) == 3
    assert olga.get(f"{LIST}read/").status_code == 405
    olga.post(f"{LIST}{told(cast.olga).first().pk}/read/")
    assert queries.unread(cast.olga) == 2
    olga.post(f"{LIST}read/")
    assert queries.unread(cast.olga) == 0
    assert queries.unread(cast.nora) == 3


def test_marking_twice_is_harmless(cast, door):
    filed(cast.sam)
    tell()
    olga, path = door(cast.olga), f"{LIST}{told(cast.olga).first().pk}/read/"
    assert [olga.post(path).status_code for _ in range(2)] == [302, 302]


def test_the_number_of_unread_ones_stands_in_the_header_and_ends_at_99(cast, door):
    filed(cast.sam)
    tell()
    row = told(cast.olga).first()
    assert ">1<span" in door(cast.olga).get(LIST).content.decode()
    more = [record("case", row.event.stream_id, "note", by=cast.nora) for _ in range(120)]
    kept = {"message": row.message, "page": row.page, "reference": row.reference}
    Notification.objects.bulk_create(
        Notification(event=event, recipient=row.recipient, channel=Channel.APP, **kept) for event in more
    )
    assert ">99<span" in door(cast.olga).get(LIST).content.decode()


def test_the_list_costs_the_same_however_long_it_is_and_is_cut_into_pages(cast, door):
    def cost():
        with CaptureQueriesContext(connection) as queries_made:
            olga.get(LIST)
        return len(queries_made)

    olga = door(cast.olga)
    filed(cast.sam)
    tell()
    olga.get(LIST)
    few = cost()
    cases = [filed(cast.sam).case.reference for _ in range(40)]
    tell()
    assert cost() == few
    first = olga.get(LIST).content.decode()
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = olga.get(LIST + older).content.decode()
    assert all((reference in first) != (reference in second) for reference in cases)


def test_the_count_in_the_header_is_one_statement(cast):
    filed(cast.sam)
    tell()
    assert cast.olga.held
    with CaptureQueriesContext(connection) as made:
        queries.unread(cast.olga)
    assert len(made) == 1


def test_mail_is_chosen_by_topic_and_only_topics_of_ones_own_are_offered(cast, door):
    sam, lena = door(cast.sam), door(cast.lena)
    assert 'value="new_cases"' not in sam.get(f"{LIST}mail/").content.decode()
    assert sam.post(f"{LIST}mail/", {"topics": ["urgent"]}).status_code == 200
    assert 'value="urgent"' in lena.get(f"{LIST}mail/").content.decode()
    assert lena.post(f"{LIST}mail/", {"topics": ["urgent", "reports"]}).status_code == 302
    assert set(MailOff.objects.filter(user=cast.lena).values_list("topic", flat=True)) == {
        "new_cases", "my_cases", "decisions",
    }  # fmt: skip
    assert queries.mailed_to(cast.lena) == ["reports", "urgent"]


def test_everybody_can_open_both_pages(cast, door):
    at("closed", cast)
    tell()
    for user in (cast.sam, cast.olga, cast.lena, cast.max, cast.audra, cast.ada):
        for name in ("list", "mail"):
            assert door(user).get(reverse(f"notifications:{name}")).status_code == 200
