"""How does an event become notifications? By the rules, within scope, in the transaction that ends its claim.

Killed half-way, nothing has happened; done twice, the second time writes nothing, since a notification is unique
by event, person and channel.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User
from cases.models import Case
from events.clock import now
from events.models import Event
from events.readers import read
from notifications.audiences import Happened
from notifications.models import MailOff, Notification
from notifications.pages import PAGES
from notifications.people import Directory
from notifications.rules import RULES, Rule
from notifications.terms import MESSAGES, Channel, State

READER = "notifications"
OLD = timedelta(days=14)  # what is entered of the past later on is history: listed as read, and no mail


@dataclass(frozen=True)
class Telling:
    """One person to be told of one event, by the rule that named them first."""

    event: Event
    user: User
    rule: Rule


def tell() -> int:
    """Tell everybody of every event that nobody has been told of yet; return how many events there were."""
    return read(READER, handle)


def handle(events: Sequence[Event]) -> None:
    """Keep what these events make for whom. Runs in the reader's transaction."""
    _forget(events)
    tellings = [telling for what in _happened(events) for telling in _tellings(what)]
    rows = [row for telling, reference in _in_scope(tellings) for row in _rows(telling, reference)]
    unwanted = _unwanted(telling.user for telling in tellings)
    wanted = [row for row in rows if (row.recipient, row.channel, MESSAGES[row.message].topic) not in unwanted]
    Notification.objects.bulk_create(wanted, ignore_conflicts=True)


def _forget(events: Sequence[Event]) -> None:
    """Who had a report in a case that was disposed of isn't told by what they were told either."""
    gone = [event.data["reference"] for event in events if event.kind == "dispose"]
    if gone:
        Notification.objects.filter(page="report", reference__in=gone).delete()


def _happened(events: Sequence[Event]) -> Iterator[Happened]:
    told = [event for event in events if event.kind in RULES]
    cases = Case.objects.in_bulk({event.stream_id for event in told if event.stream == "case"})
    directory = Directory()
    for event in told:
        yield Happened(event, directory, cases[event.stream_id] if event.stream == "case" else Case())


def _tellings(what: Happened) -> Iterator[Telling]:
    named: set[int] = set()
    for rule in RULES[what.event.kind]:
        if _did_it(what.event, rule) or not rule.when(what):
            continue
        for user in rule.audience(what):
            if user.pk not in named and user.pk != what.event.by_id:
                named.add(user.pk)
                yield Telling(what.event, user, rule)


def _did_it(event: Event, rule: Rule) -> bool:
    """A reporter has no name in an event, so where a reporter did it no reporter is told."""
    return event.by_kind == "reporter" and rule.page == "report"


def _in_scope(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, str]]:
    """Those whose page is there for the person, with its reference: one look-up for each person and page."""
    together: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        together[telling.rule.page, telling.user.pseudonym].append(telling)
    for (page, _), same in together.items():
        found = PAGES[page].found(same[0].user, {telling.event.stream_id for telling in same})
        yield from ((telling, found[key]) for telling in same if (key := telling.event.stream_id) in found)


def _rows(telling: Telling, reference: str) -> Iterator[Notification]:
    past = telling.event.at if telling.event.at < now() - OLD else None
    for channel in MESSAGES[telling.rule.message].channels:
        if channel == Channel.MAIL and past:
            continue
        yield Notification(
            event=telling.event, recipient=telling.user.pseudonym, channel=channel, message=telling.rule.message,
            page=telling.rule.page, reference=reference, told_at=telling.event.at, read_at=past,
            state=State.WAITING if channel == Channel.MAIL else State.SENT, not_before=telling.event.at,
        )  # fmt: skip


def _unwanted(users: Iterable[User]) -> set[tuple[str, str, str]]:
    """What these people don't want mail about."""
    by_key = {user.pk: user.pseudonym for user in users}
    rows = MailOff.objects.filter(user__in=by_key).values_list("user", "topic")
    return {(by_key[user], str(Channel.MAIL), topic) for user, topic in rows}
