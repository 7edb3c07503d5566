"""What does a lead do with a sheet of older records? Each act asks whose desk it is and how far it has come."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from accounts.models import Desk, User
from design import sheets
from events import nudge
from events.actions import record
from events.clock import now
from events.refusals import Invalid, NotThere, Refused
from past.columns import BY_NAME, simple
from past.models import Line, Meaning, Sheet
from past.policy import require_lead_of
from past.values import CHOSEN, choices, units_of

ORGANISATION = "organisation"
TASK = "past.tasks.work"
KEPT = timedelta(days=30)  # rows that weren't imported, and sheets that nobody went on with
State = Sheet.State


@transaction.atomic
def bring(*, name: str, content: bytes, desk: Desk, by: User) -> Sheet:
    """Bring a spreadsheet for a desk; a worker reads it. Raises `Forbidden`, `Invalid`."""
    require_lead_of(by, desk.pk)
    if not content or len(content) > sheets.MOST_BYTES:
        raise Invalid({"file": [f"Choose a file with something in it, of at most {sheets.MOST_BYTES // 2**20} MB."]})
    digest = hashlib.sha256(content).hexdigest()
    made = Sheet.objects.create(name=name[:200] or "Sheet", desk=desk, by=by, brought_at=now(), sent=content,
                                digest=digest)  # fmt: skip
    record(ORGANISATION, 1, "sheet_brought", by=by, sheet=made.pk, digest=digest)
    _have_done()
    return made


@transaction.atomic
def say_columns(number: int, columns: Mapping[str, str], *, month_first: bool, by: User) -> Sheet:
    """Say which column holds what: {place: name}, a column left out by a blank name. It is remembered."""
    sheet = _locked(number, by, State.READ, State.CHECKED)
    said = {place: name for place, name in columns.items() if name}
    _require_columns(sheet, said)
    for place, heading in enumerate(sheet.headings):
        if written := simple(heading):
            _remember("", written, said.get(str(place), ""))
    sheet.columns, sheet.month_first, sheet.state, sheet.fault = said, month_first, State.CHECKING, ""
    return _go_on(sheet)


@transaction.atomic
def say_values(number: int, meanings: Mapping[tuple[str, str], str], *, by: User) -> Sheet:
    """Say what values mean: {(column, as written): code}, blank for nothing. It is remembered."""
    sheet = _locked(number, by, State.CHECKED)
    units = units_of(sheet.desk_id)
    for (of, written), means in meanings.items():
        if of not in CHOSEN or (means and means not in dict(choices(of, units))):
            raise Invalid({"__all__": ["Choose from the list."]})
        _remember(of, simple(written), means)
    sheet.state = State.CHECKING
    return _go_on(sheet)


@transaction.atomic
def start(number: int, *, by: User) -> Sheet:
    """Have the rows imported that can be. Raises `Refused` where there are none."""
    sheet = _locked(number, by, State.CHECKED)
    ready = sheet.lines.filter(state=Line.State.READY).count()
    if not ready:
        raise Refused("No row of this sheet can be imported.")
    sheet.state, sheet.started_by, sheet.fault = State.IMPORTING, by, ""
    record(ORGANISATION, 1, "sheet_started", by=by, sheet=sheet.pk, rows=ready)
    return _go_on(sheet)


@transaction.atomic
def retract(number: int, *, by: User) -> Sheet:
    """Have all cases of an imported sheet taken back that nobody has worked on since."""
    sheet = _locked(number, by, State.DONE)
    sheet.state, sheet.started_by = State.RETRACTING, by
    record(ORGANISATION, 1, "sheet_retracted", by=by, sheet=sheet.pk)
    return _go_on(sheet)


@transaction.atomic
def drop(number: int, *, by: User) -> None:
    """Forget a sheet of which nothing was imported."""
    sheet = _locked(number, by, State.UNREADABLE, State.READ, State.CHECKED)
    if sheet.lines.exclude(case=None).exists():
        raise Refused("Some rows of this sheet are imported. Import the others too, then you can take it back.")
    sheet.delete()


@transaction.atomic
def forget_old() -> int:
    """Forget sheets that nobody went on with, and the rows to be mended of the others, after a while."""
    old = Sheet.objects.filter(brought_at__lte=now() - KEPT)
    left = old.filter(state__in=[State.UNREADABLE, State.READ, State.CHECKED])
    gone = left.filter(lines__case=None).exclude(lines__case__isnull=False).delete()[0]
    done = Line.objects.filter(sheet__in=old.filter(state__in=[State.DONE, State.RETRACTED])).exclude(cells=[])
    return gone + done.update(cells=[], faults=[])


def _locked(number: int, by: User, *states: str) -> Sheet:
    """The sheet, locked. Raises `NotThere` for other desks' sheets, `Refused` where it has come further already."""
    sheet = Sheet.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=number).first()
    if sheet is None:
        raise NotThere
    if sheet.state not in states:
        raise Refused(f"This sheet has come further since you opened the page. It is now: {sheet.get_state_display()}.")
    found: Sheet = sheet
    return found


def _require_columns(sheet: Sheet, said: Mapping[str, str]) -> None:
    names = list(said.values())
    wrong = {}
    for place, name in said.items():
        if name not in BY_NAME or not (place.isdecimal() and int(place) < len(sheet.headings)):
            wrong[f"column_{place}"] = ["Choose from the list."]
        elif names.count(name) > 1:
            wrong[f"column_{place}"] = [f"Choose “{BY_NAME[name].label}” for one column only."]
    if not wrong and not {"reported_on", "first_contact_on"} & set(names):
        wrong["__all__"] = ["Say which column holds the date reported, or the date of the first contact."]
    if wrong:
        raise Invalid(wrong)


def _remember(of: str, written: str, means: str) -> None:
    Meaning.objects.update_or_create(of=of, written=written, defaults={"means": means})


def _go_on(sheet: Sheet) -> Sheet:
    sheet.save()
    _have_done()
    return sheet


def _have_done() -> None:
    """Let a worker begin at once; its sweep would find it in any case."""
    transaction.on_commit(lambda: nudge.further(TASK), robust=True)
