"""Is everything found that its officer may read, in any script, and nothing else, whatever is typed?"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.actions import declare_conflict, move, note, open_to, restrict
from cases.models import Case, Passage, Trace
from cases.queries.search.asked import asked
from cases.queries.search.finding import hits_of
from cases.queries.search.showing import excerpt
from tests.depth import DEPTH
from tests.factories import CONCLUSION, at, filed

MARKER = "quokkazephyr"


def found(user, typed: str) -> list[str]:
    return [hit.row.reference for hit in hits_of(user, typed)]


@pytest.mark.parametrize("typed", [
    "recruiters", "RECRUITER", "offered paid", "harbour-partners.example", "anna-beacon-482", "Beacon", "recruit*",
    "王伟", "王", "伟先", "Ли", "Ия Ким", "مي", "Пётр", "петр", "jose", "김민준", "linkedin.com/in/anna-beacon-482",
])  # fmt: skip
def test_what_was_told_is_found_in_any_script(cast, typed):
    case = filed(
        cast.sam, narrative="A recruiter, José, offered a paid talk. With 王伟先生, Ли, Ия Ким, مي نور, 김민준, Пётр.",
        persona_name="Anna Beacon", addresses=["linkedin.com/in/anna-beacon-482", "anna@harbour-partners.example"],
    )  # fmt: skip
    filed(cast.sam, narrative="Something else altogether.")
    assert found(cast.olga, typed) == [case.reference]
    (hit,) = hits_of(cast.olga, typed)
    assert "<mark>" in hit.said


def test_notes_messages_and_summaries_are_found_as_they_are_now(cast):
    case = at("awaiting_reporter", cast)
    note(case.reference, "Compare with the wolverine file.", by=cast.nora)
    assert [hit.where for hit in hits_of(cast.olga, "wolverine")] == ["A note"]
    assert [hit.where for hit in hits_of(cast.olga, "When was that")] == ["The conversation with the reporter"]
    closed = at("closed", cast)
    assert found(cast.olga, "doesn't exist recruiter") == []
    assert [hit.where for hit in hits_of(cast.olga, "recruiter does not exist")] == ["The summary"]
    assert found(cast.olga, closed.reference[:7]) == [closed.reference]
    Case.objects.filter(pk=case.pk).update(reference="VABGN-QSZTX")  # a tenth of them begin without a digit
    assert found(cast.olga, "vabgn-q") == ["VABGN-QSZTX"]


def test_what_a_duplicate_told_is_found_where_it_is_worked_on(cast):
    living, double = filed(cast.sam).case, filed(cast.sam, narrative=f"Of {MARKER}.").case
    details = {"outcome": "duplicate", "reason": "The same", "reply": "Thank you.", "duplicate_of": living.reference}
    move(double.reference, "dismiss", by=cast.olga, version=None, **details)
    assert found(cast.olga, MARKER) == [living.reference]
    move(double.reference, "reopen", by=cast.lena, version=None, reason="Not the same")
    assert found(cast.olga, MARKER) == [double.reference]


def test_nothing_of_a_case_outside_the_scope_is_found(cast, client):
    open_case, kept = (filed(cast.sam, narrative=f"They named {MARKER} and the weather.").case for _ in range(2))
    restrict(kept.reference, restricted=True, by=cast.lena, version=None)
    note(kept.reference, f"A note about {MARKER}.", by=cast.lena)
    assert found(cast.otto, MARKER) == []
    assert found(cast.olga, MARKER) == [open_case.reference]
    assert found(cast.olga, kept.reference[:8]) == []
    open_to(kept.reference, person=cast.otto, by=cast.lena, version=None)
    assert found(cast.otto, MARKER) == [kept.reference]
    declare_conflict(open_case.reference, person=cast.olga, by=cast.olga, version=None)
    assert found(cast.olga, MARKER) == []
    for person, status in ((cast.olga, 200), (cast.sam, 403), (cast.max, 403), (cast.ada, 403)):
        client.force_login(person)
        page = client.get("/cases/search/", {"q": "weather"})
        assert page.status_code == status
        assert MARKER not in page.content.decode()


def test_who_reported_in_confidence_is_in_no_passage(cast):
    filed(cast.sam, mode="confidential", safe_contact=f"ring {MARKER}")
    texts = " ".join(Passage.objects.values_list("text", flat=True))
    assert not re.search(f"{MARKER}|{cast.sam.email}|\\b{cast.sam.name}\\b", texts)


@settings(max_examples=DEPTH.rows)
@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_a_question_and_its_answer_safe_html(django_db_setup, django_db_blocker, typed):
    query = asked(typed).query
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if query:
            cursor.execute("SELECT to_tsquery('told', %s)", [query])
    said = excerpt(f"<script>{typed}</script> & more", asked(typed).words)
    assert "<" not in re.sub("</?mark>", "", said)


@settings(max_examples=DEPTH.rows)
@given(word=st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12))
def test_every_word_of_any_script_is_found_in_its_own_text(django_db_setup, django_db_blocker, word):
    query = asked(word).query
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT words_of(%s) @@ to_tsquery('told', %s)", [f"They said {word}, twice.", query or "'twice'"]
        )
        assert cursor.fetchone() == (True,)


def test_a_search_asks_at_most_eight_questions_however_much_there_is(cast, client):
    client.force_login(cast.olga)

    def questions(typed: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/cases/search/", {"q": typed}).status_code == 200
        return len(captured)

    filed(cast.sam, narrative=f"One {MARKER}.")
    few = {typed: questions(typed) for typed in (MARKER, "nothing of the kind", "7K4M9")}
    for _ in range(3):
        filed(cast.sam, narrative=f"More {MARKER}.")
    assert {typed: questions(typed) for typed in few} == few
    assert max(few.values()) <= 8, few


def test_a_name_written_otherwise_is_found_where_the_words_are_not(cast):
    case = filed(cast.sam, persona_name="Anna Beacon").case
    Trace.objects.create(case=case, kind=Trace.Kind.NAME, said="anna beacon")
    assert found(cast.olga, "Bacon Anna") == [case.reference]
    assert found(cast.otto, "Bacon Anna") == []


def test_what_comes_after_a_conclusion_is_the_newest_summary(cast):
    case = at("triage", cast)
    move(case.reference, "conclude", by=cast.olga, version=None, **{**CONCLUSION, "severity": "high"})
    assert Case.objects.get(pk=case.pk).status == "review"
    assert Passage.objects.filter(kind="summary", case=case).count() == 1


def test_the_api_searches_by_the_same_door(cast, client):
    best = filed(cast.sam, narrative=f"{MARKER} {MARKER} {MARKER}").reference
    other = filed(cast.sam, narrative=f"Once {MARKER}, and then a great many other words were said.").reference
    client.force_login(cast.olga)
    rows = client.get("/api/v1/cases/", {"q": MARKER}).json()
    assert [row["reference"] for row in rows["results"]] == [best, other]
    assert rows["next"] is None
    client.force_login(cast.otto)
    assert client.get("/api/v1/cases/", {"q": MARKER}).json()["results"] == []
