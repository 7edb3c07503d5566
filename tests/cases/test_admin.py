"""Does the admin site only show, only within scope, and never more than the pages do?"""

import pytest
from django.contrib import admin
from django.db import models
from django.urls import reverse

from accounts.models import User
from cases.models import Approach, Case
from events.models import Event
from personas.models import Persona
from reports.models import Report
from tests.factories import at, filed

OURS = (Case, Approach, Persona, Event, Report, User)
SEES = {  # who has which pages; nobody else has any
    "olga": {Case, Approach, Persona, Event, Report}, "lena": {Case, Approach, Persona, Event, Report},
    "otto": {Case, Approach, Persona, Event, Report}, "audra": {Event}, "ada": {User}, "max": set(), "sam": set(),
}  # fmt: skip


def address(model: type[models.Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("name", SEES)
def test_each_of_the_cast_has_exactly_their_pages(as_, cast, name):
    at("triage", cast, addresses=["linkedin.com/in/a"])
    browser = as_(getattr(cast, name))
    found = {model for model in admin.site._registry if browser.get(address(model, "changelist")).status_code == 200}
    assert found == SEES[name]


@pytest.mark.parametrize("name", SEES)
def test_nobody_adds_changes_or_deletes_anything(as_, cast, name):
    case = at("triage", cast, addresses=["linkedin.com/in/a"])
    browser = as_(getattr(cast, name))
    for model in OURS:
        row = model._default_manager.order_by("pk").first()
        assert browser.get(address(model, "add")).status_code in (302, 403)
        for page in ("change", "delete"):
            assert browser.post(address(model, page, row.pk), {"status": "closed"}).status_code in (302, 403, 404)
        assert model._default_manager.filter(pk=row.pk).exists()
    assert Case.objects.get(pk=case.pk).version == case.version


def test_the_rows_are_those_in_scope(as_, cast):
    case = at("triage", cast, addresses=["linkedin.com/in/a"], persona_name="Anna")
    other = filed(cast.sam, addresses=["linkedin.com/in/b"], persona_name="Berta")
    Case.objects.filter(pk=other.case_id).update(desk=cast.south)
    expected = {
        "olga": {Case: {case.pk}, Approach: {case.approaches.get().pk}, Report: {case.reports.get().pk},
                 Persona: {case.approaches.get().persona_id}},
        "otto": {Case: {other.case_id}, Approach: {other.approach_id}, Report: {other.pk},
                 Persona: {other.approach.persona_id}},
    }  # fmt: skip
    for name, models_ in expected.items():
        browser = as_(getattr(cast, name))
        for model, keys in models_.items():
            listed = browser.get(address(model, "changelist")).context["cl"].queryset
            assert {row.pk for row in listed} == keys
            opened = {row.pk for row in model._default_manager.all()
                      if browser.get(address(model, "change", row.pk)).status_code == 200}  # fmt: skip
            assert opened == keys


def test_an_officer_reads_the_journal_of_their_cases_and_an_auditor_all_of_it(as_, cast):
    case = at("triage", cast)
    listed = as_(cast.olga).get(address(Event, "changelist")).context["cl"].queryset
    assert set(listed.values_list("stream", "stream_id")) == {("case", case.pk)}
    everything = as_(cast.audra).get(address(Event, "changelist")).context["cl"].queryset
    assert everything.count() == Event.objects.count()


@pytest.mark.parametrize(
    "query", ["person=a", "sealed__isnull=1", "reporter__email=x", "case__desk=1", "receipt__gt=a"]
)
def test_an_address_can_not_probe_fields_that_are_not_shown(as_, cast, query):
    report = filed(cast.sam, mode="confidential")
    response = as_(cast.olga).get(f"{address(Report, 'changelist')}?{query}", follow=True)
    assert response.status_code == 400 or response.redirect_chain
    assert Report.objects.get() == report


def test_seal_receipt_pseudonym_and_password_are_on_no_page(as_, cast):
    report = filed(cast.sam, mode="confidential", addresses=["linkedin.com/in/a"])
    pages = [address(Report, "change", report.pk), address(Case, "change", report.case_id),
             address(Approach, "change", report.approach_id)]  # fmt: skip
    said = "".join(as_(cast.lena).get(page).content.decode() for page in pages)
    assert cast.sam.pseudonym not in said
    assert cast.sam.email not in said
    person = as_(cast.ada).get(address(User, "change", cast.sam.pk)).content.decode()
    assert "password" not in person.lower().replace("/account/password", "").replace("change password", "")


def test_the_admin_site_has_no_sign_in_of_its_own(client, db):
    assert client.get(reverse("admin:index"), follow=True).redirect_chain[-1][0].startswith(reverse("account_login"))
    assert client.get(reverse("admin:login")).url.startswith(reverse("account_login"))
