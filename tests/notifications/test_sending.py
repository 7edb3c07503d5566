"""Does every letter go out once, whoever refuses or dies, and say nothing of a case?"""

import threading
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.db import connections
from structlog.testing import capture_logs

from cases import actions
from events.clock import at as at_time
from events.clock import now
from notifications import sending
from notifications.mail import message_id
from notifications.models import Notification
from notifications.sending import MOST_REFUSALS, send_waiting
from notifications.telling import tell
from notifications.terms import Channel, State
from reports.receipts import new_code
from tests.factories import assembled, filed

STORY = "Carrier pigeons were mentioned"


def mail_of(user):
    return Notification.objects.filter(channel=Channel.MAIL, recipient=user.pseudonym, message="new_case")


def told_of_a_case(cast, **told):
    """A case that Olga alone is told of by mail; welcomes of the others are out of the way."""
    tell()
    Notification.objects.filter(channel=Channel.MAIL).update(state=State.SENT)
    case = filed(cast.sam, narrative=STORY, **told).case
    tell()
    Notification.objects.filter(channel=Channel.MAIL, recipient=cast.nora.pseudonym).update(state=State.SENT)
    return case


def later(**span):
    return at_time(now() + timedelta(**span))


def test_a_letter_goes_to_the_person_and_says_only_that_there_is_something_to_read(cast, smtp_settings):
    case = told_of_a_case(cast, persona_name="Ann Onym")
    assert send_waiting() == 1
    (letter,) = smtp_settings.to(cast.olga.email)
    text = "\n".join([*map(str, letter.values()), letter.get_content()])
    assert "something for you to read" in letter["Subject"]
    assert f"/notifications/{mail_of(cast.olga).get().pk}/" in text
    assert "OFFICIAL-SENSITIVE – For security staff only" in letter.get_content()
    assert not [word for word in (STORY, "pigeons", "Ann Onym", case.reference, "case", "report") if word in text]


def test_a_reporters_letter_cannot_be_told_from_an_officers(cast, smtp_settings):
    case = told_of_a_case(cast)
    actions.move(case.reference, "claim", by=cast.olga, version=None)
    tell()
    send_waiting()
    (officers,), (reporters,) = smtp_settings.to(cast.olga.email), smtp_settings.to(cast.sam.email)

    def said(letter):
        return letter["Subject"], [line for line in letter.get_content().splitlines() if "/notifications/" not in line]

    assert said(officers) == said(reporters)


def test_a_confidential_reporter_gets_a_letter_and_an_anonymous_one_never(cast, smtp_settings):
    tell()
    Notification.objects.all().update(state=State.SENT)
    for mode, reporter, receipt in (("confidential", cast.sam, ""), ("anonymous", None, new_code())):
        case = filed(reporter, mode=mode, receipt=receipt).case
        actions.move(case.reference, "claim", by=cast.olga, version=None)
    tell()
    send_waiting()
    assert len(smtp_settings.to(cast.sam.email)) == 1
    assert {letter["To"] for letter in smtp_settings.messages} == {cast.sam.email, cast.olga.email, cast.nora.email}


def test_an_urgent_letter_says_that_it_is_for_today(cast, smtp_settings):
    told_of_a_case(cast, stage=8)
    send_waiting()
    assert "today" in smtp_settings.to(cast.lena.email)[0]["Subject"]


def test_a_newcomer_gets_a_link_with_which_they_can_set_a_password(cast, client, smtp_settings, settings):
    tell()
    Notification.objects.all().update(state=State.SENT)
    wilma = cast.person("wilma")
    tell()
    send_waiting()
    (letter,) = smtp_settings.to(wilma.email)
    link = next(line for line in letter.get_content().splitlines() if "/password/reset/key/" in line)
    page = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    done = client.post(
        page.redirect_chain[-1][0], {"password1": "a long and winding road", "password2": "a long and winding road"}
    )
    assert done.status_code == 302
    wilma.refresh_from_db()
    assert wilma.check_password("a long and winding road")


def test_what_was_sent_is_not_sent_again(cast, smtp_settings):
    told_of_a_case(cast)
    assert send_waiting() == 1
    assert send_waiting() == 0
    row = mail_of(cast.olga).get()
    assert (row.state, row.sent_at is not None) == (State.SENT, True)


