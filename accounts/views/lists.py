"""How are sectors and platforms looked after? Administrators add, rename, order and retire them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, policy, queries
from accounts.forms import EntryForm
from accounts.lists import LISTINGS, Entry, Listing, named
from accounts.requests import SignedIn

ASKED = ["GET", "HEAD", "POST"]
ONE = {"sector": "sector", "platform": "platform"}  # what one entry of a list is called


@require_safe
def lists(request: SignedIn) -> HttpResponse:
    """Every list, with what was taken off it."""
    policy.require_administrator(request.user)
    given = [{"title": each.title, "of": each.of, "one": ONE[each.of], "head": _head(each), "rows": _rows(each)}
             for each in sorted(LISTINGS.values(), key=lambda each: each.title, reverse=True)]  # fmt: skip
    return render(request, "accounts/lists.html", {"lists": given})


@require_http_methods(ASKED)
def add_entry(request: SignedIn, of: str) -> HttpResponse:
    """Put another entry on a list."""
    policy.require_administrator(request.user)
    form = EntryForm(named(of), request.POST or None, version=queries.lists_version(request.user))
    if request.method == "POST" and form.do(actions.add_entry, of, by=request.user):
        return _done(request, f"The {ONE[of]} is added. It can be chosen from now on.")
    given = {"form": form, "title": f"Add a {ONE[of]}", "back": reverse("accounts:lists")}
    return render(request, "accounts/form.html", given)


@require_http_methods(ASKED)
def entry(request: SignedIn, of: str, code: str) -> HttpResponse:
    """One entry: its words, its place, and whether it is on the list."""
    policy.require_administrator(request.user)
    listing = named(of)
    found = listing.entry(code)
    form = EntryForm(listing, request.POST or None, entry=found, version=queries.lists_version(request.user))
    if request.method == "POST" and form.do(actions.change_entry, of, code, by=request.user):
        return _done(request, f"The {ONE[of]} is saved.")
    given = {"form": form, "entry": found, "of": of, "one": ONE[of], "stays": code in listing.needed,
             "kind": dict(listing.kinds).get(found.kind, ""), "house": code in listing.ours}  # fmt: skip
    return render(request, "accounts/entry.html", given)


@require_POST
def retire_entry(request: SignedIn, of: str, code: str) -> HttpResponse:
    """Take an entry off its list: what was recorded under it stays."""
    actions.retire_entry(of, code, by=request.user)
    return _done(request, "It can be chosen no longer. What was recorded under it stays.")


@require_POST
def restore_entry(request: SignedIn, of: str, code: str) -> HttpResponse:
    """Put it on its list again."""
    actions.restore_entry(of, code, by=request.user)
    return _done(request, "It can be chosen again.")


def _done(request: SignedIn, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("accounts:lists")


def _head(listing: Listing) -> list[str]:
    return ["Name", "In Welsh", *(["Kind of place"] if listing.kinds else []), "Code", "State"]


def _rows(listing: Listing) -> list[list[Any]]:
    kinds = dict(listing.kinds)
    return [
        [{"text": each.label, "href": reverse("accounts:entry", args=[listing.of, each.code])}, each.welsh,
         *([str(kinds[each.kind])] if kinds else []), each.code, _state(each)]
        for each in listing.every().values()
    ]  # fmt: skip


def _state(entry: Entry) -> dict[str, str]:
    if entry.is_retired:
        return {"text": "No longer used", "colour": "grey"}
    return {"text": "On the list", "colour": "green"}
