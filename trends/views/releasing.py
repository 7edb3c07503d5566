"""How are figures released, and what does the public see of them? The list, the files, and the published pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedIn
from trends import actions, queries
from trends.forms import ReleaseForm
from trends.policy import may_keep, require_keeper
from trends.releasing import KINDS

WHOLE = "index.html"


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: SignedIn) -> HttpResponse:
    """All releases; managers make another."""
    made = queries.releases(request.user)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST":
        require_keeper(request.user)
        if form.do(actions.release, by=request.user):
            messages.success(request, "Released.")
            return redirect("trends:releases")
    given = {"form": form if may_keep(request.user) else None, "releases": made}
    return render(request, "trends/releases.html", given)


@require_POST
def publish(request: SignedIn, number: int) -> HttpResponse:
    """Open a release to everybody."""
    actions.publish(number, by=request.user)
    messages.success(request, f"Published at {request.build_absolute_uri(reverse('trends:published', args=[number]))}")
    return redirect("trends:releases")


@require_POST
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Close it again."""
    actions.withdraw(number, by=request.user)
    messages.success(request, "It is no longer published. Whoever has it keeps it.")
    return redirect("trends:releases")


@require_safe
def release_file(request: SignedIn, number: int, name: str = WHOLE) -> HttpResponse:
    """A file of a release, for those who may see figures."""
    return _file(queries.file_of(request.user, number, name), name)


@require_safe
@login_not_required
def published(request: HttpRequest, number: int, name: str = WHOLE) -> HttpResponse:
    """A file of a published release, for everybody; there is nothing to be told of one that isn't."""
    return _file(queries.published_file(number, name), name)


def _file(content: bytes | None, name: str) -> HttpResponse:
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]])
