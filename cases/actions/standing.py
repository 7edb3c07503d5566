"""How does the organisation settle its own texts and checklists? Each change is a new version; none is overwritten."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Max

from accounts.models import User
from accounts.policy import require_administrator
from cases.models import Checklist, Task, Wording
from cases.queries.standing import checklist_rows, texts, version_of_text
from cases.terms import Method, Outcome, Stage
from cases.wordings import ACTS, HOUSE, REFERENCE, Text
from events.actions import record
from events.clock import now
from events.refusals import Invalid, NotThere, StaleVersion

LONGEST, LONGEST_TITLE, MOST_TASKS, MOST_OWN = 4000, 80, 40, 100
ORGANISATION = "organisation"
CHANGED = "Somebody else has changed this since you opened it. Read it again."


@transaction.atomic
def word(key: str, *, english: str, welsh: str = "", version: int, by: User, **about: Any) -> Wording:
    """Begin with these words from now on; blank English takes the text away, or the house's own up again.

    A blank `key` adds a text: then `act`, `title`, and where it is offered (`outcome`, `stage_from`) say about what.
    `version` is that of the text when it was read, 0 for one that nobody has changed. Raises `Invalid`, `StaleVersion`.
    """
    require_administrator(by)
    newest = _turn(Wording)
    known = texts().get(key) if key else None
    if key and known is None:
        raise NotThere
    if key and version != version_of_text(key):
        raise StaleVersion(CHANGED, current=version_of_text(key))
    said = {"english": plain(english), "welsh": plain(welsh)}
    given = _about(known, about)
    _require_sound(said, given, fresh=not key)
    made = Wording.objects.create(
        version=newest + 1, key=key or f"own-{newest + 1}", by=by, made_at=now(), **given, **said
    )
    record(ORGANISATION, 1, "wording_changed" if made.english else "wording_removed", by=by,
           text=made.key, version=made.version)  # fmt: skip
    return made


@transaction.atomic
def set_checklist(method: str, tasks: Sequence[tuple[str, bool]] | None, *, version: int, by: User) -> Checklist:
    """Ask for this on cases of one kind (blank: on all) from now on; None takes up the house's own list again.

    Each task is its text and whether the case can't be concluded before it is done.
    """
    require_administrator(by)
    newest = _turn(Checklist)
    if method and method not in Method.values:
        raise NotThere
    current, _ = checklist_rows(method)
    if version != current:
        raise StaleVersion(CHANGED, current=current)
    rows = None if tasks is None else [[plain(text), bool(mandatory)] for text, mandatory in tasks if text.strip()]
    _require_tasks(rows or [])
    made = Checklist.objects.create(version=newest + 1, method=method, tasks=rows, by=by, made_at=now())
    record(ORGANISATION, 1, "checklist_changed" if isinstance(rows, list) else "checklist_reset", by=by,
           method=method, version=made.version)  # fmt: skip
    return made


def _turn(model: type[models.Model]) -> int:
    """The newest version there is, once nobody else is about to make another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"cases.{model.__name__}"])
    return int(model._default_manager.aggregate(newest=Max("version"))["newest"] or 0)


def _about(known: Text | None, about: dict[str, Any]) -> dict[str, Any]:
    """What a text is for: settled when it is made, and the same ever after."""
    if known is not None:
        return {name: getattr(known, name) for name in ("act", "title", "outcome", "stage_from")}
    return {"act": about.get("act", ""), "title": str(about.get("title", "")).strip(),
            "outcome": about.get("outcome") or "", "stage_from": int(about.get("stage_from") or 0)}  # fmt: skip


def _require_sound(said: dict[str, str], given: dict[str, Any], *, fresh: bool) -> None:
    wrong = {name: fault for name, text in said.items() if (fault := _fault(text))}
    if fresh:
        wrong |= {} if said["english"] else {"english": ["Enter the text."]}
        wrong |= _faults_of_new(given)
    if said["welsh"] and not said["english"]:
        wrong["english"] = ["Enter the text in English too."]
    if wrong:
        raise Invalid(wrong)


def _faults_of_new(given: dict[str, Any]) -> dict[str, list[str]]:
    rules = {
        "title": (0 < len(given["title"]) <= LONGEST_TITLE, "Enter a title of at most 80 characters."),
        "act": (given["act"] in ACTS, "Choose what it is for."),
        "outcome": (given["outcome"] in ("", *Outcome.values), "Choose from the list."),
        "stage_from": (given["stage_from"] in Stage.values, "Choose from the list."),
        "english": (len(texts()) - len(HOUSE) < MOST_OWN, f"There are {MOST_OWN} texts already. Remove one first."),
    }
    return {name: [sentence] for name, (sound, sentence) in rules.items() if not sound}


def _fault(text: str) -> list[str]:
    if len(text) > LONGEST or "\0" in text:
        return [f"Use at most {LONGEST:,} characters."]
    strange = text.replace(REFERENCE, "")
    return ["Only {reference} can be filled in."] if "{" in strange or "}" in strange else []


def _require_tasks(rows: Sequence[Sequence[Any]]) -> None:
    longest = Task._meta.get_field("text").max_length or 0
    said = [text for text, _ in rows]
    if len(rows) > MOST_TASKS:
        raise Invalid({"mandatory": [f"Ask for at most {MOST_TASKS} things."]})
    if any(len(text) > longest or "\0" in text or "\n" in text for text in said):
        raise Invalid({"mandatory": [f"Use at most {longest} characters for each."]})
    if len(set(said)) < len(said):
        raise Invalid({"mandatory": ["Say each thing once."]})


def plain(text: str) -> str:
    """What somebody typed as it is kept: nothing around it, and lines that end alike whichever browser sent them."""
    return text.strip().replace("\r\n", "\n")
