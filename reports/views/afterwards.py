"""What else can a reporter do afterwards, through either door? Ask us to withdraw it, and say whether it helped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from design.words import lazily as _
from reports import actions, queries
from reports.forms import HelpedForm, WithdrawForm
from reports.models import Report
from reports.views.showing import Ways, show


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


def helped(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """Take down whether it helped."""
    form = HelpedForm(request.POST, said=queries.helped(report))
    if not form.is_valid():
        return show(request, report, to, helping=form)
    actions.tell_whether_it_helped(report, **form.cleaned_data)
    messages.success(request, _("Thank you for telling us. You can change your answer at any time."))
    return redirect(to.report)
