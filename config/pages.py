"""What stands on the pages that belong to no app? The first page, and what the house says of itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import policy
from config.context import address
from design.words import lazily as _
from events.refusals import NotThere

HINTS = {
    "reports:mine": _("See where your reports stand, answer our questions and add what you remember."),
    "checks:start": _("See what speaks for caution about a stranger, before you answer them."),
    "lessons:start": _("Four short lessons on approaches, and a page for those who lead people."),
    "cases:queue": _("Work on the cases of your desk."),
    "cases:personas": _("Look up who approaches our people, and under which names."),
    "past:sheets": _("Import approaches that were kept in a spreadsheet before."),
    "trends:dashboard": _("See how many approaches there are, where and how far they go."),
    "accounts:people": _("Add people and change their roles."),
    "status": _("See what waits, and whether files are being scanned."),
    "accounts:rights": _("See who was given which rights, when and by whom."),
}


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """For those signed in, what they can do here; for everybody else, the ways in."""
    if not request.user.is_authenticated:
        return render(request, "public_home.html")
    named = [(name, label) for name, label in policy.doors(request.user) if name in HINTS and address(name)]
    doors = [{"href": address(name), "text": label, "hint": HINTS[name]} for name, label in named]
    return render(request, "home.html", {"doors": doors})


def not_here(request: HttpRequest) -> HttpResponse:
    """Pages that come with a library and aren't ours: there is nothing at their address."""
    raise NotThere
