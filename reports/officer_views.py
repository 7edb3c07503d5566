"""What do officers read of a reporter's own account? The testimony as it was told, and who told it where that is known.

A sealed identity is opened by a lead, with a reason that the reporter is told; it is shown once, in the answer to
that request, and kept nowhere else.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from cases.actions import note_reading
from cases.models import Case, Reading
from cases.policy import may, require
from cases.terms import Mode
from cases.views.showing import due, tabs
from events.refusals import Invalid, NotThere, Refused
from reports import actions
from reports.models import Report, Unsealing
from reports.officer_forms import UnsealForm
from reports.testimony import told


@never_cache
@require_safe
def account(request: HttpRequest, reference: str) -> HttpResponse:
    """The reports of a case: those of linked duplicates stand with their own."""
    user = _person(request.user)
    case = _case(user, reference)
    note_reading(case, Reading.Door.ACCOUNT, by=user)
    reports: list[dict[str, Any]] = [{"report": each, "told": told(each)} for each in _reports(case, user)]
    unsealings = Unsealing.objects.filter(report__case=case).select_related("by").order_by("-at")
    can_unseal = may(user, "unseal", case) and any(each["report"].mode == Mode.CONFIDENTIAL for each in reports)
    given = {"case": case, "tabs": tabs(case, "account", user), "due": due(case), "reports": reports,
             "unsealings": unsealings, "can_unseal": can_unseal}  # fmt: skip
    return render(request, "reports/officer/account.html", given)


@never_cache
@require_http_methods(["GET", "POST"])
def unseal(request: HttpRequest, reference: str) -> HttpResponse:
    """Break the glass: ask for the reason (GET), then show the identity once (POST)."""
    user = _person(request.user)
    case = _case(user, reference)
    require(user, "unseal", case)
    if not Report.objects.filter(case=case, mode=Mode.CONFIDENTIAL).exists():
        raise Refused("There is no sealed identity in this case.")
    form = UnsealForm(request.POST if request.method == "POST" else None, initial={"version": case.version})
    given: dict[str, Any] = {"case": case, "form": form}
    if form.is_valid() and (identity := _opened(case, form, user)):
        return render(request, "reports/officer/unsealed.html", {"case": case, "identity": identity})
    return render(request, "reports/officer/unseal.html", given)


def _opened(case: Case, form: UnsealForm, user: User) -> list[dict[str, str]]:
    """The identity in words; nothing, and errors on the form, where the reason won't do."""
    try:
        found = actions.unseal(case.reference, by=user, **form.cleaned_data)
    except Invalid as refused:
        for sentences in refused.fields.values():
            form.add_error("reason", sentences)
        return []
    labels = {"name": "Name", "email": "Email address", "post": "Post", "unit": "Unit",
              "safe_contact": "A safe way and time to reach them"}  # fmt: skip
    return [{"key": label, "value": str(found.get(name) or "Not told")} for name, label in labels.items()]


def _case(user: User, reference: str) -> Case:
    case = Case.objects.visible_to(user).select_related("desk", "officer").filter(reference=reference).first()
    if case is None:
        raise NotThere
    return case


def _reports(case: Case, user: User) -> list[Report]:
    """The reports whose approach is worked on in this case, the earliest first; within scope like the case itself."""
    rows = Report.objects.visible_to(user).filter(Q(approach__case=case) | Q(case=case))
    return list(rows.select_related("reporter__unit", "filed_by", "helped").order_by("filed_at", "pk"))


def _person(user: User | AnonymousUser) -> User:
    assert isinstance(user, User)  # the middleware has made sure that somebody is signed in
    return user
