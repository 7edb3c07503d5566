"""What happened to a case, in sentences? Its events and notes in one line of time, the newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from types import MappingProxyType
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery

from accounts.models import User
from cases.models import Case, Note, Takedown, Task
from cases.sentences import SENTENCES
from cases.terms import Confidence, Likelihood, Outcome, Severity, Status
from events.models import Event
from events.queries import history
from events.statements import put_once

# Told to the case, but not a change that somebody made to it
WITHOUT_VERSION = ("absorb", "part", "regroup", "enclose", "scan", "open_original", "escalate", "rate")
SAID = {"severity": Severity, "likelihood": Likelihood, "confidence": Confidence, "outcome": Outcome}


@dataclass(frozen=True)
class Item:
    """One entry, as the timeline component takes it; `quote` is somebody's own words."""

    title: str
    at: datetime
    lines: tuple[str, ...] = ()
    quote: str = ""
    note: Note | None = None
    links: tuple[tuple[str, str], ...] = ()
    by: str = ""  # the title says it; that the component needn't look for it in vain
    text: str = ""


def happened(case: Case) -> list[Event]:
    """The events of a case, the earliest first, each with the doer's `name` (None: not a person)."""
    return _happened(case=case.pk)


@put_once
def _happened(*, case: Any) -> QuerySet[Event]:
    names = User.objects.filter(pk=OuterRef("by_id")).values("name")
    told: QuerySet[Event] = history("case", case).defer("hash", "previous")
    return told.annotate(name=Subquery(names, output_field=CharField()))


def timeline(
    events: list[Event], notes: list[Note], tasks: Iterable[Task] = (), linked: Iterable[Case] = ()
) -> list[Item]:
    """Events and notes merged, the newest first. A note speaks for the event of writing it, a task for itself; of the
    duplicates only those `linked` ones are named that the reader can see."""
    named = {"task": {task.pk: task.text for task in tasks}, "duplicate": {case.pk: case.reference for case in linked}}
    at = accumulate((event.at for event in events), max)  # one that is dated to the day still follows those before it
    paired = [(after, event) for event, after in zip(events, at, strict=True)]
    told = [(after, _of_event(event, named)) for after, event in paired if event.kind not in ("note", "edit_note")]
    written = [
        (note.written_at, Item(f"Note by {note.by.name}", note.written_at, _of_note(note), note.text, note))
        for note in notes
    ]
    merged = sorted([*reversed(told), *reversed(written)], key=lambda each: each[0], reverse=True)
    return [item for _, item in merged]


def _of_note(note: Note) -> tuple[str, ...]:
    changed = f"Changed on {note.edited_at.day} {note.edited_at:%B %Y}" if note.edited_at else ""
    shared = "Something of it was sent to the reporter" if note.shared_at else ""
    return tuple(said for said in (changed, shared) if said)


def since(events: list[Event], version: int) -> list[Item]:
    """What happened after a case was read at `version`, the earliest first: every change adds one to it."""
    changes = [event for event in events if event.kind not in WITHOUT_VERSION]
    return [_of_event(event) for event in changes[version:]]


def _of_event(event: Event, named: Mapping[str, Mapping[int, str]] = MappingProxyType({})) -> Item:
    told = [named[of][event.data[of]] for of in named if event.data.get(of) in named[of]]
    return Item(sentence(event), event.at, lines=(*_lines(event), *told))


def sentence(event: Event) -> str:
    """What the timeline says of an event that `happened` found."""
    return SENTENCES[event.kind].of(event.by_kind, getattr(event, "name", None))


def _lines(event: Event) -> list[str]:
    moved = [f"{Status(event.before).label} → {Status(event.after).label}"] if event.before and event.after else []
    judged = [f"{name.capitalize()}: {SAID[name](event.data[name]).label}" for name in SAID if event.data.get(name)]
    taken = [f"It is now: {Takedown.State(event.data['state']).label.lower()}"] if "takedown" in event.data else []
    return moved + judged + taken
