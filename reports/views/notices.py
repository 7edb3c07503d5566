"""How are the pages on privacy and accessibility read by anybody, and put in the organisation's own words?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policy import require_administrator
from accounts.requests import SignedIn
from events.refusals import NotThere
from reports import actions, notices
from reports.forms.noticing import NoticeForm
from reports.models import Notice


@login_not_required
def shown(request: HttpRequest, page: str) -> HttpResponse:
    """The organisation's words where it has its own, else ours."""
    own = notices.own(page)
    if own and own.text:
        text, language = notices.words(own)
        given = {"title": notices.PAGES[page], "parts": notices.parts(text), "notice": own, "spoken": language}
        return render(request, "reports/notices/own.html", given)
    return render(request, f"pages/{page}.html", notices.facts())


@require_safe
def every(request: SignedIn) -> HttpResponse:
    """Both pages, each with whose words are in force."""
    require_administrator(request.user)
    rows = [[{"text": str(title), "href": reverse("notices:edit", args=[page])}, _whose(notices.own(page))]
            for page, title in notices.PAGES.items()]  # fmt: skip
    return render(request, "reports/notices/list.html", {"rows": rows, "head": ["Page", "Whose words"]})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedIn, page: str) -> HttpResponse:
    """Change the words; a press on “Preview” shows them as everybody would read them, and saves nothing."""
    require_administrator(request.user)
    _require_known(page)
    own = notices.own(page)
    text = own.text if own and own.text else notices.ours_as_text(page, request)
    initial = {"text": text, "welsh": own.welsh if own else "", "version": own.version if own else 0}
    form = NoticeForm(request.POST or None, initial=initial)
    given = {"form": form, "title": notices.PAGES[page], "page": page, "newest": own}
    if "preview" in request.POST and form.is_valid():
        said = {"parts": notices.parts(form.cleaned_data["text"]), "welsh": notices.parts(form.cleaned_data["welsh"])}
        return render(request, "reports/notices/edit.html", given | said)
    if request.method == "POST" and form.do(actions.give_notice, page, by=request.user):
        return _done(request, "The page is saved")
    return render(request, "reports/notices/edit.html", given)


@require_POST
def reset(request: SignedIn, page: str) -> HttpResponse:
    """Take up the words that come with the service again."""
    require_administrator(request.user)
    _require_known(page)
    own = notices.own(page)
    actions.give_notice(page, "", by=request.user, version=own.version if own else 0)
    return _done(request, "The words that come with the service are used again")


def _require_known(page: str) -> None:
    if page not in notices.PAGES:
        raise NotThere


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("notices:list")


def _whose(notice: Notice | None) -> str:
    return f"Ours, version {notice.version}" if notice and notice.text else "As they come with the service"