def test_who_has_lost_sight_of_the_case_gets_no_letter_any_more(cast, smtp_settings):
    case = told_of_a_case(cast)
    actions.declare_conflict(case.reference, person=cast.olga, by=cast.olga, version=None)
    send_waiting()
    assert smtp_settings.to(cast.olga.email) == []
    assert mail_of(cast.olga).get().state == State.WITHHELD


def test_nor_does_somebody_whose_account_was_closed(cast, smtp_settings):
    told_of_a_case(cast)
    cast.olga.is_active = False
    cast.olga.save()
    send_waiting()
    assert smtp_settings.messages == []
    assert mail_of(cast.olga).get().state == State.WITHHELD


def test_what_the_server_refuses_for_now_is_tried_again_later_and_nothing_is_lost(cast, smtp_settings):
    told_of_a_case(cast)
    smtp_settings.refusing = True
    assert send_waiting() == 0
    assert mail_of(cast.olga).get().state == State.WAITING
    smtp_settings.refusing = False
    assert send_waiting() == 0, "not at once"
    with later(minutes=1):
        assert send_waiting() == 1
    assert len(smtp_settings.to(cast.olga.email)) == 1


def test_a_server_that_is_away_for_days_loses_nothing(cast, smtp_settings, settings):
    told_of_a_case(cast)
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    for day in range(10):
        with later(days=day):
            assert send_waiting() == 0
    settings.EMAIL_PORT = right
    with later(days=11):
        assert send_waiting() == 1


def test_a_server_that_refuses_everything_is_not_asked_for_every_letter(cast, smtp_settings, monkeypatch):
    for _ in range(10):
        filed(cast.sam)
    tell()
    asked = []
    monkeypatch.setattr(EmailBackend, "open", lambda self: asked.append(1) or (_ for _ in ()).throw(OSError()))
    send_waiting()
    assert len(asked) == sending.IN_A_ROW


def test_an_address_refused_for_good_is_set_aside_with_a_line_in_the_log(cast, smtp_settings, monkeypatch):
    told_of_a_case(cast)

    def refuse(self, letters):
        raise SMTPRecipientsRefused({letters[0].to[0]: (550, b"No such person")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with capture_logs() as lines:
        for day in range(MOST_REFUSALS):
            with later(days=day):
                send_waiting()
    assert mail_of(cast.olga).get().state == State.SET_ASIDE
    aside = [line for line in lines if line["event"] == "mail_set_aside"]
    assert [line["why"] for line in aside] == ["refused_550"]
    assert cast.olga.email not in str(lines)
    assert Notification.objects.filter(recipient=cast.olga.pseudonym, channel=Channel.APP).exists()


def test_a_letter_whose_end_nobody_saw_is_sent_once_more_under_the_same_id_and_never_again(
    cast, smtp_settings, monkeypatch
):
    told_of_a_case(cast)
    send = EmailBackend.send_messages

    def vanish(self, letters):
        send(self, letters)
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", vanish)
    with capture_logs() as lines:
        for day in range(5):
            with later(days=day):
                send_waiting()
    letters = smtp_settings.to(cast.olga.email)
    assert len(letters) == 2
    assert {letter["Message-ID"] for letter in letters} == {message_id(mail_of(cast.olga).get())}
    assert mail_of(cast.olga).get().state == State.SET_ASIDE
    assert "twice_lost" in [line.get("why") for line in lines]


def test_a_worker_that_dies_after_sending_causes_one_letter_more_at_most(cast, smtp_settings, monkeypatch):
    told_of_a_case(cast)

    def die(server):
        server.close()
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_hang_up", die)
        with pytest.raises(SystemExit):
            send_waiting()
    assert send_waiting() == 0, "the lease isn't over"
    with later(minutes=3):
        assert send_waiting() == 1
    assert len({letter["Message-ID"] for letter in smtp_settings.to(cast.olga.email)}) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_letter_once(smtp_settings):
    cast = assembled()
    for _ in range(10):
        filed(cast.sam)
    tell()
    start = threading.Barrier(2)

    def work():
        start.wait()
        send_waiting()
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(smtp_settings.to(cast.olga.email)) == 10 + 1  # and her welcome
    ids = [letter["Message-ID"] for letter in smtp_settings.messages]
    assert len(ids) == len(set(ids)) == Notification.objects.filter(channel=Channel.MAIL).count()
