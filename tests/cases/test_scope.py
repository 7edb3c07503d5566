"""Who sees which cases? Whoever needs to know, and nobody else, whatever their role."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from accounts.terms import RoleName
from cases.actions import close_to, declare_conflict, move, open_to, restrict
from cases.actions.lock import lock
from cases.models import Case, Conflict, Opening
from events.refusals import NotThere, Refused
from reports.models import Report
from tests.depth import DEPTH
from tests.factories import at, filed


def who_sees(case: Case) -> set[str]:
    return {user.name for user in User.objects.all() if Case.objects.visible_to(user).filter(pk=case.pk).exists()}


def test_a_case_is_seen_by_officers_and_leads_of_its_desk(cast):
    assert who_sees(filed(cast.sam).case) == {"Olga", "Nora", "Lena"}


def test_the_reporter_does_not_see_the_case_even_as_officer_or_lead(cast):
    for reporter in (cast.olga, cast.nora, cast.lena):
        case = filed(reporter).case
        assert case.desk == cast.north
        assert who_sees(case) == {"Olga", "Nora", "Lena"} - {reporter.name}


def test_a_confidential_reporter_is_kept_out_by_pseudonym(cast):
    report = filed(cast.lena, mode="confidential")
    assert who_sees(report.case) == {"Olga", "Nora"}
    assert report.reporter is None


def test_of_an_anonymous_reporter_nobody_can_know_it(cast):
    assert who_sees(filed(None, mode="anonymous", receipt="1234 5678 9012 3456").case) == {"Olga", "Nora", "Lena"}


def test_the_subject_does_not_see_the_case(cast):
    assert who_sees(filed(cast.sam, about_colleague=True, colleague=cast.nora).case) == {"Olga", "Lena"}


def test_a_declared_conflict_closes_the_case_even_to_its_officer_and_a_lead(cast):
    case = at("triage", cast)
    declare_conflict(case.reference, person=cast.olga, by=cast.olga, version=None)
    declare_conflict(case.reference, person=cast.lena, by=cast.lena, version=None)
    assert who_sees(case) == {"Nora"}
    case.refresh_from_db()
    assert case.officer is None


def test_a_case_opened_by_name_is_seen_from_another_desk_until_it_is_closed_again(cast):
    case = at("triage", cast)
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert who_sees(case) == {"Olga", "Nora", "Lena", "Otto"}
    close_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert who_sees(case) == {"Olga", "Nora", "Lena"}


def test_a_restricted_case_is_seen_by_its_officer_and_those_named(cast):
    case = at("triage", cast)
    restrict(case.reference, restricted=True, by=cast.lena, version=None)
    assert who_sees(case) == {"Olga", "Lena"}
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert who_sees(case) == {"Olga", "Lena", "Otto"}
    restrict(case.reference, restricted=False, by=cast.lena, version=None)
    assert who_sees(case) == {"Olga", "Nora", "Lena", "Otto"}


def test_a_restricted_case_is_never_left_without_anybody_who_sees_it(cast):
    case = filed(cast.sam).case
    restrict(case.reference, restricted=True, by=cast.lena, version=None)
    assert who_sees(case) == {"Lena"}
    for leave in (close_to, declare_conflict):
        with pytest.raises(Refused):
            leave(case.reference, person=cast.lena, by=cast.lena, version=None)
        assert who_sees(case) == {"Lena"}
    open_to(case.reference, person=cast.nora, by=cast.lena, version=None)
    declare_conflict(case.reference, person=cast.lena, by=cast.lena, version=None)
    assert who_sees(case) == {"Nora"}


def test_an_opening_does_not_outweigh_a_conflict(cast):
    case = filed(cast.otto).case
    Opening.objects.create(case=case, user=cast.otto)
    assert "Otto" not in who_sees(case)


def test_an_opening_is_no_use_without_a_role(cast):
    case = at("triage", cast)
    Opening.objects.create(case=case, user=cast.max)
    assert "Max" not in who_sees(case)


def test_an_inactive_officer_sees_nothing(cast):
    case = at("triage", cast)
    User.objects.filter(pk=cast.olga.pk).update(is_active=False)
    assert who_sees(case) == {"Nora", "Lena"}


def test_further_roles_neither_hide_nor_show_a_case(cast):
    cast.person("mia", (RoleName.OFFICER, cast.south), RoleName.MANAGER, RoleName.AUDITOR)
    assert "Mia" not in who_sees(at("new", cast))
    cast.person("moe", (RoleName.OFFICER, cast.north), RoleName.MANAGER)
    assert "Moe" in who_sees(at("new", cast))


def test_the_reporter_of_a_linked_duplicate_does_not_see_the_living_case(cast):
    living, other = at("triage", cast), filed(cast.nora).case
    assert "Nora" in who_sees(living)
    dismissal = {"outcome": "duplicate", "reason": "The same", "reply": "Known", "duplicate_of": living.reference}
    move(other.reference, "dismiss", by=cast.olga, version=None, **dismissal)
    assert who_sees(living) == {"Olga", "Lena"}
    move(other.reference, "reopen", by=cast.lena, version=None, reason="Not the same after all")
    assert who_sees(living) == {"Olga", "Nora", "Lena"}


def test_an_officer_who_reported_the_duplicate_loses_the_living_case(cast):
    living, other = at("triage", cast), filed(cast.olga).case
    assert other.desk == cast.north
    dismissal = {"outcome": "duplicate", "reason": "The same", "reply": "Known", "duplicate_of": living.reference}
    move(other.reference, "dismiss", by=cast.nora, version=None, **dismissal)
    living.refresh_from_db()
    assert living.officer is None
    assert "Olga" not in who_sees(living)


def test_a_conflict_with_one_telling_of_a_story_hides_them_all(cast):
    living, linked, sibling = at("triage", cast), filed(cast.sam).case, filed(cast.sam).case
    for each in (linked, sibling):
        dismissal = {"outcome": "duplicate", "reason": "The same", "reply": "Known", "duplicate_of": living.reference}
        move(each.reference, "dismiss", by=cast.olga, version=None, **dismissal)
    for told in (living, linked):
        with transaction.atomic():
            Conflict.objects.create(case=told, person=cast.nora.pseudonym)
            assert not any("Nora" in who_sees(each) for each in (living, linked, sibling))
            transaction.set_rollback(True)
        assert all("Nora" in who_sees(each) for each in (living, linked, sibling))


def test_what_is_outside_the_scope_cannot_be_locked_and_looks_like_what_does_not_exist(cast):
    case = at("triage", cast)
    with pytest.raises(NotThere) as outside:
        lock(case.reference, by=cast.otto, version=1)
    with pytest.raises(NotThere) as missing:
        lock("00000-00000", by=cast.otto, version=1)
    assert str(outside.value) == str(missing.value)


def test_reports_are_seen_with_their_cases_only(cast):
    report = filed(cast.sam)
    for user in User.objects.all():
        seen = Report.objects.visible_to(user).filter(pk=report.pk).exists()
        assert seen == (user.name in who_sees(report.case))


def test_closing_a_case_does_not_change_who_sees_it(cast):
    assert who_sees(at("closed", cast)) == {"Olga", "Nora", "Lena"}


@settings(max_examples=DEPTH.rows, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_scope_is_what_is_described_for_any_desks_people_and_cases(cast, data):
    """Compared with the rule in plain Python, over rows that were drawn by lot."""
    case = Case.objects.filter(duplicate_of=None).first() or filed(cast.sam).case
    officers = [cast.olga, cast.nora, cast.otto, cast.lena]
    Opening.objects.filter(case=case).delete()
    Conflict.objects.filter(case=case).delete()
    opened = data.draw(st.sets(st.sampled_from([*officers, cast.max, cast.sam])))
    conflicted = data.draw(st.sets(st.sampled_from(officers)))
    officer = data.draw(st.sampled_from([None, *officers]))
    restricted = data.draw(st.booleans())
    desk = data.draw(st.sampled_from([cast.north, cast.south]))
    inactive = data.draw(st.sets(st.sampled_from(officers), max_size=1))
    Opening.objects.bulk_create([Opening(case=case, user=user) for user in opened])
    Conflict.objects.bulk_create([Conflict(case=case, person=user.pseudonym, why="declared") for user in conflicted])
    Case.objects.filter(pk=case.pk).update(officer=officer, restricted=restricted, desk=desk)
    User.objects.update(is_active=True)
    User.objects.filter(pk__in=[user.pk for user in inactive]).update(is_active=False)

    def needs_to_know(user: User) -> bool:
        roles = {(role.name, role.desk_id) for role in user.roles.all()} if user not in inactive else set()
        at_a_desk = {place for name, place in roles if name in ("officer", "lead")}
        if not at_a_desk or user in conflicted:
            return False
        by_desk = desk.pk in at_a_desk and (not restricted or user == officer)
        return by_desk or user in opened

    assert who_sees(case) == {user.name for user in User.objects.all() if needs_to_know(user)}
