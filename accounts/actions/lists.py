"""How do the lists of sectors and platforms change? An administrator adds, renames, orders and retires; nothing goes.

A code is made once, of the first name, and stays: reports, cases and the ledger are kept under it.
"""

import re
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import override

from accounts.actions.checking import ORGANISATION
from accounts.lists import FIRST, Entry, Listing, forget, named
from accounts.models import Listed, Organisation, Unit
from accounts.policy import require_administrator
from accounts.terms import Language
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.refusals import Invalid, Refused, StaleVersion

LONGEST = 60  # characters of a name
MOST = 200  # entries of one list
SCHEMES = frozenset({"http", "https", "mailto", "tel"})  # a profile's key begins with one of these, or with a platform


@transaction.atomic
def add_entry(
    of: str, *, name: str, welsh: str = "", kind: str = "", after: str = "", by: Doer, version: int | None = None,
) -> str:  # fmt: skip
    """Add an entry to the list `of`, behind the code `after` (the last of its kind where none is named), and return its
    code. `version` is that of the lists as they were read. Raises `Invalid`, `StaleVersion`, `NotThere`."""
    listing = _begin(of, by, version)
    said = _sound(listing, name, welsh, None)
    if listing.kinds and kind not in dict(listing.kinds):
        raise Invalid({"kind": ["Select what kind of place it is."]})
    if len(listing.every()) >= MOST:
        raise Refused(f"A list has {MOST} entries at most.")
    code = _code(listing, said["name"])
    Listed.objects.create(of=of, code=code, kind=kind if listing.kinds else "", **said)
    _settle(listing, code, after or _last(listing, kind))
    record(ORGANISATION, 1, "entry_added", by=by, of=of, code=code)
    return code


@transaction.atomic
def change_entry(
    of: str, code: str, *, name: str, welsh: str = "", after: str = "", by: Doer, version: int | None = None
) -> None:
    """Call an entry so from now on, and put it behind the code `after` (`FIRST`: before all; blank: where it is)."""
    listing = _begin(of, by, version)
    entry = listing.entry(code)
    said = _sound(listing, name, welsh, entry)
    if said["name"] == str(listing.ours.get(code, "")):
        said["name"] = ""  # the house's own word for it: those who read Welsh get its Welsh then
    _keep(listing, code, **said)
    _settle(listing, code, after)
    record(ORGANISATION, 1, "entry_changed", by=by, of=of, code=code)


@transaction.atomic
def retire_entry(of: str, code: str, *, by: Doer) -> None:
    """Offer it no longer. What was recorded under it stays, and is counted."""
    listing = _begin(of, by, None)
    entry = listing.entry(code)
    if code in listing.needed:
        raise Refused("Countersign falls back on this one where nothing else fits, so it stays.")
    if entry.is_retired:
        raise Refused("It has been taken off the list already.")
    if of == "sector" and (units := Unit.objects.filter(sector=code).order_by("name")[:3]):
        raise Refused(f"Units stand in this sector: {', '.join(map(str, units))}. Give them another sector first.")
    _keep(listing, code, retired_at=now())
    _settle(listing, code)
    record(ORGANISATION, 1, "entry_retired", by=by, of=of, code=code)


@transaction.atomic
def restore_entry(of: str, code: str, *, by: Doer) -> None:
    """Offer it again."""
    listing = _begin(of, by, None)
    entry = listing.entry(code)
    if not entry.is_retired:
        raise Refused("It is on the list already.")
    _require_free(listing, entry.label, entry)
    _keep(listing, code, retired_at=None)
    _settle(listing, code)
    record(ORGANISATION, 1, "entry_restored", by=by, of=of, code=code)


def _begin(of: str, by: Doer, version: int | None) -> Listing:
    """The list as it is now, with all lists locked."""
    require_administrator(by)
    organisation = Organisation.objects.select_for_update().get(pk=1)
    if version is not None and version != organisation.lists_version:
        raise StaleVersion(
            "Somebody has changed the lists since you opened this page.", current=organisation.lists_version
        )
    forget()
    return named(of)


def _settle(listing: Listing, code: str, after: str = "") -> None:
    """Put it in its place, and have every process read the lists again."""
    forget()
    if after:
        _put(listing, code, after)
    Organisation.objects.filter(pk=1).update(lists_version=F("lists_version") + 1)
    forget()
    transaction.on_commit(forget)


def _last(listing: Listing, kind: str) -> str:
    """Behind which entry a new one of this kind stands if nobody says: the last, but before what is for all others."""
    alike = [each.code for each in listing.every().values() if not listing.kinds or each.kind == kind]
    return ([code for code in alike if not code.startswith("other")] or alike or [FIRST])[-1]


def _keep(listing: Listing, code: str, **said: Any) -> None:
    row, _ = Listed.objects.get_or_create(of=listing.of, code=code)
    for name, value in said.items():
        setattr(row, name, value)
    row.save(update_fields=list(said))


def _put(listing: Listing, code: str, after: str) -> None:
    order = [each for each in listing.every() if each != code]
    if after != FIRST and after not in order:
        raise Invalid({"after": ["Select where it stands."]})
    order.insert(0 if after == FIRST else order.index(after) + 1, code)
    rows = [Listed(of=listing.of, code=each, place=place) for place, each in enumerate(order)]
    Listed.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["of", "code"], update_fields=["place"]
    )  # a row without a name leaves the house's words


def _sound(listing: Listing, name: str, welsh: str, entry: Entry | None) -> dict[str, str]:
    said = {"name": " ".join(name.split()), "welsh": " ".join(welsh.split())}
    wrong = {field: [f"Use at most {LONGEST} characters of plain text."] for field, text in said.items()
             if len(text) > LONGEST or not text.isprintable()}  # fmt: skip
    if not said["name"]:
        wrong["name"] = ["Enter the name."]
    if wrong:
        raise Invalid(wrong)
    _require_free(listing, said["name"], entry)
    return said


def _require_free(listing: Listing, name: str, entry: Entry | None) -> None:
    with override(Language.ENGLISH):
        taken = {each.label.casefold() for each in listing.every().values()
                 if not each.is_retired and (entry is None or each.code != entry.code)}  # fmt: skip
    if name.casefold() in taken:
        raise Invalid({"name": ["There is an entry with this name already."]})


def _code(listing: Listing, name: str) -> str:
    """A code that nothing else has, made of the name."""
    begun = re.sub(r"\W+", "_", slugify(name)).strip("_") or listing.of
    taken = {*listing.every(), *SCHEMES}
    for number in range(1, MOST * 2):
        code = (
            begun[: listing.longest] if number == 1 else f"{begun[: listing.longest - len(str(number)) - 1]}_{number}"
        )
        if code not in taken:
            return code
    raise Refused("No code is left for this name.")
