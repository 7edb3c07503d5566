"""Are notes changed by their writer only, with each edition kept, told to whom they name, and shown on purpose?"""

import pytest

from cases.actions import edit_note, note, share_note
from cases.models import Message, Note, NoteEdition
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, StaleVersion
from notifications.models import Notification
from notifications.telling import tell
from tests.cases.actions.refusing import refused
from tests.factories import at


@pytest.fixture
def case(cast):
    return at("triage", cast)


@pytest.fixture
def olga(cast, client):
    client.force_login(cast.olga)
    return client


def told(message: str) -> set[str]:
    return set(Notification.objects.filter(message=message, channel="app").values_list("recipient", flat=True))


def test_each_edition_of_a_note_stays_and_only_its_writer_changes_it(cast, case):
    written = note(case.reference, "Rang the bank", by=cast.olga)
    edit_note(case.reference, written.pk, "Rang the bank twice", edition=1, by=cast.olga)
    edit_note(case.reference, written.pk, "Rang the bank three times", edition=2, by=cast.olga)
    assert list(NoteEdition.objects.values_list("number", "text")) == [(1, "Rang the bank"), (2, "Rang the bank twice")]
    for by, edition, text, error in [
        (cast.nora, 3, "Not so", Forbidden), (cast.olga, 2, "Late", StaleVersion), (cast.olga, 3, " ", Invalid),
        (cast.otto, 3, "Curious", NotThere),
    ]:  # fmt: skip
        with refused(error):
            edit_note(case.reference, written.pk, text, edition=edition, by=by)
    assert "bank" not in str(list(Event.objects.filter(kind="edit_note").values_list("data")))


def test_who_is_named_in_a_note_is_told_if_they_can_see_the_case(cast, case):
    cast.person("ola")
    note(case.reference, "@Nora please look, and @Otto too, @olga as well. Mail x@lena.example", by=cast.olga)
    tell()
    assert told("mentioned") == {cast.nora.pseudonym}
    written = note(case.reference, "Nobody named", by=cast.olga)
    edit_note(case.reference, written.pk, "For @Lena", edition=1, by=cast.olga)
    edit_note(case.reference, written.pk, "For @Lena indeed", edition=2, by=cast.olga)
    tell()
    assert told("mentioned") == {cast.nora.pseudonym, cast.lena.pseudonym}
    assert Notification.objects.filter(message="mentioned", recipient=cast.lena.pseudonym, channel="app").count() == 1


def test_the_reporter_reads_only_what_was_shown_to_them_on_purpose(cast, case):
    written = note(case.reference, "The bank says no", by=cast.olga)
    with refused(Forbidden):
        share_note(case.reference, written.pk, "The bank says no", by=cast.nora, version=None)
    with refused(Invalid):
        share_note(case.reference, written.pk, "", by=cast.olga, version=None)
    share_note(case.reference, written.pk, "We have asked a bank.", by=cast.olga, version=None)
    message = Message.objects.get()
    assert (message.text, message.sent_at is not None) == ("We have asked a bank.", True)
    tell()
    assert cast.sam.pseudonym in told("update")


def test_a_note_is_sent_to_the_reporter_only_after_it_was_seen_as_they_will_see_it(case, cast, olga):
    written = note(case.reference, "The bank says no", by=cast.olga)
    case.refresh_from_db()
    page = f"/cases/{case.reference}/notes/{written.pk}/share/"
    assert "The bank says no" in olga.get(page).content.decode()
    given = {"version": case.version, "text": "We have asked a bank."}
    assert "What the reporter will read" in olga.post(page, {**given, "seen": "yes"}).content.decode()
    assert not Message.objects.exists()
    assert "What the reporter will read" not in olga.post(page, {**given, "change": "yes"}).content.decode()
    assert olga.post(page, {**given, "send": "yes"}).status_code == 302
    olga.force_login(cast.sam)
    said = olga.get(f"/reports/{case.reference}/").content.decode()
    assert "We have asked a bank." in said
    assert "The bank says no" not in said


def test_who_changed_the_note_in_another_window_sees_both_texts(case, cast, olga):
    written = note(case.reference, "First", by=cast.olga)
    page = f"/cases/{case.reference}/notes/{written.pk}/"
    assert olga.post(page, {"edition": 1, "text": "Second"}).status_code == 302
    late = olga.post(page, {"edition": 1, "text": "Mine instead"})
    assert late.status_code == 409
    said = late.content.decode()
    assert all(text in said for text in ("First", "Second", "Mine instead"))
    assert Note.objects.get(pk=written.pk).text == "Second"
    assert "Change it" in olga.get(f"/cases/{case.reference}/").content.decode()
