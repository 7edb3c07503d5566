"""What do managers and leads see? The latest snapshot: on one page, and each of its tables as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Organisation, User
from trends import exports, queries
from trends.pages import page


def dashboard(request: HttpRequest) -> HttpResponse:
    """The figures of the latest snapshot."""
    found = queries.statistics(_reader(request))
    return render(request, "trends/dashboard.html" if found else "trends/nothing.html", {"page": page(found)})


def as_csv(request: HttpRequest, table: str) -> HttpResponse:
    """One table of the page as CSV, with the same figures."""
    found = queries.statistics(_reader(request))
    if table not in found.get("tables", {}):
        raise Http404
    said = exports.write(exports.table(found, table), marking=Organisation.objects.get(pk=1).marking_line)
    name = f"countersign-{table}-snapshot-{found['number']}.csv"
    return HttpResponse(
        said, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the middleware lets nobody in who isn't signed in
    return request.user
