"""What else can a reporter do afterwards, through either door? Ask us to withdraw the report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from reports import actions, queries
from reports.forms import WithdrawForm
from reports.models import Report
from reports.views.showing import Ways


def withdraw(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """The page that asks once more, and what comes of pressing its button."""
    if queries.withdrawal(queries.messages(report)):
        return redirect(to.report)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.ask_to_withdraw(report, form.cleaned_data["reason"])
        messages.success(request, _("We have your request. A security officer will decide, and you can read it here."))
        return redirect(to.report)
    return render(request, "reports/withdraw.html", {"form": form, "report": report, "to": to})
