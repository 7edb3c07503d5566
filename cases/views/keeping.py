"""How does an administrator settle how long cases are kept?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.policy import require_administrator
from accounts.requests import SignedIn
from cases import keeping
from cases.actions import set_schedule
from cases.forms import ScheduleForm
from cases.models import Schedule


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: SignedIn) -> HttpResponse:
    """The schedule in force, those before it, and a new one to be made."""
    require_administrator(request.user)
    newest = keeping.in_force()
    form = ScheduleForm(newest, request.POST or None)
    if request.method == "POST" and form.do(set_schedule, by=request.user):
        messages.success(request, "The schedule is saved, and holds from tonight")
        return redirect("cases:schedule")
    before = Schedule.objects.select_related("by").order_by("-version")
    return render(request, "cases/schedule.html", {"form": form, "newest": newest, "versions": before})
