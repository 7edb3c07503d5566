"""Where are all components on one page? Here, for the tests: the pages of a house that has nothing but its look."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from events.clock import now
from tests.design.test_rendering import Sample

FORM = """{% extends "base.html" %}{% block title %}Sample{% endblock %}
{% block leave %}{% include "components/leave.html" %}{% endblock %}
{% block before %}{% include "components/back.html" with href="/" %}{% endblock %}
{% block main %}<h2 class="govuk-heading-l">Sample</h2>
<form method="post" novalidate>{% csrf_token %}{{ form }}
{% include "components/button.html" with text="Continue" only %}</form>
{% endblock %}"""
ALL = """{% extends "base.html" %}{% load design %}{% block title %}All{% endblock %}
{% block width %}app-wide{% endblock %}
{% block main %}<h1 class="govuk-heading-l">All components</h1>
{% include "components/sub_navigation.html" with label="Parts" items=links only %}
{% include "components/filter.html" with form=form clear="/" %}
{% include "components/summary_list.html" with rows=facts only %}
{% include "components/table.html" with caption="Cases" head=head rows=rows only %}
{% include "components/table.html" with caption="None" head=head rows=none only %}
{% include "components/status.html" with status="triage" label="Being looked at" only %}
{% include "components/severity.html" with severity="critical" label="Critical" only %}
{% include "components/action.html" with url="/" text="Claim" hidden=hidden %}
{% include "components/warning_text.html" with text="Do not remove the profile yet." only %}
{% component "details" summary="What is a persona?" %}<p class="govuk-body">An identity.</p>{% endcomponent %}
{% component "inset" %}Inset{% endcomponent %}
{% component "card" title="Account" href="/" %}<p class="govuk-body">Words</p>{% endcomponent %}
{% component "notification_banner" title="Question" %}<p class="govuk-body">We have a question.</p>{% endcomponent %}
{% include "components/timeline.html" with items=events only %}
{% include "components/pagination.html" with older="/o" newer="/n" only %}
{% include "components/copy_block.html" with label="Your receipt code" text="K7QF-9D2M" only %}
{% bar_chart bars caption="By platform" label="Platform" value="Approaches" %}
{% column_chart bars caption="By month" label="Month" value="Approaches" %}
{% endblock %}"""
LONG = "https://www.example.org/in/" + "averyverylongname" * 12


@login_not_required
def form(request: HttpRequest) -> HttpResponse:
    sample = Sample(request.POST or None)
    return HttpResponse(engines["django"].from_string(FORM).render({"form": sample}, request))


@login_not_required
def everything(request: HttpRequest) -> HttpResponse:
    given = {
        "links": [{"href": "/", "text": "Overview", "current": True}, {"href": "/t", "text": "Timeline"}],
        "facts": [{"key": "Address", "value": LONG, "href": "/"}, {"key": "Story", "value": "One\ntwo"}],
        "head": ["Case", {"text": "Reports", "numeric": True}, "Status", "Opened", "Desk", "Officer", "Persona"],
        "rows": [
            [{"text": "C-1", "href": "/"}, {"text": 0, "numeric": True}, {"text": "New", "colour": "blue"}]
            + ["3 May 2026", "Northern desk", "Olga", LONG]
        ],
        "none": [],
        "hidden": {"version": 3},
        "events": [{"title": "Claimed", "by": "Olga", "at": now(), "quote": LONG, "lines": ["a"]}],
        "bars": [("Professional network", 1234), ("Email", 0), ("Messaging", None, "~")],
        "form": Sample(),
    }
    return HttpResponse(engines["django"].from_string(ALL).render(given, request))


urlpatterns = [
    path("", everything, name="home"),
    path("form/", form),
    path("account/", include("allauth.urls")),
]
handler404 = "config.errors.not_found"
