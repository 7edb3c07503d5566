"""Where is a report while it is being written? In a sealed draft on the server, gone after a stated time."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from accounts.sealing import seal
from events.clock import now
from events.refusals import NotThere
from reports.models import Draft

KEPT = timedelta(days=14)


def keep_draft(key: UUID, answers: dict[str, Any], *, owner: str) -> None:
    """Keep the answers so far under `key`; `owner` is the writer's pseudonym, or blank.

    Raises `NotThere` where the key is somebody else's draft.
    """
    if Draft.objects.filter(key=key).exclude(owner=owner).exists():
        raise NotThere
    sealed = seal(answers, of=str(key))
    Draft.objects.update_or_create(key=key, owner=owner, defaults={"answers": sealed, "kept_until": now() + KEPT})


def drop_draft(key: UUID) -> None:
    """Forget a draft, as after filing."""
    Draft.objects.filter(key=key).delete()


def drop_old_drafts() -> int:
    """Forget every draft whose time is over; return how many."""
    return Draft.objects.filter(kept_until__lte=now()).delete()[0]
