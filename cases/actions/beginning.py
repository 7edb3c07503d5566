"""What becomes of a text that isn't finished? It is kept for its writer until the act is done, or for some weeks."""

from collections.abc import Mapping
from datetime import timedelta

from accounts.models import User
from cases.actions.available import needs_of
from cases.models import Begun, Case
from cases.workflow import LONGEST
from events.clock import now
from events.refusals import NotThere

KEPT = timedelta(days=30)
TEXTS = ("text", "question", "reply", "reason", "summary", "no_reply_reason")  # what takes long to write


def keep_begun(reference: str, act: str, texts: Mapping[str, str], *, by: User) -> None:
    """Keep what `by` has written so far for an act; nothing written drops it. Changes nothing of the case."""
    case = Case.objects.visible_to(by).filter(reference=reference).first()
    if case is None:
        raise NotThere
    needed = {need.name for need in needs_of(act)}
    kept = {name: texts[name][:LONGEST].replace("\0", "") for name in TEXTS if name in needed and texts.get(name)}
    if not kept:
        drop_begun(case, act, by=by)
        return
    Begun.objects.update_or_create(case=case, person=by, act=act, defaults={"texts": kept, "saved_at": now()})


def drop_begun(case: Case, act: str, *, by: User) -> None:
    """The act is done, or given up."""
    Begun.objects.filter(case=case, person=by, act=act).delete()


def drop_old_begun() -> None:
    """Forget what nobody has touched for some weeks."""
    Begun.objects.filter(saved_at__lt=now() - KEPT).delete()
