"""What is kept of a report in each mode, what is not, and what is refused?"""

import threading
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.actions import count_heads
from accounts.sealing import unseal as open_seal
from cases.actions import describe, move
from cases.models import Approach, Case, Conflict
from events.doers import SYSTEM
from events.models import Event
from events.refusals import Forbidden, Invalid
from reports import actions
from reports.facts import in_words
from reports.models import Report
from reports.receipts import digest, new_code
from tests.cases.actions.refusing import refused
from tests.factories import assembled, filed

CODE = "1234 5678 9012 3456"
IDENTIFYING = {"post": "Keeper of the third lamp", "safe_contact": "Pigeon loft, after dark"}


def everywhere(*words: str) -> list[str]:
    """Each place (table.column: word) where a word stands in clear, in the whole database, `accounts_user` aside."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            if table in ("accounts_user", "accounts_unit"):
                continue
            cursor.execute(f'SELECT to_jsonb(row)::text FROM "{table}" AS row')
            rows = " ".join(row for (row,) in cursor.fetchall())
            found += [f"{table}: {word}" for word in words if word.lower() in rows.lower()]
    return found


def columns_holding(user) -> list[str]:
    """The tables of reports, cases and personas in which a row refers to this user by number."""
    models = [model for app in ("personas", "cases", "reports") for model in apps.get_app_config(app).get_models()]
    return [
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.fields
        if field.related_model is type(user) and model.objects.filter(**{field.name: user}).exists()
    ]


def test_a_named_report_names_its_reporter(cast):
    report = filed(cast.sam)
    assert (report.reporter, report.person, report.sealed, report.receipt) == (cast.sam, cast.sam.pseudonym, None, None)
    assert report.approach.person == cast.sam.pseudonym
    assert report.approach.unit == cast.lamps
    assert report.reference == report.case.reference
    assert Conflict.objects.get(case=report.case).person == cast.sam.pseudonym


def test_a_confidential_report_keeps_nothing_in_clear_that_names_its_reporter(cast):
    wren = cast.person("wren-wintergreen", unit=cast.lamps, post=IDENTIFYING["post"])
    report = filed(wren, mode="confidential", safe_contact=IDENTIFYING["safe_contact"])
    assert everywhere("wintergreen", *IDENTIFYING.values()) == []
    assert columns_holding(wren) == []
    assert report.approach.unit is None, "a small unit would give the person away"
    assert not Event.objects.filter(by_id=wren.pk).exists()
    sealed = open_seal(bytes(report.sealed), of=report.reference)
    assert (sealed["name"], sealed["post"], sealed["unit"]) == (wren.name, IDENTIFYING["post"], "Lamps")
    assert sealed["safe_contact"] == IDENTIFYING["safe_contact"]
    assert Report.objects.of(wren).get() == report


@pytest.mark.parametrize(("people", "shown"), [(None, False), (49, False), (50, True)])
def test_a_large_unit_is_shown_and_a_small_one_sealed(cast, people, shown):
    if people is not None:
        count_heads(cast.lamps, {date(2026, 1, 1): 5000, date(2026, 6, 1): people}, by=SYSTEM)
    report = filed(cast.sam, mode="confidential")
    assert (report.approach.unit == cast.lamps) is shown
    assert report.case.desk == cast.north, "the desk of the unit, shown or not"


def test_an_anonymous_report_keeps_nothing_of_whoever_was_signed_in(cast):
    report = filed(cast.sam, mode="anonymous", receipt=CODE, safe_contact=IDENTIFYING["safe_contact"])
    assert (report.person, report.reporter, report.sealed, report.approach.person) == ("", None, None, "")
    assert columns_holding(cast.sam) == []
    assert report.approach.unit is None
    assert not Conflict.objects.filter(case=report.case).exists()
    assert everywhere(cast.sam.pseudonym, IDENTIFYING["safe_contact"], CODE, CODE.replace(" ", "")) == []
    assert bytes(report.receipt) == digest(CODE)


def test_in_the_journal_every_reporter_is_the_reporter(cast):
    for mode, receipt in (("named", ""), ("confidential", ""), ("anonymous", CODE)):
        case = filed(cast.sam, mode=mode, receipt=receipt).case
        event = Event.objects.get(stream="case", stream_id=case.pk)
        assert (event.kind, event.by_kind, event.by_id) == ("open", "reporter", None)


def test_an_officer_can_take_it_down_for_somebody_and_is_named_for_it(cast):
    told = actions.Testimony(narrative="They rang me")
    report = actions.file(told, mode="named", key=uuid4(), reporter=cast.sam, taken_by=cast.olga)
    assert report.filed_by == cast.olga
    assert Event.objects.get(stream="case").by_id == cast.olga.pk
    with refused(Forbidden):
        actions.file(told, mode="named", key=uuid4(), reporter=cast.sam, taken_by=cast.max)


def test_of_a_colleagues_approach_the_colleague_is_counted_and_kept_out(cast):
    report = filed(cast.sam, about_colleague=True, colleague=cast.otto)
    assert report.approach.person == cast.otto.pseudonym
    assert set(Conflict.objects.values_list("person", "why")) == {
        (cast.sam.pseudonym, "reporter"), (cast.otto.pseudonym, "subject"),
    }  # fmt: skip
    assert filed(cast.sam, about_colleague=True).approach.person == "", "nobody knows who it was"


def test_the_same_key_is_the_same_report_and_never_anothers(cast):
    key, told = uuid4(), actions.Testimony(narrative="Once")
    first = actions.file(told, mode="named", key=key, reporter=cast.sam)
    assert actions.file(told, mode="named", key=key, reporter=cast.sam) == first
    assert Case.objects.count() == 1
    for reporter, mode, receipt in ((cast.max, "named", ""), (None, "anonymous", CODE)):
        with refused(Invalid):
            actions.file(told, mode=mode, key=key, reporter=reporter, receipt=receipt)


def test_the_same_receipt_is_the_same_report_however_it_is_typed(cast):
    first = filed(None, mode="anonymous", receipt=CODE)
    assert filed(None, mode="anonymous", receipt=CODE.replace(" ", "-")) == first


@pytest.mark.parametrize(("told", "field"), [
    ({"narrative": "   "}, "narrative"),
    ({"narrative": "x" * 20_001}, "narrative"),
    ({"narrative": "nul\0"}, "narrative"),
    ({"persona_name": "x" * 201}, "persona_name"),
    ({"safe_contact": "x" * 301}, "safe_contact"),
    ({"addresses": ["x" * 501]}, "addresses"),
    ({"addresses": ["a"] * 51}, "addresses"),
    ({"platform": "pigeon"}, "platform"),
    ({"moved_to": ["pigeon"]}, "moved_to"),
    ({"method": "magic"}, "method"),
    ({"stage": 9}, "stage"),
    ({"sector": "circus"}, "sector"),
    ({"employment": "retired"}, "employment"),
    ({"done_so_far": ["ran away"]}, "done_so_far"),
    ({"first_contact_on": date(2026, 2, 1), "last_contact_on": date(2026, 1, 1)}, "last_contact_on"),
])  # fmt: skip
def test_what_cannot_be_used_is_refused_by_name_and_nothing_is_kept(cast, told, field):
    with refused(Invalid) as caught:
        filed(cast.sam, **told)
    assert set(caught.value.fields) == {field}


@pytest.mark.parametrize(("mode", "receipt", "field"), [
    ("named", "", "mode"), ("confidential", "", "mode"), ("anonymous", "", "receipt"), ("secret", "", "mode"),
    ("anonymous", "1234", "code"),
])  # fmt: skip
def test_each_mode_needs_what_it_stands_on(cast, mode, receipt, field):
    with refused(Invalid) as caught:
        filed(None, mode=mode, receipt=receipt)
    assert set(caught.value.fields) == {field}


def test_without_a_desk_nobody_could_read_it_and_it_is_said(cast):
    cast.organisation.default_desk = None
    cast.organisation.save()
    with refused(Invalid):
        filed(None, mode="anonymous", receipt=new_code())


@pytest.mark.parametrize("column", ["narrative", "addresses", "safe_contact", "given"])
def test_testimony_cannot_be_changed_nor_a_report_removed(cast, column):
    report = filed(cast.sam)
    value = ["other"] if column == "addresses" else "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**{column: value})
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


@pytest.mark.django_db(transaction=True)
def test_filing_takes_at_most_twelve_statements_in_one_transaction_at_the_worst():
    """A known persona with a new profile, and an earlier approach to the same person that it joins."""
    cast = assembled()
    profiles = ["https://network.example/in/anna", "https://network.example/in/boris"]
    earlier = filed(cast.sam, addresses=profiles[:1], first_contact_on=date(2026, 5, 2)).approach
    with CaptureQueriesContext(
        connection,
    ) as captured:
        told = {"addresses": profiles, "persona_name": "Anna", "first_contact_on": date(2026, 5, 1)}
        filed(cast.sam, mode="confidential", about_colleague=True, colleague=cast.sam, **told)
    said = [query["sql"] for query in captured.captured_queries]
    inside = said[said.index("BEGIN") + 1 : said.index("COMMIT")]
    assert len(inside) <= 12, "\n".join(inside)
    assert said.count("BEGIN") == 1
    earlier.refresh_from_db()
    assert earlier.joined_to is not None


@pytest.mark.django_db(transaction=True)
def test_the_same_request_twice_at_the_same_moment_files_once():
    cast, key = assembled(), UUID(int=7)
    ready, filed_as = threading.Barrier(4), []

    def send() -> None:
        try:
            ready.wait(timeout=20)
            filed_as.append(
                actions.file(actions.Testimony(narrative="Once"), mode="named", key=key, reporter=cast.sam).pk
            )
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(filed_as) == 4
    assert len(set(filed_as)) == Report.objects.count() == Case.objects.count() == Approach.objects.count() == 1


def test_filing_reaches_out_to_nothing(cast, monkeypatch):
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("filing reached out to the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert filed(cast.sam, addresses=["https://network.example/in/anna", "anna@firm.example", "+44 20 7946 0000"])


def test_what_was_said_of_the_contact_stays_when_officers_correct_the_approach(cast):
    report = filed(cast.sam, platform="linkedin", stage=2, first_contact_on=date(2026, 3, 1), moved_to=["email"])
    move(report.reference, "claim", by=cast.olga, version=None)
    describe(report.reference, report.approach_id, by=cast.olga, version=None, platform="xing", stage=4)
    report.refresh_from_db()
    assert report.facts == {"platform": "linkedin", "stage": 2, "first_contact_on": "2026-03-01", "moved_to": ["email"]}
    assert ("Where it began", "LinkedIn") in in_words(report.facts)
    assert report.approach.stage == 4
