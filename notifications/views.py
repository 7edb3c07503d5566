"""What does a person see of their notifications? The list, the way to the page, and their choice about mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedIn
from design.words import lazily as _
from notifications import actions, queries
from notifications.forms import MailForm
from notifications.models import Notification


@require_safe
def listing(request: SignedIn) -> HttpResponse:
    """What I was told, the newest first."""
    page = queries.of(request.user, after=request.GET.get("after", ""))
    return render(request, "notifications/list.html", {"page": page})


@require_safe
def go(request: SignedIn, key: int) -> HttpResponse:
    """Where the link in a letter leads: to the page, while it is there for the reader."""
    told = get_object_or_404(Notification.objects.visible_to(request.user), pk=key)
    return redirect(told.address)


@require_POST
def mark_read(request: SignedIn, key: int) -> HttpResponse:
    """Note that one was read."""
    actions.mark_read(key, by=request.user)
    return redirect("notifications:list")


@require_POST
def mark_all_read(request: SignedIn) -> HttpResponse:
    """Note that all were read."""
    actions.mark_all_read(by=request.user)
    return redirect("notifications:list")


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: SignedIn) -> HttpResponse:
    """What comes by mail."""
    form = MailForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        actions.choose_mail(form.cleaned_data["topics"], by=request.user)
        messages.success(request, _("Your choice is saved"))
        return redirect("notifications:list")
    return render(request, "notifications/mail.html", {"form": form})
