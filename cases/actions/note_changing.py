"""What can become of a note after it was written? Its writer may change it, and it may be shown to the reporter."""

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.effects import talk
from cases.actions.lock import lock, save
from cases.models import Case, Message, Note, NoteEdition
from cases.queries.mentions import mentioned_in
from events.clock import now
from events.refusals import Forbidden, Invalid, NotThere, StaleVersion

CHANGED = "You have changed this note elsewhere since you opened it."


@transaction.atomic
def edit_note(reference: str, number: int, text: str, *, edition: int, by: User) -> Note:
    """Change one's own note; what it said before stays readable. `edition` is the one that was read."""
    case = lock(reference, by=by, version=None)
    policy.require(by, "edit_note", case)
    note = note_of(case, number)
    if note.by_id != by.pk:
        raise Forbidden("Only its writer changes a note. Write one of your own.")
    if note.edition != edition:
        raise StaleVersion(CHANGED, current=note.edition)
    if not text.strip():
        raise Invalid({"text": ["Write the note first."]})
    NoteEdition.objects.create(note=note, number=note.edition, text=note.text, replaced_at=now())
    before = set(mentioned_in(note.text, case))
    note.text, note.edition, note.edited_at = text, note.edition + 1, now()
    note.save(update_fields=["text", "edition", "edited_at"])
    fresh = [person for person in mentioned_in(text, case) if person not in before]
    save(case, "edit_note", by=by, note=note.pk, mentioned=fresh)
    return note


@transaction.atomic
def share_note(reference: str, number: int, text: str, *, by: User, version: int | None) -> Message:
    """Send `text`, drawn from a note, to the reporter: exactly what its preview showed, and nothing else."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "share_note", case)
    note = note_of(case, number)
    if not text.strip():
        raise Invalid({"text": ["Write what the reporter is to read."]})
    message = Message.objects.create(
        conversation=talk(case), kind=Message.Kind.REPLY, text=text, by=by, written_at=now(), sent_at=now()
    )
    note.shared_at = now()
    note.save(update_fields=["shared_at"])
    save(case, "share_note", by=by, note=note.pk, message=message.pk)
    return message


def note_of(case: Case, number: int) -> Note:
    """The note with this number in this case, with its writer; anything else isn't there."""
    note = Note.objects.select_related("by").filter(case=case, pk=number).first()
    if note is None:
        raise NotThere
    return note
